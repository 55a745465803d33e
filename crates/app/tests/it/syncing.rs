//! Everything, then what has changed; two days held against each other; alarms in the way of a build.

use std::sync::{Arc, Mutex};

use app::snapshots::snapshots;
use app::{DiffOptions, Error, ServiceOptions, SyncKind, SyncOptions, SyncTarget, Synced};
use domain::{Figure, MissingReason, Sex, Year};
use lake::Lake;

use crate::country::{Country, country};
use crate::given::{Given, build, files_of, hint_of};
use crate::server::Answer;

/// A service whose country can become another one.
struct Changing {
    given: Given,
    now: Arc<Mutex<Country>>,
}

impl Changing {
    fn new() -> Changing {
        let now = Arc::new(Mutex::new(country().clone()));
        let answering = Arc::clone(&now);
        Changing { given: Given::answering(move |path| answering.lock().unwrap().answer(path)), now }
    }

    fn becomes(&self, country: Country) {
        *self.now.lock().unwrap() = country;
    }

    fn sync(&self) -> Synced {
        sync(&self.given, SyncTarget::Everything, false).unwrap()
    }

    fn lake(&self) -> Lake {
        Lake::open(&self.given.path("lake")).unwrap()
    }

    fn data_asked(&self) -> Vec<String> {
        let asked = self.given.server.asked().into_iter().map(|asked| asked.path);
        asked.filter(|path| path.starts_with("/v3/data/")).collect()
    }
}

fn sync(given: &Given, target: SyncTarget, full: bool) -> Result<Synced, Error> {
    app::sync(&SyncOptions { target, full, units: false, service: given.service() }, &())
}

fn value_of(lake: &Lake, snapshot: &str, key_figure: &str, area: &str, year: u16) -> Figure {
    let run = lake.snapshot(snapshot).unwrap().run(key_figure.parse().unwrap()).unwrap().unwrap();
    run.figure(area.parse().unwrap(), Year(year), Sex::Total)
}

#[test]
fn everything_comes_first_and_then_what_has_changed() {
    let changing = Changing::new();
    let first = changing.sync();
    assert_eq!((first.kind, first.n_key_figures), (SyncKind::Whole, 5));
    assert!(first.n_values_fetched > 1000 && first.n_rows == first.n_rows_fetched);
    assert!(first.share_outside_waiting >= 0.0 && first.in_flight_s > 0.0 && first.seconds >= first.in_flight_s);
    assert!(changing.data_asked().iter().all(|path| !path.contains("from_date")));

    let revised = country().clone().revised("N15508", "3101", 2024, Some(1.25)).revised("N11102", "3102", 2023, None);
    changing.becomes(revised);
    let second = changing.sync();
    let asked = changing.data_asked();
    assert!(!asked.is_empty() && asked.iter().all(|path| path.contains("from_date=")), "{asked:?}");
    assert_eq!((second.kind, second.before.as_ref()), (SyncKind::Changes, Some(&first.snapshot)));
    assert_eq!((second.n_key_figures_changed, second.n_rows), (2, first.n_rows));
    let lake = changing.lake();
    let value = |snapshot: &Synced, id, area, year| value_of(&lake, &snapshot.snapshot, id, area, year);
    assert_eq!(value(&second, "N15508", "3101", 2024), Figure::Value(1.25));
    assert_eq!(value(&second, "N11102", "3102", 2023), Figure::Missing(MissingReason::Withdrawn));
    assert!(value(&first, "N11102", "3102", 2023).value().is_some(), "the old day stays as it was");
    assert_ne!(value(&first, "N15508", "3101", 2024), Figure::Value(1.25));

    let third = changing.sync();
    assert_eq!(third.snapshot, second.snapshot, "what has changed already is no change");
    let whole = sync(&changing.given, SyncTarget::Everything, true).unwrap();
    assert_eq!((whole.kind, &whole.snapshot), (SyncKind::Whole, &second.snapshot), "fetched anew it is the same");
}

#[test]
fn key_figures_that_came_are_fetched_whole_and_those_that_went_are_not_taken_along() {
    let changing = Changing::new();
    let mut fewer = country().clone();
    fewer.key_figures.retain(|info| info["id"] != "N15428");
    changing.becomes(fewer.clone());
    let first = changing.sync();
    assert_eq!(first.n_key_figures, 4);
    changing.data_asked();

    let mut other = country().clone();
    other.key_figures.retain(|info| info["id"] != "N11008");
    changing.becomes(other);
    let second = changing.sync();
    assert_eq!((second.n_key_figures_added, second.n_key_figures_removed), (1, 1));
    let anew: Vec<String> = changing.data_asked().into_iter().filter(|path| !path.contains("from_date")).collect();
    assert!(!anew.is_empty() && anew.iter().all(|path| path.starts_with("/v3/data/kpi/N15428/")), "{anew:?}");
    let diff = app::diff(&options(&changing, &first.snapshot, &second.snapshot), &()).unwrap();
    let ids = |titled: &[app::diff::Titled]| titled.iter().map(|one| one.key_figure.to_string()).collect::<Vec<_>>();
    assert_eq!((ids(&diff.lost), ids(&diff.gained)), (vec!["N11008".to_owned()], vec!["N15428".to_owned()]));
}

