//! Numbers that are not JSON: `NaN`, `Infinity`, `1e999`.
//!
//! Some writers of JSON put them where a figure is undefined. A strict reader refuses the whole page for one of them, so
//! they are put in quotation marks first, and the field that holds one then is an issue like any other.

use crate::error::Error;

/// Reads the body; if that fails and the body holds numbers that are not JSON, quotes them and reads once more.
pub(super) fn with_numbers_mended<T>(
    body: &[u8],
    read: impl Fn(&str) -> Result<T, serde_json::Error>,
) -> Result<T, Error> {
    let text = std::str::from_utf8(body).map_err(|error| broken(body, &error))?;
    let strict = match read(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    match quote_non_finite(text) {
        Some(mended) => read(&mended).map_err(|error| broken(body, &error)),
        None => Err(broken(body, &strict)),
    }
}

fn broken(body: &[u8], error: &dyn std::error::Error) -> Error {
    match body.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{') => Error::BrokenBody { message: error.to_string() },
        None => Error::BrokenBody { message: "it is empty".to_owned() },
        Some(_) => Error::NotJson { first_words: first_words(body) },
    }
}

/// The beginning of a body on one line, short enough for a message.
pub(crate) fn first_words(body: &[u8]) -> String {
    let head = String::from_utf8_lossy(&body[..body.len().min(400)]);
    let line = head.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(80).collect()
}

/// The body with every number that is not finite in quotation marks; `None` when there is none.
fn quote_non_finite(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let mut mended = String::new();
    let mut copied_to = 0;
    let mut idx = 0;
    while idx < bytes.len() {
        match bytes[idx] {
            b'"' => idx = end_of_string(bytes, idx),
            byte if is_of_token(byte) => {
                let end = idx + bytes[idx..].iter().take_while(|byte| is_of_token(**byte)).count();
                // A token is ASCII, so both its ends are boundaries of characters.
                let token = &text[idx..end];
                if is_non_finite(token) {
                    mended.push_str(&text[copied_to..idx]);
                    mended.push('"');
                    mended.push_str(token);
                    mended.push('"');
                    copied_to = end;
                }
                idx = end;
            }
            _ => idx += 1,
        }
    }
    (copied_to > 0).then(|| {
        mended.push_str(&text[copied_to..]);
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

fn is_non_finite(token: &str) -> bool {
    let is_number =
        token.bytes().any(|byte| byte.is_ascii_digit()) || matches!(token, "NaN" | "Infinity" | "-Infinity");
    is_number && token.parse::<f64>().is_ok_and(|number| !number.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_bare_numbers_that_are_not_finite_are_quoted() {
        let body = r#"{"a\"":NaN,"NaN":[-Infinity,1e999,1e9,"1e999"],"b":null,"c":infinity}"#;
        let mended = quote_non_finite(body).expect("there are some");
        assert_eq!(mended, r#"{"a\"":"NaN","NaN":["-Infinity","1e999",1e9,"1e999"],"b":null,"c":infinity}"#);
        assert_eq!(quote_non_finite(r#"{"a":"NaN"}"#), None);
    }
}
