//! Asks a service for a little of everything and tells what came.
//!
//! `cargo run -p kolada --example survey -- [URL [DATE [KEY FIGURE…]]]`, where only figures changed since the date are asked
//! for once more.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use domain::{KeyFigureId, Observation, Place, Year};
use kolada::parse::{
    parse_area_groups, parse_areas, parse_key_figure_groups, parse_key_figures, parse_observations, parse_units,
};
use kolada::{
    Checked, Client, ClientOptions, DataQuery, Error, Filter, NoStore, Pick, Progress, Request, RequestKind, Retry,
    request,
};

#[derive(Default)]
struct Retries(AtomicUsize);

impl Progress for Retries {
    fn retrying(&self, _retry: &Retry<'_>) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[tokio::main]
async fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let base_url = arguments.next().unwrap_or(ClientOptions::default().base_url);
    let from_date = arguments.next().and_then(|date| date.parse().ok());
    let client = Client::new(ClientOptions { base_url, ..ClientOptions::default() })?;

    let municipality = "0192".parse().expect("Nynäshamn's code");
    let places = vec![Place::Area(municipality), Place::Group("G96274".parse().expect("Södertörn's group"))];
    let mut key_figures: Vec<KeyFigureId> = arguments.filter_map(|id| id.parse().ok()).collect();
    if key_figures.is_empty() {
        key_figures = ["N11008", "N15033", "N20900", "U20404"].map(|id| id.parse().expect("a key figure")).to_vec();
    }
    let everywhere = DataQuery {
        key_figures: Filter::Only(key_figures),
        years: Filter::Only((1995..2027).map(Year).collect()),
        ..DataQuery::default()
    };
    let everything =
        DataQuery { places: Filter::Only(places), years: Filter::Only(vec![Year(2022)]), ..DataQuery::default() };
    let changed = DataQuery { from_date, ..everywhere.clone() };
    let mut parts = vec![
        ("key figures", request::key_figures(Pick::All)),
        ("key figures on merit points", request::key_figures(Pick::Titled("meritvärde"))),
        ("key-figure groups", request::key_figure_groups(Pick::All)),
        ("areas", request::areas(Pick::All)),
        ("area groups", request::area_groups(Pick::All)),
        ("units", request::units(Pick::All)),
        ("units of one municipality", vec![request::units_of(municipality)]),
        ("some key figures everywhere", request::data(&everywhere)?),
        ("all key figures in two places", request::data(&everything)?),
        ("some key figures of units", request::unit_data(&everywhere)?),
    ];
    if from_date.is_some() {
        parts.push(("what changed", request::data(&changed)?));
    }
    for (name, requests) in parts {
        survey(&client, name, &requests).await?;
    }
    Ok(())
}

async fn survey(client: &Client, name: &str, requests: &[Request]) -> Result<(), Error> {
    let retries = Retries::default();
    let started = Instant::now();
    let fetched = client.fetch_all(requests, &NoStore, &retries).await?;
    let took = started.elapsed();
    let (mut n_pages, mut n_bytes, mut n_read, mut sum) = (0, 0, 0, 0.0);
    let mut issues = Vec::new();
    let started = Instant::now();
    for (answer, page) in fetched.iter().flat_map(|answer| answer.pages.iter().map(move |page| (answer, page))) {
        let read = match answer.request.kind() {
            RequestKind::KeyFigures => counted(parse_key_figures(&page.body)?),
            RequestKind::KeyFigureGroups => counted(parse_key_figure_groups(&page.body)?),
            RequestKind::Areas => counted(parse_areas(&page.body)?),
            RequestKind::AreaGroups => counted(parse_area_groups(&page.body)?),
            RequestKind::Units => counted(parse_units(&page.body)?),
            RequestKind::Data | RequestKind::UnitData => {
                let read = parse_observations(&page.body, &answer.request.expected())?;
                sum += read.value.iter().filter_map(|o: &Observation| o.figure.value()).sum::<f64>();
                counted(read)
            }
        };
        n_pages += 1;
        n_bytes += page.body.len();
        n_read += read.value;
        issues.extend(read.issues);
    }
    let parsed_in = started.elapsed();
    let n_refused: usize = fetched.iter().map(|answer| answer.refused.len()).sum();
    println!(
        "{name}: {n_read} in {n_pages} pages of {n_bytes} bytes, sum {sum:.3}, {} issues, {n_refused} refused, {} retries, \
         fetched in {took:.2?}, read in {parsed_in:.2?}",
        issues.len(),
        retries.0.load(Ordering::Relaxed),
    );
    for issue in issues.iter().take(3) {
        println!("    {issue}");
    }
    Ok(())
}

fn counted<T>(read: Checked<Vec<T>>) -> Checked<usize> {
    Checked { value: read.value.len(), issues: read.issues }
}
