//! Pages with one chart: every number and every claim against the figures that came in.

use std::collections::BTreeSet;

use catalogue::ChartChoice;
use compare::Comparison;
use compose::charts::chart_code;
use document::chart::any::Chart;
use document::chart::pairs::{PairRow, PairStyle};
use document::chart::steps::StepKind;
use document::{Body, ChartPage, Document, Emphasis, Language, Number, Page};
use domain::rounding::round_half_away;
use domain::{AreaCode, Direction, KeyFigureId, Sex, Year};

use crate::given::{GivenDay, stories};
use crate::made_up_country::documents;
use crate::pages::none;

/// Every chart page with the day it was made of.
pub fn charts() -> impl Iterator<Item = (&'static GivenDay, &'static Document, &'static Page, &'static ChartPage)> {
    documents().flat_map(|(day, document)| {
        document.pages().filter_map(move |page| match &page.body {
            Body::Chart(chart) => Some((day, document, page, chart.as_ref())),
            _ => None,
        })
    })
}

pub fn comparison(day: &'static GivenDay, id: KeyFigureId) -> &'static Comparison {
    day.get(id).and_then(|given| given.comparison.as_ref()).expect("a chart has a comparison")
}

pub fn value(day: &GivenDay, id: KeyFigureId, area: AreaCode, year: Year, sex: Sex) -> Option<f64> {
    day.get(id)?.run.as_ref()?.figure(area, year, sex).value()
}

/// The headline as it is read, hard spaces as spaces.
pub fn headline(document: &Document, page: &Page) -> String {
    page.headline.plain(document.language).replace('\u{a0}', " ")
}

fn shown(number: &Number) -> f64 {
    round_half_away(number.value, number.decimals)
}

#[test]
fn every_kind_is_there_and_says_what_it_shows() {
    let mut kinds = BTreeSet::new();
    for (_, document, page, chart) in charts() {
        kinds.insert(match &chart.chart {
            Chart::Bands(_) => "bands",
            Chart::Pairs(one) if one.style == PairStyle::Slope => "slope",
            Chart::Pairs(_) => "pairs",
            Chart::Scatter(_) => "scatter",
            Chart::Lines(_) => "lines",
            Chart::Parts(one) if one.is_share => "shares",
            Chart::Parts(_) => "parts",
            Chart::Steps(_) => "steps",
            Chart::Heat(_) => "heat",
            Chart::Country(_) => "country",
            Chart::Map(_) => "map",
        });
        let language = document.language;
        let alt = chart.chart.alt().plain(language);
        if !matches!(chart.chart, Chart::Lines(_)) {
            // One that stands twice has been told apart by its section or its code since.
            let headline = page.headline.plain(language);
            let is_told_apart = headline.ends_with(&format!("({})", page.code));
            let section =
                document.sections.iter().find(|section| section.pages.iter().any(|one| one.code == page.code));
            let name = section.map(|section| section.name.plain(language)).unwrap_or_default();
            let message = headline.strip_prefix(&format!("{name}: ")).unwrap_or(&headline);
            assert!(is_told_apart || alt.contains(message), "{}: {alt}", page.code);
        }
        assert!(!chart.chart.alt().numbers().is_empty(), "{}: {alt}", page.code);
        assert!(page.notes.len() >= 3 && !page.source.is_empty());
        // The axes of a claim say what is measured.
        let is_claim = chart.panel.is_some() && matches!(chart.chart, Chart::Scatter(_));
        assert_eq!(page.subtitle.is_none(), is_claim, "{}", page.code);
        let table = chart.chart.table();
        assert!(table.rows.iter().all(|row| row.cells.len() == table.heads.len()), "{}", page.code);
        // A hole has its reason.
        let is_explained = |row: &document::chart::any::ChartRow<'_>| {
            row.missing.is_some() || row.cells.iter().all(Option::is_some) || row.area == Some(AreaCode::RIKET)
        };
        let is_lines = matches!(chart.chart, Chart::Lines(_));
        assert!(is_lines || table.rows.iter().all(is_explained), "{}", page.code);
    }
    let all = ["bands", "country", "heat", "lines", "map", "pairs", "parts", "scatter", "shares", "slope", "steps"];
    assert_eq!(Vec::from_iter(kinds), all);
}

