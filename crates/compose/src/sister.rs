//! Sister decks: the day's document for somebody else than the hall.
//!
//! They are cut from a finished document: its pages stay as they are and keep their codes, so that a slide leads to the
//! same page of the site. What counts or names the whole (title, cover, agenda, points, gaps) is said anew of the part.
//! The one for inhabitants is `sister_inhabitants.rs`.

use std::collections::BTreeSet;

use document::handout::Handout;
use document::{
    Agenda, AgendaItem, Body, ChartPage, Document, FactId, Facts, Gaps, KeyFigureStory, Page, Point, Section,
    SectionKind, Text,
};
use domain::KeyFigureId;

use crate::assemble::slug;
use crate::day::{Day, DayArea, pick};
use crate::desk::Desk;
use crate::front::title;
use crate::gaps::N_ROWS_SHOWN;
use crate::opener::opener_code;
use crate::story::source_key;
use crate::words::{Arg, capitalised, joined};

/// A committee and the areas of the day that it answers for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committee {
    /// Its name in the day's language.
    pub name: String,
    /// The name in lower-case ASCII, for its file: `socialnamnden`. Two committees never share one.
    pub slug: String,
    /// The codes of its areas in the order of the day.
    pub areas: Vec<String>,
}

/// The committees of a day, in the order in which they first answer for an area.
///
/// Areas belong together when their committee is written the same way. A committee whose letters fold to those of an
/// earlier one gets the code of its first area after its slug.
pub fn committees(day: &Day<'_>) -> Vec<Committee> {
    let mut committees: Vec<Committee> = Vec::new();
    for area in day.areas.iter().map(|area| area.programme) {
        let name = pick(day.language, &area.committee_sv, &area.committee_en).trim();
        match committees.iter_mut().find(|committee| committee.name == name) {
            Some(committee) => committee.areas.push(area.code.clone()),
            None => {
                let slug = slug(name);
                let is_taken = slug.is_empty() || committees.iter().any(|committee| committee.slug == slug);
                let slug = if is_taken { self::slug(&format!("{slug}-{}", area.code)) } else { slug };
                committees.push(Committee { name: name.to_owned(), slug, areas: vec![area.code.clone()] });
            }
        }
    }
    committees
}

/// The whole day as the municipality that `document` marks takes it home: title and cover say whose it is.
pub fn for_municipality(day: &Day<'_>, document: &Document) -> Document {
    let desk = Desk::new(day);
    let name = document.marked_name();
    let which = desk.say("sister-for-municipality", &[("name", name.into())]);
    let title = titled(&desk, name.into());
    let mut document = Document { title: title.clone(), ..document.clone() };
    for page in document.sections.iter_mut().flat_map(|section| &mut section.pages) {
        if let Some(cover) = cover(page, &title, &which) {
            *page = cover;
        }
    }
    document
}

/// A committee's part of the day: its areas whole, and of the rest what is about them.
///
/// - **Edge cases:** a single area needs no agenda.
/// - **Missing:** without any of the day's points in its areas there is no page of points.
pub fn for_committee(day: &Day<'_>, whole: &Document, committee: &Committee) -> Document {
    let desk = Desk::new(day);
    let title = titled(&desk, committee.name.as_str().into());
    let which = desk.say("sister-for-committee", &[("committee", committee.name.as_str().into())]);
    let is_own = |section: &Section| section.kind == SectionKind::Area && committee.areas.contains(&section.code);
    let own: BTreeSet<KeyFigureId> = whole
        .sections
        .iter()
        .filter(|section| is_own(section))
        .flat_map(|section| &section.pages)
        .filter_map(|page| Some(story(page)?.key_figure))
        .collect();

    let mut sections = Vec::new();
    for section in &whole.sections {
        let pages: Vec<Page> = match section.kind {
            SectionKind::Front => section
                .pages
                .iter()
                .filter_map(|page| match &page.body {
                    Body::Cover(_) => cover(page, &title, &which),
                    Body::Agenda(agenda) => agenda_of(&desk, page, agenda, committee),
                    Body::Points(points) => points_of(&desk, whole, page, points, committee),
                    Body::Gaps(gaps) => Some(gaps_of(&desk, page, gaps, &own)),
                    _ => None,
                })
                .collect(),
            SectionKind::Area if is_own(section) => {
                section.pages.iter().map(|page| numbered_anew(&desk, page, &section.code, committee)).collect()
            }
            SectionKind::Area => continue,
            SectionKind::Appendix => section.pages.iter().map(|page| definitions_of(page, &own)).collect(),
        };
        let (code, name) = (section.code.clone(), section.name.clone());
        sections.push(Section { code, name, kind: section.kind, pages });
    }
    let subject = desk
        .say("sister-subject", &[("committee", committee.name.as_str().into()), ("name", whole.marked_name().into())]);
    cut(desk, whole, title, subject, sections)
}

