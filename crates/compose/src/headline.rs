//! The sentence at the top of a key figure's page: what the figures say of the marked municipality.
//!
//! Candidates go from rich to plain; the first that fits two lines is taken. Words that claim ("alla", "delar",
//! "på rikets nivå") are checked against the comparison each time.

use catalogue::{Quantity, ReviewedKeyFigure};
use compare::{Comparison, MemberStanding, Reading};
use document::{Number, Text};
use domain::{AreaCode, Run, Sex, Year};

use crate::day::{DayKeyFigure, InLanguage};
use crate::desk::Desk;
use crate::words::{Arg, capitalised};

/// The longest headline that fits two lines of 32 points.
pub const HEADLINE_MAX: usize = 105;

/// The headline of a key figure's page.
pub fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Text {
    let candidates = candidates(desk, key_figure);
    shortest_that_fits(desk, candidates, HEADLINE_MAX)
}

/// The first candidate of at most `n_characters_max`, else the shortest.
pub fn shortest_that_fits(desk: &Desk<'_>, candidates: Vec<Text>, n_characters_max: usize) -> Text {
    let length = |text: &Text| text.plain(desk.language()).chars().count();
    match candidates.iter().position(|text| length(text) <= n_characters_max) {
        Some(idx) => candidates.into_iter().nth(idx).unwrap_or_default(),
        None => candidates.into_iter().min_by_key(length).unwrap_or_default(),
    }
}

/// Everything a sentence about one key figure can be made of.
struct Subject<'d, 'a> {
    desk: &'d Desk<'a>,
    review: &'d ReviewedKeyFigure,
    comparison: &'d Comparison,
    run: Option<&'d Run>,
    phrase: String,
    compared: Vec<(AreaCode, f64, Year)>,
}

fn candidates(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>) -> Vec<Text> {
    let review = key_figure.review;
    let phrase = review.phrase(desk.language()).to_owned();
    let short = review.short(desk.language()).to_owned();
    let Some(comparison) = key_figure.comparison else {
        return vec![desk.say("headline-nothing", &[("phrase", phrase.into())])];
    };
    let compared: Vec<(AreaCode, f64, Year)> = comparison
        .members
        .iter()
        .filter_map(|member| member.reading.comparable(comparison.year).map(|(value, year)| (member.area, value, year)))
        .collect();
    let subject = Subject { desk, review, comparison, run: key_figure.run, phrase, compared };
    if subject.compared.len() < 3 {
        let n = desk.counted(&format!("{}:compared", review.id), subject.compared.len());
        let key = match subject.compared.len() {
            0 => "headline-too-few-none",
            1 => "headline-too-few-one",
            _ => "headline-too-few",
        };
        return vec![
            desk.say(key, &[("n", n.clone().into()), ("phrase", subject.phrase.clone().into())]),
            desk.say(key, &[("n", n.into()), ("phrase", short.into())]),
        ];
    }
    let marked = comparison.members.iter().find(|member| member.area == desk.day.marked);
    let mut candidates = match marked.filter(|member| member.reading.comparable(comparison.year).is_some()) {
        Some(member) => about_marked(&subject, member),
        None => about_others(&subject),
    };
    let plain = match marked.and_then(|member| Some((member, member.reading.comparable(comparison.year)?))) {
        Some((member, (value, year))) => {
            let number = subject.dated(member.area, value, year);
            desk.say(
                "headline-plain",
                &[("name", desk.day.marked_name().into()), ("phrase", short.clone().into()), ("value", number.into())],
            )
        }
        None => desk
            .say("headline-marked-missing-plain", &[("name", desk.day.marked_name().into()), ("phrase", short.into())]),
    };
    candidates.push(plain);
    candidates
}