#[test]
fn the_marked_is_marked_and_nobody_else() {
    for (_, document, page, chart) in charts() {
        for row in chart.chart.table().rows.into_iter().filter(|row| row.cells.iter().any(Option::is_some)) {
            let is_marked = row.area == Some(document.marked);
            assert_eq!(row.emphasis == Emphasis::Marked, is_marked, "{}", page.code);
        }
    }
}

#[test]
fn bands_are_the_comparisons_and_what_is_not_judged_has_none() {
    let mut problems = Vec::new();
    let mut n_bands = 0;
    for (day, document, page, chart) in charts() {
        let Chart::Bands(bands) = &chart.chart else { continue };
        let id = chart.key_figures[0];
        let comparison = comparison(day, id);
        assert_ne!(day.get(id).unwrap().review.direction, Direction::Neither, "{}", page.code);
        assert_eq!(bands.rows.len(), comparison.members.len());
        for row in &bands.rows {
            let member = comparison.members.iter().find(|member| member.area == row.area).unwrap();
            let place = member.place.and_then(|place| Some((place.place, place.band?.low, place.band?.high)));
            let drawn =
                row.band.as_ref().ok().map(|band| [&band.place, &band.low, &band.high].map(|n| n.value as usize));
            if drawn != place.map(|(place, low, high)| [place, low, high]) {
                problems.push(format!("{} {}: {drawn:?} is not {place:?}", page.code, row.name));
            }
            let (Ok(band), true) = (&row.band, row.area == document.marked) else { continue };
            let headline = headline(document, page);
            let is_sure = headline.contains("säkert") || headline.contains("surely");
            n_bands += 1;
            let is_approximate = member.place.unwrap().band.unwrap().is_approximate;
            if is_sure && (band.low.value != band.high.value || is_approximate) {
                problems.push(format!("{}: {headline}", page.code));
            }
            let is_any = headline.starts_with("Siffrorna räcker inte") || headline.starts_with("The figures cannot");
            if is_any != (band.low.value == 1.0 && band.high.value == bands.n_places as f64) {
                problems.push(format!("{}: {headline}", page.code));
            }
        }
    }
    none(problems);
    assert!(n_bands > 100, "only {n_bands} bands");
}

fn change(row: &PairRow) -> Option<f64> {
    row.difference.as_ref().map(shown)
}

