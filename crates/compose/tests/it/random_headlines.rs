//! Thousands of random tables through compare and compose: every headline is checked against the raw table.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use document::{Assertion, Document, End, Finding, Language, Number, Page, Side, Span, Text, Way};
use domain::{AreaCode, Year};

use crate::claims_checked::{Checked, shown, shown_third};
use crate::pages::none;
use crate::random_days::{PARTS, RandomDay, random_day};
use crate::walk::spans;

const N_DAYS: u64 = 140;
const N_KEY_FIGURES: usize = 18;
const HEADLINE_MAX: usize = 110;

/// What is never written, in either language.
const NEVER: [&str; 17] = [
    "bäst i klassen",
    "bottenkänning",
    "rusar",
    "rasar",
    "skenar",
    "signifikant",
    "ingen effekt",
    "beror på",
    "dyr ",
    "billig",
    "effektiv ",
    "tack vare",
    "snitt",
    "invånarna tycker",
    "!",
    "?",
    "best in class",
];

/// Every headline with a finding, with its place.
fn pages(document: &Document) -> Vec<(&Page, &Finding)> {
    document.pages().filter_map(|page| Some((page, page.finding.as_ref()?))).collect()
}

/// The day's documents: of one member each, in turn, in both languages.
fn documents(seed: u64, day: &RandomDay) -> [Document; 2] {
    let n = day.day.members.len();
    let marked = day.day.members[usize::try_from(seed).unwrap() % n].0;
    [Language::Sv, Language::En].map(|language| day.day.document(language, marked))
}

/// The days with their documents, made once.
static DAYS: LazyLock<Vec<(u64, RandomDay, [Document; 2])>> = LazyLock::new(|| {
    let made = |seed: u64| {
        let day = random_day(seed, N_KEY_FIGURES);
        let documents = documents(seed, &day);
        (seed, day, documents)
    };
    let halves = std::thread::scope(|scope| {
        let half = |odd: u64| scope.spawn(move || (odd..N_DAYS).step_by(2).map(made).collect::<Vec<_>>());
        [half(0), half(1)].map(|thread| thread.join().unwrap())
    });
    halves.into_iter().flatten().collect()
});

#[test]
fn every_headline_is_true_and_reads_well() {
    let mut problems = Vec::new();
    for (seed, day, documents) in DAYS.iter() {
        for document in documents {
            let mut before: Option<(&Page, String)> = None;
            for (page, finding) in pages(document) {
                let checked = Checked::of(day, &day.tables[&finding.key_figure]);
                let text = page.headline.plain(document.language);
                let mut complain = |what: String| problems.push(format!("seed {seed} {}: {what}: {text}", page.code));
                for assertion in finding.assertions.iter().filter(|one| !checked.is_true(one)) {
                    complain(format!("untrue: {assertion:?}"));
                }
                said_no_more_than_claimed(&page.headline, finding, day, &mut complain);
                numbers_are_the_tables(&page.headline, finding, &checked, document.language, &mut complain);
                reads_well(&text, &mut complain);
                let form = form_of(&page.headline);
                if let Some((last, _)) = before.as_ref().filter(|(_, last)| *last == form) {
                    complain(format!("as the page before ({})", last.headline.plain(document.language)));
                }
                before = Some((page, form));
            }
        }
    }
    none(problems);
}