#[test]
fn a_sync_that_broke_off_asks_for_no_page_again() {
    let is_broken = Arc::new(Mutex::new(true));
    let flag = Arc::clone(&is_broken);
    let given = Given::answering(move |path| match *flag.lock().unwrap() && path.ends_with("&page=3") {
        true => Answer::status("403 Forbidden", "No more today"),
        false => country().answer(path),
    });
    let error = sync(&given, SyncTarget::Everything, false).unwrap_err();
    assert!(matches!(&error, Error::Kolada(kolada::Error::Refused { status: 403, .. })), "{error}");
    assert!(Lake::open(&given.path("lake")).unwrap().latest().unwrap().is_none(), "nothing before it is whole");
    let kept: Vec<_> = given.server.asked().into_iter().filter(|asked| asked.is_answered).collect();
    assert!(kept.len() >= 6, "{kept:?}");

    *is_broken.lock().unwrap() = false;
    let synced = sync(&given, SyncTarget::Everything, false).unwrap();
    let asked = given.server.asked();
    assert!(!asked.iter().any(|asked| kept.contains(asked)), "{asked:?}");
    assert_eq!((synced.n_pages_kept, synced.n_pages_fetched), (kept.len(), asked.len()));
    assert_eq!(Changing::new().sync().snapshot, synced.snapshot, "as if it had never broken off");
}

#[test]
fn a_programme_and_named_key_figures_are_put_on_top() {
    let given = Given::new();
    let programme = SyncTarget::Programme(Some(given.path("dagen.toml")));
    let first = sync(&given, programme, false).unwrap();
    assert_eq!((first.kind, first.n_key_figures), (SyncKind::Part, 7));
    given.server.asked();
    let named = |id: &str| SyncTarget::KeyFigures(vec![id.parse().unwrap()]);
    let second = sync(&given, named("N15508"), false).unwrap();
    assert_eq!((second.n_key_figures, &second.snapshot), (7, &first.snapshot));
    assert_eq!(second.issues, Vec::<String>::new());
    assert_eq!(sync(&given, named("N99999"), false).unwrap().issues, ["the source has no key figure `N99999`"]);
    assert!(given.server.asked().iter().all(|asked| !asked.path.contains("N11008")));
    let after_parts = sync(&given, SyncTarget::Everything, false).unwrap();
    assert_eq!(after_parts.kind, SyncKind::Whole, "a part is nothing to ask for changes of");
}

fn options(changing: &Changing, old: &str, new: &str) -> DiffOptions {
    let (old, new) = (old.to_owned(), new.to_owned());
    DiffOptions { lake: changing.given.path("lake"), old, new, programme: Some(changing.given.path("dagen.toml")) }
}

#[test]
fn a_difference_names_values_programmes_and_headlines() {
    let changing = Changing::new();
    let first = changing.sync();
    let before = value_of(&changing.lake(), &first.snapshot, "N15508", "3101", 2025).value();
    changing
        .becomes(country().clone().revised("N15508", "3101", 2025, Some(99.5)).revised("N11102", "3102", 2023, None));
    let second = changing.sync();
    let diff = app::diff(&options(&changing, &first.snapshot[..8], "latest"), &()).unwrap();
    assert_eq!((&diff.old, &diff.new), (&first.snapshot, &second.snapshot));
    assert_eq!((diff.n_revised, diff.n_withdrawn, diff.n_came), (1, 1, 0));
    let told: Vec<_> = diff.values.iter().map(|value| (value.key_figure.to_string(), value.kind, value.new)).collect();
    assert_eq!(told, [("N11102".to_owned(), "withdrawn", None), ("N15508".to_owned(), "revised", Some(99.5))]);
    assert_eq!(diff.values[1].difference, before.map(|before| 99.5 - before));
    let sorted: Vec<_> = diff.by_key_figure.iter().map(|one| (one.key_figure.to_string(), one.relative)).collect();
    let relative = before.map(|before| (99.5 - before).abs() / before.max(99.5));
    assert_eq!(sorted, [("N11102".to_owned(), None), ("N15508".to_owned(), relative)], "what was withdrawn first");
    assert!(diff.values.iter().all(|value| !value.municipality.is_empty() && value.municipality != value.area));
    assert_eq!(diff.described, []);
    let ours = diff.programmes.iter().find(|programme| programme.file.is_some()).unwrap();
    assert_eq!(ours.key_figures, ["N11102", "N15508"]);
    assert!(ours.names.len() == 2 && ours.names.iter().zip(&ours.key_figures).all(|(name, id)| name != id));
    assert_eq!(ours.areas, ["Förskola", "Grundskola"]);
    let page = ours.headlines.iter().find(|headline| headline.page == "GRU-N15508").unwrap();
    assert!(page.old != page.new && page.new.is_some(), "{page:?}");
    let same = app::diff(&options(&changing, "latest", "latest"), &()).unwrap();
    assert!(same.values.is_empty() && same.programmes.is_empty());
}