#[test]
fn pairs_subtract_and_their_headlines_are_true() {
    let mut problems = Vec::new();
    let mut said = BTreeSet::new();
    for (day, document, page, chart) in charts() {
        let Chart::Pairs(pairs) = &chart.chart else { continue };
        let id = chart.key_figures[0];
        for row in &pairs.rows {
            let both = row.first.as_ref().zip(row.second.as_ref());
            let difference = both.map(|(first, second)| (second.value - first.value, shown(second) - shown(first)));
            if let (Some(told), Some((exact, of_shown))) = (&row.difference, difference) {
                let unit = 10f64.powi(-i32::from(told.decimals));
                assert!((told.value - exact).abs() < unit * 1.000_001, "{}: {} {exact}", page.code, told.value);
                assert!((shown(told) - of_shown).abs() < unit * 1e-6, "{}: {} {of_shown}", page.code, told.value);
            }
            assert_eq!(row.difference.is_some(), difference.is_some(), "{}", page.code);
            assert_eq!(row.missing.is_some(), both.is_none(), "{} {}", page.code, row.name);
            assert_eq!(row.is_reference, row.area == AreaCode::RIKET);
        }
        // Riket after those compared, those without figures after it.
        let whole = pairs.rows.iter().position(|row| row.difference.is_none() && !row.is_reference);
        let riket = pairs.rows.iter().position(|row| row.is_reference);
        assert!(riket.is_none_or(|riket| whole.is_none_or(|whole| riket < whole)), "{}", page.code);

        let headline = headline(document, page);
        let members: Vec<&PairRow> = pairs.rows.iter().filter(|row| !row.is_reference).collect();
        let changes: Vec<Option<f64>> = members.iter().map(|row| change(row)).collect();
        let own = members.iter().find(|row| row.area == document.marked).and_then(|row| change(row));
        let is = |test: &dyn Fn(f64) -> bool| changes.iter().all(|change| change.is_some_and(test));
        let is_true = match &headline {
            text if text.contains(" steg i alla ") => is(&|change| change > 0.0),
            text if text.contains(" sjönk i alla ") => is(&|change| change < 0.0),
            text if text.starts_with("Kvinnor ligger över män i alla") => is(&|change| change < 0.0),
            text if text.starts_with("Kvinnor ligger under män i alla") => is(&|change| change > 0.0),
            text if text.contains(" steg ") || text.contains(" under män i ") => own.is_some_and(|own| own > 0.0),
            text if text.contains(" sjönk ") || text.contains(" över män i ") => own.is_some_and(|own| own < 0.0),
            text if text.contains("kvar på") || text.contains("lika i") => own == Some(0.0),
            text if text.contains("jämförbar siffra saknas") => own.is_none(),
            text if text.contains("vanlig variation") || text.contains("ingen säker ändring") => {
                let row = members.iter().find(|row| row.area == document.marked).unwrap();
                row.margin.as_ref().is_some_and(|margin| own.unwrap().abs() <= margin.value + 1.0)
            }
            _ => true,
        };
        if !is_true && document.language == Language::Sv {
            problems.push(format!("{}: {headline} {changes:?}", page.code));
        }
        said.extend(
            ["i alla", "steg", "sjönk", "män", "saknas", "variation"]
                .into_iter()
                .filter(|word| headline.contains(word)),
        );
        // Figures that are no money are as they came.
        let review = &day.get(id).unwrap().review;
        let (Some(to), false) = (day.get(id).unwrap().comparison.as_ref().map(|one| one.year), review.is_kronor())
        else {
            continue;
        };
        for row in pairs.rows.iter().filter(|row| row.difference.is_some() && page.code.0.ends_with("LUT")) {
            assert_eq!(row.second.as_ref().map(|number| number.value), value(day, id, row.area, to, Sex::Total));
        }
    }
    none(problems);
    assert_eq!(said.len(), 6, "{said:?}");
}

#[test]
fn parts_sum_and_their_headline_names_the_largest() {
    let mut n_missing = 0;
    for (day, document, page, chart) in charts() {
        let Chart::Parts(parts) = &chart.chart else { continue };
        for row in &parts.rows {
            n_missing += usize::from(row.missing.is_some());
            assert_eq!(row.values.len(), parts.parts.len());
            let Some(total) = &row.total else {
                assert!(row.missing.is_some() && row.values.iter().all(Option::is_none), "{}", page.code);
                continue;
            };
            let sum: f64 = row.values.iter().flatten().map(|number| number.value).sum();
            assert!((sum - total.value).abs() <= 1e-9 * total.value.abs(), "{} {}: {sum}", page.code, row.name);
            assert!(!parts.is_share || (total.value - 100.0).abs() < 1e-9);
            assert!(row.values.iter().flatten().all(|number| number.value >= -0.5), "{}", page.code);
            if row.area == document.marked {
                let largest = row.values.iter().flatten().map(shown).fold(f64::MIN, f64::max);
                let named: Vec<_> = parts
                    .parts
                    .iter()
                    .zip(&row.values)
                    .filter(|(_, value)| shown(value.as_ref().unwrap()) == largest)
                    .map(|(part, _)| part.name.plain(document.language))
                    .collect();
                let headline = headline(document, page);
                assert!(named.len() > 1 || headline.starts_with(&named[0]), "{}: {headline}", page.code);
            }
        }
        // A whole with a published figure of its own is that figure, where something is left of it.
        let (whole, n) = (chart.key_figures[0], chart.key_figures.len());
        if !parts.is_share && parts.parts.len() == n {
            let year = comparison(day, whole).year;
            for row in parts.rows.iter().filter(|row| row.total.is_some() && n > 2) {
                let published = value(day, whole, row.area, year, Sex::Total);
                assert_eq!(row.total.as_ref().map(|number| number.value), published, "{}", page.code);
            }
        }
    }
    assert!(n_missing > 0);
}

