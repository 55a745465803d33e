//! What we say about a key figure: direction, influence, words. Reviewed data, quoted from the definition.

use std::collections::BTreeMap;

use domain::{AreaCode, Direction, Influence, KeyFigureId, KeyFigureInfo, Measure, Year};
use serde::Deserialize;
use toml::Spanned;

use crate::error_source::ErrorSource;
use crate::place::{CatalogueError, Place};

/// A reviewed key figure.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewedKeyFigure {
    /// Its identifier at the publisher.
    pub id: KeyFigureId,
    /// The service it belongs to, by our own mapping.
    pub service_area: String,
    /// Short name for tables, at most 34 characters.
    pub short_sv: String,
    /// The same in English.
    pub short_en: String,
    /// Noun phrase for sentences: "kostnad per inskrivet barn".
    pub phrase_sv: String,
    /// The same in English.
    pub phrase_en: String,
    /// The phrase in its definite form, as the subject of a sentence: "kostnaden per inskrivet barn". Without one such
    /// sentences are not made; what is counted is then "antalet …".
    #[serde(default)]
    pub definite_sv: Option<String>,
    /// The same in English, in the singular: "the cost per preschool child".
    #[serde(default)]
    pub definite_en: Option<String>,
    /// What the figure says as a clause, where it can be said so: subject | verb | rest, with `#` where the number stands:
    /// "# av eleverna | klarar | alla ämnen", "ett barn i förskolan | kostar | #".
    #[serde(default)]
    pub clause_sv: Option<String>,
    /// The same in English.
    #[serde(default)]
    pub clause_en: Option<String>,
    /// Which adjectives fit the phrase.
    pub quantity: Quantity,
    /// Completes a range: "152 622–178 205 kr" + "kostar ett barn i förskolan på ett år".
    pub range_sv: String,
    /// The same in English.
    pub range_en: String,
    /// What stands directly after a number.
    pub unit_sv: String,
    /// The same in English.
    pub unit_en: String,
    /// What exactly is measured, for the line under the headline.
    pub unit_long_sv: String,
    /// The same in English.
    pub unit_long_en: String,
    /// The publisher's decimals.
    pub decimals: i8,
    /// Which way is good.
    pub direction: Direction,
    /// Whether the municipality can influence it within some years.
    pub influence: bool,
    /// What kind of thing it measures.
    pub measure: Measure,
    /// Known breaks in the series.
    #[serde(default)]
    pub breaks: Vec<KnownBreak>,
    /// Words the publisher's title must hold, in lower case; an alarm rings when it no longer does.
    pub title_words: Vec<String>,
    /// The words of the definition that decide direction and measure.
    pub quote: String,
    /// Why they do.
    pub because: String,
    /// The question to the hall.
    pub question_sv: String,
    /// The same in English.
    pub question_en: String,
    /// Municipalities without the activity.
    #[serde(default)]
    pub not_applicable: Vec<NotApplicable>,
    /// Whether it comes from persons' answers to a survey.
    #[serde(default)]
    pub survey: bool,
    /// What its standard error comes from; without it, from how much it varies from year to year.
    #[serde(default)]
    pub error: Option<ErrorSource>,
    /// Whether it is an amount in kronor for each inhabitant on 31 December.
    #[serde(default)]
    pub per: Option<Divisor>,
    /// The key figure that counts what the amount is divided by, where it is something else.
    #[serde(default)]
    pub per_key_figure: Option<KeyFigureId>,
    /// Whether a person has reviewed it; `false` for a key figure a programme names beyond our list.
    #[serde(skip, default = "reviewed_by_default")]
    pub is_reviewed: bool,
}

fn reviewed_by_default() -> bool {
    true
}

/// What an amount in kronor is divided by, where there is a count of exactly that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Per {
    /// All inhabitants on 31 December of the figure's year.
    Inhabitant,
    /// What that key figure counts, in the figure's own year.
    Counted(KeyFigureId),
}

/// What `per` can say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Divisor {
    /// All inhabitants on 31 December of the figure's year.
    Inhabitant,
}

/// Which adjectives fit a key figure's phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quantity {
    /// högst, lägst
    Level,
    /// flest, färst
    Count,
    /// störst, minst
    Share,
    /// mest, minst
    Amount,
    /// längst, kortast
    Duration,
}

