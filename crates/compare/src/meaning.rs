//! Whether a key figure still means the same: two descriptions under one identifier, held against each other.
//!
//! Nothing here knows an identifier. Titles at the publisher end in their unit ("…, antal/10 000 inv"), name the answers that
//! are counted ("Andel som svarat "Alltid" eller "Ofta""), and bear the last year of a series that has ended ("(-2024)").

use std::collections::BTreeSet;

use domain::KeyFigureInfo;

/// How a description has changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TextChange {
    /// The words hardly have anything in common: the identifier is used for something else.
    Reused,
    /// The opposite is counted now, so that what was good is bad.
    Turned,
    /// Other answers are counted, and not just the opposite ones.
    Answers,
    /// Another unit, or another number of inhabitants.
    Unit {
        /// As it was.
        old: String,
        /// As it is.
        new: String,
    },
    /// Words of the title that mean something have changed.
    Title,
    /// Another definition: its words hardly have anything in common with the old.
    DefinitionReplaced,
    /// The definition is worded otherwise.
    Definition,
    /// The title says that the series has ended.
    Discontinued,
    /// The title no longer says so.
    Resumed,
    /// The same in other letters: spelling, spaces, small words.
    Spelling,
}

impl TextChange {
    /// Whether the figures may mean something else: then a person must have looked.
    pub fn rings(&self) -> bool {
        !matches!(self, TextChange::Definition | TextChange::Discontinued | TextChange::Resumed | TextChange::Spelling)
    }

    /// One word for it: `meaning`, `unit`, `title`, `definition`, `end`, `spelling`.
    pub fn word(&self) -> &'static str {
        match self {
            TextChange::Reused | TextChange::Turned | TextChange::Answers | TextChange::DefinitionReplaced => "meaning",
            TextChange::Unit { .. } => "unit",
            TextChange::Title => "title",
            TextChange::Definition => "definition",
            TextChange::Discontinued | TextChange::Resumed => "end",
            TextChange::Spelling => "spelling",
        }
    }
}

/// All that has changed between two descriptions, the gravest first. Dates of coming publications do not count.
///
/// ```
/// use compare::meaning::{TextChange, title_changes};
/// let was = "Inomhusbassänger, antal/10 000 inv";
/// let is = "Inomhusbassänger, antal/100 000 inv";
/// let unit = TextChange::Unit { old: "antal/10 000 inv".into(), new: "antal/100 000 inv".into() };
/// assert_eq!(title_changes(was, is), [unit]);
/// ```
pub fn text_changes(old: &KeyFigureInfo, new: &KeyFigureInfo) -> Vec<TextChange> {
    let mut changes = title_changes(&old.title, &new.title);
    let of = |info: &KeyFigureInfo| info.description.clone().unwrap_or_default();
    changes.extend(definition_change(&of(old), &of(new)));
    changes.sort();
    changes.dedup();
    changes
}

/// What has changed between two titles, the gravest first.
pub fn title_changes(old: &str, new: &str) -> Vec<TextChange> {
    if old == new {
        return Vec::new();
    }
    let mut changes = Vec::new();
    let ((old, old_end), (new, new_end)) = (without_end(old), without_end(new));
    match (old_end, new_end) {
        (false, true) => changes.push(TextChange::Discontinued),
        (true, false) => changes.push(TextChange::Resumed),
        _ => {}
    }
    let (old_words, new_words) = (words(old), words(new));
    let (old_unit, new_unit) = (unit_of(old), unit_of(new));
    if common(&old_words, &new_words) < REUSED_MAX {
        changes.push(TextChange::Reused);
    } else if is_turned(&old_words, &new_words) {
        changes.push(TextChange::Turned);
    } else if quoted(old) != quoted(new) && !quoted(old).is_empty() && !quoted(new).is_empty() {
        changes.push(TextChange::Answers);
    }
    if let (Some(old), Some(new)) = (&old_unit, &new_unit)
        && old.canonical != new.canonical
    {
        changes.push(TextChange::Unit { old: old.text.clone(), new: new.text.clone() });
    }
    let says_more = changes.iter().any(TextChange::rings);
    let has_lost_unit = old_unit.is_some() != new_unit.is_some();
    if !says_more && (has_lost_unit || !same_but_for_spelling(&old_words, &new_words)) {
        changes.push(TextChange::Title);
    } else if changes.is_empty() {
        changes.push(TextChange::Spelling);
    }
    changes.sort();
    changes
}

