//! A deck opened: each slide with the layout, master and theme it stands on.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::error::Error;
use crate::package::Package;
use crate::template::colour::Scheme;
use crate::xml::{Node, shortened};

/// A deck.
pub struct Opened<'a> {
    /// All its parts.
    pub package: &'a Package,
    /// The file's name, for messages.
    pub file: &'a str,
    /// The slide's height in inches.
    pub height: f64,
    /// In the order shown; hidden ones too, since a reader meets them.
    pub slides: Vec<Slide<'a>>,
    /// How text looks that nothing else decides.
    pub default_text: Option<Node>,
    /// The table styles that the deck carries.
    pub table_styles: Option<Arc<Node>>,
}

/// A slide with what it inherits from.
pub struct Slide<'a> {
    /// From 1.
    pub number: usize,
    /// Its part.
    pub part: &'a str,
    /// Its root.
    pub root: Node,
    /// Its layout's root.
    pub layout: Arc<Node>,
    /// Its master's root.
    pub master: Arc<Node>,
    /// Its theme's root.
    pub theme: Arc<Node>,
    /// Its colours.
    pub scheme: Scheme,
}

impl<'a> Opened<'a> {
    /// Opens a deck.
    pub fn new(package: &'a Package, file: &'a str) -> Result<Opened<'a>, Error> {
        let missing = |part: &str| Error::MissingPart { file: file.to_owned(), part: part.to_owned() };
        let main_name = package.main_part().ok_or_else(|| missing("the main part"))?;
        let main = package.parts.get(main_name).ok_or_else(|| missing(main_name))?;
        if !main.content_type.contains("presentation") && !main.content_type.contains("ms-powerpoint") {
            return Err(Error::NotAPresentation { file: file.to_owned(), content_type: shortened(&main.content_type) });
        }
        let mut reader = Reader { package, file, read: BTreeMap::new() };
        let root = reader.own(main_name)?;
        let height = root.child("sldSz").and_then(|size| size.number("cy")).unwrap_or(6_858_000) as f64 / 914_400.0;
        let ids = root.child("sldIdLst").map_or(&[][..], |list| &list.children);
        let mut slides = Vec::new();
        for (idx, id) in ids.iter().filter_map(|entry| entry.prefixed_attribute("id")).enumerate() {
            let name = main.target_of(id).ok_or_else(|| missing("a slide"))?;
            let layout_name = reader.target(name, "slideLayout")?;
            let master_name = reader.target(layout_name, "slideMaster")?;
            let theme_name = reader.target(master_name, "theme")?;
            let root = reader.own(name)?;
            let (layout, master, theme) =
                (reader.shared(layout_name)?, reader.shared(master_name)?, reader.shared(theme_name)?);
            let map = root.path(&["clrMapOvr", "overrideClrMapping"]).or_else(|| master.child("clrMap"));
            let scheme = Scheme::new(&theme, map);
            slides.push(Slide { number: idx + 1, part: name, root, layout, master, theme, scheme });
        }
        // Styles that cannot be read are as good as none: what they fill cannot be told.
        let table_styles = main.targets("tableStyles").next().and_then(|name| reader.shared(name).ok());
        Ok(Opened {
            package,
            file,
            height: height.max(1.0),
            slides,
            default_text: root.child("defaultTextStyle").cloned(),
            table_styles,
        })
    }

    /// The root of a part that a slide refers to.
    pub fn node(&self, part: &str) -> Result<Node, Error> {
        Reader { package: self.package, file: self.file, read: BTreeMap::new() }.own(part)
    }
}

struct Reader<'a> {
    package: &'a Package,
    file: &'a str,
    read: BTreeMap<&'a str, Arc<Node>>,
}

impl<'a> Reader<'a> {
    fn own(&self, part: &str) -> Result<Node, Error> {
        let file = || self.file.to_owned();
        let found = self.package.parts.get(part);
        let found = found.ok_or_else(|| Error::MissingPart { file: file(), part: part.to_owned() })?;
        Node::read(&found.bytes).map_err(|reason| Error::Malformed { file: file(), part: part.to_owned(), reason })
    }

    fn shared(&mut self, part: &'a str) -> Result<Arc<Node>, Error> {
        if let Some(node) = self.read.get(part) {
            return Ok(Arc::clone(node));
        }
        let node = Arc::new(self.own(part)?);
        self.read.insert(part, Arc::clone(&node));
        Ok(node)
    }

    fn target(&self, part: &str, kind: &str) -> Result<&'a str, Error> {
        let missing = || Error::MissingPart { file: self.file.to_owned(), part: format!("the {kind} of {part}") };
        let part = self.package.parts.get(part).ok_or_else(missing)?;
        let link = part.relationships.iter().find(|link| link.is(kind)).ok_or_else(missing)?;
        link.part.as_deref().ok_or_else(missing)
    }
}