/// A break in a series that is told only in the definition's text.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KnownBreak {
    /// The first year of the new series.
    pub year: Year,
    /// What changed.
    pub sv: String,
    /// The same in English.
    pub en: String,
}

/// A municipality without the activity: the API does not tell, so this is knowledge of ours.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotApplicable {
    /// Which municipality.
    pub area: AreaCode,
    /// Why.
    pub sv: String,
    /// The same in English.
    pub en: String,
}

impl ReviewedKeyFigure {
    /// Whether the municipality can influence it.
    pub fn influence(&self) -> Influence {
        if self.influence { Influence::Own } else { Influence::Little }
    }

    /// Whether its figures are amounts of money: they move with prices, and are compared over time in those of one year.
    pub fn is_kronor(&self) -> bool {
        matches!(self.unit_sv.as_str(), "kr" | "tkr" | "mnkr")
    }

    /// What it is divided by; `None` where no count of exactly that is known.
    ///
    /// Kronor a child times all inhabitants is no sum of money, so without this nothing is said of what a gap comes to.
    pub fn per(&self) -> Option<Per> {
        match (self.per, self.per_key_figure) {
            (Some(Divisor::Inhabitant), _) => Some(Per::Inhabitant),
            (None, counted) => counted.map(Per::Counted),
        }
    }

    /// The expected words that the publisher's title does not hold. Not empty: the meaning may have changed under the id.
    pub fn title_words_missing(&self, title: &str) -> Vec<&str> {
        let title = title.to_lowercase();
        self.title_words.iter().map(String::as_str).filter(|word| !title.contains(&word.to_lowercase())).collect()
    }

    /// A stand-in for a key figure nobody has reviewed: shown under its publisher's title, never judged.
    pub fn unreviewed(info: &KeyFigureInfo) -> ReviewedKeyFigure {
        let head = info.title.split(',').next().unwrap_or(&info.title).trim().to_owned();
        let title = info.title.to_lowercase();
        let (unit_sv, decimals, measure) = if title.contains('%') {
            ("%", 1, Measure::Result)
        } else if title.contains("kr/") || title.contains("kronor") || title.contains("kr ") {
            ("kr", 0, Measure::Cost)
        } else {
            ("", 1, Measure::Volume)
        };
        let phrase = lower_first(&head);
        ReviewedKeyFigure {
            id: info.id,
            service_area: info.operating_area.clone().unwrap_or_default(),
            short_sv: shortened(&head, 34),
            short_en: shortened(&head, 34),
            phrase_sv: phrase.clone(),
            phrase_en: phrase,
            definite_sv: None,
            definite_en: None,
            clause_sv: None,
            clause_en: None,
            quantity: Quantity::Level,
            range_sv: lower_first(&shortened(&head, 45)),
            range_en: lower_first(&shortened(&head, 45)),
            unit_sv: unit_sv.to_owned(),
            unit_en: if unit_sv == "kr" { "SEK".to_owned() } else { unit_sv.to_owned() },
            unit_long_sv: info.title.clone(),
            unit_long_en: info.title.clone(),
            decimals,
            direction: Direction::Neither,
            influence: false,
            measure,
            breaks: Vec::new(),
            title_words: Vec::new(),
            quote: info.title.clone(),
            because: "not reviewed: shown, never judged".to_owned(),
            question_sv: "Vad säger siffran om oss?".to_owned(),
            question_en: "What does the figure say about us?".to_owned(),
            not_applicable: Vec::new(),
            survey: false,
            error: None,
            per: None,
            per_key_figure: None,
            is_reviewed: false,
        }
    }
}

fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    match (characters.next(), text.chars().nth(1)) {
        (Some(first), Some(second)) if !second.is_uppercase() => {
            first.to_lowercase().collect::<String>() + characters.as_str()
        }
        _ => text.to_owned(),
    }
}

fn shortened(text: &str, n_characters_max: usize) -> String {
    if text.chars().count() <= n_characters_max {
        return text.to_owned();
    }
    let cut: String = text.chars().take(n_characters_max - 1).collect();
    let at_word = cut.rfind(' ').filter(|idx| *idx > n_characters_max / 2).unwrap_or(cut.len());
    format!("{}…", cut[..at_word].trim_end_matches([' ', ',']))
}

