//! New figures in a person's series: values are replaced, points and labels follow their names, looks stay.

use super::source::Source;
use super::table::without_year;
use crate::shape::said;

const SERIES: [&str; 23] = [
    "idx",
    "order",
    "tx",
    "spPr",
    "invertIfNegative",
    "pictureOptions",
    "explosion",
    "marker",
    "dPt",
    "dLbls",
    "trendline",
    "errBars",
    "cat",
    "xVal",
    "val",
    "yVal",
    "bubbleSize",
    "bubble3D",
    "smooth",
    "shape",
    "firstSliceAng",
    "holeSize",
    "extLst",
];
const POINT: [&str; 9] =
    ["idx", "invertIfNegative", "marker", "bubble3D", "explosion", "spPr", "pictureOptions", "txPr", "extLst"];
const LABEL: [&str; 16] = [
    "idx",
    "delete",
    "layout",
    "tx",
    "numFmt",
    "spPr",
    "txPr",
    "dLblPos",
    "showLegendKey",
    "showVal",
    "showCatName",
    "showSerName",
    "showPercent",
    "showBubbleSize",
    "separator",
    "extLst",
];
const LABELS: [&str; 15] = [
    "dLbl",
    "delete",
    "numFmt",
    "spPr",
    "txPr",
    "dLblPos",
    "showLegendKey",
    "showVal",
    "showCatName",
    "showSerName",
    "showPercent",
    "showBubbleSize",
    "separator",
    "showLeaderLines",
    "leaderLines",
];

/// Who is marked, now and in the deck.
#[derive(Debug, Clone, Copy)]
pub struct MarkedNames<'a> {
    /// In the new drawing.
    pub new: &'a str,
    /// In the deck.
    pub old: &'a str,
}

/// The names along a series, by position, without the years of older figures.
fn names(series: Source<'_>) -> Vec<(usize, String)> {
    let names = series.node.child("cat").map_or_else(Vec::new, said::points);
    names.into_iter().map(|(idx, name)| (idx, without_year(&name))).collect()
}

fn name_at(names: &[(usize, String)], idx: usize) -> String {
    names.iter().find(|(at, _)| *at == idx).map(|(_, name)| name.clone()).unwrap_or_default()
}

fn idx_of(point: Source<'_>) -> Option<usize> {
    usize::try_from(point.node.child("idx")?.number("val")?).ok()
}

/// The series with the new one's figures.
pub fn merged(old: Source<'_>, new: Source<'_>, is_bars: bool, marked: MarkedNames<'_>) -> String {
    let (old_names, new_names) = (names(old), names(new));
    let follow = Follow { is_bars, marked, old_names: &old_names, new_names: &new_names };
    let mut replaced: Vec<(&str, String)> = Vec::new();
    for name in ["idx", "order", "tx", "cat", "xVal", "val", "yVal", "bubbleSize"] {
        replaced.push((name, new.child(name).map_or(String::new(), |child| child.raw().to_owned())));
    }
    if new.node.child("errBars").is_some() {
        replaced.push(("errBars", new.children_named("errBars").map(Source::raw).collect()));
    }
    replaced.push(("dPt", follow.points(old, new)));
    if let (Some(old_labels), Some(new_labels)) = (old.child("dLbls"), new.child("dLbls")) {
        replaced.push(("dLbls", follow.labels(old_labels, new_labels)));
    }
    old.in_order(&SERIES, &replaced)
}

/// How points and labels find their way.
struct Follow<'a> {
    is_bars: bool,
    marked: MarkedNames<'a>,
    old_names: &'a [(usize, String)],
    new_names: &'a [(usize, String)],
}

