//! The marked municipality among the others: first or last, equal, not to be told apart, between two, or simply where it is.

use document::{Assertion, End, Side, Text};
use domain::{AreaCode, Direction};

use crate::beside_riket::{RANK_BESIDE, distance};
use crate::finding::side_of;
use crate::headline::Opening::{Count, KeyFigure, Municipality, Place};
use crate::subject::{Marked, Named, Offers, Subject};
use crate::words::Arg;

const RANK_END: u8 = 1;
const RANK_SHARED_END: u8 = 2;
const RANK_AMONG: u8 = 6;
const RANK_PLAIN: u8 = 7;
/// More names than this are no sentence.
const N_NAMES_MAX: usize = 4;

/// Who is first or last is said where all figures are of one year, and of what is judged only where it is sure.
pub(crate) fn alone_or_shared_end(subject: &Subject<'_, '_>, marked: &Marked<'_>, offers: &mut Offers<'_, '_>) {
    if !subject.is_of_one_year() {
        return;
    }
    for end in [End::Highest, End::Lowest] {
        let Some((_, areas)) = subject.at_end(end).filter(|(_, areas)| areas.contains(&marked.member.area)) else {
            continue;
        };
        let mut args = subject.names();
        args.push(("n", subject.n_compared().into()));
        args.push(("value", subject.dated(marked.member.area, marked.value, marked.year).into()));
        args.extend(superlatives(subject, end));
        let claims = end_claims(subject, end, &areas);
        match areas.len() {
            1 => alone(subject, marked, end, args, &claims, offers),
            2..=N_NAMES_MAX => shared(subject, &areas, end, args, &claims, offers),
            _ => {}
        }
    }
}

/// That just these are at the end, and of what is judged that they surely are.
pub(crate) fn end_claims(subject: &Subject<'_, '_>, end: End, areas: &[AreaCode]) -> Vec<Assertion> {
    let mut claims = vec![Assertion::AtEnd { end, areas: areas.to_vec() }];
    if subject.review.direction.is_judged() {
        claims.extend(areas.iter().map(|area| Assertion::PlaceIsSure { area: *area }));
    }
    claims
}

/// "lägst" with a noun, and as a predicate.
pub(crate) fn superlatives(subject: &Subject<'_, '_>, end: End) -> [Named; 2] {
    let [superlative, highest] = match end {
        End::Highest => ["superlative-high", "highest"],
        End::Lowest => ["superlative-low", "lowest"],
    };
    [("superlative", subject.adjective(superlative).into()), ("highest", subject.adjective(highest).into())]
}

fn is_best(subject: &Subject<'_, '_>, end: End) -> bool {
    matches!((subject.review.direction, end), (Direction::Higher, End::Highest) | (Direction::Lower, End::Lowest))
}

fn alone(
    subject: &Subject<'_, '_>,
    marked: &Marked<'_>,
    end: End,
    mut args: Vec<Named>,
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    let (area, decimals) = (marked.member.area, subject.review.decimals);
    let side = subject.riket(marked.year).map(|riket| side_of(marked.value, riket, decimals));
    let beside = side.filter(|side| *side != Side::Level).and_then(|side| Some((side, subject.margin(marked)?)));
    let is_sure_first = subject.review.direction.is_judged() && is_best(subject, end);
    let (forms, definite): (Vec<_>, _) = match &beside {
        Some((side, margin)) => {
            args.extend(distance(subject, margin, *side));
            let first = is_sure_first.then_some(("headline-sure-first-riket", Municipality));
            let forms = [("headline-end-riket", Municipality), ("headline-end-riket-of", Count)];
            (first.into_iter().chain(forms).collect(), vec![("headline-end-riket-definite", KeyFigure)])
        }
        None => {
            let first = is_sure_first.then_some(("headline-sure-first", Municipality));
            let forms = [("headline-end", Municipality), ("headline-end-of", Count)];
            let definite = vec![("headline-end-definite", KeyFigure), ("headline-end-place", Place)];
            (first.into_iter().chain(forms).collect(), definite)
        }
    };
    let beside = beside.map(|(side, _)| Assertion::BesideRiket { area, side });
    let claims: Vec<Assertion> = claims.iter().cloned().chain(beside).collect();
    offers.add(RANK_END, &forms, &args, &claims);
    if let Some(args) = subject.with_definite(&args) {
        offers.add(RANK_END, &definite, &args, &claims);
    }
}

