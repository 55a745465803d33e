//! What colours mean on a slide, found in the template's own.
//!
//! The built-in theme holds every role in a slot of its own. A stranger's theme holds whatever its designer liked
//! there, so each slot is tried: a grey must be grey, a good must be green, and all must be read. What does not pass
//! is made from the text and the ground, and then the symbol and the words carry the meaning alone.

use super::colour::{Change, Colour, Rgb, Scheme};
use Change::{LumMod, LumOff, SatMod};

/// Text must stand out from its ground at least so much.
pub const CONTRAST_MIN: f64 = 4.5;

/// What carries data must stand out so much.
const OUTLINE_MIN: f64 = 3.0;

/// What a colour means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Text and reference lines.
    Ink,
    /// Subtitle, axis, source.
    Grey,
    /// The marked municipality.
    Marked,
    /// Behind the marked municipality.
    MarkedTint,
    /// What stands on a filled `Marked`, `Weak` or dark shape.
    OnFill,
    /// The others' bars.
    BarFill,
    /// The outline of bars, dots.
    Outline,
    /// Lines that are only context.
    Context,
    /// Good news.
    Good,
    /// Behind it.
    GoodTint,
    /// Bad news, missing data.
    Weak,
    /// Behind it.
    WeakTint,
    /// Hairlines.
    Grid,
    /// Behind facts.
    Panel,
    /// The slide's own ground.
    Ground,
    /// The marked municipality and what leads in, on a dark ground.
    Sun,
    /// A step of the marked colour, nought (nearest to the ground) to four: shaded cells and maps, parts of the marked.
    Shade(u8),
    /// A step of grey, nought (nearest to the ground) to four: parts of the others.
    Tone(u8),
}

/// The colours on one ground of a template.
#[derive(Debug, Clone, PartialEq)]
pub struct Palette {
    colours: Vec<(Role, Colour)>,
    /// Whether good and weak may be tinted and coloured. If not, symbol and word carry it alone.
    pub is_judged_in_colour: bool,
    /// Whether the first accent had to be strengthened.
    pub is_accent_strengthened: bool,
    scheme: Scheme,
}

impl Palette {
    /// Finds the roles in a scheme on a ground.
    pub fn new(scheme: &Scheme, ground: Rgb) -> Palette {
        let read = |colour: &Colour| colour.rgb(scheme).contrast(ground);
        // The text colour of the template, unless the ground makes it hard to read and another is clearly better.
        let usual = Colour::slot("tx1");
        let is_hard_to_read = read(&usual) < CONTRAST_MIN;
        let ink = [usual.clone(), Colour::slot("bg1"), Colour::slot("tx2")]
            .into_iter()
            .max_by(|a, b| read(a).total_cmp(&read(b)))
            .filter(|best| read(best) > read(&usual) * if is_hard_to_read { 1.0 } else { 1.5 })
            .unwrap_or(usual);
        let behind = if ink == Colour::slot("bg1") { "tx1" } else { "bg1" };
        let is_dark = ground.is_dark();
        // One step from the ground towards the ink.
        let step = |share: u32| match is_dark {
            true => Colour::changed(behind, &[LumMod(100_000 - share), LumOff(share)]),
            false => Colour::changed(behind, &[LumMod(100_000 - share)]),
        };
        let is_grey = |colour: &Colour, low: f64, high: f64| {
            let ratio = read(colour);
            colour.rgb(scheme).hsl().saturation < 0.35 && (low..=high).contains(&ratio)
        };
        let slot_or = |slot: &'static str, low: f64, high: f64, other: Colour| {
            let colour = Colour::slot(slot);
            if is_grey(&colour, low, high) { colour } else { other }
        };

