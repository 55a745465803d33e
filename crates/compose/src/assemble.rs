//! The day in order.

use std::collections::BTreeSet;

use catalogue::ChartChoice;
use document::{
    DataRow, Document, Fact, FactId, Facts, Formula, MemberName, Page, PageCode, Provenance, Section, SectionKind, Text,
};
use domain::{AreaCode, Sex, Year};

use crate::appendix::appendix_pages;
use crate::charts::chart_pages;
use crate::charts::choice::own_choices;
use crate::claim::claim_pages;
use crate::day::{Day, DayArea, DayKeyFigure, Source};
use crate::desk::Desk;
use crate::front::{agenda_page, cover_page, date_in_words, municipality_name, title};
use crate::gaps::gaps_page;
use crate::handout::handout;
use crate::headline::{HEADLINE_MAX, SaidBefore};
use crate::opener::opener_page;
use crate::overview::overview_pages;
use crate::points::points_page;
use crate::story::{area_name, key_figure_page, trend_page};
use crate::trend::newsworthiness;

/// At most this many trend slides an area.
const N_TRENDS_MAX: usize = 2;
/// A change is news from this share of the group's range today.
const NEWSWORTHY_FROM: f64 = 0.4;
/// Years of every member in the data sheet: as far back as a trend goes.
const N_DATA_YEARS: u16 = 15;

/// The whole document for the day's marked municipality.
pub fn compose(day: &Day<'_>) -> Document {
    let desk = Desk::new(day);
    let front = Section {
        code: "DAG".to_owned(),
        name: desk.say("section-front", &[]),
        kind: SectionKind::Front,
        pages: vec![cover_page(&desk), agenda_page(&desk), points_page(&desk), gaps_page(&desk)],
    };
    let mut said = SaidBefore::default();
    let areas = day.areas.iter().enumerate().map(|(idx, area)| Section {
        code: area.programme.code.clone(),
        name: area_name(&desk, area),
        kind: SectionKind::Area,
        pages: area_pages(&desk, area, idx, &mut said),
    });
    let appendix = Section {
        code: "BIL".to_owned(),
        name: desk.say("section-appendix", &[]),
        kind: SectionKind::Appendix,
        pages: appendix_pages(&desk),
    };
    let mut sections: Vec<Section> = std::iter::once(front).chain(areas).chain([appendix]).collect();
    make_headlines_unique(&desk, &mut sections);
    let handout = handout(&desk, &sections);

    let mut members: Vec<MemberName> = day
        .members
        .iter()
        .map(|(area, name)| MemberName { area: *area, name: name.clone(), slug: slug(name) })
        .collect();
    members.sort_by_key(|member| sort_key(&member.name));
    let terms = match day.source {
        Source::Kolada => "terms",
        Source::MadeUp => "terms-made-up",
    };
    let fetched = match day.fetched {
        Some(date) => desk.say("fetched", &[("date", date_in_words(&desk, date).into())]),
        None => Text::default(),
    };
    let (title, author, subject) = (
        title(&desk),
        municipality_name(&desk, day.programme.host).plain(day.language),
        desk.say("subject", &[("name", day.marked_name().into())]),
    );
    let banner = (day.source == Source::MadeUp).then(|| desk.say("banner", &[]));
    let terms = desk.say(terms, &[]);
    let facts = desk.into_facts();
    Document {
        language: day.language,
        title,
        subject,
        author,
        date_iso: day.programme.date.to_string(),
        banner,
        site_url: site_url(day),
        marked: day.marked,
        members,
        sections,
        handout,
        data: data(day, &facts),
        provenance: Provenance { snapshot: day.snapshot.clone(), fetched, terms, made_by: day.made_by.clone() },
        facts,
    }
}

/// Where the marked municipality's pages stand: the host's at the site's root, the others' in a folder each.
fn site_url(day: &Day<'_>) -> Option<String> {
    let root = day.programme.site_url.as_ref()?;
    let is_host = day.marked == day.programme.host;
    Some(if is_host { root.clone() } else { format!("{root}/{}", slug(&day.marked_name())) })
}

