//! Bodies in the publisher's envelope.

use std::io::Write;

use domain::{KeyFigureId, Measure, Year};
use serde_json::{Value, json};

use crate::country::{Country, Place};
use crate::level::Level;
use crate::series::{Figures, Row};
use crate::spec::{DemoKeyFigure, DemoSpec};

/// Answer to `/v3/kpi/…`.
pub(crate) fn key_figures(spec: &DemoSpec) -> Vec<u8> {
    envelope(spec.key_figures.iter().map(|key_figure| self::key_figure(key_figure, spec.last_year)).collect())
}

fn key_figure(key_figure: &DemoKeyFigure, last_year: Year) -> Value {
    let perspective = match key_figure.measure {
        Measure::Cost => "Resurser",
        Measure::Quality | Measure::Result => "Kvalitet och resultat",
        Measure::Volume => "Volymer",
        Measure::Structure => "Övrigt",
    };
    let next = last_year.0 + 1;
    json!({
        "id": key_figure.id.as_str(),
        "title": key_figure.title,
        "description": key_figure.description,
        "is_divided_by_gender": Level::of(key_figure).is_divided_by_gender,
        "municipality_type": "K",
        "auspice": "X",
        "operating_area": key_figure.operating_area,
        "perspective": perspective,
        "prel_publication_date": null,
        "publication_date": format!("{}-03-15", next + 1),
        "publ_period": next.to_string(),
        "has_ou_data": false,
    })
}

/// Answer to `/v3/municipality`.
pub(crate) fn areas(country: &Country) -> Vec<u8> {
    let area = |id: &str, title: &str, kind: &str| json!({"id": id, "title": title, "type": kind});
    let regions =
        country.counties.iter().map(|county| area(county.region.as_str(), &format!("Region {}", county.name), "L"));
    let municipalities = country.places.iter().map(|place| area(place.code.as_str(), &place.name, "K"));
    envelope(std::iter::once(area("0000", "Riket", "L")).chain(regions).chain(municipalities).collect())
}

/// Answer to `/v3/municipality_groups`.
pub(crate) fn area_groups(country: &Country, last_year: Year) -> Vec<u8> {
    let neighbours = group("G90000", "Kvistekommunerna (ovägt medel)", country.members());
    let counties = country.counties.iter().map(|county| {
        let title = format!("{} läns kommuner (ovägt medel)", county.name);
        group(&format!("G91{}", &county.region.as_str()[1..]), &title, country.places_of(county))
    });
    let similar = country.members().iter().map(|member| {
        let title = format!("Liknande kommuner, övergripande, {}, {last_year}", member.name);
        group(&format!("G9{}", member.code), &title, country.similar_to(member))
    });
    envelope(std::iter::once(neighbours).chain(counties).chain(similar).collect())
}

fn group<'a>(id: &str, title: &str, members: impl IntoIterator<Item = &'a Place>) -> Value {
    let members: Vec<Value> = members
        .into_iter()
        .map(|place| json!({"member_id": place.code.as_str(), "member_title": place.name}))
        .collect();
    json!({"id": id, "title": title, "members": members})
}

fn envelope(values: Vec<Value>) -> Vec<u8> {
    let count = values.len();
    json!({"values": values, "next_url": null, "previous_url": null, "count": count}).to_string().into_bytes()
}

/// Answer to `/v3/data/kpi/{id}` over all areas and years: written by hand, since there may be millions of values.
pub(crate) fn data(id: KeyFigureId, rows: &[Row]) -> Vec<u8> {
    let mut body = Vec::with_capacity(160 * rows.len() + 80);
    body.extend_from_slice(b"{\"values\":[");
    for (idx, row) in rows.iter().enumerate() {
        let comma = if idx == 0 { "" } else { "," };
        put(
            &mut body,
            format_args!(
                "{comma}{{\"kpi\":\"{id}\",\"period\":{},\"municipality\":\"{}\",\"values\":[",
                row.year, row.area
            ),
        );
        match row.figures {
            Figures::All(all) => figure(&mut body, "T", all),
            Figures::Divided(divided) => {
                figure(&mut body, "K", divided.map(|divided| divided.women));
                body.push(b',');
                figure(&mut body, "M", divided.map(|divided| divided.men));
                body.push(b',');
                figure(&mut body, "T", divided.map(|divided| divided.all));
            }
        }
        body.extend_from_slice(b"]}");
    }
    put(&mut body, format_args!("],\"next_url\":null,\"previous_url\":null,\"count\":{}}}", rows.len()));
    body
}

fn figure(body: &mut Vec<u8>, sex: &str, value: Option<f64>) {
    match value {
        // `Debug` writes 12 as 12.0, as the publisher does, and never more digits than tell the number apart.
        Some(value) => put(
            body,
            format_args!(
                "{{\"gender\":\"{sex}\",\"count\":1,\"status\":\"\",\"value\":{value:?},\"isdeleted\":false}}"
            ),
        ),
        None => put(
            body,
            format_args!(
                "{{\"gender\":\"{sex}\",\"count\":1,\"status\":\"Missing\",\"value\":null,\"isdeleted\":false}}"
            ),
        ),
    }
}

fn put(body: &mut Vec<u8>, text: std::fmt::Arguments<'_>) {
    body.write_fmt(text).expect("writing to memory does not fail");
}
