//! Questions to a lake: what to compare and with whom, and what is said when the lake has no answer.

use std::path::Path;
use std::sync::OnceLock;

use app::{
    ClimbersOptions, Error, GroupAsked, HolesOptions, IndexCheckOptions, IndexMakeOptions, Metric, PeersOptions, RKA,
    SuggestOptions, Unanswerable,
};
use catalogue::{Programme, built_in};
use domain::{Area, AreaCode, AreaGroup, AreaKind, Figure, KeyFigureId, KeyFigureInfo, Row, Run, Sex, Year};
use lake::{Base, Catalogue, Lake, SnapshotDraft};
use rstest::rstest;
use tempfile::TempDir;

use crate::given::hint_of;

const N: usize = 64;
const YEARS: std::ops::RangeInclusive<u16> = 2013..=2022;

fn area(number: usize) -> AreaCode {
    AreaCode::new(&format!("{}", 3101 + number)).unwrap()
}

/// A value that is neither the same everywhere nor the same every year.
fn value(id: &str, number: usize, year: u16) -> f64 {
    let seed: usize = id.bytes().map(usize::from).sum::<usize>() + 7 * usize::from(id.as_bytes()[5]);
    let level = (number * (seed % 31 + 3) + seed) % 61;
    let swing = (number * 13 + usize::from(year) * 7 + seed) % 5;
    20.0 + level as f64 + 0.3 * swing as f64
}

fn info(id: KeyFigureId) -> KeyFigureInfo {
    let reviewed = built_in::reviewed();
    let title = match reviewed.get(id) {
        Some(known) => format!("{}, {}", known.short_sv, known.title_words_missing(&known.short_sv).join(", ")),
        None => format!("Något annat {id}, andel (%)"),
    };
    KeyFigureInfo {
        id,
        title,
        description: None,
        is_divided_by_gender: false,
        municipality_type: "K".to_owned(),
        auspice: None,
        operating_area: Some("Annat".to_owned()),
        perspective: Some("Volymer".to_owned()),
        prel_publication_date: None,
        publication_date: None,
        publ_period: Some(Year(2023)),
        has_ou_data: false,
    }
}

/// A lake with the structure, the built-in programme's first areas, the preschool index and two that nobody has reviewed.
///
/// Written once: the questions change nothing in it.
fn lake() -> &'static TempDir {
    static LAKE: OnceLock<TempDir> = OnceLock::new();
    LAKE.get_or_init(written)
}

fn written() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let structure = built_in::structure();
    let mut ids: Vec<KeyFigureId> = structure.iter().flat_map(|variable| variable.key_figures.clone()).collect();
    ids.extend(built_in::programme().key_figures());
    ids.extend(["U11404", "N11810", "N11800", "N11010", "N88888", "N99999"].map(|id| KeyFigureId::new(id).unwrap()));
    ids.sort_unstable();
    ids.dedup();
    let runs = ids.iter().map(|id| {
        let mut rows = Vec::new();
        for number in 0..N {
            for year in YEARS {
                // The sixth stops, the seventh never begins.
                if !(number == 5 && year > 2016 || number == 6 && id.as_str() == "N15508") {
                    let figure = Figure::Value(value(id.as_str(), number, year));
                    rows.push(Row { area: area(number), year: Year(year), sex: Sex::Total, figure });
                }
            }
        }
        Run::from_rows(*id, rows).unwrap()
    });
    let areas =
        (0..N).map(|number| Area { code: area(number), name: format!("Ort {number}"), kind: AreaKind::Municipality });
    let group = |id: &str, title: &str, members: &[usize]| AreaGroup {
        id: id.parse().unwrap(),
        title: title.to_owned(),
        members: members.iter().map(|number| area(*number)).collect(),
    };
    let groups = vec![
        group("G1", "Orterna (ovägt medel)", &[0, 1, 2, 3, 4, 5, 6, 7]),
        group("G2", "Liknande kommuner, övergripande, Ort 1, 2024", &[7, 9]),
    ];
    Lake::open(folder.path())
        .unwrap()
        .write(SnapshotDraft {
            base: Base::Nothing,
            runs: runs.collect(),
            catalogue: Catalogue::new(ids.iter().map(|id| info(*id)).collect(), areas.collect(), groups, Vec::new()),
            receipts: Vec::new(),
        })
        .unwrap();
    folder
}

fn orterna() -> GroupAsked {
    GroupAsked { programme: None, group: Some("G1".to_owned()) }
}

