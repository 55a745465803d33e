//! One slide or page with its message.

use std::fmt;

use domain::{AreaCode, KeyFigureId, Year};

use crate::chart::any::{Chart, ChartRow, ChartTable};
use crate::chart::{BarChart, CoverStrip, Emphasis, Strip, Trend};
use crate::finding::Finding;
use crate::number::Number;
use crate::table::{DetailTable, Gaps, Overview};
use crate::text::Text;

/// A page's lasting name, made of area and key figure, never of position: `FSK-N11008`, `FSK-OV1`.
///
/// Capital letters, digits and hyphens. It is the slide's passport, the prefix of its shapes' names and (in lower
/// case) the name of its file on the site.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PageCode(pub String);

impl PageCode {
    /// The page's file on the site, without folder: `fsk-n11008.html`.
    pub fn file_name(&self) -> String {
        format!("{}.html", self.0.to_ascii_lowercase())
    }

    /// The file of what is behind the page, without folder: `p-fsk-n11008.html`.
    ///
    /// ```
    /// let code = document::PageCode("FSK-N11008".to_owned());
    /// assert_eq!(code.passport_file_name(), "p-fsk-n11008.html");
    /// ```
    pub fn passport_file_name(&self) -> String {
        format!("p-{}", self.file_name())
    }
}

impl fmt::Display for PageCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// One slide or page: a message, its proof, its receipt.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its lasting name.
    pub code: PageCode,
    /// Area and topic: "Förskola · kostnad".
    pub kicker: Text,
    /// The message, a full sentence; unique in the document.
    pub headline: Text,
    /// What the message claims of the figures, where it is about those of one key figure.
    pub finding: Option<Finding>,
    /// Figure, unit, year.
    pub subtitle: Option<Text>,
    /// The proof.
    pub body: Body,
    /// The receipt: "Källa: Kolada N11008, 2022. Median: Egen bearbetning."
    pub source: Text,
    /// What the speaker says, a paragraph each: the numbers, the definition, what to ask.
    pub notes: Vec<Text>,
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// The first slide.
    Cover(Cover),
    /// The day's areas in order.
    Agenda(Agenda),
    /// The day in ten points.
    Points(Vec<Point>),
    /// An area's first slide.
    Opener(Opener),
    /// Key figures × municipalities.
    Overview(Overview),
    /// One key figure: ranked bars on a slide; chart, table, trend and definition on a page.
    KeyFigure(Box<KeyFigureStory>),
    /// One key figure's development, where the change is the news. Only on slides: the page has it already.
    Trend(Trend),
    /// One chart that fills the page, of any kind.
    Chart(Box<ChartPage>),
    /// Who lacks what.
    Gaps(Gaps),
    /// Definitions; a writer splits them over as many slides as they need.
    Definitions(Vec<Definition>),
    /// Running text under headings; split likewise.
    Prose(Vec<(Text, Vec<Text>)>),
}

/// The first slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Cover {
    /// "Värd: Nynäshamns kommun".
    pub host: Text,
    /// "23 november 2026 · de flesta siffror gäller 2022".
    pub when: Text,
    /// All municipalities of the country as ticks, where the figures are there.
    pub strip: Option<CoverStrip>,
}

/// The day's areas.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// In the order of the day.
    pub items: Vec<AgendaItem>,
}

/// One area on the agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct AgendaItem {
    /// Its name.
    pub name: Text,
    /// Who answers for it: the committee.
    pub answers: Text,
    /// "8 nyckeltal".
    pub extent: Text,
    /// Its first page.
    pub page: PageCode,
}

/// What stands out.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// The area's name.
    pub area: Text,
    /// One true sentence, its number strong.
    pub sentence: Text,
    /// Where it is proven.
    pub page: PageCode,
    /// Whether it is good news.
    pub tone: Tone,
}

/// Good news or bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something to be proud of.
    Good,
    /// Something to work on.
    Weak,
}

