//! An address as a QR code: which modules are dark.

use qrcodegen::{QrCode, QrCodeEcc};

/// How many light modules a reader needs round the code (ISO/IEC 18004, 5.3.8).
pub const QUIET_MODULES: usize = 4;

/// The dark modules of a text's code, a row each from the top, without its quiet zone.
///
/// The smallest version that holds the text at error correction M, or better where the same version has room for it: 15 % of
/// what is read may be wrong, by a reflex or a head in the way.
///
/// - **Shape:** a square of 21 to 177 rows.
/// - **Missing:** `None` when the text is longer than a code holds at M (2,331 bytes).
/// - **Source:** ISO/IEC 18004; the encoder is Project Nayuki's.
///
/// ```
/// let rows = layout::qr_modules("https://nyckeltal.haninge.se/2026/p-fsk-n11008.html").unwrap();
/// assert_eq!((rows.len(), rows[0].len()), (33, 33));
/// assert!(rows[0][..7].iter().all(|dark| *dark), "the finder's upper edge");
/// ```
pub fn qr_modules(text: &str) -> Option<Vec<Vec<bool>>> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let rows = (0..code.size()).map(|y| (0..code.size()).map(|x| code.get_module(x, y)).collect());
    Some(rows.collect())
}
