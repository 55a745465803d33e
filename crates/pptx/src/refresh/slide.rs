//! One slide: each of our shapes gets what is new, unless a person changed just that.

use std::ops::Range;

use super::body::{self, Sizes};
use super::context::{Context, NewSlide};
use super::deck::{Found, Ours};
use super::pairs::{Pairs, pairs};
use super::place::{self, ChartSpots, Move, Spot};
use super::source::Source;
use super::table::{self, RowKeys};
use super::told::{Told, What};
use super::{chart, charts, map, notes, shapes};
use crate::package::Package;
use crate::shape::mark::{self, Mark, Name};
use crate::shape::said;
use crate::xml::{Node, edited};

/// A slide being merged.
pub struct Merge<'a> {
    /// What the whole deck shares.
    pub context: &'a Context<'a>,
    /// The deck as it becomes.
    pub package: &'a mut Package,
    /// The slide's part.
    pub part: &'a str,
    /// Its position from one.
    pub position: usize,
    /// The slide as it is.
    pub bytes: &'a [u8],
    /// Its root.
    pub root: &'a Node,
    /// What of it is ours.
    pub ours: &'a Ours<'a>,
    /// The slide as it would be drawn now.
    pub new: &'a NewSlide<'a>,
    /// What is told so far.
    pub told: Vec<Told>,
    /// What is to be changed.
    pub edits: Vec<(Range<usize>, String)>,
    /// The alternative text of a chart that was left alone and had lost its own, and where its names stand.
    pub alt_of_kept: Option<(usize, String)>,
}

/// A shape's tag as it becomes.
struct Tag<'a> {
    names: &'a Node,
    part: String,
    mark: Mark,
    alt: Option<String>,
    is_placeholder: bool,
}

impl<'a> Merge<'a> {
    /// Merges the slide and its notes into the package. Gives what is told.
    pub fn run(mut self) -> Vec<Told> {
        let Some(drawn) = super::deck::ours(&self.new.root) else { return self.told };
        let pairs = pairs(&self.ours.shapes, &drawn.shapes);
        let charts = self.chart_spots(&pairs, &drawn);
        let keys = self.row_keys(&pairs, &drawn);
        let mut tags: Vec<Tag<'a>> = Vec::new();
        for (new_idx, old_idx) in pairs.both() {
            let tag = self.shape(&self.ours.shapes[old_idx], &drawn.shapes[new_idx], &charts, &keys);
            tags.push(tag);
        }
        for old_idx in pairs.only_old() {
            let old = &self.ours.shapes[old_idx];
            if !shapes::remove(&mut self, old) {
                let tag = Tag {
                    names: old.names,
                    part: old.part.clone(),
                    mark: old.mark,
                    alt: None,
                    is_placeholder: old.is_placeholder,
                };
                tags.push(tag);
            }
        }
        for addition in pairs.additions() {
            let ours = self.ours;
            shapes::add(&mut self, &drawn.shapes[addition.new_idx], addition.after.map(|idx| &ours.shapes[idx]));
        }
        map::merge(&mut self, &pairs, &drawn);
        let notes = notes::merge(&mut self);
        self.rename(&tags, notes);
        self.name_slide();
        let merged = edited(self.bytes, std::mem::take(&mut self.edits));
        if let Some(part) = self.package.parts.get_mut(self.part) {
            part.bytes = merged;
        }
        self.told
    }

    /// Notes an entry.
    pub fn tell(&mut self, part: &str, what: What, old: impl Into<String>, new: impl Into<String>) {
        self.told.push(Told {
            title: self.ours.title.clone(),
            part: part.to_owned(),
            old: old.into(),
            new: new.into(),
            ..Told::of_page(Some(self.position), &self.ours.code, what)
        });
    }

