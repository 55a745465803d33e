//! What is said where figures lack: of all, of too many, or of the marked municipality.

use compare::Reading;
use document::{Assertion, End, Text};
use domain::{Direction, MissingReason};

use crate::beside_riket::text_capitalised;
use crate::day::InLanguage;
use crate::headline::Opening::{Comparison, Count, KeyFigure, Municipality, Place};
use crate::in_group::{end_claims, superlatives};
use crate::subject::{Named, Offers, Subject};
use crate::words::capitalised;

const RANK: u8 = 4;
const RANK_PLAIN: u8 = 7;

/// Fewer than three have a figure.
pub(crate) fn nothing_to_compare(offers: &mut Offers<'_, '_>) {
    let (desk, review) = (offers.desk, offers.key_figure.review);
    let language = desk.language();
    let mut args: Vec<Named> =
        vec![("phrase", review.phrase(language).into()), ("shortcap", capitalised(review.short(language)).into())];
    let Some(comparison) = offers.key_figure.comparison else {
        let forms = [
            ("headline-nothing", Count),
            ("headline-nothing-topic", Comparison),
            ("headline-nothing-short", KeyFigure),
        ];
        return offers.add(RANK, &forms, &args, &[Assertion::NoFigures]);
    };
    let n = comparison.n_compared;
    args.push(("n", desk.counted(&format!("{}:compared", review.id), n).into()));
    let forms = match n {
        0 => [
            ("headline-too-few-none", Count),
            ("headline-too-few-none-topic", KeyFigure),
            ("headline-too-few-none-short", KeyFigure),
        ],
        1 => [
            ("headline-too-few-one", Count),
            ("headline-too-few-one-topic", KeyFigure),
            ("headline-too-few-one-short", KeyFigure),
        ],
        _ => {
            [("headline-too-few", Count), ("headline-too-few-topic", KeyFigure), ("headline-too-few-short", KeyFigure)]
        }
    };
    offers.add(RANK, &forms, &args, &[Assertion::Compared { n }]);
}

/// The marked municipality has no figure to compare.
pub(crate) fn marked_is_missing(subject: &Subject<'_, '_>, offers: &mut Offers<'_, '_>) {
    let desk = subject.desk;
    let area = desk.day.marked;
    let reading = subject.comparison.members.iter().find(|member| member.area == area).map(|member| member.reading);
    let Some(reading) = reading else { return };
    let mut args = subject.names();
    args.push(("marked", desk.day.marked_name().into()));
    let n = subject.compared.len();
    args.push(("ncap", text_capitalised(subject.n_compared(), desk.language())));
    let lacks = |why: &str| Assertion::Lacks { area, why: why.to_owned() };
    let compared = Assertion::Compared { n };
    match reading {
        Reading::Current(_) | Reading::Older(..) => {}
        Reading::TooOld(year) => {
            args.push(("year", year.into()));
            let claims = [lacks("TooOld"), Assertion::LatestIs { area, year }];
            let forms = [
                ("headline-missing-too-old", Municipality),
                ("headline-missing-too-old-topic", KeyFigure),
                ("headline-missing-too-old-short", KeyFigure),
            ];
            offers.add(RANK, &forms, &args, &claims);
        }
        Reading::Missing(MissingReason::NotApplicable) => {
            let claims = [lacks("NotApplicable")];
            offers.add(
                RANK,
                &[("headline-missing-not-applicable", KeyFigure), ("headline-missing-not-applicable-name", Place)],
                &args,
                &claims,
            );
            let [lacks] = claims;
            offers.add(RANK, &[("headline-missing-not-applicable-count", Count)], &args, &[lacks, compared]);
        }
        Reading::Missing(reason) => {
            let lacks = lacks(reason.status());
            if reason == MissingReason::Suppressed {
                let forms = [("headline-missing-suppressed", KeyFigure)];
                offers.add(RANK, &forms, &args, std::slice::from_ref(&lacks));
            } else {
                first_of_the_others(subject, &args, &lacks, offers);
                offers.add(RANK, &[("headline-missing-count", Count)], &args, &[lacks.clone(), compared]);
            }
            let forms = [
                ("headline-missing-plain", KeyFigure),
                ("headline-missing-phrase", KeyFigure),
                ("headline-missing-short", KeyFigure),
            ];
            offers.add(RANK_PLAIN, &forms, &args, &[lacks]);
        }
    }
}

/// Who is first of those that have a figure, where it is one alone.
fn first_of_the_others(subject: &Subject<'_, '_>, args: &[Named], lacks: &Assertion, offers: &mut Offers<'_, '_>) {
    let end = if subject.review.direction == Direction::Lower { End::Lowest } else { End::Highest };
    let Some((value, areas)) = subject.at_end(end).filter(|_| subject.is_of_one_year()) else { return };
    let [first] = areas[..] else { return };
    let mut args: Vec<Named> = args.iter().filter(|(name, _)| *name != "name").cloned().collect();
    args.push(("name", subject.desk.day.name_of(first).into()));
    args.push(("value", Text::number(subject.number(first, value, subject.comparison.year)).into()));
    args.extend(superlatives(subject, end));
    let claims: Vec<Assertion> = end_claims(subject, end, &areas).into_iter().chain([lacks.clone()]).collect();
    offers.add(RANK, &[("headline-missing-end", Municipality)], &args, &claims);
}
