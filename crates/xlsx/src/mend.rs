//! Mends what the library writes in an order the format does not allow.
//!
//! In a scatter chart's series it writes the marker before the line's look (`rust_xlsxwriter` 0.102); the schema has it the
//! other way round, and Excel asks to repair such a file. To go when the library does.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::Error;

/// The workbook with its charts' series in the schema's order; every other part as it was.
///
/// # Errors
/// [`Error::Package`] when the workbook just written cannot be read again.
pub fn mended(workbook: Vec<u8>) -> Result<Vec<u8>, Error> {
    let mut package = ZipArchive::new(Cursor::new(&workbook)).map_err(Error::package)?;
    let mut charts: Vec<(usize, String)> = Vec::new();
    for idx in 0..package.len() {
        let mut part = package.by_index(idx).map_err(Error::package)?;
        if part.name().map_err(Error::package)?.starts_with("xl/charts/chart") {
            let mut text = String::new();
            part.read_to_string(&mut text).map_err(|source| Error::package(source.into()))?;
            if let Some(text) = line_before_marker(&text) {
                charts.push((idx, text));
            }
        }
    }
    if charts.is_empty() {
        return Ok(workbook);
    }
    let mut written = ZipWriter::new(Cursor::new(Vec::with_capacity(workbook.len())));
    let mut charts = charts.into_iter().peekable();
    for idx in 0..package.len() {
        let part = package.by_index_raw(idx).map_err(Error::package)?;
        match charts.next_if(|(chart, _)| *chart == idx) {
            Some((_, text)) => {
                let name = part.name().map_err(Error::package)?.into_owned();
                written.start_file(name, SimpleFileOptions::default()).map_err(Error::package)?;
                written.write_all(text.as_bytes()).map_err(|source| Error::package(source.into()))?;
            }
            None => written.raw_copy_file(part).map_err(Error::package)?,
        }
    }
    Ok(written.finish().map_err(Error::package)?.into_inner())
}

/// The chart with each marker after the look it stood before; `None` when all of it is in order.
fn line_before_marker(chart: &str) -> Option<String> {
    const MARKER: &str = "<c:marker>";
    const BETWEEN: &str = "</c:marker><c:spPr>";
    const LOOK_END: &str = "</c:spPr>";
    let mut mended = String::with_capacity(chart.len());
    let mut rest = chart;
    let mut is_mended = false;
    while let Some(between) = rest.find(BETWEEN) {
        let look = between + "</c:marker>".len();
        let (Some(marker), Some(length)) = (rest[..between].rfind(MARKER), rest[look..].find(LOOK_END)) else { break };
        let end = look + length + LOOK_END.len();
        mended.push_str(&rest[..marker]);
        mended.push_str(&rest[look..end]);
        mended.push_str(&rest[marker..look]);
        rest = &rest[end..];
        is_mended = true;
    }
    mended.push_str(rest);
    is_mended.then_some(mended)
}

#[cfg(test)]
mod tests {
    use super::line_before_marker;

    #[test]
    fn the_look_comes_before_the_marker_and_all_else_stays() {
        let written = "<c:ser><c:tx/><c:marker><c:spPr>1</c:spPr></c:marker><c:spPr>2</c:spPr><c:xVal/></c:ser>";
        let mended = "<c:ser><c:tx/><c:spPr>2</c:spPr><c:marker><c:spPr>1</c:spPr></c:marker><c:xVal/></c:ser>";
        assert_eq!(line_before_marker(written).as_deref(), Some(mended));
        assert_eq!(line_before_marker(mended), None);
    }
}