/// Words in common below which nothing of the old is left.
const REUSED_MAX: f64 = 0.2;

fn definition_change(old: &str, new: &str) -> Option<TextChange> {
    let (old_words, new_words) = (words(old), words(new));
    if old_words == new_words {
        return None;
    }
    if old_words.is_empty() || new_words.is_empty() {
        return Some(TextChange::Definition);
    }
    let poles = |words: &[String]| POLES.iter().map(|pole| sides(words, pole)).collect::<Vec<_>>();
    let has_turned = poles(&old_words)
        .iter()
        .zip(poles(&new_words))
        .any(|sides| matches!(sides, ((true, false), (false, true)) | ((false, true), (true, false))));
    if common(&old_words, &new_words) < REUSED_MAX {
        Some(TextChange::DefinitionReplaced)
    } else if has_turned {
        Some(TextChange::Turned)
    } else {
        Some(TextChange::Definition)
    }
}

/// Answers that are each other's opposites.
const POLES: &[(&[&str], &[&str])] = &[
    (&["alltid", "ofta"], &["aldrig", "sällan"]),
    (&["ja"], &["nej"]),
    (&["nöjd", "nöjda"], &["missnöjd", "missnöjda"]),
    (&["bra", "god", "goda"], &["dålig", "dåligt", "dåliga"]),
    (&["trygg", "trygga", "tryggt"], &["otrygg", "otrygga", "otryggt"]),
    (&["hög", "högt", "höga"], &["låg", "lågt", "låga"]),
    (&["positiv", "positiva", "positivt"], &["negativ", "negativa", "negativt"]),
    (&["behöriga", "behörighet"], &["obehöriga", "obehörighet"]),
];

const NEGATIONS: &[&str] = &["inte", "ej", "aldrig", "inga", "ingen", "inget", "utan", "saknar"];

fn sides(words: &[String], pole: &(&[&str], &[&str])) -> (bool, bool) {
    let has = |side: &[&str]| words.iter().any(|word| side.contains(&word.as_str()));
    (has(pole.0), has(pole.1))
}

/// Whether one counts the opposite of the other: opposite answers, or a negation that came or went.
fn is_turned(old: &[String], new: &[String]) -> bool {
    let by_answers = POLES.iter().any(|pole| {
        matches!((sides(old, pole), sides(new, pole)), ((true, false), (false, true)) | ((false, true), (true, false)))
    });
    let n_negations = |words: &[String]| words.iter().filter(|word| NEGATIONS.contains(&word.as_str())).count();
    by_answers || n_negations(old) % 2 != n_negations(new) % 2
}

/// The title without the mark of a series that has ended, and whether it bore one: "(-2024)", "(- 2024)".
fn without_end(title: &str) -> (&str, bool) {
    let is_mark = |inside: &str| {
        let year = inside.trim().trim_start_matches(['-', '–']).trim();
        inside.trim().starts_with(['-', '–']) && year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit())
    };
    let trimmed = title.trim();
    match trimmed.strip_suffix(')').and_then(|head| head.rsplit_once('(')) {
        Some((head, inside)) if is_mark(inside) => (head.trim_end(), true),
        _ => (trimmed, false),
    }
}

/// Words in lower case, with the blanks in numbers and all marks taken away.
fn words(text: &str) -> Vec<String> {
    let mut joined = String::with_capacity(text.len());
    let characters: Vec<char> = text.to_lowercase().chars().collect();
    for (idx, character) in characters.iter().enumerate() {
        let before = idx.checked_sub(1).map(|idx| characters[idx]);
        let thousands = characters[idx + 1..].iter().take(4).take_while(|next| next.is_ascii_digit()).count() == 3;
        let is_in_number =
            character.is_whitespace() && before.is_some_and(|before| before.is_ascii_digit()) && thousands;
        match character {
            _ if is_in_number => {}
            c if c.is_alphanumeric() || matches!(c, '%' | '+') => joined.push(*c),
            _ => joined.push(' '),
        }
    }
    joined.split_whitespace().map(str::to_owned).collect()
}

