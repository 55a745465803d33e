//! Where shapes are, were put, and shall go: what a person moved stays, what is drawn over a chart goes with it.

use super::deck::Found;
use crate::shape::mark::Place;
use crate::xml::Node;

/// A rectangle in Office's units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Left, top, width and height.
    pub sides: [i64; 4],
}

/// A tenth of a millimetre.
const TENTH: i64 = 3_600;
/// Above and below a chart, so much still belongs to it: the labels of its lines.
const ABOVE: i64 = 411_480;
/// Page furniture, which no chart takes with it.
pub const FURNITURE: [&str; 9] =
    ["title", "kicker", "subtitle", "banner", "legend", "hairline", "source", "passport", "panel"];

impl Spot {
    /// The element that holds a shape's place, and the place.
    pub fn of(shape: &Node) -> Option<(&Node, Spot)> {
        let transform = match shape.name.as_str() {
            "graphicFrame" => shape.child("xfrm")?,
            _ => shape.path(&["spPr", "xfrm"])?,
        };
        let (offset, extent) = (transform.child("off")?, transform.child("ext")?);
        let sides = [offset.number("x")?, offset.number("y")?, extent.number("cx")?, extent.number("cy")?];
        Some((transform, Spot { sides }))
    }

    /// The place that a mark tells of.
    pub fn marked(place: Place) -> Spot {
        Spot { sides: place.sides.map(|side| side * TENTH) }
    }

    /// The same for comparing.
    pub fn place(self) -> Place {
        Place::from_emu(self.sides)
    }

    fn middle(self) -> (i64, i64) {
        let [left, top, width, height] = self.sides;
        (left + width / 2, top + height / 2)
    }

    /// Whether both are the same but for rounding; of tables the height counts for nothing, since programs compute it.
    pub fn is_near(self, other: Spot, is_table: bool) -> bool {
        let (mut one, mut other) = (self.place(), other.place());
        if is_table {
            one.sides[3] = 0;
            other.sides[3] = 0;
        }
        one.is_near(other)
    }
}

/// A chart in three places: as marked, as it is, as newly drawn.
#[derive(Debug, Clone, Copy)]
pub struct ChartSpots {
    /// Where the last drawing put it.
    pub marked: Spot,
    /// Where it is in the deck.
    pub present: Spot,
    /// Where the new drawing puts it.
    pub drawn: Spot,
}

impl ChartSpots {
    /// Whether a person moved it or changed its size.
    pub fn is_moved(&self) -> bool {
        !self.present.is_near(self.marked, false)
    }

    fn goal(&self) -> Spot {
        if self.is_moved() { self.present } else { self.drawn }
    }
}

/// The chart that a newly drawn shape belongs to: the nearest of those it lies on or right above.
pub fn chart_of<'a>(part: &str, drawn: Spot, charts: &'a [ChartSpots]) -> Option<&'a ChartSpots> {
    if FURNITURE.contains(&part) {
        return None;
    }
    let (x, y) = drawn.middle();
    let is_on = |chart: &&ChartSpots| {
        let [left, top, width, height] = chart.drawn.sides;
        (left - ABOVE..=left + width + ABOVE).contains(&x) && (top - ABOVE..=top + height + ABOVE / 2).contains(&y)
    };
    let distance = |chart: &&ChartSpots| {
        let (chart_x, chart_y) = chart.drawn.middle();
        (chart_x - x).abs() + (chart_y - y).abs()
    };
    charts.iter().filter(is_on).min_by_key(distance)
}

/// What to do with a shape's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// It is where it shall be.
    Stay,
    /// A person put it there.
    Theirs,
    /// It goes there.
    To(Spot),
}

/// Where a shape shall go.
pub fn goal(old: &Found<'_>, marked: Place, drawn: Spot, chart: Option<&ChartSpots>) -> Move {
    let Some((_, present)) = Spot::of(old.shape) else { return Move::Stay };
    let is_table = old.is_table();
    let marked = Spot::marked(marked);
    let is_unmoved = present.is_near(marked, is_table);
    let (is_ours, goal) = match chart.filter(|_| !is_table) {
        Some(chart) => {
            let went_along = present.is_near(mapped(marked, chart.marked, chart.present), false);
            (is_unmoved || went_along, mapped(drawn, chart.drawn, chart.goal()))
        }
        None => (is_unmoved, drawn),
    };
    match (is_ours, goal.is_near(present, is_table)) {
        (false, true) | (true, true) => Move::Stay,
        (false, false) => Move::Theirs,
        (true, false) => Move::To(goal),
    }
}

/// A place moved along with a frame. Positions and lines stretch with the frame; a text keeps its size.
fn mapped(spot: Spot, from: Spot, to: Spot) -> Spot {
    const THIN: i64 = 36_000;
    let along = |at: i64, side: usize| {
        let share = (at - from.sides[side]) as f64 / from.sides[side + 2].max(1) as f64;
        let is_inside = (0.0..=1.0).contains(&share);
        let moved = if is_inside { share * to.sides[side + 2] as f64 } else { (at - from.sides[side]) as f64 };
        let beyond = share > 1.0;
        let end = if beyond { to.sides[side + 2] - from.sides[side + 2] } else { 0 };
        to.sides[side] + moved.round() as i64 + end
    };
    let [left, top, width, height] = spot.sides;
    let is_line = width < THIN || height < THIN;
    let (x, y) = (along(left, 0), along(top, 1));
    let (right, bottom) = (along(left + width, 0), along(top + height, 1));
    match is_line {
        true => Spot {
            sides: [
                x,
                y,
                if width < THIN { width } else { right - x },
                if height < THIN { height } else { bottom - y },
            ],
        },
        false => Spot { sides: [x, y, width, height] },
    }
}

/// The edits that put a shape there.
pub fn moved(transform: &Node, to: Spot) -> Vec<(std::ops::Range<usize>, String)> {
    let [x, y, width, height] = to.sides;
    let offset = transform.child("off").map(|node| (node.range.clone(), format!("<a:off x=\"{x}\" y=\"{y}\"/>")));
    let extent = transform
        .child("ext")
        .map(|node| (node.range.clone(), format!("<a:ext cx=\"{}\" cy=\"{}\"/>", width.max(0), height.max(0))));
    offset.into_iter().chain(extent).collect()
}
