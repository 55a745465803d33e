//! A template made ready: its slides dropped, its layouts chosen.

use std::collections::BTreeSet;

use super::choice::{LayoutWishes, Master, choose};
use super::layouts::{Layout, Layouts, MasterParts, Size, name_of};
use super::{Template, built_in};
use crate::error::{Error, Warning};
use crate::package::Package;
use crate::xml::{Node, shortened};

const MAIN_TYPE: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

/// A smaller slide holds nothing that is read in a hall.
const SIZE_MIN: Size = Size { width: 6.0, height: 4.0 };
/// The format's own largest.
const SIZE_MAX: f64 = 56.0;
/// No template has more.
const N_LAYOUTS_MAX: usize = 1_000;

/// A template made ready to draw on.
#[derive(Debug)]
pub struct Stage {
    /// Everything but slides.
    pub package: Package,
    /// The main part's name.
    pub presentation: String,
    /// The slide's size.
    pub size: Size,
    /// All masters with their layouts.
    pub masters: Vec<Master>,
    /// The layouts the deck uses.
    pub layouts: Layouts,
    /// What the reader should know about the template.
    pub warnings: Vec<Warning>,
}

impl Stage {
    /// Reads a template, and finds which layouts serve.
    ///
    /// # Errors
    /// [`Error`] when the file is not a presentation that can be used.
    pub fn new(template: Template<'_>) -> Result<Stage, Error> {
        Stage::with(template, &LayoutWishes::default())
    }

    /// Reads a template of which somebody has chosen layouts.
    ///
    /// # Errors
    /// As for [`Stage::new`], and when there is no layout of a wished name.
    pub fn with(template: Template<'_>, wishes: &LayoutWishes) -> Result<Stage, Error> {
        let (package, file) = match template {
            Template::BuiltIn => (built_in::package(), "the built-in template"),
            Template::Bytes { bytes, file } => (Package::read(bytes, file)?, file),
        };
        let mut reader = Opened { package, file, warnings: Vec::new() };
        let presentation = reader.main_part()?;
        reader.drop_slides(&presentation);
        let root = reader.node(&presentation)?;
        let size = root.child("sldSz").and_then(|size| Some((size.number("cx")?, size.number("cy")?)));
        let (width, height) = size.unwrap_or((9_144_000, 6_858_000));
        let size = Size { width: width as f64 / 914_400.0, height: height as f64 / 914_400.0 };
        if !(SIZE_MIN.width..=SIZE_MAX).contains(&size.width) || !(SIZE_MIN.height..=SIZE_MAX).contains(&size.height) {
            let (width_in, height_in) = (size.width.round() as i64, size.height.round() as i64);
            return Err(Error::SlideSize { file: file.to_owned(), width_in, height_in });
        }
        let masters = reader.masters(&presentation, &root, size)?;
        let layouts = choose(&masters, wishes, size, file)?;
        if layouts.content.palette.is_accent_strengthened {
            reader.warnings.push(Warning::AccentStrengthened { file: file.to_owned() });
        }
        Ok(Stage { package: reader.package, presentation, size, masters, layouts, warnings: reader.warnings })
    }
}

struct Opened<'a> {
    package: Package,
    file: &'a str,
    warnings: Vec<Warning>,
}

