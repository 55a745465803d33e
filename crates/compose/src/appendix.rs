//! The last slides: definitions and method.

use document::{Body, Page, PageCode, Text};

use crate::day::Source;
use crate::desk::Desk;
use crate::story::{definition, source_key};

/// Definitions of every key figure, then how everything is computed.
pub fn appendix_pages(desk: &Desk<'_>) -> Vec<Page> {
    let definitions = desk.day.key_figures().map(|key_figure| definition(desk, key_figure)).collect();
    let page = |code: &str, topic: &str, headline: Text, body: Body, source: Text| Page {
        code: PageCode(code.to_owned()),
        kicker: desk.say(topic, &[]),
        headline,
        finding: None,
        subtitle: None,
        body,
        source,
        notes: Vec::new(),
    };
    vec![
        page(
            "BIL-DEF",
            "topic-definitions",
            desk.say("definitions-headline", &[]),
            Body::Definitions(definitions),
            desk.say(
                source_key(desk, "source-definitions"),
                &[("ids", "".into()), ("id", "".into()), ("year", desk.day.programme.year().into())],
            ),
        ),
        page("BIL-MET", "topic-method", desk.say("method-headline", &[]), Body::Prose(method(desk)), Text::default()),
    ]
}

fn method(desk: &Desk<'_>) -> Vec<(Text, Vec<Text>)> {
    const PARTS: [(&str, &[&str]); 9] = [
        ("method-source-head", &["method-source", "method-terms"]),
        ("method-year-head", &["method-year", "method-missing"]),
        ("method-place-head", &["method-place", "method-quarter", "method-bands", "method-shrunk"]),
        ("method-direction-head", &["method-direction", "method-influence"]),
        ("method-compare-head", &["method-riket", "method-mean", "method-similar"]),
        ("method-round-head", &["method-round"]),
        ("method-trend-head", &["method-trend"]),
        ("method-money-head", &["method-prices", "method-money"]),
        ("method-points-head", &["method-points"]),
    ];
    let said = |key: &&str| match (desk.day.source, *key) {
        (Source::MadeUp, "method-source") => desk.say("terms-made-up", &[]),
        (_, key) => desk.say(key, &[]),
    };
    // What is made up has no publisher: nothing is said of one.
    let is_said = |key: &&&str| desk.day.source == Source::Kolada || !["method-terms", "method-similar"].contains(*key);
    let mut parts: Vec<(Text, Vec<Text>)> = PARTS
        .iter()
        .map(|(head, texts)| (desk.say(head, &[]), texts.iter().filter(is_said).map(said).collect()))
        .collect();
    let mut trace = vec![desk.say(
        "method-snapshot",
        &[("snapshot", desk.day.snapshot.clone().into()), ("program", desk.day.made_by.clone().into())],
    )];
    if let Some(date) = desk.day.fetched {
        trace.push(desk.say("fetched", &[("date", crate::front::date_in_words(desk, date).into())]));
    }
    parts.push((desk.say("method-trace-head", &[]), trace));
    parts
}