    /// An element of the slide with its bytes.
    pub fn source<'b>(&self, node: &'b Node) -> Source<'b>
    where
        'a: 'b,
    {
        Source { node, bytes: self.bytes }
    }

    fn chart_spots(&self, pairs: &Pairs, drawn: &Ours<'_>) -> Vec<ChartSpots> {
        let mut spots = Vec::new();
        for (new_idx, old_idx) in pairs.both() {
            let (old, new) = (&self.ours.shapes[old_idx], &drawn.shapes[new_idx]);
            if new.chart_id().is_none() {
                continue;
            }
            if let (Some((_, present)), Some((_, drawn))) = (Spot::of(old.shape), Spot::of(new.shape)) {
                spots.push(ChartSpots { marked: Spot::marked(old.mark.place), present, drawn });
            }
        }
        spots
    }

    /// What the rows beside a slide's one chart are called, in the deck and in the new drawing.
    fn row_keys(&self, pairs: &Pairs, drawn: &Ours<'_>) -> [Option<Vec<String>>; 2] {
        let mut both = pairs.both().into_iter().filter(|(new_idx, _)| drawn.shapes[*new_idx].chart_id().is_some());
        let (Some((new_idx, old_idx)), None) = (both.next(), both.next()) else { return [None, None] };
        let old = charts::old_root(self, &self.ours.shapes[old_idx]).map(|(_, root)| chart::row_names(&root));
        let new = charts::new_root(self, &drawn.shapes[new_idx]).map(|(_, root)| chart::row_names(&root));
        [old, new]
    }

    fn shape(
        &mut self,
        old: &Found<'a>,
        new: &Found<'_>,
        charts: &[ChartSpots],
        keys: &[Option<Vec<String>>; 2],
    ) -> Tag<'a> {
        let mut mark = Mark { ..new.mark };
        if let (Some(_), Some(_)) = (old.chart_id(), new.chart_id()) {
            let spot =
                charts.iter().find(|spots| Spot::of(old.shape).is_some_and(|(_, at)| at == spots.present)).copied();
            charts::merge(self, old, new, spot, &mut mark);
        } else if let (Some(old_table), Some(new_table)) = (old.table(), new.table()) {
            self.table(old, old_table, new, new_table, keys, &mut mark);
        } else if let (Some(old_body), Some(new_body)) = (old.body(), new.body()) {
            self.text(old, old_body, new, new_body, &mut mark);
        }
        self.put(old, new, charts);
        self.path(old, new);
        self.link(old, new);
        let alt = self.alt(old, new, &mut mark);
        Tag { names: old.names, part: old.part.clone(), mark, alt, is_placeholder: old.is_placeholder }
    }

    fn text(&mut self, old: &Found<'a>, old_body: &'a Node, new: &Found<'_>, new_body: &Node, mark: &mut Mark) {
        let (present, words) = (said::in_body(old_body), said::in_body(new_body));
        let is_title = old.part == "title";
        let has_news = new.mark.says != old.mark.says;
        if mark::fingerprint(&present) != old.mark.says && present != words {
            mark.says = old.mark.says;
            mark.half_points = old.mark.half_points;
            if has_news {
                let what = if is_title { What::HeadlineDoubtful } else { What::TextKept };
                self.tell(&old.part, what, present, words);
            }
            return;
        }
        if !has_news || present == words {
            return;
        }
        let size = old_body.find("rPr").and_then(|run| run.number("sz")).unwrap_or_default() / 50;
        let sizes = if size == i64::from(old.mark.half_points) { Sizes::Fitted } else { Sizes::Kept };
        let old_source = self.source(old_body);
        let new_source = Source { node: new_body, bytes: self.new.drawn.xml.as_bytes() };
        self.edits.extend(body::replaced(old_source, body::paragraphs(old_source, new_source, sizes)));
        self.tell(&old.part, if is_title { What::Headline } else { What::Text }, present, words);
    }

    fn table(
        &mut self,
        old: &Found<'a>,
        old_table: &'a Node,
        new: &Found<'_>,
        new_table: &Node,
        keys: &[Option<Vec<String>>; 2],
        mark: &mut Mark,
    ) {
        let present = said::in_table(old_table);
        let has_news = new.mark.says != old.mark.says;
        let is_edited = mark::fingerprint(&present) != old.mark.says;
        if is_edited {
            mark.says = old.mark.says;
            if has_news {
                let rows = shapes::readable(&said::in_table(new_table));
                self.tell(&old.part, What::TableKept, shapes::readable(&present), rows);
            }
            return;
        }
        let has_lost_flags = old_table.child("tblPr").is_none_or(|properties| properties.attributes.is_empty());
        let is_marked_anew = self.context.marked.new != self.context.marked.old;
        if !has_news && !has_lost_flags && !is_marked_anew {
            return;
        }
        let old_source = self.source(old_table);
        let new_source = Source { node: new_table, bytes: self.new.drawn.xml.as_bytes() };
        let keys = RowKeys { old: keys[0].as_deref(), new: keys[1].as_deref() };
        let (xml, is_redrawn) = match is_marked_anew {
            true => (new_source.raw().to_owned(), true),
            false => {
                let merged = table::merged(old_source, new_source, keys, &self.new.planned.layout.palette);
                (merged.xml, merged.is_redrawn)
            }
        };
        self.edits.push((old_table.range.clone(), xml));
        if has_news || is_redrawn {
            let what = if is_redrawn { What::TableRedrawn } else { What::Table };
            let (before, after) = shapes::differing(&present, &said::in_table(new_table));
            self.tell(&old.part, what, before, after);
        }
    }

    fn put(&mut self, old: &Found<'a>, new: &Found<'_>, charts: &[ChartSpots]) {
        let (Some((transform, _)), Some((_, drawn))) = (Spot::of(old.shape), Spot::of(new.shape)) else { return };
        let chart = match new.chart_id() {
            Some(_) => None,
            None => place::chart_of(&old.part, drawn, charts),
        };
        match place::goal(old, old.mark.place, drawn, chart) {
            Move::Stay => {}
            Move::To(spot) => self.edits.extend(place::moved(transform, spot)),
            Move::Theirs => {
                let says_a_value = chart.is_some() && old.shape.name == "cxnSp";
                if says_a_value && !Spot::marked(old.mark.place).is_near(drawn, false) {
                    self.tell(&old.part, What::PlaceKept, "", "");
                }
            }
        }
    }

    /// Ticks are figures drawn as one path.
    fn path(&mut self, old: &Found<'a>, new: &Found<'_>) {
        let path = |shape: &Node| shape.path(&["spPr", "custGeom"]).map(|path| path.range.clone());
        if let (Some(range), Some(new_range)) = (path(old.shape), path(new.shape)) {
            self.edits.push((range, self.new.drawn.xml[new_range].to_owned()));
        }
    }

    /// A jump within the deck leads to the slide of the page that the new text is about.
    fn link(&mut self, old: &Found<'a>, new: &Found<'_>) {
        let Some(old_link) = old.names.child("hlinkClick") else { return };
        let Some(target) = self.new.jump_of(new.names) else { return };
        let have =
            old_link.prefixed_attribute("id").and_then(|id| self.context.original.parts[self.part].target_of(id));
        match self.context.slide_of(target) {
            Some(slide) if Some(slide) == have => {}
            Some(slide) => {
                let Some(part) = self.package.parts.get_mut(self.part) else { return };
                let id = part.link(super::context::SLIDE_LINK, slide);
                let (range, text) = self.source(old_link).with_attributes(&[("r:id", Some(id))]);
                self.edits.push((range, text));
            }
            None => self.edits.push((old_link.range.clone(), String::new())),
        }
    }

    /// The alternative text to be set, where ours still stands or none does.
    fn alt(&mut self, old: &Found<'a>, new: &Found<'_>, mark: &mut Mark) -> Option<String> {
        let words = new.names.attribute("descr")?;
        let present = old.names.attribute("descr").unwrap_or_default();
        let is_theirs = !present.is_empty()
            && old.mark.alt.is_some_and(|alt| alt != mark::short_fingerprint(&said::plain(present)));
        if is_theirs {
            // A chart that was left alone is told already.
            if new.mark.alt != old.mark.alt && mark.says == new.mark.says {
                self.tell(&old.part, What::AltKept, present, words);
            }
            mark.alt = old.mark.alt;
            return None;
        }
        if let Some((_, words)) = self.alt_of_kept.take_if(|(at, _)| *at == old.names.range.start) {
            mark.alt = old.mark.alt;
            return Some(words);
        }
        // What a chart that was left alone shows is not what the new words say.
        let is_kept = mark.says != new.mark.says;
        (present != words && !is_kept).then(|| words.to_owned())
    }

    /// Writes the marks; placeholders' and the notes' are carried by the last other shape.
    fn rename(&mut self, tags: &[Tag<'a>], notes: Option<Mark>) {
        let carrier = tags.iter().rposition(|tag| !tag.is_placeholder);
        let mut carried: Vec<(String, Mark)> =
            tags.iter().filter(|tag| tag.is_placeholder).map(|tag| (tag.part.clone(), tag.mark)).collect();
        carried.extend(notes.map(|mark| (mark::NOTES.to_owned(), mark)));
        for (idx, tag) in tags.iter().enumerate() {
            let name = Name {
                code: self.ours.code.clone(),
                part: tag.part.clone(),
                mark: Some(tag.mark),
                carried: if Some(idx) == carrier { carried.clone() } else { Vec::new() },
            };
            let mut changes = vec![("name", Some(name.to_string()))];
            changes.extend(tag.alt.iter().map(|alt| ("descr", Some(alt.clone()))));
            let edit = self.source(tag.names).with_attributes(&changes);
            self.edits.push(edit);
        }
    }

    /// The page's name on the slide itself, which LibreOffice drops.
    fn name_slide(&mut self) {
        let Some(slide) = self.root.child("cSld").filter(|slide| slide.attribute("name").is_none()) else { return };
        let edit = self.source(slide).with_attributes(&[("name", Some(self.ours.code.clone()))]);
        self.edits.push(edit);
    }
}
