//! Two pages for inhabitants: the day's clearest findings in plain words, a few small charts, and how to read them.

use domain::KeyFigureId;

use crate::chart::BarChart;
use crate::page::{PageCode, Point, Tone};
use crate::text::Text;

/// The handout of one municipality. Its first page is title, lead and findings; its second is charts and notes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Handout {
    /// "Så går det för Nynäshamn".
    pub title: Text,
    /// Day and date: "Nyckeltalsdagen 2026 · 23 november 2026".
    pub kicker: Text,
    /// What the day is and what the sheet shows; a paragraph each.
    pub lead: Vec<Text>,
    /// What stands out, the good first.
    pub findings: Vec<Findings>,
    /// Said instead of findings where there are none, otherwise what the codes after them are.
    pub after_findings: Text,
    /// The head of the second page.
    pub charts_head: Text,
    /// How the charts are to be read, or why there are none.
    pub charts_lead: Text,
    /// Four at most.
    pub charts: Vec<HandoutChart>,
    /// How to read the figures, what is missing, where they come from.
    pub notes: Vec<HandoutNote>,
    /// At the foot of both pages: the terms in short.
    pub foot: Text,
}

/// Findings of one tone.
#[derive(Debug, Clone, PartialEq)]
pub struct Findings {
    /// "Här ligger Nynäshamn bättre till än riket".
    pub head: Text,
    /// Whether they are good news.
    pub tone: Tone,
    /// A sentence each, with the code of the page where it is proven.
    pub points: Vec<Point>,
}

/// One key figure as a small chart.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoutChart {
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// Its short name.
    pub name: Text,
    /// What exactly is measured, when, and which way is good.
    pub what: Text,
    /// Over the names: "Kommun".
    pub name_head: Text,
    /// Over the values: the unit, or "Siffra".
    pub value_head: Text,
    /// The country's name in the chart's last row: "Riket".
    pub riket_name: Text,
    /// Ranked bars, the best first, and riket as the one reference. No column of differences.
    pub bars: BarChart,
    /// Where all of it stands.
    pub page: PageCode,
}

/// A head with its paragraphs.
#[derive(Debug, Clone, PartialEq)]
pub struct HandoutNote {
    /// "Så läser du siffrorna".
    pub head: Text,
    /// One paragraph each.
    pub paragraphs: Vec<Text>,
}
