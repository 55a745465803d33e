//! A deck of many slides, each with a native chart of eight bars: `deck N_SLIDES DECK.pptx`.

use document::{Bar, Body, Document, Page, PageCode, Span, Text};
use pptx::Template;

fn main() {
    let arguments = bench::arguments(2, "deck N_SLIDES DECK.pptx");
    let n_slides = arguments[0].to_str().and_then(|n| n.parse().ok()).expect("a number of slides");
    let document = day(n_slides);
    let (deck, seconds) = bench::timed(|| {
        let deck = pptx::write(&document, Template::BuiltIn).expect("the built-in template can be used");
        #[allow(clippy::disallowed_methods, reason = "nobody is to keep it")]
        std::fs::write(&arguments[1], &deck.bytes).expect("the deck can be written");
        deck
    });
    println!("inside_s {seconds}\nn_slides {}\nn_charts {}", deck.n_slides, deck.n_charts);
}

/// One area whose every page has its own values, headline and code.
fn day(n_slides: usize) -> Document {
    let mut document = testkit::sample_document();
    let sample = document.pages().find(|page| matches!(page.body, Body::KeyFigure(_))).expect("there is one").clone();
    let mut area = document.sections.swap_remove(1);
    area.pages = (1..=n_slides).map(|number| page(&sample, number)).collect();
    document.sections = vec![area];
    document
}

fn page(sample: &Page, number: usize) -> Page {
    let mut page = sample.clone();
    page.code = PageCode(format!("FSK-{number:05}"));
    page.headline.spans.push(Span::Verbatim(format!(", bild {number}")));
    page.notes = vec![Text::words("Fråga salen: vad skulle hända om alla gjorde som den bästa?"); 3];
    let Body::KeyFigure(story) = &mut page.body else { unreachable!("the sample's page is a key figure's") };
    for (idx, row) in story.bars.iter_mut().flat_map(|bars| &mut bars.rows).enumerate() {
        if let Bar::Current(value) = &mut row.bar {
            value.value += ((number * 31 + idx * 17) % 97) as f64;
        }
    }
    page
}
