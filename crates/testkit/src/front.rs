//! The day's first pages: cover, agenda, points and gaps.

use ::document::*;
use domain::Year;

use crate::{Day, MEMBERS, area, code, cost_id, page, passing_id, words};

impl Day {
    pub(crate) fn front(&mut self) -> Section {
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

    pub(crate) fn columns(&self) -> Vec<ColumnHead> {
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