        let accent = Colour::slot("accent1");
        let marked = strengthened(&accent, scheme, ground);
        let is_accent_strengthened = marked != accent;
        let hue = accent.rgb(scheme).hsl().hue;
        let is_accent_judging = (70.0..170.0).contains(&hue) || (15.0..50.0).contains(&hue);
        let (good, weak) = (Colour::slot("accent4"), Colour::slot("accent5"));
        let hue_of = |colour: &Colour| colour.rgb(scheme).hsl().hue;
        let is_judged_in_colour = !is_accent_judging
            && !is_dark
            && (90.0..200.0).contains(&hue_of(&good))
            && (hue_of(&weak) < 45.0 || hue_of(&weak) > 345.0)
            && read(&good) >= CONTRAST_MIN
            && read(&weak) >= CONTRAST_MIN;
        let (good, weak) = if is_judged_in_colour { (good, weak) } else { (ink.clone(), ink.clone()) };
        let grey = Some(grey(&ink, is_dark)).filter(|grey| read(grey) >= CONTRAST_MIN).unwrap_or_else(|| ink.clone());
        let grey = slot_or(if is_dark { "accent2" } else { "tx2" }, CONTRAST_MIN, 14.0, grey);
        // A tint is as strong as what is written on it allows.
        let readable = |tints: Vec<Colour>, written: &[&Colour]| {
            let is_read =
                |tint: &Colour| written.iter().all(|over| over.rgb(scheme).contrast(tint.rgb(scheme)) >= CONTRAST_MIN);
            tints.into_iter().find(is_read).unwrap_or_else(|| Colour::slot(behind))
        };
        let panel = readable(vec![step(5_000), step(2_500)], &[&ink, &grey]);
        let tint = |colour: &Colour| match is_dark {
            true => readable(vec![step(14_000), step(7_000), step(3_000)], &[colour, &grey]),
            false => readable(vec![pale(colour, 10_000), pale(colour, 5_000), pale(colour, 2_500)], &[colour, &grey]),
        };
        let usual = match is_dark {
            true => slot_or("accent3", 3.0, 7.0, step(50_000)),
            false => slot_or("accent3", 3.0, 4.5, Colour::changed("tx1", &[LumMod(50_000), LumOff(50_000)])),
        };
        let outlines = [usual, step(50_000), step(60_000), step(70_000), step(80_000)];
        let outline = outlines.into_iter().find(|outline| read(outline) >= OUTLINE_MIN).unwrap_or_else(|| ink.clone());
        let context = match is_grey(&Colour::slot("accent3"), 3.0, 4.5) {
            true => Colour::changed("accent3", &[LumMod(60_000), LumOff(40_000)]),
            false => step(30_000),
        };
        let shades = steps(&marked, 62_000, SHADES, &ink, scheme, ground);
        let tones =
            steps(&Colour::slot(if behind == "tx1" { "bg1" } else { "tx1" }), 25_000, TONES, &ink, scheme, ground);
        let mut colours = vec![
            (Role::Grey, grey.clone()),
            (
                Role::Sun,
                Some(Colour::slot("accent6")).filter(|sun| read(sun) >= CONTRAST_MIN).unwrap_or_else(|| ink.clone()),
            ),
            (Role::MarkedTint, tint(&marked)),
            (Role::OnFill, Colour::slot(behind)),
            (Role::BarFill, slot_or("accent2", 1.2, 1.8, step(18_000))),
            (Role::Outline, outline),
            (Role::Context, context),
            (Role::GoodTint, if is_judged_in_colour { tint(&good) } else { panel.clone() }),
            (Role::WeakTint, if is_judged_in_colour { tint(&weak) } else { panel.clone() }),
            (Role::Good, good),
            (Role::Weak, weak),
            (Role::Grid, slot_or("bg2", 1.15, 1.6, step(14_000))),
            (Role::Panel, panel),
            (Role::Ground, Colour::slot(behind)),
            (Role::Marked, marked),
            (Role::Ink, ink),
        ];
        for (idx, (shade, tone)) in (0..).zip(shades.into_iter().zip(tones)) {
            colours.extend([(Role::Shade(idx), shade), (Role::Tone(idx), tone)]);
        }
        Palette { colours, is_judged_in_colour, is_accent_strengthened, scheme: scheme.clone() }
    }

    /// The colour of a role.
    pub fn colour(&self, role: Role) -> &Colour {
        let found = self.colours.iter().find(|(have, _)| *have == role);
        &found.expect("every role has a colour").1
    }

    /// Ink, or the colour for filled shapes: whichever is read better on a fill.
    pub fn text_on(&self, fill: Role) -> Role {
        let fill = self.rgb(fill);
        let read = |role: Role| self.rgb(role).contrast(fill);
        if read(Role::Ink) >= read(Role::OnFill) { Role::Ink } else { Role::OnFill }
    }

    /// What a fill looks like in the template's colours; `None` for what is no plain colour.
    pub fn look_of(&self, fill: &crate::xml::Node) -> Option<Rgb> {
        self.scheme.read(fill.children.first()?, None)
    }

    /// What a role looks like.
    pub fn rgb(&self, role: Role) -> Rgb {
        self.colour(role).rgb(&self.scheme)
    }
}

