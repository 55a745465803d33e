//! Which decks a build makes beside the host's, and making them: on all cores, so many at a time as there are cores.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::str::FromStr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use compose::Day;
use compose::sister::{self, Committee};
use compose::sister_inhabitants;
use document::Document;
use html::Downloads;

use crate::delivered::{Delivered, OnTemplate};
use crate::error::Error;
use crate::progress::{Progress, Stage};

/// Their folder in the output folder.
const FOLDER: &str = "decks";
/// The host's own deck.
const HOST_DECK: &str = "deck.pptx";
/// All committees' decks.
const COMMITTEES: &str = "namnder";
/// The deck for inhabitants.
const INHABITANTS: &str = "invanare";
/// Before a committee's slug.
const COMMITTEE_PREFIX: &str = "namnd-";
/// On machines with many cores: each deck at work holds all its parts in memory.
const N_AT_WORK_MAX: usize = 8;

/// Which decks are made. The host's `deck.pptx` always is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum DeckChoice {
    /// No other.
    #[default]
    Host,
    /// One a municipality, one a committee, one for inhabitants.
    All,
    /// Those named: municipalities by name, slug or code, committees by slug, `namnder`, `invanare`.
    Named(Vec<String>),
}

impl FromStr for DeckChoice {
    type Err = Infallible;

    /// `host`, `all`, or names with commas between. Names are looked up when the group is known.
    fn from_str(text: &str) -> Result<DeckChoice, Infallible> {
        let names: Vec<&str> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
        let is = |name: &str, word: &str| name.eq_ignore_ascii_case(word);
        Ok(if names.iter().any(|name| is(name, "all")) {
            DeckChoice::All
        } else if names.iter().all(|name| is(name, "host")) {
            DeckChoice::Host
        } else {
            let named = names.into_iter().filter(|name| !is(name, "host"));
            DeckChoice::Named(named.map(str::to_owned).collect())
        })
    }
}

/// Whose a deck is.
enum Whose {
    /// The municipality that the document of this place marks.
    Municipality(usize),
    Committee(Committee),
    Inhabitants,
}

/// A deck to be made.
pub(crate) struct Sister {
    path: String,
    whose: Whose,
    /// What asks for it, in lower case.
    names: Vec<String>,
}

/// A deck that was made beside the host's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SisterDeck {
    /// Its path in the output folder.
    pub path: String,
    /// How many slides it has.
    pub n_slides: usize,
    /// How many native charts it has.
    pub n_charts: usize,
}

/// The decks chosen, each once: municipalities in order of name, committees in the order of the day, inhabitants.
///
/// # Errors
/// [`Error::UnknownDeck`] for a name that is none of theirs.
pub(crate) fn plan(choice: &DeckChoice, day: &Day<'_>, documents: &[Document]) -> Result<Vec<Sister>, Error> {
    let DeckChoice::Named(asked) = choice else {
        return Ok(if *choice == DeckChoice::All { all(day, documents) } else { Vec::new() });
    };
    let mut sisters = all(day, documents);
    let mut wanted = BTreeSet::new();
    for name in asked {
        let lower = name.to_lowercase();
        let found: Vec<usize> = (0..sisters.len()).filter(|idx| sisters[*idx].names.contains(&lower)).collect();
        if found.is_empty() {
            let first_name = |sister: &Sister| sister.names.first().cloned().unwrap_or_default();
            let mut known: Vec<String> = vec!["host".to_owned(), "all".to_owned(), COMMITTEES.to_owned()];
            known.extend(sisters.iter().map(first_name));
            return Err(Error::UnknownDeck { asked: name.clone(), known });
        }
        wanted.extend(found);
    }
    let mut idx = 0;
    sisters.retain(|_| {
        idx += 1;
        wanted.contains(&(idx - 1))
    });
    Ok(sisters)
}

