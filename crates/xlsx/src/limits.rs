//! How long Excel lets a text be. The library drops what is longer; we cut it at a word.

/// Of an alternative text, a printed margin, a head.
pub const N_UNITS_MAX: usize = 255;

/// The text, or as many of its words as leave room for "…": counted in UTF-16 units, as Excel counts.
pub fn within(text: &str, n_units_max: usize) -> String {
    if text.encode_utf16().count() <= n_units_max {
        return text.to_owned();
    }
    let mut n_units = 0;
    let end = text
        .char_indices()
        .find(|(_, character)| {
            n_units += character.len_utf16();
            n_units > n_units_max - 1
        })
        .map_or(text.len(), |(idx, _)| idx);
    let kept = &text[..end];
    let at_word = kept.rfind(' ').filter(|idx| *idx > end / 2).map_or(kept, |idx| &kept[..idx]);
    format!("{}…", at_word.trim_end_matches([' ', ',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_long_text_is_cut_at_a_word() {
        assert_eq!(within("Haninge lägst, Huddinge högst.", 30), "Haninge lägst, Huddinge högst.");
        assert_eq!(within("Haninge lägst, Huddinge högst.", 28), "Haninge lägst, Huddinge…");
        assert_eq!(within("Haninge lägst, Huddinge högst.", 17), "Haninge lägst…");
        assert_eq!(within("kommunfullmäktige", 7), "kommun…");
    }
}
