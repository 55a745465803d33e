//! The development: every year shown, breaks told, changes between means of three years.

use compare::{Change, Comparison};
use document::{Assertion, Break, Number, Panel, Text, Trend, TrendSeries, Way};
use domain::{AreaCode, Run, Sex, Year};

use crate::bars::emphasis;
use crate::day::{DayKeyFigure, InLanguage, pick};
use crate::desk::Desk;
use crate::finding::way_of;
use crate::headline::{Headline, Opening, SaidBefore};
use crate::prices::{self, Kronor, N_YEARS_MAX, prices_of_trend};
use crate::subject::Offers;
use crate::words::{capitalised, joined};

/// A development of fewer years is none.
const N_YEARS_MIN: usize = 3;
/// Years behind each end of a change: single years are noise.
const N_YEARS_AN_END: usize = 3;
/// At most this many small charts on a slide.
const N_PANELS_MAX: usize = 12;

/// The development of all in the group; `None` with fewer than three years.
pub fn trend(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<Trend> {
    let (run, comparison) = (key_figure.run?, key_figure.comparison?);
    let review = key_figure.review;
    let years = years_shown(desk, run, comparison)?;
    let kronor = prices_of_trend(desk, key_figure);
    let series_of = |area: AreaCode, name: String| TrendSeries {
        area,
        name,
        emphasis: emphasis(desk, area),
        values: years
            .iter()
            .map(|year| {
                let value = run.figure(area, *year, Sex::Total).value()?;
                Some(desk.figure_in(review, area, (*year, value), kronor).without_unit())
            })
            .collect(),
    };
    let mut members: Vec<AreaCode> = desk.day.members.iter().map(|(area, _)| *area).collect();
    if members.len() > N_PANELS_MAX {
        members.sort_by_key(|area| (*area != desk.day.marked, *area));
        members.truncate(N_PANELS_MAX);
        members.sort_unstable();
    }
    let series: Vec<TrendSeries> = members.iter().map(|area| series_of(*area, desk.day.name_of(*area))).collect();
    let riket = series_of(AreaCode::RIKET, desk.words.plain("riket"));
    let riket = riket.values.iter().any(Option::is_some).then_some(riket);
    let changes: Vec<Option<Number>> =
        members.iter().map(|area| change_of_means(desk, key_figure, *area).map(|change| change.number)).collect();
    let mut order: Vec<usize> = (0..series.len()).collect();
    order.sort_by(|a, b| {
        let value = |idx: usize| changes[idx].as_ref().map_or(f64::NEG_INFINITY, |number| number.value);
        value(*b).total_cmp(&value(*a)).then(a.cmp(b))
    });
    let panels = order
        .into_iter()
        .map(|series_idx| {
            let change = changes[series_idx].clone().map(|number| desk.in_narrow_place(number));
            Panel { series_idx, change: change.map(Text::number) }
        })
        .collect();
    let breaks = review
        .breaks
        .iter()
        .filter(|known| years[0] < known.year && known.year <= years[years.len() - 1])
        .map(|known| Break { year: known.year, what: Text::verbatim(pick(desk.language(), &known.sv, &known.en)) })
        .collect();
    let alt = alt(desk, key_figure, &series, &years);
    let unit = review.unit(desk.language()).to_owned();
    let prices = kronor.map(|kronor| prices::named(desk, kronor));
    Some(Trend { years, series, riket, panels, breaks, decimals: review.decimals, unit, prices, alt })
}

/// Whether a key figure has a development to show.
pub fn has_trend(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> bool {
    key_figure
        .run
        .zip(key_figure.comparison)
        .is_some_and(|(run, comparison)| years_shown(desk, run, comparison).is_some())
}

/// From the first year in which three of the group have a figure to the year compared.
fn years_shown(desk: &Desk<'_>, run: &Run, comparison: &Comparison) -> Option<Vec<Year>> {
    let last = comparison.year;
    let first_allowed = last.before(N_YEARS_MAX - 1);
    let counted = |year: Year| {
        let has_value = |area: &AreaCode| run.figure(*area, year, Sex::Total).value().is_some();
        desk.day.members.iter().filter(|(area, _)| has_value(area)).count()
    };
    let years: Vec<Year> = (first_allowed.0..=last.0).map(Year).collect();
    let first = years.iter().position(|year| counted(*year) >= 3)?;
    let years = years[first..].to_vec();
    let n_with_values = years.iter().filter(|year| counted(**year) > 0).count();
    (n_with_values >= N_YEARS_MIN).then_some(years)
}

/// A change between the mean of three years and the mean of the last three.
pub struct ChangeOfMeans {
    /// The later mean minus the earlier, with sign.
    pub number: Number,
    from: Number,
    pub(crate) from_years: (Year, Year),
    to: Number,
    pub(crate) to_years: (Year, Year),
}

/// One area's change between the means of its first and last three years after the latest break.
///
/// `None` with fewer than six years with figures, or when the last of them is not among the three newest years.
pub fn change_of_means(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, area: AreaCode) -> Option<ChangeOfMeans> {
    let (run, comparison) = (key_figure.run?, key_figure.comparison?);
    let review = key_figure.review;
    let last_break = review.breaks.iter().map(|known| known.year).filter(|year| *year <= comparison.year).max();
    let first_year = last_break.unwrap_or(Year(0)).max(comparison.year.before(N_YEARS_MAX - 1));
    let mut series = run.series(area, Sex::Total);
    series.retain(|(year, _)| first_year <= *year && *year <= comparison.year);
    if series.len() < 2 * N_YEARS_AN_END || series.last()?.0 < comparison.year.before(1) {
        return None;
    }
    let (early, late) = (&series[..N_YEARS_AN_END], &series[series.len() - N_YEARS_AN_END..]);
    let kronor = prices_of_trend(desk, key_figure);
    let from = desk.mean_of_years(review, area, early, kronor);
    let to = desk.mean_of_years(review, area, late, kronor);
    Some(ChangeOfMeans {
        number: desk.difference_of(review, &to, &from),
        from,
        from_years: (early[0].0, early[N_YEARS_AN_END - 1].0),
        to,
        to_years: (late[0].0, late[N_YEARS_AN_END - 1].0),
    })
}

/// How much the development is news: the marked municipality's change over the spread of the group today.
///
/// `None` where it cannot be said, and for amounts of money in running prices: their rise is first of all prices.
pub fn newsworthiness(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Option<f64> {
    let comparison = key_figure.comparison?;
    let review = key_figure.review;
    if prices_of_trend(desk, key_figure) == Some(Kronor::Running) || !review.is_reviewed {
        return None;
    }
    let change = change_of_means(desk, key_figure, desk.day.marked)?;
    let values = comparison.members.iter().filter_map(|member| member.reading.comparable(comparison.year));
    let (low, high) =
        values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), (value, _)| (low.min(value), high.max(value)));
    let has_shown_change = domain::rounding::round_half_away(change.number.value, change.number.decimals) != 0.0;
    (high > low && has_shown_change).then(|| change.number.value.abs() / (high - low))
}

/// The headline of a trend slide: what the group did, then the marked municipality.
pub fn trend_headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, said: &mut SaidBefore) -> Option<Headline> {
    let review = key_figure.review;
    let area = desk.day.marked;
    let change = change_of_means(desk, key_figure, area)?;
    let way = way_of(&change)?;
    let members = desk.day.members.iter();
    let ways: Vec<Option<Way>> =
        members.filter_map(|(area, _)| change_of_means(desk, key_figure, *area)).map(|one| way_of(&one)).collect();
    let (n, of) = (ways.iter().filter(|one| **one == Some(way)).count(), ways.len());
    let language = desk.language();
    let definite = review.definite(language).unwrap_or_else(|| review.phrase(language).to_owned());
    let args = [
        ("shortcap", capitalised(review.short(language)).into()),
        ("definite", definite.as_str().into()),
        ("definitecap", capitalised(&definite).into()),
        ("name", desk.day.marked_name().into()),
        ("from", desk.in_sentence(&change.from).without_unit().into()),
        ("to", desk.in_sentence(&change.to).into()),
        ("fromyears", years_text(change.from_years).into()),
        ("toyears", years_text(change.to_years).into()),
        ("prices", prices::in_sentence(desk, prices_of_trend(desk, key_figure)).into()),
        ("n", desk.counted(&format!("{}:changed-the-same-way", review.id), n).into()),
        ("all", desk.counted(&format!("{}:changes", review.id), of).into()),
    ];
    let [all, most, place, since, one, short] = match way {
        Way::Rose => TREND_ROSE,
        Way::Fell => TREND_FELL,
    };
    let changed = Assertion::Changed { area, way, from: change.from_years, to: change.to_years };
    let counted = Assertion::CountChanged { way, n, of };
    let mut offers = Offers::new(desk, key_figure);
    // Two are no pattern.
    if of > 2 && n * 2 > of {
        let form = if n == of { all } else { most };
        offers.add(1, &[(form, Opening::KeyFigure)], &args, &[changed.clone(), counted]);
    }
    let changed = [changed];
    let forms = [(one, Opening::KeyFigure), (place, Opening::Place)];
    offers.add(2, &forms, &args, &changed);
    // The later years stand in the line below.
    offers.add(3, &[(since, Opening::Time)], &args, &changed);
    offers.add(4, &[(short, Opening::KeyFigure)], &args, &changed);
    offers.add(5, &[("trend-from-to", Opening::KeyFigure)], &args, &changed);
    said.say(desk, key_figure, offers)
}

