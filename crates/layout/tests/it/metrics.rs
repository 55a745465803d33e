//! Widths against those fontTools reads from the font's own files, in units of 1/2048 em.

use layout::{Family, Font, Weight, line_height_in, width_in};
use rstest::rstest;

/// A size at which a unit of the font is 1/2048 in.
fn font(weight: Weight) -> Font {
    Font { family: Family::Carlito, size_pt: 72.0, weight }
}

#[rstest]
#[case("Nynäshamn", Weight::Regular, 9876.0)]
#[case("169 451 kr", Weight::Regular, 8799.0)]
#[case("Upplands Väsby", Weight::Regular, 13280.0)]
#[case("−6,6 %", Weight::Regular, 5534.0)]
#[case("Förskollärare", Weight::Regular, 10896.0)]
#[case("Wolfgang", Weight::Regular, 7982.0)]
#[case("152 622–178 205 kr", Weight::Regular, 16510.0)]
#[case("Nynäshamn", Weight::Bold, 10121.0)]
#[case("Södertälje", Weight::Bold, 8705.0)]
#[case("…", Weight::Bold, 1457.0)]
fn widths_are_those_of_the_font(#[case] text: &str, #[case] weight: Weight, #[case] units: f64) {
    assert_eq!(width_in(text, font(weight)), units / 2048.0);
}

#[test]
fn a_hard_space_is_as_wide_as_a_space() {
    let regular = font(Weight::Regular);
    assert_eq!(width_in("169\u{a0}451\u{a0}kr", regular), width_in("169 451 kr", regular));
}

#[test]
fn what_the_font_lacks_gets_a_safe_width() {
    let regular = font(Weight::Regular);
    assert_eq!(width_in("▲", regular), 1.0);
    assert_eq!(width_in("\u{4e2d}", regular), 1.0);
    assert_eq!(width_in("e\u{301}", regular), width_in("e", regular));
}

#[test]
fn wide_fonts_and_larger_sizes_take_more_room() {
    let regular = font(Weight::Regular);
    let wide = Font { family: Family::Wide, ..regular };
    let small = Font { size_pt: 18.0, ..regular };
    assert_eq!(width_in("Salem", wide), width_in("Salem", regular) * 1.12);
    assert_eq!(width_in("Salem", small), width_in("Salem", regular) / 4.0);
    assert_eq!(line_height_in(regular, 1.0), 2500.0 / 2048.0);
    assert_eq!(line_height_in(small, 0.9), 2500.0 / 2048.0 / 4.0 * 0.9);
}
