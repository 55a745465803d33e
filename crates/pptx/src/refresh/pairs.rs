//! Which shape of the new drawing is which in the deck, which have gone, and which are really new.

use std::collections::{BTreeMap, BTreeSet};

use super::deck::Found;

/// A shape of the new drawing that the deck has not had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Addition {
    /// Its position in the new drawing.
    pub new_idx: usize,
    /// The shape in the deck after which it goes.
    pub after: Option<usize>,
}

/// Old and new shapes, matched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pairs {
    matched: Vec<(usize, usize)>,
    only_old: Vec<usize>,
    additions: Vec<Addition>,
}

impl Pairs {
    /// New and old position of those on both sides, in the order of the deck.
    pub fn both(&self) -> Vec<(usize, usize)> {
        self.matched.clone()
    }

    /// What the new drawing no longer has.
    pub fn only_old(&self) -> Vec<usize> {
        self.only_old.clone()
    }

    /// What the deck has not had.
    pub fn additions(&self) -> Vec<Addition> {
        self.additions.clone()
    }
}

/// Matches shapes by their part's name, those of one name in order.
///
/// A shape that only the new drawing has was either deleted by somebody or not drawn before. The marks number the shapes as they
/// were drawn: where the deck has every number between the neighbours, nothing was deleted there, and the shape is new.
pub fn pairs(old: &[Found<'_>], new: &[Found<'_>]) -> Pairs {
    let mut by_part: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (idx, found) in new.iter().enumerate() {
        by_part.entry(&found.part).or_default().push(idx);
    }
    let mut n_seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut pairs = Pairs::default();
    for (old_idx, found) in old.iter().enumerate() {
        let n = n_seen.entry(&found.part).or_default();
        match by_part.get(found.part.as_str()).and_then(|all| all.get(*n)) {
            Some(new_idx) => pairs.matched.push((*new_idx, old_idx)),
            None => pairs.only_old.push(old_idx),
        }
        *n += 1;
    }
    let old_of: BTreeMap<usize, usize> = pairs.matched.iter().copied().collect();
    let orders: BTreeSet<u32> = old.iter().map(|found| found.mark.order).collect();
    for new_idx in (0..new.len()).filter(|idx| !old_of.contains_key(idx)) {
        let before = (0..new_idx).rev().find_map(|idx| old_of.get(&idx));
        let behind = (new_idx + 1..new.len()).find_map(|idx| old_of.get(&idx));
        let from = before.map_or(1, |idx| old[*idx].mark.order);
        // Beyond the last shape nothing tells how many there were.
        let Some(to) = behind.map(|idx| old[*idx].mark.order) else { continue };
        // Neighbours may have changed places.
        if (from.min(to) + 1..from.max(to)).all(|order| orders.contains(&order)) {
            pairs.additions.push(Addition { new_idx, after: before.copied() });
        }
    }
    pairs
}
