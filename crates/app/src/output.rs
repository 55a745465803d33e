//! Finished files into their place: whole or not at all.
//!
//! Everything is written into a folder of its own inside the output folder first, then moved. A file that has been
//! edited since it was made is moved aside before, never overwritten.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rayon::prelude::*;

use crate::error::Error;
use crate::manifest::{Manifest, sha256_of};

const STAGE_PREFIX: &str = ".nyckeltal-";
/// What a killed build left is cleared away when it is older than this.
const LEFTOVER_AGE: Duration = Duration::from_secs(3600);
/// The folders that are replaced as a whole.
const FOLDERS: [&str; 2] = ["site", "handout"];
/// Below it every file is one that people edit, and protected like those beside them.
const DECKS: &str = "decks/";

/// A finished file: its path from the output folder, with `/` between folders, and its bytes.
pub struct OutputFile {
    /// Where it belongs.
    pub path: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// What became of an earlier build's files.
pub struct Put {
    /// Those that had been edited: where they lie now.
    pub moved_aside: Vec<PathBuf>,
    /// Unedited decks that the new build does not make.
    pub taken_away: Vec<PathBuf>,
}

/// Puts the files into `folder`.
///
/// A deck of an earlier build that this one does not make is taken away, so that no old figures lie beside the new
/// ones; one that has been edited stays.
///
/// # Errors
/// [`Error::Write`]: until all files are written, nothing in the folder is touched.
pub fn put(folder: &Path, files: &[OutputFile]) -> Result<Put, Error> {
    let is_new = !folder.exists();
    fs::create_dir_all(folder).map_err(Error::write(folder))?;
    let put = || {
        clear_leftovers(folder);
        let stage = tempfile::Builder::new().prefix(STAGE_PREFIX).tempdir_in(folder).map_err(Error::write(folder))?;
        write_all(stage.path(), folder, files)?;
        let aside = set_edited_aside(folder, files)?;
        let gone = no_longer_made(folder, files)?;
        let replaced = replace(stage.path(), folder, files, &gone);
        if replaced.is_err() {
            put_back(&aside);
        }
        replaced.map(|()| Put {
            moved_aside: aside.into_iter().map(|(_, to)| to).collect(),
            taken_away: gone.iter().map(|path| folder.join(path)).collect(),
        })
    };
    let result = put();
    if result.is_err() && is_new {
        // Only succeeds while it is empty.
        let _ = fs::remove_dir(folder);
    }
    result
}

fn write_all(stage: &Path, folder: &Path, files: &[OutputFile]) -> Result<(), Error> {
    let parents: std::collections::BTreeSet<PathBuf> =
        files.iter().filter_map(|file| stage.join(&file.path).parent().map(Path::to_owned)).collect();
    for parent in &parents {
        fs::create_dir_all(parent).map_err(Error::write(folder))?;
    }
    files.par_iter().try_for_each(|file| {
        fs::write(stage.join(&file.path), &file.bytes).map_err(Error::write(&folder.join(&file.path)))
    })
}

/// Moves each single file that is not as we made it to a free name beside it: from where, to where.
fn set_edited_aside(folder: &Path, files: &[OutputFile]) -> Result<Vec<(PathBuf, PathBuf)>, Error> {
    let made = Manifest::of_folder(folder);
    let mut edited = Vec::new();
    for file in files.iter().filter(|file| is_single(&file.path) && file.path != crate::manifest::FILE_NAME) {
        let path = folder.join(&file.path);
        let present = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            read => read.map_err(Error::read(&path))?,
        };
        let sum = sha256_of(&present);
        let is_as_made = made.as_ref().and_then(|made| made.files.get(&file.path)) == Some(&sum);
        if is_as_made || present == file.bytes {
            continue;
        }
        edited.push(path);
    }
    // Not before all could be read: a failure leaves every file where it was.
    let mut aside = Vec::new();
    for path in edited {
        let to = free_name(&path);
        if let Err(source) = fs::rename(&path, &to) {
            put_back(&aside);
            return Err(Error::Write { path, source });
        }
        aside.push((path, to));
    }
    Ok(aside)
}

