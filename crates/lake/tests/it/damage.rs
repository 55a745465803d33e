//! Harm to any file is found, named, and does not take the rest down.

use std::fs;
use std::path::PathBuf;

use domain::{KeyFigureId, Sha256Hex};
use lake::{Base, Cause, Damage, Error, Lake, Snapshot, SnapshotDraft};
use proptest::prelude::*;
use rstest::rstest;

use crate::given::{self, catalogue, draft, id, lake, origin, run, runs};

/// What can happen to a file.
#[derive(Debug, Clone, Copy)]
enum Harm {
    Removed,
    CutShort,
    Emptied,
    OneBitFlipped,
    Lengthened,
}

impl Harm {
    fn do_to(self, path: &PathBuf) {
        let mut bytes = fs::read(path).unwrap();
        let middle = bytes.len() / 2;
        match self {
            Harm::CutShort => bytes.truncate(middle),
            Harm::Emptied => bytes.clear(),
            Harm::OneBitFlipped => bytes[middle] ^= 4,
            Harm::Lengthened => bytes.push(b'\n'),
            Harm::Removed => {}
        }
        fs::remove_file(path).unwrap();
        match self {
            Harm::Removed => {}
            _ => fs::write(path, bytes).unwrap(),
        }
    }
}

fn first_file(lake: &Lake, snapshot: &Snapshot) -> (PathBuf, Vec<KeyFigureId>) {
    let sum: &Sha256Hex = snapshot.manifest().key_figures()[&id(0)].file.as_ref().unwrap();
    let key_figures = snapshot.manifest().files()[sum].key_figures.clone();
    (lake.path().join(format!("files/{sum}.parquet")), key_figures)
}

