//! Outlines of municipalities from the user's own file: GeoJSON in any projection it declares that is known here.

use std::collections::BTreeMap;
use std::fmt;
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use domain::AreaCode;
use layout::map::Ring;
use layout::map::projection::{KNOWN_SYSTEMS, Projection};
use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::{Map, Value};
use thiserror::Error as ThisError;

use crate::error::Error;

/// More than a national file at full detail, and less than fills a small machine.
const BYTES_MAX: u64 = 128 * 1024 * 1024;
const N_POINTS_MAX: usize = 4_000_000;
/// Lists in lists of coordinates: the polygons of a `MultiPolygon`, their rings, the ring's points.
const DEPTH_MAX: usize = 4;
/// Properties that hold the municipality's code where several would do, in small letters.
const PREFERRED: [&str; 8] = ["code", "kommunkod", "knkod", "kommun_kod", "kommunkode", "kod", "id", "ref:scb"];

/// Outlines by municipality, in SWEREF 99 TM.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundaries {
    /// The file's name.
    pub name: String,
    /// Rings in metres east and north.
    pub areas: BTreeMap<AreaCode, Vec<Ring>>,
}

/// What is wrong with a file of outlines.
#[derive(Debug, ThisError)]
pub enum BoundariesError {
    /// It is larger than any such file needs to be.
    #[error("it is larger than {} MB", .max / 1_048_576)]
    TooLarge {
        /// How large it may be, in bytes.
        max: u64,
    },
    /// It is not JSON, or not of the form of GeoJSON.
    #[error("it is not GeoJSON: {0}")]
    NotGeoJson(serde_json::Error),
    /// It is something else than features.
    #[error("it is not a FeatureCollection{}", .found.as_ref().map(|found| format!(" but a `{found}`")).unwrap_or_default())]
    NotACollection {
        /// What it calls itself.
        found: Option<String>,
    },
    /// It declares a projection that is not known here.
    #[error("its projection `{name}` is not known here")]
    UnknownProjection {
        /// As declared.
        name: String,
    },
    /// It declares no projection, and its coordinates are no degrees.
    #[error("it declares no projection, and its coordinates are not longitude and latitude")]
    NoProjection,
    /// No property holds the codes of municipalities.
    #[error("no property of its features holds the code of a municipality of the day; there are {}", listed(.properties))]
    NoCodes {
        /// Names of properties.
        properties: Vec<String>,
    },
    /// A municipality is no area.
    #[error("`{area}` is {found}, not a Polygon or MultiPolygon")]
    NotAnArea {
        /// Which.
        area: String,
        /// What it is instead.
        found: String,
    },
    /// A municipality has coordinates that make no rings.
    #[error("the coordinates of `{area}` are not those of a {kind}")]
    NoRings {
        /// Which.
        area: String,
        /// What it calls itself.
        kind: String,
    },
    /// A municipality lies outside Sweden.
    #[error("`{area}` lies at longitude {longitude:.1}, latitude {latitude:.1}, which is not in Sweden")]
    Elsewhere {
        /// Which.
        area: String,
        /// In degrees.
        longitude: f64,
        /// In degrees.
        latitude: f64,
    },
    /// It holds more points than can be drawn in reasonable time.
    #[error("it has more than {max} points")]
    TooManyPoints {
        /// How many it may have.
        max: usize,
    },
}

fn listed(properties: &[String]) -> String {
    match properties {
        [] => "no properties".to_owned(),
        some => some.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
    }
}

impl BoundariesError {
    /// What the user can do.
    pub fn hint(&self) -> String {
        match self {
            BoundariesError::TooLarge { .. } | BoundariesError::TooManyPoints { .. } => {
                "use a file with less detail: slides and pages show a few thousand points".to_owned()
            }
            BoundariesError::NotGeoJson(_) | BoundariesError::NotACollection { .. } => {
                "export the municipalities as a GeoJSON FeatureCollection, from QGIS for instance".to_owned()
            }
            BoundariesError::UnknownProjection { .. } | BoundariesError::NoProjection => {
                format!("export the file in one of those that are known: {KNOWN_SYSTEMS}")
            }
            BoundariesError::NoCodes { .. } => {
                "give each feature a property `code` with the municipality's four digits, as in \"0192\"".to_owned()
            }
            BoundariesError::NotAnArea { .. } | BoundariesError::NoRings { .. } => {
                "export areas, not lines or points".to_owned()
            }
            BoundariesError::Elsewhere { .. } => {
                "check the projection that the file declares, and that longitude comes before latitude".to_owned()
            }
        }
    }
}

