//! Key figures whose meaning may have changed: noticed when they are fetched, and in the way of a build until somebody has
//! looked.
//!
//! The rule. Whenever a snapshot is written, each key figure's description is held against that of the snapshot before. What
//! changed is kept as a notice, and a notice *rings* when title, unit or meaning changed
//! ([`compare::meaning::TextChange::rings`]), or when nearly all values jumped at once ([`compare::jump`]). A build is
//! stopped by each notice that rings, is not accepted, is about a key figure of its programme, and leads to the
//! description that its snapshot has; not when an open notice of the key figure leads away from just that description, for
//! then it is what it was. A demo is never stopped, and neither is a build of a snapshot that was asked for by name: that
//! day is told as it was.

use std::collections::BTreeSet;

use compare::jump::{Between, Jump, JumpKind, jump};
use compare::meaning::{TextChange, text_changes};
use domain::{KeyFigureId, KeyFigureInfo, Run};
use jiff::Timestamp;
use lake::{Acceptance, Again, Catalogue, Described, Lake, Notice};
use serde::Serialize;

use crate::error::Error;

/// A notice as it is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Alarm {
    /// Its name: `N15621-meaning-3fa2`.
    pub id: String,
    /// The key figure.
    pub key_figure: String,
    /// What changed, gravest first: "the opposite is counted", "unit: …".
    pub what: Vec<String>,
    /// The title before.
    pub old_title: String,
    /// The title now.
    pub new_title: String,
    /// Whether it stops a build while it is not accepted.
    pub rings: bool,
    /// When it was seen first.
    pub noticed_at: String,
    /// Why it may be built nevertheless.
    pub reason: Option<String>,
    /// Since when.
    pub accepted_at: Option<String>,
    /// Reasons that were given before, oldest first.
    pub earlier: Vec<EarlierReason>,
}

/// A reason that another has come after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct EarlierReason {
    /// Why it might be built.
    pub reason: String,
    /// Since when.
    pub accepted_at: String,
}

impl Alarm {
    fn of(notice: &Notice, accepted: Option<&Acceptance>) -> Alarm {
        Alarm {
            id: notice.id.clone(),
            key_figure: notice.key_figure.to_string(),
            what: what(notice),
            old_title: notice.old.title.clone(),
            new_title: notice.new.title.clone(),
            rings: notice.rings,
            noticed_at: notice.noticed_at.to_string(),
            reason: accepted.map(|accepted| accepted.reason.clone()),
            accepted_at: accepted.map(|accepted| accepted.accepted_at.to_string()),
            earlier: accepted.map_or_else(Vec::new, |accepted| accepted.earlier.iter().map(told_earlier).collect()),
        }
    }
}

fn told_earlier(earlier: &lake::EarlierReason) -> EarlierReason {
    EarlierReason { reason: earlier.reason.clone(), accepted_at: earlier.accepted_at.to_string() }
}

fn what(notice: &Notice) -> Vec<String> {
    let info = |described: &Described| described_info(notice.key_figure, described);
    let changes = text_changes(&info(&notice.old), &info(&notice.new));
    changes.iter().map(in_words).chain(notice.figures.clone()).collect()
}

/// A change as a person reads it.
pub(crate) fn in_words(change: &TextChange) -> String {
    match change {
        TextChange::Reused => {
            "the title has hardly a word in common with the old: the id is used for something else".into()
        }
        TextChange::Turned => "the opposite is counted: what was good is bad".into(),
        TextChange::Answers => "other answers are counted".into(),
        TextChange::Unit { old, new } => format!("the unit was “{old}” and is “{new}”"),
        TextChange::Title => "the title says something else".into(),
        TextChange::DefinitionReplaced => "the definition has hardly a word in common with the old".into(),
        TextChange::Definition => "the definition is worded otherwise".into(),
        TextChange::Discontinued => "the title says that the series has ended".into(),
        TextChange::Resumed => "the title no longer says that the series has ended".into(),
        TextChange::Spelling => "the title is spelt otherwise".into(),
    }
}

/// A jump as a person reads it.
pub(crate) fn jump_in_words(jump: &Jump) -> String {
    let which = match jump.between {
        Between::Revision => "values of the same years".to_owned(),
        Between::NewYear(year) => format!("values of the new year {year}"),
    };
    let how = match jump.kind {
        JumpKind::Scale(factor) => format!("were multiplied by about {factor:.3}"),
        JumpKind::Mirror => "became 100 minus what they were".to_owned(),
    };
    format!("{:.0} % of {} {which} {how}", 100.0 * jump.share, jump.n_pairs)
}

fn described_info(id: KeyFigureId, described: &Described) -> KeyFigureInfo {
    KeyFigureInfo {
        id,
        title: described.title.clone(),
        description: described.description.clone(),
        is_divided_by_gender: false,
        municipality_type: String::new(),
        auspice: None,
        operating_area: None,
        perspective: None,
        prel_publication_date: None,
        publication_date: None,
        publ_period: None,
        has_ou_data: false,
    }
}

fn described(info: &KeyFigureInfo) -> Described {
    Described { title: info.title.clone(), description: info.description.clone() }
}

