//! Lines and fitted sizes.

use document::text::Piece;
use insta::assert_snapshot;
use layout::{Family, Font, Weight, fit, width_in, wrap, wrap_pieces};
use proptest::prelude::*;

const HEADLINE: Font = Font { family: Family::Carlito, size_pt: 32.0, weight: Weight::Bold };
const VALUES: Font = Font { family: Family::Carlito, size_pt: 20.0, weight: Weight::Regular };

#[test]
fn a_headline_breaks_between_words() {
    let lines = wrap(
        "Ett barn i förskolan kostar 25\u{a0}600\u{a0}kr mer i Huddinge än i Haninge och 3\u{a0}700\u{a0}kr mindre i Nynäshamn",
        HEADLINE,
        12.13,
    );
    assert_snapshot!(lines.join("\n"), @r"
    Ett barn i förskolan kostar 25 600 kr mer i Huddinge än i Haninge
    och 3 700 kr mindre i Nynäshamn
    ");
}

#[test]
fn a_word_wider_than_the_box_breaks_at_soft_hyphens_then_anywhere() {
    assert_eq!(wrap("i för\u{ad}skole\u{ad}klass", VALUES, 1.05), ["i", "förskole-", "klass"]);
    assert_eq!(wrap("för\u{ad}skola i Salem", VALUES, 1.0), ["förskola", "i Salem"]);
    assert_eq!(wrap("kommunfullmäktige", VALUES, 0.6), ["kom", "munf", "ullm", "äktig", "e"]);
    assert_eq!(wrap("ab", VALUES, 0.0), ["a", "b"]);
}

#[test]
fn a_line_feed_ends_a_line_and_a_hard_space_never_does() {
    assert_eq!(wrap("Riket\n\nmedian", VALUES, 9.0), ["Riket", "", "median"]);
    assert_eq!(wrap("", VALUES, 9.0), [""]);
    assert_eq!(wrap("169\u{a0}451 kr", VALUES, 0.95), ["169\u{a0}451", "kr"]);
}

#[test]
fn what_stands_out_is_measured_in_bold_and_goes_on_in_the_next_line() {
    let piece = |characters: &str, is_strong| Piece { characters: characters.into(), is_strong };
    let lines =
        wrap_pieces(&[piece("kostar ", false), piece("25\u{a0}600 kr", true), piece(" mer", false)], VALUES, 1.6);
    assert_eq!(lines[0], [piece("kostar ", false), piece("25\u{a0}600", true)]);
    assert_eq!(lines[1], [piece("kr", true), piece(" mer", false)]);
}

#[test]
fn the_first_size_that_fits_is_taken() {
    let text = "Nynäshamn ligger under riket i kostnad";
    let fitted = fit(text, Family::Carlito, Weight::Bold, &[32.0, 28.0, 24.0], 5.5, 0.5, 1.0);
    assert_eq!((fitted.size_pt, fitted.fits, fitted.lines.len()), (24.0, true, 1));
    let cut = fit(text, Family::Carlito, Weight::Bold, &[32.0, 28.0], 3.4, 0.5, 1.0);
    assert_eq!(cut.lines, ["Nynäshamn ligger…"]);
    assert!(!cut.fits);
}

#[test]
fn a_torn_word_is_no_fit() {
    let fitted = fit("kommunfullmäktige", Family::Carlito, Weight::Regular, &[20.0, 12.0], 1.5, 4.0, 1.0);
    assert_eq!((fitted.size_pt, fitted.fits), (12.0, true));
}

fn visible(text: &str) -> String {
    text.chars().filter(|character| !character.is_whitespace() && *character != '\u{ad}').collect()
}

proptest! {
    #[test]
    fn no_line_is_wider_than_the_box_and_no_character_is_lost(
        text in "[a-zåäöA-ZÅÄÖ0-9 \u{a0},.–▲\n-]{0,80}",
        room_in in 0.5..6.0f64,
    ) {
        let lines = wrap(&text, VALUES, room_in);
        prop_assert!(lines.iter().all(|line| width_in(line, VALUES) <= room_in + 1e-6));
        prop_assert_eq!(visible(&lines.concat()), visible(&text));
    }

    #[test]
    fn a_wider_box_never_takes_more_lines(text in "[a-zåäö ]{1,80}", room_in in 1.0..4.0f64, more_in in 0.0..4.0f64) {
        let words_fit = text.split(' ').all(|word| width_in(word, VALUES) <= room_in);
        prop_assume!(words_fit);
        prop_assert!(wrap(&text, VALUES, room_in + more_in).len() <= wrap(&text, VALUES, room_in).len());
    }

    #[test]
    fn what_fits_fits(text in "[a-zåäö ]{1,80}", room_in in 1.0..4.0f64, height_in in 0.3..2.0f64) {
        let fitted = fit(&text, Family::Carlito, Weight::Regular, &[24.0, 20.0, 16.0], room_in, height_in, 1.0);
        let font = Font { size_pt: fitted.size_pt, ..VALUES };
        prop_assert!(fitted.lines.iter().all(|line| width_in(line, font) <= room_in + 1e-6));
        let n_lines_max = ((height_in + 0.01) / layout::line_height_in(font, 1.0)).floor().max(1.0);
        prop_assert!(fitted.lines.len() as f64 <= n_lines_max);
        prop_assert!(!fitted.fits || visible(&fitted.lines.concat()) == visible(&text));
    }
}