fn about_marked(subject: &Subject<'_, '_>, member: &MemberStanding) -> Vec<Text> {
    let Subject { desk, review, comparison, compared, .. } = subject;
    let Some((value, year)) = member.reading.comparable(comparison.year) else { return Vec::new() };
    let name = desk.day.marked_name();
    let number = subject.number(member.area, value, year);
    // An older figure says so: either the distance to riket of its year does, or the figure itself.
    let dated = subject.dated(member.area, value, year);
    let mut candidates = Vec::new();

    // Who is first or last is said where all figures are of one year, and of what is judged only where it is proven.
    if let Some((end, sharing)) =
        subject.end_of(value).filter(|_| subject.is_of_one_year() && subject.is_proven_or_not_judged(member))
    {
        let superlative = subject.superlative(end);
        let args = |names: Arg| {
            vec![
                ("name", names),
                ("superlative", superlative.clone().into()),
                ("phrase", subject.phrase.clone().into()),
                ("value", dated.clone().into()),
            ]
        };
        if sharing.is_empty() {
            if let Some(distance) = subject.distance(member) {
                let mut with_distance = args(name.clone().into());
                with_distance.push(("distance", distance.into()));
                candidates.push(desk.say("headline-end-riket", &with_distance));
            }
            candidates.push(desk.say("headline-end", &args(name.clone().into())));
        } else if sharing.len() < compared.len() - 1 {
            let mut names = vec![name.clone()];
            names.extend(sharing.iter().map(|area| desk.day.name_of(*area)));
            candidates.push(desk.say("headline-end-shared", &args(desk.list(&names).into())));
        }
    }
    candidates.extend(subject.pattern(member, &number));
    let may_be_chance = review.direction.is_judged() && member.error.is_some() && !member.is_apart_from_riket;
    if may_be_chance && subject.distance(member).is_some() {
        for phrase in [subject.phrase.as_str(), review.short(desk.language())].map(capitalised) {
            let args = [("name", name.clone().into()), ("phrase", phrase.into()), ("value", dated.clone().into())];
            candidates.push(desk.say("headline-riket-not-apart", &args));
        }
    } else if let Some(distance) = subject.distance(member) {
        candidates.push(desk.say(
            "headline-riket",
            &[
                ("name", name.clone().into()),
                ("distance", distance.into()),
                ("phrase", subject.phrase.clone().into()),
                ("value", number.clone().into()),
            ],
        ));
        // The value stands in the chart below.
        let short = review.short(desk.language());
        for (key, phrase) in [("headline-riket-short", subject.phrase.as_str()), ("headline-riket-topic", short)] {
            let distance = subject.distance(member).unwrap_or_default();
            candidates.push(
                desk.say(
                    key,
                    &[("name", name.clone().into()), ("distance", distance.into()), ("phrase", phrase.into())],
                ),
            );
        }
    } else if subject.is_level_with_riket(member) {
        candidates.push(desk.say(
            "headline-riket-level",
            &[
                ("name", name.clone().into()),
                ("phrase", subject.phrase.clone().into()),
                ("value", dated.clone().into()),
            ],
        ));
    }
    let (low, high) = subject.extremes();
    let is_own = [low.0, high.0].contains(&member.area);
    candidates.push(desk.say(
        if is_own { "headline-range-own" } else { "headline-range" },
        &[
            ("name", name.into()),
            ("phrase", capitalised(review.phrase(desk.language())).into()),
            ("value", dated.into()),
            ("low", subject.dated(low.0, low.1, low.2).into()),
            ("high", subject.dated(high.0, high.1, high.2).into()),
            ("lowname", desk.day.name_of(low.0).into()),
            ("highname", desk.day.name_of(high.0).into()),
        ],
    ));
    candidates
}

fn about_others(subject: &Subject<'_, '_>) -> Vec<Text> {
    let desk = subject.desk;
    if !subject.is_of_one_year() {
        return Vec::new();
    }
    let (low, high) = subject.extremes();
    let better_high = subject.review.direction != domain::Direction::Lower;
    let (end, best) = if better_high { (End::Highest, high) } else { (End::Lowest, low) };
    let is_claimed = subject
        .comparison
        .members
        .iter()
        .any(|member| member.area == best.0 && subject.is_proven_or_not_judged(member));
    if !is_claimed {
        return Vec::new();
    }
    let sharing = subject.end_of(best.1).map_or_else(Vec::new, |(_, sharing)| sharing);
    if !sharing.is_empty() && sharing.iter().any(|area| *area != best.0) {
        return Vec::new();
    }
    vec![desk.say(
        "headline-marked-missing",
        &[
            ("name", desk.day.name_of(best.0).into()),
            ("superlative", subject.superlative(end).into()),
            ("phrase", subject.phrase.clone().into()),
            ("value", subject.number(best.0, best.1, best.2).into()),
            ("marked", desk.day.marked_name().into()),
        ],
    )]
}

/// The two ends of a comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    Highest,
    Lowest,
}

impl Subject<'_, '_> {
    /// The number, with its year where it is not that of the comparison.
    fn dated(&self, area: AreaCode, value: f64, year: Year) -> Text {
        let number = self.number(area, value, year);
        if year == self.comparison.year {
            return Text::number(number);
        }
        self.desk.say("figure-older", &[("value", number.into()), ("year", year.into())])
    }

    fn number(&self, area: AreaCode, value: f64, year: Year) -> Number {
        self.desk.in_sentence(&self.desk.figure(self.review, area, year, Sex::Total, value))
    }

    fn is_of_one_year(&self) -> bool {
        self.compared.iter().all(|(_, _, year)| *year == self.comparison.year)
    }

    /// Whether a member's end of the list may be claimed: its band is its place alone, or nothing is judged.
    fn is_proven_or_not_judged(&self, member: &MemberStanding) -> bool {
        let is_proven = member.place.is_some_and(|place| {
            let last = place.place + place.n_sharing - 1;
            place.band.is_some_and(|band| place.place <= band.low && band.high <= last)
        });
        !self.review.direction.is_judged() || is_proven
    }

