//! A page of every kind of chart that fills a page. All figures but the costs of 2022 are typed in to look alike.

use ::document::chart::bands::{Band, BandChart, BandRow};
use ::document::chart::country::{CountryChart, Edge};
use ::document::chart::heat::{HeatCell, HeatChart, HeatRow};
use ::document::chart::map::{MapArea, MapChart, MapShape};
use ::document::chart::pairs::{PairChart, PairRow, PairStyle};
use ::document::chart::parts::{PartHead, PartsChart, PartsRow};
use ::document::chart::scatter::{DotLabel, Fit, FitPoint, ScatterAxis, ScatterChart, ScatterDot};
use ::document::chart::steps::{Step, StepKind, StepsChart};
use ::document::*;

use crate::{Day, MEMBERS, area, cost_id, page, passing_id, words};

/// How many municipalities outside the group there are.
const N_OTHERS: usize = 282;

impl Day {
    pub(crate) fn charts(&mut self) -> Section {
        let charts = [
            ("FSK-BAND", "Tyresö är säker etta", Chart::Bands(self.bands())),
            ("FSK-PAR", "Kostnaden steg mest i Huddinge", Chart::Pairs(self.pairs(PairStyle::Dumbbell))),
            ("FSK-LUT", "Kostnaden steg i alla åtta", Chart::Pairs(self.pairs(PairStyle::Slope))),
            ("FSK-PUNKT", "Kostnaden följer inte resultatet", Chart::Scatter(self.scatter())),
            ("FSK-LINJE", "Så har kostnaden rört sig", Chart::Lines(self.trend())),
            ("FSK-DEL", "Lokalerna tar en femtedel", Chart::Parts(self.parts(false))),
            ("FSK-ANDEL", "Lokalerna tar mest i Huddinge", Chart::Parts(self.parts(true))),
            ("FSK-STEG", "Lönerna drev kostnaden", Chart::Steps(self.steps())),
            ("FSK-RUTA", "Botkyrka har varit dyrast längst", Chart::Heat(self.heat())),
            ("FSK-LAND", "De åtta ligger i mitten av landet", Chart::Country(Box::new(self.country()))),
            ("FSK-KARTA", "Dyrast är det i norr", Chart::Map(self.map(true))),
            ("FSK-TEGEL", "Dyrast är det i norr, som tegel", Chart::Map(self.map(false))),
        ];
        let of = |(code, headline, chart): (&str, &str, Chart)| {
            let is_claim = matches!(chart, Chart::Scatter(_));
            let panel = is_claim.then(|| SidePanel {
                head: words("Slutsats"),
                answer: words("Håller inte"),
                facts: ["Kostnaden förklarar lite.", "Nykvarn saknas.", "Resten följer inte kostnaden."]
                    .map(words)
                    .to_vec(),
            });
            let key_figures = vec![cost_id(), passing_id()];
            let (cautions, details) = (Vec::new(), Vec::new());
            let chart = ChartPage { key_figures, chart, panel, cautions, details, further: None };
            page(code, headline, Body::Chart(Box::new(chart)))
        };
        let pages = charts.map(of).into();
        Section { code: "FSK".into(), name: words("Diagram"), kind: SectionKind::Area, pages }
    }

    /// Our own number of one municipality.
    fn made(&mut self, what: &str, code: &str, value: f64, decimals: i8) -> Number {
        let input = format!("N11008:{code}:2022:T");
        let number = self.own(&format!("{what}:{code}"), value, Formula::Mean, &[&input]);
        Number { decimals, ..number }
    }

