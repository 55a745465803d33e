//! Charts that a programme asks for, beyond the pages that every key figure has.

use std::collections::BTreeSet;

use domain::{KeyFigureId, Year};
use serde::Deserialize;

/// A chart that a programme asks for: one page in its area.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChartChoice {
    /// The places that cannot be told apart.
    Bands {
        /// Of what.
        key_figure: KeyFigureId,
    },
    /// Two years as two marks a municipality.
    ThenNow {
        /// Of what.
        key_figure: KeyFigureId,
        /// The earlier year; without it as far back as most have a figure, ten years at most.
        from: Option<Year>,
    },
    /// Women and men as two marks a municipality.
    WomenMen {
        /// Of what.
        key_figure: KeyFigureId,
    },
    /// Two years as a line a municipality.
    Slope {
        /// Of what.
        key_figure: KeyFigureId,
        /// The earlier year, as for [`ChartChoice::ThenNow`].
        from: Option<Year>,
    },
    /// Two key figures against each other in the whole country.
    Scatter {
        /// Along.
        x: KeyFigureId,
        /// Up.
        y: KeyFigureId,
    },
    /// The development of all, in one chart.
    Lines {
        /// Of what.
        key_figure: KeyFigureId,
    },
    /// Stacked bars of amounts.
    Parts {
        /// The parts, from the base out.
        key_figures: Vec<KeyFigureId>,
        /// What they are parts of; what is left of it is shown as other. Without it, their sum.
        whole: Option<KeyFigureId>,
    },
    /// The same in per cent of the whole.
    Shares {
        /// The parts, from the base out.
        key_figures: Vec<KeyFigureId>,
        /// As for [`ChartChoice::Parts`].
        whole: Option<KeyFigureId>,
    },
    /// From one amount to the marked municipality's own, a step a part.
    Steps {
        /// The parts, in order.
        key_figures: Vec<KeyFigureId>,
        /// As for [`ChartChoice::Parts`].
        whole: Option<KeyFigureId>,
        /// From where.
        from: StepsFrom,
    },
    /// Shaded cells: municipalities × years for one key figure, × key figures for several.
    Heat {
        /// Of what.
        key_figures: Vec<KeyFigureId>,
    },
    /// Figures as they are and with structure accounted for, two marks a municipality.
    Fair {
        /// Of what.
        key_figure: KeyFigureId,
    },
    /// Every municipality of the country on one line, the group marked.
    Country {
        /// Of what.
        key_figure: KeyFigureId,
    },
    /// A map with a class a municipality.
    Map {
        /// Of what.
        key_figure: KeyFigureId,
        /// How the classes are cut.
        #[serde(default)]
        classes: MapClasses,
        /// How much of the country; without it the county where the whole group lies in one.
        extent: Option<MapExtent>,
    },
}

/// Where the steps begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "toml::Value")]
pub enum StepsFrom {
    /// At the country's amount of the same year, weighted.
    Riket,
    /// At the municipality's own amount of that year.
    Year(Year),
}

impl TryFrom<toml::Value> for StepsFrom {
    type Error = String;

    fn try_from(value: toml::Value) -> Result<StepsFrom, String> {
        match &value {
            toml::Value::String(area) if area == "riket" => Ok(StepsFrom::Riket),
            toml::Value::Integer(year) if (1900..=2100).contains(year) => Ok(StepsFrom::Year(Year(*year as u16))),
            _ => Err("steps begin at \"riket\" or at a year, as in from = 2014; `from` is neither".to_owned()),
        }
    }
}

/// How a map's classes are cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MapClasses {
    /// As many of the country's municipalities in each.
    #[default]
    Fifths,
    /// As wide each, from the lowest figure to the highest.
    Equal,
}

/// How much of the country a map shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MapExtent {
    /// All of it.
    Country,
    /// The host's county.
    County,
}

/// Parts that a stack can have, what is left over included.
pub const N_PARTS_MAX: usize = 8;

impl ChartChoice {
    /// The name of its kind, as a programme writes it.
    pub fn kind(&self) -> &'static str {
        match self {
            ChartChoice::Bands { .. } => "bands",
            ChartChoice::ThenNow { .. } => "then_now",
            ChartChoice::WomenMen { .. } => "women_men",
            ChartChoice::Slope { .. } => "slope",
            ChartChoice::Scatter { .. } => "scatter",
            ChartChoice::Lines { .. } => "lines",
            ChartChoice::Parts { .. } => "parts",
            ChartChoice::Shares { .. } => "shares",
            ChartChoice::Steps { .. } => "steps",
            ChartChoice::Heat { .. } => "heat",
            ChartChoice::Fair { .. } => "fair",
            ChartChoice::Country { .. } => "country",
            ChartChoice::Map { .. } => "map",
        }
    }

    /// The key figures it is about, the first foremost: of two against each other what goes up, of parts their whole.
    pub fn key_figures(&self) -> Vec<KeyFigureId> {
        match self {
            ChartChoice::Bands { key_figure }
            | ChartChoice::ThenNow { key_figure, .. }
            | ChartChoice::WomenMen { key_figure }
            | ChartChoice::Slope { key_figure, .. }
            | ChartChoice::Lines { key_figure }
            | ChartChoice::Fair { key_figure }
            | ChartChoice::Country { key_figure }
            | ChartChoice::Map { key_figure, .. } => vec![*key_figure],
            ChartChoice::Scatter { x, y } => vec![*y, *x],
            ChartChoice::Parts { key_figures, whole }
            | ChartChoice::Shares { key_figures, whole }
            | ChartChoice::Steps { key_figures, whole, .. } => {
                whole.iter().copied().chain(key_figures.iter().copied()).collect()
            }
            ChartChoice::Heat { key_figures } => key_figures.clone(),
        }
    }

    /// The rule it breaks, and what to write instead.
    pub(crate) fn broken_rule(&self) -> Option<(String, &'static str)> {
        let named = self.key_figures();
        let mut seen = BTreeSet::new();
        if let Some(twice) = named.iter().find(|id| !seen.insert(**id)) {
            let instead = match self {
                ChartChoice::Scatter { .. } => "name two different key figures as x and y",
                _ => "name each key figure once; the whole is none of its parts",
            };
            return Some((format!("the chart names `{twice}` twice"), instead));
        }
        let (n, n_parts_max) = match self {
            ChartChoice::Parts { key_figures, whole }
            | ChartChoice::Shares { key_figures, whole }
            | ChartChoice::Steps { key_figures, whole, .. } => {
                (key_figures.len(), N_PARTS_MAX - usize::from(whole.is_some()))
            }
            ChartChoice::Heat { key_figures } if key_figures.is_empty() => {
                let instead = "name one key figure to see its years, or up to twelve to see them side by side";
                return Some(("the chart names no key figure".to_owned(), instead));
            }
            ChartChoice::Heat { key_figures } if key_figures.len() > 12 => {
                let message = format!("the chart names {} key figures", key_figures.len());
                return Some((message, "name twelve at most: there is room for no more columns"));
            }
            _ => return None,
        };
        if n < 2 {
            let instead = "name at least two parts, as in key_figures = [\"N21024\", \"N23006\"]";
            return Some(("the chart has fewer than two parts".to_owned(), instead));
        }
        (n > n_parts_max).then(|| {
            let instead = "name eight parts at most, seven beside a whole: more cannot be told apart";
            (format!("the chart has {n} parts"), instead)
        })
    }
}
