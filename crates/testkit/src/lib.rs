//! A small day for the writers' tests: a page of every kind, one area with two key figures.
//!
//! The costs of 2022 and riket's are those Kolada published for N11008; the years before and the shares that pass are
//! typed in to look alike, which is why the document bears a banner.

mod charts;
mod front;
mod handout;
mod preschool;

use ::document::*;
use domain::{AreaCode, KeyFigureId, Sex, Year};

/// Code, name, folder and two figures of each: cost in 2022, and the share that passes (`None`: not reported).
pub const MEMBERS: [(&str, &str, &str, f64, Option<f64>); 8] = [
    ("0136", "Haninge", "haninge", 152_622.0, Some(71.4)),
    ("0138", "Tyresö", "tyreso", 157_812.0, Some(83.2)),
    ("0128", "Salem", "salem", 158_499.0, Some(80.0)),
    ("0181", "Södertälje", "sodertalje", 161_963.0, Some(65.1)),
    ("0192", "Nynäshamn", "nynashamn", 165_745.0, Some(68.9)),
    ("0140", "Nykvarn", "nykvarn", 169_464.0, None),
    ("0127", "Botkyrka", "botkyrka", 175_044.0, Some(71.4)),
    ("0126", "Huddinge", "huddinge", 178_205.0, Some(76.25)),
];

/// The whole country's cost in 2022.
pub const RIKET: f64 = 169_451.0;
const MEDIAN: f64 = 163_854.0;
const YEARS: std::ops::RangeInclusive<u16> = 2014..=2022;

/// The area of that code.
///
/// # Panics
/// When it is none.
pub fn area(code: &str) -> AreaCode {
    AreaCode::new(code).expect("a test's area code is valid")
}

fn cost_id() -> KeyFigureId {
    KeyFigureId::new("N11008").expect("a valid id")
}

fn passing_id() -> KeyFigureId {
    KeyFigureId::new("N15508").expect("a valid id")
}

fn words(text: &str) -> Text {
    Text::words(text)
}

fn code(text: &str) -> PageCode {
    PageCode(text.to_owned())
}

/// The host's document: Nynäshamn marked.
pub fn sample_document() -> Document {
    day("0192")
}

/// The document of one municipality.
///
/// # Panics
/// When the code is none.
pub fn day(marked: &str) -> Document {
    of_sections(marked, |day| vec![day.front(), day.preschool(), appendix()])
}

/// The host's document with a page of every kind of chart that fills one.
pub fn charts_document() -> Document {
    of_sections("0192", |day| vec![day.front(), day.charts(), appendix()])
}

fn of_sections(marked: &str, sections: impl FnOnce(&mut Day) -> Vec<Section>) -> Document {
    let mut day = Day { marked: area(marked), facts: Facts::default(), data: Vec::new() };
    let sections = sections(&mut day);
    let handout = day.handout();
    let mut members: Vec<MemberName> = MEMBERS
        .iter()
        .map(|(code, name, slug, ..)| MemberName { area: area(code), name: (*name).into(), slug: (*slug).into() })
        .collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
    day.data.sort_by_key(|row| (row.key_figure, row.area, row.year, row.sex));
    Document {
        language: Language::Sv,
        title: "Nyckeltalsdagen 2026".into(),
        subject: words("Här finns allt som visas på dagen: varje diagram, varje siffra och varifrån den kommer."),
        author: "Nynäshamns kommun".into(),
        date_iso: "2026-11-23".into(),
        banner: Some(words("Påhittade värden")),
        site_url: None,
        marked: day.marked,
        members,
        sections,
        handout,
        facts: day.facts,
        data: day.data,
        provenance: Provenance {
            snapshot: "4f1c0f6e2b7a".into(),
            fetched: Text::verbatim("Uppgifterna hämtades 23 november 2026."),
            terms: words("Källa: Kolada om inget annat sägs. Median, skillnader och platser: Egen bearbetning."),
            made_by: "Nyckeltal 0.1.0".into(),
        },
    }
}

struct Day {
    marked: AreaCode,
    facts: Facts,
    data: Vec<DataRow>,
}

impl Day {
    fn emphasis(&self, code: &str) -> Emphasis {
        if area(code) == self.marked { Emphasis::Marked } else { Emphasis::Calm }
    }