    fn bands(&mut self) -> BandChart {
        let mut placed: Vec<_> = MEMBERS.iter().filter_map(|member| Some((member, member.4?))).collect();
        placed.sort_by(|a, b| b.1.total_cmp(&a.1));
        let mut rows = Vec::new();
        for (idx, ((code, name, ..), value)) in placed.iter().enumerate() {
            let place = idx as f64 + 1.0;
            let (low, high) = if idx == 0 { (1.0, 1.0) } else { ((place - 1.0).max(2.0), (place + 2.0).min(7.0)) };
            let low = self.made("low", code, low, 0);
            let high = self.made("high", code, high, 0);
            let shown = Text {
                spans: vec![
                    Span::Number(low.clone()),
                    Span::Words("–".into()),
                    Span::Number(high.clone()),
                    Span::Words(" av sju".into()),
                ],
            };
            let figure = Number { unit: "%".into(), ..self.published(passing_id(), code, 2022, *value, 1) };
            let place = self.made("place", code, place, 0);
            let band = Ok(Band { figure, place, low, high, shown });
            rows.push(BandRow { area: area(code), name: (*name).into(), emphasis: self.emphasis(code), band });
        }
        rows.push(BandRow {
            area: area("0140"),
            name: "Nykvarn".into(),
            emphasis: self.emphasis("0140"),
            band: Err(words("uppgift saknas")),
        });
        let heads = ["Kommun", "Andel, %", "Plats", "Bästa plats", "Sämsta plats", "Plats"].map(words);
        BandChart {
            rows, n_places: 7, heads, alt: words("Tyresö är säker etta; övriga sex går inte att skilja åt.")
        }
    }

    fn pairs(&mut self, style: PairStyle) -> PairChart {
        let mut rows = Vec::new();
        for (idx, (code, name, ..)) in MEMBERS.iter().chain([&("0000", "Riket", "", 0.0, None)]).enumerate() {
            let is_missing = idx == 5;
            let second = (!is_missing).then(|| self.cost(code));
            let last = self.cost(code).value;
            let first = self.cost_in(2014, idx, code, last);
            let difference = second.as_ref().map(|second| (second.value - first.value, format!("pair:{code}")));
            let difference = difference.map(|(value, id)| {
                let inputs = [format!("N11008:{code}:2022:T"), format!("N11008:{code}:2014:T")];
                let number = self.own(&id, value, Formula::Difference, &[&inputs[0], &inputs[1]]);
                Number { sign: Sign::Always, ..number }
            });
            rows.push(PairRow {
                area: area(code),
                name: (*name).into(),
                emphasis: self.emphasis(code),
                is_reference: *code == "0000",
                first: Some(first),
                second,
                difference,
                margin: None,
                missing: is_missing.then(|| words("uppgift saknas")),
            });
        }
        PairChart {
            style,
            rows,
            corner: words("Kommun"),
            first: Text { spans: vec![Span::Year(domain::Year(2014))] },
            second: Text { spans: vec![Span::Year(domain::Year(2022))] },
            difference_head: words("Skillnad, kr"),
            unit: "kr".into(),
            decimals: 0,
            note: None,
            alt: words("Kostnaden steg i alla åtta; uppgift saknas för Nykvarn."),
        }
    }

    /// Names and values of municipalities outside the group, in the order of their codes.
    fn others(&self) -> Vec<(String, String, f64)> {
        let spread = |idx: usize| ((idx * 7919 + 13) % 1000) as f64 / 1000.0 - 0.5;
        (0..N_OTHERS)
            .map(|idx| (format!("{}", 1000 + idx), format!("Kommun {idx}"), 165_000.0 + 60_000.0 * spread(idx)))
            .collect()
    }