/// A headline of one table is asked of another: the answer is the checker's.
#[test]
fn whether_a_finding_still_holds_is_told_of_other_figures() {
    let (mut n_true, mut n_untrue) = (0, 0);
    let mut problems = Vec::new();
    for (seed, day, [document, _]) in DAYS.iter().step_by(6) {
        for revised in [revised(day, *seed, 1), revised(day, *seed, 40)] {
            revised.day.with_day(Language::Sv, document.marked, |told| {
                for (page, finding) in pages(document) {
                    let checked = Checked::of(&revised, &revised.tables[&finding.key_figure]);
                    let (expected, answered) = (checked.holds(finding), compose::holds(told, finding));
                    let is_of_bands = finding
                        .assertions
                        .iter()
                        .any(|one| matches!(one, Assertion::PlaceIsSure { .. } | Assertion::PlaceWithin { .. }));
                    // Of bands the checker knows only the limits between which they must lie.
                    if expected != answered && (answered || !is_of_bands) {
                        let text = page.headline.plain(Language::Sv);
                        problems.push(format!("seed {seed} {}: {answered}: {text}", page.code));
                    }
                    n_true += u32::from(answered);
                    n_untrue += u32::from(!answered);
                }
            });
        }
    }
    none(problems);
    assert!(n_true > 100 && n_untrue > 100, "{n_true} hold, {n_untrue} do not");
}

/// The same day with every so many-th figure of the newest year moved.
fn revised(day: &RandomDay, seed: u64, every: usize) -> RandomDay {
    let mut revised = random_day(seed, N_KEY_FIGURES);
    for given in &mut revised.day.key_figures {
        let table = revised.tables.get_mut(&given.review.id).unwrap();
        let Some(run) = &given.run else { continue };
        let decimals = given.review.decimals;
        let scale = PARTS as f64 * 10f64.powi(i32::from(decimals));
        let rows = run.rows().enumerate().map(|(idx, row)| {
            let key = (row.area, row.year.0);
            let Some(parts) = table.parts.get_mut(&key).filter(|_| idx % every == 0) else { return row };
            *parts += (idx as i64 % 7 - 3) * (parts.abs() / 8 + PARTS);
            if given.review.unit_sv == "%" && *parts > 0 {
                *parts = (*parts).min(100 * PARTS * 10i64.pow(u32::try_from(decimals).unwrap()));
            }
            domain::Row { figure: domain::Figure::Value((*parts as f64) / scale), ..row }
        });
        given.run = Some(domain::Run::from_rows(given.review.id, rows.collect()).unwrap());
    }
    assert_eq!(day.tables.len(), revised.tables.len());
    RandomDay { day: revised.day.compared(), tables: revised.tables }
}

/// Laws over findings mean something only if all of them occur.
#[test]
fn every_kind_of_finding_and_many_forms_occur() {
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut forms = [BTreeSet::new(), BTreeSet::new()];
    let (mut n, mut sizes) = (0, BTreeSet::new());
    for (_, day, documents) in DAYS.iter() {
        sizes.insert(day.day.members.len());
        for (idx, document) in documents.iter().enumerate() {
            for (page, finding) in pages(document) {
                n += 1;
                forms[idx].insert(form_of(&page.headline));
                for assertion in &finding.assertions {
                    let told = format!("{assertion:?}");
                    *kinds.entry(told.split([' ', '(']).next().unwrap().to_owned()).or_default() += 1;
                }
            }
        }
    }
    assert!(n > 4_000 && sizes.contains(&3) && sizes.contains(&26), "{n} headlines");
    let rare: Vec<_> = kinds.iter().filter(|(_, n)| **n < 5).collect();
    assert!(kinds.len() == 17 && rare.is_empty(), "{} kinds: {kinds:?}", kinds.len());
    assert!(forms.iter().all(|forms| forms.len() > 90), "{} and {} forms", forms[0].len(), forms[1].len());
}

/// The sentence without what is put into it.
fn form_of(text: &Text) -> String {
    let pieces = spans(text).into_iter().map(|span| match span {
        Span::Words(words) => words.clone(),
        _ => "…".to_owned(),
    });
    pieces.collect()
}

/// The words alone, with a space at either end.
fn words_of(text: &Text) -> String {
    let pieces = spans(text).into_iter().map(|span| match span {
        Span::Words(words) => words.clone(),
        _ => " ".to_owned(),
    });
    format!(" {} ", pieces.collect::<String>().replace([':', ',', ';', '.'], " "))
}