/// Reads a file of outlines; those of other areas than `municipalities` are passed over.
///
/// # Errors
/// [`Error::Read`]; [`Error::Boundaries`] with what is wrong.
pub fn read(path: &Path, municipalities: &[AreaCode]) -> Result<Boundaries, Error> {
    let wrong = |source| Error::Boundaries { path: path.to_owned(), source };
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(Error::read(path))?;
    file.take(BYTES_MAX + 1).read_to_end(&mut bytes).map_err(Error::read(path))?;
    if bytes.len() as u64 > BYTES_MAX {
        return Err(wrong(BoundariesError::TooLarge { max: BYTES_MAX }));
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let areas = parse(&bytes, municipalities).map_err(wrong)?;
    Ok(Boundaries { name, areas })
}

/// The rings of each municipality that the text has, in SWEREF 99 TM.
///
/// # Errors
/// [`BoundariesError`].
pub fn parse(bytes: &[u8], municipalities: &[AreaCode]) -> Result<BTreeMap<AreaCode, Vec<Ring>>, BoundariesError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let collection: Collection = serde_json::from_slice(bytes).map_err(BoundariesError::NotGeoJson)?;
    let Some(features) = collection.features.filter(|_| collection.kind.as_deref() == Some("FeatureCollection")) else {
        return Err(BoundariesError::NotACollection { found: collection.kind });
    };
    let declared = collection.crs.map(|crs| projection_of(&crs)).transpose()?.flatten();
    let key = key_of_codes(&features, municipalities)?;
    let mut areas: BTreeMap<AreaCode, Vec<Ring>> = BTreeMap::new();
    let mut n_points = 0;
    for feature in &features {
        let Some(area) = feature.code(&key).filter(|area| municipalities.contains(area)) else { continue };
        let rings = feature.rings(area)?;
        n_points += rings.iter().map(Vec::len).sum::<usize>();
        if n_points > N_POINTS_MAX {
            return Err(BoundariesError::TooManyPoints { max: N_POINTS_MAX });
        }
        let rings = projected(area, &rings, declared)?;
        areas.entry(area).or_default().extend(rings);
    }
    Ok(areas)
}

#[derive(Deserialize)]
struct Collection {
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(default)]
    crs: Option<Value>,
    features: Option<Vec<Feature>>,
}

#[derive(Deserialize)]
struct Feature {
    #[serde(default)]
    id: Option<Value>,
    #[serde(default)]
    properties: Option<Map<String, Value>>,
    #[serde(default)]
    geometry: Option<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    coordinates: Option<Coordinates>,
}

/// Coordinates in lists in lists, a point as small as can be.
#[derive(Debug)]
enum Coordinates {
    Number(f64),
    Point(f64, f64),
    List(Vec<Coordinates>),
}

impl<'de> Deserialize<'de> for Coordinates {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Coordinates, D::Error> {
        struct OfCoordinates;
        impl<'de> Visitor<'de> for OfCoordinates {
            type Value = Coordinates;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("numbers in lists")
            }
            fn visit_f64<E>(self, value: f64) -> Result<Coordinates, E> {
                Ok(Coordinates::Number(value))
            }
            fn visit_i64<E>(self, value: i64) -> Result<Coordinates, E> {
                Ok(Coordinates::Number(value as f64))
            }
            fn visit_u64<E>(self, value: u64) -> Result<Coordinates, E> {
                Ok(Coordinates::Number(value as f64))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Coordinates, A::Error> {
                let mut list = Vec::new();
                let Some(first) = seq.next_element()? else { return Ok(Coordinates::List(list)) };
                let Coordinates::Number(x) = first else {
                    list.push(first);
                    while let Some(next) = seq.next_element()? {
                        list.push(next);
                    }
                    return Ok(Coordinates::List(list));
                };
                let y: Option<f64> = seq.next_element()?;
                // Heights and measures are passed over.
                while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
                Ok(y.map_or(Coordinates::Number(x), |y| Coordinates::Point(x, y)))
            }
        }
        deserializer.deserialize_any(OfCoordinates)
    }
}

impl Coordinates {
    /// The rings so many lists down; `None` where something else lies there.
    fn rings(&self, depth: usize) -> Option<Vec<Ring>> {
        let Coordinates::List(list) = self else { return None };
        if depth > 1 {
            debug_assert!(depth < DEPTH_MAX);
            let nested: Option<Vec<Vec<Ring>>> = list.iter().map(|inner| inner.rings(depth - 1)).collect();
            return nested.map(|nested| nested.concat());
        }
        list.iter()
            .map(|ring| {
                let Coordinates::List(points) = ring else { return None };
                let point = |point: &Coordinates| match point {
                    Coordinates::Point(x, y) => Some((*x, *y)),
                    _ => None,
                };
                points.iter().map(point).collect()
            })
            .collect()
    }
}

