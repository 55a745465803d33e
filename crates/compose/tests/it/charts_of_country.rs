//! Charts that show the country: shades, strips, maps and scatters, each reckoned again from the figures that came in.

use document::Language;
use document::chart::any::Chart;
use document::chart::heat::HeatCell;
use domain::{AreaCode, KeyFigureId, Sex, Year};

use crate::charts::{charts, comparison, headline, value};
use crate::given::GivenDay;
use crate::numbers::quantile;

fn country(day: &GivenDay, id: KeyFigureId, year: Year) -> Vec<f64> {
    day.municipalities.iter().filter_map(|(area, _)| value(day, id, *area, year, Sex::Total)).collect()
}

/// How many of four edges lie below the value: written again, not asked of the program.
fn class_in(all: &[f64], value: f64, is_by_steps: bool) -> u8 {
    let (low, high) = (quantile(all, 0.0), quantile(all, 1.0));
    let edge = |idx: u32| match is_by_steps {
        true => low + (high - low) * f64::from(idx) / 5.0,
        false => quantile(all, f64::from(idx) / 5.0),
    };
    (1..5).filter(|idx| edge(*idx) < value).count() as u8
}

#[test]
fn shades_are_fifths_of_the_country_that_year() {
    let mut n = 0;
    for (day, document, page, chart) in charts() {
        let Chart::Heat(heat) = &chart.chart else { continue };
        assert_eq!(heat.legend.len(), 5);
        for row in &heat.rows {
            for (idx, cell) in row.cells.iter().enumerate() {
                let HeatCell::Figure(number, shade) = cell else { continue };
                let (id, year) = match chart.key_figures[..] {
                    [id] => (id, Year(heat.heads[idx].plain(document.language).parse().unwrap())),
                    ref several => (several[idx], comparison(day, several[idx]).year),
                };
                let own = value(day, id, row.area.unwrap(), year, Sex::Total).unwrap();
                assert_eq!(*shade, class_in(&country(day, id, year), own, false), "{} {own}", page.code);
                assert!(number.value == own || day.get(id).unwrap().review.is_kronor(), "{}", page.code);
                n += 1;
            }
        }
        let own = heat.rows.iter().find(|row| row.area == Some(document.marked)).unwrap();
        let shades: Vec<u8> = own
            .cells
            .iter()
            .filter_map(|cell| match cell {
                HeatCell::Figure(_, shade) => Some(*shade),
                HeatCell::Missing(_) => None,
            })
            .collect();
        let headline = headline(document, page);
        let n_of = |shade| shades.iter().filter(|one| **one == shade).count();
        let is_true = match &headline {
            text if text.contains("högsta femtedel alla") => n_of(4) == shades.len(),
            text if text.contains("lägsta femtedel alla") && !text.contains("mellan") => n_of(0) == shades.len(),
            text if text.contains("mellan landets högsta") => n_of(0) + n_of(4) == 0,
            text if text.contains("högsta femtedel") => n_of(4) > 0 && n_of(4) >= n_of(0),
            text if text.contains("lägsta femtedel") => n_of(0) > n_of(4),
            _ => true,
        };
        assert!(is_true || document.language == Language::En, "{}: {headline} {shades:?}", page.code);
    }
    assert!(n > 1_000, "only {n} cells");
}

#[test]
fn the_country_is_all_there_with_its_quartiles() {
    for (day, document, page, chart) in charts() {
        let Chart::Country(one) = &chart.chart else { continue };
        let id = chart.key_figures[0];
        let year = comparison(day, id).year;
        let all = country(day, id, year);
        assert_eq!(one.members.len() + one.others.len(), all.len(), "{}", page.code);
        assert_eq!(one.members.len() + one.missing.len(), day.members.len(), "{}", page.code);
        for (edge, p) in one.quartiles.iter().zip([0.25, 0.5, 0.75]) {
            assert!((edge.number.value - quantile(&all, p)).abs() < 1e-9 * edge.number.value.abs().max(1.0));
        }
        for dot in one.members.iter().chain(&one.others) {
            assert_eq!(Some(dot.number.value), value(day, id, dot.area, year, Sex::Total));
        }
        let (lower, upper) = (quantile(&all, 0.25), quantile(&all, 0.75));
        let n_low = one.members.iter().filter(|dot| dot.number.value < lower).count();
        let n_high = one.members.iter().filter(|dot| dot.number.value > upper).count();
        let own = one.members.iter().find(|dot| dot.area == document.marked).map(|dot| dot.number.value);
        let headline = headline(document, page);
        let is_true = match &headline {
            text if text.contains("ligger alla") && text.contains("lägsta") => n_low == one.members.len(),
            text if text.contains("ligger alla") => n_high == one.members.len(),
            text if text.starts_with("I ") && text.contains("lägsta") => 2 * n_low > one.members.len(),
            text if text.starts_with("I ") && text.contains("högsta") => 2 * n_high > one.members.len(),
            text if text.contains("mellersta hälft") => own.is_some_and(|own| lower <= own && own <= upper),
            text if text.contains("lägsta fjärdedel") => own.is_some_and(|own| own < lower),
            text if text.contains("högsta fjärdedel") => own.is_some_and(|own| own > upper),
            text if text.contains("saknas") => own.is_none(),
            _ => document.language == Language::En,
        };
        assert!(is_true, "{}: {headline}", page.code);
    }
}