fn areas_of(assertion: &Assertion) -> Vec<AreaCode> {
    match assertion {
        Assertion::Lacks { area, .. }
        | Assertion::LatestIs { area, .. }
        | Assertion::PlaceIsSure { area }
        | Assertion::PlaceWithin { area, .. }
        | Assertion::BesideRiket { area, .. }
        | Assertion::ApartFromRiket { area }
        | Assertion::NotApartFromRiket { area }
        | Assertion::Changed { area, .. } => vec![*area],
        Assertion::AtEnd { areas, .. } | Assertion::Equal { areas } => areas.clone(),
        Assertion::NotApart { area, other } => vec![*area, *other],
        Assertion::Between { lower, area, upper } => vec![*lower, *area, *upper],
        _ => Vec::new(),
    }
}

type Claim = fn(&Assertion) -> bool;

/// Words that claim, and the assertions of which one must stand behind them.
const CLAIMS: [(&[&str], Claim); 20] = [
    (&[" högst ", " flest ", " mest ", " längst ", " highest ", " largest ", " the most ", " longest "], |one| {
        matches!(one, Assertion::AtEnd { end: End::Highest, .. })
    }),
    (
        &[" lägst ", " färst ", " minst ", " kortast ", " lowest ", " smallest ", " fewest ", " least ", " shortest "],
        |one| matches!(one, Assertion::AtEnd { end: End::Lowest, .. }),
    ),
    (&[" delar ", " share "], |one| matches!(one, Assertion::AtEnd { areas, .. } if areas.len() > 1)),
    (&[" delar ", " share ", " säker ", " surely "], |one| matches!(one, Assertion::PlaceIsSure { .. })),
    (&[" säker ", " surely "], |one| matches!(one, Assertion::AtEnd { areas, .. } if areas.len() == 1)),
    (
        &[" Alla ", " Ingen av de ", " All ", " None of the ", " rikets i alla ", " that of Sweden as a whole in all "],
        |one| {
            matches!(one, Assertion::CountBesideRiket { n, of, .. } if n == of)
                || matches!(one, Assertion::Compared { n: 0 })
        },
    ),
    (
        &[" stigit i alla ", " sjunkit i alla ", " risen in all ", " fallen in all "],
        |one| matches!(one, Assertion::CountChanged { n, of, .. } if n == of),
    ),
    (&[" över riket", " above "], |one| {
        matches!(
            one,
            Assertion::BesideRiket { side: Side::Above, .. } | Assertion::CountBesideRiket { side: Side::Above, .. }
        )
    }),
    (&[" högre ", " fler ", " längre ", " higher ", " longer "], |one| {
        matches!(one, Assertion::BesideRiket { side: Side::Above, .. })
    }),
    (&[" lägre ", " färre ", " kortare ", " lower ", " fewer ", " shorter "], |one| {
        matches!(one, Assertion::BesideRiket { side: Side::Below, .. })
    }),
    (&[" skilja åt ", " told apart ", " skiljer inte säkert ", " do not clearly tell "], |one| {
        matches!(one, Assertion::NotApart { .. })
    }),
    (&[" skilja från ", " told from ", " osäkerheten ", " may be chance "], |one| {
        matches!(one, Assertion::NotApartFromRiket { .. })
    }),
    (&[" rikets nivå ", " level with "], |one| matches!(one, Assertion::BesideRiket { side: Side::Level, .. })),
    (&[" ligger lika ", " are equal "], |one| matches!(one, Assertion::Equal { .. })),
    (&[" saknar siffra för ", " har ingen "], |one| matches!(one, Assertion::LatestIs { .. })),
    (&[" uppgift saknas ", " Uppgift om ", " sekretess ", " gäller inte "], |one| {
        matches!(one, Assertion::Lacks { .. })
    }),
    (&[" stigit ", " risen "], |one| matches!(one, Assertion::Changed { way: Way::Rose, .. })),
    (&[" sjunkit ", " fallen "], |one| matches!(one, Assertion::Changed { way: Way::Fell, .. })),
    (&[" på plats ", " Platserna ", " in place ", " Places "], |one| matches!(one, Assertion::PlaceWithin { .. })),
    (&[" Preliminärt ", " Preliminary "], |one| matches!(one, Assertion::Preliminary)),
];

