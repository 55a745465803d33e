//! The first slides: cover and agenda.

use document::{Agenda, AgendaItem, Body, Cover, CoverStrip, Dot, Page, PageCode, Text};
use domain::{AreaCode, Sex, Year};
use jiff::civil::Date;

use crate::bars::emphasis;
use crate::day::{InLanguage, pick};
use crate::desk::Desk;
use crate::opener::opener_code;
use crate::story::{area_name, source_key};
use crate::words::{Arg, joined};

/// "23 november 2026" or "23 November 2026".
pub fn date_in_words(desk: &Desk<'_>, date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9", "month-10",
        "month-11", "month-12",
    ];
    let month =
        usize::try_from(date.month()).ok().and_then(|month| MONTHS.get(month - 1)).copied().unwrap_or("month-1");
    format!("{} {} {}", date.day(), desk.words.plain(month), date.year())
}

/// "Nynäshamns kommun", "Huddinge kommun": a name that ends in a vowel or an s takes no s.
pub fn municipality_name(desk: &Desk<'_>, area: AreaCode) -> Text {
    let name = desk.day.name_of(area);
    let is_plain = name.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'å', 'ä', 'ö', 's', 'x', 'z']);
    let form = if is_plain { "plain" } else { "genitive" };
    desk.say("municipality-name", &[("name", name.into()), ("form", Arg::Choice(form))])
}

/// The day's title in its language.
pub fn title(desk: &Desk<'_>) -> String {
    let programme = desk.day.programme;
    pick(desk.language(), &programme.title_sv, &programme.title_en).to_owned()
}

/// The first slide.
pub fn cover_page(desk: &Desk<'_>) -> Page {
    let programme = desk.day.programme;
    let date = Text::verbatim(date_in_words(desk, programme.date));
    let when = match most_common_year(desk) {
        Some(year) => desk.say("when", &[("date", date.into()), ("year", year.into())]),
        None => date,
    };
    let strip = cover_strip(desk);
    let source = match (&desk.day.cover, &strip) {
        (Some(key_figure), Some(_)) => {
            let year = key_figure.comparison.map_or(programme.year(), |comparison| comparison.year);
            desk.say(
                source_key(desk, "source"),
                &[("id", key_figure.review.id.to_string().into()), ("year", year.into())],
            )
        }
        _ => Text::default(),
    };
    let group = pick(desk.language(), &programme.group_name_sv, &programme.group_name_en);
    let notes = joined(
        [
            desk.say("notes-cover", &[("group", group.into()), ("place", programme.place.clone().into())]),
            strip.as_ref().map(|strip| strip.caption.clone()).unwrap_or_default(),
        ],
        " ",
    );
    Page {
        code: PageCode("DAG-OMS".to_owned()),
        kicker: desk.say(
            "cover-kicker",
            &[("group", group.into()), ("n", desk.members_counted(desk.day.members.len()).into())],
        ),
        headline: Text::verbatim(title(desk)),
        finding: None,
        subtitle: None,
        body: Body::Cover(Cover {
            host: desk.say("host", &[("municipality", municipality_name(desk, programme.host).into())]),
            when,
            strip,
        }),
        source,
        notes: vec![notes],
    }
}

fn most_common_year(desk: &Desk<'_>) -> Option<Year> {
    let mut years: Vec<Year> =
        desk.day.key_figures().filter_map(|key_figure| Some(key_figure.comparison?.year)).collect();
    years.sort_unstable();
    years
        .chunk_by(|a, b| a == b)
        .max_by_key(|chunk| (chunk.len(), chunk[0]))
        .filter(|chunk| chunk.len() * 2 > years.len())
        .map(|chunk| chunk[0])
}

fn cover_strip(desk: &Desk<'_>) -> Option<CoverStrip> {
    let key_figure = desk.day.cover.as_ref()?;
    let (comparison, run) = (key_figure.comparison?, key_figure.run?);
    let year = comparison.year;
    let review = key_figure.review;
    let dot = |area: AreaCode, value: f64| Dot {
        area,
        name: desk.day.name_of(area),
        emphasis: emphasis(desk, area),
        number: desk.figure(review, area, year, Sex::Total, value).without_unit(),
    };
    let mut values: Vec<(AreaCode, f64)> = desk
        .day
        .municipalities
        .iter()
        .filter_map(|(area, _)| Some((*area, run.figure(*area, year, Sex::Total).value()?)))
        .collect();
    values.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
    let members: Vec<Dot> = values
        .iter()
        .filter(|(area, _)| desk.day.members.iter().any(|(member, _)| member == area))
        .map(|(area, value)| dot(*area, *value))
        .collect();
    let highest = values.last().map(|(area, value)| dot(*area, *value))?;
    let n = desk.count(&format!("country:n={}", values.len()), values.len(), None);
    let caption = desk.say(
        "cover-caption",
        &[
            ("n", n.into()),
            ("what", review.phrase(desk.language()).into()),
            ("year", year.into()),
            ("highest", highest.name.clone().into()),
        ],
    );
    (members.len() >= 2).then(|| CoverStrip {
        ticks: values.iter().map(|(_, value)| *value).collect(),
        alt: caption.clone(),
        members,
        highest,
        caption,
    })
}

/// The day's areas in order.
pub fn agenda_page(desk: &Desk<'_>) -> Page {
    let day = desk.day;
    let items = day
        .areas
        .iter()
        .map(|area| {
            let programme = area.programme;
            let n = area.key_figures.len();
            let n_shown = desk.counted(&format!("{}:key-figures", programme.code), n);
            let key = if n == 1 { "extent-one" } else { "extent" };
            AgendaItem {
                name: area_name(desk, area),
                answers: Text::verbatim(pick(desk.language(), &programme.committee_sv, &programme.committee_en)),
                extent: desk.say(key, &[("n", n_shown.into())]),
                page: opener_code(area),
            }
        })
        .collect();
    let n_key_figures = day.key_figures().count();
    Page {
        code: PageCode("DAG-AGE".to_owned()),
        kicker: desk.say("topic-agenda", &[]),
        headline: desk.say(
            "agenda-headline",
            &[
                (
                    "areas",
                    crate::words::capitalised(&desk.counted("day:areas", day.areas.len()).plain(desk.language()))
                        .into(),
                ),
                ("n", desk.count("day:key-figures", n_key_figures, None).into()),
                ("members", desk.members_counted(day.members.len()).into()),
            ],
        ),
        finding: None,
        subtitle: None,
        body: Body::Agenda(Agenda { items }),
        source: Text::default(),
        notes: vec![desk.say("notes-agenda", &[])],
    }
}
