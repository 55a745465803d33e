//! Writes a page of every kind of chart to a file, on a template if one is given:
//! `cargo run -p pptx --example charts -- OUT [TEMPLATE]`.

use std::time::Instant;

use pptx::Template;

// A tool for those who look at slides: here is the rim.
#[allow(clippy::disallowed_methods)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let out = arguments.next().ok_or("say where the deck is to go")?;
    let file = arguments.next();
    let bytes = file.as_ref().map(std::fs::read).transpose()?;
    let template = match (&bytes, &file) {
        (Some(bytes), Some(file)) => Template::Bytes { bytes, file },
        _ => Template::BuiltIn,
    };
    let started = Instant::now();
    let deck = pptx::write(&testkit::charts_document(), template)?;
    println!("{} slides, {} charts, {:?}", deck.n_slides, deck.n_charts, started.elapsed());
    for warning in &deck.warnings {
        println!("warning: {warning}");
    }
    std::fs::write(out, deck.bytes)?;
    Ok(())
}
