//! Two threads, two processes, a killed process: the newest snapshot is always a whole one.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use domain::Run;
use lake::{Base, Error, Lake};

use crate::given::{self, draft, id, ids, lake, run, runs};

/// Tells a child which lake to write to, from which key figure on, and how many times.
const TASK: &str = "LAKE_TEST_TASK";

/// Starts this test program again, for one test alone: the child finds its task and does it instead.
fn child(test: &str, lake: &Lake, first: u32, n_writes: u32) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", &format!("processes::{test}"), "--quiet"])
        .env(TASK, format!("{first} {n_writes} {}", lake.path().display()))
        .stdout(Stdio::null())
        .spawn()
        .unwrap()
}

/// In a child: writes one key figure more each time, and says so. In the parent: does nothing.
fn is_child() -> bool {
    let Ok(task) = std::env::var(TASK) else { return false };
    let mut words = task.splitn(3, ' ');
    let first: u32 = words.next().unwrap().parse().unwrap();
    let n_writes: u32 = words.next().unwrap().parse().unwrap();
    let lake = Lake::open(&PathBuf::from(words.next().unwrap())).unwrap();
    for number in first..first + n_writes {
        lake.write(draft(Base::Latest, vec![run(number, 0)])).unwrap();
    }
    true
}

fn names_of_leftovers(lake: &Lake) -> Vec<String> {
    let folders = ["", "files", "catalogues", "snapshots", "receipts"].map(|folder| lake.path().join(folder));
    let names = folders.iter().flat_map(|folder: &PathBuf| std::fs::read_dir(folder).unwrap());
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).filter(|name| name.ends_with(".tmp")).collect()
}

fn assert_whole(folder: &Path, expected: &[Run]) {
    let lake = lake(folder);
    let latest = lake.latest().unwrap().unwrap();
    assert_eq!(lake.verify(&latest), []);
    for run in expected {
        assert_eq!(latest.run(run.key_figure()).unwrap().as_ref(), Some(run));
    }
}

#[test]
fn two_processes_that_write_at_once_build_on_each_other() {
    if is_child() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    let mut children = [
        child("two_processes_that_write_at_once_build_on_each_other", &lake, 100, 12),
        child("two_processes_that_write_at_once_build_on_each_other", &lake, 200, 12),
    ];
    for child in &mut children {
        assert!(child.wait().unwrap().success());
    }
    assert_whole(folder.path(), &runs((100..112).chain(200..212)));
}

#[test]
fn a_process_killed_at_any_moment_harms_nothing() {
    if is_child() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    given::written(&lake);
    for round in 0..12 {
        let before = *lake.latest().unwrap().unwrap().name();
        let mut child = child("a_process_killed_at_any_moment_harms_nothing", &lake, 100 + round * 1000, 1000);
        // Every third is killed while it begins, the others at some moment after their first write.
        let is_writing = || lake.latest().unwrap().unwrap().name() != &before;
        while round % 3 != 0 && !is_writing() {
            assert!(child.try_wait().unwrap().is_none(), "the child ended without writing");
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(u64::from(round * 3)));
        child.kill().unwrap();
        child.wait().unwrap();
        assert_whole(folder.path(), &runs(0..60));
    }
    assert_eq!(names_of_leftovers(&lake), Vec::<String>::new());
    let n_written = lake.latest().unwrap().unwrap().manifest().key_figures().len();
    assert!(n_written > 60, "eight children wrote");
    let mended = lake.with_lock_wait(Duration::ZERO).write(draft(Base::Latest, vec![run(5, 1)])).unwrap();
    assert_eq!(mended.run(id(5)).unwrap(), Some(run(5, 1)));
}

#[test]
fn threads_that_write_and_read_at_once_see_whole_snapshots() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path());
    given::written(&lake);
    std::thread::scope(|scope| {
        for writer in 1..4 {
            let lake = &lake;
            scope.spawn(move || {
                for n in 0..6 {
                    lake.write(draft(Base::Latest, vec![run(writer * 1000 + n, 0)])).unwrap();
                }
            });
        }
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..12 {
                    let latest = lake.latest().unwrap().unwrap();
                    assert_eq!(lake.verify(&latest), []);
                    assert!(latest.runs(&ids(0..60)).into_iter().all(|run| run.unwrap().is_some()));
                }
            });
        }
    });
    assert_whole(folder.path(), &runs((0..60).chain(1000..1006).chain(2000..2006).chain(3000..3006)));
}

#[test]
fn a_writer_that_hangs_is_waited_for_with_a_bound_and_named() {
    let folder = tempfile::tempdir().unwrap();
    let lake = lake(folder.path()).with_lock_wait(Duration::from_millis(50));
    let hanging =
        std::fs::File::options().create(true).truncate(false).write(true).open(lake.path().join("LOCK")).unwrap();
    hanging.lock().unwrap();
    assert!(matches!(lake.write(draft(Base::Nothing, runs([1]))), Err(Error::Busy { .. })));
    // Readers do not wait, and opening does not either.
    assert!(Lake::open(lake.path()).unwrap().latest().unwrap().is_none());
    drop(hanging);
    assert!(lake.write(draft(Base::Nothing, runs([1]))).is_ok());
}
