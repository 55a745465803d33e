//! Outlines from the user's own file: any projection it declares, and what a wrong one is told.

use app::boundaries::{Boundaries, BoundariesError, parse};
use app::maps::{outline_maps, tile_maps};
use compose::DayMap;
use document::chart::map::MapShape;
use domain::AreaCode;
use layout::map::projection::{Projection, SWEREF_99_TM};
use rstest::rstest;

fn codes(all: &[&str]) -> Vec<AreaCode> {
    all.iter().map(|code| code.parse().unwrap()).collect()
}

/// Two squares side by side, half a degree wide, in any coordinates.
fn collection(crs: &str, property: &str, to: impl Fn((f64, f64)) -> (f64, f64)) -> String {
    let ring = |west: f64| {
        let corners = [(west, 59.0), (west + 0.5, 59.0), (west + 0.5, 59.5), (west, 59.5), (west, 59.0)];
        corners.map(&to).map(|(x, y)| format!("[{x},{y}]")).join(",")
    };
    let feature = |code: &str, west| {
        format!(
            r#"{{"type":"Feature","properties":{{"namn":"Ort",{property}:{code}}},"geometry":{{"type":"Polygon","coordinates":[[{}]]}}}}"#,
            ring(west)
        )
    };
    let features = [feature("\"0126\"", 18.0), feature("127", 18.5)].join(",");
    format!(r#"{{"type":"FeatureCollection",{crs}"features":[{features}]}}"#)
}

fn crs(name: &str) -> String {
    format!(r#""crs":{{"type":"name","properties":{{"name":"{name}"}}}},"#)
}

#[rstest]
#[case::none_declared("", 4326)]
#[case::crs84("urn:ogc:def:crs:OGC:1.3:CRS84", 4326)]
#[case::wgs84("EPSG:4326", 4326)]
#[case::sweref_99_tm("urn:ogc:def:crs:EPSG::3006", 3006)]
#[case::sweref_99_18_00("urn:ogc:def:crs:EPSG::3011", 3011)]
#[case::rt90("EPSG:3021", 3021)]
fn the_same_squares_in_every_projection(#[case] name: &str, #[case] epsg: u32) {
    let to = |point| match Projection::of_epsg(epsg).unwrap() {
        Projection::Transverse(projection) => projection.of_geographic(point),
        _ => point,
    };
    let declared = if name.is_empty() { String::new() } else { crs(name) };
    let text = collection(&declared, "\"KnKod\"", to);
    let areas = parse(text.as_bytes(), &codes(&["0126", "0127", "0128"])).unwrap();
    assert_eq!(areas.keys().map(ToString::to_string).collect::<Vec<_>>(), ["0126", "0127"]);
    let (east, north) = SWEREF_99_TM.of_geographic((18.0, 59.0));
    let (x, y) = areas[&codes(&["0126"])[0]][0][0];
    assert!((x - east).hypot(y - north) < 0.5, "{x} {y}");
}

#[test]
fn what_is_drawn_fits_its_box_and_who_is_missing_is_told() {
    let text = collection("", "\"code\"", |point| point);
    let (municipalities, members) = (codes(&["0126", "0127", "0128"]), codes(&["0126", "0128"]));
    let boundaries =
        Boundaries { name: "granser.geojson".into(), areas: parse(text.as_bytes(), &municipalities).unwrap() };
    let (maps, without) = outline_maps(&boundaries, &municipalities, &members);
    assert_eq!(without, codes(&["0128"]));
    for map in [&maps.country, maps.county.as_ref().unwrap()] {
        assert_eq!((map.shapes.len(), map.outlines_from.as_deref()), (2, Some("granser.geojson")));
        // One degree of longitude is about half as long as one of latitude at 59°, and the box is twice as wide as a square.
        assert!((map.aspect - 1.02).abs() < 0.05, "{}", map.aspect);
        for shape in map.shapes.values() {
            let MapShape::Outline(rings) = shape else { panic!("no outline") };
            assert!(rings.iter().flatten().all(|(x, y)| (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y)));
        }
    }
}

#[rstest]
#[case::not_json("{", "it is not GeoJSON")]
#[case::no_collection(r#"{"type":"Topology","objects":{}}"#, "not a FeatureCollection but a `Topology`")]
#[case::no_features(r#"{"type":"FeatureCollection"}"#, "not a FeatureCollection")]
#[case::nothing_in_it(r#"{"type":"FeatureCollection","features":[]}"#, "there are no properties")]
#[case::words_for_numbers(
    r#"{"type":"FeatureCollection","features":[{"properties":{"code":"0126"},"geometry":{"type":"Polygon","coordinates":"here"}}]}"#,
    "it is not GeoJSON"
)]
#[case::a_point(
    r#"{"type":"FeatureCollection","features":[{"properties":{"code":"0126"},"geometry":{"type":"Point","coordinates":[18,59]}}]}"#,
    "`0126` is a `Point`"
)]
#[case::no_geometry(
    r#"{"type":"FeatureCollection","features":[{"properties":{"code":"0126"},"geometry":null}]}"#,
    "`0126` is nothing"
)]
#[case::too_shallow(
    r#"{"type":"FeatureCollection","features":[{"properties":{"code":"0126"},"geometry":{"type":"MultiPolygon","coordinates":[[[18,59],[19,59],[19,60]]]}}]}"#,
    "the coordinates of `0126` are not those of a MultiPolygon"
)]
fn a_wrong_file_is_told_what_it_is(#[case] text: &str, #[case] expected: &str) {
    let error = parse(text.as_bytes(), &codes(&["0126"])).expect_err("a wrong file");
    assert!(error.to_string().contains(expected) && !error.hint().is_empty(), "{error}");
}