fn shared(
    subject: &Subject<'_, '_>,
    areas: &[AreaCode],
    end: End,
    mut args: Vec<Named>,
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    args.push(("names", names_of(subject, areas)));
    if subject.review.direction.is_judged() {
        let form = if is_best(subject, end) { "headline-share-first" } else { "headline-share-last" };
        offers.add(RANK_SHARED_END, &[(form, Municipality)], &args, claims);
    }
    offers.add(RANK_SHARED_END, &[("headline-end-shared", Municipality)], &args, claims);
    if let Some(args) = subject.with_definite(&args) {
        offers.add(RANK_SHARED_END, &[("headline-end-shared-definite", KeyFigure)], &args, claims);
    }
}

/// The names of municipalities, the marked one first.
fn names_of(subject: &Subject<'_, '_>, areas: &[AreaCode]) -> Arg {
    let desk = subject.desk;
    let mut areas = areas.to_vec();
    areas.sort_by_key(|area| (*area != desk.day.marked, *area));
    let names: Vec<String> = areas.iter().map(|area| desk.day.name_of(*area)).collect();
    desk.list(&names).into()
}

/// Offers where the marked municipality is among the others.
pub(crate) fn among_the_others(subject: &Subject<'_, '_>, marked: &Marked<'_>, offers: &mut Offers<'_, '_>) {
    let mut args = subject.names();
    args.push(("value", subject.dated(marked.member.area, marked.value, marked.year).into()));
    if subject.review.direction.is_judged() && marked.member.error.is_some() {
        near_tie(subject, marked, &args, offers);
        in_band(subject, marked, &args, offers);
    }
    equal(subject, marked, &args, offers);
    between(subject, marked, &args, offers);
    range(subject, marked, &args, offers);
}

/// With whoever is nearest and has another figure: the two may have changed places by chance.
fn near_tie(subject: &Subject<'_, '_>, marked: &Marked<'_>, args: &[Named], offers: &mut Offers<'_, '_>) {
    let area = marked.member.area;
    let is_other = |one: &&(AreaCode, f64, domain::Year)| {
        one.0 != area && one.2 == marked.year && subject.as_shown(one.1) != subject.as_shown(marked.value)
    };
    let apart = |value: f64| (value - marked.value).abs();
    let others = subject.compared.iter().filter(is_other);
    let Some(other) = others.min_by(|a, b| apart(a.1).total_cmp(&apart(b.1)).then(a.0.cmp(&b.0))) else { return };
    let mut args = args.to_vec();
    args.push(("other", subject.desk.day.name_of(other.0).into()));
    args.push(("othervalue", subject.dated(other.0, other.1, other.2).into()));
    let forms = [("headline-near-tie", Municipality), ("headline-near-tie-between", Place)];
    // It is as much news as that nothing is told apart from riket, and less than that something is.
    let rank = if marked.member.is_apart_from_riket { RANK_AMONG } else { RANK_BESIDE };
    offers.add(rank, &forms, &args, &[Assertion::NotApart { area, other: other.0 }]);
}

fn in_band(subject: &Subject<'_, '_>, marked: &Marked<'_>, args: &[Named], offers: &mut Offers<'_, '_>) {
    let desk = subject.desk;
    let Some(place) = marked.member.place.filter(|_| subject.is_of_one_year()) else { return };
    let Some(band) = place.band.filter(|band| band.low < band.high) else { return };
    let Some(places) = desk.band(subject.review, subject.comparison, marked.member) else { return };
    let claims = [Assertion::PlaceWithin { area: marked.member.area, low: band.low, high: band.high, n: place.n }];
    let n = desk.count(&format!("{}:compared", subject.review.id), place.n, None);
    let mut args = args.to_vec();
    args.extend([("places", places.into()), ("n", n.into())]);
    let forms = [("headline-band", Municipality), ("headline-band-possible", Count)];
    let rank = if marked.member.is_apart_from_riket { RANK_AMONG } else { RANK_BESIDE };
    offers.add(rank, &forms, &args, &claims);
}

fn equal(subject: &Subject<'_, '_>, marked: &Marked<'_>, args: &[Named], offers: &mut Offers<'_, '_>) {
    let shown = subject.as_shown(marked.value);
    let is_same =
        |(_, value, year): &&(AreaCode, f64, domain::Year)| *year == marked.year && subject.as_shown(*value) == shown;
    let areas: Vec<AreaCode> = subject.compared.iter().filter(is_same).map(|(area, _, _)| *area).collect();
    if !(2..=N_NAMES_MAX).contains(&areas.len()) {
        return;
    }
    let mut args = args.to_vec();
    args.push(("names", names_of(subject, &areas)));
    let forms = [("headline-equal", Municipality), ("headline-equal-topic", KeyFigure)];
    offers.add(RANK_AMONG, &forms, &args, &[Assertion::Equal { areas }]);
}

