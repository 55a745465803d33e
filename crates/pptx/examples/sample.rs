//! Writes the sample day to a file, on a template if one is given; a file that is there is left alone:
//! `cargo run -p pptx --example sample -- OUT [TEMPLATE]`.

use std::io::Write;
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
    let deck = pptx::write(&testkit::sample_document(), template)?;
    println!("{} slides, {} charts, {:?}", deck.n_slides, deck.n_charts, started.elapsed());
    for warning in &deck.warnings {
        println!("warning: {warning}");
    }
    // Never over a file that is there: the template's name may have come first by mistake.
    std::fs::File::create_new(&out).and_then(|mut file| file.write_all(&deck.bytes))?;
    Ok(())
}
