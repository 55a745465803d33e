//! The demo: a made-up country that goes the same way as the real one, from Kolada's JSON on.

use catalogue::{GroupChoice, Programme, Reviewed, ReviewedKeyFigure};
use demo::{DemoKeyFigure, DemoSpec};
use domain::{KeyFigureId, Member, Origin, Sha256Hex, Year};
use jiff::Timestamp;
use kolada::parse::{Expected, parse_area_groups, parse_areas, parse_key_figures, parse_observations};
use lake::{Base, Catalogue, Lake, Snapshot, SnapshotDraft};
use rayon::prelude::*;

use crate::error::Error;
use crate::figures_by_id::FiguresById;
use crate::needs::Needs;

const SEED: u64 = 1;
const N_YEARS: u16 = 15;
const GROUP_SIZE: usize = 8;

/// A made-up country in a lake of its own, which goes when this does.
pub struct MadeUp {
    /// The programme, with the made-up group in place of the real one.
    pub programme: Programme,
    /// The figures.
    pub snapshot: Snapshot,
    _folder: tempfile::TempDir,
}

/// Makes up what is needed of a country for a programme. Nothing of it is kept.
///
/// # Errors
/// [`Error::Write`] when there is no room for a temporary folder; those of the lake.
pub fn made_up(programme: &Programme, needs: &Needs, reviewed: &Reviewed) -> Result<MadeUp, Error> {
    let last_year = programme.year().before(1);
    let key_figures: Vec<DemoKeyFigure> =
        needs.all().iter().filter_map(|id| reviewed.get(*id)).map(|review| wanted(review, last_year)).collect();
    let ids: Vec<KeyFigureId> = key_figures.iter().map(|key_figure| key_figure.id).collect();
    let demo =
        demo::generate(&DemoSpec { seed: SEED, last_year, n_years: N_YEARS, group_size: GROUP_SIZE, key_figures });

    let areas = parse_areas(&demo.areas)?.value;
    let host = demo.members[0];
    let host_name = areas.iter().find(|area| area.code == host).map_or(String::new(), |area| area.name.clone());
    let nowhere = Origin {
        url: "demo".to_owned(),
        fetched_at: Timestamp::UNIX_EPOCH,
        body_sha256: Sha256Hex::from_bytes([0; 32]),
    };
    let read: Result<Vec<_>, Error> = demo
        .data
        .par_iter()
        .map(|(id, body)| {
            let mut figures = FiguresById::default();
            figures.take(parse_observations(body, &Expected::anything())?.value, &nowhere);
            Ok(figures.sorted(std::slice::from_ref(id)).runs)
        })
        .collect();
    let mut runs = read?.concat();
    let unasked = needs.key_figures.iter().filter(|id| !ids.contains(id));
    runs.extend(unasked.map(|id| domain::Run::from_rows(*id, Vec::new()).expect("no rows contradict each other")));

    let folder = tempfile::tempdir().map_err(|source| Error::Write { path: "the temporary folder".into(), source })?;
    let snapshot = Lake::open(folder.path())?.write(SnapshotDraft {
        base: Base::Nothing,
        runs,
        catalogue: Catalogue::new(
            parse_key_figures(&demo.key_figures)?.value,
            areas,
            parse_area_groups(&demo.area_groups)?.value,
            Vec::new(),
        ),
        receipts: Vec::new(),
    })?;
    let members = demo.members.iter().map(|area| Member { area: *area, from: None, to: None }).collect();
    let programme = Programme {
        host,
        place: host_name.clone(),
        group: GroupChoice::Members(members),
        group_name_sv: format!("{host_name} och grannarna"),
        group_name_en: format!("{host_name} and its neighbours"),
        ..programme.clone()
    };
    Ok(MadeUp { programme, snapshot, _folder: folder })
}

fn wanted(review: &ReviewedKeyFigure, last_year: Year) -> DemoKeyFigure {
    let mut title = review.short_sv.clone();
    for word in review.title_words_missing(&review.short_sv) {
        title = format!("{title}, {word}");
    }
    let first_year = last_year.before(N_YEARS - 1);
    let break_year = review.breaks.iter().map(|known| known.year).find(|year| first_year < *year && *year <= last_year);
    DemoKeyFigure {
        id: review.id,
        title,
        description: Some(format!("Påhittat nyckeltal i samma form som {}: {}.", review.id, review.unit_long_sv)),
        operating_area: Some(review.service_area.clone()),
        unit: review.unit_sv.clone(),
        unit_long: review.unit_long_sv.clone(),
        decimals: review.decimals,
        direction: review.direction,
        measure: review.measure,
        survey: review.survey,
        level_hint: None,
        is_divided_by_gender: None,
        break_year,
    }
}
