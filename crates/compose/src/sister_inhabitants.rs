//! The sister deck for inhabitants: some ten slides without professional words.
//!
//! Cover, the day's points, the clearest of the figures behind them, how to read, where from. The figures' pages are
//! those of the whole document; the last two are told under the codes of definitions and method, where the site says
//! more of the same.

use std::collections::BTreeSet;

use document::{
    Bar, BarChart, Body, Document, Emphasis, Page, PageCode, ReferenceKind, Section, SectionKind, Text, Tone,
};

use crate::day::{Day, Source};
use crate::desk::Desk;
use crate::front::municipality_name;
use crate::points::points_in_plain_words;
use crate::sister::{cover, cut, proof, story, titled};

/// So many figures, where there are points enough, and so many of either tone first.
const N_FIGURES: usize = 6;
const N_OF_A_TONE: usize = N_FIGURES / 2;

/// The short document for those who live in the municipality that `whole` marks.
///
/// - **Missing:** a point whose page has no chart, or none with both the municipality and riket, gives no slide of its own.
pub fn for_inhabitants(day: &Day<'_>, whole: &Document) -> Document {
    let desk = Desk::new(day);
    let title = titled(&desk, desk.say("sister-inhabitants", &[]).into());
    let which = desk.say("sister-for-inhabitants", &[("name", whole.marked_name().into())]);
    let clearest = clearest(whole);
    let mut sections = Vec::new();
    for section in &whole.sections {
        let pages: Vec<Page> = match section.kind {
            SectionKind::Front => section.pages.iter().filter_map(|page| front(&desk, page, &title, &which)).collect(),
            SectionKind::Area => section.pages.iter().filter(|page| clearest.contains(&page.code)).cloned().collect(),
            SectionKind::Appendix => vec![reading(&desk, whole), origin(&desk)],
        };
        if !pages.is_empty() {
            sections.push(Section {
                code: section.code.clone(),
                name: section.name.clone(),
                kind: section.kind,
                pages,
            });
        }
    }
    let subject = desk.say("sister-subject-inhabitants", &[("name", whole.marked_name().into())]);
    cut(desk, whole, title, subject, sections)
}

fn front(desk: &Desk<'_>, page: &Page, title: &str, which: &Text) -> Option<Page> {
    match &page.body {
        Body::Cover(_) => cover(page, title, which),
        Body::Points(_) => {
            Some(Page { notes: vec![desk.say("sister-notes-points", &[])], ..points_in_plain_words(desk) })
        }
        _ => None,
    }
}

/// Of the points' pages those whose charts show the difference best.
///
/// Figures of the year compared come before older ones. Half of them are good and half weak where there are so many;
/// the rest is filled with either.
fn clearest(whole: &Document) -> BTreeSet<PageCode> {
    let points = whole.pages().filter_map(|page| match &page.body {
        Body::Points(points) => Some(points),
        _ => None,
    });
    let mut shown: Vec<(Clearness, Tone, PageCode)> = points
        .flatten()
        .filter_map(|point| {
            let (_, page) = proof(whole, point)?;
            let bars = story(page)?.bars.as_ref()?;
            Some((clearness(bars)?, point.tone, point.page.clone()))
        })
        .collect();
    shown.sort_by(|(a, _, a_code), (b, _, b_code)| {
        b.is_current.cmp(&a.is_current).then(b.share.total_cmp(&a.share)).then_with(|| a_code.cmp(b_code))
    });
    let of_tone = |tone: Tone| shown.iter().filter(move |one| one.1 == tone).take(N_OF_A_TONE);
    let first: Vec<&PageCode> = of_tone(Tone::Good).chain(of_tone(Tone::Weak)).map(|(_, _, code)| code).collect();
    let rest = shown.iter().map(|(_, _, code)| code).filter(|code| !first.contains(code));
    first.iter().copied().chain(rest).take(N_FIGURES).cloned().collect()
}

/// How well a chart shows the marked municipality's distance to riket.
#[derive(Debug, Clone, Copy)]
struct Clearness {
    /// Whether the municipality's figure is of the year compared.
    is_current: bool,
    /// The distance as a share of the longest bar.
    share: f64,
}

/// - **Missing:** `None` where the marked municipality or riket has no figure in the chart.
fn clearness(bars: &BarChart) -> Option<Clearness> {
    let marked = bars.rows.iter().find(|row| row.emphasis == Emphasis::Marked)?;
    let own = marked.bar.number()?;
    let riket = bars.references.iter().find(|reference| reference.kind == ReferenceKind::Riket)?;
    let longest = bars.rows.iter().filter_map(|row| row.bar.number()).map(|number| number.value.abs());
    let longest = longest.fold(riket.number.value.abs(), f64::max);
    let share = (own.value - riket.number.value).abs() / longest;
    (longest > 0.0).then_some(Clearness { is_current: matches!(marked.bar, Bar::Current(_)), share })
}

fn reading(desk: &Desk<'_>, whole: &Document) -> Page {
    let bars = desk.say("sister-reading-bars", &[("name", whole.marked_name().into())]);
    prose(
        "BIL-DEF",
        desk.say("sister-topic-reading", &[]),
        desk.say("sister-reading-headline", &[]),
        vec![
            (desk.say("sister-reading-bars-head", &[]), vec![bars]),
            (desk.say("sister-reading-older-head", &[]), vec![desk.say("sister-reading-older", &[])]),
            (desk.say("sister-reading-best-head", &[]), vec![desk.say("sister-reading-best", &[])]),
            (desk.say("sister-reading-sure-head", &[]), vec![desk.say("sister-reading-sure", &[])]),
            (desk.say("sister-reading-why-head", &[]), vec![desk.say("sister-reading-why", &[])]),
        ],
    )
}

fn origin(desk: &Desk<'_>) -> Page {
    let (source, own) = match desk.day.source {
        Source::Kolada => (desk.say("method-source", &[]), desk.say("sister-origin-own", &[])),
        Source::MadeUp => (desk.say("terms-made-up", &[]), desk.say("sister-origin-own-made-up", &[])),
    };
    let fetched =
        desk.day.fetched.map(|date| desk.say("fetched", &[("date", crate::front::date_in_words(desk, date).into())]));
    let host = municipality_name(desk, desk.day.programme.host);
    prose(
        "BIL-MET",
        desk.say("sister-topic-origin", &[]),
        desk.say("sister-origin-headline", &[]),
        vec![
            (desk.say("sister-origin-source-head", &[]), std::iter::once(source).chain(fetched).collect()),
            (desk.say("sister-origin-own-head", &[]), vec![own]),
            (desk.say("sister-origin-more-head", &[]), vec![desk.say("sister-origin-more", &[("host", host.into())])]),
        ],
    )
}

fn prose(code: &str, kicker: Text, headline: Text, parts: Vec<(Text, Vec<Text>)>) -> Page {
    Page {
        code: PageCode(code.to_owned()),
        kicker,
        headline,
        finding: None,
        subtitle: None,
        body: Body::Prose(parts),
        source: Text::default(),
        notes: Vec::new(),
    }
}
