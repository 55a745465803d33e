//! What texts, tables and charts say, without what programs change on their own: the ground of a [mark](super::mark)'s fingerprint.

use super::text::{Content, Paragraph};
use crate::xml::Node;

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
pub fn by(paragraphs: &[Paragraph]) -> String {
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
pub fn in_body(body: &Node) -> String {
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
pub fn in_table(table: &Node) -> String {
    let mut text = String::new();
    for row in table.children.iter().filter(|child| child.name == "tr") {
        for cell in row.children.iter().filter(|child| child.name == "tc") {
            text += &cell.child("txBody").map_or_else(String::new, in_body);
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
pub fn in_chart(chart: &Node) -> ChartSaid {
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
///
/// It is rounded to fourteen first: a number halfway between two of nine figures would fall either way by its last ones.
fn number_or_words(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(number) => {
            let fourteen = format!("{:.13e}", number + 0.0).parse().unwrap_or(number);
            format!("{fourteen:.8e}")
        }
        Err(_) => plain(text),
    }
}
