//! A small day: one area with two key figures, told for any of its municipalities.

mod area;

use ::document::*;
use domain::{AreaCode, KeyFigureId, Sex, Year};

/// Code, name, folder and two figures of each: cost in 2022, and the share that passes (`None`: not reported).
pub const MEMBERS: [(&str, &str, &str, f64, Option<f64>); 8] = [
    ("0136", "Haninge", "haninge", 152_622.4, Some(71.4)),
    ("0138", "Tyresö", "tyreso", 157_812.0, Some(83.2)),
    ("0128", "Salem", "salem", 158_499.0, Some(80.0)),
    ("0181", "Södertälje", "sodertalje", 161_963.0, Some(65.1)),
    ("0192", "Nynäshamn", "nynashamn", 165_745.2, Some(68.9)),
    ("0140", "Nykvarn", "nykvarn", 169_464.0, None),
    ("0127", "Botkyrka", "botkyrka", 175_044.0, Some(71.4)),
    ("0126", "Huddinge", "huddinge", 178_205.0, Some(76.25)),
];

pub const RIKET: f64 = 169_451.0;
const MEDIAN: f64 = 163_854.1;
const YEARS: std::ops::RangeInclusive<u16> = 2014..=2022;

pub fn area(code: &str) -> AreaCode {
    AreaCode::new(code).unwrap()
}

fn cost_id() -> KeyFigureId {
    KeyFigureId::new("N11008").unwrap()
}

fn passing_id() -> KeyFigureId {
    KeyFigureId::new("N15508").unwrap()
}

fn words(text: &str) -> Text {
    Text::words(text)
}

fn code(text: &str) -> PageCode {
    PageCode(text.to_owned())
}

/// The document of one municipality.
pub fn day(marked: &str) -> Document {
    let mut day = Day { marked: area(marked), facts: Facts::default(), data: Vec::new() };
    let sections = vec![day.front(), day.preschool(), appendix()];
    let mut members: Vec<MemberName> = MEMBERS
        .iter()
        .map(|(code, name, slug, ..)| MemberName { area: area(code), name: (*name).into(), slug: (*slug).into() })
        .collect();
    members.sort_by(|a, b| a.name.cmp(&b.name));
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
        handout: Handout::default(),
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
        let gap = self.own("N11008:0126-0136:2022:T", 25_582.6, Formula::Difference, &inputs);
        let gap = Number { decimals: -2, unit: "kr".into(), ..gap };
        let spans = vec![
            Span::Words("Ett barn i förskolan kostar ".into()),
            Span::Strong(vec![Span::Number(gap)]),
            Span::Words(" mer i Huddinge än i Haninge".into()),
        ];
        Text { spans }
    }

    fn front(&mut self) -> Section {
        let dots: Vec<Dot> = MEMBERS
            .iter()
            .map(|(code, name, ..)| Dot {
                area: area(code),
                name: (*name).into(),
                emphasis: self.emphasis(code),
                number: self.cost(code),
            })
            .collect();
        let strip = CoverStrip {
            ticks: (0..60).map(|step| 120_000.0 + f64::from(step) * 1_700.0).collect(),
            highest: dots[7].clone(),
            members: dots,
            caption: words("Varje streck är en av landets kommuner."),
            alt: words("Kostnaden i landets alla kommuner, från lägst till högst."),
        };
        let cover = Cover {
            host: words("Värd: Nynäshamns kommun"),
            when: Text::verbatim("23 november 2026 · de flesta siffror gäller 2022"),
            strip: Some(strip),
        };
        let agenda = AgendaItem {
            name: words("Förskola"),
            answers: words("Barn- och utbildningsnämnden"),
            extent: words("två nyckeltal"),
            page: code("FSK-00"),
        };
        let point =
            Point { area: words("Förskola"), sentence: self.headline(), page: code("FSK-N11008"), tone: Tone::Weak };
        let pages = vec![
            page("DAG-01", "Nyckeltalsdagen", Body::Cover(cover)),
            page("DAG-02", "Områden", Body::Agenda(Agenda { items: vec![agenda] })),
            page("DAG-03", "Dagen i tio punkter", Body::Points(vec![point; 10])),
            page("DAG-04", "Ett nyckeltal saknar en siffra", Body::Gaps(self.gaps())),
        ];
        Section { code: "DAG".into(), name: words("Dagen"), kind: SectionKind::Front, pages }
    }

    fn columns(&self) -> Vec<ColumnHead> {
        let head = |(code, name, ..): &(&str, &str, &str, f64, Option<f64>)| ColumnHead {
            area: area(code),
            name: (*name).into(),
            emphasis: self.emphasis(code),
        };
        MEMBERS.iter().map(head).collect()
    }

    fn gaps(&self) -> Gaps {
        let cells = |n_kinds: usize| {
            let kinds = [
                (Availability::Latest, words("●")),
                (Availability::Older(Year(2021)), Text { spans: vec![Span::Year(Year(2021))] }),
                (Availability::Missing, words("saknas")),
                (Availability::NotApplicable, words("gäller inte")),
            ];
            (0..8)
                .map(move |idx| kinds[idx % n_kinds].clone())
                .map(|(availability, shown)| GapCell { availability, shown })
        };
        Gaps {
            columns: self.columns(),
            rows: vec![
                GapRow { key_figure: passing_id(), name: words("Klarar alla ämnen"), cells: cells(4).collect() },
                GapRow { key_figure: cost_id(), name: words("Kostnad per barn"), cells: cells(1).collect() },
            ],
            n_rows_shown: 1,
            legend: ["● ny siffra", "äldre siffra", "saknas", "gäller inte"].map(words).to_vec(),
        }
    }
}

fn definition(key_figure: KeyFigureId, title: &str) -> Definition {
    Definition {
        key_figure,
        title: Text::verbatim(title),
        text: Text::verbatim("Bruttokostnad minus interna intäkter, delad med antal inskrivna barn."),
        judged: words("Bedöms inte"),
    }
}

fn appendix() -> Section {
    let prose = vec![(words("Platser"), vec![words("Platser är av de visade värdena.")])];
    let definitions = vec![definition(cost_id(), "Kostnad förskola, kr/inskrivet barn")];
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