impl Opened<'_> {
    /// Finds the main part and makes an ordinary presentation of it.
    fn main_part(&mut self) -> Result<String, Error> {
        let file = self.file.to_owned();
        let Some(name) = self.package.main_part().map(str::to_owned) else {
            return Err(match self.package.relationships.iter().any(|link| link.kind.contains("purl.oclc.org")) {
                true => Error::Strict { file },
                false => Error::MissingPart { file, part: "the main part".to_owned() },
            });
        };
        let is_strict = self.package.relationships.iter().any(|link| link.kind.starts_with("http://purl.oclc.org/"));
        let Some(part) = self.package.parts.get_mut(&name) else {
            return Err(Error::MissingPart { file, part: name });
        };
        let is_presentation =
            part.content_type.starts_with("application/vnd.openxmlformats-officedocument.presentationml.")
                || part.content_type.starts_with("application/vnd.ms-powerpoint.");
        if !is_presentation {
            return Err(Error::NotAPresentation { file, content_type: shortened(&part.content_type) });
        }
        if is_strict {
            return Err(Error::Strict { file });
        }
        part.content_type = MAIN_TYPE.to_owned();
        let n_links = part.relationships.len();
        part.relationships.retain(|link| !link.is("vbaProject"));
        if part.relationships.len() < n_links {
            self.warnings.push(Warning::MacrosDropped { file: file.clone() });
            // Buttons that would call them.
            self.package.relationships.retain(|link| !link.is("extensibility"));
        }
        let n_links = self.package.relationships.len();
        self.package.relationships.retain(|link| !link.kind.contains("digital-signature"));
        if self.package.relationships.len() < n_links {
            self.warnings.push(Warning::SignatureDropped { file });
        }
        // The thumbnail shows the template's first slide, which the deck will not have.
        self.package.relationships.retain(|link| !link.is("thumbnail"));
        Ok(name)
    }

    /// Drops the template's own slides and whatever only they used.
    fn drop_slides(&mut self, presentation: &str) {
        let slides: Vec<String> = self
            .package
            .parts
            .get(presentation)
            .map_or(Vec::new(), |part| part.targets("slide").map(str::to_owned).collect());
        for slide in &slides {
            self.package.parts.remove(slide);
        }
        for (name, part) in &mut self.package.parts {
            if name == presentation {
                part.relationships.retain(|link| !link.is("slide"));
            }
            // A layout or a view that jumps to a slide jumps to the deck's first: it must not lead nowhere.
            for link in
                part.relationships.iter_mut().filter(|link| link.part.as_ref().is_some_and(|to| slides.contains(to)))
            {
                link.target = FIRST_SLIDE.to_owned();
                link.part = Some(FIRST_SLIDE.to_owned());
            }
        }
        self.package.drop_unreachable();
    }

    fn node(&self, part: &str) -> Result<Node, Error> {
        let file = || self.file.to_owned();
        let Some(found) = self.package.parts.get(part) else {
            return Err(Error::MissingPart { file: file(), part: part.to_owned() });
        };
        Node::read(&found.bytes).map_err(|reason| Error::Malformed { file: file(), part: part.to_owned(), reason })
    }

    /// All masters with their layouts, each once.
    fn masters(&self, presentation: &str, root: &Node, size: Size) -> Result<Vec<Master>, Error> {
        let missing = |part: &str| Error::MissingPart { file: self.file.to_owned(), part: part.to_owned() };
        let main = &self.package.parts[presentation];
        let mut seen = BTreeSet::new();
        let mut n_layouts = 0;
        let mut masters = Vec::new();
        let master_ids = root.child("sldMasterIdLst").map_or(&[][..], |list| &list.children);
        for id in master_ids.iter().filter_map(|entry| entry.prefixed_attribute("id")) {
            let name = main.target_of(id).ok_or_else(|| missing("a slide master"))?;
            if !seen.insert(name) {
                continue;
            }
            let master = self.node(name)?;
            let part = &self.package.parts[name];
            let theme = self.node(part.targets("theme").next().ok_or_else(|| missing("a theme"))?)?;
            let parts = MasterParts { part: name, master: &master, theme: &theme, size };
            let theme_name = theme.attribute("name").unwrap_or_default().to_owned();
            let mut found =
                Master { part: name.to_owned(), name: theme_name, layouts: Vec::new(), untitled: Vec::new() };
            let layout_ids = master.child("sldLayoutIdLst").map_or(&[][..], |list| &list.children);
            for id in layout_ids.iter().filter_map(|entry| entry.prefixed_attribute("id")) {
                let name = part.target_of(id).ok_or_else(|| missing("a slide layout"))?;
                if !seen.insert(name) {
                    continue;
                }
                n_layouts += 1;
                if n_layouts > N_LAYOUTS_MAX {
                    let reason = format!("it has more than {N_LAYOUTS_MAX} layouts");
                    return Err(Error::Damaged { file: self.file.to_owned(), reason });
                }
                let node = self.node(name)?;
                match Layout::read(name, &node, &self.package.parts[name].bytes, &parts) {
                    Some(layout) => found.layouts.push(layout),
                    None => found.untitled.push(name_of(&node)),
                }
            }
            masters.push(found);
        }
        Ok(masters)
    }
}

/// Where the deck's first slide stands.
pub const FIRST_SLIDE: &str = "/ppt/slides/slide1.xml";
