//! Numbers that are not JSON: `NaN`, `Infinity`, `1e999`.
//!
//! Some writers of JSON put them where a figure is undefined. A strict reader refuses the whole page for one of them, so
//! they are put in quotation marks first, and the field that holds one then is an issue like any other.

use crate::error::Error;

/// Reads the body; if that fails and the body holds numbers that are not JSON, quotes them and reads once more.
pub(super) fn with_numbers_mended<T>(
    body: &[u8],
    read: impl Fn(&[u8]) -> Result<T, serde_json::Error>,
) -> Result<T, Error> {
    let strict = match read(body) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match quote_non_finite(body) {
        Some(mended) => read(&mended).map_err(|error| broken(body, &error)),
        None => Err(broken(body, &strict)),
    }
}

fn broken(body: &[u8], error: &serde_json::Error) -> Error {
    match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Error::BrokenBody { message: error.to_string() },
        _ => Error::NotJson { first_words: first_words(body) },
    }
}

/// The beginning of a body on one line, short enough for a message.
pub(crate) fn first_words(body: &[u8]) -> String {
    let head = String::from_utf8_lossy(&body[..body.len().min(400)]);
    let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(80).collect()
}

/// The body with every number that is not finite in quotation marks; `None` when there is none.
fn quote_non_finite(body: &[u8]) -> Option<Vec<u8>> {
    let mut mended = Vec::new();
    let mut copied_to = 0;
    let mut idx = 0;
    while idx < body.len() {
        match body[idx] {
            b'"' => idx = end_of_string(body, idx),
            byte if is_of_token(byte) => {
                let end = idx + body[idx..].iter().take_while(|byte| is_of_token(**byte)).count();
                let token = &body[idx..end];
                if is_non_finite(token) {
                    mended.extend_from_slice(&body[copied_to..idx]);
                    mended.push(b'"');
                    mended.extend_from_slice(token);
                    mended.push(b'"');
                    copied_to = end;
                }
                idx = end;
            }
            _ => idx += 1,
        }
    }
    (copied_to > 0).then(|| {
        mended.extend_from_slice(&body[copied_to..]);
        mended
    })
}

fn end_of_string(body: &[u8], start: usize) -> usize {
    let mut idx = start + 1;
    while idx < body.len() {
        match body[idx] {
            b'\\' => idx += 2,
            b'"' => return idx + 1,
            _ => idx += 1,
        }
    }
    body.len()
}

fn is_of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')
}

fn is_non_finite(token: &[u8]) -> bool {
    let begins_as_number = token.iter().any(u8::is_ascii_digit) || matches!(token, b"NaN" | b"Infinity" | b"-Infinity");
    begins_as_number
        && std::str::from_utf8(token).is_ok_and(|text| text.parse::<f64>().is_ok_and(|number| !number.is_finite()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_numbers_that_are_not_finite_are_quoted() {
        let body = br#"{"a\"":NaN,"NaN":[-Infinity,1e999,1e9,"1e999"],"b":null,"c":infinity}"#;
        let mended = quote_non_finite(body).expect("there are some");
        assert_eq!(
            std::str::from_utf8(&mended).unwrap(),
            r#"{"a\"":"NaN","NaN":["-Infinity","1e999",1e9,"1e999"],"b":null,"c":infinity}"#
        );
        assert_eq!(quote_non_finite(br#"{"a":"NaN"}"#), None);
    }
}
