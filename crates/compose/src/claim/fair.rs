//! The fairness switch: figures as they are and with structure accounted for, against similar municipalities, and beside their cost.

use std::cmp::Reverse;

use catalogue::{CostOf, built_in};
use compare::claim::{Adjusted, AdjustedRow};
use document::chart::any::Chart;
use document::chart::pairs::{PairChart, PairRow, PairStyle};
use document::{FactId, Formula, FurtherNumbers, FurtherRow, Number, SidePanel, Sign, Text};
use domain::{AreaCode, Direction, Sex};

use crate::bars::{N_COMPARED_MIN, emphasis};
use crate::charts::change::pair_said;
use crate::charts::frame::{Beside, Drawn, alt, corner, difference_head, short_with_unit, subtitle_of_year};
use crate::claim::sentences::{explanation_names, quoted};
use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::headline::{HEADLINE_MAX, shortest_that_fits};

/// The chart; `None` where fewer than three of the group have an adjusted figure.
pub fn drawn<'d>(desk: &Desk<'d>, key_figure: &'d DayKeyFigure<'d>) -> Option<Drawn<'d>> {
    let adjusted = desk.day.adjusted.get(&key_figure.review.id)?;
    let fair = Fair { desk, key_figure, adjusted };
    let mut rows: Vec<PairRow> = adjusted.rows.iter().filter_map(|row| fair.row(row)).collect();
    if rows.iter().filter(|row| row.second.is_some()).count() < N_COMPARED_MIN {
        return None;
    }
    let sign = if key_figure.review.direction == Direction::Lower { -1.0 } else { 1.0 };
    let by = |row: &PairRow| row.second.as_ref().map(|number| sign * number.value);
    rows.sort_by(|a, b| by(b).unwrap_or(f64::NEG_INFINITY).total_cmp(&by(a).unwrap_or(f64::NEG_INFINITY)));
    let review = key_figure.review;
    let headline = fair.headline();
    let [first, second] = ["fair-head-raw", "fair-head-adjusted"].map(|key| desk.words.say(key, &[]));
    let unit = review.unit(desk.language()).to_owned();
    let marks =
        [("first", desk.say("fair-mark-raw", &[]).into()), ("second", desk.say("fair-mark-adjusted", &[]).into())];
    let chart = PairChart {
        style: PairStyle::Dumbbell,
        corner: corner(desk),
        first,
        second,
        difference_head: difference_head(desk, desk.say("fair-head-difference", &[]), &unit),
        unit,
        decimals: review.decimals,
        note: Some(desk.say("chart-note-marks", &marks)),
        alt: alt(desk, desk.say("fair-kind", &[]), &headline, rows.iter().map(|row| pair_said(desk, row))),
        rows,
    };
    let years = adjusted.rows.iter().filter_map(|row| row.raw.map(|(_, year)| year));
    let years = (years.clone().min()?, years.max()?);
    let panel = fair.panel()?;
    Some(Drawn {
        finding: None,
        beside: Some(Beside { panel, details: fair.details(), ready: Vec::new(), further: fair.further() }),
        topic: desk.say("fair-topic", &[]),
        headline,
        subtitle: subtitle_of_year(desk, key_figure, adjusted.year),
        chart: Chart::Pairs(chart),
        cautions: vec![desk.say("fair-caution", &[("words", fair.accounted_for().into())])],
        own: desk.say("fair-own", &[]),
        key_figures: vec![key_figure],
        years,
        kronor: None,
    })
}

struct Fair<'n, 'd> {
    desk: &'n Desk<'d>,
    key_figure: &'n DayKeyFigure<'n>,
    adjusted: &'n Adjusted,
}

impl Fair<'_, '_> {
    fn note(&self, name: &str, value: f64, formula: Formula, inputs: Vec<FactId>) -> FactId {
        let fact = FactId(format!("{}:{name}:{}:T", self.key_figure.review.id, self.adjusted.year));
        if !self.desk.is_noted(&fact) {
            self.desk.note(&fact, value, Some(self.key_figure.review.id), formula, inputs);
        }
        fact
    }

    /// How many per cent the conditions explain together, with the ends of its interval.
    fn share(&self) -> [Number; 3] {
        let id = self.key_figure.review.id;
        let all = vec![FactId(format!("{id}:municipalities:{}:T", self.adjusted.year))];
        let explained = self.adjusted.explained;
        let share = self.note("together", explained.share * 100.0, Formula::ExplainedTogether, all);
        let of = || vec![share.clone()];
        let low = self.note("together-low", explained.low * 100.0, Formula::ExplainedTogetherLow, of());
        let high = self.note("together-high", explained.high * 100.0, Formula::ExplainedTogetherHigh, of());
        let percent =
            |value: f64, fact| Number { value, decimals: 0, sign: Sign::Negative, unit: "%".to_owned(), fact };
        [
            percent(explained.share * 100.0, share),
            percent(explained.low * 100.0, low),
            percent(explained.high * 100.0, high),
        ]
    }

