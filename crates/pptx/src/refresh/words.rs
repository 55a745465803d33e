//! The words of the list.

use document::Language;

use super::told::What;

/// The page of the list: its code on the slide and in the shapes' names.
pub const LIST_CODE: &str = "UPPDATERAT";

/// Over the list.
pub fn headline(language: Language) -> &'static str {
    match language {
        Language::Sv => "Uppdaterat: detta ändrades, och detta lämnades",
        Language::En => "Refreshed: what changed, and what was left alone",
    }
}

/// Before the list, small.
pub fn kicker(language: Language) -> &'static str {
    match language {
        Language::Sv => "Ta bort bilden före dagen",
        Language::En => "Delete this slide before the day",
    }
}

/// When nothing differs.
pub fn nothing(language: Language) -> &'static str {
    match language {
        Language::Sv => "Inget skilde sig: siffrorna är desamma.",
        Language::En => "Nothing differed: the figures are the same.",
    }
}

/// A slide.
pub fn slide(number: usize, language: Language) -> String {
    match language {
        Language::Sv => format!("Bild {number}"),
        Language::En => format!("Slide {number}"),
    }
}

/// What is not listed.
pub fn more(n: usize, language: Language) -> String {
    match language {
        Language::Sv => format!("… och {n} till; `--format json` har alla"),
        Language::En => format!("… and {n} more; `--format json` has them all"),
    }
}

/// The heading over entries of a kind.
pub fn heading(what: What, language: Language) -> &'static str {
    let (swedish, english) = match what {
        What::HeadlineDoubtful => ("Rubriker som kanske inte längre stämmer", "Headlines that may no longer be true"),
        What::Headline => ("Nya rubriker", "New headlines"),
        What::Text => ("Nya texter", "New texts"),
        What::Chart => ("Nya siffror i diagram", "New figures in charts"),
        What::Shade => ("Nya färger på kartor", "New colours on maps"),
        What::Table => ("Nya siffror i tabeller", "New figures in tables"),
        What::TableRedrawn => ("Tabeller som ritats om", "Tables drawn anew"),
        What::Notes => ("Nya talarmanus", "New speaker notes"),
        What::Added => ("Har kommit till", "Added"),
        What::Removed => ("Har tagits bort", "Removed"),
        What::TextKept => ("Egna texter, lämnade", "Texts of your own, left alone"),
        What::ChartKept => ("Diagram med egna siffror, lämnade", "Charts with figures of your own, left alone"),
        What::ColourKept => {
            ("Egna färger på kartor, lämnade: kontrollera", "Colours of your own on maps, left alone: check them")
        }
        What::AxisKept => {
            ("Diagram med egen axel: kontrollera linjerna", "Charts with an axis of your own: check the lines")
        }
        What::TableKept => ("Tabeller med egna siffror, lämnade", "Tables with figures of your own, left alone"),
        What::NotesKept => ("Egna talarmanus, lämnade", "Speaker notes of your own, left alone"),
        What::AltKept => ("Egna alternativtexter, lämnade", "Alternative texts of your own, left alone"),
        What::PlaceKept => ("Flyttade linjer, lämnade: kontrollera", "Lines that were moved, left alone: check them"),
        What::PageGone => ("Bilder som dagen inte längre har", "Slides that the day no longer has"),
        What::PartGone => ("Bilder som sidan inte längre fyller", "Slides that their page no longer fills"),
        What::Unreadable => ("Kunde inte läsas, lämnade", "Could not be read, left alone"),
        What::PageNew => ("Nya sidor som presentationen saknar", "New pages that the deck does not have"),
    };
    match language {
        Language::Sv => swedish,
        Language::En => english,
    }
}