impl Follow<'_> {
    fn old_name(&self, idx: usize) -> String {
        name_at(self.old_names, idx)
    }

    /// The old point of the same name; of a line, whose one point is its last year, the one there is.
    fn same<'a>(&self, old: &[Source<'a>], new: &[Source<'_>], idx: usize) -> Option<Source<'a>> {
        if !self.is_bars && old.len() == 1 && new.len() == 1 {
            return old.first().copied();
        }
        let name = name_at(self.new_names, idx);
        let is_same = |point: &&Source<'a>| {
            let Some(old_idx) = idx_of(**point) else { return false };
            if self.old_names.is_empty() { old_idx == idx } else { self.old_name(old_idx) == name }
        };
        old.iter().find(is_same).copied()
    }

    /// Points with a look of their own, each at its name's new position.
    ///
    /// An outline says that a figure is older: it comes and goes with the figure. A fill that somebody gave stays.
    fn points(&self, old: Source<'_>, new: Source<'_>) -> String {
        let (old, new): (Vec<_>, Vec<_>) = (old.children_named("dPt").collect(), new.children_named("dPt").collect());
        let is_hollow = |point: Source<'_>| point.node.path(&["spPr", "noFill"]).is_some();
        let mut points: Vec<(usize, String)> = Vec::new();
        for point in &new {
            let Some(idx) = idx_of(*point) else { continue };
            let kept = self.same(&old, &new, idx).filter(|old| is_hollow(*old) == is_hollow(*point));
            points.push((idx, kept.map_or_else(|| point.raw().to_owned(), |old| at(old, idx, &POINT))));
        }
        for point in old.iter().filter(|point| self.is_bars && !is_hollow(**point)) {
            let Some(name) = idx_of(*point).map(|idx| self.old_name(idx)) else { continue };
            let Some((idx, _)) = self.new_names.iter().find(|(_, new)| *new == name) else { continue };
            let is_of_marked = name == self.marked.new || name == self.marked.old;
            if !is_of_marked && points.iter().all(|(taken, _)| taken != idx) {
                points.push((*idx, at(*point, *idx, &POINT)));
            }
        }
        points.sort_by_key(|(idx, _)| *idx);
        points.into_iter().map(|(_, text)| text).collect()
    }

    /// Labels: those of single points as newly placed, in the old look where it is the same kind of label.
    fn labels(&self, old: Source<'_>, new: Source<'_>) -> String {
        let (old_single, new_single): (Vec<_>, Vec<_>) =
            (old.children_named("dLbl").collect(), new.children_named("dLbl").collect());
        // Somebody has taken all labels away.
        let is_off =
            |labels: Source<'_>| labels.node.child("delete").and_then(|node| node.attribute("val")) == Some("1");
        if is_off(old) && old_single.is_empty() {
            return old.raw().to_owned();
        }
        let kind = |label: Source<'_>| {
            (is_off(label), label.node.child("dLblPos").and_then(|place| place.attribute("val")).map(str::to_owned))
        };
        let mut singles: Vec<(usize, String)> = Vec::new();
        for label in &new_single {
            let Some(idx) = idx_of(*label) else { continue };
            let same = self.same(&old_single, &new_single, idx);
            let kept = same.filter(|old| kind(*old) == kind(*label) || old.node.child("tx").is_some());
            singles.push((idx, kept.map_or_else(|| label.raw().to_owned(), |old| at(old, idx, &LABEL))));
        }
        for label in old_single.iter().filter(|label| label.node.child("tx").is_some()) {
            let Some(name) = idx_of(*label).map(|idx| self.old_name(idx)) else { continue };
            let Some((idx, _)) = self.new_names.iter().find(|(_, new)| *new == name) else { continue };
            if singles.iter().all(|(taken, _)| taken != idx) {
                singles.push((*idx, at(*label, *idx, &LABEL)));
            }
        }
        singles.sort_by_key(|(idx, _)| *idx);
        let singles: String = singles.into_iter().map(|(_, text)| text).collect();
        let order: Vec<&str> = LABELS.into_iter().chain(["extLst"]).collect();
        old.in_order(&order, &[("dLbl", singles)])
    }
}

/// A series' labels with everything in the order of the schema, which LibreOffice does not keep.
pub fn labels_in_order(labels: Source<'_>) -> String {
    let singles: String = labels.children_named("dLbl").map(|label| label.in_order(&LABEL, &[])).collect();
    let order: Vec<&str> = LABELS.into_iter().chain(["extLst"]).collect();
    labels.in_order(&order, &[("dLbl", singles)])
}

fn at(point: Source<'_>, idx: usize, order: &[&str]) -> String {
    point.in_order(order, &[("idx", format!("<c:idx val=\"{idx}\"/>"))])
}
