//! What will happen to a template, told before a deck is made on it.

use serde::Serialize;

use super::Template;
use super::choice::{LayoutWishes, ROOMY};
use super::kinds::KnownBy;
use super::layouts::Layout;
use super::palette::Role;
use super::stage::Stage;
use crate::error::{Error, Warning};
use crate::package::Package;
use crate::slide::frame::Frame;
use crate::xml::Node;

/// What is told of a template.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TemplateReport {
    /// The file.
    pub file: String,
    /// The slide's width in inches.
    pub width_in: f64,
    /// Its height.
    pub height_in: f64,
    /// Its masters, in order.
    pub masters: Vec<MasterReport>,
    /// Which layout serves which slides.
    pub uses: Vec<LayoutUse>,
    /// The fonts of headings and of text.
    pub fonts: Vec<FontReport>,
    /// How many fonts lie in the file itself; they are kept.
    pub n_embedded_fonts: usize,
    /// What the colours mean, on the ground under the body.
    pub colours: Vec<ColourReport>,
    /// The room for a body under headline and subtitle, in inches.
    pub body_width_in: f64,
    /// Its height.
    pub body_height_in: f64,
    /// What the deck will not have.
    pub dropped: Vec<String>,
    /// How many parts are kept byte for byte.
    pub n_parts_kept: usize,
    /// What the reader should know.
    pub warnings: Vec<String>,
}

/// A master and its layouts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MasterReport {
    /// Its name.
    pub name: String,
    /// Whether a slide of the deck stands on it.
    pub is_used: bool,
    /// The layouts that have a title.
    pub layouts: Vec<LayoutReport>,
    /// Those that have none, and cannot serve.
    pub untitled: Vec<String>,
}

/// A layout.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayoutReport {
    /// Its name.
    pub name: String,
    /// What it is for, in the format's words; empty when nothing says it.
    pub kind: String,
    /// How that is known.
    pub known_by: KnownBy,
}

/// A layout that serves.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LayoutUse {
    /// `cover`, `opener` or `content`: the key in the programme.
    pub purpose: &'static str,
    /// Its name.
    pub layout: String,
    /// Its master's.
    pub master: String,
    /// Why it.
    pub why: String,
}

/// A font.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FontReport {
    /// `headings` or `text`.
    pub used_for: &'static str,
    /// Its name.
    pub typeface: String,
    /// Whether the widths of its letters are known, rather than taken to be wide.
    pub widths_known: bool,
}

/// What a colour means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ColourReport {
    /// The meaning.
    pub role: &'static str,
    /// What it looks like: `0B4EA2`.
    pub hex: String,
    /// The contrast to what is behind it.
    pub ratio: f64,
    /// What it must have; 1 for what only fills.
    pub ratio_min: f64,
    /// What is behind it.
    pub on: &'static str,
}

impl ColourReport {
    /// Whether too little of it can be told from what is behind it.
    pub fn is_faint(&self) -> bool {
        self.ratio_min > 1.0 && self.ratio < self.ratio_min
    }
}

/// Tells what will happen to a template.
///
/// # Errors
/// As for [`Stage::with`]: then the template cannot be used.
pub fn report(template: Template<'_>, wishes: &LayoutWishes) -> Result<TemplateReport, Error> {
    let stage = Stage::with(template, wishes)?;
    let (file, original) = match template {
        Template::BuiltIn => ("the built-in template", stage.package.clone()),
        Template::Bytes { bytes, file } => (file, Package::read(bytes, file)?),
    };
    let layouts = &stage.layouts;
    let body = Frame::new(&layouts.content, stage.size, 2).body();
    let opener = layouts.opener.as_ref();
    let used = [Some(&layouts.cover), opener, Some(&layouts.content)];
    let masters = stage.masters.iter().map(|master| MasterReport {
        name: master.name.clone(),
        is_used: used.into_iter().flatten().any(|layout| layout.master_part == master.part),
        layouts: master
            .layouts
            .iter()
            .map(|layout| LayoutReport {
                name: layout.name.clone(),
                kind: layout.kind.clone(),
                known_by: layout.known_by,
            })
            .collect(),
        untitled: master.untitled.clone(),
    });
    Ok(TemplateReport {
        file: file.to_owned(),
        width_in: stage.size.width,
        height_in: stage.size.height,
        masters: masters.collect(),
        uses: uses(&stage, wishes),
        fonts: fonts(&stage),
        n_embedded_fonts: count(&original, |name, _| name.ends_with(".fntdata")),
        colours: colours(&stage),
        body_width_in: body.width,
        body_height_in: body.height,
        dropped: dropped(&original, &stage),
        n_parts_kept: stage.package.parts.iter().filter(|(name, part)| is_same(&original, name, &part.bytes)).count()
            - 1,
        warnings: warnings(&stage, body.width, body.height),
    })
}

fn is_same(original: &Package, name: &str, bytes: &[u8]) -> bool {
    original.parts.get(name).is_some_and(|part| part.bytes == bytes)
}

fn count(package: &Package, holds: impl Fn(&str, &str) -> bool) -> usize {
    package.parts.iter().filter(|(name, part)| holds(name, &part.content_type)).count()
}

