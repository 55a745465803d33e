//! The day's one area: its opener, overview and two key figures.

use ::document::*;
use domain::{AreaCode, Year};

use crate::{Day, MEMBERS, RIKET, YEARS, area, code, cost_id, definition, page, passing_id, words};

impl Day {
    pub(crate) fn preschool(&mut self) -> Section {
        let pages = vec![
            page("FSK-00", "Förskola", Body::Opener(self.opener())),
            page("FSK-OV1", "Sju av åtta har siffra", Body::Overview(self.overview(true))),
            page("FSK-OV2", "Kostnaden bedöms inte", Body::Overview(self.overview(false))),
            Page { headline: self.headline(), ..page("FSK-N11008", "", Body::KeyFigure(Box::new(self.cost_story()))) },
            page("FSK-N11008-T", "Kostnaden steg i alla åtta", Body::Trend(self.trend())),
            page("FSK-N15508", "Högst är Tyresö", Body::KeyFigure(Box::new(self.passing_story()))),
        ];
        Section { code: "FSK".into(), name: words("Förskola"), kind: SectionKind::Area, pages }
    }

    fn opener(&mut self) -> Opener {
        let dots: Vec<Dot> = self.front_dots();
        let range = Text {
            spans: vec![
                Span::Number(dots[0].number.clone()),
                Span::Words("–".into()),
                Span::Number(Number { unit: "kr".into(), ..dots[7].number.clone() }),
            ],
        };
        let strip = Strip {
            range,
            words: words("kostar ett barn i förskolan på ett år"),
            dots,
            riket: Some(self.riket_line()),
            page: code("FSK-N11008"),
            alt: words("Åtta prickar, från Haninge till Huddinge."),
        };
        Opener {
            ordinal: words("Område ett av ett"),
            lead: words("I fem av åtta kommuner kostar ett barn mindre än i riket."),
            question: words("Vad krävs för att fler förskollärare ska söka sig hit och stanna?"),
            question_head: words("Frågan till salen"),
            answers: Answers {
                committee: words("Barn- och utbildningsnämnden"),
                administration: words("Barn- och utbildningsförvaltningen"),
                contact: None,
            },
            strips: vec![strip.clone(), strip.clone(), strip],
            missing: Some(words("Egna uppgifter om köer är inte inlämnade.")),
        }
    }

    fn front_dots(&mut self) -> Vec<Dot> {
        MEMBERS
            .iter()
            .map(|(code, name, ..)| Dot {
                area: area(code),
                name: (*name).into(),
                emphasis: self.emphasis(code),
                number: self.cost(code),
            })
            .collect()
    }

    fn overview(&mut self, is_judged: bool) -> Overview {
        let mut cells = Vec::new();
        for (idx, (code, _, _, _, passing)) in MEMBERS.iter().enumerate() {
            let figure = match (is_judged, passing) {
                (false, _) => ShownFigure::Current(self.cost(code)),
                (true, Some(value)) => {
                    let number = self.published(passing_id(), code, 2022, *value, 1);
                    if idx == 2 { ShownFigure::Older(number, Year(2021)) } else { ShownFigure::Current(number) }
                }
                (true, None) => ShownFigure::Missing(words("uppgift saknas")),
            };
            let standing = [Standing::Best, Standing::Middle, Standing::Weakest][idx % 3];
            let is_placed = is_judged && figure.number().is_some();
            cells.push(OverviewCell {
                figure,
                place: is_placed.then(|| words("delad andra")),
                standing: is_placed.then_some(standing),
                is_tinted: standing != Standing::Middle,
            });
        }
        let row = OverviewRow {
            key_figure: if is_judged { passing_id() } else { cost_id() },
            name: words(if is_judged { "Klarar alla ämnen, %" } else { "Kostnad per inskrivet barn, kr" }),
            page: code(if is_judged { "FSK-N15508" } else { "FSK-N11008" }),
            is_judged,
            riket: if is_judged { ShownFigure::Missing(words("–")) } else { ShownFigure::Current(self.cost("0000")) },
            cells,
        };
        let legend =
            ["▲ landets bästa fjärdedel", "● mitten", "▼ landets svagaste fjärdedel", "utan märke: bedöms inte"];
        let n_rows = if is_judged { 3 } else { 2 };
        Overview {
            riket_head: words("Riket"),
            columns: self.columns(),
            rows: vec![row; n_rows],
            legend: legend.map(words).to_vec(),
        }
    }

