//! Which layouts serve: the programme's own choice, or the best master's.

use crate::error::Error;
use crate::slide::frame::Frame;
use crate::template::layouts::{Layout, Layouts, Size};
use crate::template::palette::{CONTRAST_MIN, Role};
use crate::xml::shortened;

/// A smaller body has room for a chart and nothing beside it.
pub const ROOMY: (f64, f64) = (9.0, 3.6);

/// A message with more names is not read.
const N_NAMES_MAX: usize = 60;

/// A layout by its name, and its master's where several masters have one of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayoutName {
    /// As PowerPoint shows it.
    pub layout: String,
    /// The master's, which is its theme's.
    pub master: Option<String>,
}

/// Layouts that somebody has chosen; the others are found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LayoutWishes {
    /// For the first slide.
    pub cover: Option<LayoutName>,
    /// For an area's first slide.
    pub opener: Option<LayoutName>,
    /// For all the others.
    pub content: Option<LayoutName>,
}

/// A master with its layouts, in the template's order.
#[derive(Debug, Clone, PartialEq)]
pub struct Master {
    /// Its part.
    pub part: String,
    /// Its theme's name, by which PowerPoint shows it.
    pub name: String,
    /// The layouts that have a title.
    pub layouts: Vec<Layout>,
    /// The names of those that have none.
    pub untitled: Vec<String>,
}

/// Chooses the layouts of a deck. `file` is only for messages.
///
/// Without wishes, the master fits best that can be read, has a wide title above, room under it, a cover and a layout for
/// sections, in this order of weight; of equals the first.
///
/// # Errors
/// [`Error::NoLayout`]; [`Error::UnknownLayout`], [`Error::AmbiguousLayout`] and [`Error::LayoutWithoutTitle`] for wishes.
pub fn choose(masters: &[Master], wishes: &LayoutWishes, size: Size, file: &str) -> Result<Layouts, Error> {
    let wished = |name: &Option<LayoutName>| name.as_ref().map(|name| find(masters, name, file)).transpose();
    let (cover, opener, content) = (wished(&wishes.cover)?, wished(&wishes.opener)?, wished(&wishes.content)?);
    let home = content.map(|layout| layout.master_part.as_str());
    let candidates = masters.iter().filter(|master| home.is_none_or(|home| master.part == home));
    let found = candidates.filter_map(|master| Layouts::choose(&master.layouts, size));
    let mut best: Option<(u32, Layouts)> = None;
    for layouts in found {
        let fit = fitness(&layouts, size);
        if best.as_ref().is_none_or(|(have, _)| fit > *have) {
            best = Some((fit, layouts));
        }
    }
    let (_, mut chosen) = best.ok_or_else(|| Error::NoLayout { file: file.to_owned() })?;
    if let Some(layout) = content {
        chosen.content =
            if layout.has_wide_title(size) { layout.clone() } else { layout.clone().with_title_moved(size) };
    }
    if let Some(layout) = cover {
        chosen.cover = layout.clone();
    }
    if let Some(layout) = opener {
        let mut layout = layout.clone();
        let has_panel = layout.has_side_panel(size);
        // Words and strips stand beside the title of a panel, and else under a title.
        layout.kind = if has_panel { "secHead" } else { "titleOnly" }.to_owned();
        if !has_panel && !layout.has_wide_title(size) {
            layout = layout.with_title_moved(size);
        }
        chosen.opener = Some(layout);
    }
    Ok(chosen)
}

fn find<'a>(masters: &'a [Master], name: &LayoutName, file: &str) -> Result<&'a Layout, Error> {
    let same = |a: &str, b: &str| a.trim().to_lowercase() == b.trim().to_lowercase();
    let is_home = |master: &&Master| name.master.as_deref().is_none_or(|wished| same(&master.name, wished));
    let of_name = |master: &'a Master| master.layouts.iter().find(|layout| same(&layout.name, &name.layout));
    let found: Vec<&Layout> = masters.iter().filter(is_home).filter_map(of_name).collect();
    let file = || file.to_owned();
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            let is_untitled = masters
                .iter()
                .filter(is_home)
                .any(|master| master.untitled.iter().any(|untitled| same(untitled, &name.layout)));
            let layout = match &name.master {
                Some(master) => format!("{} ({master})", name.layout),
                None => name.layout.clone(),
            };
            Err(match is_untitled {
                true => Error::LayoutWithoutTitle { file: file(), layout, names: names(masters) },
                false => Error::UnknownLayout { file: file(), layout, names: names(masters) },
            })
        }
        several => Err(Error::AmbiguousLayout {
            file: file(),
            layout: name.layout.clone(),
            masters: several.iter().map(|layout| layout.master.clone()).collect(),
        }),
    }
}

/// The names of all layouts with a title, with their master's where there are several.
fn names(masters: &[Master]) -> Vec<String> {
    let name = |layout: &Layout| match masters.len() {
        1 => layout.name.clone(),
        _ => format!("{} ({})", layout.name, layout.master),
    };
    let all = masters.iter().flat_map(|master| master.layouts.iter().map(name));
    all.map(|name| shortened(&name)).take(N_NAMES_MAX).collect()
}

/// How well the layouts of one master serve.
fn fitness(layouts: &Layouts, size: Size) -> u32 {
    let content = &layouts.content;
    let body = Frame::new(content, size, 2).body();
    let points = [
        (16, is_read(content, size) && !content.ground.is_picture),
        (8, !content.title.is_moved),
        (4, body.width >= ROOMY.0.min(size.width * 0.8) && body.height >= ROOMY.1),
        (2, layouts.cover.kind == "title"),
        (1, layouts.opener.is_some()),
    ];
    points.into_iter().filter(|(_, holds)| *holds).map(|(points, _)| points).sum()
}

/// Whether text can be read on a layout's ground, from end to end of a gradient.
pub fn is_read(layout: &Layout, size: Size) -> bool {
    let body = Frame::new(layout, size, 2).body();
    let ink = layout.palette.rgb(Role::Ink);
    layout.ground.ends_behind(body).into_iter().all(|ground| ink.contrast(ground) >= CONTRAST_MIN)
}
