//! The style sheet's colours against each other, by WCAG 2.1's formula.

use std::collections::BTreeMap;

use html::{SiteOptions, write};

use crate::sample::day;

/// Every colour of the style sheet by its name.
fn colours() -> BTreeMap<String, String> {
    let files = write(&[day("0192")], &SiteOptions::default()).unwrap();
    let style = files.into_iter().find(|file| file.path == "style.css").unwrap();
    let style = String::from_utf8(style.bytes).unwrap();
    let root = &style[style.find(":root {").unwrap()..];
    let colours = root[..root.find('}').unwrap()].lines().filter_map(|line| {
        let (name, hex) = line.trim().strip_prefix("--")?.trim_end_matches(';').split_once(": #")?;
        Some((name.to_owned(), hex.to_owned()))
    });
    colours.chain([("white".to_owned(), "ffffff".to_owned())]).collect()
}

fn luminance(hex: &str) -> f64 {
    let channel = |start: usize| {
        let share = f64::from(u8::from_str_radix(&hex[start..start + 2], 16).unwrap()) / 255.0;
        if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn the_formula_gives_its_known_ends() {
    assert!((contrast("000000", "ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("777777", "ffffff") - 4.48).abs() < 0.01);
}

#[test]
fn text_stands_out_from_every_ground_it_is_set_on() {
    let pairs = "
        ink white, ink fill, ink panel, ink sun, ink best-tint, ink weak-tint, ink marked-tint,
        grey white, grey panel, grey best-tint, grey weak-tint, grey marked-tint,
        marked white, marked panel, marked marked-tint, best best-tint, weak weak-tint,
        white marked, white weak, white dark
    ";
    let colours = colours();
    for pair in pairs.split(',').map(str::trim) {
        let (text, ground) = pair.split_once(' ').unwrap();
        let ratio = contrast(&colours[text], &colours[ground]);
        assert!(ratio >= 4.5, "{pair}: {ratio:.2}");
    }
}

#[test]
fn shapes_that_carry_a_number_stand_out_from_the_page() {
    let colours = colours();
    for shape in ["outline", "marked", "ink", "weak"] {
        let ratio = contrast(&colours[shape], &colours["white"]);
        assert!(ratio >= 3.0, "{shape}: {ratio:.2}");
    }
}