fn peers_of(lake: &Path, municipality: &str) -> Result<app::Peers, Error> {
    app::peers(
        &PeersOptions {
            lake: lake.to_owned(),
            municipality: municipality.to_owned(),
            n_peers: 4,
            metric: Metric::Euclidean,
            outcome: None,
        },
        &(),
    )
}

#[test]
fn peers_come_with_the_publishers_own_and_each_variables_share() {
    let lake = lake();
    let found = peers_of(lake.path(), "ort 1").unwrap();
    assert_eq!((found.area.as_str(), found.nearest.len(), found.n_municipalities), ("3102", 4, N - 1));
    assert_eq!(found.lacking, ["Ort 5"], "it has no figure of the newest year");
    assert_eq!(found.published[0].members, ["Ort 7", "Ort 9"]);
    for peer in &found.nearest {
        assert_eq!(peer.contributions.len(), found.variables.len());
        assert!((peer.contributions.iter().sum::<f64>() - 1.0).abs() < 1e-9);
        let squares: f64 = peer.differences.iter().map(|difference| difference * difference).sum();
        assert!((squares.sqrt() - peer.distance).abs() < 1e-9);
        assert_eq!(peer.n_published, usize::from(["Ort 7", "Ort 9"].contains(&peer.municipality.as_str())));
    }
    assert!(found.nearest.is_sorted_by(|a, b| a.distance <= b.distance));
    assert_eq!(peers_of(lake.path(), "3102").unwrap(), found);
}

#[test]
fn what_is_compared_is_no_part_of_the_structure() {
    let lake = lake();
    let options = PeersOptions {
        lake: lake.path().to_owned(),
        municipality: "3102".to_owned(),
        n_peers: 4,
        metric: Metric::Mahalanobis,
        outcome: Some("N00905".parse().unwrap()),
    };
    let found = app::peers(&options, &()).unwrap();
    assert_eq!(found.variables.len() + 1, built_in::structure().len());
    assert!(found.variables.iter().flat_map(|one| &one.key_figures).all(|(id, _)| id != "N00905"));
    assert!(found.shrinkage.is_some_and(|shrinkage| (0.0..=1.0).contains(&shrinkage)));
}

#[test]
fn an_outcome_that_is_no_variable_is_told_with_those_there_are() {
    let options = PeersOptions {
        lake: lake().path().to_owned(),
        municipality: "3102".to_owned(),
        n_peers: 4,
        metric: Metric::Euclidean,
        outcome: Some("N99999".parse().unwrap()),
    };
    let told = app::peers(&options, &()).unwrap_err().to_string();
    assert!(told.starts_with("`N99999` is no variable of the structure"), "{told}");
    assert!(built_in::structure().iter().all(|one| told.contains(&one.name_en)), "{told}");
}

#[test]
fn a_short_list_is_the_beginning_of_a_long_one() {
    let suggested = |n| {
        let options = SuggestOptions {
            lake: lake().path().to_owned(),
            municipality: Some("3102".to_owned()),
            asked: orterna(),
            n,
            reviewed_only: false,
            new_only: false,
        };
        app::suggest(&options, &()).unwrap().rows
    };
    let (one, five, dozen) = (suggested(1), suggested(5), suggested(12));
    assert_eq!((&one[..], &five[..]), (&dozen[..1], &dozen[..5]));
}

#[test]
fn a_dozen_is_suggested_with_its_parts_and_repeats_itself_to_the_bit() {
    let lake = lake();
    let options = SuggestOptions {
        lake: lake.path().to_owned(),
        municipality: Some("3102".to_owned()),
        asked: orterna(),
        n: 12,
        reviewed_only: false,
        new_only: false,
    };
    let found = app::suggest(&options, &()).unwrap();
    assert_eq!(found.rows.len(), 12);
    assert_eq!(app::suggest(&options, &()).unwrap(), found);
    let count = |suits: &dyn Fn(&app::SuggestionRow) -> bool| found.rows.iter().filter(|row| suits(row)).count();
    assert!(count(&|row| matches!(row.stands, "better" | "worse")) >= 4, "places kept for quality");
    assert!(count(&|row| row.measure == domain::Measure::Cost) >= 2, "places kept for cost");
    assert!(count(&|row| !row.is_reviewed) <= 2);
    for row in &found.rows {
        let floored = row.percentiles.map(|part| part.map_or(0.5, |part| part.max(0.1)));
        let value = floored.iter().product::<f64>().powf(0.2);
        assert!((value - row.conversation_value).abs() < 1e-12, "{row:?}");
        assert_eq!(row.stands == "better" || row.stands == "worse", row.direction.is_judged() && row.is_reviewed);
    }
    let fewer = app::suggest(&SuggestOptions { reviewed_only: true, ..options.clone() }, &()).unwrap();
    assert!(fewer.rows.iter().all(|row| row.is_reviewed) && fewer.n_unreviewed == 0 && found.n_unreviewed >= 2);
    let new = app::suggest(&SuggestOptions { new_only: true, ..options }, &()).unwrap();
    assert!(new.rows.iter().all(|row| !row.in_programme));
}

