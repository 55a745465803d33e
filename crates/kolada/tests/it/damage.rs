//! Valid bodies with damage done to them: the readers never panic, and no figure is lost without a word.

use kolada::parse::{
    parse_area_groups, parse_areas, parse_envelope, parse_key_figure_groups, parse_key_figures, parse_observations,
    parse_units,
};
use kolada::{Effect, Expected};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

const FIGURES: &str = r#"{"values":[{"kpi":"N11008","period":2022,"municipality":"0192","values":[{"gender":"K","count":1,"status":"","value":-1.5e3,"isdeleted":false},{"gender":"T","count":1,"status":"","value":165745.2,"isdeleted":false}]},{"kpi":"N11008","period":2022,"municipality":"G96274","values":[{"gender":"T","count":8,"status":"Missing","value":null,"isdeleted":true}]},{"kpi":"N11008","period":2023,"ou":"V15E019200101","values":[{"gender":null,"value":0}]}],"next_url":null,"previous_url":null,"count":3}"#;
const METADATA: &str = r#"{"values":[{"id":"N15507","title":"Elever i åk 9","publ_period":"2026","publication_date":"2026-10-21","has_ou_data":true},{"id":"0192","title":"Nynäshamn","type":"K"},{"id":"G96274","title":"Södertörn","members":[{"member_id":"0126"},{"member_id":"N11008"}]},{"id":"V15E019200101","title":"Skolan","municipality":"0192"}],"count":4}"#;

/// Words that stand in a JSON body, some of them where they should not.
const TOKENS: [&str; 22] = [
    "null",
    "true",
    "false",
    "0",
    "-0.0",
    "1e999",
    "NaN",
    "-Infinity",
    "99999999999999999999",
    "\"\"",
    "\"T\"",
    "\"1\"",
    "[]",
    "{}",
    "[[",
    "\"G1\"",
    "\"kpi\":1",
    ",",
    ":",
    "\"",
    "\\",
    "\u{0}å",
];

#[derive(Debug, Clone)]
enum Damage {
    Cut(Index),
    Flip(Index, u8),
    Replace(Index, usize),
    Repeat(Index, Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        1 => any::<Index>().prop_map(Damage::Cut),
        3 => (any::<Index>(), 1u8..=255).prop_map(|(at, mask)| Damage::Flip(at, mask)),
        6 => (any::<Index>(), 0..TOKENS.len()).prop_map(|(at, token)| Damage::Replace(at, token)),
        2 => (any::<Index>(), any::<Index>()).prop_map(|(from, to)| Damage::Repeat(from, to)),
    ]
}

fn damaged(body: &str, damages: &[Damage]) -> Vec<u8> {
    let mut bytes = body.as_bytes().to_vec();
    for damage in damages {
        if bytes.is_empty() {
            break;
        }
        match damage {
            Damage::Cut(at) => bytes.truncate(at.index(bytes.len())),
            Damage::Flip(at, mask) => {
                let at = at.index(bytes.len());
                bytes[at] ^= mask;
            }
            Damage::Replace(at, token) => {
                let token_at = tokens_of(&bytes);
                if !token_at.is_empty() {
                    bytes.splice(token_at[at.index(token_at.len())].clone(), TOKENS[*token].bytes());
                }
            }
            Damage::Repeat(from, to) => {
                let (a, b) = (from.index(bytes.len()), to.index(bytes.len()));
                let part = bytes[a.min(b)..a.max(b)].to_vec();
                bytes.splice(a.max(b)..a.max(b), part);
            }
        }
    }
    bytes
}

/// Where the words between JSON's punctuation stand.
fn tokens_of(bytes: &[u8]) -> Vec<std::ops::Range<usize>> {
    let is_word = |byte: &u8| !matches!(byte, b'{' | b'}' | b'[' | b']' | b':' | b',');
    let mut tokens = Vec::new();
    let mut idx = 0;
    for run in bytes.chunk_by(|a, b| is_word(a) == is_word(b)) {
        if is_word(&run[0]) {
            tokens.push(idx..idx + run.len());
        }
        idx += run.len();
    }
    tokens
}

/// How many figures, or rows without a list of figures, a body has.
fn n_to_account_for(body: &[u8]) -> Option<usize> {
    let body: Value = serde_json::from_slice(body).ok()?;
    let rows = body.get("values")?.as_array()?;
    let n_cells = |row: &Value| row.get("values").and_then(Value::as_array).map_or(1, |cells| cells.len().max(1));
    Some(rows.iter().map(n_cells).sum())
}

fn n_accounted_for(body: &[u8]) -> Option<usize> {
    let whole: Value = serde_json::from_slice(body).ok()?;
    let read = parse_observations(body, &Expected::anything()).ok()?;
    let n_left_out: usize = read
        .issues
        .iter()
        .filter(|issue| issue.effect == Effect::LeftOut)
        .map(|issue| match (issue.at.item, issue.at.row_idx) {
            (None, Some(row_idx)) => {
                let cells = whole["values"][row_idx].get("values").and_then(Value::as_array);
                cells.map_or(1, |cells| cells.len().max(1))
            }
            _ => 1,
        })
        .sum();
    Some(read.value.len() + n_left_out)
}

#[test]
fn the_undamaged_body_accounts_for_its_figures() {
    assert_eq!(n_to_account_for(FIGURES.as_bytes()), Some(4));
    assert_eq!(n_accounted_for(FIGURES.as_bytes()), Some(4));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn figures_and_issues_account_for_everything(damages in prop::collection::vec(damage(), 0..4)) {
        let body = damaged(FIGURES, &damages);
        let read = parse_observations(&body, &Expected::anything());
        prop_assert!(read.is_err() || parse_envelope(&body).is_ok(), "read, but a fetch would not have let it through");
        if let (Some(accounted), Some(to_account)) = (n_accounted_for(&body), n_to_account_for(&body)) {
            // A field that stands twice is one for the map that counts here, and an issue for the reader.
            let stands_twice = read.is_ok_and(|read| read.issues.iter().any(|issue| issue.to_string().contains("twice")));
            prop_assert!(accounted == to_account || stands_twice, "{} of {}", accounted, to_account);
        }
    }

    #[test]
    fn metadata_never_panics_and_accounts_for_every_row(damages in prop::collection::vec(damage(), 0..4)) {
        let body = damaged(METADATA, &damages);
        let n_rows = parse_envelope(&body).ok().map(|envelope| envelope.n_rows);
        let counts = [
            parse_key_figures(&body).map(|read| (read.value.len(), read.issues)),
            parse_areas(&body).map(|read| (read.value.len(), read.issues)),
            parse_area_groups(&body).map(|read| (read.value.len(), read.issues)),
            parse_key_figure_groups(&body).map(|read| (read.value.len(), read.issues)),
            parse_units(&body).map(|read| (read.value.len(), read.issues)),
        ];
        for (n_read, issues) in counts.into_iter().flatten() {
            let n_left_out =
                issues.iter().filter(|issue| issue.effect == Effect::LeftOut && issue.at.item.is_none()).count();
            prop_assert_eq!(Some(n_read + n_left_out), n_rows);
        }
    }

    #[test]
    fn anything_at_all_is_read_or_refused(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let holds_values = body.windows(8).any(|bytes| bytes == b"\"values\"");
        prop_assert!(parse_envelope(&body).is_err() || holds_values);
        prop_assert!(parse_observations(&body, &Expected::anything()).is_err() || holds_values);
    }
}