/// A file by itself, rather than a part of a folder that is replaced as a whole.
fn is_single(path: &str) -> bool {
    !path.contains('/') || path.starts_with(DECKS)
}

/// Decks that we made, that nobody has edited and that are not among `files`.
fn no_longer_made(folder: &Path, files: &[OutputFile]) -> Result<Vec<String>, Error> {
    let Some(made) = Manifest::of_folder(folder) else { return Ok(Vec::new()) };
    let mut gone = Vec::new();
    for (path, sum) in made.files {
        let is_plain = path.strip_prefix(DECKS).is_some_and(|name| !name.contains(['/', '\\']));
        if !is_plain || files.iter().any(|file| file.path == path) {
            continue;
        }
        match fs::read(folder.join(&path)) {
            Ok(present) if sha256_of(&present) == sum => gone.push(path),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(source) => return Err(Error::Read { path: folder.join(&path), source }),
        }
    }
    Ok(gone)
}

fn put_back(aside: &[(PathBuf, PathBuf)]) {
    for (path, to) in aside {
        let _ = fs::rename(to, path);
    }
}

/// `deck.edited-1.pptx`, or the first number that is free.
fn free_name(path: &Path) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    (1..)
        .map(|n| path.with_file_name(format!("{stem}.edited-{n}.{extension}")))
        .find(|path| !path.exists())
        .expect("numbers do not end")
}

/// Moves each finished file or folder into its place, the earlier one into the stage. What fails is undone.
fn replace(stage: &Path, folder: &Path, files: &[OutputFile], gone: &[String]) -> Result<(), Error> {
    let single = files.iter().map(|file| file.path.as_str()).filter(|path| is_single(path));
    // The manifest last, so that it never tells of files that are not there.
    let (manifest, others): (Vec<&str>, Vec<&str>) = single.partition(|path| *path == crate::manifest::FILE_NAME);
    let whole = FOLDERS.into_iter().filter(|whole| stage.join(whole).exists());
    let names: Vec<&str> = whole.chain(others).chain(gone.iter().map(String::as_str)).chain(manifest).collect();
    let decks = folder.join(DECKS);
    if names.iter().any(|name| name.starts_with(DECKS)) {
        fs::create_dir_all(&decks).map_err(Error::write(&decks))?;
    }
    let mut done: Vec<(PathBuf, PathBuf, Option<PathBuf>)> = Vec::new();
    for name in names {
        let (new, place) = (stage.join(name), folder.join(name));
        let earlier = stage.join(format!("earlier-{}", name.replace('/', "-")));
        let is_made = !gone.iter().any(|gone| gone == name);
        let had_earlier = place.exists();
        let put = || {
            if had_earlier {
                fs::rename(&place, &earlier)?;
            }
            if !is_made {
                return Ok(());
            }
            fs::rename(&new, &place).inspect_err(|_| {
                if had_earlier {
                    let _ = fs::rename(&earlier, &place);
                }
            })
        };
        if let Err(source) = put() {
            for (place, new, earlier) in done.into_iter().rev() {
                let _ = fs::rename(&place, &new);
                let _ = earlier.map(|earlier| fs::rename(earlier, &place));
            }
            return Err(Error::Write { path: place, source });
        }
        done.push((place, new, had_earlier.then_some(earlier)));
    }
    // Only succeeds when the last deck is gone.
    let _ = fs::remove_dir(&decks);
    Ok(())
}

fn clear_leftovers(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_ours = entry.file_name().to_string_lossy().starts_with(STAGE_PREFIX);
        let age = entry.metadata().and_then(|metadata| metadata.modified()).ok().and_then(|then| then.elapsed().ok());
        if is_ours && age.is_some_and(|age| age > LEFTOVER_AGE) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