    fn published(&mut self, key_figure: KeyFigureId, code: &str, year: u16, value: f64, decimals: i8) -> Number {
        let fact = FactId::published(key_figure, area(code), Year(year), Sex::Total);
        let known = self.facts.get(&fact).is_some();
        let formula = Formula::Published;
        self.facts.insert(fact.clone(), Fact { value, key_figure: Some(key_figure), formula, inputs: Vec::new() });
        if !known {
            self.data.push(DataRow { key_figure, area: area(code), year: Year(year), sex: Sex::Total, value });
        }
        Number { value, decimals, sign: Sign::Negative, unit: String::new(), fact }
    }

    fn own(&mut self, id: &str, value: f64, formula: Formula, inputs: &[&str]) -> Number {
        let inputs = inputs.iter().map(|input| FactId((*input).to_owned())).collect();
        let fact = FactId(id.to_owned());
        self.facts.insert(fact.clone(), Fact { value, key_figure: None, formula, inputs });
        Number { value, decimals: 0, sign: Sign::Negative, unit: String::new(), fact }
    }

    fn cost(&mut self, code: &str) -> Number {
        let value = MEMBERS.iter().find(|member| member.0 == code).map_or(RIKET, |member| member.3);
        self.published(cost_id(), code, 2022, value, 0)
    }

    fn gap(&mut self, code: &str) -> Number {
        let value = self.cost(code).value - RIKET;
        let inputs = [format!("N11008:{code}:2022:T"), "N11008:0000:2022:T".to_owned()];
        let id = format!("N11008:{code}-0000:2022:T");
        let number = self.own(&id, value, Formula::Difference, &[&inputs[0], &inputs[1]]);
        Number { sign: Sign::Always, decimals: -2, ..number }
    }

    fn riket_line(&mut self) -> Reference {
        let number = self.cost("0000");
        let label = Text { spans: vec![Span::Words("Riket ".into()), Span::Number(number.clone())] };
        Reference { kind: ReferenceKind::Riket, label, number }
    }

    fn median_line(&mut self) -> Reference {
        let number = self.own("N11008:median:2022:T", MEDIAN, Formula::Median, &["N11008:0181:2022:T"]);
        let label = Text { spans: vec![Span::Words("Median av de åtta ".into()), Span::Number(number.clone())] };
        Reference { kind: ReferenceKind::Median, label, number }
    }

    fn headline(&mut self) -> Text {
        let inputs = ["N11008:0126:2022:T", "N11008:0136:2022:T"];
        let gap = self.own("N11008:0126-0136:2022:T", 25_583.0, Formula::Difference, &inputs);
        let gap = Number { decimals: -2, unit: "kr".into(), ..gap };
        let spans = vec![
            Span::Words("Ett barn i förskolan kostar ".into()),
            Span::Strong(vec![Span::Number(gap)]),
            Span::Words(" mer i Huddinge än i Haninge".into()),
        ];
        Text { spans }
    }
}

fn definition(key_figure: KeyFigureId) -> Definition {
    let (title, text, judged) = if key_figure == cost_id() {
        (
            "Kostnad förskola, kr/inskrivet barn",
            "Bruttokostnad minus interna intäkter, delad med antal inskrivna barn.",
            "Bedöms inte",
        )
    } else {
        (
            "Elever i åk 9 som uppnått kunskapskraven i alla ämnen, andel (%)",
            "Antal elever med minst betyget E i alla ämnen, delat med antal elever med betyg.",
            "Högre är bättre",
        )
    };
    Definition { key_figure, title: Text::verbatim(title), text: Text::verbatim(text), judged: words(judged) }
}

fn appendix() -> Section {
    let prose = vec![(words("Platser"), vec![words("Platser är av de visade värdena.")])];
    let definitions = vec![definition(cost_id()), definition(passing_id())];
    let pages = vec![
        page("BIL-01", "Metod", Body::Prose(prose)),
        page("BIL-02", "Definitioner", Body::Definitions(definitions)),
    ];
    Section { code: "BIL".into(), name: words("Bilaga"), kind: SectionKind::Appendix, pages }
}

fn page(name: &str, headline: &str, body: Body) -> Page {
    Page {
        code: code(name),
        kicker: words("Förskola · kostnad"),
        headline: words(headline),
        finding: None,
        subtitle: Some(Text::verbatim("Kostnad förskola, kronor per inskrivet barn, 2022.")),
        body,
        source: Text::verbatim("Källa: Kolada N11008, 2022. Median: Egen bearbetning."),
        notes: Vec::new(),
    }
}