#[rstest]
fn harm_to_a_file_is_named_and_mended(
    #[values(Harm::Removed, Harm::CutShort, Harm::Emptied, Harm::OneBitFlipped, Harm::Lengthened)] harm: Harm,
) {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let snapshot = given::written(&lake);
    let (path, concerned) = first_file(&lake, &snapshot);
    assert!(concerned.len() < 60, "some key figures must lie elsewhere");
    harm.do_to(&path);

    for (id, run) in snapshot.manifest().key_figures().keys().zip(snapshot.runs(&given::ids(0..60))) {
        match run {
            Ok(run) => assert!(run.is_some() && !concerned.contains(id)),
            Err(Error::Damaged(damage)) => {
                assert_eq!((damage.path, damage.key_figures), (path.clone(), concerned.clone()))
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(snapshot.damaged_key_figures(), concerned);
    assert_eq!(
        lake.verify(&snapshot).into_iter().map(|damage| damage.path).collect::<Vec<_>>(),
        std::slice::from_ref(&path)
    );

    // Half of them fetched anew: that half is whole, and the rest is still named.
    let (anew, rest) = concerned.split_at(concerned.len() / 2);
    let numbers = |ids: &[KeyFigureId]| ids.iter().map(|id| id.as_str()[1..].parse().unwrap()).collect::<Vec<u32>>();
    let half = lake.write(draft(Base::Snapshot(&snapshot), runs(numbers(anew)))).unwrap();
    assert_eq!((half.name(), half.damaged_key_figures()), (snapshot.name(), rest.to_vec()));
    // All fetched anew: the same name, the same file, whole.
    let mended = lake.write(draft(Base::Latest, runs(numbers(rest)))).unwrap();
    assert_eq!(mended.name(), snapshot.name());
    assert_eq!(lake.verify(&lake.latest().unwrap().unwrap()), []);
    assert!(mended.runs(&given::ids(0..60)).into_iter().all(|run| run.unwrap().is_some()));
}

#[test]
fn messages_name_the_file_what_is_wrong_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let snapshot = given::written(&lake);
    let (path, _) = first_file(&lake, &snapshot);
    let whole = fs::read(&path).unwrap();
    let told = |harm: Harm| {
        harm.do_to(&path);
        let error = snapshot.run(id(0)).unwrap_err();
        fs::write(&path, &whole).unwrap();
        // Lengths and sums are those of this version of the Parquet writer.
        let mut text = error.to_string().replace(&path.display().to_string(), "FILE");
        if let Error::Damaged(Damage { cause: Cause::Altered { found }, .. }) = &error {
            text = text.replace(&found.short(), "SUM");
        }
        let n_bytes = whole.len();
        text = text.replace(&format!("{} bytes of {n_bytes}", n_bytes / 2), "HALF bytes of ALL");
        format!("{text}\nhint: {}", error.hint().unwrap())
    };
    insta::assert_snapshot!(told(Harm::Removed), @r"
    `FILE` is missing (concerns N00000, N00001, N00002 and 40 more)
    hint: run the command again to fetch these key figures anew; all others can be read
    ");
    insta::assert_snapshot!(told(Harm::CutShort), @r"
    `FILE` is cut short: HALF bytes of ALL (concerns N00000, N00001, N00002 and 40 more)
    hint: run the command again to fetch these key figures anew; all others can be read
    ");
    insta::assert_snapshot!(told(Harm::OneBitFlipped), @r"
    `FILE` has changed since it was written: its SHA-256 is now SUM (concerns N00000, N00001, N00002 and 40 more)
    hint: run the command again to fetch these key figures anew; all others can be read
    ");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_byte_of_a_snapshot_can_change_unnoticed(
        file in prop::sample::select(vec!["files", "catalogues", "receipts", "snapshots"]),
        place in any::<prop::sample::Index>(),
        which in any::<prop::sample::Index>(),
        flip in 1u8..=255,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let lake = lake(folder.path());
        let receipts = vec![(id(1), vec![origin(1, "2026-03-01T08:00:00Z")])];
        let given = SnapshotDraft { base: Base::Nothing, runs: runs(0..45), catalogue: catalogue(0..45), receipts };
        let snapshot = lake.write(given).unwrap();
        let mut paths: Vec<PathBuf> =
            fs::read_dir(lake.path().join(file)).unwrap().map(|entry| entry.unwrap().path()).collect();
        paths.sort();
        let path = &paths[which.index(paths.len())];
        let mut bytes = fs::read(path).unwrap();
        let place = place.index(bytes.len());
        bytes[place] ^= flip;
        // Blanks between the words of a manifest mean nothing, and changing one for another harms nothing.
        prop_assume!(!(file == "snapshots" && bytes[place].is_ascii_whitespace()));
        fs::write(path, &bytes).unwrap();

        let manifest_holds = match lake.latest() {
            Ok(Some(read)) => file != "snapshots" || read.manifest() == snapshot.manifest() || !lake.verify(&read).is_empty(),
            Ok(None) => false,
            Err(_) => file == "snapshots",
        };
        prop_assert!(manifest_holds);
        if file != "snapshots" {
            let damages = lake.verify(&snapshot);
            prop_assert_eq!(damages.len(), 1);
            prop_assert_eq!(&damages[0].path, path);
        }
    }
}

#[rstest]
#[case::emptied("")]
#[case::no_name("newest\n")]
#[case::a_path("../../../../../../../../../../../../../../../../../../../../etc/\n")]
fn a_harmed_latest_is_named_and_the_snapshot_still_has_its_name(#[case] text: &str) {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let snapshot = given::written(&lake);
    fs::write(lake.path().join("LATEST"), text).unwrap();
    let error = lake.latest().unwrap_err();
    assert!(matches!(&error, Error::Damaged(damage) if damage.path.ends_with("LATEST")));
    assert!(error.hint().unwrap().contains("remove the file"));
    assert_eq!(lake.snapshot(&snapshot.name().short()).unwrap().run(id(1)).unwrap(), Some(run(1, 0)));
    // What the hint says helps.
    fs::remove_file(lake.path().join("LATEST")).unwrap();
    given::written(&lake);
    assert_eq!(lake.latest().unwrap().unwrap().name(), snapshot.name());
}

#[test]
fn a_harmed_manifest_leaves_the_others_and_is_mended_by_the_same_figures() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let old = lake.write(draft(Base::Nothing, runs([1]))).unwrap();
    let new = lake.write(draft(Base::Latest, runs([2]))).unwrap();
    let path = lake.path().join(format!("snapshots/{}.json", new.name()));
    Harm::CutShort.do_to(&path);
    assert!(matches!(lake.latest(), Err(Error::Damaged(damage)) if damage.path == path));
    assert!(matches!(lake.verify(&new).as_slice(), [damage] if damage.path == path));
    assert_eq!(lake.snapshot(&old.name().to_string()).unwrap().run(id(1)).unwrap(), Some(run(1, 0)));
    lake.write(draft(Base::Nothing, runs([1, 2]))).unwrap();
    assert_eq!(lake.latest().unwrap().unwrap().name(), new.name());
}

#[test]
fn a_later_form_is_not_taken_for_damage() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let name = *given::written(&lake).name();
    let path = lake.path().join(format!("snapshots/{name}.json"));
    fs::write(&path, r#"{"form": 3, "all": "different"}"#).unwrap();
    let error = lake.latest().unwrap_err();
    assert!(matches!(error, Error::NewerForm { found: 3, known: 2, .. }));
}

#[test]
fn a_harmed_receipt_costs_a_date_and_no_figure() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let receipts = vec![(id(1), vec![origin(1, "2026-03-01T08:00:00Z")])];
    let snapshot = lake.write(SnapshotDraft { receipts, ..draft(Base::Nothing, runs([1])) }).unwrap();
    let path = fs::read_dir(lake.path().join("receipts")).unwrap().next().unwrap().unwrap().path();
    Harm::CutShort.do_to(&path);
    assert_eq!(snapshot.fetched_at(id(1)), None);
    assert_eq!(snapshot.run(id(1)).unwrap(), Some(run(1, 0)));
    assert!(matches!(lake.verify(&snapshot).as_slice(), [damage] if damage.path == path));
}

#[test]
fn a_harmed_catalogue_leaves_the_figures_and_can_be_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let snapshot = lake.write(SnapshotDraft { catalogue: catalogue([1]), ..draft(Base::Nothing, runs([1])) }).unwrap();
    let path = lake.path().join(format!("catalogues/{}.json", snapshot.manifest().catalogue()));
    Harm::Removed.do_to(&path);
    assert!(matches!(snapshot.catalogue(), Err(Error::Damaged(damage)) if damage.cause == Cause::Missing));
    assert_eq!(snapshot.run(id(1)).unwrap(), Some(run(1, 0)));
    let again = lake.write(SnapshotDraft { catalogue: catalogue([1]), ..draft(Base::Latest, Vec::new()) }).unwrap();
    assert_eq!(again.name(), snapshot.name());
    assert_eq!(snapshot.catalogue().unwrap(), catalogue([1]));
}

#[test]
fn a_file_in_the_folders_place_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("lake"), "in the way").unwrap();
    let error = Lake::open(&folder.path().join("lake")).unwrap_err();
    assert!(matches!(&error, Error::Folder { path, .. } if path.ends_with("lake/files")));
    assert!(error.hint().unwrap().contains("a file stands where the folder should be"));
}

#[test]
fn a_folder_that_cannot_be_written_leaves_the_earlier_snapshot() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let before = given::written(&lake);
    fs::rename(lake.path().join("receipts"), lake.path().join("moved")).unwrap();
    fs::write(lake.path().join("receipts"), "in the way").unwrap();
    let receipts = vec![(id(1), vec![origin(1, "2026-03-01T08:00:00Z")])];
    let error = lake.write(SnapshotDraft { receipts, ..draft(Base::Latest, vec![run(1, 1)]) }).unwrap_err();
    assert!(matches!(error, Error::Write { .. }));
    assert_eq!(lake.latest().unwrap().unwrap().name(), before.name());
    assert_eq!(before.damaged_key_figures(), []);
}