/// The share of all different words that both have.
fn common(old: &[String], new: &[String]) -> f64 {
    let (old, new): (BTreeSet<_>, BTreeSet<_>) = (content(old).collect(), content(new).collect());
    let n_all = old.union(&new).count();
    if n_all == 0 { 1.0 } else { old.intersection(&new).count() as f64 / n_all as f64 }
}

/// Words that say nothing by themselves.
const SMALL_WORDS: &[&str] = &[
    "och", "i", "av", "på", "för", "som", "med", "till", "en", "ett", "den", "det", "de", "inkl", "enl", "enligt",
    "om", "per", "vid",
];

fn content(words: &[String]) -> impl Iterator<Item = &String> {
    words.iter().filter(|word| !SMALL_WORDS.contains(&word.as_str()))
}

/// Whether the words that mean something are the same in the same order, a letter or two aside.
fn same_but_for_spelling(old: &[String], new: &[String]) -> bool {
    let (old, new): (Vec<_>, Vec<_>) = (content(old).collect(), content(new).collect());
    old.len() == new.len() && old.iter().zip(&new).all(|(old, new)| is_same_word(old, new))
}

/// A slip of two letters in a long word. "Otrygg" is no slip of "trygg", and numbers have none.
fn is_same_word(old: &str, new: &str) -> bool {
    const N_LETTERS_MIN: usize = 6;
    const N_SLIPS_MAX: usize = 2;
    let is_opposite = |a: &str, b: &str| ["o", "miss", "icke"].iter().any(|prefix| a.strip_prefix(prefix) == Some(b));
    old == new
        || unit_word(old) == unit_word(new) && unit_word(old).is_some()
        || (old.chars().count().min(new.chars().count()) >= N_LETTERS_MIN
            && !old.chars().chain(new.chars()).any(|letter| letter.is_ascii_digit())
            && !is_opposite(old, new)
            && !is_opposite(new, old)
            && distance(old, new) <= N_SLIPS_MAX)
}

/// Levenshtein's distance: letters put in, taken away or changed.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (idx, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = idx + 1;
        for (column, other) in b.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(row[column] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// The answers in quotation marks, in order of the alphabet.
fn quoted(title: &str) -> BTreeSet<String> {
    title.split(['"', '”', '“']).skip(1).step_by(2).map(|answer| answer.trim().to_lowercase()).collect()
}

struct Unit {
    text: String,
    /// What is counted, and for how many.
    canonical: (&'static str, String),
}

/// What stands after the last comma, where it is a unit.
fn unit_of(title: &str) -> Option<Unit> {
    let text = last_part(title).trim();
    let (counted, per) = match text.split_once('/').or_else(|| text.split_once(" per ")) {
        Some((counted, per)) => (counted, words(per)),
        None => (text, Vec::new()),
    };
    let counted = words(counted).iter().find_map(|word| unit_word(word))?;
    // "Invånare" and "inv" are one; what matters is how many of them.
    let per = per.iter().map(|word| if word.starts_with("inv") { "inv" } else { word }).collect::<Vec<_>>().join(" ");
    Some(Unit { text: text.to_owned(), canonical: (counted, per) })
}

fn last_part(title: &str) -> &str {
    let mut depth = 0_i32;
    let mut start = 0;
    for (idx, character) in title.char_indices() {
        match character {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' | '?' if depth == 0 && !title[idx + 1..].trim_start().starts_with("(%)") => start = idx + 1,
            _ => {}
        }
    }
    &title[start..]
}

/// Words that name a unit, those of one unit by one name.
fn unit_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "andel" | "%" | "procent" => "%",
        "antal" => "antal",
        "kr" | "kronor" => "kr",
        "tkr" | "tusentals" => "tkr",
        "mnkr" | "mkr" | "miljoner" => "mnkr",
        "index" | "indexvärde" => "index",
        "poäng" => "poäng",
        "medelvärde" | "genomsnitt" => "medelvärde",
        "median" => "median",
        "kg" => "kg",
        "ton" => "ton",
        "kwh" => "kwh",
        "mwh" => "mwh",
        "minuter" | "min" => "minuter",
        "dagar" => "dagar",
        "kvm" => "kvm",
        _ => return None,
    })
}
