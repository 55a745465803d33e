//! The marked municipality beside riket of the same year: all on one side, some, apart, level, or not to be told apart.

use document::{Assertion, Number, Side, Text};
use domain::AreaCode;

use crate::day::InLanguage;
use crate::finding::side_of;
use crate::headline::Opening::{Comparison, Count, KeyFigure, Municipality, Place, Time};
use crate::subject::{Marked, Named, Offers, Subject};
use crate::words::{Arg, capitalised};

/// All are on one side.
const RANK_PATTERN: u8 = 3;
/// The marked municipality beside riket.
pub(crate) const RANK_BESIDE: u8 = 4;

/// Offers what can be said of the marked municipality and riket; nothing where riket has no figure of that year.
pub(crate) fn beside_riket(subject: &Subject<'_, '_>, marked: &Marked<'_>, offers: &mut Offers<'_, '_>) {
    let Some(riket) = subject.riket(marked.year) else { return };
    let area = marked.member.area;
    let side = side_of(marked.value, riket, subject.review.decimals);
    let is_current = marked.year == subject.comparison.year;
    let mut args = subject.names();
    args.push(("value", subject.dated(area, marked.value, marked.year).into()));
    let mut claims = vec![Assertion::BesideRiket { area, side }];
    if !is_current {
        claims.push(Assertion::LatestIs { area, year: marked.year });
    }
    if is_current {
        all_on_one_side(subject, side, &args, offers);
    }
    let is_told = subject.review.direction.is_judged() && marked.member.error.is_some();
    if side == Side::Level {
        level(subject, &args, &claims, offers);
    } else if is_told && !marked.member.is_apart_from_riket {
        claims.push(Assertion::NotApartFromRiket { area });
        not_apart(subject, is_current, &args, &claims, offers);
    } else if let Some(margin) = subject.margin(marked) {
        if is_told {
            claims.push(Assertion::ApartFromRiket { area });
        }
        args.extend(distance(subject, &margin, side));
        args.push(("year", marked.year.into()));
        args.push(("newest", subject.comparison.year.into()));
        if is_current {
            apart(subject, &args, &claims, offers);
            some_on_that_side(subject, side, &args, &claims, offers);
            as_clause(subject, marked, riket, &claims, offers);
        } else {
            apart_in_an_older_year(subject, &args, &claims, offers);
        }
    }
}

/// "10 % under riket", "10 %", and the adjectives that say which way.
pub(crate) fn distance(subject: &Subject<'_, '_>, margin: &Number, side: Side) -> Vec<Named> {
    let is_above = side == Side::Above;
    let [distance, more, taller, word] = match is_above {
        true => ["above-riket", "more-high", "taller-high", "side-above"],
        false => ["below-riket", "more-low", "taller-low", "side-below"],
    };
    // "0,5 färre barn": the phrase says what is counted.
    let is_counted = subject.review.quantity == catalogue::Quantity::Count;
    let bare = if is_counted && margin.unit != "%" { margin.without_unit() } else { margin.clone() };
    vec![
        ("distance", subject.desk.say(distance, &[("distance", margin.clone().into())]).into()),
        ("margin", bare.into()),
        ("more", subject.adjective(more).into()),
        ("taller", subject.adjective(taller).into()),
        ("side", subject.desk.say(word, &[]).into()),
    ]
}

fn all_on_one_side(subject: &Subject<'_, '_>, side: Side, args: &[Named], offers: &mut Offers<'_, '_>) {
    let n = subject.comparison.members.len();
    let claims = [Assertion::CountBesideRiket { side, n, of: n }];
    let mut args = args.to_vec();
    args.push(("n", subject.desk.members_counted(n).into()));
    let (all, definite) = match side {
        Side::Level => return,
        Side::Above => ([("headline-all-above", Count), ("headline-none-below", Count)], "headline-all-above-definite"),
        Side::Below => ([("headline-all-below", Count), ("headline-none-above", Count)], "headline-all-below-definite"),
    };
    offers.add(RANK_PATTERN, &all, &args, &claims);
    if let Some(args) = subject.with_definite(&args) {
        offers.add(RANK_PATTERN, &[(definite, KeyFigure)], &args, &claims);
    }
}

fn level(subject: &Subject<'_, '_>, args: &[Named], claims: &[Assertion], offers: &mut Offers<'_, '_>) {
    let forms = [("headline-level", Municipality), ("headline-level-topic", KeyFigure)];
    offers.add(RANK_BESIDE, &forms, args, claims);
    if let Some(args) = subject.with_definite(args) {
        let forms = [("headline-level-definite", KeyFigure), ("headline-level-place", Place)];
        offers.add(RANK_BESIDE, &forms, &args, claims);
    }
}

