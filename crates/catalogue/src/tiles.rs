//! A map of tiles: every municipality of the country as a square, near its neighbours.

use std::collections::BTreeMap;

use domain::AreaCode;
use serde::Deserialize;
use toml::Spanned;

use crate::place::{CatalogueError, Place};

/// Where one municipality's tile lies, counted from nought at the left and the top.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct Tile {
    /// Steps from the left.
    pub column: u16,
    /// Steps from the top.
    pub row: u16,
}

/// At most so many steps in either direction: a slip of the finger is no map.
const N_STEPS_MAX: u16 = 100;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TilesFile {
    tiles: BTreeMap<String, Spanned<(u16, u16)>>,
}

/// Reads the tiles, by municipality.
///
/// # Errors
/// [`CatalogueError`] with file and line: not TOML, no code of a municipality, a tile outside the map, two on one tile.
pub fn tiles(file: &str, source: &str) -> Result<BTreeMap<AreaCode, Tile>, CatalogueError> {
    let read: TilesFile = toml::from_str(source).map_err(|error| CatalogueError::from_toml(file, source, &error))?;
    let mut tiles = BTreeMap::new();
    let mut taken = BTreeMap::new();
    for (code, spanned) in &read.tiles {
        let refuse = |message: String, instead: &str| CatalogueError {
            place: Place::of(file, source, spanned.span()),
            message,
            instead: instead.to_owned(),
        };
        let Some(area) = AreaCode::new(code).ok().filter(|area| area.is_municipality()) else {
            return Err(refuse(format!("`{code}` is no municipality"), "write a municipality's four digits"));
        };
        let (column, row) = *spanned.as_ref();
        if column.max(row) >= N_STEPS_MAX {
            return Err(refuse(format!("`{code}` lies at {column}, {row}"), "write a column and a row below 100"));
        }
        let tile = Tile { column, row };
        if let Some(other) = taken.insert(tile, area) {
            let message = format!("`{code}` and `{other}` lie on one tile");
            return Err(refuse(message, "give each municipality a tile of its own"));
        }
        tiles.insert(area, tile);
    }
    Ok(tiles)
}