const TREND_ROSE: [&str; 6] =
    ["trend-all-rose", "trend-most-rose", "trend-place-rose", "trend-since-rose", "trend-one-rose", "trend-short-rose"];
const TREND_FELL: [&str; 6] =
    ["trend-all-fell", "trend-most-fell", "trend-place-fell", "trend-since-fell", "trend-one-fell", "trend-short-fell"];

fn years_text((first, last): (Year, Year)) -> Text {
    use document::Span;
    Text { spans: vec![Span::Year(first), Span::Words("–".to_owned()), Span::Year(last)] }
}

/// A change in a table's cell; across a break it is not told.
pub fn change_cell(
    desk: &Desk<'_>,
    key_figure: &DayKeyFigure<'_>,
    area: AreaCode,
    change: Option<Change>,
    kronor: Option<Kronor<'_>>,
) -> Text {
    match change {
        None => desk.say("dash", &[]),
        Some(change) if change.crosses_break => desk.say("break", &[]),
        Some(change) => Text::number(desk.change(key_figure.review, area, &change, kronor).without_unit()),
    }
}

fn alt(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, series: &[TrendSeries], years: &[Year]) -> Text {
    let said = series.iter().filter_map(|one| {
        let ends = |mut values: Box<dyn Iterator<Item = (&Year, &Option<Number>)> + '_>| {
            values.find_map(|(year, value)| Some((*year, value.clone()?)))
        };
        let (first_year, first) = ends(Box::new(years.iter().zip(&one.values)))?;
        let (last_year, last) = ends(Box::new(years.iter().zip(&one.values).rev()))?;
        Some(desk.say(
            "alt-trend-one",
            &[
                ("name", one.name.clone().into()),
                ("first", first.into()),
                ("firstyear", first_year.into()),
                ("last", last.into()),
                ("lastyear", last_year.into()),
            ],
        ))
    });
    desk.say(
        "alt-trend",
        &[
            ("what", prices::what_in_prices(desk, key_figure, prices_of_trend(desk, key_figure)).into()),
            ("numbers", joined(said, "; ").into()),
        ],
    )
}