fn all(day: &Day<'_>, documents: &[Document]) -> Vec<Sister> {
    let mut sisters = Vec::new();
    let mut taken = BTreeSet::new();
    for member in &documents[0].members {
        let Some(idx) = documents.iter().position(|document| document.marked == member.area) else { continue };
        // Habo and Håbo fold to the same letters.
        let is_free = taken.insert(member.slug.clone());
        let name = if is_free { member.slug.clone() } else { format!("{}-{}", member.slug, member.area) };
        let names = [&name, &member.name.to_lowercase(), &member.area.to_string()].map(Clone::clone).to_vec();
        sisters.push(Sister { path: format!("{FOLDER}/{name}.pptx"), whose: Whose::Municipality(idx), names });
    }
    for committee in sister::committees(day) {
        let name = format!("{COMMITTEE_PREFIX}{}", committee.slug);
        sisters.push(Sister {
            path: format!("{FOLDER}/{name}.pptx"),
            names: vec![name, COMMITTEES.to_owned(), committee.name.to_lowercase()],
            whose: Whose::Committee(committee),
        });
    }
    sisters.push(Sister {
        path: format!("{FOLDER}/{INHABITANTS}.pptx"),
        whose: Whose::Inhabitants,
        names: vec![INHABITANTS.to_owned()],
    });
    sisters
}

/// The host's document, and those of the municipalities that get a deck of their own.
pub(crate) fn with_own<'d>(sisters: &[Sister], documents: &'d [Document]) -> Vec<&'d Document> {
    let has_own =
        |idx: usize| sisters.iter().any(|sister| matches!(sister.whose, Whose::Municipality(own) if own == idx));
    documents.iter().enumerate().filter(|(idx, _)| *idx == 0 || has_own(*idx)).map(|(_, document)| document).collect()
}

/// What each document's pages of the site lead to: its municipality's own deck, where one is made.
pub(crate) fn downloads(sisters: &[Sister], documents: &[Document]) -> Vec<Downloads> {
    let own = |document_idx: usize| {
        let is_own = |sister: &&Sister| matches!(sister.whose, Whose::Municipality(idx) if idx == document_idx);
        sisters.iter().find(is_own).map(|sister| format!("../{}", sister.path))
    };
    let of = |idx: usize| match idx {
        0 => Downloads { deck: Some(format!("../{HOST_DECK}")), workbook: Some("../nyckeltal.xlsx".to_owned()) },
        _ => Downloads { deck: own(idx), workbook: None },
    };
    (0..documents.len()).map(of).collect()
}

/// Makes the decks; answers them in their order.
///
/// A worker takes the next deck when it is done with one, so that never more decks than workers lie unpacked in
/// memory. Slides and parts of each are made on all cores besides.
///
/// # Errors
/// Those of [`OnTemplate::deliver`], of the first deck that fails.
pub(crate) fn write(
    sisters: &[Sister],
    day: &Day<'_>,
    documents: &[Document],
    on: &OnTemplate<'_>,
    progress: &dyn Progress,
) -> Result<Vec<Delivered>, Error> {
    if sisters.is_empty() {
        return Ok(Vec::new());
    }
    progress.stage(Stage::WritingDecks { n_decks: sisters.len() });
    let n_workers = rayon::current_num_threads().clamp(1, N_AT_WORK_MAX).min(sisters.len());
    let next = AtomicUsize::new(0);
    let made: Vec<Mutex<Option<Result<Delivered, Error>>>> = sisters.iter().map(|_| Mutex::new(None)).collect();
    std::thread::scope(|scope| {
        for _ in 0..n_workers {
            scope.spawn(|| {
                loop {
                    let idx = next.fetch_add(1, Ordering::Relaxed);
                    let Some(sister) = sisters.get(idx) else { break };
                    let written = write_one(sister, day, documents, on);
                    *made[idx].lock().unwrap_or_else(PoisonError::into_inner) = Some(written);
                    progress.deck_done();
                }
            });
        }
    });
    let taken = |made: Mutex<Option<Result<Delivered, Error>>>| {
        made.into_inner().unwrap_or_else(PoisonError::into_inner).expect("every deck has been taken by a worker")
    };
    made.into_iter().map(taken).collect()
}

fn write_one(sister: &Sister, day: &Day<'_>, documents: &[Document], on: &OnTemplate<'_>) -> Result<Delivered, Error> {
    let host = &documents[0];
    let document = match &sister.whose {
        Whose::Municipality(idx) => sister::for_municipality(day, &documents[*idx]),
        Whose::Committee(committee) => sister::for_committee(day, host, committee),
        Whose::Inhabitants => sister_inhabitants::for_inhabitants(day, host),
    };
    on.deliver(&document, &sister.path)
}
