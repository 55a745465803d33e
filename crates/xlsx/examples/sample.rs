//! Writes the sample day to the file named, for a look with one's own eyes: `cargo run -p xlsx --example sample day.xlsx`.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("name the file to write")?;
    std::fs::write(path, xlsx::write(&testkit::sample_document())?)?;
    Ok(())
}
