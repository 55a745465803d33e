//! Marks: what every shape of ours says in its name, so that a later refresh knows it and what people did to it.
//!
//! A shape is called `nk/FSK-N11008/source#…`. What follows the sign is short and of fixed width, in the digits 0–9 and
//! a–z: a fingerprint of what the shape says, where it was put and how large its text was. Names are what both
//! PowerPoint and LibreOffice keep as they are. LibreOffice renames placeholders, forgets alternative texts of charts
//! and tables, and moves things by a hundredth of a millimetre: so a placeholder's mark is carried by the slide's last other
//! shape as well (`+title#…`), and places are kept in tenths of a millimetre.

use std::fmt;

use super::geometry::Rect;
use super::said;
use crate::xml::Node;

/// Where a shape was put, in tenths of a millimetre.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Place {
    /// Left, top, width and height.
    pub sides: [i64; 4],
}

/// Office's units to a tenth of a millimetre.
const EMU: i64 = 3_600;
/// What rounding by two programs may come to.
const TOLERANCE: i64 = 2;
/// Places left of and above the slide are written, too.
const OFFSET: i64 = 4_665;
const SIDE_END: i64 = 36 * 36 * 36;

impl Place {
    /// The place of a rectangle.
    pub fn of(at: Rect) -> Place {
        Place::from_emu([at.left, at.top, at.width, at.height].map(super::geometry::emu))
    }

    /// The place of offset and extent in Office's units.
    pub fn from_emu(sides: [i64; 4]) -> Place {
        let tenths = |emu: i64| (emu + EMU.div_euclid(2)).div_euclid(EMU).clamp(-OFFSET, SIDE_END - OFFSET - 1);
        Place { sides: sides.map(tenths) }
    }

    /// Whether two places are the same but for rounding.
    pub fn is_near(self, other: Place) -> bool {
        self.sides.iter().zip(other.sides).all(|(one, other)| (one - other).abs() <= TOLERANCE)
    }
}

/// What a shape's name says beside which one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mark {
    /// Of the text, of the cells, or of the chart's names and numbers.
    pub says: u32,
    /// Which of its page's slides it stands on, from one.
    pub slide: u32,
    /// Its position among the slide's shapes: what is missing between two neighbours has been deleted.
    pub order: u32,
    /// Where it was put.
    pub place: Place,
    /// The size of its first run in half points; nought where it has none.
    pub half_points: u32,
    /// Of the alternative text, where it has one.
    pub alt: Option<u32>,
    /// Of a chart's axes, and of its numbers without the series of one point.
    pub chart: Option<[u32; 2]>,
}

/// The part that stands for a slide's notes.
pub const NOTES: &str = "notes";

/// The largest values of the fields.
const SIX: u64 = 36 * 36 * 36 * 36 * 36 * 36;
const FOUR: u64 = 36 * 36 * 36 * 36;
const TWO: u32 = 36 * 36;

impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let field = |value: u64, width: usize| -> String {
            let digit = |power: usize| char::from_digit((value / 36_u64.pow(power as u32) % 36) as u32, 36);
            (0..width).rev().filter_map(digit).collect()
        };
        write!(f, "{}{}", field(self.says.into(), 6), field(self.slide.min(TWO - 1).into(), 2))?;
        write!(f, "{}", field(self.order.min(TWO - 1).into(), 2))?;
        for side in self.place.sides {
            write!(f, "{}", field((side + OFFSET).unsigned_abs(), 3))?;
        }
        write!(f, "{}", field(self.half_points.min(TWO - 1).into(), 2))?;
        for more in self.alt.iter().chain(self.chart.iter().flatten()) {
            write!(f, "{}", field((*more).into(), 4))?;
        }
        Ok(())
    }
}

impl Mark {
    /// The mark of a shape that says nothing.
    pub fn mute(at: Rect) -> Mark {
        Mark { says: fingerprint(""), place: Place::of(at), ..Mark::default() }
    }

    /// The mark of a chart.
    pub fn of_chart(xml: &str, at: Rect) -> Mark {
        let said = said::in_chart(&Node::read(xml.as_bytes()).unwrap_or_default());
        Mark {
            says: fingerprint(&said.all),
            chart: Some([short_fingerprint(&said.axes), short_fingerprint(&said.longer)]),
            ..Mark::mute(at)
        }
    }

    /// Reads what [`Display`](fmt::Display) wrote.
    pub fn parse(text: &str) -> Option<Mark> {
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase()) {
            return None;
        }
        let field = |at: usize, width: usize| u32::from_str_radix(text.get(at..at + width)?, 36).ok();
        let side = |idx: usize| Some(i64::from(field(10 + 3 * idx, 3)?) - OFFSET);
        let (alt, chart) = match text.len() {
            24 => (None, None),
            28 => (Some(field(24, 4)?), None),
            36 => (Some(field(24, 4)?), Some([field(28, 4)?, field(32, 4)?])),
            _ => return None,
        };
        Some(Mark {
            says: field(0, 6)?,
            slide: field(6, 2)?,
            order: field(8, 2)?,
            place: Place { sides: [side(0)?, side(1)?, side(2)?, side(3)?] },
            half_points: field(22, 2)?,
            alt,
            chart,
        })
    }
}

/// A shape's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The page.
    pub code: String,
    /// Which shape of the page: `chart`.
    pub part: String,
    /// What it says beside; nothing in decks of earlier versions.
    pub mark: Option<Mark>,
    /// Marks of placeholders and of the notes, carried for them.
    pub carried: Vec<(String, Mark)>,
}

impl Name {
    /// Takes a name of ours apart; `None` when it is none.
    pub fn parse(name: &str) -> Option<Name> {
        let (code, rest) = name.strip_prefix("nk/")?.split_once('/')?;
        let Some((part, marks)) = rest.split_once('#') else {
            return Some(Name { code: code.to_owned(), part: rest.to_owned(), mark: None, carried: Vec::new() });
        };
        let mut marks = marks.split('+');
        let mark = marks.next().and_then(Mark::parse);
        let carried = marks.filter_map(|one| {
            let (part, mark) = one.split_once('#')?;
            Some((part.to_owned(), Mark::parse(mark)?))
        });
        Some(Name { code: code.to_owned(), part: part.to_owned(), mark, carried: carried.collect() })
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "nk/{}/{}", self.code, self.part)?;
        if let Some(mark) = &self.mark {
            write!(f, "#{mark}")?;
        }
        self.carried.iter().try_for_each(|(part, mark)| write!(f, "+{part}#{mark}"))
    }
}

/// The 64 bits of Fowler, Noll and Vo, variant 1a: short, and the same everywhere.
fn bits(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |bits, byte| (bits ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The fingerprint of what a shape says.
pub fn fingerprint(text: &str) -> u32 {
    (bits(text) % SIX) as u32
}

/// A shorter one.
pub fn short_fingerprint(text: &str) -> u32 {
    (bits(text) % FOUR) as u32
}
