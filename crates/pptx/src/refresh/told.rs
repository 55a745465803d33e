//! What a refresh did, and what it left alone: one entry each, for a list.

use super::chart::FigureChange;

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A headline that somebody wrote, and behind which ours has changed: it may no longer be true.
    HeadlineDoubtful,
    /// A new headline.
    Headline,
    /// A new text.
    Text,
    /// New figures in a chart.
    Chart,
    /// An area of a map in the colour of another class.
    Shade,
    /// New cells in a table.
    Table,
    /// A table drawn anew, since its columns are others: own looks of cells are gone.
    TableRedrawn,
    /// New speaker notes.
    Notes,
    /// Something that was not there before.
    Added,
    /// Something that no longer has anything to say.
    Removed,
    /// A text that somebody wrote, left as it is.
    TextKept,
    /// A chart whose figures somebody changed, or of which somebody made another kind.
    ChartKept,
    /// An area of a map that somebody coloured, and whose figure has changed.
    ColourKept,
    /// An axis that somebody set.
    AxisKept,
    /// A table in which somebody changed cells.
    TableKept,
    /// Speaker notes that somebody wrote.
    NotesKept,
    /// An alternative text that somebody wrote.
    AltKept,
    /// Something over a chart that somebody moved: it may no longer stand where its figure is.
    PlaceKept,
    /// A slide whose page the day no longer has.
    PageGone,
    /// A slide that is more than its page now fills.
    PartGone,
    /// A slide or chart that cannot be read, or is written in an unusual way.
    Unreadable,
    /// A page of the day that the deck does not have and never had.
    PageNew,
}

impl What {
    /// Whether the deck differs by it.
    pub fn is_change(self) -> bool {
        use What::{Added, Chart, Headline, Notes, Removed, Shade, Table, TableRedrawn, Text};
        matches!(self, Headline | Text | Chart | Shade | Table | TableRedrawn | Notes | Added | Removed)
    }

    /// Its name for other programs.
    pub fn word(self) -> &'static str {
        match self {
            What::HeadlineDoubtful => "headline-may-no-longer-be-true",
            What::Headline => "headline",
            What::Text => "text",
            What::Chart => "chart",
            What::Shade => "shade",
            What::Table => "table",
            What::TableRedrawn => "table-redrawn",
            What::Notes => "notes",
            What::Added => "added",
            What::Removed => "removed",
            What::TextKept => "text-kept",
            What::ChartKept => "chart-kept",
            What::ColourKept => "colour-kept",
            What::AxisKept => "axis-kept",
            What::TableKept => "table-kept",
            What::NotesKept => "notes-kept",
            What::AltKept => "alt-text-kept",
            What::PlaceKept => "place-kept",
            What::PageGone => "page-gone",
            What::PartGone => "part-gone",
            What::Unreadable => "unreadable",
            What::PageNew => "page-new",
        }
    }
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The slide's position from one; `None` for a page that has none.
    pub slide: Option<usize>,
    /// The page.
    pub page: String,
    /// The slide's headline as it now stands.
    pub title: String,
    /// Which shape of the slide.
    pub part: String,
    /// What.
    pub what: What,
    /// What stands or stood there.
    pub old: String,
    /// What stands there now, or would.
    pub new: String,
    /// Of a chart, the figures that differ.
    pub figures: Vec<FigureChange>,
}

impl Told {
    /// An entry about a whole slide or page.
    pub fn of_page(slide: Option<usize>, page: &str, what: What) -> Told {
        Told {
            slide,
            page: page.to_owned(),
            title: String::new(),
            part: String::new(),
            what,
            old: String::new(),
            new: String::new(),
            figures: Vec::new(),
        }
    }
}
