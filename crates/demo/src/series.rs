//! One key figure over all areas and years: level, trend, spread, persistence, the two sexes, and the holes.

use domain::{AreaCode, Direction, Year};

use crate::country::{Country, Place};
use crate::level::{Level, Scale};
use crate::random::Random;
use crate::spec::{DemoKeyFigure, DemoSpec};

/// The year the citizen survey's questions begin; those that begin with it lack the same municipalities.
const CITIZEN_SURVEY: u16 = 2021;

/// Figures of one area and year.
pub(crate) struct Row {
    pub(crate) area: AreaCode,
    pub(crate) year: Year,
    pub(crate) figures: Figures,
}

/// A figure for all, with or without women and men; `None` means not reported.
#[derive(Clone, Copy)]
pub(crate) enum Figures {
    All(Option<f64>),
    Divided(Option<Divided>),
}

/// All, women and men of one area and year.
#[derive(Clone, Copy)]
pub(crate) struct Divided {
    pub(crate) all: f64,
    pub(crate) women: f64,
    pub(crate) men: f64,
}

/// Draws all rows: riket first, then the municipalities by code, each by year.
pub(crate) fn draw(spec: &DemoSpec, key_figure: &DemoKeyFigure, country: &Country) -> Vec<Row> {
    let pattern = Pattern::of(spec, key_figure);
    let drawn: Vec<Vec<Report>> =
        country.places.iter().enumerate().map(|(idx, place)| pattern.place(place, role(idx, country))).collect();
    let riket = pattern.years().enumerate().map(|(year_idx, year)| {
        let reports = country.places.iter().zip(&drawn).map(|(place, reports)| (place.population, reports[year_idx]));
        Row { area: AreaCode::RIKET, year, figures: pattern.figures(pattern.riket(reports)) }
    });
    let municipalities = country.places.iter().zip(&drawn).flat_map(|(place, reports)| {
        pattern.years().zip(reports).filter_map(|(year, report)| {
            let figures = match report {
                Report::NoRow => return None,
                Report::Missing => None,
                Report::Figures(divided) => Some(*divided),
            };
            Some(Row { area: place.code, year, figures: pattern.figures(figures) })
        })
    });
    riket.chain(municipalities).collect()
}

/// What a municipality tells for one year.
#[derive(Clone, Copy)]
enum Report {
    /// Not even that it is missing.
    NoRow,
    Missing,
    Figures(Divided),
}

/// Neighbours report oftener, or there would be little to compare.
#[derive(Clone, Copy)]
enum Role {
    Host,
    Neighbour,
    Other,
}

fn role(idx: usize, country: &Country) -> Role {
    match idx {
        0 => Role::Host,
        _ if idx < country.members().len() => Role::Neighbour,
        _ => Role::Other,
    }
}

/// How a key figure behaves everywhere.
struct Pattern<'a> {
    seed: u64,
    key_figure: &'a DemoKeyFigure,
    level: Level,
    scale: Scale,
    decimals: i32,
    /// A count of heads: women and men add up, and riket is the sum.
    is_count: bool,
    /// How much of the spread the hidden income and size explain, each −1…1.
    pull: (f64, f64),
    /// Women's distance from all in standard deviations.
    gap: f64,
    /// Standard deviations a year.
    drift: f64,
    /// Growth a year, from prices or heads.
    growth: f64,
    first_year: Year,
    last_year: Year,
    /// The whole country's ups and downs, by year.
    shocks: Vec<f64>,
    /// Whose holes it shares: a survey's questions all lack the same municipalities.
    holes_label: &'a str,
}

