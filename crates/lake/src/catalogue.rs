//! What the publisher says about what is in the lake.

use domain::{Area, AreaCode, AreaGroup, GroupId, KeyFigureGroup, KeyFigureId, KeyFigureInfo, Sha256Hex};
use serde::{Deserialize, Serialize};

use crate::sum::sum_of;

/// Key figures, areas and groups as the publisher described them when the figures were fetched.
///
/// It is part of a snapshot's name, dates of coming publications included: an old day must be told with the titles
/// and dates it had. Whether *figures* have changed is told by [`Changes`](crate::Changes), never by the name.
///
/// - **Shape:** each list in order of its identifiers, each once.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Catalogue {
    key_figures: Vec<KeyFigureInfo>,
    areas: Vec<Area>,
    area_groups: Vec<AreaGroup>,
    key_figure_groups: Vec<KeyFigureGroup>,
}

impl Catalogue {
    /// Sorts each list. Of two with one identifier the later counts.
    pub fn new(
        key_figures: Vec<KeyFigureInfo>,
        areas: Vec<Area>,
        area_groups: Vec<AreaGroup>,
        key_figure_groups: Vec<KeyFigureGroup>,
    ) -> Catalogue {
        Catalogue {
            key_figures: sorted(key_figures, |info| info.id),
            areas: sorted(areas, |area| area.code),
            area_groups: sorted(area_groups, |group| group.id),
            key_figure_groups: sorted(key_figure_groups, |group| group.id),
        }
    }

    /// All key figures, in order.
    pub fn key_figures(&self) -> &[KeyFigureInfo] {
        &self.key_figures
    }

    /// All areas, in order of their codes.
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// All groups of areas, in order.
    pub fn area_groups(&self) -> &[AreaGroup] {
        &self.area_groups
    }

    /// All groups of key figures, in order.
    pub fn key_figure_groups(&self) -> &[KeyFigureGroup] {
        &self.key_figure_groups
    }

    /// One key figure.
    pub fn key_figure(&self, id: KeyFigureId) -> Option<&KeyFigureInfo> {
        found(&self.key_figures, |info| info.id.cmp(&id))
    }

    /// One area.
    pub fn area(&self, code: AreaCode) -> Option<&Area> {
        found(&self.areas, |area| area.code.cmp(&code))
    }

    /// One group of areas.
    pub fn area_group(&self, id: GroupId) -> Option<&AreaGroup> {
        found(&self.area_groups, |group| group.id.cmp(&id))
    }

    /// One group of key figures.
    pub fn key_figure_group(&self, id: GroupId) -> Option<&KeyFigureGroup> {
        found(&self.key_figure_groups, |group| group.id.cmp(&id))
    }

    /// This catalogue with `others` beside its own key figures; its own count where both describe one.
    pub(crate) fn with_key_figures(mut self, mut others: Vec<KeyFigureInfo>) -> Catalogue {
        others.append(&mut self.key_figures);
        self.key_figures = sorted(others, |info| info.id);
        self
    }

    /// The canonical bytes and their sum: JSON in the order of the fields, indented for people.
    pub(crate) fn to_bytes(&self) -> (Vec<u8>, Sha256Hex) {
        let mut bytes = serde_json::to_vec_pretty(self).expect("texts, numbers and lists are JSON");
        bytes.push(b'\n');
        let sum = sum_of(&bytes);
        (bytes, sum)
    }
}

fn sorted<T, K: Ord>(mut items: Vec<T>, key: impl Fn(&T) -> K) -> Vec<T> {
    items.sort_by_key(&key);
    items.reverse();
    items.dedup_by_key(|item| key(item));
    items.reverse();
    items
}

fn found<T>(items: &[T], order: impl FnMut(&T) -> std::cmp::Ordering) -> Option<&T> {
    items.binary_search_by(order).ok().map(|idx| &items[idx])
}