/// An area's first slide.
#[derive(Debug, Clone, PartialEq)]
pub struct Opener {
    /// "Område 3 av 14".
    pub ordinal: Text,
    /// What the area's figures say, in a sentence or two.
    pub lead: Text,
    /// The question to the hall.
    pub question: Text,
    /// "Frågan till salen".
    pub question_head: Text,
    /// Who answers for the area.
    pub answers: Answers,
    /// Three ranges at most.
    pub strips: Vec<Strip>,
    /// What could not be got, where something could not.
    pub missing: Option<Text>,
}

/// Who answers for an area.
#[derive(Debug, Clone, PartialEq)]
pub struct Answers {
    /// *Nämnd.*
    pub committee: Text,
    /// *Förvaltning.*
    pub administration: Text,
    /// A person, where the programme names one.
    pub contact: Option<Text>,
}

/// One key figure's whole story. A slide shows the bars; a page shows all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyFigureStory {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its short name.
    pub name: Text,
    /// The year compared.
    pub year: Year,
    /// Ranked bars; `None` when fewer than three have a value.
    pub bars: Option<BarChart>,
    /// Said instead of the chart when there is none.
    pub too_few: Option<Text>,
    /// The development, where there are at least three years.
    pub trend: Option<Trend>,
    /// The numbers.
    pub table: DetailTable,
    /// Women and men, where they are told apart.
    pub women_men: Option<DetailTable>,
    /// "Bedöms inte. …", or what to be careful about; one paragraph each.
    pub cautions: Vec<Text>,
    /// What it means: the definition and what is made of it.
    pub definition: Definition,
    /// Where it comes from: head and text, in order ("Nyckeltal", "Källa", "Hämtad", "Täckning" …).
    pub provenance: Vec<(Text, Text)>,
}

impl KeyFigureStory {
    /// Whether any municipality of the group has a figure to compare.
    pub fn has_figures(&self) -> bool {
        let has_number = |cell: &Text| !cell.numbers().is_empty();
        self.table.rows.iter().filter(|row| row.is_member).any(|row| row.cells.iter().any(has_number))
    }
}

/// One chart that fills a page, and what stands beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPage {
    /// What it is about, the first foremost.
    pub key_figures: Vec<KeyFigureId>,
    /// The proof.
    pub chart: Chart,
    /// What stands in a panel beside it.
    pub panel: Option<SidePanel>,
    /// What to be careful about; one paragraph each.
    pub cautions: Vec<Text>,
    /// What else is told, where there is room for more than a slide has; one paragraph each.
    pub details: Vec<Text>,
    /// Further numbers of the group, likewise.
    pub further: Option<FurtherNumbers>,
}

/// Numbers that a chart is read with, and that it does not show.
#[derive(Debug, Clone, PartialEq)]
pub struct FurtherNumbers {
    /// What they are, over the table.
    pub title: Text,
    /// Over the names.
    pub corner: Text,
    /// One a column.
    pub heads: Vec<Text>,
    /// In the order shown.
    pub rows: Vec<FurtherRow>,
}

/// One municipality's further numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct FurtherRow {
    /// Which.
    pub area: AreaCode,
    /// Its name.
    pub name: String,
    /// Whether it is the marked one.
    pub emphasis: Emphasis,
    /// One a head.
    pub cells: Vec<Number>,
}

impl FurtherNumbers {
    /// As other tables of numbers.
    pub fn table(&self) -> ChartTable<'_> {
        let rows = self.rows.iter().map(|row| ChartRow {
            name: Text::verbatim(&*row.name),
            area: Some(row.area),
            emphasis: row.emphasis,
            cells: row.cells.iter().map(Some).collect(),
            missing: None,
        });
        ChartTable { corner: self.corner.clone(), heads: self.heads.clone(), rows: rows.collect() }
    }
}

/// What stands in a panel beside a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SidePanel {
    /// Over the answer: "Slutsats".
    pub head: Text,
    /// The answer, large: "Håller inte".
    pub answer: Text,
    /// Three facts at most, a sentence each.
    pub facts: Vec<Text>,
}

/// A key figure's definition.
#[derive(Debug, Clone, PartialEq)]
pub struct Definition {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// The publisher's title.
    pub title: Text,
    /// The publisher's definition.
    pub text: Text,
    /// How we judge it and why: "Högre är bättre", "Bedöms inte".
    pub judged: Text,
}