    fn scatter(&mut self) -> ScatterChart {
        let mut dots = Vec::new();
        for (code, name, value) in self.others() {
            let x = self.published(cost_id(), &code, 2022, value.round(), 0);
            let noise = (code.parse::<usize>().unwrap_or(0) * 31 % 17) as f64 - 8.0;
            let y = self.published(passing_id(), &code, 2022, 60.0 + value / 12_000.0 + noise, 1);
            let label = if name.ends_with(" 77") { DotLabel::Named } else { DotLabel::None };
            dots.push(ScatterDot { area: area(&code), name, emphasis: Emphasis::Calm, label, x, y });
        }
        for (code, name, _, _, passing) in MEMBERS {
            let Some(passing) = passing else { continue };
            let (x, y) = (self.cost(code), self.published(passing_id(), code, 2022, passing, 1));
            let (emphasis, label) = (self.emphasis(code), DotLabel::Member);
            dots.push(ScatterDot { area: area(code), name: name.into(), emphasis, label, x, y });
        }
        dots.sort_by_key(|dot| dot.area);
        let points = (0..=20).map(|step| {
            let x = 135_000.0 + 3_000.0 * f64::from(step);
            let (y, half) = (60.0 + x / 12_000.0, 1.0 + (f64::from(step) - 10.0).powi(2) / 40.0);
            FitPoint { x, y, low: y - half, high: y + half }
        });
        ScatterChart {
            x: ScatterAxis { title: words("Kostnad per inskrivet barn, kr"), unit: "kr".into(), decimals: 0 },
            y: ScatterAxis { title: words("Klarar alla ämnen, %"), unit: "%".into(), decimals: 1 },
            corner: words("Kommun"),
            dots,
            fit: Some(Fit { label: words("Linjen och dess osäkerhet"), points: points.collect() }),
            missing: vec![(area("0140"), "Nykvarn".into(), words("uppgift saknas"))],
            alt: words("Landets kommuner som prickar; linjen lutar svagt uppåt."),
        }
    }

    fn parts(&mut self, is_share: bool) -> PartsChart {
        let names = ["Personal", "Lokaler", "Måltider", "Övrigt"];
        let mut rows = Vec::new();
        for (idx, (code, name, _, cost, _)) in MEMBERS.iter().enumerate() {
            let shares = [0.6 + 0.01 * idx as f64, 0.2, 0.08, 0.12 - 0.01 * idx as f64];
            let whole = if is_share { 100.0 } else { *cost };
            let mut values: Vec<Option<Number>> = Vec::new();
            for (part, share) in names.iter().zip(shares) {
                let what = format!("{part}{}", if is_share { "-andel" } else { "" });
                values.push(Some(self.made(&what, code, share * whole, i8::from(is_share))));
            }
            if idx == 3 {
                values[1] = None;
            }
            let is_whole = values.iter().all(Option::is_some);
            let sum = values.iter().flatten().map(|number| number.value).sum();
            let total = is_whole.then(|| self.made(if is_share { "summa-andel" } else { "summa" }, code, sum, 0));
            rows.push(PartsRow {
                area: area(code),
                name: (*name).into(),
                emphasis: self.emphasis(code),
                is_reference: false,
                values,
                total,
                missing: (!is_whole).then(|| words("uppgift saknas")),
            });
        }
        let parts = names.map(|name| PartHead { key_figure: cost_id(), name: words(name) }).to_vec();
        let unit = if is_share { "%" } else { "kr" };
        PartsChart {
            parts,
            rows,
            is_share,
            corner: words("Kommun"),
            total_head: words("Summa"),
            unit: unit.into(),
            decimals: i8::from(is_share),
            alt: words("Personal är den största delen överallt; uppgift saknas för Södertälje."),
        }
    }

    fn steps(&mut self) -> StepsChart {
        let steps = [
            ("Kostnad då", StepKind::Amount, 120_000.0),
            ("Löner", StepKind::Change, 31_000.0),
            ("Lokaler", StepKind::Change, 9_500.0),
            ("Fler barn per grupp", StepKind::Change, -7_878.0),
            ("Kostnad nu", StepKind::Amount, 152_622.0),
        ];
        let steps = steps.map(|(name, kind, value)| {
            let sign = if kind == StepKind::Change { Sign::Always } else { Sign::Negative };
            Step {
                name: words(name),
                kind,
                number: Number { sign, ..self.made(&format!("steg-{name}"), "0136", value, 0) },
            }
        });
        StepsChart {
            steps: steps.to_vec(),
            corner: words("Steg"),
            head: words("Kronor"),
            unit: "kr".into(),
            decimals: 0,
            alt: words("Lönerna lade till mest, större grupper drog ifrån."),
        }
    }