/// How many key figures are described otherwise in a later catalogue, and how many of them may mean something else.
pub(crate) fn n_described_otherwise(old: &Catalogue, new: &Catalogue) -> (usize, usize) {
    let changes = new.key_figures().iter().filter_map(|info| Some(text_changes(old.key_figure(info.id)?, info)));
    let changed: Vec<_> = changes.filter(|changes| !changes.is_empty()).collect();
    (changed.len(), changed.iter().filter(|changes| changes.iter().any(TextChange::rings)).count())
}

/// How many key figures' values were first seen at this time to have jumped all at once.
pub(crate) fn n_jumped(lake: &Lake, at: Timestamp) -> usize {
    let notices = lake.notices().into_iter().filter(|notice| notice.figures.is_some() && notice.noticed_at == at);
    notices.map(|notice| notice.key_figure).collect::<BTreeSet<_>>().len()
}

/// Keeps a notice of every description that changed from one catalogue to another.
pub(crate) fn notice_texts(
    lake: &Lake,
    old: &Catalogue,
    new: &[KeyFigureInfo],
    now: Timestamp,
) -> Result<usize, Error> {
    let mut n_noticed = 0;
    for info in new {
        let Some(before) = old.key_figure(info.id) else { continue };
        let changes = text_changes(before, info);
        let Some(gravest) = changes.iter().find(|change| change.rings()).or(changes.first()) else { continue };
        let texts = (described(before), described(info));
        lake.notice(&Notice::new(info.id, gravest.word(), gravest.rings(), texts, None, now))?;
        n_noticed += 1;
    }
    Ok(n_noticed)
}

/// Keeps a notice of a key figure whose values jumped all at once.
pub(crate) fn notice_jump(
    lake: &Lake,
    (old_info, new_info): (Option<&KeyFigureInfo>, Option<&KeyFigureInfo>),
    (old, new): (&Run, &Run),
    now: Timestamp,
) -> Result<(), Error> {
    let (Some(info), Some(found)) = (new_info, jump(old, new)) else { return Ok(()) };
    let word = if found.kind == JumpKind::Mirror { "mirror" } else { "scale" };
    let texts = (described(old_info.unwrap_or(info)), described(info));
    lake.notice(&Notice::new(info.id, word, true, texts, Some(jump_in_words(&found)), now))?;
    Ok(())
}

/// The open notices about these key figures that are in the way of telling a snapshot with this catalogue, those that ring
/// first.
pub(crate) fn open(lake: &Lake, key_figures: &[KeyFigureId], catalogue: &Catalogue) -> Vec<Alarm> {
    let accepted = lake.acceptances();
    let is_open = |notice: &Notice| accepted.iter().all(|accepted| accepted.notice.id != notice.id);
    let notices: Vec<Notice> = lake.notices().into_iter().filter(is_open).collect();
    let in_the_way = |notice: &&Notice| {
        let Some(info) = catalogue.key_figure(notice.key_figure) else { return false };
        let is = described(info);
        // A jump in the figures stays one when its words are what they were.
        let is_back = notices
            .iter()
            .any(|other| other.key_figure == notice.key_figure && other.figures.is_none() && other.old == is);
        key_figures.contains(&notice.key_figure) && notice.new == is && (!is_back || notice.figures.is_some())
    };
    let mut open: Vec<Alarm> = notices.iter().filter(in_the_way).map(|notice| Alarm::of(notice, None)).collect();
    open.sort_by_key(|alarm| !alarm.rings);
    open
}

/// Stops a build that would tell changed key figures as if nothing had happened.
///
/// - **Shape:** the notices that do not ring, a line each.
///
/// # Errors
/// [`Error::Alarms`] with those that ring.
pub(crate) fn check(lake: &Lake, key_figures: &[KeyFigureId], catalogue: &Catalogue) -> Result<Vec<String>, Error> {
    let (ringing, quiet): (Vec<Alarm>, Vec<Alarm>) =
        open(lake, key_figures, catalogue).into_iter().partition(|alarm| alarm.rings);
    if !ringing.is_empty() {
        return Err(Error::Alarms { alarms: ringing });
    }
    let line = |alarm: Alarm| format!("`{}`: {}", alarm.key_figure, alarm.what.join("; "));
    Ok(quiet.into_iter().map(line).collect())
}

/// Keeps that somebody has looked at an alarm, and why it may be built nevertheless; a reason given before stays beside it.
///
/// # Errors
/// [`Error::NoReason`] without a reason; those of the lake, one of which is that there is no such alarm, another that it is accepted
/// already.
pub fn accept(lake: &std::path::Path, id: &str, reason: &str, again: Again, now: Timestamp) -> Result<Alarm, Error> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Error::NoReason { alarm: id.to_owned() });
    }
    let accepted = Lake::open_kept(lake)?.accept(id.trim(), reason, again, now)?;
    Ok(Alarm::of(&accepted.notice, Some(&accepted)))
}

/// All alarms of a lake, open and accepted, in order of their names.
///
/// # Errors
/// Those of the lake.
pub fn alarms(lake: &std::path::Path) -> Result<Vec<Alarm>, Error> {
    let lake = Lake::open_kept(lake)?;
    let accepted = lake.acceptances();
    let told = |notice: &Notice| Alarm::of(notice, accepted.iter().find(|accepted| accepted.notice.id == notice.id));
    Ok(lake.notices().iter().map(told).collect())
}
