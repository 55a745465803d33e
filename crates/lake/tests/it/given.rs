//! Figures to write, made from numbers.

use std::path::Path;

use domain::{
    Area, AreaCode, AreaGroup, AreaKind, Figure, GroupId, KeyFigureId, KeyFigureInfo, MissingReason, Origin, Row, Run,
    Sex, Sha256Hex, Year,
};
use lake::{Base, Catalogue, Lake, Snapshot, SnapshotDraft};

pub fn id(number: u32) -> KeyFigureId {
    KeyFigureId::new(&format!("N{number:05}")).unwrap()
}

pub fn ids(numbers: impl IntoIterator<Item = u32>) -> Vec<KeyFigureId> {
    numbers.into_iter().map(id).collect()
}

pub fn area(number: u32) -> AreaCode {
    AreaCode::new(&format!("{number:04}")).unwrap()
}

/// A key figure over three areas and four years, its values told by `seed`; every seventh is missing.
pub fn run(number: u32, seed: u32) -> Run {
    let mut rows = Vec::new();
    for (n, (area_number, year)) in [180, 192, 1480].iter().flat_map(|a| (2021..2025).map(move |y| (*a, y))).enumerate()
    {
        let value = f64::from(number * 31 + seed * 7 + n as u32) / 8.0;
        let figure = if n % 7 == 6 { Figure::Missing(MissingReason::NotReported) } else { Figure::Value(value) };
        rows.push(Row { area: area(area_number), year: Year(year), sex: Sex::Total, figure });
    }
    Run::from_rows(id(number), rows).unwrap()
}

pub fn runs(numbers: impl IntoIterator<Item = u32>) -> Vec<Run> {
    numbers.into_iter().map(|number| run(number, 0)).collect()
}

pub fn info(number: u32) -> KeyFigureInfo {
    KeyFigureInfo {
        id: id(number),
        title: format!("Nyckeltal {number}"),
        description: None,
        is_divided_by_gender: false,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: None,
        publ_period: Some(Year(2025)),
        has_ou_data: false,
    }
}

pub fn catalogue(numbers: impl IntoIterator<Item = u32>) -> Catalogue {
    let areas = [(192, "Nynäshamn"), (180, "Stockholm")].map(|(code, name)| Area {
        code: area(code),
        name: name.to_owned(),
        kind: AreaKind::Municipality,
    });
    let group =
        AreaGroup {
            id: GroupId::new("G96274").unwrap(), title: "Två".to_owned(), members: vec![area(192), area(180)]
        };
    Catalogue::new(numbers.into_iter().map(info).collect(), areas.to_vec(), vec![group], Vec::new())
}

pub fn origin(page: u32, fetched_at: &str) -> Origin {
    Origin {
        url: format!("https://api.kolada.se/v3/data?page={page}"),
        fetched_at: fetched_at.parse().unwrap(),
        body_sha256: Sha256Hex::from_bytes([page as u8; 32]),
    }
}

pub fn draft<'a>(base: Base<'a>, runs: Vec<Run>) -> SnapshotDraft<'a> {
    SnapshotDraft { base, runs, catalogue: catalogue([]), receipts: Vec::new() }
}

/// A lake in an empty folder.
pub fn lake(folder: &Path) -> Lake {
    Lake::open(&folder.join("lake")).unwrap()
}

/// Sixty key figures: two files or three.
pub fn written(lake: &Lake) -> Snapshot {
    lake.write(draft(Base::Nothing, runs(0..60))).unwrap()
}