fn said_no_more_than_claimed(text: &Text, finding: &Finding, day: &RandomDay, complain: &mut impl FnMut(String)) {
    let words = words_of(text);
    for (needles, claim) in CLAIMS {
        let said = needles.iter().find(|needle| words.contains(**needle));
        if let Some(said) = said.filter(|_| !finding.assertions.iter().any(claim)) {
            complain(format!("`{said}` is not claimed by {:?}", finding.assertions));
        }
    }
    let is_preliminary = finding.assertions.contains(&Assertion::Preliminary);
    if is_preliminary != (words.contains(" Preliminärt ") || words.contains(" Preliminary ")) {
        complain("preliminary is not said".to_owned());
    }
    let named: BTreeSet<AreaCode> = finding.assertions.iter().flat_map(areas_of).chain([finding.marked]).collect();
    let years: BTreeSet<Year> = spans(text)
        .into_iter()
        .filter_map(|span| if let Span::Year(year) = span { Some(*year) } else { None })
        .collect();
    for (area, name) in &day.day.members {
        let is_said = spans(text).into_iter().any(|span| matches!(span, Span::Verbatim(said) if said == name));
        if is_said && !named.contains(area) {
            complain(format!("{name} is named and nothing is claimed of it"));
        }
    }
    // The marked municipality's older year is said wherever its figure is.
    let is_older = |one: &Assertion| matches!(one, Assertion::LatestIs { area, year } if *area == finding.marked && Some(*year) != finding.year);
    if finding.assertions.iter().any(is_older) && years.is_empty() {
        complain("an older year is not said".to_owned());
    }
}

/// Each number is what its fact's name says, reckoned from the table, and is shown as rounded.
fn numbers_are_the_tables(
    text: &Text,
    finding: &Finding,
    checked: &Checked<'_>,
    language: Language,
    complain: &mut impl FnMut(String),
) {
    let numbers = text.numbers();
    if numbers.iter().map(|number| &number.fact).ne(&finding.facts) {
        complain("the finding's facts are not the sentence's".to_owned());
    }
    let is_counted = |number: &&&Number| {
        !number.fact.0.contains(&format!("{}:1", finding.key_figure)) && !number.fact.0.contains(":0000")
    };
    let n_measured = numbers.iter().filter(|number| !is_counted(number)).count();
    if n_measured > 2 {
        complain(format!("{n_measured} numbers"));
    }
    for number in numbers {
        let expected = expected(&number.fact.0, finding, checked);
        let close = |value: f64| (value - number.value.abs()).abs() <= 1e-9 * value.abs().max(1.0);
        if !expected.is_some_and(|value| close(value.abs())) {
            complain(format!("{} is {}, not {expected:?}", number.fact, number.value));
        }
        let digits = number.digits(language).replace(['\u{a0}', '+'], "").replace('\u{2212}', "-");
        let digits = if language == Language::Sv { digits.replace(',', ".") } else { digits.replace(',', "") };
        let read: f64 = digits.parse().unwrap();
        let half = 0.5 * 10f64.powi(-i32::from(number.decimals));
        if (read - number.value).abs() > half + 1e-9 || number.decimals > checked.decimals.max(1) {
            complain(format!("{} is shown as {digits}", number.value));
        }
    }
}

