//! Which key figures share a file.

use domain::KeyFigureId;
use sha2::{Digest, Sha256};

/// A file holds no fewer, the last one aside: a handful of key figures is not worth a file of its own.
const N_IN_FILE_MIN: usize = 20;
/// A file holds no more.
const N_IN_FILE_MAX: usize = 100;

/// Cuts key figures, in order, into runs of some fifty that share a file.
///
/// A file ends after a key figure that [ends one](ends_a_file) by its identifier alone. So the cuts rest on nothing
/// but the set of key figures, and one that comes or goes moves the cuts near it and leaves all other files as they
/// are. Counting off fifties would move every file after it.
///
/// - **Shape:** ascending and each once in; the same in the same order out, none left out.
pub(crate) fn group(key_figures: impl Iterator<Item = KeyFigureId>) -> Vec<Vec<KeyFigureId>> {
    let mut groups = Vec::new();
    let mut open = Vec::new();
    for id in key_figures {
        open.push(id);
        if is_full(open.len(), id) {
            groups.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        groups.push(open);
    }
    groups
}

/// Whether a file with so many key figures ends with `last`.
pub(crate) fn is_full(n_in_file: usize, last: KeyFigureId) -> bool {
    n_in_file >= N_IN_FILE_MAX || (n_in_file >= N_IN_FILE_MIN && ends_a_file(last))
}

/// One identifier in 32, chosen by its sum: with at least twenty in a file, that makes forty-five on average.
fn ends_a_file(id: KeyFigureId) -> bool {
    Sha256::digest(id.as_str())[0] < 8
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::KeyFigureId;
    use proptest::prelude::*;

    use super::{N_IN_FILE_MAX, group};

    fn id(number: u32) -> KeyFigureId {
        KeyFigureId::new(&format!("N{number:05}")).unwrap()
    }

    #[test]
    fn one_key_figure_more_moves_few_files() {
        let all: BTreeSet<KeyFigureId> = (0..6500).map(|number| id(number * 3)).collect();
        let before: BTreeSet<_> = group(all.iter().copied()).into_iter().collect();
        let mut more = all.clone();
        more.insert(id(7000));
        let after: BTreeSet<_> = group(more.iter().copied()).into_iter().collect();
        assert_eq!((before.len(), after.difference(&before).count()), (144, 1));
    }

    proptest! {
        #[test]
        fn every_key_figure_stands_once_and_in_order(numbers in prop::collection::btree_set(0u32..99_999, 0..600)) {
            let ids: Vec<KeyFigureId> = numbers.into_iter().map(id).collect();
            let groups = group(ids.iter().copied());
            prop_assert!(groups.iter().all(|group| !group.is_empty() && group.len() <= N_IN_FILE_MAX));
            prop_assert_eq!(groups.concat(), ids);
        }
    }
}