    fn cost_story(&mut self) -> KeyFigureStory {
        let mut rows = Vec::new();
        let mut table_rows = Vec::new();
        for (code, name, ..) in MEMBERS {
            let (number, gap) = (self.cost(code), self.gap(code));
            let emphasis = self.emphasis(code);
            rows.push(BarRow {
                whiskers: None,
                area: Some(area(code)),
                name: name.into(),
                emphasis,
                bar: Bar::Current(number.clone()),
                difference: Some(gap.clone()),
            });
            let cells = vec![Text::number(number), Text::number(Number { decimals: 0, ..gap })];
            let name = Text::verbatim(name);
            table_rows.push(DetailRow { area: Some(area(code)), name, emphasis, is_member: true, cells });
        }
        table_rows.push(DetailRow {
            area: Some(AreaCode::RIKET),
            name: words("Riket (vägt)"),
            emphasis: Emphasis::Calm,
            is_member: false,
            cells: vec![Text::number(self.cost("0000")), words("–")],
        });
        KeyFigureStory {
            key_figure: cost_id(),
            name: words("Kostnad per inskrivet barn"),
            year: Year(2022),
            bars: Some(BarChart {
                whiskers_are: None,
                rows,
                references: vec![self.riket_line(), self.median_line()],
                unit: "kr".into(),
                decimals: 0,
                difference_head: Some(words("mot riket, kr")),
                alt: words("Åtta staplar, från Haninge lägst till Huddinge högst."),
            }),
            too_few: None,
            trend: Some(self.trend()),
            table: DetailTable {
                caption: words("Kostnad förskola, kr per inskrivet barn, lägst först"),
                heads: vec![words("Kommun"), Text { spans: vec![Span::Year(Year(2022))] }, words("mot riket")],
                rows: table_rows,
            },
            women_men: None,
            cautions: vec![words("Bedöms inte. Hög kostnad kan betyda fler vuxna per barn, eller sämre hushållning.")],
            definition: definition(cost_id()),
            provenance: vec![(words("Nyckeltal"), Text::verbatim("N11008")), (words("Källa"), words("Kolada"))],
        }
    }

    /// The cost of a year, made from that of 2022.
    pub(crate) fn cost_in(&mut self, year: u16, idx: usize, code: &str, last: f64) -> Number {
        let back = f64::from(2022 - year);
        let wave = f64::from((u16::try_from(idx).unwrap_or(0) * 37 + year * 23) % 19) * 250.0;
        let value = if back == 0.0 { last } else { last - back * 3_500.0 - wave };
        self.published(cost_id(), code, year, value, 0)
    }

    pub(crate) fn trend(&mut self) -> Trend {
        let mut series = Vec::new();
        let areas = MEMBERS.iter().map(|member| (member.0, member.1, member.3)).chain([("0000", "Riket", RIKET)]);
        for (idx, (code, name, last)) in areas.enumerate() {
            let mut values = Vec::new();
            for year in YEARS {
                let is_hole = idx == 1 && year == 2018;
                values.push((!is_hole).then(|| self.cost_in(year, idx, code, last)));
            }
            let emphasis = self.emphasis(code);
            series.push(TrendSeries { area: area(code), name: name.into(), emphasis, values });
        }
        let riket = series.pop();
        Trend {
            years: YEARS.map(Year).collect(),
            panels: (0..series.len()).map(|series_idx| Panel { series_idx, change: None }).collect(),
            series,
            riket,
            breaks: vec![Break { year: Year(2017), what: words("ny beräkning av lokalkostnaden") }],
            decimals: 0,
            unit: "kr".into(),
            prices: None,
            alt: words("Kostnaden steg i alla åtta."),
        }
    }

    fn passing_story(&mut self) -> KeyFigureStory {
        let mut rows = Vec::new();
        let mut by_sex = Vec::new();
        let mut table_rows = Vec::new();
        for (idx, (code, name, _, _, passing)) in MEMBERS.iter().enumerate() {
            let bar = match passing {
                Some(value) => {
                    let number = self.published(passing_id(), code, 2022, *value, 1);
                    if idx == 2 { Bar::Older(number, Year(2021)) } else { Bar::Current(number) }
                }
                None => Bar::Missing(words("uppgift saknas")),
            };
            let emphasis = self.emphasis(code);
            by_sex.push(DetailRow {
                area: Some(area(code)),
                name: Text::verbatim(*name),
                emphasis,
                is_member: true,
                cells: vec![
                    bar.number().map_or_else(|| words("uppgift saknas"), |number| Text::number(number.clone())),
                ],
            });
            let figure = match &bar {
                Bar::Current(number) => Text::number(number.clone()),
                Bar::Older(number, year) => Text {
                    spans: vec![
                        Span::Number(number.clone()),
                        Span::Words(" (".into()),
                        Span::Year(*year),
                        Span::Words(")".into()),
                    ],
                },
                Bar::Missing(why) | Bar::Elided(why) => why.clone(),
            };
            let place = words(if bar.number().is_some() { "delad andra" } else { "–" });
            table_rows.push(DetailRow {
                area: Some(area(code)),
                name: Text::verbatim(*name),
                emphasis,
                is_member: true,
                cells: vec![figure, place],
            });
            rows.push(BarRow {
                whiskers: None,
                area: Some(area(code)),
                name: (*name).into(),
                emphasis,
                bar,
                difference: None,
            });
        }
        let women_men = DetailTable {
            caption: words("Kvinnor och män, andel som klarar alla ämnen"),
            heads: vec![words("Kommun"), words("Alla")],
            rows: by_sex,
        };
        KeyFigureStory {
            key_figure: passing_id(),
            name: words("Klarar alla ämnen"),
            bars: Some(BarChart {
                whiskers_are: None,
                rows,
                references: Vec::new(),
                unit: "%".into(),
                decimals: 1,
                difference_head: None,
                alt: words("Sju staplar; Nykvarn saknas."),
            }),
            trend: None,
            table: DetailTable {
                caption: words("Andel elever som klarar alla ämnen, högst först"),
                heads: vec![
                    words("Kommun"),
                    Text { spans: vec![Span::Year(Year(2022)), Span::Words(", %".into())] },
                    words("Plats"),
                ],
                rows: table_rows,
            },
            women_men: Some(women_men),
            definition: definition(passing_id()),
            ..self.cost_story()
        }
    }
}