    fn heat(&mut self) -> HeatChart {
        let years: Vec<u16> = (2016..=2022).collect();
        let mut rows = Vec::new();
        for (idx, (code, name, ..)) in MEMBERS.iter().enumerate() {
            let mut cells = Vec::new();
            for (year_idx, year) in years.iter().enumerate() {
                if idx == 1 && year_idx == 2 {
                    cells.push(HeatCell::Missing(words("saknas")));
                    continue;
                }
                let last = self.cost(code).value;
                let number = self.cost_in(*year, idx, code, last);
                cells.push(HeatCell::Figure(number, ((idx + year_idx) * 5 / 15).min(4) as u8));
            }
            let (area, emphasis) = (Some(area(code)), self.emphasis(code));
            rows.push(HeatRow { area, name: Text::verbatim(*name), emphasis, cells });
        }
        HeatChart {
            corner: words("Kommun"),
            heads: years.iter().map(|year| Text { spans: vec![Span::Year(domain::Year(*year))] }).collect(),
            rows,
            legend: ["lägst femtedel", "näst lägst", "mitten", "näst högst", "högst femtedel"].map(words).to_vec(),
            alt: words("Kostnaden stiger åt höger i alla rader."),
        }
    }

    fn country(&mut self) -> CountryChart {
        let mut others = Vec::new();
        for (code, name, value) in self.others() {
            let number = self.published(cost_id(), &code, 2022, value.round(), 0);
            others.push(Dot { area: area(&code), name, emphasis: Emphasis::Calm, number });
        }
        others.sort_by(|a, b| a.number.value.total_cmp(&b.number.value));
        let edges = [("Undre kvartil", 150_000.0), ("Landets median", 165_000.0), ("Övre kvartil", 180_000.0)];
        let quartiles = edges.map(|(name, value)| {
            let number = self.own(&format!("kvartil:{value}"), value, Formula::Median, &["N11008:0181:2022:T"]);
            Edge { name: words(name), number }
        });
        let members = MEMBERS.iter().map(|(code, name, ..)| {
            let (emphasis, number) = (self.emphasis(code), self.cost(code));
            Dot { area: area(code), name: (*name).into(), emphasis, number }
        });
        CountryChart {
            members: members.collect(),
            others,
            quartiles,
            riket: Some(self.riket_line()),
            corner: words("Kommun"),
            head: words("Kostnad, kr"),
            unit: "kr".into(),
            decimals: 0,
            missing: Vec::new(),
            alt: words("De åtta ligger nära landets mitt."),
        }
    }

    fn map(&mut self, has_outlines: bool) -> MapChart {
        let mut areas = Vec::new();
        for (idx, (code, name, ..)) in MEMBERS.iter().enumerate() {
            let (left, top) = ((idx % 3) as f64 / 3.0, (idx / 3) as f64 / 3.0);
            let third = 1.0 / 3.0;
            let shape = if has_outlines {
                let (right, bottom) = (left + third, top + third);
                MapShape::Outline(vec![vec![(left, top), (right, top + 0.05), (right, bottom), (left, bottom)]])
            } else {
                MapShape::Tile { left, top, width: third, height: third }
            };
            let figure = if idx == 5 { Err(words("uppgift saknas")) } else { Ok((self.cost(code), (idx / 2) as u8)) };
            let (emphasis, is_member) = (self.emphasis(code), idx < 6);
            areas.push(MapArea { area: area(code), name: (*name).into(), emphasis, is_member, figure, shape });
        }
        areas.sort_by_key(|area| area.area);
        MapChart {
            areas,
            classes: ["lägst", "lägre", "högre", "högst"].map(words).to_vec(),
            missing_class: words("uppgift saknas"),
            aspect: 1.2,
            outlines_from: has_outlines.then(|| Text::verbatim("gränser.geojson")),
            corner: words("Kommun"),
            head: words("Kostnad, kr"),
            alt: words("Kostnaden är högst i norr."),
        }
    }
}
