//! The two languages: sentences in Fluent, with typed numbers put into them.
//!
//! A number goes through Fluent as one private-use character and comes out as a [`Span::Number`]; so a translator
//! orders the sentence as the language wants, and no number ever becomes a string. `*…*` marks what is to stand out.

use document::{Language, Number, Span, Text};
use domain::Year;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const SV: &str = concat!(
    include_str!("../locales/sv.ftl"),
    "\n",
    include_str!("../locales/charts-sv.ftl"),
    "\n",
    include_str!("../locales/claims-sv.ftl")
);
const EN: &str = concat!(
    include_str!("../locales/en.ftl"),
    "\n",
    include_str!("../locales/charts-en.ftl"),
    "\n",
    include_str!("../locales/claims-en.ftl")
);

/// What is put into a sentence.
#[derive(Debug, Clone)]
pub enum Arg {
    /// A name or a phrase, as it is.
    Verbatim(String),
    /// A number with its fact.
    Number(Number),
    /// A year.
    Year(Year),
    /// A text made before.
    Text(Text),
    /// A word that chooses a variant, never shown.
    Choice(&'static str),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Arg {
        Arg::Verbatim(text.to_owned())
    }
}
impl From<String> for Arg {
    fn from(text: String) -> Arg {
        Arg::Verbatim(text)
    }
}
impl From<Number> for Arg {
    fn from(number: Number) -> Arg {
        Arg::Number(number)
    }
}
impl From<Year> for Arg {
    fn from(year: Year) -> Arg {
        Arg::Year(year)
    }
}
impl From<Text> for Arg {
    fn from(text: Text) -> Arg {
        Arg::Text(text)
    }
}

/// The sentences of one language.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The sentences of `language`.
    ///
    /// # Panics
    /// Never: a test reads both files.
    pub fn new(language: Language) -> Words {
        let source = match language {
            Language::Sv => SV,
            Language::En => EN,
        };
        let locale: LanguageIdentifier = language.tag().parse().expect("our language tags are well formed");
        let mut bundle = FluentBundle::new(vec![locale]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned())
            .unwrap_or_else(|(_, errors)| panic!("the words of {language:?}: {errors:?}"));
        bundle.add_resource(resource).unwrap_or_else(|errors| panic!("the words of {language:?}: {errors:?}"));
        Words { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// The sentence of that name.
    ///
    /// # Panics
    /// When the sentence or one of its arguments is missing: a mistake of ours, found by a test.
    pub fn say(&self, key: &str, args: &[(&'static str, Arg)]) -> Text {
        let mut fluent = FluentArgs::new();
        for (idx, (name, arg)) in args.iter().enumerate() {
            let value = match arg {
                Arg::Choice(word) => (*word).to_owned(),
                _ => token(idx).to_string(),
            };
            fluent.set(*name, FluentValue::from(value));
        }
        let message = self.bundle.get_message(key).unwrap_or_else(|| panic!("no words for `{key}`"));
        let pattern = message.value().unwrap_or_else(|| panic!("`{key}` has no words"));
        let mut errors = Vec::new();
        let sentence = self.bundle.format_pattern(pattern, Some(&fluent), &mut errors);
        assert!(errors.is_empty(), "`{key}`: {errors:?}");
        Text { spans: spans_of(&sentence, args) }
    }

    /// A sentence without arguments as a string.
    pub fn plain(&self, key: &str) -> String {
        self.say(key, &[]).plain(self.language)
    }
}

fn token(idx: usize) -> char {
    char::from_u32(0xE000 + idx as u32).expect("a sentence has few arguments")
}

fn spans_of(sentence: &str, args: &[(&'static str, Arg)]) -> Vec<Span> {
    let mut parts = sentence.split('*');
    let mut spans = pieces(parts.next().unwrap_or_default(), args);
    let mut is_strong = true;
    for part in parts {
        let inner = pieces(part, args);
        if is_strong && !inner.is_empty() {
            spans.push(Span::Strong(inner));
        } else {
            spans.extend(inner);
        }
        is_strong = !is_strong;
    }
    spans
}

fn pieces(part: &str, args: &[(&'static str, Arg)]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut words = String::new();
    for character in part.chars() {
        let arg = (character as u32).checked_sub(0xE000).and_then(|idx| args.get(idx as usize));
        let Some((_, arg)) = arg else {
            words.push(character);
            continue;
        };
        if !words.is_empty() {
            spans.push(Span::Words(std::mem::take(&mut words)));
        }
        match arg {
            Arg::Verbatim(text) => spans.push(Span::Verbatim(text.clone())),
            Arg::Number(number) => spans.push(Span::Number(number.clone())),
            Arg::Year(year) => spans.push(Span::Year(*year)),
            Arg::Text(text) => spans.extend(text.spans.iter().cloned()),
            Arg::Choice(word) => words.push_str(word),
        }
    }
    if !words.is_empty() {
        spans.push(Span::Words(words));
    }
    spans
}

/// The text with its first letter a capital.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + characters.as_str())
}

/// Texts after one another with `between` in between.
pub fn joined(texts: impl IntoIterator<Item = Text>, between: &str) -> Text {
    let mut spans = Vec::new();
    for text in texts.into_iter().filter(|text| !text.is_empty()) {
        if !spans.is_empty() {
            spans.push(Span::Words(between.to_owned()));
        }
        spans.extend(text.spans);
    }
    Text { spans }
}
