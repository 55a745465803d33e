//! The two pages for inhabitants, with as many charts as there can be.

use ::document::*;
use domain::Year;

use crate::{Day, MEMBERS, area, code, cost_id, words};

impl Day {
    pub(crate) fn handout(&mut self) -> Handout {
        let point = |area, tone| Point { area: words(area), sentence: sentence(), page: code("FSK-N11008"), tone };
        let findings = |head, tone| Findings {
            head: words(head),
            tone,
            points: ["Förskola", "Grundskola", "Äldreomsorg"].map(|area| point(area, tone)).to_vec(),
        };
        let note = |head| HandoutNote {
            head: words(head),
            paragraphs: vec![words("En skillnad är med när den är för stor för att vara en slump."); 2],
        };
        Handout {
            title: words("Så går det för Nynäshamn"),
            kicker: Text::verbatim("Nyckeltalsdagen 2026 · 23 november 2026"),
            lead: vec![words("Åtta kommuner jämför sina siffror med varandra."), words("Riket betyder hela Sverige.")],
            findings: vec![findings("Bättre än riket", Tone::Good), findings("Sämre än riket", Tone::Weak)],
            after_findings: words("Koden efter varje mening är namnet på bilden."),
            charts_head: words("Så ligger Nynäshamn till"),
            charts_lead: words("Kommunerna står i ordning, med den bästa överst."),
            charts: (0..4).map(|_| self.handout_chart()).collect(),
            notes: ["Så läser du siffrorna", "Det som saknas", "Varifrån siffrorna kommer"].map(note).to_vec(),
            foot: words("Källa: Kolada. Jämförelser: Egen bearbetning."),
        }
    }

    fn handout_chart(&mut self) -> HandoutChart {
        let mut rows: Vec<BarRow> = MEMBERS
            .iter()
            .map(|(code, name, ..)| BarRow {
                whiskers: None,
                area: Some(area(code)),
                name: (*name).into(),
                emphasis: self.emphasis(code),
                bar: Bar::Current(self.cost(code)),
                difference: None,
            })
            .collect();
        rows[2].bar = Bar::Older(self.cost("0128"), Year(2021));
        rows.push(BarRow {
            whiskers: None,
            area: None,
            name: "Ekerö".into(),
            emphasis: Emphasis::Calm,
            bar: Bar::Missing(words("uppgift saknas")),
            difference: None,
        });
        HandoutChart {
            key_figure: cost_id(),
            name: words("Kostnad per inskrivet barn"),
            what: Text::verbatim("Kostnad för förskola per inskrivet barn, 2022. Lägre är bättre."),
            name_head: words("Kommun"),
            value_head: words("kr"),
            riket_name: words("Riket"),
            bars: BarChart {
                whiskers_are: None,
                rows,
                references: vec![self.riket_line()],
                unit: "kr".into(),
                decimals: 0,
                difference_head: None,
                alt: words("Liggande staplar, från Haninge till Huddinge."),
            },
            page: code("FSK-N11008"),
        }
    }
}

fn sentence() -> Text {
    words("Kostnaden per barn är lägre i Nynäshamn än i riket")
}
