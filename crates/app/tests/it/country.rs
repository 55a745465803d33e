//! A made-up country answering in the shapes of Kolada, page by page.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use catalogue::built_in;
use demo::{DemoKeyFigure, DemoSpec};
use domain::{KeyFigureId, Year};
use serde_json::{Value, json};

use crate::server::Answer;

/// Those of the programme, and the one on the cover.
pub const KEY_FIGURES: [&str; 5] = ["N11008", "N11102", "N15508", "N15428", "N00905"];
/// Few, so that one question takes several pages.
const ROWS_PER_PAGE: usize = 2_000;
const N_YEARS: u16 = 6;

/// What the service knows.
#[derive(Clone)]
pub struct Country {
    pub areas: Vec<Value>,
    pub area_groups: Vec<Value>,
    pub key_figures: Vec<Value>,
    /// One a key figure, area and year.
    pub rows: BTreeMap<String, Vec<Value>>,
    /// Rows that changed: what is answered when only changes are asked for.
    pub changed: Vec<Value>,
}

/// The country of 290 municipalities whose group is 3101, 3102 and 3103.
pub fn country() -> &'static Country {
    static COUNTRY: OnceLock<Country> = OnceLock::new();
    COUNTRY.get_or_init(invent)
}

fn invent() -> Country {
    let spec = DemoSpec {
        seed: 7,
        last_year: Year(2025),
        n_years: N_YEARS,
        group_size: 3,
        key_figures: KEY_FIGURES.iter().map(|id| wanted(id)).collect(),
    };
    let demo = demo::generate(&spec);
    Country {
        areas: values(&demo.areas),
        area_groups: values(&demo.area_groups),
        key_figures: values(&demo.key_figures),
        changed: Vec::new(),
        rows: demo.data.iter().map(|(id, body)| (id.to_string(), values(body))).collect(),
    }
}

fn wanted(id: &str) -> DemoKeyFigure {
    let id: KeyFigureId = id.parse().unwrap();
    let reviewed = built_in::reviewed();
    let review = reviewed.get(id).expect("the test's key figures are reviewed");
    let more_words = review.title_words_missing(&review.short_sv).join(", ");
    DemoKeyFigure {
        id,
        title: format!("{}, {more_words}", review.short_sv),
        description: None,
        operating_area: Some(review.service_area.clone()),
        unit: review.unit_sv.clone(),
        unit_long: review.unit_long_sv.clone(),
        decimals: review.decimals,
        direction: review.direction,
        measure: review.measure,
        survey: review.survey,
        level_hint: None,
        is_divided_by_gender: None,
        break_year: None,
    }
}

fn values(body: &[u8]) -> Vec<Value> {
    let mut envelope: Value = serde_json::from_slice(body).unwrap();
    serde_json::from_value(envelope["values"].take()).unwrap()
}

impl Country {
    /// Answers `/v3/kpi/…`, `/v3/municipality`, `/v3/municipality_groups` and `/v3/data/kpi/…/year/…`.
    pub fn answer(&self, path: &str) -> Answer {
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        let segments: Vec<&str> = path.trim_start_matches("/v3/").split('/').collect();
        let is_among = |id: &Value, ids: &str| ids.split(',').any(|asked| id.as_str() == Some(asked));
        let rows: Vec<&Value> = match segments.as_slice() {
            ["municipality"] => self.areas.iter().collect(),
            ["municipality_groups"] => self.area_groups.iter().collect(),
            ["kpi", ids] => self.key_figures.iter().filter(|row| is_among(&row["id"], ids)).collect(),
            ["data", "kpi", ids, "year", years] => {
                let is_asked = |row: &&Value| years.split(',').any(|year| row["period"].as_u64() == year.parse().ok());
                ids.split(',').filter_map(|id| self.rows.get(id)).flatten().filter(is_asked).collect()
            }
            ["kpi"] => self.key_figures.iter().collect(),
            ["kpi_groups"] => Vec::new(),
            ["data", "municipality", areas, "year", years] if query.contains("from_date=") => {
                let is_asked = |row: &&Value| {
                    let year_is = |year: &str| row["period"].as_u64() == year.parse().ok();
                    is_among(&row["municipality"], areas) && years.split(',').any(year_is)
                };
                self.changed.iter().filter(is_asked).collect()
            }
            _ => return Answer::status("404 Not Found", r#"{"detail":"Not Found"}"#),
        };
        let page = query.split('&').find_map(|part| part.strip_prefix("page=")).map_or(1, |page| page.parse().unwrap());
        let chunk: Vec<&Value> = rows.iter().copied().skip((page - 1) * ROWS_PER_PAGE).take(ROWS_PER_PAGE).collect();
        let has_more = page * ROWS_PER_PAGE < rows.len();
        let next_url = has_more.then(|| format!("{path}?per_page=5000&page={}", page + 1));
        Answer::json(json!({"values": chunk, "next_url": next_url, "count": chunk.len()}).to_string())
    }

    /// The same country, in which the total of a place is another one, or was deleted.
    pub fn revised(mut self, key_figure: &str, area: &str, year: u64, to: Option<f64>) -> Country {
        let rows = self.rows.get_mut(key_figure).expect("the country has it");
        let is_there = |row: &&mut Value| row["municipality"] == area && row["period"] == year;
        let row = rows.iter_mut().find(is_there).expect("the place has a row");
        let cells = row["values"].as_array_mut().expect("a row has cells");
        let cell = cells.iter_mut().find(|cell| cell["gender"] == "T").expect("there is a total");
        cell["value"] = to.map_or(Value::Null, Value::from);
        cell["status"] = Value::from(if to.is_some() { "" } else { "Missing" });
        cell["isdeleted"] = Value::from(to.is_none());
        self.changed.push(row.clone());
        self
    }

    /// The same country, in which a key figure is called otherwise.
    pub fn retitled(mut self, key_figure: &str, change: impl Fn(&str) -> String) -> Country {
        for info in self.key_figures.iter_mut().filter(|info| info["id"] == key_figure) {
            info["title"] = Value::from(change(info["title"].as_str().unwrap_or_default()));
        }
        self
    }

    /// The same country, in which these municipalities have reported nothing.
    pub fn silent(mut self, areas: &[&str]) -> Country {
        for rows in self.rows.values_mut() {
            rows.retain(|row| !areas.contains(&row["municipality"].as_str().unwrap_or_default()));
        }
        self
    }
}
