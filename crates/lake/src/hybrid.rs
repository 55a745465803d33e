//! Small whole numbers as Parquet packs them: its "run length and bit packing hybrid".
//!
//! Eight or more equal ones become one run, all others are packed eight at a time in as many bits as the largest needs.
//! Source: Apache Parquet, *Encodings*, RLE = 3.

/// Packed numbers come in eights.
const N_PACKED_TOGETHER: usize = 8;

/// How many bits the numbers from nought to `largest` need.
pub(crate) fn width_of(largest: u16) -> u8 {
    (u16::BITS - largest.leading_zeros()) as u8
}

/// Adds the numbers, each below 2 to the power of `width_bits`, without their count.
pub(crate) fn encode(numbers: &[u16], width_bits: u8, out: &mut Vec<u8>) {
    let mut idx = 0;
    // From here on nothing has been written; always eights before `idx`.
    let mut pending = 0;
    while let Some(eight) = numbers.get(idx..idx + N_PACKED_TOGETHER) {
        let first = eight[0];
        if eight.iter().any(|number| *number != first) {
            idx += N_PACKED_TOGETHER;
            continue;
        }
        pack(&numbers[pending..idx], width_bits, out);
        let more = numbers[idx + N_PACKED_TOGETHER..].iter().take_while(|number| **number == first).count();
        let length = N_PACKED_TOGETHER + more;
        push_run(length, first, width_bits, out);
        idx += length;
        pending = idx;
    }
    pack(&numbers[pending..], width_bits, out);
}

/// Adds the same number so many times.
pub(crate) fn push_run(length: usize, number: u16, width_bits: u8, out: &mut Vec<u8>) {
    push_varint(length << 1, out);
    out.extend_from_slice(&number.to_le_bytes()[..usize::from(width_bits.div_ceil(8))]);
}

/// The last eight may be fewer: whoever reads knows the count.
fn pack(numbers: &[u16], width_bits: u8, out: &mut Vec<u8>) {
    if numbers.is_empty() {
        return;
    }
    push_varint(numbers.len().div_ceil(N_PACKED_TOGETHER) << 1 | 1, out);
    for eight in numbers.chunks(N_PACKED_TOGETHER) {
        let mut packed = 0_u128;
        for (place, number) in eight.iter().enumerate() {
            packed |= u128::from(*number) << (place * usize::from(width_bits));
        }
        out.extend_from_slice(&packed.to_le_bytes()[..usize::from(width_bits)]);
    }
}

fn push_varint(mut number: usize, out: &mut Vec<u8>) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{encode, width_of};

    /// By the description of the format, a bit at a time.
    fn decode(mut bytes: &[u8], width_bits: usize, n: usize) -> Vec<u16> {
        let mut numbers = Vec::new();
        while numbers.len() < n {
            let mut head = 0;
            for shift in (0..).step_by(7) {
                let (byte, rest) = bytes.split_first().expect("more numbers are to come");
                bytes = rest;
                head |= usize::from(byte & 0x7f) << shift;
                if byte & 0x80 == 0 {
                    break;
                }
            }
            let bit_at = |bytes: &[u8], idx: usize| u16::from(bytes[idx / 8] >> (idx % 8) & 1);
            let number_at =
                |bytes: &[u8], start: usize| (0..width_bits).map(|bit| bit_at(bytes, start + bit) << bit).sum::<u16>();
            let n_bytes = if head & 1 == 1 {
                let n_packed = (head >> 1) * 8;
                numbers.extend((0..n_packed).map(|idx| number_at(bytes, idx * width_bits)));
                n_packed * width_bits / 8
            } else {
                numbers.extend(std::iter::repeat_n(number_at(bytes, 0), head >> 1));
                width_bits.div_ceil(8)
            };
            bytes = &bytes[n_bytes..];
        }
        assert!(bytes.is_empty(), "{} bytes too many", bytes.len());
        assert!(numbers.len() < n + 8 && numbers[n..].iter().all(|number| *number == 0));
        numbers.truncate(n);
        numbers
    }

    /// The example of the format's description: 0 to 7 in three bits.
    #[test]
    fn eight_numbers_are_packed_from_the_lowest_bit() {
        let mut out = Vec::new();
        encode(&[0, 1, 2, 3, 4, 5, 6, 7], 3, &mut out);
        assert_eq!(out, [0b11, 0b1000_1000, 0b1100_0110, 0b1111_1010]);
    }

    #[test]
    fn equal_numbers_are_one_run() {
        let mut out = Vec::new();
        encode(&[300; 1000], width_of(300), &mut out);
        assert_eq!(out, [0b1101_0000, 0b1111, 0b0010_1100, 0b1]);
    }

    proptest! {
        #[test]
        fn numbers_come_back(
            runs in prop::collection::vec((0_u16..=u16::MAX, 1_usize..40), 0..40),
            largest in prop::sample::select(vec![0_u16, 1, 2, 255, 256, 311, u16::MAX]),
        ) {
            let of_run = |(number, n): &(u16, usize)| std::iter::repeat_n(if largest == 0 { 0 } else { number % largest }, *n);
            let numbers: Vec<u16> = runs.iter().flat_map(of_run).collect();
            let width_bits = width_of(largest);
            let mut out = Vec::new();
            encode(&numbers, width_bits, &mut out);
            prop_assert_eq!(decode(&out, usize::from(width_bits), numbers.len()), numbers);
        }
    }
}
