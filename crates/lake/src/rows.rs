//! The canonical form of rows: what a key figure's sum is made of.

use domain::{Figure, KeyFigureId, MissingReason, Run, Sex, Sha256Hex, UnitRun};
use sha2::{Digest, Sha256};

use crate::UnitsEntry;

/// Stands first in what is summed, so that another form can never have the same sum.
const FORM: &[u8] = b"nyckeltal rows 1\n";
const ROW_LENGTH_BYTES: usize = 16;

/// The sum of a run's rows.
///
/// SHA-256 of `nyckeltal rows 1`, a line feed, the key figure's identifier, a line feed, and 16 bytes a row in
/// order of area, year and sex: the area's four digits; the year, two bytes, the higher first; the letter of the
/// sex (K, M, T); `V` for a value, or the first letter of its status (M, S, N, W); the value as eight bytes of IEEE
/// 754, the highest first, or eight noughts where it is missing.
///
/// It rests on nothing that Parquet, its compression or the order of arrival could change.
pub(crate) fn sum_of_rows(run: &Run) -> Sha256Hex {
    /// Rows are summed some at a time: one call a row costs more than the sum.
    const N_ROWS_AT_A_TIME: usize = 512;
    let mut sum = Sha256::new();
    sum.update(FORM);
    sum.update(run.key_figure().as_str());
    sum.update(b"\n");
    let mut pending = Vec::with_capacity(N_ROWS_AT_A_TIME * ROW_LENGTH_BYTES);
    for row in run.rows() {
        pending.extend_from_slice(row.area.as_str().as_bytes());
        pending.extend_from_slice(&row.year.0.to_be_bytes());
        pending.push(letter_of_sex(row.sex));
        let (tag, bits) = match row.figure {
            Figure::Value(value) => (b'V', value.to_bits()),
            Figure::Missing(reason) => (letter_of_reason(reason), 0),
        };
        pending.push(tag);
        pending.extend_from_slice(&bits.to_be_bytes());
        if pending.len() == pending.capacity() {
            sum.update(&pending);
            pending.clear();
        }
    }
    sum.update(&pending);
    Sha256Hex::from_bytes(sum.finalize().into())
}

/// The sum of the rows of units: as [`sum_of_rows`], with `nyckeltal unit rows 1` first and the unit's identifier with a line
/// feed in place of the area's four digits.
pub(crate) fn sum_of_unit_rows(run: &UnitRun) -> Sha256Hex {
    let mut bytes = format!("nyckeltal unit rows 1\n{}\n", run.key_figure()).into_bytes();
    for row in run.rows() {
        bytes.extend_from_slice(row.unit.as_str().as_bytes());
        bytes.push(b'\n');
        bytes.extend_from_slice(&row.year.0.to_be_bytes());
        bytes.push(letter_of_sex(row.sex));
        let (tag, bits) = match row.figure {
            Figure::Value(value) => (b'V', value.to_bits()),
            Figure::Missing(reason) => (letter_of_reason(reason), 0),
        };
        bytes.push(tag);
        bytes.extend_from_slice(&bits.to_be_bytes());
    }
    crate::sum::sum_of(&bytes)
}

/// The name of a snapshot.
///
/// SHA-256 of the lines `nyckeltal snapshot 1`, `catalogue ⟨sum⟩`, and for each key figure in order `⟨identifier⟩
/// ⟨sum of its rows⟩`, each with a line feed. Where there are figures of units: `units ⟨sum of their list⟩` and for each key
/// figure `unit ⟨identifier⟩ ⟨sum of its rows⟩`.
pub(crate) fn name_of<'a>(
    catalogue: &Sha256Hex,
    key_figures: impl Iterator<Item = (&'a KeyFigureId, &'a Sha256Hex)>,
    units: Option<&UnitsEntry>,
) -> Sha256Hex {
    crate::sum::sum_of_text(|lines| {
        write!(lines, "nyckeltal snapshot 1\ncatalogue {catalogue}\n")?;
        for (id, sum) in key_figures {
            writeln!(lines, "{id} {sum}")?;
        }
        if let Some(units) = units {
            writeln!(lines, "units {}", units.list)?;
            for (id, entry) in &units.key_figures {
                writeln!(lines, "unit {id} {}", entry.rows_sha256)?;
            }
        }
        Ok(())
    })
}

fn letter_of_sex(sex: Sex) -> u8 {
    match sex {
        Sex::Women => b'K',
        Sex::Men => b'M',
        Sex::Total => b'T',
    }
}

fn letter_of_reason(reason: MissingReason) -> u8 {
    match reason {
        MissingReason::NotReported => b'M',
        MissingReason::Suppressed => b'S',
        MissingReason::NotApplicable => b'N',
        MissingReason::Withdrawn => b'W',
    }
}

#[cfg(test)]
mod tests {
    use domain::{AreaCode, Figure, KeyFigureId, MissingReason, Row, Run, Sex, Year};

    use super::sum_of_rows;

    /// Names of snapshots that exist rest on this sum: if it moves, the form has a new number.
    #[test]
    fn the_canonical_form_stands_still() {
        let row = |year, sex, figure| Row { area: AreaCode::new("0192").unwrap(), year: Year(year), sex, figure };
        let rows = vec![
            row(2024, Sex::Total, Figure::Value(12.5)),
            row(2023, Sex::Women, Figure::Missing(MissingReason::Suppressed)),
        ];
        let run = Run::from_rows(KeyFigureId::new("N11008").unwrap(), rows).unwrap();
        let by_hand = b"nyckeltal rows 1\nN11008\n0192\x07\xe7KS\0\0\0\0\0\0\0\x000192\x07\xe8TV\x40\x29\0\0\0\0\0\0";
        assert_eq!(sum_of_rows(&run), crate::sum::sum_of(by_hand));
    }
}
