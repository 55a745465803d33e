//! New cells in a person's table: rows and columns are followed by what stands at their heads.

use super::body::{self, Sizes, fill_of};
use super::source::Source;
use crate::shape::said;
use crate::template::colour::Rgb;
use crate::template::palette::{Palette, Role};
use crate::xml::{Node, edited};

/// What a row is called where the table does not say it itself: the bars beside it.
#[derive(Debug, Clone, Copy, Default)]
pub struct RowKeys<'a> {
    /// In the deck.
    pub old: Option<&'a [String]>,
    /// In the new drawing.
    pub new: Option<&'a [String]>,
}

/// A merged table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedTable {
    /// The whole element.
    pub xml: String,
    /// Whether the table was drawn anew, since its columns are others.
    pub is_redrawn: bool,
}

/// The new table with the old one's looks.
///
/// A row keeps its look wherever it goes; a new one looks as drawn. Grounds that judge are as the new table has them, unless
/// somebody gave a cell a colour that is none of ours. Where the columns are others the table is drawn anew.
pub fn merged(old: Source<'_>, new: Source<'_>, keys: RowKeys<'_>, palette: &Palette) -> MergedTable {
    let (old_rows, new_rows) = (rows(old), rows(new));
    let is_head = flag(new.node, "firstRow");
    if !has_same_columns(&old_rows, &new_rows, is_head) {
        return MergedTable { xml: new.raw().to_owned(), is_redrawn: true };
    }
    let has_row_heads = flag(new.node, "firstCol");
    let old_keys = row_keys(&old_rows, has_row_heads, keys.old);
    let new_keys = row_keys(&new_rows, has_row_heads, keys.new);
    let is_as_long = old_rows.len() == new_rows.len();
    let mut out = "<a:tbl>".to_owned();
    // LibreOffice forgets what a table's first row and column are.
    let properties = old.child("tblPr").filter(|properties| !properties.node.attributes.is_empty());
    out += properties.or(new.child("tblPr")).map_or("", Source::raw);
    out += old.child("tblGrid").map_or("", Source::raw);
    for (idx, row) in new_rows.iter().enumerate() {
        let found = old_keys.iter().position(|key| *key == new_keys[idx]);
        match found.map(|found| old_rows[found]) {
            Some(old_row) => out += &merged_row(old_row, *row, is_as_long, palette),
            None => out += row.raw(),
        }
    }
    MergedTable { xml: out + "</a:tbl>", is_redrawn: false }
}

fn flag(table: &Node, name: &str) -> bool {
    table.child("tblPr").and_then(|properties| properties.attribute(name)) == Some("1")
}

fn rows(table: Source<'_>) -> Vec<Source<'_>> {
    table.children_named("tr").collect()
}

fn cells(row: Source<'_>) -> Vec<Source<'_>> {
    row.children_named("tc").collect()
}

fn said(cell: Source<'_>) -> String {
    cell.node.child("txBody").map_or_else(String::new, said::in_body)
}

fn has_same_columns(old: &[Source<'_>], new: &[Source<'_>], is_head: bool) -> bool {
    let heads = |rows: &[Source<'_>]| -> Vec<String> {
        rows.first().map_or_else(Vec::new, |row| cells(*row).into_iter().map(said).collect())
    };
    let (old_heads, new_heads) = (heads(old), heads(new));
    old_heads.len() == new_heads.len() && (!is_head || old_heads == new_heads)
}

/// A key for each row, no two alike.
fn row_keys(rows: &[Source<'_>], has_row_heads: bool, given: Option<&[String]>) -> Vec<String> {
    let given = given.filter(|given| given.len() == rows.len() && !has_row_heads);
    let mut keys: Vec<String> = Vec::new();
    for (idx, row) in rows.iter().enumerate() {
        let key = match given {
            Some(given) => without_year(&given[idx]),
            None if has_row_heads => cells(*row).first().map_or_else(String::new, |cell| without_year(&said(*cell))),
            None => idx.to_string(),
        };
        let n_before = keys.iter().filter(|before| before.split('\u{1f}').next() == Some(key.as_str())).count();
        keys.push(if n_before == 0 { key } else { format!("{key}\u{1f}{n_before}") });
    }
    keys
}

/// A name without the year of an older figure: `Salem 2021` is Salem.
pub fn without_year(name: &str) -> String {
    let is_year = |last: &str| last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    match name.rsplit_once(' ') {
        Some((name, last)) if is_year(last) && !name.is_empty() => name.to_owned(),
        _ => name.to_owned(),
    }
}

fn merged_row(old: Source<'_>, new: Source<'_>, keeps_height: bool, palette: &Palette) -> String {
    let start = old.node.range.start;
    let mut edits = Vec::new();
    if !keeps_height {
        edits.push(old.with_attributes(&[("h", new.node.attribute("h").map(str::to_owned))]));
    }
    for (old_cell, new_cell) in cells(old).into_iter().zip(cells(new)) {
        if let (Some(old_body), Some(new_body)) = (old_cell.child("txBody"), new_cell.child("txBody"))
            && said(old_cell) != said(new_cell)
        {
            edits.extend(body::replaced(old_body, body::paragraphs(old_body, new_body, Sizes::Kept)));
        }
        edits.extend(ground(old_cell, new_cell, palette));
        edits.extend(margins(old_cell, new_cell));
    }
    let edits = edits.into_iter().map(|(range, text)| (range.start - start..range.end - start, text)).collect();
    String::from_utf8(edited(old.raw().as_bytes(), edits)).unwrap_or_default()
}

/// The edit that gives a cell the margins it lacks: LibreOffice leaves out those of nought, and others then stand for them.
fn margins(old: Source<'_>, new: Source<'_>) -> Option<(std::ops::Range<usize>, String)> {
    let (old, new) = (old.child("tcPr")?, new.child("tcPr")?);
    let lacking = ["marL", "marR", "marT", "marB"].into_iter().filter(|side| old.node.attribute(side).is_none());
    let changes: Vec<(&str, Option<String>)> =
        lacking.filter_map(|side| Some((side, Some(new.node.attribute(side)?.to_owned())))).collect();
    (!changes.is_empty()).then(|| old.with_attributes(&changes))
}

/// The edit that gives a cell its new ground, where the old one is ours and another.
fn ground(old: Source<'_>, new: Source<'_>, palette: &Palette) -> Option<(std::ops::Range<usize>, String)> {
    let (old, new) = (old.child("tcPr")?, new.child("tcPr")?);
    let (old_fill, new_fill) = (fill_of(old)?, fill_of(new)?);
    let look = |fill: Source<'_>| palette.look_of(fill.node);
    let is_same = old_fill.node.name == new_fill.node.name && is_alike(look(old_fill), look(new_fill));
    let ours = [Role::GoodTint, Role::WeakTint, Role::Marked, Role::MarkedTint, Role::Weak, Role::Good, Role::Grid];
    let is_ours = old_fill.node.name == "noFill"
        || ours.into_iter().any(|role| is_alike(look(old_fill), Some(palette.rgb(role))));
    (!is_same && is_ours).then(|| (old_fill.node.range.clone(), new_fill.raw().to_owned()))
}

fn is_alike(one: Option<Rgb>, other: Option<Rgb>) -> bool {
    const TOLERANCE: f64 = 0.03;
    match (one, other) {
        (Some(one), Some(other)) => {
            let pairs = [(one.red, other.red), (one.green, other.green), (one.blue, other.blue)];
            pairs.iter().all(|(one, other)| (one - other).abs() <= TOLERANCE)
        }
        (one, other) => one.is_none() && other.is_none(),
    }
}