fn expected(fact: &str, finding: &Finding, checked: &Checked<'_>) -> Option<f64> {
    let scale = PARTS as f64 * 10f64.powi(i32::from(checked.decimals));
    let parts: Vec<&str> = fact.split(':').collect();
    let table = &checked.table.parts;
    let get = |area: &str, year: &str| Some(*table.get(&(area.parse().ok()?, year.parse().ok()?))?);
    let counted = |name: &str| {
        finding.assertions.iter().find_map(|one| match (name, one) {
            ("compared", Assertion::Compared { n } | Assertion::PlaceWithin { n, .. }) => Some(*n as f64),
            ("beside-riket", Assertion::CountBesideRiket { n, .. }) => Some(*n as f64),
            ("changed-the-same-way", Assertion::CountChanged { n, .. }) => Some(*n as f64),
            ("changes", Assertion::CountChanged { of, .. }) => Some(*of as f64),
            ("low", Assertion::PlaceWithin { low, .. }) => Some(*low as f64),
            ("high", Assertion::PlaceWithin { high, .. }) => Some(*high as f64),
            _ => None,
        })
    };
    let n_compared = || checked.members.iter().filter(|area| checked.compared(**area).is_some()).count() as f64;
    match parts[..] {
        ["group", "members"] => Some(checked.members.len() as f64),
        [_, "compared"] => counted("compared").or(Some(n_compared())),
        [_, name @ ("beside-riket" | "changed-the-same-way" | "changes")] => counted(name),
        [_, place, _, "T"] if place.starts_with("place-low") => counted("low"),
        [_, place, _, "T"] if place.starts_with("place-high") => counted("high"),
        [_, area, mean, "T"] if mean.starts_with("mean-") => {
            let ([from, to], [early, late]) = checked.change(area.parse().ok()?)?;
            let years: Vec<u16> = mean.split('-').skip(1).filter_map(|year| year.parse().ok()).collect();
            let sum = if years == [early.0, early.1] {
                from
            } else if years == [late.0, late.1] {
                to
            } else {
                return None;
            };
            Some(sum as f64 / (3.0 * scale))
        }
        [_, pair, year, "T", ref rest @ ..] if pair.contains('-') => {
            let (a, b) = pair.trim_end_matches('%').split_once('-')?;
            let (x, y) = (get(a, year)?, get(b, year)?);
            match (pair.ends_with('%'), rest) {
                (true, _) => Some((x - y) as f64 / y.abs() as f64 * 100.0),
                (false, ["shown"]) => Some((shown(x) - shown(y)) as f64 / (scale / PARTS as f64)),
                // A half may fall on either side before it is rounded: the shown numbers subtract nevertheless.
                (false, _)
                    if shown(x - y) == shown(x) - shown(y)
                        || (x - y) % PARTS == PARTS / 2
                        || (y - x) % PARTS == PARTS / 2 =>
                {
                    Some((x - y) as f64 / scale)
                }
                (false, _) => None,
            }
        }
        [_, area, year, "T"] => Some(get(area, year)? as f64 / scale),
        _ => None,
    }
}

fn reads_well(text: &str, complain: &mut impl FnMut(String)) {
    let n_characters = text.chars().count();
    if n_characters > HEADLINE_MAX {
        complain(format!("{n_characters} characters"));
    }
    let plain = text.replace('\u{a0}', " ");
    if ["  ", " ,", " .", " :", " ;", "..", "::", "{", "#", "|", "*"].iter().any(|bad| plain.contains(bad))
        || plain.trim() != plain
    {
        complain("is badly set".to_owned());
    }
    let first = text.chars().next();
    if first.is_none_or(char::is_lowercase) {
        complain("begins small".to_owned());
    }
    if text.ends_with('.') != text.contains(". ") {
        complain("a full stop with one sentence, or two without".to_owned());
    }
    let small = format!("{} ", text.to_lowercase());
    for never in NEVER.iter().filter(|never| small.contains(**never)) {
        complain(format!("`{never}` is never written"));
    }
}

/// The checker itself: rounded a half away from nought in whole numbers.
#[test]
fn the_checker_rounds_as_office_does() {
    assert_eq!([shown(149), shown(150), shown(-150), shown(-149), shown(0)], [1, 2, -2, -1, 0]);
    assert_eq!([shown_third(449), shown_third(450), shown_third(-450)], [1, 2, -2]);
}
