//! Marks: what every shape of ours says in its name, so that a later refresh knows it and what people did to it.
//!
//! A shape is called `nk/FSK-N11008/source#…`. What follows the sign is short and of fixed width, in the digits 0–9 and
//! a–z: a fingerprint of what the shape says, where it was put and how large its text was. Names are what both
//! PowerPoint and LibreOffice keep as they are. LibreOffice renames placeholders, forgets alternative texts of charts
//! and tables, and moves things by a hundredth of a millimetre: so a placeholder's mark is carried by the slide's last other
//! shape as well (`+title#…`), and places are kept in tenths of a millimetre.

use std::fmt;

use super::geometry::Rect;
use super::text::{Content, Paragraph};
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
        write!(f, "{}{}", field(self.says.into(), 6), field(self.slide.min(35).into(), 1))?;
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
        let said = said_in_chart(&Node::read(xml.as_bytes()).unwrap_or_default());
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
        let side = |idx: usize| Some(i64::from(field(9 + 3 * idx, 3)?) - OFFSET);
        let (alt, chart) = match text.len() {
            23 => (None, None),
            27 => (Some(field(23, 4)?), None),
            35 => (Some(field(23, 4)?), Some([field(27, 4)?, field(31, 4)?])),
            _ => return None,
        };
        Some(Mark {
            says: field(0, 6)?,
            slide: field(6, 1)?,
            order: field(7, 2)?,
            place: Place { sides: [side(0)?, side(1)?, side(2)?, side(3)?] },
            half_points: field(21, 2)?,
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

/// A text without what programs change on their own: kinds of space, line breaks, soft hyphens, marks of no width.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            space if space.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            other => out.push(other),
        }
    }
    out.truncate(out.trim_end().len());
    out
}

/// What paragraphs say. The slide's number is the program's own.
pub fn said_by(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for paragraph in paragraphs {
        for run in &paragraph.runs {
            if let Content::Words(words) = &run.content {
                text += words;
            }
        }
        text.push(' ');
    }
    plain(&text)
}

/// What the paragraphs in an element say.
pub fn said_in(body: &Node) -> String {
    let mut text = String::new();
    for paragraph in body.children.iter().filter(|child| child.name == "p") {
        for run in &paragraph.children {
            match run.name.as_str() {
                "r" => text += run.child("t").map_or("", |words| &words.text),
                "br" => text.push(' '),
                _ => {}
            }
        }
        text.push(' ');
    }
    plain(&text)
}

/// What a table says, cell by cell.
pub fn said_in_table(table: &Node) -> String {
    let mut text = String::new();
    for row in table.children.iter().filter(|child| child.name == "tr") {
        for cell in row.children.iter().filter(|child| child.name == "tc") {
            text += &cell.child("txBody").map_or_else(String::new, said_in);
            text.push('\u{1f}');
        }
        text.push('\u{1e}');
    }
    text
}

/// What a chart says: every series' names and numbers, and the axes' ends.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChartSaid {
    /// All series.
    pub all: String,
    /// Those of more than one point: LibreOffice empties others.
    pub longer: String,
    /// Whether a series is empty.
    pub has_empty: bool,
    /// The ends of the axes.
    pub axes: String,
}

/// What a chart's part says.
pub fn said_in_chart(chart: &Node) -> ChartSaid {
    let mut said = ChartSaid::default();
    gather(chart, &mut said);
    said
}

fn gather(node: &Node, said: &mut ChartSaid) {
    match node.name.as_str() {
        "ser" => {
            let (mut text, mut n_points) = (String::new(), 0);
            for kind in ["cat", "xVal", "val", "yVal"] {
                let Some(values) = node.child(kind) else { continue };
                let points = points(values);
                n_points = points.len().max(n_points);
                for (idx, value) in points {
                    text += &format!("{idx}={value}\u{1f}");
                }
                text.push('\u{1e}');
            }
            said.has_empty |= n_points == 0;
            if n_points > 1 {
                said.longer += &text;
            }
            said.all += &text;
        }
        "scaling" => {
            for end in ["max", "min"] {
                let value = node.child(end).and_then(|end| end.attribute("val"));
                said.axes += &value.map_or_else(String::new, number_or_words);
                said.axes.push('\u{1f}');
            }
        }
        _ => node.children.iter().for_each(|child| gather(child, said)),
    }
}

/// The points of a cached reference: position, and name or number in the form that is compared.
pub fn points(values: &Node) -> Vec<(usize, String)> {
    raw_points(values).into_iter().map(|(idx, text)| (idx, number_or_words(&text))).collect()
}

/// The points of a cached reference as written.
pub fn raw_points(values: &Node) -> Vec<(usize, String)> {
    let cache = ["strCache", "numCache", "strLit", "numLit"].into_iter().find_map(|name| values.find(name));
    let points = cache.into_iter().flat_map(|cache| &cache.children).filter(|child| child.name == "pt");
    points
        .filter_map(|point| Some((usize::try_from(point.number("idx")?).ok()?, point.child("v")?.text.clone())))
        .collect()
}

/// Nine figures of a number: programs write fifteen or seventeen of the same one.
fn number_or_words(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(number) => format!("{:.8e}", number + 0.0),
        Err(_) => plain(text),
    }
}
