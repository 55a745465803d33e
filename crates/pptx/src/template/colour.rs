//! Colours: as numbers, as theme slots with changes, and how well one is read on another.

use std::fmt::Write as _;

use crate::xml::Node;

/// Red, green and blue, each 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rgb {
    /// Red.
    pub red: f64,
    /// Green.
    pub green: f64,
    /// Blue.
    pub blue: f64,
}

/// Hue 0–360, saturation and lightness 0–1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hsl {
    /// Hue in degrees.
    pub hue: f64,
    /// Saturation.
    pub saturation: f64,
    /// Lightness.
    pub lightness: f64,
}

impl Rgb {
    /// White.
    pub const WHITE: Rgb = Rgb { red: 1.0, green: 1.0, blue: 1.0 };
    /// Black.
    pub const BLACK: Rgb = Rgb { red: 0.0, green: 0.0, blue: 0.0 };

    /// Reads six hexadecimal digits.
    pub fn from_hex(digits: &str) -> Option<Rgb> {
        if digits.len() != 6 || !digits.is_ascii() {
            return None;
        }
        let channel = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok().map(|v| f64::from(v) / 255.0);
        Some(Rgb { red: channel(0)?, green: channel(2)?, blue: channel(4)? })
    }

    /// Six hexadecimal digits.
    pub fn hex(self) -> String {
        let byte = |channel: f64| (channel.clamp(0.0, 1.0) * 255.0).round() as u8;
        format!("{:02X}{:02X}{:02X}", byte(self.red), byte(self.green), byte(self.blue))
    }

    /// Relative luminance, 0–1.
    ///
    /// The power of sRGB's curve is taken by additions, products and quotients alone, so that it is the same on every
    /// machine.
    ///
    /// - **Source:** WCAG 2.2 (W3C 2023), "relative luminance"; IEC 61966-2-1 (1999).
    pub fn luminance(self) -> f64 {
        let linear = |c: f64| match c <= 0.040_45 {
            true => c / 12.92,
            false => {
                let base = (c + 0.055) / 1.055;
                base * base * fifth_root(base * base)
            }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }

    /// The contrast ratio of WCAG, 1–21.
    pub fn contrast(self, other: Rgb) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// Whether white is read better on it than black.
    pub fn is_dark(self) -> bool {
        self.contrast(Rgb::WHITE) > self.contrast(Rgb::BLACK)
    }

    /// As hue, saturation and lightness.
    pub fn hsl(self) -> Hsl {
        let (high, low) = (self.red.max(self.green).max(self.blue), self.red.min(self.green).min(self.blue));
        let (lightness, spread) = ((high + low) / 2.0, high - low);
        if spread < 1e-9 {
            return Hsl { hue: 0.0, saturation: 0.0, lightness };
        }
        let sixth = if high == self.red {
            (self.green - self.blue) / spread + if self.green < self.blue { 6.0 } else { 0.0 }
        } else if high == self.green {
            (self.blue - self.red) / spread + 2.0
        } else {
            (self.red - self.green) / spread + 4.0
        };
        let saturation = spread / (1.0 - (2.0 * lightness - 1.0).abs()).max(1e-9);
        Hsl { hue: sixth * 60.0, saturation, lightness }
    }

    fn mixed(self, other: Rgb, share: f64) -> Rgb {
        let mix = |a: f64, b: f64| (a * share + b * (1.0 - share)).clamp(0.0, 1.0);
        Rgb { red: mix(self.red, other.red), green: mix(self.green, other.green), blue: mix(self.blue, other.blue) }
    }
}

impl Hsl {
    /// As red, green and blue.
    pub fn rgb(self) -> Rgb {
        let chroma = (1.0 - (2.0 * self.lightness - 1.0).abs()) * self.saturation;
        let sixth = self.hue / 60.0;
        let second = chroma * (1.0 - (sixth % 2.0 - 1.0).abs());
        let (red, green, blue) = match sixth {
            s if s < 1.0 => (chroma, second, 0.0),
            s if s < 2.0 => (second, chroma, 0.0),
            s if s < 3.0 => (0.0, chroma, second),
            s if s < 4.0 => (0.0, second, chroma),
            s if s < 5.0 => (second, 0.0, chroma),
            _ => (chroma, 0.0, second),
        };
        let base = self.lightness - chroma / 2.0;
        let lift = |c: f64| (c + base).clamp(0.0, 1.0);
        Rgb { red: lift(red), green: lift(green), blue: lift(blue) }
    }
}

/// Newton's way, from above: it has settled well before the last step for all of 0.001–1.
fn fifth_root(of: f64) -> f64 {
    (0..24).fold(1.0, |root: f64, _| (4.0 * root + of / (root * root * root * root)) / 5.0)
}

/// A change to a theme colour, in thousandths of a percent as the format has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Lightness times so much.
    LumMod(u32),
    /// Lightness plus so much.
    LumOff(u32),
    /// Saturation times so much.
    SatMod(u32),
}