    fn raw(&self, row: &AdjustedRow) -> Option<Number> {
        let (value, year) = row.raw?;
        Some(self.desk.figure(self.key_figure.review, row.area, year, Sex::Total, value))
    }

    fn by_structure(&self, row: &AdjustedRow) -> Option<Number> {
        let (value, own) = (row.adjusted?, self.raw(row)?.fact);
        let [share, ..] = self.share();
        let fact = self.note(&format!("adjusted-{}", row.area), value, Formula::Adjusted, vec![own, share.fact]);
        Some(self.desk.shown(self.key_figure.review, value, fact))
    }

    fn row(&self, row: &AdjustedRow) -> Option<PairRow> {
        let (first, second) = (self.raw(row)?, self.by_structure(row));
        let difference = second
            .as_ref()
            .map(|second| self.desk.difference_of(self.key_figure.review, second, &first).without_unit());
        Some(PairRow {
            area: row.area,
            name: self.desk.day.name_of(row.area),
            emphasis: emphasis(self.desk, row.area),
            is_reference: false,
            missing: second.is_none().then(|| self.desk.say("missing", &[])),
            first: Some(first.without_unit()),
            second: second.map(|number| number.without_unit()),
            difference,
            margin: None,
        })
    }

    /// The first adjusted first; those without last.
    fn in_order(&self) -> Vec<&AdjustedRow> {
        let mut rows: Vec<&AdjustedRow> = self.adjusted.rows.iter().collect();
        rows.sort_by_key(|row| (row.adjusted_place.map_or(usize::MAX, |place| place.place), row.area));
        rows
    }

    fn of(&self, area: AreaCode) -> Option<&AdjustedRow> {
        self.adjusted.rows.iter().find(|row| row.area == area)
    }

    /// "6:e (4–8)", by the figures as they are.
    fn raw_place(&self, row: &AdjustedRow) -> Option<Text> {
        let (comparison, member) = self.key_figure.comparison.zip(self.key_figure.standing(row.area))?;
        self.desk.place(self.key_figure.review, comparison, member)
    }

    /// "6:e", by the figures as they are.
    fn raw_ordinal(&self, row: &AdjustedRow) -> Option<Text> {
        let (comparison, member) = self.key_figure.comparison.zip(self.key_figure.standing(row.area))?;
        self.desk.point_place(self.key_figure.review, comparison, member)
    }

    /// "6:e (4–8)", by the figures adjusted.
    fn adjusted_place(&self, row: &AdjustedRow) -> Option<Text> {
        let ordinal = self.adjusted_ordinal(row)?;
        let Some(band) = row.adjusted_place?.band else { return Some(ordinal) };
        let end = |what: &str, value: usize, formula| {
            let fact = self.note(&format!("adjusted-{what}-{}", row.area), value as f64, formula, self.all_adjusted());
            Number { value: value as f64, decimals: 0, sign: Sign::Never, unit: String::new(), fact }
        };
        let low = end("low", band.low, Formula::PlaceLow);
        let high = end("high", band.high, Formula::PlaceHigh);
        Some(self.desk.ordinal_in_band(ordinal, (low, high, band.is_approximate)))
    }

    /// "6:e", by the figures adjusted.
    fn adjusted_ordinal(&self, row: &AdjustedRow) -> Option<Text> {
        let (place, own) = (row.adjusted_place?, self.by_structure(row)?.fact);
        let mut inputs = self.all_adjusted();
        inputs.sort_by_key(|fact| Reverse(*fact == own));
        let fact = self.note(&format!("adjusted-place-{}", row.area), place.place as f64, Formula::Place, inputs);
        Some(self.desk.ordinal(place, fact))
    }

    fn all_adjusted(&self) -> Vec<FactId> {
        self.adjusted.rows.iter().filter_map(|row| Some(self.by_structure(row)?.fact)).collect()
    }

    fn headline(&self) -> Text {
        let (desk, review) = (self.desk, self.key_figure.review);
        let name = desk.day.marked_name();
        let marked = self.of(desk.day.marked);
        let moved = marked.and_then(|row| {
            let key = match row.raw_place?.place == row.adjusted_place?.place {
                true => "fair-headline-stays",
                false => "fair-headline-moves",
            };
            Some((key, self.raw_ordinal(row)?, self.adjusted_ordinal(row)?))
        });
        let [share, ..] = self.share();
        let say = |phrase: &str| match &moved {
            Some((key, raw, by_structure)) => {
                let args = [
                    ("name", name.clone().into()),
                    ("raw", raw.clone().into()),
                    ("adjusted", by_structure.clone().into()),
                    ("phrase", phrase.into()),
                ];
                desk.say(key, &args)
            }
            None => desk.say("fair-headline-share", &[("share", share.clone().into()), ("phrase", phrase.into())]),
        };
        let short = quoted(review.short(desk.language()), desk.language());
        shortest_that_fits(desk, vec![say(review.phrase(desk.language())), say(&short)], HEADLINE_MAX)
    }