/// How strongly each of five steps stands out from the ground, at most.
const SHADES: [f64; 5] = [1.15, 1.6, 2.4, 4.7, 8.5];
const TONES: [f64; 5] = [1.4, 2.0, 2.9, 4.7, 7.0];

/// Five steps from the ground's colour to a strong one, each so light or dark that ink or ground is read on it.
///
/// `saturation` is what is left of the colour's own, in thousandths of a percent: a deep colour made pale would shout.
fn steps(base: &Colour, saturation: u32, wishes: [f64; 5], ink: &Colour, scheme: &Scheme, ground: Rgb) -> Vec<Colour> {
    let is_dark = ground.is_dark();
    let towards = |share: u32| match is_dark {
        true => base.further(&[LumMod(share), SatMod(saturation)]),
        false => base.further(&[LumMod(share), LumOff(100_000 - share), SatMod(saturation)]),
    };
    let beyond = |share: u32| match is_dark {
        true => base.further(&[LumMod(100_000 - share), LumOff(share)]),
        false => base.further(&[LumMod(100_000 - share)]),
    };
    let candidates: Vec<Colour> =
        (1..=50).map(|n| towards(n * 2_000)).chain((1..=12).map(|n| beyond(n * 5_000))).collect();
    let ink = ink.rgb(scheme);
    let is_read_on = |colour: &&Colour| {
        let on = colour.rgb(scheme);
        on.contrast(ink).max(on.contrast(ground)) >= CONTRAST_MIN
    };
    let readable: Vec<&Colour> = candidates.iter().filter(is_read_on).collect();
    // How far a candidate lies from the wish, as a ratio of at least one.
    let miss = |colour: &Colour, wish: f64| {
        let ratio = colour.rgb(scheme).contrast(ground) / wish;
        ratio.max(1.0 / ratio)
    };
    wishes
        .into_iter()
        .map(|wish| {
            let nearest = |a: &&&Colour, b: &&&Colour| miss(a, wish).total_cmp(&miss(b, wish));
            readable.iter().min_by(nearest).map_or_else(|| base.clone(), |colour| (**colour).clone())
        })
        .collect()
}

fn grey(ink: &Colour, is_dark: bool) -> Colour {
    let slot = if *ink == Colour::slot("bg1") { "bg1" } else { "tx1" };
    Colour::changed(slot, if is_dark { &[LumMod(75_000)] } else { &[LumMod(65_000), LumOff(35_000)] })
}

/// The colour itself where it is read on the ground, else darker or lighter until it is.
fn strengthened(colour: &Colour, scheme: &Scheme, ground: Rgb) -> Colour {
    if colour.rgb(scheme).contrast(ground) >= CONTRAST_MIN {
        return colour.clone();
    }
    let try_step = |share: u32| match ground.is_dark() {
        true => Colour::changed("accent1", &[LumMod(100_000 - share), LumOff(share)]),
        false => Colour::changed("accent1", &[LumMod(100_000 - share)]),
    };
    let steps = (1..20).map(|step| try_step(step * 5_000));
    steps
        .into_iter()
        .find(|made| made.rgb(scheme).contrast(ground) >= CONTRAST_MIN + 0.1)
        .unwrap_or_else(|| Colour::slot("tx1"))
}

fn pale(colour: &Colour, share: u32) -> Colour {
    colour.further(&[LumMod(share), LumOff(100_000 - share), SatMod(64_000)])
}
