//! What a layout is for, by what it says or by its name.
//!
//! PowerPoint writes a layout's kind (`type="titleOnly"`) as long as nobody has made the layout anew. Then only its name
//! is left, in the language of whoever made it, and after that its geometry.

use serde::Serialize;

/// How it is known what a layout is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KnownBy {
    /// The layout says it.
    Kind,
    /// Its name does.
    Name,
    /// Only its places do.
    Geometry,
}

/// Names of layouts in PowerPoint's languages, with what designers call them: the format's word for the kind first.
const NAMES: [(&str, &[&str]); 5] = [
    (
        "title",
        &[
            "rubrikbild",
            "title slide",
            "titelbild",
            "startbild",
            "startsida",
            "framsida",
            "försättsblad",
            "omslag",
            "titelfolie",
            "diapositive de titre",
            "lysbildetittel",
            "tittellysbilde",
            "titelslide",
            "titeldias",
            "otsikkodia",
            "titeldia",
            "diapositiva de título",
            "diapositiva titolo",
            "slajd tytułowy",
            "cover",
        ],
    ),
    (
        "titleOnly",
        &[
            "endast rubrik",
            "bara rubrik",
            "title only",
            "nur titel",
            "titre seul",
            "bare tittel",
            "kun tittel",
            "kun titel",
            "vain otsikko",
            "alleen titel",
            "solo el título",
            "solo título",
            "solo titolo",
            "tylko tytuł",
        ],
    ),
    (
        "secHead",
        &[
            "avsnittsrubrik",
            "avsnittsbild",
            "avsnitt",
            "kapitelrubrik",
            "kapitelbild",
            "kapitel",
            "delrubrik",
            "section header",
            "abschnittsüberschrift",
            "titre de section",
            "deloverskrift",
            "inndelingsoverskrift",
            "afsnitsoverskrift",
            "osan ylätunniste",
            "sectiekop",
            "encabezado de sección",
            "intestazione sezione",
            "nagłówek sekcji",
            "divider",
        ],
    ),
    (
        "obj",
        &[
            "rubrik och innehåll",
            "rubrik och text",
            "title and content",
            "titel und inhalt",
            "titre et contenu",
            "tittel og innhold",
            "titel og indhold",
            "otsikko ja sisältö",
            "titel en object",
            "título y objetos",
        ],
    ),
    ("blank", &["tom", "blank", "leer", "vide", "tyhjä", "leeg", "en blanco", "vuota"]),
];

/// The kinds that a slide of ours can stand on.
const KNOWN_KINDS: [&str; 6] = ["title", "titleOnly", "secHead", "obj", "tx", "blank"];

/// What a layout is for: its kind in the format's words, and how that is known.
///
/// ```
/// use pptx::template::kinds::{KnownBy, kind_of};
/// assert_eq!(kind_of("titleOnly", "Vad som helst"), ("titleOnly".to_owned(), KnownBy::Kind));
/// assert_eq!(kind_of("", "1_Rubrikbild mörk"), ("title".to_owned(), KnownBy::Name));
/// assert_eq!(kind_of("", "Tre spalter"), (String::new(), KnownBy::Geometry));
/// ```
pub fn kind_of(said: &str, name: &str) -> (String, KnownBy) {
    if KNOWN_KINDS.contains(&said) {
        return (said.to_owned(), KnownBy::Kind);
    }
    let plain = plain(name);
    let begins = |known: &str| plain.strip_prefix(known).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    let found = NAMES.iter().find(|(_, names)| names.iter().any(|known| begins(known)));
    match found {
        // What says that it is something else, as two columns, is that whatever its name.
        Some((kind, _)) if said.is_empty() || said == "cust" => ((*kind).to_owned(), KnownBy::Name),
        _ if said.is_empty() || said == "cust" => (String::new(), KnownBy::Geometry),
        _ => (said.to_owned(), KnownBy::Kind),
    }
}

/// A name without the number PowerPoint puts before copies, in small letters.
fn plain(name: &str) -> String {
    let lower = name.trim().to_lowercase();
    match lower.split_once('_') {
        Some((number, rest)) if number.chars().all(|digit| digit.is_ascii_digit()) => rest.trim().to_owned(),
        _ => lower,
    }
}