#[test]
fn an_old_day_is_made_again_bit_for_bit_without_the_network() {
    let changing = Changing::new();
    let first = changing.sync();
    changing.given.build().unwrap();
    let made = changing.given.made();
    changing.becomes(
        country()
            .clone()
            .revised("N15508", "3101", 2025, Some(99.5))
            .retitled("N11008", |title| title.replace(',', " och")),
    );
    changing.sync();
    changing.given.server.asked();

    let service = ServiceOptions { snapshot: Some(first.snapshot[..10].to_owned()), ..changing.given.service() };
    let again = app::BuildOptions { service, out: changing.given.path("again"), ..changing.given.options() };
    build(&again).unwrap();
    assert_eq!(changing.given.server.asked(), Vec::new());
    assert!(files_of(&changing.given.path("again")) == made, "a file differs");
}

#[test]
fn a_key_figure_that_changed_its_unit_stops_the_build_until_it_is_accepted() {
    let changing = Changing::new();
    let lake = changing.given.path("lake");
    changing.becomes(country().clone().retitled("N15428", |title| format!("{title}, antal/10 000 inv")));
    changing.sync();
    changing.given.build().unwrap();
    assert_eq!(app::alarms(&lake).unwrap(), []);

    changing.becomes(country().clone().retitled("N15428", |title| format!("{title}, antal/100 000 inv")));
    let synced = changing.sync();
    let n = (synced.n_key_figures_described_otherwise, synced.n_key_figures_with_another_meaning);
    assert_eq!((n, synced.n_key_figures_jumped), ((1, 1), 0));
    let shown = |offline| {
        let service = ServiceOptions { offline, ..changing.given.service() };
        let (key_figure, programme) = ("N15428".parse().unwrap(), Some(changing.given.path("dagen.toml")));
        let options =
            app::ShowOptions { key_figure, programme, language: app::Language::Sv, prices: None, demo: false, service };
        app::show(&options, &()).unwrap().alarms
    };
    assert_eq!(shown(true).len(), 1);
    let error = changing.given.build().unwrap_err();
    let Error::Alarms { alarms } = &error else { panic!("{error}") };
    let id = alarms[0].id.clone();
    assert!(id.starts_with("N15428-unit-"), "{id}");
    assert!(error.to_string().contains("“antal/10 000 inv” and is “antal/100 000 inv”"), "{error}");
    assert_eq!(hint_of(&error).rsplit(": ").next(), Some(&*format!("nyckeltal accept {id} --reason \"…\"")));
    assert!(!error.is_unexpected());

    // It rings at the next sync too, and not when the title is what it was.
    changing.sync();
    assert!(matches!(changing.given.build(), Err(Error::Alarms { .. })));
    assert!(matches!(app::accept(&lake, &id, " ", app::Again::Refuse, app::now()), Err(Error::NoReason { .. })));
    let accept = |id: &str, reason, again| app::accept(&lake, id, reason, again, app::now());
    assert!(matches!(accept("N15428-unit-0", "varför", app::Again::Refuse), Err(Error::Lake(_))));
    accept(&id, "Enheten är granskad", app::Again::Refuse).unwrap();
    changing.given.build().unwrap();
    let alarms = app::alarms(&lake).unwrap();
    assert_eq!((alarms.len(), alarms[0].reason.as_deref()), (1, Some("Enheten är granskad")));
    assert_eq!(shown(true), []);

    // Another reason is not put in the place of the first.
    let refused = accept(&id, "Även riktningen", app::Again::Refuse).unwrap_err();
    assert!(refused.to_string().contains("is accepted already, since 20"), "{refused}");
    assert!(refused.to_string().ends_with("“Enheten är granskad”"), "{refused}");
    assert!(hint_of(&refused).contains("--again"));
    accept(&id, "Även riktningen", app::Again::Add).unwrap();
    accept(&id, "Och namnet", app::Again::Add).unwrap();
    let alarms = app::alarms(&lake).unwrap();
    let earlier: Vec<&str> = alarms[0].earlier.iter().map(|earlier| earlier.reason.as_str()).collect();
    assert_eq!(
        (alarms[0].reason.as_deref(), earlier),
        (Some("Och namnet"), vec!["Enheten är granskad", "Även riktningen"])
    );
}