#[test]
fn steps_go_from_the_first_amount_to_the_last() {
    let mut n = 0;
    for (_, document, page, chart) in charts() {
        let Chart::Steps(steps) = &chart.chart else { continue };
        n += 1;
        let (first, last) = (&steps.steps[0], &steps.steps[steps.steps.len() - 1]);
        assert!(first.kind == StepKind::Amount && last.kind == StepKind::Amount);
        let ends = steps.ends();
        let arrived = ends[ends.len() - 2].1;
        // A rest that is nought as shown is left out.
        let left = 0.5 * 10f64.powi(-i32::from(steps.decimals)) + 1e-6;
        assert!((arrived - last.number.value).abs() <= left, "{}: {arrived} {}", page.code, last.number.value);
        let changes = &steps.steps[1..steps.steps.len() - 1];
        assert!(changes.iter().all(|step| step.kind == StepKind::Change));
        let largest = changes.iter().map(|step| step.number.value.abs()).fold(0.0, f64::max);
        let named = changes.iter().find(|step| step.number.value.abs() == largest).unwrap();
        let headline = headline(document, page);
        assert!(headline.starts_with(&named.name.plain(document.language)), "{}: {headline}", page.code);
    }
    assert!(n > 20, "only {n} charts of steps");
}

/// Whiskers hold the figure, and the page says what they are.
#[test]
fn whiskers_are_the_errors_of_the_comparison() {
    let mut n = 0;
    for (day, document) in documents() {
        for (page, story) in stories(document) {
            let Some(bars) = &story.bars else { continue };
            let comparison = comparison(day, story.key_figure);
            let has_whiskers = bars.rows.iter().any(|row| row.whiskers.is_some());
            assert_eq!(has_whiskers, bars.whiskers_are.is_some(), "{}", page.code);
            for row in &bars.rows {
                let Some(area) = row.area else { continue };
                let member = comparison.members.iter().find(|member| member.area == area).unwrap();
                let has_error = member.error.is_some() && row.bar.number().is_some();
                assert_eq!(row.whiskers.is_some(), has_error, "{} {}", page.code, row.name);
                let (Some((low, high)), Some(number)) = (&row.whiskers, row.bar.number()) else { continue };
                assert!(low.value <= number.value && number.value <= high.value, "{} {}", page.code, row.name);
                let error = member.error.unwrap();
                assert!(!error.tells_apart(number.value, (number.value + high.value) / 2.0), "{}", page.code);
                n += 1;
            }
        }
    }
    assert!(n > 1_000, "only {n} whiskers");
}

/// At most two pages an area by itself, fewer by those asked for; none of what is asked for already.
#[test]
fn the_day_makes_few_charts_by_itself() {
    let mut n_own = 0;
    for (day, document) in documents() {
        for area in &day.programme.areas {
            let asked: Vec<_> = area.charts.iter().map(|chart| chart_code(&area.code, chart)).collect();
            let section = document.sections.iter().find(|section| section.code == area.code).unwrap();
            let charts = section.pages.iter().filter_map(|page| match &page.body {
                Body::Chart(chart) => Some((&page.code, chart)),
                _ => None,
            });
            // A claim's page has a panel, and is asked for elsewhere.
            let own: Vec<_> = charts.filter(|(code, chart)| !asked.contains(code) && chart.panel.is_none()).collect();
            assert!(own.len() + area.charts.len() <= 2 || own.is_empty(), "{}", area.code);
            let named: Vec<KeyFigureId> = area.charts.iter().flat_map(ChartChoice::key_figures).collect();
            for (code, chart) in own {
                assert!(chart.key_figures.iter().all(|id| !named.contains(id)), "{code}");
                assert!(!matches!(chart.chart, Chart::Map(_) | Chart::Scatter(_) | Chart::Heat(_)), "{code}");
                n_own += 1;
            }
        }
    }
    assert!(n_own > 0, "the day made no chart by itself");
}

/// Where a chart shows the change, there is no second page about it.
#[test]
fn a_chart_of_a_change_takes_the_place_of_the_trend() {
    for (day, document) in documents() {
        for area in &day.programme.areas {
            for chart in &area.charts {
                let (ChartChoice::ThenNow { key_figure, .. }
                | ChartChoice::Slope { key_figure, .. }
                | ChartChoice::Lines { key_figure }) = chart
                else {
                    continue;
                };
                let trend = format!("{}-{key_figure}-T", area.code);
                assert!(document.pages().all(|page| page.code.0 != trend), "{trend}");
            }
        }
    }
}