/// "Nyckeltalsdagen 2026 · Socialnämnden".
pub(crate) fn titled(desk: &Desk<'_>, name: Arg) -> String {
    desk.say("sister-title", &[("day", title(desk).into()), ("name", name)]).plain(desk.language())
}

/// The cover with another title, and a line that says for whom the deck is. `None` for any other page.
pub(crate) fn cover(page: &Page, title: &str, which: &Text) -> Option<Page> {
    let Body::Cover(cover) = &page.body else { return None };
    let host = joined([which.clone(), cover.host.clone()], " · ");
    let notes = std::iter::once(which.clone()).chain(page.notes.iter().cloned()).collect();
    Some(Page {
        headline: Text::verbatim(title),
        body: Body::Cover(document::Cover { host, ..cover.clone() }),
        notes,
        ..page.clone()
    })
}

/// The key figure's story on a page.
pub(crate) fn story(page: &Page) -> Option<&KeyFigureStory> {
    match &page.body {
        Body::KeyFigure(story) => Some(story),
        _ => None,
    }
}

fn chart(page: &Page) -> Option<&ChartPage> {
    match &page.body {
        Body::Chart(chart) => Some(chart),
        _ => None,
    }
}

/// The page that proves a point.
pub(crate) fn proof<'a>(whole: &'a Document, point: &Point) -> Option<(&'a Section, &'a Page)> {
    let in_section =
        |section: &'a Section| section.pages.iter().find(|page| page.code == point.page).map(|page| (section, page));
    whole.sections.iter().find_map(in_section)
}

/// The committee's areas. It is in the headline: each area names its administration instead.
fn agenda_of(desk: &Desk<'_>, page: &Page, agenda: &Agenda, committee: &Committee) -> Option<Page> {
    let areas: Vec<&DayArea<'_>> =
        desk.day.areas.iter().filter(|area| committee.areas.contains(&area.programme.code)).collect();
    let item = |area: &&DayArea<'_>| {
        let own = agenda.items.iter().find(|item| item.page == opener_code(area))?;
        let programme = area.programme;
        let administration = pick(desk.language(), &programme.administration_sv, &programme.administration_en);
        Some(AgendaItem { answers: Text::verbatim(administration), ..own.clone() })
    };
    let items: Vec<AgendaItem> = areas.iter().filter_map(item).collect();
    if items.len() < 2 {
        return None;
    }
    let n: usize = areas.iter().map(|area| area.key_figures.len()).sum();
    let key = if n == 1 { "extent-one" } else { "extent" };
    let extent = desk.say(key, &[("n", desk.counted(&fact(committee, "key-figures"), n).into())]);
    let n_areas = desk.counted(&fact(committee, "areas"), items.len());
    let headline = desk.say(
        "sister-agenda-headline",
        &[("committee", committee.name.as_str().into()), ("areas", n_areas.into()), ("extent", extent.into())],
    );
    let notes = vec![desk.say("sister-notes-agenda", &[])];
    Some(Page { headline, body: Body::Agenda(Agenda { items }), notes, ..page.clone() })
}

fn points_of(desk: &Desk<'_>, whole: &Document, page: &Page, points: &[Point], committee: &Committee) -> Option<Page> {
    let proven = |point: &Point| {
        let (section, page) = proof(whole, point)?;
        committee.areas.contains(&section.code).then(|| (point.clone(), story(page).map(|story| story.key_figure)))
    };
    let (own, ids): (Vec<Point>, Vec<Option<KeyFigureId>>) = points.iter().filter_map(proven).unzip();
    if own.is_empty() {
        return None;
    }
    let n = desk.counted(&fact(committee, "points"), own.len());
    let args = [
        ("n", Arg::from(capitalised(&n.plain(desk.language())))),
        ("all", desk.counted(&fact(committee, "points-of-the-day"), points.len()).into()),
        ("committee", committee.name.as_str().into()),
    ];
    let headline = match own.len() {
        n if n == points.len() => desk.say("sister-points-headline-all", &args),
        1 => desk.say("sister-points-headline-one", &args),
        _ => desk.say("sister-points-headline", &args),
    };
    let mut ids: Vec<String> = ids.into_iter().flatten().map(|id| id.to_string()).collect();
    ids.dedup();
    Some(Page {
        kicker: desk.say("sister-topic-points", &[]),
        headline,
        body: Body::Points(own),
        source: desk.say(source_key(desk, "source-own"), &[("ids", ids.join(", ").into())]),
        ..page.clone()
    })
}