    fn panel(&self) -> Option<SidePanel> {
        let desk = self.desk;
        let marked = self.of(desk.day.marked);
        let places = marked.and_then(|row| Some((self.raw_place(row)?, self.adjusted_place(row)?)));
        let [share, low, high] = self.share();
        let n = desk.count(&format!("{}:adjusted-n", self.key_figure.review.id), self.adjusted.explained.n, None);
        let explained = [
            ("share", share.clone().into()),
            ("low", low.without_unit().into()),
            ("high", high.into()),
            ("n", n.into()),
        ];
        let mut facts = Vec::new();
        if let Some((raw, by_structure)) = places {
            facts.push(desk.say("fair-places", &[("raw", raw.into()), ("adjusted", by_structure.into())]));
        }
        facts.extend(marked.and_then(|row| self.to_similar(row)));
        facts.push(desk.say("fair-explained", &explained));
        let answer = match marked.and_then(|row| self.by_structure(row)) {
            Some(number) => Text::number(number),
            None => Text::number(share),
        };
        Some(SidePanel { head: desk.say("fair-panel-head", &[("name", desk.day.marked_name().into())]), answer, facts })
    }

    /// "Mot liknande kommuner: −11,9 procentenheter."
    fn to_similar(&self, row: &AdjustedRow) -> Option<Text> {
        let mean = self.similar(row)?;
        let gap = self.desk.difference_of(self.key_figure.review, &self.raw(row)?, &mean);
        Some(self.desk.say("fair-to-similar", &[("gap", self.desk.in_narrow_place(gap).into())]))
    }

    fn similar(&self, row: &AdjustedRow) -> Option<Number> {
        let (_, year) = row.raw?;
        let idx = self.desk.day.members.iter().position(|(area, _)| *area == row.area)?;
        let run = self.key_figure.run?;
        let figure = |area: &AreaCode| Some((*area, run.figure(*area, year, Sex::Total).value()?));
        let figures: Vec<(AreaCode, f64)> = self.key_figure.similar.get(idx)?.iter().filter_map(figure).collect();
        self.desk.mean_of_areas(self.key_figure.review, &format!("similar-{}", row.area), year, &figures)
    }

    fn details(&self) -> Vec<Text> {
        let places = self.in_order().into_iter().filter_map(|row| {
            let args = [
                ("name", self.desk.day.name_of(row.area).into()),
                ("raw", self.raw_place(row)?.into()),
                ("adjusted", self.adjusted_place(row)?.into()),
            ];
            Some(self.desk.say("fair-places-of", &args))
        });
        let always = ["fair-bands", "fair-never-shrunk", "claim-no-cause"].map(|key| self.desk.words.say(key, &[]));
        places.chain(always).collect()
    }

    /// Expected, the mean of similar ones, the gap to it, and the cost.
    fn further(&self) -> FurtherNumbers {
        let review = self.key_figure.review;
        let claims = built_in::claims();
        let costs = claims.cost_of(&review.service_area).into_iter().flat_map(CostOf::key_figures);
        let has_all = |of: &&DayKeyFigure<'_>| of.run.is_some();
        let costs: Vec<_> = costs.filter_map(|id| self.desk.day.any_key_figure(id)).filter(has_all).collect();
        let row = |row: &AdjustedRow| {
            let (raw, by_structure) = (self.raw(row)?, self.by_structure(row)?);
            let similar = self.similar(row)?;
            let gap = self.desk.difference_of(review, &raw, &similar);
            let mut cells = vec![raw, by_structure, similar, gap];
            for cost in &costs {
                let (year, value) = cost.run?.series(row.area, Sex::Total).into_iter().next_back()?;
                cells.push(self.desk.figure(cost.review, row.area, year, Sex::Total, value));
            }
            Some(FurtherRow {
                area: row.area,
                name: self.desk.day.name_of(row.area),
                emphasis: emphasis(self.desk, row.area),
                cells: cells.into_iter().map(|number| number.without_unit()).collect(),
            })
        };
        let keys = ["fair-head-raw", "fair-head-adjusted", "fair-head-similar", "fair-head-to-similar"];
        let mut heads: Vec<Text> = keys.into_iter().map(|key| self.desk.words.say(key, &[])).collect();
        heads.extend(costs.iter().map(|cost| short_with_unit(self.desk, cost)));
        FurtherNumbers {
            title: self.desk.say("fair-title", &[]),
            corner: corner(self.desk),
            heads,
            rows: self.in_order().into_iter().filter_map(row).collect(),
        }
    }

    fn accounted_for(&self) -> Text {
        let words = self.adjusted.accounted_for.iter().map(String::as_str);
        self.desk.list(&explanation_names(words, self.desk.language()))
    }
}