impl<'a> Pattern<'a> {
    fn of(spec: &DemoSpec, key_figure: &'a DemoKeyFigure) -> Pattern<'a> {
        let id = key_figure.id.as_str();
        let mut random = Random::of(spec.seed, &["pattern", key_figure.id.as_str()]);
        let level = Level::of(key_figure);
        let last_year = if random.happens(0.68) { spec.last_year } else { spec.last_year.before(1) };
        let first_year =
            Year(level.first_year.max(spec.last_year.before(spec.n_years.saturating_sub(1)).0).min(last_year.0));
        let is_count = matches!(key_figure.unit.as_str(), "invånare" | "årsarbetare" | "svar");
        // Heads neither drift nor jump: they grow.
        let shock = if is_count { 0.0 } else { 0.07 };
        Pattern {
            seed: spec.seed,
            key_figure,
            level,
            scale: Scale::of(key_figure, level.range),
            decimals: i32::from(key_figure.decimals.max(0)),
            is_count,
            pull: pull(key_figure, is_count, &mut random),
            gap: random.between(0.12, 0.45) * if random.happens(0.6) { 1.0 } else { -1.0 },
            drift: if is_count { 0.0 } else { 0.035 * random.normal() },
            growth: match key_figure.unit.as_str() {
                "kr" => 1.029,
                _ if is_count => 1.006,
                _ => 1.0,
            },
            first_year,
            last_year,
            shocks: (first_year.0..=last_year.0).map(|_| shock * random.normal()).collect(),
            holes_label: if key_figure.survey && level.first_year == CITIZEN_SURVEY { "citizen survey" } else { id },
        }
    }

    fn years(&self) -> impl Iterator<Item = Year> {
        (self.first_year.0..=self.last_year.0).map(Year)
    }

    /// One municipality, year by year.
    ///
    /// A draw is what income and size pull, plus its own: most of that stays for good, some wanders (an autoregressive
    /// step a year), a little is noise of the year. The three together have about variance one.
    fn place(&self, place: &Place, role: Role) -> Vec<Report> {
        let mut random = Random::of(self.seed, &["series", self.key_figure.id.as_str(), place.code.as_str()]);
        let (income, size) = self.pull;
        let own_share = (1.0 - income * income - size * size).max(0.0).sqrt();
        let stays = random.normal();
        let gap = self.gap * random.between(0.6, 1.4);
        let mut wanders = random.normal();
        let holes = self.holes(place, role);
        self.years()
            .zip(&self.shocks)
            .zip(holes)
            .map(|((year, shock), hole)| {
                wanders = 0.8 * wanders + 0.6 * random.normal();
                let own = 0.84 * stays + 0.48 * wanders + 0.25 * random.normal();
                let common = income * place.income + size * place.size + own_share * own;
                let draw = common + shock - self.drift * f64::from(self.last_year.since(year)) + self.level_shift(year);
                hole.unwrap_or_else(|| Report::Figures(self.divided(draw, gap, year)))
            })
            .collect()
    }

    /// Before a break the series lay higher.
    fn level_shift(&self, year: Year) -> f64 {
        if self.key_figure.break_year.is_some_and(|first| year < first) { 1.1 } else { 0.0 }
    }

    fn divided(&self, draw: f64, gap: f64, year: Year) -> Divided {
        // Multiplied step by step: `powi` may differ between machines.
        let grown = (0..self.last_year.since(year)).fold(1.0, |grown, _| grown * self.growth);
        let value = |draw: f64| self.rounded(self.scale.value(draw, self.level.range) / grown);
        let all = value(draw);
        if self.is_count {
            let women = self.rounded(all * (0.5 + gap.abs() / 30.0));
            return Divided { all, women, men: all - women };
        }
        Divided { all, women: value(draw + gap), men: value(draw - gap) }
    }

    fn rounded(&self, value: f64) -> f64 {
        let unit = (0..self.decimals).fold(1.0, |unit, _| unit * 10.0);
        // Nought added turns −0 into 0.
        (value * unit).round() / unit + 0.0
    }

    /// Which years a municipality leaves out: some of them for good, others now and then. The host has its newest year.
    fn holes(&self, place: &Place, role: Role) -> Vec<Option<Report>> {
        let mut random = Random::of(self.seed, &["holes", self.holes_label, place.code.as_str()]);
        let share = match role {
            Role::Host => 0.1,
            Role::Neighbour => 0.25,
            Role::Other => 1.0,
        };
        // Everybody's heads are counted.
        let left_out_by_chance = if self.key_figure.unit == "invånare" { 0.0 } else { 0.006 };
        let left_out = (1.0 - self.level.coverage) * share;
        let for_good = random.happens(0.5 * left_out);
        let as_told = if random.happens(0.5) { Report::NoRow } else { Report::Missing };
        let now_and_then = 0.5 * left_out / (1.0 - 0.5 * left_out) + left_out_by_chance;
        let mut holes: Vec<Option<Report>> = self
            .years()
            .map(|year| {
                // Drawn by calendar year, so that questions of one survey with different lengths agree.
                let label = year.to_string();
                let mut random = Random::of(self.seed, &["hole", self.holes_label, place.code.as_str(), &label]);
                let hole = random.happens(now_and_then).then_some(Report::Missing);
                if for_good { Some(as_told) } else { hole }
            })
            .collect();
        if matches!(role, Role::Host)
            && !for_good
            && let Some(newest) = holes.last_mut()
        {
            *newest = None;
        }
        holes
    }

    /// The whole country: weighted by inhabitants over those who report; for a count of heads, the sum.
    fn riket(&self, reports: impl Iterator<Item = (f64, Report)>) -> Option<Divided> {
        let mut sum = Divided { all: 0.0, women: 0.0, men: 0.0 };
        let mut weights = 0.0;
        for (population, report) in reports {
            let Report::Figures(divided) = report else { continue };
            let weight = if self.is_count { 1.0 } else { population };
            sum.all += weight * divided.all;
            sum.women += weight * divided.women;
            sum.men += weight * divided.men;
            weights += weight;
        }
        if weights == 0.0 {
            return None;
        }
        let divisor = if self.is_count { 1.0 } else { weights };
        let mean = |sum: f64| self.rounded(sum / divisor);
        Some(Divided { all: mean(sum.all), women: mean(sum.women), men: mean(sum.men) })
    }

    fn figures(&self, divided: Option<Divided>) -> Figures {
        if self.level.is_divided_by_gender {
            Figures::Divided(divided)
        } else {
            Figures::All(divided.map(|divided| divided.all))
        }
    }
}

/// How much the hidden income and size explain: all of it for heads, most for incomes, something for what is judged.
fn pull(key_figure: &DemoKeyFigure, is_count: bool, random: &mut Random) -> (f64, f64) {
    let words = format!("{} {}", key_figure.title, key_figure.unit_long).to_lowercase();
    let (income, size) = (random.between(0.12, 0.62), random.between(-0.3, 0.3));
    if is_count {
        return if words.contains("invånare totalt") { (0.0, 1.0) } else { (0.0, 0.99) };
    }
    if key_figure.unit == "kr" && (words.contains("inkomst") || words.contains("skattekraft")) {
        return (0.93, 0.1);
    }
    match key_figure.direction {
        Direction::Higher => (income, size),
        Direction::Lower => (-income, size),
        Direction::Neither => (0.8 * (income - 0.37), size),
    }
}