impl Feature {
    /// The code that a property (or the feature's own id) holds: four digits, or a number.
    fn code(&self, key: &str) -> Option<AreaCode> {
        let own_id = if key == "id" { self.id.as_ref() } else { None };
        let value = self.properties.as_ref().and_then(|properties| properties.get(key)).or(own_id)?;
        let digits = match value {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.as_u64()?.to_string(),
            _ => return None,
        };
        let is_number = (3..=4).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| AreaCode::new(&format!("{digits:0>4}")).ok()).flatten()
    }

    fn rings(&self, area: AreaCode) -> Result<Vec<Ring>, BoundariesError> {
        let not_an_area = |found: String| BoundariesError::NotAnArea { area: area.to_string(), found };
        let geometry = self.geometry.as_ref().ok_or_else(|| not_an_area("nothing".to_owned()))?;
        let depth = match geometry.kind.as_str() {
            "Polygon" => 1,
            "MultiPolygon" => 2,
            other => return Err(not_an_area(format!("a `{other}`"))),
        };
        let rings = geometry.coordinates.as_ref().and_then(|coordinates| coordinates.rings(depth));
        let no_rings = || BoundariesError::NoRings { area: area.to_string(), kind: geometry.kind.clone() };
        rings.filter(|rings| rings.iter().any(|ring| ring.len() >= 3)).ok_or_else(no_rings)
    }
}

/// The property that holds most codes of municipalities; of equals the one that is usually called so.
fn key_of_codes(features: &[Feature], municipalities: &[AreaCode]) -> Result<String, BoundariesError> {
    let mut names: Vec<&str> = features
        .iter()
        .filter_map(|feature| feature.properties.as_ref())
        .flat_map(Map::keys)
        .map(String::as_str)
        .collect();
    names.push("id");
    names.sort_unstable();
    names.dedup();
    let n_codes = |name: &str| {
        let code = |feature: &Feature| feature.code(name).filter(|area| municipalities.contains(area));
        features.iter().filter_map(code).count()
    };
    let rank = |name: &str| {
        let name = name.to_lowercase();
        PREFERRED.iter().position(|preferred| *preferred == name).unwrap_or(PREFERRED.len())
    };
    let best = names.iter().map(|name| (n_codes(name), name)).filter(|(n, _)| *n > 0);
    let best = best.min_by_key(|(n, name)| (std::cmp::Reverse(*n), rank(name)));
    match best {
        Some((_, name)) => Ok((*name).to_owned()),
        None => {
            let has_id = features.iter().any(|feature| feature.id.is_some());
            names.retain(|name| has_id || *name != "id");
            Err(BoundariesError::NoCodes { properties: names.into_iter().map(str::to_owned).collect() })
        }
    }
}

/// The projection that a `crs` member names; `None` for one that says nothing.
fn projection_of(crs: &Value) -> Result<Option<Projection>, BoundariesError> {
    let Some(properties) = crs.get("properties") else { return Ok(None) };
    let name = match (properties.get("name"), properties.get("code")) {
        (Some(Value::String(name)), _) => name.clone(),
        (_, Some(Value::Number(code))) => format!("EPSG:{code}"),
        (_, Some(Value::String(code))) => format!("EPSG:{code}"),
        _ => return Ok(None),
    };
    if name.to_uppercase().contains("CRS84") {
        return Ok(Some(Projection::Geographic));
    }
    let digits: String = name.chars().rev().take_while(char::is_ascii_digit).collect();
    let code: Option<u32> = digits.chars().rev().collect::<String>().parse().ok();
    let known = code.filter(|_| name.to_uppercase().contains("EPSG")).and_then(Projection::of_epsg);
    known.map(Some).ok_or(BoundariesError::UnknownProjection { name })
}

fn projected(area: AreaCode, rings: &[Ring], declared: Option<Projection>) -> Result<Vec<Ring>, BoundariesError> {
    let projection = declared.unwrap_or(Projection::Geographic);
    for point in rings.iter().flatten() {
        let are_degrees = point.0.abs() <= 360.0 && point.1.abs() <= 90.0;
        if declared.is_none() && !are_degrees {
            return Err(BoundariesError::NoProjection);
        }
        let (longitude, latitude) = projection.to_geographic(*point);
        if !((5.0..=30.0).contains(&longitude) && (53.0..=72.0).contains(&latitude)) {
            return Err(BoundariesError::Elsewhere { area: area.to_string(), longitude, latitude });
        }
    }
    Ok(rings.iter().map(|ring| ring.iter().map(|point| projection.to_sweref_99_tm(*point)).collect()).collect())
}
