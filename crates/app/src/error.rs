//! What ends an operation, and what the reader can do about it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::unanswerable::Unanswerable;

/// Why an operation came to nothing. What stood before still stands.
#[derive(Debug, Error)]
pub enum Error {
    /// The programme or a list of key figures is wrong.
    #[error(transparent)]
    Catalogue(#[from] catalogue::CatalogueError),
    /// The service did not answer as it should.
    #[error(transparent)]
    Kolada(#[from] kolada::Error),
    /// The lake could not be read or written.
    #[error(transparent)]
    Lake(#[from] lake::Error),
    /// The template cannot be used.
    #[error(transparent)]
    Deck(#[from] pptx::Error),
    /// The workbook cannot be made.
    #[error(transparent)]
    Workbook(#[from] xlsx::Error),
    /// The site cannot be made.
    #[error(transparent)]
    Site(#[from] html::Error),
    /// The handout as a PDF.
    #[cfg(feature = "pdf")]
    #[error(transparent)]
    Handout(#[from] pdf::Error),
    /// A file of outlines is wrong.
    #[error("`{}` cannot be drawn: {source}", .path.display())]
    Boundaries {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        source: crate::boundaries::BoundariesError,
    },
    /// Somebody's table is wrong.
    #[error(transparent)]
    Table(#[from] crate::stats_table::TableError),
    /// A statistic cannot be computed from what was given.
    #[error(transparent)]
    Stats(#[from] ::stats::Error),
    /// Key figures of the programme may mean something else than they did.
    #[error("{}", alarms_in_words(.alarms))]
    Alarms {
        /// Those that nobody has looked at.
        alarms: Vec<crate::alarms::Alarm>,
    },
    /// A deck breaks rules of accessibility, and was not delivered.
    #[error("`{deck}` cannot be read by everybody, and is not delivered: {}", faults_in_words(.audit))]
    Inaccessible {
        /// Which.
        deck: String,
        /// What was found.
        audit: Box<pptx::gate::Audit>,
    },
    /// A deck that was asked about has faults.
    #[error("`{deck}` has {n_faults} {} of accessibility", if *.n_faults == 1 { "fault" } else { "faults" })]
    FaultsFound {
        /// Which.
        deck: String,
        /// How many.
        n_faults: usize,
    },
    /// A snapshot that was checked is not as it was written.
    #[error("{n_wrong} files of the snapshot `{snapshot}` are not as they were written")]
    SnapshotDamaged {
        /// Which.
        snapshot: String,
        /// How many.
        n_wrong: usize,
    },
    /// An alarm cannot be accepted without a reason.
    #[error("`{alarm}` is not accepted without a reason")]
    NoReason {
        /// Which.
        alarm: String,
    },
    /// What should be a key figure is none.
    #[error(transparent)]
    NoKeyFigure(#[from] domain::IdError),
    /// A file cannot be read.
    #[error("`{}` cannot be read: {source}", .path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file or folder cannot be written.
    #[error("`{}` cannot be written: {source}", .path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file would be overwritten.
    #[error("`{}` is there already", .path.display())]
    Exists {
        /// Which.
        path: PathBuf,
    },
    /// The network is not to be used, and the lake does not hold all that is needed.
    #[error("the lake `{}` lacks {} of the {n_needed} key figures needed: {}", .lake.display(), .lacking.len(), first_of(.lacking))]
    Offline {
        /// Which lake.
        lake: PathBuf,
        /// How many are needed.
        n_needed: usize,
        /// Which it lacks.
        lacking: Vec<String>,
    },
    /// There is nothing to compare.
    #[error("the lake `{}` holds no snapshot", .lake.display())]
    EmptyLake {
        /// Which.
        lake: PathBuf,
    },
    /// The lake's snapshot has no such key figures.
    #[error("the snapshot {snapshot} does not hold {}", first_of(.lacking))]
    NotInSnapshot {
        /// The beginning of its name.
        snapshot: String,
        /// Which it lacks.
        lacking: Vec<String>,
    },
    /// The publisher has no such group.
    #[error("the source has no group `{group}`")]
    UnknownGroup {
        /// Which.
        group: String,
    },
    /// A member of the group is no municipality of the publisher.
    #[error("the source has no municipality with the code `{area}`")]
    UnknownMember {
        /// Which.
        area: String,
    },
    /// The host does not belong to the publisher's group.
    #[error("the host `{host}` is not a member of the group `{group}`")]
    HostOutside {
        /// Who.
        host: String,
        /// Of which group.
        group: String,
    },
    /// A deck was asked for that the day does not have.
    #[error("there is no deck `{asked}`; there are: {}", .known.join(", "))]
    UnknownDeck {
        /// What was asked for.
        asked: String,
        /// What can be asked for.
        known: Vec<String>,
    },
    /// No municipality of the group has any figure.
    #[error("no municipality of the group has a figure for any of the {n_key_figures} key figures")]
    NoFigures {
        /// How many were looked at.
        n_key_figures: usize,
    },
    /// The publisher has no such key figure.
    #[error("the source has no key figure `{key_figure}` with values for municipalities")]
    NothingToShow {
        /// Which.
        key_figure: String,
    },
    /// A deck would be refreshed with another day's figures.
    #[error("`{}` was made of the day \u{201c}{of_deck}\u{201d}, not of \u{201c}{of_programme}\u{201d}", .deck.display())]
    OtherDay {
        /// The deck.
        deck: PathBuf,
        /// Its day.
        of_deck: String,
        /// The programme's.
        of_programme: String,
    },
    /// Made-up values would meet real ones.
    #[error("`{}` was made of {} values", .deck.display(), if *.is_deck_made_up { "made-up" } else { "real" })]
    MadeUpAndReal {
        /// The deck.
        deck: PathBuf,
        /// Whether its values are made up.
        is_deck_made_up: bool,
    },
    /// A deck was saved by somebody while it was being refreshed.
    #[error("`{}` was changed while it was being refreshed", .path.display())]
    ChangedMeanwhile {
        /// Which.
        path: PathBuf,
    },
    /// The lake has no answer.
    #[error(transparent)]
    Unanswerable(#[from] Unanswerable),
    /// The asynchronous runtime cannot be started.
    #[error("cannot start: {source}")]
    Start {
        /// Why.
        source: io::Error,
    },
}

fn alarms_in_words(alarms: &[crate::alarms::Alarm]) -> String {
    let mut text = match alarms {
        [_] => "a key figure of the programme may mean something else than it did:".to_owned(),
        _ => format!("{} key figures of the programme may mean something else than they did:", alarms.len()),
    };
    for alarm in alarms {
        let what = alarm.what.join("; ");
        text.push_str(&format!("\n  {}: {what}\n    was: {}\n    is:  {}", alarm.id, alarm.old_title, alarm.new_title));
    }
    text
}

fn first_of(lacking: &[String]) -> String {
    const N_NAMED_MAX: usize = 6;
    let named = lacking.iter().take(N_NAMED_MAX).cloned().collect::<Vec<_>>().join(", ");
    if lacking.len() > N_NAMED_MAX { format!("{named} …") } else { named }
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Error::Catalogue(error) => return error.hint(),
            Error::Kolada(error) => {
                use kolada::Error::{EndlessPages, ForeignPage, GaveUp, Refused};
                let offline = "what has come is kept: run again, or with `--offline` to use the lake alone";
                return match (error.hint(), error) {
                    (Some(hint), GaveUp { .. }) => Some(format!("{hint}; {offline}")),
                    (None, GaveUp { .. } | Refused { .. } | ForeignPage { .. } | EndlessPages { .. }) => {
                        Some(offline.to_owned())
                    }
                    (hint, _) => hint,
                };
            }
            Error::Lake(error) => return error.hint(),
            Error::Deck(error) => return error.hint(),
            Error::Workbook(error) => return error.hint(),
            Error::Site(error) => return error.hint(),
            #[cfg(feature = "pdf")]
            Error::Handout(_) => return None,
            Error::Boundaries { source, .. } => return Some(source.hint()),
            Error::Table(error) => error.hint(),
            Error::Stats(error) => error.hint(),
            Error::Alarms { alarms } => {
                let alarm = alarms.first().map_or("ALARM", |alarm| alarm.id.as_str());
                return Some(format!(
                    "look at each; when it may be told, say why: nyckeltal accept {alarm} --reason \"…\""
                ));
            }
            Error::Inaccessible { .. } => {
                "choose another template (`nyckeltal template check FILE` tells of it), or deliver it all the same with --force-inaccessible"
            }
            Error::FaultsFound { .. } => {
                "mend them in PowerPoint (the shapes have these names under Arrange, Selection Pane) and check again"
            }
            Error::SnapshotDamaged { .. } => "fetch anew: nyckeltal sync; what is damaged is replaced",
            Error::NoReason { .. } => "say in some words why it may be told nevertheless: --reason \"…\"",
            Error::NoKeyFigure(_) => "give key figures, or one programme: nyckeltal sync N11008 N15508",
            Error::Read { source, .. } if source.kind() == io::ErrorKind::InvalidData => {
                "save the file as UTF-8: in the editor under Save as"
            }
            Error::Read { .. } => "check the path, and that you may read the file",
            Error::Write { source, .. } if source.kind() == io::ErrorKind::StorageFull => {
                "the disk is full: make room, or choose another place with `--out`; earlier output is untouched"
            }
            Error::Write { .. } => "choose another place with `--out`, or close the file where it is open",
            Error::Exists { .. } => "name another file, or move the old one away",
            Error::Offline { .. } => "run once without `--offline`, so that they are fetched",
            Error::EmptyLake { .. } => {
                "fetch figures first, as with `nyckeltal build`, or name another lake with `--lake`"
            }
            Error::NotInSnapshot { .. } => "check the ids, or fetch the key figures first",
            Error::UnknownGroup { .. } => "write the group's id as the source has it, as in kolada_group = \"G96274\"",
            Error::UnknownMember { .. } => "write a municipality's four digits, as in area = \"0192\" for Nynäshamn",
            Error::HostOutside { .. } => "write the code of one of the group's members as `host`",
            Error::UnknownDeck { .. } => {
                "name decks of that list, with commas between: --decks haninge,namnder,invanare"
            }
            Error::NoFigures { .. } => "check the members' codes and the key figures' ids in the programme",
            Error::NothingToShow { .. } => "check the id; key figures are listed at kolada.se",
            Error::OtherDay { .. } => "name the programme the deck was made of: --programme dagen.toml",
            Error::MadeUpAndReal { is_deck_made_up: true, .. } => "refresh it with made-up values: --demo",
            Error::MadeUpAndReal { .. } => "leave `--demo` out",
            Error::ChangedMeanwhile { .. } => "close the deck where it is open, and run again: nothing was written",
            Error::Unanswerable(error) => return Some(error.hint()),
            Error::Start { .. } => "close some programs and try again",
        };
        Some(hint.to_owned())
    }

    /// Whether this is a mistake of ours rather than something the reader can mend.
    pub fn is_unexpected(&self) -> bool {
        #[cfg(feature = "pdf")]
        if matches!(self, Error::Handout(_)) {
            return true;
        }
        matches!(self, Error::Workbook(_) | Error::Site(_) | Error::Start { .. })
    }

    pub(crate) fn read(path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| Error::Read { path, source }
    }

    pub(crate) fn write(path: &Path) -> impl FnOnce(io::Error) -> Error {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    }
}

/// Each fault on a line of its own, the first of many.
/// How many there are by rule, and the first few of each: one faint colour is thousands of faults.
fn faults_in_words(audit: &pptx::gate::Audit) -> String {
    const N_EACH_MAX: usize = 5;
    let counted = |n: usize| format!("{n} {}", if n == 1 { "fault" } else { "faults" });
    let mut text = counted(audit.faults.len());
    for rule in pptx::gate::Rule::ALL {
        let of_rule: Vec<_> = audit.faults.iter().filter(|fault| fault.rule == rule).collect();
        if of_rule.is_empty() {
            continue;
        }
        let slides: std::collections::BTreeSet<_> = of_rule.iter().map(|fault| fault.slide).collect();
        let on = if slides.len() == 1 { "slide" } else { "slides" };
        text += &format!("\n{} ({} on {} {on})", rule.name(), counted(of_rule.len()), slides.len());
        for fault in of_rule.iter().take(N_EACH_MAX) {
            let shape = if fault.shape.is_empty() { String::new() } else { format!(" [{}]", fault.shape) };
            text += &format!("\n  slide {:>3}  {}{shape}", fault.slide, fault.what);
        }
        if of_rule.len() > N_EACH_MAX {
            text += &format!(
                "\n  and {} more; `--force-inaccessible` writes them all to accessibility.json",
                of_rule.len() - N_EACH_MAX
            );
        }
    }
    text
}