#[test]
fn climbers_tell_from_where_to_where_and_when() {
    let lake = lake();
    let options = ClimbersOptions {
        lake: lake.path().to_owned(),
        key_figure: "N15508".parse().unwrap(),
        from: "Ort 1".to_owned(),
        n_years: 3,
        band: 1.0,
        n_climbers: 3,
        since: None,
        prices: app::PriceChoice::Pkv,
        better: None,
    };
    let found = app::climbers(&options, &()).unwrap();
    assert_eq!((found.better, found.year, found.climbs.len()), ("higher", 2022, 3));
    for climb in &found.climbs {
        assert_eq!(climb.end - climb.start, 3);
        assert!((climb.to - climb.from - climb.rise).abs() < 1e-12);
        assert!((climb.of_all + climb.regression + climb.beyond - climb.rise).abs() < 1e-9);
    }
    let cost = app::climbers(&ClimbersOptions { key_figure: "N11008".parse().unwrap(), ..options.clone() }, &());
    assert!(hint_of(&cost.unwrap_err()).contains("--better"));
    let fixed = app::climbers(
        &ClimbersOptions { key_figure: "N11008".parse().unwrap(), better: Some(app::Better::Lower), ..options.clone() },
        &(),
    )
    .unwrap();
    let prices = fixed.prices.as_ref().unwrap();
    assert_eq!((prices.index.as_deref(), prices.year, fixed.year), (Some("KPIF"), Some(2022), 2022));
    let level = |number: usize, year: u16| value("N11008", number, year);
    for climb in &fixed.climbs {
        let number = climb.area.parse::<usize>().unwrap() - 3101;
        assert!(climb.from > level(number, climb.start), "kronor of {} were worth more", climb.start);
        assert_eq!((climb.newest, climb.newest_year), (level(number, 2022), 2022));
    }
    let certainties: Vec<f64> = fixed.climbs.iter().map(|climb| climb.certainty.unwrap()).collect();
    assert!(certainties.is_sorted_by(|a, b| a >= b), "{certainties:?}");
    let running = ClimbersOptions {
        key_figure: "N11008".parse().unwrap(),
        better: Some(app::Better::Lower),
        prices: app::PriceChoice::Running,
        ..options.clone()
    };
    let running = app::climbers(&running, &()).unwrap();
    assert_eq!(running.prices.unwrap().index, None);
    for climb in &running.climbs {
        let number = climb.area.parse::<usize>().unwrap() - 3101;
        assert_eq!(climb.from, level(number, climb.start));
    }
    let long = app::climbers(&ClimbersOptions { n_years: 12, ..options.clone() }, &()).unwrap_err();
    assert!(long.to_string().contains("over 12 years") && hint_of(&long).contains("--years 9"), "{long}");
    let gone = app::climbers(&ClimbersOptions { from: "Ort 6".to_owned(), ..options }, &());
    assert!(matches!(gone, Err(Error::Unanswerable(Unanswerable::NotComparable { .. }))));
}

#[test]
fn holes_say_since_when() {
    let lake = lake();
    let options = HolesOptions { lake: lake.path().to_owned(), asked: orterna(), all: false };
    let found = app::holes(&options, &()).unwrap();
    assert_eq!(found.members.len(), 8);
    let row = found.key_figures.iter().find(|row| row.key_figure == "N15508").unwrap();
    let told: Vec<(&str, &str, Option<u16>)> =
        row.holes.iter().map(|hole| (hole.municipality.as_str(), hole.kind, hole.last)).collect();
    assert_eq!(told, [("Ort 5", "stopped", Some(2016)), ("Ort 6", "never", None)]);
    assert_eq!(found.not_kept, [""; 0]);
    let all = app::holes(&HolesOptions { all: true, ..options }, &()).unwrap();
    assert!(all.n_key_figures > found.n_key_figures);
}

