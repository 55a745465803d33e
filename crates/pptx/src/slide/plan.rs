//! Which slides there are: one a page, more where a page is too long for one, each with a title of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use document::{Body, Page};

use super::frame::Frame;
use super::matrix::Grid;
use super::{Scene, chart_page, gaps, overview, points, ranked_bars, reading, words};
use crate::shape::text::Paragraph;
use crate::template::layouts::Layout;

/// A slide to be drawn.
#[derive(Debug)]
pub struct Planned<'a> {
    /// The page it shows.
    pub page: &'a Page,
    /// The position of the page's section.
    pub section_idx: usize,
    /// The headline.
    pub title: String,
    /// What tells it apart from the same headline on another slide, with a space before it; usually nothing.
    pub title_ending: String,
    /// Which part of the page it shows.
    pub part: Part,
    /// Which of its page's slides it is, from one.
    pub number: usize,
    /// What it stands on.
    pub layout: &'a Layout,
}

/// Which part of a page a slide shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// All of it.
    Whole,
    /// Some of its rows, items or points.
    Items(Range<usize>),
    /// Some rows and columns of its table.
    Grid(Grid),
    /// Running text, column by column.
    Columns(Vec<Vec<Paragraph>>),
}

impl Planned<'_> {
    /// Whether the title is a name set large, on a cover or an opener with a panel, rather than a sentence.
    pub fn is_display_title(&self) -> bool {
        match self.page.body {
            Body::Cover(_) => true,
            Body::Opener(_) => self.layout.kind == "secHead",
            _ => false,
        }
    }
}

/// All slides in order.
pub fn plan<'a>(scene: &Scene<'a>) -> Vec<Planned<'a>> {
    let mut slides = Vec::new();
    for (section_idx, section) in scene.document.sections.iter().enumerate() {
        for page in &section.pages {
            let layouts = &scene.stage.layouts;
            let layout = match &page.body {
                Body::Cover(_) => &layouts.cover,
                Body::Opener(_) => layouts.opener.as_ref().unwrap_or(&layouts.content),
                _ => &layouts.content,
            };
            for (idx, part) in parts(scene, page, layout).into_iter().enumerate() {
                slides.push(Planned {
                    page,
                    section_idx,
                    title: title_of(scene, page),
                    title_ending: String::new(),
                    part,
                    number: idx + 1,
                    layout,
                });
            }
        }
    }
    tell_apart(scene, &mut slides);
    slides
}

fn parts(scene: &Scene<'_>, page: &Page, layout: &Layout) -> Vec<Part> {
    let frame = Frame::for_page(scene, layout, page);
    let language = scene.document.language;
    let in_chunks = |n: usize, n_max: usize| chunks(n, n_max).into_iter().map(Part::Items).collect();
    match &page.body {
        Body::Cover(_) | Body::Opener(_) | Body::Trend(_) => vec![Part::Whole],
        Body::Chart(chart) => chart_page::slides(chart, page.subtitle.is_some(), &frame, language, layout.family),
        Body::Agenda(agenda) => in_chunks(agenda.items.len(), super::agenda::N_ITEMS_MAX),
        Body::Points(points) => {
            in_chunks(points.len(), points::n_points_max(points, layout.family, language, frame.wide_body()))
        }
        Body::KeyFigure(story) => match &story.bars {
            Some(bars) => in_chunks(bars.rows.len(), ranked_bars::n_rows_max(frame.body())),
            None if story.has_figures() => vec![Part::Items(0..0)],
            // The overview's row, the opener and the page of gaps say it: an empty slide would say no more.
            None => Vec::new(),
        },
        Body::Overview(overview) => {
            let matrix = overview::matrix(overview, language);
            matrix.grids(frame.body(), layout.family).into_iter().map(Part::Grid).collect()
        }
        Body::Gaps(gaps) => {
            let matrix = gaps::matrix(gaps, language);
            matrix.grids(frame.body(), layout.family).into_iter().map(Part::Grid).collect()
        }
        Body::Definitions(definitions) => {
            reading::slides(reading::definitions(definitions, language), &frame, layout.family)
        }
        Body::Prose(prose) => reading::slides(reading::prose(prose, language), &frame, layout.family),
    }
}

/// Each slide by its page, and its number where it is not the page's first: `BIL-DEF`, `BIL-DEF:2`.
pub fn page_names(slides: &[Planned<'_>]) -> Vec<String> {
    let name = |slide: &Planned<'_>| match slide.number {
        1 => slide.page.code.to_string(),
        number => format!("{}:{number}", slide.page.code),
    };
    slides.iter().map(name).collect()
}

/// As few parts as possible, of as equal lengths as possible; one empty part of nothing.
pub fn chunks(n: usize, n_max: usize) -> Vec<Range<usize>> {
    let n_parts = n.div_ceil(n_max.max(1)).max(1);
    (0..n_parts).map(|idx| idx * n / n_parts..(idx + 1) * n / n_parts).collect()
}

fn title_of(scene: &Scene<'_>, page: &Page) -> String {
    let language = scene.document.language;
    let texts = [page.headline.plain(language), page.kicker.plain(language), page.code.to_string()];
    texts.into_iter().map(|text| text.trim().to_owned()).find(|text| !text.is_empty()).unwrap_or_else(|| "–".to_owned())
}

/// Numbers the slides that share a title: whoever navigates by titles must be able to tell them apart.
fn tell_apart(scene: &Scene<'_>, slides: &mut [Planned<'_>]) {
    let mut n_with_title: BTreeMap<String, usize> = BTreeMap::new();
    for slide in slides.iter() {
        *n_with_title.entry(slide.title.clone()).or_default() += 1;
    }
    let mut n_seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for slide in slides.iter_mut() {
        let n = n_with_title[&slide.title];
        if n > 1 {
            let number = n_seen.entry(slide.title.clone()).or_default();
            *number += 1;
            slide.title_ending = format!(" {}", words::part_of(*number, n, scene.document.language));
        }
        while !taken.insert(format!("{}{}", slide.title, slide.title_ending)) {
            slide.title_ending = format!("{} · {}", slide.title_ending, slide.page.code);
        }
    }
}
