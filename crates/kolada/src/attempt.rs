//! One try: from asking to a whole page, a refusal, or trouble.

#![allow(clippy::disallowed_methods, reason = "a receipt says when the body came")]

use std::error::Error as StdError;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use domain::{Origin, Sha256Hex};
use jiff::Timestamp;
use jiff::fmt::rfc2822;
use reqwest::header::{ACCEPT, LOCATION, RETRY_AFTER};
use reqwest::{Response, StatusCode, Url};
use serde::Deserialize;
use sha2::{Digest, Sha256};

use crate::client::ClientOptions;
use crate::fetch::{Page, Source};
use crate::parse::mend::first_words;
use crate::parse::parse_envelope;
use crate::trouble::Trouble;
use crate::waiting::{Doing, Watch};

/// Why one try gave no page.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The service will not, and would not next time either.
    Refused { status: u16, detail: String },
    /// It may go better next time.
    Trouble(Trouble),
}

pub(crate) async fn attempt(
    http: &reqwest::Client,
    url: &Url,
    options: &ClientOptions,
    watch: &Watch,
) -> Result<Page, Failure> {
    let under_way = watch.spell(Doing::UnderWay);
    let response = http.get(url.clone()).header(ACCEPT, "application/json").send().await;
    let response = response.map_err(|error| trouble_of(error, options))?;
    if !response.status().is_success() {
        return Err(failure_of(response, options).await);
    }
    let body = read_body(response, options).await?;
    drop(under_way);
    let fetched_at = Timestamp::now();
    let envelope =
        parse_envelope(&body).map_err(|error| Failure::Trouble(Trouble::Unreadable { message: error.to_string() }))?;
    let origin = Origin { url: url.to_string(), fetched_at, body_sha256: sum_of(&body) };
    Ok(Page { body, origin, envelope, source: Source::Service })
}

/// The sum of a decoded body.
pub(crate) fn sum_of(body: &[u8]) -> Sha256Hex {
    Sha256Hex::from_bytes(Sha256::digest(body).into())
}

async fn read_body(mut response: Response, options: &ClientOptions) -> Result<Bytes, Failure> {
    let bytes_max = options.body_bytes_max;
    let mut body = BytesMut::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| trouble_of(error, options))? {
        if body.len() + chunk.len() > bytes_max {
            return Err(Failure::Trouble(Trouble::TooLarge { bytes_max }));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

fn trouble_of(error: reqwest::Error, options: &ClientOptions) -> Failure {
    let error = error.without_url();
    Failure::Trouble(if error.is_timeout() {
        Trouble::TimedOut { timeout: options.timeout }
    } else if error.is_connect() {
        Trouble::NoConnection { message: chain_of(&error) }
    } else {
        Trouble::CutOff { message: chain_of(&error) }
    })
}

/// An error with its causes, since the outermost alone says only that something failed.
pub(crate) fn chain_of(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !text.contains(&words) {
            text.push_str(": ");
            text.push_str(&words);
        }
        cause = error.source();
    }
    text
}

async fn failure_of(response: Response, options: &ClientOptions) -> Failure {
    let status = response.status();
    let retry_after = retry_after(&response, Timestamp::now());
    let location = response.headers().get(LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
    if status == StatusCode::TOO_MANY_REQUESTS {
        return Failure::Trouble(Trouble::TooMany { retry_after });
    }
    // The words of an error are a courtesy: when they cannot be read, the status alone must do.
    let body = read_body(response, options).await.unwrap_or_default();
    let detail = location.map_or_else(|| detail_of(&body, status), |to| format!("sent on to `{to}`"));
    if status.is_server_error() || status == StatusCode::REQUEST_TIMEOUT {
        Failure::Trouble(Trouble::ServerError { status: status.as_u16(), retry_after, detail })
    } else {
        Failure::Refused { status: status.as_u16(), detail }
    }
}

/// The service's own words: the `detail` of its JSON, or how the body begins.
fn detail_of(body: &[u8], status: StatusCode) -> String {
    #[derive(Deserialize)]
    struct Refusal {
        detail: serde_json::Value,
    }
    let words = match serde_json::from_slice(body) {
        Ok(Refusal { detail: serde_json::Value::String(detail) }) => first_words(detail.as_bytes()),
        Ok(Refusal { detail }) => first_words(detail.to_string().as_bytes()),
        Err(_) => first_words(body),
    };
    if words.is_empty() { status.canonical_reason().unwrap_or("no reason given").to_owned() } else { words }
}

/// How long the service asks to wait: whole seconds, or until a moment.
fn retry_after(response: &Response, now: Timestamp) -> Option<Duration> {
    parse_retry_after(response.headers().get(RETRY_AFTER)?.to_str().ok()?, now)
}

fn parse_retry_after(text: &str, now: Timestamp) -> Option<Duration> {
    let text = text.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let moment = rfc2822::DateTimeParser::new().parse_timestamp(text).ok()?;
    // A moment that has passed is no wait.
    Some(Duration::try_from(moment.duration_since(now)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_is_told_in_seconds_or_as_a_moment() {
        let now = "2026-10-21T07:27:30Z".parse().unwrap();
        let wait = |text| parse_retry_after(text, now);
        assert_eq!(wait("120"), Some(Duration::from_secs(120)));
        assert_eq!(wait("Wed, 21 Oct 2026 07:28:00 GMT"), Some(Duration::from_secs(30)));
        assert_eq!(wait("Wed, 21 Oct 2026 07:27:00 GMT"), Some(Duration::ZERO));
        assert_eq!(wait("soon"), None);
        assert_eq!(wait("-1"), None);
    }
}