#[test]
fn indices_that_are_not_served_are_named() {
    let lake = lake();
    let options = IndexCheckOptions { lake: lake.path().to_owned(), scale: RKA };
    let found = app::check_indices(&options, &()).unwrap();
    let of = |id: &str| found.rows.iter().filter(|row| row.index == id).collect::<Vec<_>>();
    assert_eq!(of("U11404").len(), YEARS.count());
    let agreement = of("U11404")[0].agreement.as_ref().unwrap();
    assert_eq!((agreement.n_compared, agreement.explanation), (N, "unexplained"));
    assert_eq!(of("U28900")[0].lacking, ["U28900 självt"]);
    assert_eq!(of("U28900")[0].year, None);
}

#[test]
fn an_index_of_any_key_figures_has_ranges_that_follow_from_the_seed() {
    let lake = lake();
    let options = IndexMakeOptions {
        lake: lake.path().to_owned(),
        key_figures: "N15508,-N11008:+N99999".to_owned(),
        asked: orterna(),
        n_choices: 1000,
        seed: 1,
        all: false,
    };
    let made = app::make_index(&options, &()).unwrap();
    assert_eq!(app::make_index(&options, &()).unwrap(), made);
    assert_ne!(app::make_index(&IndexMakeOptions { seed: 2, ..options.clone() }, &()).unwrap().rows, made.rows);
    assert_eq!(made.key_figures.iter().map(|part| part.better).collect::<Vec<_>>(), ["higher", "lower", "higher"]);
    assert_eq!((made.n, made.rows.len()), (N - 2, 6));
    assert_eq!(made.lacking.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Ort 5", "Ort 6"]);
    for row in &made.rows {
        let in_order = [row.place_best, row.place_low, row.place_median, row.place_high, row.place_worst];
        assert!(in_order.is_sorted() && row.place_worst <= made.n, "{row:?}");
    }
    assert_eq!(app::make_index(&IndexMakeOptions { all: true, ..options }, &()).unwrap().rows.len(), N - 2);
}

#[rstest]
#[case::no_id("N15508,Meritvärde", "`N15508,Meritvärde` is no list of key figures")]
#[case::twice("N15508,+n15508", "`N15508` stands twice in `N15508,+n15508`")]
#[case::nothing(",", "`,` is no list of key figures")]
#[case::unreviewed("N99999", "`N99999` has no direction that is good: nobody has reviewed it.")]
#[case::unknown_signed("+N00001", "no such key figure in the lake's catalogue: N00001")]
#[case::unknown("N00001", "no such key figure")]
fn a_wrong_list_is_refused_with_a_hint(#[case] key_figures: &str, #[case] expected: &str) {
    let lake = lake();
    let options = IndexMakeOptions {
        lake: lake.path().to_owned(),
        key_figures: key_figures.to_owned(),
        asked: orterna(),
        n_choices: 100,
        seed: 1,
        all: false,
    };
    let error = app::make_index(&options, &()).unwrap_err();
    assert!(error.to_string().contains(expected), "{error}");
    assert!(!hint_of(&error).is_empty() && !error.is_unexpected());
}

#[test]
fn an_empty_lake_says_how_to_fill_it_and_is_not_made() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("lake");
    let error = peers_of(&nowhere, "Haninge").unwrap_err();
    assert!(hint_of(&error).contains("nyckeltal sync --all"));
    assert!(!nowhere.exists());
}

#[test]
fn a_municipality_that_is_not_there_is_told_with_its_neighbours_in_the_alphabet() {
    let lake = lake();
    let error = peers_of(lake.path(), "Umeå").unwrap_err();
    assert_eq!(error.to_string(), "there is no municipality `Umeå`");
    let error = peers_of(lake.path(), "Ort").unwrap_err();
    assert!(error.to_string().starts_with("there is no municipality `Ort`; there is Ort 0, "), "{error}");
}

#[test]
fn the_built_in_programme_takes_one_more_area() {
    let area = "\n[[area]]\ncode = \"NYA\"\nname_sv = \"a\"\nname_en = \"a\"\ncommittee_sv = \"a\"\ncommittee_en = \"a\"\n\
                administration_sv = \"a\"\nadministration_en = \"a\"\nquestion_sv = \"a\"\nquestion_en = \"a\"\n\
                key_figures = [\n  \"N99999\",   # Titel\n]\n";
    let longer = format!("{}{area}", built_in::PROGRAMME_SODERTORN);
    assert_eq!(Programme::parse("dagen.toml", &longer).map(|longer| longer.areas.len()), Ok(15));
}
