//! What the workbook itself says.

use document::Language;

/// The sheet of every value is called so in both languages: programs look for it.
pub const DATA: &str = "Data";

/// The words of one language.
pub struct Words {
    pub contents: &'static str,
    pub definitions: &'static str,
    pub definitions_holds: &'static str,
    pub gaps: &'static str,
    pub gaps_holds: &'static str,
    pub method: &'static str,
    pub method_holds: &'static str,
    pub data_holds: &'static str,
    pub area_holds: &'static str,
    pub sheet: &'static str,
    pub holds: &'static str,
    pub key_figure: &'static str,
    pub message: &'static str,
    pub id: &'static str,
    pub definition: &'static str,
    pub judged: &'static str,
    pub year: &'static str,
    pub trend: &'static str,
    pub series_break: &'static str,
    pub terms: &'static str,
    pub snapshot: &'static str,
    pub made_by: &'static str,
    pub to_contents: &'static str,
}

/// The words of that language.
pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Sv => &SV,
        Language::En => &EN,
    }
}

const SV: Words = Words {
    contents: "Innehåll",
    definitions: "Definitioner",
    definitions_holds: "Vad varje nyckeltal mäter och hur det bedöms",
    gaps: "Luckor",
    gaps_holds: "Vem som saknar vilken uppgift, alla nyckeltal",
    method: "Metod",
    method_holds: "Hur platser, skillnader och jämförelser är beräknade",
    data_holds: "Alla värden, ett per rad, orundade",
    area_holds: "Tabeller och diagram",
    sheet: "Blad",
    holds: "Innehåller",
    key_figure: "Nyckeltal",
    message: "Vad det visar",
    id: "Kod",
    definition: "Definition",
    judged: "Bedömning",
    year: "År",
    trend: "Utveckling",
    series_break: "Seriebrott",
    terms: "Källor och villkor",
    snapshot: "Ögonblicksbild",
    made_by: "Framställd av",
    to_contents: "Till innehållet",
};

const EN: Words = Words {
    contents: "Contents",
    definitions: "Definitions",
    definitions_holds: "What each key figure measures and how it is judged",
    gaps: "Gaps",
    gaps_holds: "Who lacks which figure, all key figures",
    method: "Method",
    method_holds: "How places, differences and comparisons are computed",
    data_holds: "Every value, one a row, not rounded",
    area_holds: "Tables and charts",
    sheet: "Sheet",
    holds: "Holds",
    key_figure: "Key figure",
    message: "What it shows",
    id: "Code",
    definition: "Definition",
    judged: "How it is judged",
    year: "Year",
    trend: "Development",
    series_break: "Series break",
    terms: "Sources and terms",
    snapshot: "Snapshot",
    made_by: "Made by",
    to_contents: "To the contents",
};
