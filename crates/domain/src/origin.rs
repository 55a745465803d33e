//! Where a figure was got, when, and in which bytes.

use std::fmt;

use jiff::Timestamp;
use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A SHA-256 sum, written and read as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sha256Hex([u8; 32]);

impl Sha256Hex {
    /// Takes the 32 bytes of a sum.
    pub fn from_bytes(sum: [u8; 32]) -> Sha256Hex {
        Sha256Hex(sum)
    }

    /// Reads 64 lower-case hexadecimal digits; `None` for anything else, for sums become file names.
    pub fn parse(text: &str) -> Option<Sha256Hex> {
        let value_of = |digit: u8| match digit {
            b'0'..=b'9' => Some(digit - b'0'),
            b'a'..=b'f' => Some(digit - b'a' + 10),
            _ => None,
        };
        let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
        let mut sum = [0; 32];
        for (byte, pair) in sum.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = value_of(pair[0])? << 4 | value_of(pair[1])?;
        }
        Some(Sha256Hex(sum))
    }

    /// The first twelve digits, enough to name a snapshot to a person.
    pub fn short(&self) -> String {
        self.0[..6].iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn digits(&self) -> [u8; 64] {
        let mut digits = [0; 64];
        for (pair, byte) in digits.chunks_exact_mut(2).zip(self.0) {
            pair.copy_from_slice(&[byte >> 4, byte & 15].map(|value| b"0123456789abcdef"[usize::from(value)]));
        }
        digits
    }
}

impl fmt::Display for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(str::from_utf8(&self.digits()).expect("hexadecimal digits are ASCII"))
    }
}

impl fmt::Debug for Sha256Hex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Sha256Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Sha256Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Sha256Hex, D::Error> {
        struct Digits;
        impl Visitor<'_> for Digits {
            type Value = Sha256Hex;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a sum of 64 hexadecimal digits")
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Sha256Hex, E> {
                Sha256Hex::parse(text).ok_or_else(|| E::custom("a sum does not have 64 hexadecimal digits"))
            }
        }
        deserializer.deserialize_str(Digits)
    }
}

/// The receipt of one answer: its address, when it came, and the sum of its decoded body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// The full address that was asked.
    pub url: String,
    /// When the whole body had come.
    pub fetched_at: Timestamp,
    /// Of the decoded body.
    pub body_sha256: Sha256Hex,
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::Sha256Hex;

    #[test]
    fn a_sum_is_read_as_it_is_written() {
        let sum = Sha256Hex::from_bytes(std::array::from_fn(|idx| idx as u8 * 8));
        assert_eq!(sum.to_string(), "0008101820283038404850586068707880889098a0a8b0b8c0c8d0d8e0e8f0f8");
        assert_eq!(sum.short(), "000810182028");
        assert_eq!(Sha256Hex::parse(&sum.to_string()), Some(sum));
    }

    #[rstest]
    #[case::a_path("../../../../../../../../../../../../../../../../etc/passwd/x/y/z")]
    #[case::capitals("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD")]
    #[case::too_short("ba7816bf")]
    #[case::signs("+a+8+6+f+f+1+f+a+1+1+0+e+d+e+2+3+0+3+1+3+6+7+a+c+4+0+f+1+f+0+1+5")]
    #[case::two_byte_letters("åååååååååååååååååååååååååååååååå")]
    fn other_texts_are_no_sums(#[case] text: &str) {
        assert_eq!(Sha256Hex::parse(text), None);
    }
}
