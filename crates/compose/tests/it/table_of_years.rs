//! One key figure's document from a table of years and municipalities, for Nynäshamn.

use std::collections::BTreeMap;

use catalogue::ErrorSource;
use compose::Source;
use document::{Document, Language};
use domain::{AreaCode, Figure, KeyFigureId, Row, Run, Sex, Year};

use crate::given::{Given, GivenDay, NYNASHAMN, programme_of_one};

const CODES: [(&str, &str); 10] = [
    ("Riket", "0000"),
    ("Vallentuna", "0115"),
    ("Huddinge", "0126"),
    ("Botkyrka", "0127"),
    ("Salem", "0128"),
    ("Haninge", "0136"),
    ("Tyresö", "0138"),
    ("Nykvarn", "0140"),
    ("Södertälje", "0181"),
    ("Nynäshamn", "0192"),
];

/// The document of one key figure.
///
/// The first line names riket and the municipalities in order of code; one in brackets is outside the group. Then comes
/// a line a year, with a dash where there is no figure.
pub fn document_of(id: &str, table: &str, language: Language) -> Document {
    document_with(id, table, None, language)
}

/// The same, of a survey with so many answers in each municipality and year; of what is no share, of so many inhabitants.
pub fn document_of_answers(id: &str, table: &str, n_answers: f64, language: Language) -> Document {
    document_with(id, table, Some(n_answers), language)
}

fn document_with(id: &str, table: &str, n_answers: Option<f64>, language: Language) -> Document {
    let mut lines = table.lines().map(str::trim).filter(|line| !line.is_empty());
    let names: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    let area_of = |name: &str| -> AreaCode {
        let name = name.trim_matches(['(', ')']);
        CODES.iter().find(|(known, _)| *known == name).unwrap().1.parse().unwrap()
    };
    let mut rows = Vec::new();
    for line in lines {
        let mut cells = line.split_whitespace();
        let year = Year(cells.next().unwrap().parse().unwrap());
        for (name, cell) in names.iter().zip(cells).filter(|(_, cell)| *cell != "-") {
            let figure = Figure::Value(cell.parse().unwrap());
            rows.push(Row { area: area_of(name), year, sex: Sex::Total, figure });
        }
    }
    let is_outside = |name: &str| name.starts_with('(');
    let named = |name: &&str| (area_of(name), name.trim_matches(['(', ')']).to_owned());
    let municipalities = names.iter().filter(|name| **name != "Riket");
    let run = (!rows.is_empty()).then(|| Run::from_rows(id.parse().unwrap(), rows).unwrap());
    let mut aids = BTreeMap::new();
    let mut given = Given::of(id, run);
    if let (Some(n_answers), Some(run)) = (n_answers, &given.run) {
        let answers: KeyFigureId = "N00528".parse().unwrap();
        let counts = run.rows().map(|row| Row { figure: Figure::Value(n_answers), ..row }).collect();
        aids.insert(answers, Run::from_rows(answers, counts).unwrap());
        given.review.error = Some(match given.review.unit_sv.as_str() {
            "%" => ErrorSource::Survey { answers, margin: None, design_effect: 1.0 },
            _ => ErrorSource::Events { of: answers, per: 1.0 },
        });
    }
    let day = GivenDay {
        programme: programme_of_one(id.parse().unwrap()),
        members: municipalities.clone().filter(|name| !is_outside(name)).map(named).collect(),
        municipalities: municipalities.map(named).collect(),
        key_figures: vec![given],
        aids,
        cover: None,
        claims: Vec::new(),
        maps: None,
        source: Source::Kolada,
    };
    day.compared().document(language, NYNASHAMN.parse().unwrap())
}
