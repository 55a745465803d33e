//! SHA-256 sums, made and read.

use domain::Sha256Hex;
use sha2::{Digest, Sha256};

/// The sum of some bytes.
pub(crate) fn sum_of(bytes: &[u8]) -> Sha256Hex {
    Sha256Hex::from_bytes(Sha256::digest(bytes).into())
}

/// Reads 64 lower-case hexadecimal digits; `None` for anything else.
///
/// Sums become file names, so one that was read from disk is never used before it has passed here.
pub(crate) fn parse_sum(text: &str) -> Option<Sha256Hex> {
    let mut bytes = [0; 32];
    if text.len() != 64 || !text.bytes().all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f')) {
        return None;
    }
    for (idx, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[2 * idx..2 * idx + 2], 16).ok()?;
    }
    Some(Sha256Hex::from_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::{parse_sum, sum_of};

    #[test]
    fn a_sum_is_read_as_it_was_written() {
        let sum = sum_of(b"abc");
        assert_eq!(sum.as_str(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(parse_sum(sum.as_str()), Some(sum));
    }

    #[rstest]
    #[case::a_path("../../../../../../../../../../../../../../../../etc/passwd/x/y/z")]
    #[case::capitals("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    #[case::too_short("ba7816bf")]
    #[case::signs("+a+8+6+f+f+1+f+a+1+1+0+e+d+e+2+3+0+3+1+3+6+7+a+c+4+0+f+1+f+0+1+5")]
    #[case::two_byte_letters("åååååååååååååååååååååååååååååååå")]
    fn other_texts_are_no_sums(#[case] text: &str) {
        assert_eq!(parse_sum(text), None);
    }
}
