//! Key figures whose description changed under their identifier, and who looked at it.
//!
//! A notice is written before the snapshot that brings the new description, so that none is lost when the writer is killed.
//! It is told by what it says: the same change is the same notice, however often it is seen.

use std::fs;
use std::sync::Arc;

use domain::KeyFigureId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::manifest::{FORM, Fault, check_form};
use crate::read::{beside_rows, error_of, read_whole};
use crate::sum::sum_of;
use crate::{Cause, Error, Lake};

/// What a key figure was called, and how it was defined.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its title.
    pub title: String,
    /// Its definition, where there is one.
    pub description: Option<String>,
}

/// A change that was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    form: u32,
    /// Its name: `N15621-meaning-3fa2`.
    pub id: String,
    /// The key figure.
    pub key_figure: KeyFigureId,
    /// The gravest change in one word: `meaning`, `unit`, `title`, `scale`, …
    pub word: String,
    /// Whether nothing may be built until somebody has looked at it.
    pub rings: bool,
    /// As it was.
    pub old: Described,
    /// As it is.
    pub new: Described,
    /// What the figures themselves say, where they told of it.
    pub figures: Option<String>,
    /// When it was seen first.
    pub noticed_at: Timestamp,
}

/// A notice that somebody has looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    form: u32,
    /// What was noticed.
    pub notice: Notice,
    /// Why it may be built nevertheless, in that person's words.
    pub reason: String,
    /// When.
    pub accepted_at: Timestamp,
    /// What was said before, oldest first. None is ever taken away.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierReason>,
}

/// A reason that another has come after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EarlierReason {
    /// Why it may be built nevertheless, in that person's words.
    pub reason: String,
    /// When.
    pub accepted_at: Timestamp,
}

/// What becomes of an acceptance where there is one already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// It is refused.
    Refuse,
    /// The new reason counts, and the one before is kept beside it.
    Add,
}

impl Notice {
    /// A notice with the name that belongs to what it says.
    pub fn new(
        key_figure: KeyFigureId,
        word: &str,
        rings: bool,
        (old, new): (Described, Described),
        figures: Option<String>,
        noticed_at: Timestamp,
    ) -> Notice {
        let said = serde_json::to_string(&(key_figure, word, &old, &new, &figures)).expect("texts are JSON");
        let id = format!("{key_figure}-{word}-{:.4}", sum_of(said.as_bytes()));
        Notice { form: FORM, id, key_figure, word: word.to_owned(), rings, old, new, figures, noticed_at }
    }
}

impl Lake {
    /// Keeps a notice. One that is there already stays as it is, with its first date.
    ///
    /// # Errors
    /// [`Error::Write`] when it cannot be written.
    pub fn notice(&self, notice: &Notice) -> Result<(), Error> {
        let path = self.folder.notice(&notice.id);
        if path.exists() { Ok(()) } else { self.keep_beside(&path, notice) }
    }

    /// Every notice, in order of their names.
    pub fn notices(&self) -> Vec<Notice> {
        self.read_beside(&self.folder.notices())
    }

    /// Keeps that a notice has been looked at, and why it may be built nevertheless. Reasons given before stay beside it.
    ///
    /// # Errors
    /// [`Error::UnknownNotice`] when there is none of that name; [`Error::AcceptedAlready`] when there is a reason and another
    /// is not asked for; [`Error::Damaged`] when the earlier reason cannot be read; [`Error::Write`] when it cannot be written.
    pub fn accept(&self, id: &str, reason: &str, again: Again, now: Timestamp) -> Result<Acceptance, Error> {
        let _lock = self.folder.lock(self.lock_wait)?;
        let notice = self.notices().into_iter().find(|notice| notice.id == id);
        let notice = notice.ok_or_else(|| Error::UnknownNotice { id: id.to_owned() })?;
        let path = self.folder.acceptance(&notice.id);
        let mut earlier = Vec::new();
        if let Some(before) = self.acceptance_in(&path)? {
            let Acceptance { reason, accepted_at, .. } = before;
            if again == Again::Refuse {
                return Err(Error::AcceptedAlready { id: id.to_owned(), reason, accepted_at });
            }
            earlier = before.earlier;
            earlier.push(EarlierReason { reason, accepted_at });
        }
        let acceptance = Acceptance { form: FORM, notice, reason: reason.to_owned(), accepted_at: now, earlier };
        self.keep_beside(&path, &acceptance)?;
        Ok(acceptance)
    }

    /// Everything that has been looked at, in order of the notices' names.
    pub fn acceptances(&self) -> Vec<Acceptance> {
        self.read_beside(&self.folder.acceptances())
    }

    /// `None` where there is none. What cannot be read is not taken for none: it would be overwritten.
    fn acceptance_in(&self, path: &std::path::Path) -> Result<Option<Acceptance>, Error> {
        let bytes = match read_whole(path) {
            Err(Cause::Missing) => return Ok(None),
            Err(cause) => return Err(Error::Damaged(beside_rows(path, cause))),
            Ok(bytes) => bytes,
        };
        check_form(&bytes).map_err(|fault| error_of(path, fault))?;
        serde_json::from_slice(&bytes).map(Some).map_err(|error| error_of(path, Fault::of(error)))
    }

    fn keep_beside(&self, path: &std::path::Path, what: &impl Serialize) -> Result<(), Error> {
        let mut bytes = serde_json::to_vec_pretty(what).expect("texts and times are JSON");
        bytes.push(b'\n');
        self.folder
            .make_parent(path)
            .map_err(|source| Error::Write { path: path.to_owned(), source: Arc::new(source) })?;
        self.folder.write(path, &bytes)
    }

    fn read_beside<T: for<'de> Deserialize<'de>>(&self, folder: &std::path::Path) -> Vec<T> {
        let mut paths: Vec<_> =
            fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        let read = |path: std::path::PathBuf| {
            let bytes = fs::read(path).ok()?;
            check_form(&bytes).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        paths.into_iter().filter_map(read).collect()
    }
}