fn area_pages(desk: &Desk<'_>, area: &DayArea<'_>, idx: usize, said: &mut SaidBefore) -> Vec<Page> {
    let mut news: Vec<(f64, &DayKeyFigure<'_>)> = area
        .key_figures
        .iter()
        .filter_map(|key_figure| Some((newsworthiness(desk, key_figure)?, key_figure)))
        .filter(|(newsworthiness, _)| *newsworthiness >= NEWSWORTHY_FROM)
        .collect();
    news.sort_by(|a, b| b.0.total_cmp(&a.0));
    news.truncate(N_TRENDS_MAX);
    let chosen = own_choices(desk, area);
    let shows_change = |key_figure: &DayKeyFigure<'_>| {
        let id = key_figure.review.id;
        let charts = area.programme.charts.iter().chain(&chosen);
        charts.clone().any(|chart| match chart {
            ChartChoice::ThenNow { key_figure, .. } | ChartChoice::Slope { key_figure, .. } => *key_figure == id,
            ChartChoice::Lines { key_figure } => *key_figure == id,
            _ => false,
        })
    };
    let is_news = |key_figure: &DayKeyFigure<'_>| news.iter().any(|(_, one)| one.review.id == key_figure.review.id);

    let mut pages = vec![opener_page(desk, area, idx)];
    pages.extend(overview_pages(desk, area));
    for key_figure in &area.key_figures {
        pages.push(key_figure_page(desk, area, key_figure, said));
        // A chart of the same change is in its place.
        if is_news(key_figure) && !shows_change(key_figure) {
            pages.extend(trend_page(desk, area, key_figure, said));
        }
    }
    pages.extend(chart_pages(desk, area, &chosen, said));
    pages.extend(claim_pages(desk, area));
    pages
}

/// A headline that stands twice gets the name of its section before it: a reader of titles alone must tell them apart.
fn make_headlines_unique(desk: &Desk<'_>, sections: &mut [Section]) {
    let mut seen = BTreeSet::new();
    for section in sections {
        let name = section.name.clone();
        for page in &mut section.pages {
            if !seen.insert(page.headline.plain(desk.language())) {
                let PageCode(code) = &page.code;
                let args = |headline: &Text| {
                    [
                        ("headline", headline.clone().into()),
                        ("section", name.clone().into()),
                        ("code", code.clone().into()),
                    ]
                };
                let with_section = desk.say("headline-of-section", &args(&page.headline));
                let words = with_section.plain(desk.language());
                let is_good = words.chars().count() <= HEADLINE_MAX && seen.insert(words);
                page.headline = match is_good {
                    true => with_section,
                    false => desk.say("headline-again", &args(&page.headline)),
                };
                seen.insert(page.headline.plain(desk.language()));
            }
        }
    }
}

/// The group and riket over the years shown, every municipality in the year compared, and what else a chart shows.
fn data(day: &Day<'_>, facts: &Facts) -> Vec<DataRow> {
    let mut rows = Vec::new();
    let mut seen = BTreeSet::new();
    let all = day.key_figures().chain(day.cover.as_ref()).chain(&day.supporting).chain(&day.charted);
    for key_figure in all {
        let (Some(run), Some(comparison)) = (key_figure.run, key_figure.comparison) else { continue };
        if !seen.insert(key_figure.review.id) {
            continue;
        }
        let first = comparison.year.before(N_DATA_YEARS - 1);
        let is_ours = |area: AreaCode| area == AreaCode::RIKET || day.members.iter().any(|(member, _)| *member == area);
        let is_wanted = |area: AreaCode, year: Year, sex: Sex| {
            let in_country = year == comparison.year && sex == Sex::Total && area.is_municipality();
            (is_ours(area) && first <= year && year <= comparison.year) || in_country
        };
        rows.extend(run.rows().filter(|row| is_wanted(row.area, row.year, row.sex)).filter_map(|row| {
            let value = row.figure.value()?;
            Some(DataRow { key_figure: run.key_figure(), area: row.area, year: row.year, sex: row.sex, value })
        }));
    }
    rows.extend(facts.iter().filter_map(|(id, fact)| published_row(id, fact)));
    rows.sort_by_key(|row| (row.key_figure, row.area, row.year, row.sex));
    rows.dedup_by_key(|row| (row.key_figure, row.area, row.year, row.sex));
    rows
}

/// A published fact as a row of the data, by the parts of its name.
fn published_row(FactId(id): &FactId, fact: &Fact) -> Option<DataRow> {
    let parts: Vec<&str> = id.split(':').collect();
    let ([_, area, year, sex], Formula::Published) = (&parts[..], fact.formula) else { return None };
    let (area, year, sex) = (area.parse().ok()?, Year(year.parse().ok()?), Sex::from_letter(sex)?);
    Some(DataRow { key_figure: fact.key_figure?, area, year, sex, value: fact.value })
}

/// The name in lower-case ASCII: `sodertalje`.
pub(crate) fn slug(name: &str) -> String {
    let name = name.to_lowercase();
    let folded = name.chars().map(|character| match character {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ó' | 'ø' => 'o',
        'é' | 'è' | 'ë' => 'e',
        'ü' => 'u',
        'a'..='z' | '0'..='9' => character,
        _ => '-',
    });
    let slug: String = folded.collect();
    slug.split('-').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("-")
}

/// Swedish order: å, ä, ö after z.
fn sort_key(name: &str) -> Vec<u32> {
    name.to_lowercase()
        .chars()
        .map(|character| match character {
            'å' => 0x1_0001,
            'ä' => 0x1_0002,
            'ö' => 0x1_0003,
            other => other as u32,
        })
        .collect()
}