/// A theme colour with changes: it follows the template when the template changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Colour {
    slot: &'static str,
    changes: Vec<Change>,
}

impl Colour {
    /// A slot as it is: `tx1`, `accent1`.
    pub fn slot(slot: &'static str) -> Colour {
        Colour { slot, changes: Vec::new() }
    }

    /// A slot with changes, made in order.
    pub fn changed(slot: &'static str, changes: &[Change]) -> Colour {
        Colour { slot, changes: changes.to_vec() }
    }

    /// The same with more changes after its own.
    pub fn further(&self, changes: &[Change]) -> Colour {
        Colour { slot: self.slot, changes: self.changes.iter().chain(changes).copied().collect() }
    }

    /// The element that names it, letting through what lies behind: a hundred thousand hides all.
    pub fn veiled(&self, alpha: u32) -> String {
        let alpha = format!("<a:alpha val=\"{alpha}\"/></a:schemeClr>");
        match self.element().strip_suffix("</a:schemeClr>") {
            Some(open) => format!("{open}{alpha}"),
            None => format!("<a:schemeClr val=\"{}\">{alpha}", self.slot),
        }
    }

    /// The element that names it.
    pub fn element(&self) -> String {
        if self.changes.is_empty() {
            return format!("<a:schemeClr val=\"{}\"/>", self.slot);
        }
        let mut text = format!("<a:schemeClr val=\"{}\">", self.slot);
        for change in &self.changes {
            let (name, value) = match change {
                Change::LumMod(value) => ("lumMod", value),
                Change::LumOff(value) => ("lumOff", value),
                Change::SatMod(value) => ("satMod", value),
            };
            let _ = write!(text, "<a:{name} val=\"{value}\"/>");
        }
        text + "</a:schemeClr>"
    }

    /// A fill of it.
    pub fn fill(&self) -> String {
        format!("<a:solidFill>{}</a:solidFill>", self.element())
    }

    /// What it looks like in a scheme.
    pub fn rgb(&self, scheme: &Scheme) -> Rgb {
        let mut hsl = scheme.rgb(self.slot).hsl();
        for change in &self.changes {
            match change {
                Change::LumMod(value) => hsl.lightness *= f64::from(*value) / 100_000.0,
                Change::LumOff(value) => hsl.lightness += f64::from(*value) / 100_000.0,
                Change::SatMod(value) => hsl.saturation *= f64::from(*value) / 100_000.0,
            }
            hsl.lightness = hsl.lightness.clamp(0.0, 1.0);
            hsl.saturation = hsl.saturation.clamp(0.0, 1.0);
        }
        hsl.rgb()
    }
}

/// The theme's colours, seen through a master's colour map.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    colours: Vec<(String, Rgb)>,
}