#[test]
fn a_map_has_everybody_on_it_in_the_right_class() {
    let mut n_county = 0;
    for (day, document, page, chart) in charts() {
        let Chart::Map(map) = &chart.chart else { continue };
        let id = chart.key_figures[0];
        let year = comparison(day, id).year;
        let all = country(day, id, year);
        let cautions: Vec<String> = chart.cautions.iter().map(|text| text.plain(document.language)).collect();
        let is_by_steps = cautions.iter().any(|text| text.contains("lika breda") || text.contains("equally wide"));
        n_county += usize::from(map.areas.len() < day.municipalities.len());
        assert!(map.areas.iter().filter(|area| area.is_member).count() == day.members.len(), "{}", page.code);
        assert_eq!((map.classes.len(), map.outlines_from.is_none()), (5, true));
        for area in &map.areas {
            let own = value(day, id, area.area, year, Sex::Total);
            assert_eq!(area.figure.as_ref().ok().map(|(number, _)| number.value), own, "{}", page.code);
            if let (Ok((_, class)), Some(own)) = (&area.figure, own) {
                assert_eq!(*class, class_in(&all, own, is_by_steps), "{} {}", page.code, area.name);
            }
        }
        let own = map.areas.iter().find(|area| area.area == document.marked).unwrap();
        let words = ["lägsta", "näst lägsta", "mellersta", "näst högsta", "högsta"];
        let headline = headline(document, page);
        if let (Ok((_, class)), Language::Sv) = (&own.figure, document.language) {
            assert!(headline.contains(words[usize::from(*class)]), "{}: {headline}", page.code);
        }
    }
    assert!(n_county > 0, "no map of a county");
}

/// The line by the textbook's sums; its band is narrowest in the middle and the same above as below.
#[test]
fn a_scatter_has_everybodys_latest_figures_and_their_line() {
    let mut n = 0;
    for (day, document, page, chart) in charts() {
        let Chart::Scatter(scatter) = &chart.chart else { continue };
        let [y_id, x_id] = chart.key_figures[..] else { panic!("{}", page.code) };
        // A claim takes what explains in one year for all.
        if chart.panel.is_some() {
            continue;
        }
        let latest = |id: KeyFigureId, area| {
            let run = day.get(id)?.run.as_ref()?;
            let newest = comparison(day, id).year;
            let (year, value) = run.series(area, Sex::Total).into_iter().rfind(|(year, _)| *year <= newest)?;
            (newest.since(year) <= 2).then_some(value)
        };
        let both = |area: AreaCode| Some((latest(x_id, area)?, latest(y_id, area)?));
        let expected: Vec<(f64, f64)> = day.municipalities.iter().filter_map(|(area, _)| both(*area)).collect();
        let drawn: Vec<(f64, f64)> = scatter.dots.iter().map(|dot| (dot.x.value, dot.y.value)).collect();
        assert_eq!(drawn, expected, "{}", page.code);
        let n_members = scatter.dots.iter().filter(|dot| day.members.iter().any(|(area, _)| *area == dot.area)).count();
        assert_eq!(n_members + scatter.missing.len(), day.members.len(), "{}", page.code);
        let Some(fit) = &scatter.fit else { continue };
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| drawn.iter().map(of).sum::<f64>() / drawn.len() as f64;
        let (mx, my) = (mean(&|point| point.0), mean(&|point| point.1));
        let slope = drawn.iter().map(|(x, y)| (x - mx) * (y - my)).sum::<f64>()
            / drawn.iter().map(|(x, _)| (x - mx) * (x - mx)).sum::<f64>();
        for point in &fit.points {
            let line = my + slope * (point.x - mx);
            assert!((point.y - line).abs() < 1e-6 * line.abs().max(1.0), "{}", page.code);
            assert!((point.high - point.y - (point.y - point.low)).abs() < 1e-6 * point.high.abs().max(1.0));
        }
        let widths: Vec<f64> = fit.points.iter().map(|point| point.high - point.low).collect();
        let narrowest = (0..widths.len()).min_by(|a, b| widths[*a].total_cmp(&widths[*b])).unwrap();
        let step = fit.points[1].x - fit.points[0].x;
        assert!((fit.points[narrowest].x - mx).abs() <= step, "{}", page.code);
        let headline = headline(document, page);
        let is_true = match &headline {
            text if text.contains("i regel högre") => slope > 0.0,
            text if text.contains("i regel lägre") => slope < 0.0,
            _ => true,
        };
        assert!(is_true, "{}: {headline} {slope}", page.code);
        n += 1;
    }
    assert!(n > 20, "only {n} lines");
}
