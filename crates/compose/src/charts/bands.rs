//! Rank bands: the places that a judged key figure's uncertainty does not rule out.

use document::Text;
use document::chart::any::Chart;
use document::chart::bands::{Band, BandChart, BandRow};
use domain::Sex;

use crate::bars::{N_COMPARED_MIN, emphasis, in_order, why_missing};
use crate::cautions::band_explained;
use crate::charts::frame::{Drawn, alt, corner, marked_missing, phrased, said, short_with_unit, subtitle_of_year};
use crate::day::DayKeyFigure;
use crate::desk::Desk;

/// The chart; `None` where nothing is judged, fewer than three are compared, or no error can be told.
pub fn drawn<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let (review, comparison) = (key_figure.review, key_figure.comparison?);
    if !review.direction.is_judged() || comparison.n_compared < N_COMPARED_MIN {
        return None;
    }
    let n = desk.count(&format!("{}:compared", review.id), comparison.n_compared, None);
    let mut rows = Vec::new();
    for member in in_order(comparison, review.direction) {
        let band = match member.reading.comparable(comparison.year) {
            None => Err(why_missing(desk, member.reading)),
            Some((value, year)) => {
                let (place, low, high) = desk.place_numbers(review, comparison, member)?;
                let band = desk.band(review, comparison, member)?;
                let shown = desk.say("chart-band-of", &[("band", band.into()), ("n", n.clone().into())]);
                let figure = desk.figure(review, member.area, year, Sex::Total, value);
                Ok(Band { figure, place, low, high, shown })
            }
        };
        let name = desk.day.name_of(member.area);
        rows.push(BandRow { area: member.area, name, emphasis: emphasis(desk, member.area), band });
    }
    let headline = headline(desk, key_figure, &rows);
    let heads = [
        corner(desk),
        short_with_unit(desk, key_figure),
        desk.say("head-place", &[]),
        desk.say("chart-head-best-place", &[]),
        desk.say("chart-head-worst-place", &[]),
        desk.say("chart-head-places", &[]),
    ];
    let numbers = rows.iter().map(|row| match &row.band {
        Ok(band) => said(&row.name, band.shown.clone()),
        Err(why) => said(&row.name, why.clone()),
    });
    let alt = alt(desk, desk.say("chart-kind-bands", &[]), &headline, numbers);
    Some(Drawn {
        finding: None,
        beside: None,
        topic: desk.say("chart-topic-bands", &[]),
        subtitle: subtitle_of_year(desk, key_figure, comparison.year),
        chart: Chart::Bands(BandChart { rows, n_places: comparison.n_compared, heads, alt }),
        headline,
        cautions: band_explained(desk, key_figure).into_iter().collect(),
        own: desk.say("chart-own-bands", &[]),
        key_figures: vec![key_figure],
        years: (comparison.year, comparison.year),
        kronor: None,
    })
}

fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, rows: &[BandRow]) -> Text {
    let marked = rows.iter().find(|row| row.area == desk.day.marked);
    let Some(Ok(band)) = marked.map(|row| &row.band) else { return marked_missing(desk, key_figure) };
    let place = key_figure.standing(desk.day.marked).and_then(|member| member.place?.band);
    let is_approximate = place.is_some_and(|band| band.is_approximate);
    let n_compared = rows.iter().filter(|row| row.band.is_ok()).count();
    let n = desk.count(&format!("{}:compared", key_figure.review.id), n_compared, None);
    let is_any = band.low.value == 1.0 && band.high.value == n_compared as f64;
    phrased(desk, key_figure, |phrase| {
        let name = desk.day.marked_name();
        let (low, high) = (band.low.clone(), band.high.clone());
        let args = [
            ("name", name.into()),
            ("phrase", phrase.into()),
            ("low", low.into()),
            ("high", high.into()),
            ("n", n.clone().into()),
        ];
        if is_any {
            let n = desk.counted(&format!("{}:compared", key_figure.review.id), n_compared);
            let (name, phrase) = (desk.day.marked_name(), phrase);
            return desk.say("chart-bands-any", &[("name", name.into()), ("phrase", phrase.into()), ("n", n.into())]);
        }
        match (band.low.value == band.high.value, is_approximate) {
            (true, false) => desk.say("chart-bands-sure", &args),
            (true, true) => desk.say("chart-bands-one-approximate", &args),
            (false, false) => desk.say("chart-bands-some", &args),
            (false, true) => desk.say("chart-bands-some-approximate", &args),
        }
    })
}