fn between(subject: &Subject<'_, '_>, marked: &Marked<'_>, args: &[Named], offers: &mut Offers<'_, '_>) {
    let own = subject.as_shown(marked.value);
    let others = || subject.compared.iter().filter(|(_, _, year)| *year == marked.year);
    let below = others().filter(|(_, value, _)| subject.as_shown(*value) < own);
    let above = others().filter(|(_, value, _)| subject.as_shown(*value) > own);
    let by_value = |a: &&(AreaCode, f64, domain::Year), b: &&(AreaCode, f64, domain::Year)| a.1.total_cmp(&b.1);
    let (Some(lower), Some(upper)) = (below.max_by(by_value), above.min_by(by_value)) else { return };
    let claims = [Assertion::Between { lower: lower.0, area: marked.member.area, upper: upper.0 }];
    let mut args = args.to_vec();
    args.push(("lower", subject.desk.day.name_of(lower.0).into()));
    args.push(("upper", subject.desk.day.name_of(upper.0).into()));
    offers.add(RANK_AMONG, &[("headline-between", Municipality)], &args, &claims);
    if let Some(args) = subject.with_definite(&args) {
        let forms = [("headline-between-definite", KeyFigure), ("headline-between-place", Place)];
        offers.add(RANK_AMONG, &forms, &args, &claims);
    }
}

/// From the lowest to the highest, where the marked municipality is one of them.
fn range(subject: &Subject<'_, '_>, marked: &Marked<'_>, args: &[Named], offers: &mut Offers<'_, '_>) {
    let desk = subject.desk;
    let (Some(lowest), Some(highest)) = (subject.at_end(End::Lowest), subject.at_end(End::Highest)) else { return };
    let ([low], [high]) = (&lowest.1[..], &highest.1[..]) else { return };
    if ![low, high].contains(&&marked.member.area) {
        return;
    }
    let year_of = |area: &AreaCode| subject.compared.iter().find(|one| one.0 == *area).map(|one| one.2);
    let (Some(low_year), Some(high_year)) = (year_of(low), year_of(high)) else { return };
    let claims = [End::Lowest, End::Highest]
        .map(|end| Assertion::AtEnd { end, areas: vec![if end == End::Lowest { *low } else { *high }] });
    let mut args = args.to_vec();
    args.push(("low", subject.dated(*low, lowest.0, low_year).into()));
    args.push(("high", subject.dated(*high, highest.0, high_year).into()));
    args.push(("lowname", desk.day.name_of(*low).into()));
    args.push(("highname", desk.day.name_of(*high).into()));
    offers.add(RANK_AMONG, &[("headline-range", KeyFigure)], &args, &claims);
    if let Some(args) = subject.with_definite(&args) {
        offers.add(RANK_AMONG, &[("headline-range-definite", KeyFigure)], &args, &claims);
    }
    if low_year == subject.comparison.year && high_year == low_year {
        let gap = desk.between(subject.review, low_year, (*high, highest.0), (*low, lowest.0));
        let gap = document::Number { sign: document::Sign::Never, ..desk.in_sentence(&gap) };
        args.push(("gap", desk.in_singular(gap).into()));
        offers.add(RANK_AMONG, &[("headline-range-gap", Place)], &args, &claims);
    }
}

/// Offers the figure and nothing else: what always fits.
pub(crate) fn plainly(subject: &Subject<'_, '_>, marked: &Marked<'_>, offers: &mut Offers<'_, '_>) {
    let area = marked.member.area;
    let value: Text = subject.dated(area, marked.value, marked.year);
    let mut args = subject.names();
    args.push(("value", value.into()));
    let claims = [Assertion::LatestIs { area, year: marked.year }];
    offers.add(RANK_PLAIN, &[("headline-plain", KeyFigure), ("headline-plain-topic", KeyFigure)], &args, &claims);
    // "5,2 barn i barn per årsarbetare" is no Swedish.
    if subject.review.quantity != catalogue::Quantity::Count {
        offers.add(RANK_PLAIN, &[("headline-plain-name", Municipality)], &args, &claims);
    }
}
