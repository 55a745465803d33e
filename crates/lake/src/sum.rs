//! SHA-256 sums of bytes.

use domain::Sha256Hex;
use sha2::{Digest, Sha256};

/// The sum of some bytes.
pub(crate) fn sum_of(bytes: &[u8]) -> Sha256Hex {
    Sha256Hex::from_bytes(Sha256::digest(bytes).into())
}

/// The sum of some text, which is never all in memory.
pub(crate) fn sum_of_text(write: impl FnOnce(&mut dyn std::fmt::Write) -> std::fmt::Result) -> Sha256Hex {
    struct Sum(Sha256);
    impl std::fmt::Write for Sum {
        fn write_str(&mut self, text: &str) -> std::fmt::Result {
            self.0.update(text);
            Ok(())
        }
    }
    let mut sum = Sum(Sha256::new());
    write(&mut sum).expect("a sum takes any text");
    Sha256Hex::from_bytes(sum.0.finalize().into())
}

#[cfg(test)]
mod tests {
    use super::{sum_of, sum_of_text};

    #[test]
    fn a_text_has_the_sum_of_its_bytes() {
        let sum = sum_of(b"abc");
        assert_eq!(sum.to_string(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(sum_of_text(|text| write!(text, "abc")), sum);
    }
}