fn not_apart(
    subject: &Subject<'_, '_>,
    is_current: bool,
    args: &[Named],
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    let forms = [
        ("headline-not-apart", Municipality),
        ("headline-not-apart-phrase", KeyFigure),
        ("headline-not-apart-between", Comparison),
    ];
    offers.add(RANK_BESIDE, &forms, args, claims);
    // Without the figure nothing would say its year.
    if is_current {
        offers.add(RANK_BESIDE, &[("headline-not-apart-topic", KeyFigure)], args, claims);
    }
    if let Some(args) = subject.with_definite(args) {
        offers.add(RANK_BESIDE, &[("headline-not-apart-definite", KeyFigure)], &args, claims);
    }
}

fn apart(subject: &Subject<'_, '_>, args: &[Named], claims: &[Assertion], offers: &mut Offers<'_, '_>) {
    let forms = [("headline-riket", Municipality), ("headline-riket-topic", KeyFigure)];
    offers.add(RANK_BESIDE, &forms, args, claims);
    // "0,5 lägre index" says nothing of what is counted.
    if subject.review.unit(subject.desk.language()).is_empty() {
        return;
    }
    let forms = [("headline-riket-more", Municipality), ("headline-riket-compared", Comparison)];
    offers.add(RANK_BESIDE, &forms, args, claims);
    if let Some(args) = subject.with_definite(args) {
        let forms = [("headline-riket-definite", KeyFigure), ("headline-riket-place", Place)];
        offers.add(RANK_BESIDE, &forms, &args, claims);
    }
}

fn apart_in_an_older_year(
    subject: &Subject<'_, '_>,
    args: &[Named],
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    let forms = [("headline-older-year", Time), ("headline-older-lacks", Municipality)];
    offers.add(RANK_BESIDE, &forms, args, claims);
    if let Some(args) = subject.with_definite(args).filter(|_| !subject.review.unit_sv.is_empty()) {
        let forms = [("headline-older-definite", KeyFigure), ("headline-older-place", Place)];
        offers.add(RANK_BESIDE, &forms, &args, claims);
    }
}

fn some_on_that_side(
    subject: &Subject<'_, '_>,
    side: Side,
    args: &[Named],
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    let is_whole = subject.is_of_one_year() && subject.compared.len() == subject.comparison.members.len();
    let Some(riket) = subject.comparison.riket.filter(|_| is_whole) else { return };
    let decimals = subject.review.decimals;
    let on_side = subject.compared.iter().filter(|(_, value, _)| side_of(*value, riket, decimals) == side);
    let (n, of) = (on_side.count(), subject.compared.len());
    let counted = Assertion::CountBesideRiket { side, n, of };
    let claims: Vec<Assertion> = claims.iter().cloned().chain([counted]).collect();
    let desk = subject.desk;
    let words = desk.counted(&format!("{}:beside-riket", subject.review.id), n);
    let mut args = args.to_vec();
    args.push(("ncap", text_capitalised(words.clone(), desk.language())));
    args.push(("n", words.into()));
    args.push(("all", desk.members_counted(of).into()));
    let forms: &[_] = match n {
        1 => &[("headline-riket-only", Count)],
        n if n < of => &[("headline-riket-count", Count), ("headline-riket-one-of", Municipality)],
        _ => &[],
    };
    offers.add(RANK_BESIDE, forms, &args, &claims);
}

/// The figure as a clause: "I Nynäshamn klarar 71,8 % av eleverna alla ämnen, mot 73,9 % i riket".
fn as_clause(
    subject: &Subject<'_, '_>,
    marked: &Marked<'_>,
    riket: f64,
    claims: &[Assertion],
    offers: &mut Offers<'_, '_>,
) {
    let desk = subject.desk;
    let Some(clause) = subject.review.clause(desk.language()) else { return };
    let number = subject.number(marked.member.area, marked.value, marked.year);
    let riket = subject.number(AreaCode::RIKET, riket, marked.year);
    let mut args = subject.names();
    args.extend(clause_args(clause, &number));
    args.push(("riket", riket.into()));
    offers.add(RANK_BESIDE, &[("headline-clause", KeyFigure), ("headline-clause-place", Place)], &args, claims);
}

/// Subject, verb and rest of a reviewed clause, the number in its place.
pub(crate) fn clause_args(clause: &str, number: &Number) -> [Named; 4] {
    let mut parts = clause.split('|').map(str::trim);
    let [subject, verb, rest] = std::array::from_fn(|_| parts.next().unwrap_or_default());
    [
        ("subject", with_number(subject, number).into()),
        ("subjectcap", with_number(&capitalised(subject), number).into()),
        ("verb", verb.into()),
        ("rest", with_number(rest, number).into()),
    ]
}

/// The words with the number where `#` stands.
fn with_number(words: &str, number: &Number) -> Text {
    let mut text = Text::default();
    for (idx, part) in words.split('#').enumerate() {
        if idx > 0 {
            text.spans.extend(Text::number(number.clone()).spans);
        }
        if !part.is_empty() {
            text.spans.extend(Text::verbatim(part).spans);
        }
    }
    text
}

/// A count in words with its first letter a capital; one in figures as it is.
pub(crate) fn text_capitalised(text: Text, language: document::Language) -> Arg {
    match text.numbers().is_empty() {
        true => capitalised(&text.plain(language)).into(),
        false => text.into(),
    }
}