#[test]
fn a_title_that_is_what_it_was_rings_no_more_and_neither_does_spelling() {
    let changing = Changing::new();
    changing.sync();
    changing.becomes(country().clone().retitled("N15428", |title| format!("{title}, lägeskommun")));
    changing.sync();
    assert!(matches!(changing.given.build(), Err(Error::Alarms { .. })));
    changing.becomes(country().clone());
    changing.sync();
    changing.given.build().unwrap();

    changing.becomes(country().clone().retitled("N15428", |title| format!("{title} (-2024)")));
    changing.sync();
    let built = changing.given.build().unwrap();
    assert_eq!(built.warnings, ["`N15428`: the title says that the series has ended"]);
}

#[test]
fn values_that_jump_all_at_once_ring_though_no_title_says_so() {
    let changing = Changing::new();
    changing.sync();
    let mut tenfold = country().clone();
    for row in tenfold.rows.get_mut("N11008").unwrap() {
        for cell in row["values"].as_array_mut().unwrap() {
            if let Some(value) = cell["value"].as_f64() {
                cell["value"] = (10.0 * value).into();
            }
        }
    }
    tenfold.changed = tenfold.rows["N11008"].clone();
    changing.becomes(tenfold);
    assert_eq!(changing.sync().n_key_figures_jumped, 1);
    let error = changing.given.build().unwrap_err();
    let Error::Alarms { alarms } = &error else { panic!("{error}") };
    assert!(alarms[0].id.starts_with("N11008-scale-"), "{alarms:?}");
    assert!(error.to_string().contains("were multiplied by about 10.000"), "{error}");
}

#[test]
fn snapshots_are_listed_with_their_dates_and_names() {
    let changing = Changing::new();
    let lake = changing.given.path("lake");
    assert!(matches!(snapshots(&lake), Err(Error::Lake(_))) && !lake.exists());
    let first = changing.sync();
    changing.becomes(country().clone().revised("N15508", "3101", 2025, Some(99.5)));
    let second = changing.sync();
    app::snapshots::mark(&lake, &first.snapshot[..6], &app::Mark::Name("Dagen 2026".to_owned())).unwrap();
    let lines = snapshots(&lake).unwrap();
    let told: Vec<_> =
        lines.iter().map(|line| (&line.snapshot, line.latest, line.everything, line.names.len())).collect();
    assert_eq!(told, [(&second.snapshot, true, true, 0), (&first.snapshot, false, true, 1)]);
    let mark = |snapshot: &str, mark| app::snapshots::mark(&lake, snapshot, &mark);
    assert!(mark("latest", app::Mark::Name("DAGEN 2026".to_owned())).is_err());
    assert!(lines.iter().all(|line| line.fetched_at.is_some() && line.n_key_figures == 5));
    let compared = app::snapshots::compare_snapshots(&lake, "Dagen 2026", "latest").unwrap();
    assert_eq!(compared.changed, ["N15508"]);
    let kept = app::snapshots::prune(&lake, 1, app::Prune::Remove).unwrap();
    assert_eq!((kept.snapshots.len(), kept.n_kept), (0, 2));
    assert_eq!(app::snapshots::verify(&lake, "dagen 2026").unwrap(), Vec::<String>::new());
    assert_eq!(mark("dagen 2026", app::Mark::Unpin).unwrap().names_taken, ["Dagen 2026"]);
    assert_eq!(mark(&first.snapshot, app::Mark::Unpin).unwrap().names_taken, Vec::<String>::new());
}

#[test]
fn after_everything_a_key_figure_that_the_source_lacks_is_not_asked_for() {
    let changing = Changing::new();
    let mut without = country().clone();
    without.key_figures.retain(|info| info["id"] != "N15428");
    without.rows.remove("N15428");
    changing.becomes(without);
    changing.sync();
    changing.given.server.asked();
    let built = changing.given.build().unwrap();
    assert_eq!(changing.given.server.asked(), Vec::new());
    assert_eq!(built.warnings, ["the source has no key figure `N15428`"]);
}
