//! The document's texts as markup: escaped, each number with its raw value and its fact.

use std::fmt::{self, Write};

use document::{Language, Number, Span, Text};

/// Finished markup. Templates escape everything else.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Html(pub(crate) String);

impl askama::filters::HtmlSafe for Html {}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which element wraps a number: SVG's text knows no `span`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wrap {
    Span,
    Tspan,
}

impl Wrap {
    fn tag(self) -> &'static str {
        match self {
            Wrap::Span => "span",
            Wrap::Tspan => "tspan",
        }
    }

    /// SVG has no `strong`; both weights come from the style sheet.
    fn strong(self) -> (&'static str, &'static str) {
        match self {
            Wrap::Span => ("<strong>", "</strong>"),
            Wrap::Tspan => ("<tspan class=\"strong\">", "</tspan>"),
        }
    }
}

/// A text for a page.
pub(crate) fn html(text: &Text, language: Language) -> Html {
    markup(text, language, Wrap::Span)
}

/// A text for inside an SVG `text`.
pub(crate) fn svg_text(text: &Text, language: Language) -> Html {
    markup(text, language, Wrap::Tspan)
}

/// The attribute for the publisher's own words, which are Swedish on every page.
pub(crate) fn publisher_lang(language: Language) -> Html {
    match language {
        Language::Sv => Html::default(),
        Language::En => Html(" lang=\"sv-SE\"".to_owned()),
    }
}

/// A number for inside an SVG `text`.
pub(crate) fn svg_number(number: &Number, language: Language) -> Html {
    let mut out = String::new();
    push_number(&mut out, number, language, Wrap::Tspan);
    Html(out)
}

/// The attributes by which a shown number is read back: ` data-value="165745.2" data-fact="N11008:0192:2022:T"`.
pub(crate) fn trace(number: &Number) -> String {
    let mut out = format!(" data-value=\"{}\" data-fact=\"", number.value);
    push_escaped(&mut out, &number.fact.0);
    out.push('"');
    out
}

/// The number a text consists of, when it is nothing else: then its cell carries the trace.
pub(crate) fn sole_number(text: &Text) -> Option<&Number> {
    fn sole(spans: &[Span]) -> Option<&Number> {
        match spans {
            [Span::Number(number)] => Some(number),
            [Span::Strong(inner)] => sole(inner),
            _ => None,
        }
    }
    sole(&text.spans)
}

/// Plain characters made safe for content and for attributes in double quotes.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_escaped(&mut out, text);
    out
}

fn markup(text: &Text, language: Language, wrap: Wrap) -> Html {
    let mut out = String::new();
    push_spans(&mut out, &text.spans, language, wrap);
    Html(out)
}

fn push_spans(out: &mut String, spans: &[Span], language: Language, wrap: Wrap) {
    for span in spans {
        match span {
            Span::Words(words) | Span::Verbatim(words) => push_escaped(out, words),
            Span::Number(number) => push_number(out, number, language, wrap),
            Span::Year(year) => push(out, format_args!("{year}")),
            Span::Strong(inner) => {
                let (open, close) = wrap.strong();
                out.push_str(open);
                push_spans(out, inner, language, wrap);
                out.push_str(close);
            }
        }
    }
}

fn push_number(out: &mut String, number: &Number, language: Language, wrap: Wrap) {
    let tag = wrap.tag();
    push(out, format_args!("<{tag} class=\"n\"{}>", trace(number)));
    push_escaped(out, &number.shown(language));
    push(out, format_args!("</{tag}>"));
}

fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

/// Writes to a string, which cannot fail.
pub(crate) fn push(out: &mut String, arguments: fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("a string takes what is written to it");
}

#[cfg(test)]
mod tests {
    use document::{FactId, Sign};

    use super::*;

    fn cost() -> Number {
        Number {
            value: 165_745.2,
            decimals: 0,
            sign: Sign::Negative,
            unit: "kr".to_owned(),
            fact: FactId("N11008:0192:2022:T".to_owned()),
        }
    }

    #[test]
    fn a_number_carries_its_raw_value_and_its_fact() {
        let text = Text { spans: vec![Span::Words("Barnet kostar ".into()), Span::Number(cost())] };
        insta::assert_snapshot!(
            html(&text, Language::Sv).0.replace('\u{a0}', "~"),
            @r#"Barnet kostar <span class="n" data-value="165745.2" data-fact="N11008:0192:2022:T">165~745~kr</span>"#
        );
    }

    #[test]
    fn hostile_names_stay_text() {
        let text = Text { spans: vec![Span::Strong(vec![Span::Verbatim("<script>\"å&'</script>".into())])] };
        insta::assert_snapshot!(
            svg_text(&text, Language::Sv),
            @r#"<tspan class="strong">&lt;script&gt;&quot;å&amp;&#39;&lt;/script&gt;</tspan>"#
        );
    }

    #[test]
    fn a_strong_number_alone_is_still_a_number_alone() {
        let alone = Text { spans: vec![Span::Strong(vec![Span::Number(cost())])] };
        let with_words = Text { spans: vec![Span::Number(cost()), Span::Words(" per barn".into())] };
        assert_eq!(sole_number(&alone), Some(&cost()));
        assert_eq!(sole_number(&with_words), None);
    }
}
