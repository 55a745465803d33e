//! How the day's municipalities lie on a map: outlines from the user's file, or tiles.

use std::collections::BTreeMap;
use std::path::Path;

use catalogue::{Tile, built_in};
use compose::{DayMap, DayMaps};
use document::chart::map::MapShape;
use domain::AreaCode;
use layout::map::Ring;

use crate::boundaries::{self, Boundaries};
use crate::error::Error;
use crate::figures::{Figures, codes};

/// Steps along the longer side of a map: as fine as a slide shows, and a slide's file bears.
const N_STEPS: u32 = 700;
/// Tiles in a row of a country that has no geography.
const N_COLUMNS_MADE_UP: u16 = 17;

/// The maps of tiles; `None` where some but not all of the group have a tile, which is no map of it.
///
/// A country none of whose municipalities has a tile is a made-up one: they are laid out in the order of their codes.
pub fn tile_maps(municipalities: &[AreaCode], members: &[AreaCode]) -> Option<DayMaps> {
    let built_in = built_in::tiles();
    let known: BTreeMap<AreaCode, Tile> =
        municipalities.iter().filter_map(|area| Some((*area, *built_in.get(area)?))).collect();
    let tiles = if known.is_empty() { in_order_of_codes(municipalities) } else { known };
    if members.is_empty() || !members.iter().all(|member| tiles.contains_key(member)) {
        return None;
    }
    let map = |is_on: &dyn Fn(AreaCode) -> bool| {
        let tiles: BTreeMap<AreaCode, Tile> =
            tiles.iter().filter(|(area, _)| is_on(**area)).map(|(area, tile)| (*area, *tile)).collect();
        shapes_of_tiles(&tiles)
    };
    let county = common_county(members);
    Some(DayMaps { country: map(&|_| true), county: county.map(|county| map(&|area| area.county() == county)) })
}

/// The maps of outlines, with those of the group that have none.
pub fn outline_maps(
    boundaries: &Boundaries,
    municipalities: &[AreaCode],
    members: &[AreaCode],
) -> (DayMaps, Vec<AreaCode>) {
    let map = |is_on: &dyn Fn(AreaCode) -> bool| {
        let areas: Vec<AreaCode> =
            municipalities.iter().copied().filter(|area| is_on(*area) && boundaries.areas.contains_key(area)).collect();
        let rings: Vec<Vec<Ring>> = areas.iter().map(|area| boundaries.areas[area].clone()).collect();
        let drawn = layout::drawn(&rings, N_STEPS);
        let shapes = areas.into_iter().zip(drawn.areas).filter(|(_, rings)| !rings.is_empty());
        DayMap {
            shapes: shapes.map(|(area, rings)| (area, MapShape::Outline(rings))).collect(),
            aspect: drawn.aspect,
            outlines_from: Some(boundaries.name.clone()),
        }
    };
    let country = map(&|_| true);
    let county = common_county(members).map(|county| map(&|area| area.county() == county));
    let without = members.iter().copied().filter(|member| !country.shapes.contains_key(member)).collect();
    (DayMaps { country, county }, without)
}

fn common_county(members: &[AreaCode]) -> Option<String> {
    let county = members.first()?.county().to_string();
    members.iter().all(|member| member.county() == county).then_some(county)
}

fn in_order_of_codes(municipalities: &[AreaCode]) -> BTreeMap<AreaCode, Tile> {
    let place = |(idx, area): (usize, &AreaCode)| {
        let idx = u16::try_from(idx).unwrap_or(u16::MAX);
        let (row, step) = (idx / N_COLUMNS_MADE_UP, idx % N_COLUMNS_MADE_UP);
        // To and fro, so that neighbours in order are neighbours on the map.
        let column = if row % 2 == 0 { step } else { N_COLUMNS_MADE_UP - 1 - step };
        (*area, Tile { column, row })
    };
    municipalities.iter().enumerate().map(place).collect()
}

/// Tiles moved so that the first column and row in use are the map's edges.
fn shapes_of_tiles(tiles: &BTreeMap<AreaCode, Tile>) -> DayMap {
    let ends = |of: fn(&Tile) -> u16| {
        let (low, high) = (tiles.values().map(of).min().unwrap_or(0), tiles.values().map(of).max().unwrap_or(0));
        (low, f64::from(high - low + 1))
    };
    let ((first_column, n_columns), (first_row, n_rows)) = (ends(|tile| tile.column), ends(|tile| tile.row));
    let shape = |tile: &Tile| MapShape::Tile {
        left: f64::from(tile.column - first_column) / n_columns,
        top: f64::from(tile.row - first_row) / n_rows,
        width: 1.0 / n_columns,
        height: 1.0 / n_rows,
    };
    DayMap {
        shapes: tiles.iter().map(|(area, tile)| (*area, shape(tile))).collect(),
        aspect: n_columns / n_rows,
        outlines_from: None,
    }
}

/// Puts outlines in the place of tiles; says who has none.
pub(crate) fn draw_outlines(
    figures: &mut Figures,
    boundaries: Option<&Path>,
    demo: bool,
) -> Result<Vec<String>, Error> {
    let Some(path) = boundaries else { return Ok(Vec::new()) };
    if demo {
        let warning = format!("a made-up country has no borders: `{}` is not drawn", path.display());
        return Ok(vec![warning]);
    }
    let (municipalities, members) = (codes(&figures.municipalities), codes(&figures.members));
    let boundaries = boundaries::read(path, &municipalities)?;
    let (maps, without) = outline_maps(&boundaries, &municipalities, &members);
    figures.maps = Some(maps);
    let name_of = |area: &AreaCode| {
        let named = figures.members.iter().find(|(member, _)| member == area);
        named.map_or_else(|| area.to_string(), |(_, name)| name.clone())
    };
    let names: Vec<String> = without.iter().map(name_of).collect();
    let warning = || format!("`{}` has no outline of {}: they are missing on maps", path.display(), names.join(", "));
    Ok((!names.is_empty()).then(warning).into_iter().collect())
}
