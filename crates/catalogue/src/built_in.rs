//! What the program carries with it: the reviewed key figures, the price indices and the day at Södertörn.

use std::collections::BTreeMap;

use domain::AreaCode;

use crate::claim::Claims;
use crate::index_definition::{IndexDefinition, index_definitions};
use crate::prices::Prices;
use crate::programme::Programme;
use crate::reviewed::Reviewed;
use crate::structure::{StructureVariable, structure_variables};
use crate::tiles::Tile;

/// The built-in programme, *Nyckeltalsdagen på Södertörn*, as text to be edited.
pub const PROGRAMME_SODERTORN: &str = include_str!("../../../programmes/sodertorn.toml");

macro_rules! key_figure_files {
    ($($name:literal),* $(,)?) => {
        /// Every file of reviewed key figures: name and text.
        pub const KEY_FIGURE_FILES: &[(&str, &str)] =
            &[$((concat!("key-figures/", $name), include_str!(concat!("../../../key-figures/", $name)))),*];
    };
}

key_figure_files!(
    "aldreomsorg.toml",
    "delar.toml",
    "demokrati-trygghet.toml",
    "ekonomi.toml",
    "foretagsklimat-arbetsmarknad.toml",
    "forskola.toml",
    "fritidshem.toml",
    "funktionsnedsattning-lss.toml",
    "gator-vagar.toml",
    "grundskola.toml",
    "gymnasieskola.toml",
    "individ-familjeomsorg.toml",
    "kontext.toml",
    "kultur-fritid.toml",
    "lokaler.toml",
    "medborgarundersokning-tillagg.toml",
    "medborgarundersokning.toml",
    "miljo.toml",
    "personal.toml",
    "personlig-assistans.toml",
    "planering-byggande.toml",
    "vatten-avlopp.toml",
    "vuxenutbildning.toml",
);

/// Every file of a price index: name and text.
pub const PRICE_FILES: &[(&str, &str)] = &[
    ("prices/kpif.toml", include_str!("../../../prices/kpif.toml")),
    ("prices/pkv.toml", include_str!("../../../prices/pkv.toml")),
];

/// The built-in programme.
///
/// # Panics
/// Never: a test parses it.
pub fn programme() -> Programme {
    Programme::parse("programmes/sodertorn.toml", PROGRAMME_SODERTORN).expect("the built-in programme is tested")
}

/// All reviewed key figures.
///
/// # Panics
/// Never: a test parses them.
pub fn reviewed() -> Reviewed {
    let mut reviewed = Reviewed::default();
    for (file, source) in KEY_FIGURE_FILES {
        reviewed.add_file(file, source).expect("the built-in key figures are tested");
    }
    reviewed
}

/// What claims are tested by.
///
/// # Panics
/// Never: a test parses it.
pub fn claims() -> Claims {
    let source = include_str!("../../../methods/claims.toml");
    Claims::parse("methods/claims.toml", source).expect("the built-in claims are tested")
}

/// The price indices.
///
/// # Panics
/// Never: a test parses them.
pub fn prices() -> Prices {
    let mut prices = Prices::default();
    for (file, source) in PRICE_FILES {
        prices.add_file(file, source).expect("the built-in price indices are tested");
    }
    prices
}

/// The variables by which municipalities are alike.
///
/// # Panics
/// Never: a test parses them.
pub fn structure() -> Vec<StructureVariable> {
    let source = include_str!("../../../methods/structure.toml");
    structure_variables("methods/structure.toml", source).expect("the built-in structure is tested")
}

/// Of what RKA's indices are made.
///
/// # Panics
/// Never: a test parses them.
pub fn indices() -> Vec<IndexDefinition> {
    let source = include_str!("../../../methods/indices.toml");
    index_definitions("methods/indices.toml", source).expect("the built-in indices are tested")
}

/// The map of tiles.
///
/// # Panics
/// Never: a test parses it.
pub fn tiles() -> BTreeMap<AreaCode, Tile> {
    let source = include_str!("../../../methods/tiles.toml");
    crate::tiles::tiles("methods/tiles.toml", source).expect("the built-in tiles are tested")
}
