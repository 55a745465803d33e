//! Slides: each kind of page drawn in its own file.
//!
//! [`plan`] says which slides there are and how long pages are split; [`frame`] is what every slide has round its
//! body; [`set`] fits texts to their places and [`flow`] running text to columns; [`matrix`] is the table behind
//! overview and gaps; [`chart_page`] draws the charts that fill a page. The others are one kind each, in the order of the day.

pub mod agenda;
pub mod chart_page;
pub mod cover;
pub mod flow;
pub mod frame;
pub mod gaps;
pub mod matrix;
pub mod opener;
pub mod overview;
pub mod plan;
pub mod points;
pub mod ranked_bars;
pub mod reading;
pub mod set;
pub mod small_multiples;
pub mod words;

use std::collections::BTreeMap;

use document::{Body, Document, PageCode};

use crate::shape::canvas::{Canvas, Drawn};
use crate::template::stage::Stage;
use frame::Frame;
use plan::{Part, Planned};

/// What every slide is drawn from.
#[derive(Debug)]
pub struct Scene<'a> {
    /// The day.
    pub document: &'a Document,
    /// The template.
    pub stage: &'a Stage,
    /// The first slide of each page, from nought.
    slides: BTreeMap<&'a PageCode, usize>,
}

impl<'a> Scene<'a> {
    /// A scene whose slides are not planned yet.
    pub fn new(document: &'a Document, stage: &'a Stage) -> Scene<'a> {
        Scene { document, stage, slides: BTreeMap::new() }
    }

    /// The same, knowing where each page's first slide is.
    pub fn with_slides(mut self, planned: &[Planned<'a>]) -> Scene<'a> {
        for (idx, slide) in planned.iter().enumerate() {
            self.slides.entry(&slide.page.code).or_insert(idx);
        }
        self
    }

    /// Where a page's first slide is.
    pub fn slide_of(&self, page: &PageCode) -> Option<usize> {
        self.slides.get(page).copied()
    }
}

/// Draws one slide.
pub fn draw(scene: &Scene<'_>, planned: &Planned<'_>) -> Drawn {
    match &planned.page.body {
        Body::Cover(cover) => cover::draw(scene, planned, cover),
        Body::Opener(opener) => opener::draw(scene, planned, opener),
        _ => draw_content(scene, planned),
    }
}

fn draw_content(scene: &Scene<'_>, planned: &Planned<'_>) -> Drawn {
    let page = planned.page;
    let mut canvas = Canvas::new(&page.code, scene.document.language, planned.layout);
    canvas.number = planned.number;
    let frame = Frame::for_page(scene, planned.layout, page);
    let frame = frame::draw_head(&mut canvas, scene, planned, frame);
    let wide_body = frame.wide_body();
    match (&page.body, &planned.part) {
        (Body::Agenda(agenda), Part::Items(items)) => {
            agenda::draw(&mut canvas, scene, &agenda.items[items.clone()], wide_body);
        }
        (Body::Points(points), Part::Items(items)) => points::draw(&mut canvas, scene, points, items, wide_body),
        (Body::Overview(overview), Part::Grid(grid)) => overview::draw(&mut canvas, overview, grid, &frame),
        (Body::Gaps(gaps), Part::Grid(grid)) => gaps::draw(&mut canvas, gaps, grid, &frame),
        (Body::KeyFigure(story), Part::Items(rows)) => {
            frame::draw_subtitle(&mut canvas, planned, &frame);
            match &story.bars {
                Some(bars) => ranked_bars::draw(&mut canvas, bars, rows, frame.body()),
                None => ranked_bars::draw_too_few(&mut canvas, story, frame.body()),
            }
        }
        (Body::Trend(trend), _) => {
            frame::draw_subtitle(&mut canvas, planned, &frame);
            small_multiples::draw(&mut canvas, trend, frame.body());
        }
        (Body::Chart(page_of_chart), part) => {
            frame::draw_subtitle(&mut canvas, planned, &frame);
            chart_page::draw(&mut canvas, page_of_chart, part, page.subtitle.is_some(), &frame);
        }
        (_, Part::Columns(columns)) => reading::draw(&mut canvas, columns, reading::room(&frame)),
        _ => {}
    }
    frame::draw_foot(&mut canvas, scene, page, &frame);
    canvas.carry_notes(&page.notes);
    canvas.finish()
}