#[test]
fn a_file_without_codes_says_which_properties_it_has() {
    let text = collection("", "\"befolkning\"", |point| point);
    let error = parse(text.as_bytes(), &codes(&["0180"])).expect_err("no codes");
    let BoundariesError::NoCodes { properties } = &error else { panic!("{error}") };
    assert_eq!(properties, &["befolkning", "namn"]);
    assert!(error.hint().contains("`code`"));
}

#[test]
fn a_projection_that_is_not_known_or_not_declared_is_refused() {
    let municipalities = codes(&["0126", "0127"]);
    let text = collection(&crs("EPSG:2400"), "\"code\"", |point| point);
    let error = parse(text.as_bytes(), &municipalities).expect_err("an unknown projection");
    assert!(error.to_string().contains("`EPSG:2400`") && error.hint().contains("EPSG:3006"), "{error}");
    let text = collection("", "\"code\"", |point| SWEREF_99_TM.of_geographic(point));
    let error = parse(text.as_bytes(), &municipalities).expect_err("metres without a projection");
    assert!(matches!(error, BoundariesError::NoProjection), "{error}");
    let text = collection("", "\"code\"", |(longitude, latitude)| (latitude, longitude));
    let error = parse(text.as_bytes(), &municipalities).expect_err("latitude first");
    assert!(error.to_string().contains("not in Sweden") && error.hint().contains("longitude comes before"), "{error}");
}

/// Lists in lists without end are refused before they fill the stack.
#[test]
fn nesting_without_end_is_refused() {
    let deep = "[".repeat(200_000);
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{{"properties":{{"code":"0126"}},"geometry":{{"type":"Polygon","coordinates":{deep}"#
    );
    assert!(matches!(parse(text.as_bytes(), &codes(&["0126"])), Err(BoundariesError::NotGeoJson(_))));
}

#[test]
fn tiles_are_the_countys_for_a_group_in_one() {
    let municipalities = codes(&["0126", "0127", "0180", "1480"]);
    let maps = tile_maps(&municipalities, &codes(&["0126", "0127"])).unwrap();
    assert_eq!((maps.country.shapes.len(), maps.county.as_ref().map(|map| map.shapes.len())), (4, Some(3)));
    let across = tile_maps(&municipalities, &codes(&["0126", "1480"])).unwrap();
    assert_eq!(across.county, None);
    assert_eq!(tile_maps(&municipalities, &codes(&["0126", "9999"])), None);
}

/// A made-up country has no geography, but everybody in it has a tile.
#[test]
fn a_made_up_country_is_laid_out_in_order() {
    let municipalities: Vec<AreaCode> = (3101..3141).map(|code: u16| code.to_string().parse().unwrap()).collect();
    let maps = tile_maps(&municipalities, &municipalities[..3]).unwrap();
    let places = |map: &DayMap| {
        let place = |shape: &MapShape| match shape {
            MapShape::Tile { left, top, .. } => (left.to_bits(), top.to_bits()),
            MapShape::Outline(_) => panic!("no tile"),
        };
        map.shapes.values().map(place).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(places(&maps.country).len(), 40);
}