fn uses(stage: &Stage, wishes: &LayoutWishes) -> Vec<LayoutUse> {
    let layouts = &stage.layouts;
    let known = |layout: &Layout, as_what: &str| match layout.known_by {
        KnownBy::Kind => format!("it says that it is {as_what}"),
        KnownBy::Name => format!("by its name it is {as_what}"),
        KnownBy::Geometry => format!("by its places it serves as {as_what}"),
    };
    let cover = match (&wishes.cover, layouts.cover.kind.as_str()) {
        (Some(_), _) => "chosen in the programme".to_owned(),
        (None, "title") => known(&layouts.cover, "a title slide"),
        (None, _) if layouts.cover.part == layouts.content.part => "there is no title slide".to_owned(),
        (None, _) => "it has a title and a subtitle".to_owned(),
    };
    let content = &layouts.content;
    let mut why = match (&wishes.content, content.kind.as_str()) {
        (Some(_), _) => "chosen in the programme".to_owned(),
        (None, "titleOnly") => known(content, "a title and nothing else"),
        (None, _) => "it has a wide title above and most room under it".to_owned(),
    };
    if content.title.is_moved {
        why += "; its title is moved to the top, since where it is no sentence finds room";
    }
    let mut uses = vec![used("cover", &layouts.cover, cover), used("content", content, why)];
    if let Some(opener) = &layouts.opener {
        let why = match wishes.opener {
            Some(_) => "chosen in the programme".to_owned(),
            None => format!("{}, with a panel at the left", known(opener, "a section's heading")),
        };
        uses.insert(1, used("opener", opener, why));
    } else {
        let why = "no layout for sections has a panel at the left; an area opens on an ordinary slide".to_owned();
        uses.insert(1, used("opener", content, why));
    }
    uses
}

fn used(purpose: &'static str, layout: &Layout, why: String) -> LayoutUse {
    LayoutUse { purpose, layout: layout.name.clone(), master: layout.master.clone(), why }
}

fn fonts(stage: &Stage) -> Vec<FontReport> {
    let master = stage.package.parts.get(&stage.layouts.content.master_part);
    let theme = master.and_then(|part| part.targets("theme").next()).and_then(|name| stage.package.parts.get(name));
    let Some(theme) = theme.and_then(|part| Node::read(&part.bytes).ok()) else { return Vec::new() };
    let font = |used_for, name: &str| {
        let typeface = theme.find(name)?.child("latin")?.attribute("typeface")?.to_owned();
        let widths_known = ["Calibri", "Calibri Light", "Carlito"].contains(&typeface.as_str());
        Some(FontReport { used_for, typeface, widths_known })
    };
    [font("headings", "majorFont"), font("text", "minorFont")].into_iter().flatten().collect()
}

fn colours(stage: &Stage) -> Vec<ColourReport> {
    let layout = &stage.layouts.content;
    let palette = &layout.palette;
    let body = Frame::new(layout, stage.size, 2).body();
    let ground = layout.ground.behind(body);
    let roles = [
        ("text", Role::Ink, 4.5, None),
        ("grey text", Role::Grey, 4.5, None),
        ("marked municipality", Role::Marked, 4.5, None),
        ("text on the marked", Role::OnFill, 4.5, Some(("the marked", Role::Marked))),
        ("marked on its tint", Role::Marked, 4.5, Some(("its tint", Role::MarkedTint))),
        ("good", Role::Good, 4.5, None),
        ("weak", Role::Weak, 4.5, None),
        ("outline of bars", Role::Outline, 3.0, None),
        ("fill of bars", Role::BarFill, 1.0, None),
        ("panel", Role::Panel, 1.0, None),
    ];
    let told = roles.into_iter().map(|(role, colour, ratio_min, on)| {
        let rgb = palette.rgb(colour);
        let behind = on.map_or(ground, |(_, role)| palette.rgb(role));
        ColourReport {
            role,
            hex: rgb.hex(),
            ratio: rgb.contrast(behind),
            ratio_min,
            on: on.map_or("the ground", |(name, _)| name),
        }
    });
    let first = ColourReport { role: "ground", hex: ground.hex(), ratio: 1.0, ratio_min: 1.0, on: "the ground" };
    std::iter::once(first).chain(told).collect()
}

fn dropped(original: &Package, stage: &Stage) -> Vec<String> {
    let mut told = Vec::new();
    let n_slides = count(original, |_, kind| kind.ends_with("presentationml.slide+xml"));
    if n_slides > 0 {
        told.push(format!(
            "its own {} and what only they use",
            if n_slides == 1 { "slide".to_owned() } else { format!("{n_slides} slides") }
        ));
    }
    for warning in &stage.warnings {
        match warning {
            Warning::MacrosDropped { .. } => told.push("its macros, and buttons that call them".to_owned()),
            Warning::SignatureDropped { .. } => {
                told.push("its digital signature, which does not hold for a changed file".to_owned())
            }
            _ => {}
        }
    }
    if original.relationships.iter().any(|link| link.is("thumbnail")) {
        told.push("its thumbnail, a picture of its first slide".to_owned());
    }
    told
}

fn warnings(stage: &Stage, width_in: f64, height_in: f64) -> Vec<String> {
    let content = &stage.layouts.content;
    let is_told =
        |warning: &&Warning| !matches!(warning, Warning::MacrosDropped { .. } | Warning::SignatureDropped { .. });
    let mut told: Vec<String> = stage.warnings.iter().filter(is_told).map(ToString::to_string).collect();
    if width_in < ROOMY.0 || height_in < ROOMY.1 {
        told.push(format!(
            "there is little room: less than {} × {} inches, so charts stand alone, without a column at their side",
            ROOMY.0, ROOMY.1
        ));
    }
    if !content.palette.is_judged_in_colour {
        told.push("no colours for good and weak can be told apart and read: symbol and word carry it alone".to_owned());
    }
    if content.ground.is_picture {
        told.push(
            "the background is a picture: nobody can compute how well text is read on it; look yourself".to_owned(),
        );
    }
    if content.title.is_moved {
        told.push("no layout has a wide title in its upper part: the title is moved".to_owned());
    }
    if stage.layouts.opener.is_none() {
        told.push("there is no layout for sections with a panel at the left".to_owned());
    }
    told
}
