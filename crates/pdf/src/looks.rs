//! Fonts and colours.

use krilla::Data;
use krilla::color::rgb;
use krilla::text::Font;
use layout::Weight;
use layout::handout::placed::Paint;

/// Carlito as its authors made it; its licence lies beside it.
const REGULAR: &[u8] = include_bytes!("../fonts/Carlito-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../fonts/Carlito-Bold.ttf");

/// Both weights.
pub(crate) struct Fonts {
    regular: Font,
    bold: Font,
}

impl Fonts {
    pub(crate) fn new() -> Fonts {
        let font = |bytes: &'static [u8]| Font::new(Data::from(bytes), 0).expect("the fonts are compiled in");
        Fonts { regular: font(REGULAR), bold: font(BOLD) }
    }

    pub(crate) fn of(&self, weight: Weight) -> Font {
        match weight {
            Weight::Regular => self.regular.clone(),
            Weight::Bold => self.bold.clone(),
        }
    }
}

/// The site's colours.
pub(crate) fn colour(paint: Paint) -> rgb::Color {
    let [red, green, blue] = match paint {
        Paint::Ink => [0x15, 0x20, 0x2b],
        Paint::Grey => [0x4b, 0x59, 0x66],
        Paint::Marked => [0x0b, 0x4e, 0xa2],
        Paint::Fill => [0xd5, 0xdc, 0xe3],
        Paint::Outline => [0x88, 0x95, 0xa1],
        Paint::Good => [0x0b, 0x6e, 0x5f],
        Paint::Weak => [0x9c, 0x43, 0x00],
        Paint::Hairline => [0xbc, 0xc5, 0xce],
        Paint::Sun => [0xff, 0xc9, 0x4d],
        Paint::Paper => [0xff, 0xff, 0xff],
    };
    rgb::Color::new(red, green, blue)
}
