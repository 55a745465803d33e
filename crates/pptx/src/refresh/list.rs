//! The list as a document of one page, to be drawn as any other.

use document::{Body, Document, Language, Page, PageCode, Section, SectionKind, Text};

use super::told::{Told, What};
use super::words;

/// More entries of a kind are counted, not listed: the slide is to be read.
const N_LINES_MAX: usize = 12;
/// A longer text is cut.
const N_CHARACTERS_MAX: usize = 160;
/// In the order in which they matter.
const ORDER: [What; 20] = [
    What::HeadlineDoubtful,
    What::TextKept,
    What::ChartKept,
    What::AxisKept,
    What::TableKept,
    What::PlaceKept,
    What::AltKept,
    What::NotesKept,
    What::Unreadable,
    What::PageGone,
    What::PartGone,
    What::PageNew,
    What::Headline,
    What::Chart,
    What::Table,
    What::TableRedrawn,
    What::Added,
    What::Removed,
    What::Text,
    What::Notes,
];

/// The day with the list as its only page.
pub fn document(day: &Document, told: &[Told]) -> Document {
    let language = day.language;
    let mut prose = Vec::new();
    for what in ORDER {
        let entries: Vec<&Told> = told.iter().filter(|entry| entry.what == what).collect();
        if entries.is_empty() {
            continue;
        }
        let mut lines: Vec<Text> =
            entries.iter().take(N_LINES_MAX).map(|entry| Text::words(line(entry, language))).collect();
        if entries.len() > N_LINES_MAX {
            lines.push(Text::words(words::more(entries.len() - N_LINES_MAX, language)));
        }
        prose.push((Text::words(format!("{} ({})", words::heading(what, language), entries.len())), lines));
    }
    if prose.is_empty() {
        prose.push((Text::default(), vec![Text::words(words::nothing(language))]));
    }
    let page = Page {
        code: PageCode(words::LIST_CODE.to_owned()),
        kicker: Text::words(words::kicker(language)),
        headline: Text::words(words::headline(language)),
        finding: None,
        subtitle: None,
        body: Body::Prose(prose),
        source: Text::default(),
        notes: Vec::new(),
    };
    let section = Section {
        code: words::LIST_CODE.to_owned(),
        name: Text::words(words::headline(language)),
        kind: SectionKind::Appendix,
        pages: vec![page],
    };
    Document { sections: vec![section], ..day.clone() }
}

fn line(entry: &Told, language: Language) -> String {
    let mut line = match entry.slide {
        Some(number) => format!("{}, {}", words::slide(number, language), entry.page),
        None => entry.page.clone(),
    };
    let figures: Vec<String> = entry.figures.iter().map(|change| change.told(language)).collect();
    let what = match (entry.old.is_empty(), entry.new.is_empty()) {
        _ if !figures.is_empty() => figures.join("; "),
        (true, true) => entry.title.clone(),
        (false, true) => entry.old.clone(),
        (true, false) => entry.new.clone(),
        (false, false) => format!("{} → {}", entry.old, entry.new),
    };
    line += ": ";
    line += &cut(&what);
    line
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(N_CHARACTERS_MAX) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}