/// All reviewed key figures by id.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reviewed {
    by_id: BTreeMap<KeyFigureId, ReviewedKeyFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReviewFile {
    key_figure: Vec<Spanned<ReviewedKeyFigure>>,
}

impl Reviewed {
    /// Reads one file of reviewed key figures into the collection.
    ///
    /// # Errors
    /// [`CatalogueError`] with the place: not TOML, a field missing or unknown, an id that stands twice, a rule broken.
    pub fn add_file(&mut self, file: &str, source: &str) -> Result<(), CatalogueError> {
        let parsed: ReviewFile =
            toml::from_str(source).map_err(|error| CatalogueError::from_toml(file, source, &error))?;
        for entry in parsed.key_figure {
            let span = entry.span();
            let key_figure = entry.into_inner();
            let refuse = |message: String, instead: &str| CatalogueError {
                place: Place::of(file, source, span.clone()),
                message,
                instead: instead.to_owned(),
            };
            let id = key_figure.id;
            if let Some((message, instead)) = broken_rule(&key_figure) {
                return Err(refuse(format!("`{id}`: {message}"), instead));
            }
            if self.by_id.insert(id, key_figure).is_some() {
                return Err(refuse(format!("`{id}` stands twice"), "keep one of the two entries"));
            }
        }
        Ok(())
    }

    /// The reviewed key figure of that id.
    pub fn get(&self, id: KeyFigureId) -> Option<&ReviewedKeyFigure> {
        self.by_id.get(&id)
    }

    /// All of them in order of id.
    pub fn iter(&self) -> impl Iterator<Item = &ReviewedKeyFigure> {
        self.by_id.values()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }
}

/// The first rule an entry breaks, and what to write instead.
fn broken_rule(key_figure: &ReviewedKeyFigure) -> Option<(String, &'static str)> {
    for (field, text) in [("short_sv", &key_figure.short_sv), ("short_en", &key_figure.short_en)] {
        let n_characters = text.chars().count();
        if n_characters > 34 {
            return Some((
                format!("`{field}` has {n_characters} characters"),
                "write a short name of at most 34 characters",
            ));
        }
        if n_characters == 0 {
            return Some((format!("`{field}` is empty"), "write a short name"));
        }
    }
    for (field, clause) in [("clause_sv", &key_figure.clause_sv), ("clause_en", &key_figure.clause_en)] {
        let is_whole = |clause: &String| {
            let parts: Vec<&str> = clause.split('|').map(str::trim).collect();
            let has_parts = parts.len() == 3 && parts.iter().all(|part| !part.is_empty());
            has_parts && clause.matches('#').count() == 1 && !parts[1].contains('#')
        };
        if clause.as_ref().is_some_and(|clause| !is_whole(clause)) {
            return Some((
                format!("`{field}` is no clause"),
                "write subject | verb | rest, with # where the number stands: \"# av eleverna | klarar | alla ämnen\"",
            ));
        }
    }
    if key_figure.measure == Measure::Cost && key_figure.direction.is_judged() {
        return Some((
            "a cost has a direction".to_owned(),
            "write direction = \"neither\": a cost mixes ambition, efficiency and bookkeeping and is not a verdict",
        ));
    }
    if key_figure.quote.trim().is_empty() {
        return Some(("`quote` is empty".to_owned(), "quote the words of the definition that decide the direction"));
    }
    if key_figure.title_words.is_empty() {
        return Some(("`title_words` is empty".to_owned(), "name a word that the publisher's title must hold"));
    }
    if let Some(broken) = key_figure.error.and_then(|error| error.broken_rule(&key_figure.unit_sv)) {
        return Some(broken);
    }
    let is_divided = key_figure.per.is_some() || key_figure.per_key_figure.is_some();
    if key_figure.per.is_some() && key_figure.per_key_figure.is_some() {
        return Some((
            "both `per` and `per_key_figure` are given".to_owned(),
            "keep the one its definition divides by",
        ));
    }
    if is_divided && key_figure.unit_sv != "kr" {
        return Some((
            format!("it is divided by something and counted in `{}`", key_figure.unit_sv),
            "leave `per` and `per_key_figure` to amounts in kr",
        ));
    }
    (!(0..=3).contains(&key_figure.decimals)).then(|| ("`decimals` is out of range".to_owned(), "write 0, 1, 2 or 3"))
}