impl Scheme {
    /// From a theme's root and a map such as `bg1="lt1"`.
    pub fn new(theme: &Node, map: Option<&Node>) -> Scheme {
        let mut theme_colours = Vec::new();
        if let Some(scheme) = theme.find("clrScheme") {
            for slot in &scheme.children {
                if let Some(rgb) = slot.children.first().and_then(plain_rgb) {
                    theme_colours.push((slot.name.clone(), rgb));
                }
            }
        }
        let look = |slot: &str| theme_colours.iter().find(|(name, _)| name == slot).map(|(_, rgb)| *rgb);
        let mut colours = theme_colours.clone();
        for (name, usual) in [("bg1", "lt1"), ("tx1", "dk1"), ("bg2", "lt2"), ("tx2", "dk2")] {
            let mapped = map.and_then(|map| map.attribute(name)).unwrap_or(usual);
            if let Some(rgb) = look(mapped) {
                colours.push((name.to_owned(), rgb));
            }
        }
        for number in 1..=6 {
            let name = format!("accent{number}");
            if let Some(mapped) = map.and_then(|map| map.attribute(&name)).filter(|mapped| *mapped != name)
                && let Some(rgb) = look(mapped)
            {
                colours.insert(0, (name, rgb));
            }
        }
        Scheme { colours }
    }

    /// What a slot looks like; black when the theme lacks it.
    pub fn rgb(&self, slot: &str) -> Rgb {
        self.colours.iter().find(|(name, _)| name == slot).map_or(Rgb::BLACK, |(_, rgb)| *rgb)
    }

    /// What a colour element (`a:srgbClr`, `a:schemeClr` …) looks like; `placeholder` stands for `phClr`.
    pub fn read(&self, colour: &Node, placeholder: Option<Rgb>) -> Option<Rgb> {
        let mut rgb = match (colour.name.as_str(), colour.attribute("val")) {
            ("schemeClr", Some("phClr")) => placeholder?,
            ("schemeClr", Some(slot)) => self.rgb(slot),
            _ => plain_rgb(colour)?,
        };
        for change in &colour.children {
            let share = change.number("val").unwrap_or(100_000) as f64 / 100_000.0;
            let mut hsl = rgb.hsl();
            match change.name.as_str() {
                "lumMod" => hsl.lightness *= share,
                "lumOff" => hsl.lightness += share,
                "satMod" => hsl.saturation *= share,
                "tint" => hsl = rgb.mixed(Rgb::WHITE, share).hsl(),
                "shade" => hsl = rgb.mixed(Rgb::BLACK, share).hsl(),
                _ => continue,
            }
            hsl.lightness = hsl.lightness.clamp(0.0, 1.0);
            hsl.saturation = hsl.saturation.clamp(0.0, 1.0);
            rgb = hsl.rgb();
        }
        Some(rgb)
    }

    /// The colour of a fill, where it has one: a gradient counts as its first stop.
    pub fn read_fill(&self, holder: &Node, placeholder: Option<Rgb>) -> Option<Rgb> {
        let solid = holder.child("solidFill").and_then(|fill| fill.children.first());
        let stop = || holder.path(&["gradFill", "gsLst", "gs"]).and_then(|stop| stop.children.first());
        self.read(solid.or_else(stop)?, placeholder)
    }
}

fn plain_rgb(node: &Node) -> Option<Rgb> {
    match node.name.as_str() {
        "srgbClr" => Rgb::from_hex(node.attribute("val")?),
        "sysClr" => Rgb::from_hex(node.attribute("lastClr").unwrap_or(match node.attribute("val")? {
            "window" => "FFFFFF",
            _ => "000000",
        })),
        "prstClr" => Some(if node.attribute("val") == Some("white") { Rgb::WHITE } else { Rgb::BLACK }),
        "scrgbClr" => {
            let channel = |name| node.number(name).map(|value| (value as f64 / 100_000.0).clamp(0.0, 1.0));
            Some(Rgb { red: channel("r")?, green: channel("g")?, blue: channel("b")? })
        }
        _ => None,
    }
}