    fn as_shown(&self, value: f64) -> f64 {
        domain::rounding::round_half_away(value, self.review.decimals)
    }

    fn extremes(&self) -> ((AreaCode, f64, Year), (AreaCode, f64, Year)) {
        let by_value = |a: &&(AreaCode, f64, Year), b: &&(AreaCode, f64, Year)| a.1.total_cmp(&b.1);
        let low = self.compared.iter().min_by(by_value).copied();
        let high = self.compared.iter().max_by(by_value).copied();
        (low.expect("at least three are compared"), high.expect("at least three are compared"))
    }

    /// Which end a value is at, and who of the others shares it at the shown decimals.
    fn end_of(&self, value: f64) -> Option<(End, Vec<AreaCode>)> {
        let (low, high) = self.extremes();
        let shown = self.as_shown(value);
        if self.as_shown(low.1) == self.as_shown(high.1) {
            return None;
        }
        let end = if shown == self.as_shown(high.1) {
            End::Highest
        } else if shown == self.as_shown(low.1) {
            End::Lowest
        } else {
            return None;
        };
        let sharing = self
            .compared
            .iter()
            .filter(|(area, other, _)| *area != self.desk.day.marked && self.as_shown(*other) == shown)
            .map(|(area, _, _)| *area)
            .collect();
        Some((end, sharing))
    }

    fn superlative(&self, end: End) -> Text {
        let quantity = match self.review.quantity {
            Quantity::Level => "level",
            Quantity::Count => "count",
            Quantity::Share => "share",
            Quantity::Amount => "amount",
            Quantity::Duration => "duration",
        };
        let key = match end {
            End::Highest => "superlative-high",
            End::Lowest => "superlative-low",
        };
        self.desk.say(key, &[("quantity", Arg::Choice(quantity))])
    }

    fn is_level_with_riket(&self, member: &MemberStanding) -> bool {
        self.beside_riket(member).is_some_and(|(value, riket, _)| self.as_shown(riket) == self.as_shown(value))
    }

    /// A member's figure, and riket's of the same year.
    fn beside_riket(&self, member: &MemberStanding) -> Option<(f64, f64, Year)> {
        let (value, year) = member.reading.comparable(self.comparison.year)?;
        let riket = self.run?.figure(AreaCode::RIKET, year, Sex::Total).value()?;
        Some((value, riket, year))
    }

    /// "10 % under riket", "2,3 procentenheter över riket"; none where there is no riket or no shown difference.
    fn distance(&self, member: &MemberStanding) -> Option<Text> {
        let (value, riket, year) = self.beside_riket(member)?;
        if self.is_level_with_riket(member) {
            return None;
        }
        let pair = ((member.area, value), (AreaCode::RIKET, riket));
        let everything_positive = riket > 0.0 && self.compared.iter().all(|(_, value, _)| *value > 0.0);
        let percent = self.review.unit(self.desk.language()) != "%"
            && matches!(self.review.unit_sv.as_str(), "kr")
            && everything_positive;
        let mut number = if percent {
            self.desk.between_percent(self.review, year, pair.0, pair.1)
        } else {
            self.desk.in_sentence(&self.desk.between(self.review, year, pair.0, pair.1))
        };
        if domain::rounding::round_half_away(number.value, number.decimals) == 0.0 {
            return None;
        }
        let key = match (number.value > 0.0, year == self.comparison.year) {
            (true, true) => "above-riket",
            (false, true) => "below-riket",
            (true, false) => "above-riket-older",
            (false, false) => "below-riket-older",
        };
        number.value = number.value.abs();
        number.sign = document::Sign::Never;
        number = self.desk.in_singular(number);
        Some(self.desk.say(key, &[("distance", number.into()), ("year", year.into())]))
    }

    /// "Alla åtta ligger över riket i …": the pattern first, the marked municipality second.
    fn pattern(&self, member: &MemberStanding, number: &Number) -> Option<Text> {
        let riket = self.as_shown(self.comparison.riket?);
        let current: Vec<f64> = self
            .comparison
            .members
            .iter()
            .filter_map(|member| match member.reading {
                Reading::Current(value) => Some(self.as_shown(value)),
                _ => None,
            })
            .collect();
        let is_whole = current.len() == self.comparison.members.len();
        let key = if current.iter().all(|value| *value > riket) {
            "headline-all-above"
        } else if current.iter().all(|value| *value < riket) {
            "headline-all-below"
        } else {
            return None;
        };
        if !is_whole || !matches!(member.reading, Reading::Current(_)) {
            return None;
        }
        let n = self.desk.counted("group:members", current.len());
        Some(self.desk.say(
            key,
            &[
                ("n", n.into()),
                ("phrase", self.phrase.clone().into()),
                ("name", self.desk.day.marked_name().into()),
                ("value", number.clone().into()),
            ],
        ))
    }
}