fn gaps_of(desk: &Desk<'_>, page: &Page, gaps: &Gaps, own: &BTreeSet<KeyFigureId>) -> Page {
    let rows: Vec<_> = gaps.rows.iter().filter(|row| own.contains(&row.key_figure)).cloned().collect();
    let (n, all) = (desk.count("sister:gaps", rows.len(), None), desk.count("sister:key-figures", own.len(), None));
    let headline = match rows.len() {
        0 => desk.say("gaps-none", &[]),
        _ => desk.say("gaps-headline", &[("n", n.clone().into()), ("all", all.into())]),
    };
    let n_rows_shown = rows.len().min(N_ROWS_SHOWN);
    let rest = (rows.len() > n_rows_shown).then(|| {
        let shown = desk.counted("sister:gaps-shown", n_rows_shown);
        desk.say("gaps-shown", &[("n", shown.into()), ("all", n.into())])
    });
    let source = desk.say(source_key(desk, "source-own-all"), &[]);
    Page {
        headline,
        body: Body::Gaps(Gaps { rows, n_rows_shown, ..gaps.clone() }),
        source: joined([source].into_iter().chain(rest), " "),
        ..page.clone()
    }
}

/// An area's first page with the area's number in this deck; others as they are.
fn numbered_anew(desk: &Desk<'_>, page: &Page, code: &str, committee: &Committee) -> Page {
    let mut page = page.clone();
    if let Body::Opener(opener) = &mut page.body {
        let place = committee.areas.iter().position(|area| area == code).map_or(1, |idx| idx + 1);
        opener.ordinal = match committee.areas.len() {
            1 => Text::verbatim(committee.name.clone()),
            n => desk.say(
                "ordinal",
                &[
                    ("idx", desk.count(&fact(committee, &format!("{code}:ordinal")), place, None).into()),
                    ("n", desk.count(&fact(committee, "n-areas"), n, None).into()),
                ],
            ),
        };
        page.kicker = opener.ordinal.clone();
    }
    page
}

fn definitions_of(page: &Page, own: &BTreeSet<KeyFigureId>) -> Page {
    let mut page = page.clone();
    if let Body::Definitions(definitions) = &mut page.body {
        definitions.retain(|definition| own.contains(&definition.key_figure));
    }
    page
}

fn fact(committee: &Committee, what: &str) -> String {
    format!("sister:{}:{what}", committee.slug)
}

/// The part as a document of its own, with the facts and the data behind its pages and no others.
pub(crate) fn cut(desk: Desk<'_>, whole: &Document, title: String, subject: Text, sections: Vec<Section>) -> Document {
    let pages = || sections.iter().flat_map(|section| &section.pages);
    let mut key_figures: BTreeSet<KeyFigureId> = pages().filter_map(|page| Some(story(page)?.key_figure)).collect();
    key_figures.extend(desk.day.cover.iter().map(|cover| cover.review.id));
    key_figures.extend(pages().filter_map(chart).flat_map(|chart| &chart.key_figures));
    let told = pages().flat_map(|page| page.numbers()).map(|number| number.fact.clone());
    let mut facts = facts_behind(&whole.facts, &key_figures, told.collect());
    for (id, fact) in desk.into_facts().iter() {
        facts.insert(id.clone(), fact.clone());
    }
    Document {
        handout: Handout::default(),
        site_url: whole.site_url.clone(),
        language: whole.language,
        title,
        subject,
        author: whole.author.clone(),
        date_iso: whole.date_iso.clone(),
        banner: whole.banner.clone(),
        marked: whole.marked,
        members: whole.members.clone(),
        data: whole.data.iter().filter(|row| key_figures.contains(&row.key_figure)).copied().collect(),
        provenance: whole.provenance.clone(),
        sections,
        facts,
    }
}

/// The facts about some key figures or about none, those told, and all that they follow from.
fn facts_behind(all: &Facts, key_figures: &BTreeSet<KeyFigureId>, told: Vec<FactId>) -> Facts {
    let is_own = |key_figure: Option<KeyFigureId>| key_figure.is_none_or(|id| key_figures.contains(&id));
    let mut wanted: Vec<FactId> =
        all.iter().filter(|(_, fact)| is_own(fact.key_figure)).map(|(id, _)| id.clone()).chain(told).collect();
    let mut facts = Facts::default();
    while let Some(id) = wanted.pop() {
        let Some(fact) = all.get(&id).filter(|_| facts.get(&id).is_none()) else { continue };
        wanted.extend(fact.inputs.iter().cloned());
        facts.insert(id, fact.clone());
    }
    facts
}
