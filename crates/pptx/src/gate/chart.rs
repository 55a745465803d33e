//! A native chart read back: its series as they are drawn, and every text in it.

use std::collections::{BTreeMap, BTreeSet};

use super::beginning;
use super::ground::{Paint, lowest_contrast, paint};
use super::hall::Use;
use super::opened::{Opened, Slide};
use super::shapes::Shape;
use crate::error::Error;
use crate::template::colour::Rgb;
use crate::xml::Node;

/// What carries data must stand out so much.
pub const MARK_CONTRAST_MIN: f64 = 3.0;
/// Text in a chart that nothing else decides.
const CHART_TEXT_PT: f64 = 10.0;

/// How something in a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    pub fill: Paint,
    pub outline: Paint,
    /// What tells it apart without colour: pattern, dash, width, marker.
    pub form: String,
}

impl Mark {
    /// The best contrast of its parts to a ground.
    pub fn contrast(&self, ground: &[Rgb]) -> f64 {
        let paints = [&self.fill, &self.outline];
        let ratios =
            paints.into_iter().filter_map(|paint| colours(paint.clone())).map(|found| lowest_contrast(&found, ground));
        ratios.fold(1.0, f64::max)
    }

    /// Whether anything of it shows.
    pub fn is_drawn(&self) -> bool {
        self.fill != Paint::Nothing || self.outline != Paint::Nothing
    }

    /// What is seen of it first.
    pub fn face(&self) -> Option<Vec<(Rgb, f64)>> {
        colours(self.fill.clone()).or_else(|| colours(self.outline.clone()))
    }
}

pub struct Point {
    pub idx: i64,
    pub mark: Mark,
}

pub struct Series {
    pub name: String,
    pub mark: Mark,
    /// Points that look otherwise.
    pub points: Vec<Point>,
    pub n_points: usize,
    /// What each point is called.
    pub categories: BTreeMap<i64, String>,
    /// Points whose label has a weight or words of its own.
    pub told_points: BTreeSet<i64>,
    pub shows_name: bool,
}

pub struct Label {
    pub words: String,
    pub size_pt: f64,
    pub is_bold: bool,
    pub colours: Vec<(Rgb, f64)>,
    pub grounds: Vec<Rgb>,
    pub use_: Use,
}

pub struct Read {
    pub ground: Option<Vec<Rgb>>,
    pub series: Vec<Series>,
    pub labels: Vec<Label>,
    pub names_are_shown: bool,
}

impl Read {
    /// Whether a mark is seen on the chart's ground.
    pub fn is_seen(&self, mark: &Mark) -> bool {
        let Some(ground) = &self.ground else { return true };
        !mark.is_drawn() || mark.fill == Paint::Picture || mark.contrast(ground) >= MARK_CONTRAST_MIN
    }
}

pub fn read(
    opened: &Opened<'_>,
    slide: &Slide<'_>,
    shape: &Shape<'_>,
    behind: Option<Vec<Rgb>>,
    behind_axes: Option<Vec<Rgb>>,
) -> Result<Read, Error> {
    let missing = || Error::MissingPart { file: opened.file.to_owned(), part: format!("the chart {}", shape.name) };
    let id = shape.node.path(&["graphic", "graphicData", "chart"]).and_then(|chart| chart.prefixed_attribute("id"));
    let part = opened.package.parts.get(slide.part).and_then(|part| part.target_of(id?)).ok_or_else(missing)?;
    let root = opened.node(part)?;
    let fill_of = |node: Option<&Node>| node.and_then(|node| paint(node.child("spPr")?, &slide.scheme, None));
    let plot_area = root.path(&["chart", "plotArea"]);
    let own = [fill_of(plot_area), fill_of(Some(&root))].into_iter().flatten().find_map(colours);
    let own: Option<Vec<Rgb>> = own.map(|found| found.into_iter().map(|(rgb, _)| rgb).collect());
    let at_axes = own.clone().or(behind_axes).unwrap_or_default();
    let ground = own.or(behind);
    let writer = TextReader { slide, root: &root };
    let mut found = Read { ground: ground.clone(), series: Vec::new(), labels: Vec::new(), names_are_shown: false };
    let grounds = ground.unwrap_or_default();
    for plot in plot_area.map_or(&[][..], |area| &area.children) {
        if plot.name.ends_with("Chart") {
            let varies = plot.child("varyColors").is_some_and(|vary| vary.attribute("val") != Some("0"));
            for node in plot.children.iter().filter(|child| child.name == "ser") {
                read_series(&writer, plot, node, varies, &grounds, &mut found);
            }
        } else if plot.name.ends_with("Ax") {
            let is =
                |name: &str, value: &str| plot.child(name).is_some_and(|found| found.attribute("val") == Some(value));
            if is("delete", "1") || is("tickLblPos", "none") {
                continue;
            }
            let use_ = if plot.name == "valAx" { Use::Reading } else { Use::Hall };
            found.names_are_shown |= plot.name != "valAx";
            found.labels.push(writer.label("an axis", &[Some(plot)], at_axes.clone(), use_));
        }
    }
    if let Some(legend) = root.path(&["chart", "legend"]) {
        found.labels.push(writer.label("the legend", &[Some(legend)], grounds.clone(), Use::Reading));
    }
    if let Some(title) = root.path(&["chart", "title"]) {
        found.labels.push(writer.label("the chart's title", &[Some(title)], grounds, Use::Hall));
    }
    Ok(found)
}

/// Reads how text in a chart looks.
struct TextReader<'a> {
    slide: &'a Slide<'a>,
    root: &'a Node,
}

impl TextReader<'_> {
    /// The first of some holders that says it, then the chart as a whole.
    fn label(&self, words: &str, holders: &[Option<&Node>], grounds: Vec<Rgb>, use_: Use) -> Label {
        let properties = || {
            holders.iter().copied().flatten().chain([self.root]).filter_map(|holder| {
                let rich = holder.path(&["tx", "rich"]).and_then(|rich| rich.find("rPr"));
                rich.or_else(|| holder.child("txPr")?.path(&["p", "pPr", "defRPr"]))
            })
        };
        let colours = properties().find_map(|found| paint(found, &self.slide.scheme, None)).and_then(colours);
        let size = properties().find_map(|found| found.number("sz"));
        Label {
            words: words.to_owned(),
            size_pt: size.map_or(CHART_TEXT_PT, |hundredths| hundredths as f64 / 100.0),
            is_bold: properties().find_map(|found| found.attribute("b")).is_some_and(|bold| bold == "1"),
            colours: colours.unwrap_or_else(|| vec![(self.slide.scheme.rgb("tx1"), 1.0)]),
            grounds,
            use_,
        }
    }
}

fn read_series(writer: &TextReader<'_>, plot: &Node, node: &Node, varies: bool, grounds: &[Rgb], found: &mut Read) {
    let slide = writer.slide;
    let name =
        node.child("tx").and_then(|text| text.find("v")).map(|value| value.text.trim().to_owned()).unwrap_or_default();
    let values = ["val", "yVal", "bubbleSize"].iter().find_map(|name| node.child(name));
    let n_points = values.map_or(0, |values| {
        let mut n = 0;
        count_points(values, &mut n);
        n
    });
    let mut categories = BTreeMap::new();
    node.child("cat").iter().for_each(|holder| gather_categories(holder, &mut categories));
    let number = node.child("idx").and_then(|idx| idx.number("val")).unwrap_or(0);
    let mark = mark_of(slide, plot, node, None, number);
    let points: Vec<Point> =
        match varies && found.series.is_empty() && plot.name != "lineChart" && plot.name != "scatterChart" {
            true => (0..n_points as i64)
                .map(|idx| {
                    let own = node.children.iter().find(|point| is_point(point, "dPt", idx));
                    Point { idx, mark: mark_of(slide, plot, node, own, idx) }
                })
                .collect(),
            false => node
                .children
                .iter()
                .filter(|child| child.name == "dPt")
                .map(|own| Point {
                    idx: own.child("idx").and_then(|idx| idx.number("val")).unwrap_or(0),
                    mark: mark_of(slide, plot, node, Some(own), number),
                })
                .collect(),
        };
    let group = node.child("dLbls").or_else(|| plot.child("dLbls"));
    let mut told_points = BTreeSet::new();
    let mut shows_name = false;
    if let Some(group) = group {
        shows_name |= is_shown(group, "showSerName");
        let usual = writer.label("", &[Some(group)], Vec::new(), Use::Hall);
        let mut holders: Vec<(Option<i64>, Option<&Node>)> = group
            .children
            .iter()
            .filter(|child| child.name == "dLbl")
            .map(|own| (own.child("idx").and_then(|idx| idx.number("val")), Some(own)))
            .collect();
        let n_own = holders.len();
        if n_own < n_points {
            holders.push((None, None));
        }
        for (idx, own) in holders {
            let shows = |what: &str| is_shown(own.unwrap_or(group), what);
            let is_any =
                ["showVal", "showCatName", "showSerName", "showPercent", "showBubbleSize"].into_iter().any(shows)
                    || own.is_some_and(|own| own.path(&["tx", "rich"]).is_some());
            if !is_any {
                continue;
            }
            shows_name |= own.is_some_and(|own| is_shown(own, "showSerName"));
            let point = points.iter().find(|point| Some(point.idx) == idx).map_or(&mark, |point| &point.mark);
            let position = own.and_then(|own| own.child("dLblPos")).or_else(|| group.child("dLblPos"));
            let is_inside = match position.and_then(|position| position.attribute("val")) {
                Some(place) => matches!(place, "inBase" | "inEnd" | "ctr"),
                None => matches!(plot.name.as_str(), "pieChart" | "doughnutChart" | "areaChart"),
            };
            let inside = colours(point.fill.clone())
                .filter(|_| is_inside && plot.name != "lineChart" && plot.name != "scatterChart");
            let behind = own.and_then(|own| paint(own.child("spPr")?, &slide.scheme, None)).and_then(colours);
            let ground = behind
                .or(inside)
                .map_or_else(|| grounds.to_vec(), |found| found.into_iter().map(|(rgb, _)| rgb).collect());
            let label =
                writer.label(&format!("a label of “{}”", beginning(&name)), &[own, Some(group)], ground, Use::Hall);
            if let Some(idx) =
                idx.filter(|_| label.is_bold != usual.is_bold || shows("showCatName") || shows("showSerName"))
            {
                told_points.insert(idx);
            }
            found.labels.push(label);
        }
    }
    found.series.push(Series { name, mark, points, n_points, categories, told_points, shows_name });
}

fn count_points(node: &Node, n: &mut usize) {
    *n += node.children.iter().filter(|child| child.name == "pt").count();
    node.children.iter().for_each(|child| count_points(child, n));
}

fn gather_categories(node: &Node, found: &mut BTreeMap<i64, String>) {
    for point in node.children.iter().filter(|child| child.name == "pt") {
        let idx = point.attribute("idx").and_then(|idx| idx.parse().ok());
        found.extend(idx.zip(point.child("v").map(|value| value.text.trim().to_owned())));
    }
    node.children.iter().for_each(|child| gather_categories(child, found));
}

fn is_point(node: &Node, name: &str, idx: i64) -> bool {
    node.name == name && node.child("idx").and_then(|found| found.number("val")) == Some(idx)
}

fn is_shown(holder: &Node, what: &str) -> bool {
    holder.child(what).is_some_and(|found| found.attribute("val") != Some("0"))
}

/// How a series, or one point of it, is drawn.
fn mark_of(slide: &Slide<'_>, plot: &Node, series: &Node, point: Option<&Node>, number: i64) -> Mark {
    let holders: Vec<&Node> = point.into_iter().chain([series]).collect();
    let automatic = || Paint::Colours(vec![(slide.scheme.rgb(&format!("accent{}", number.rem_euclid(6) + 1)), 1.0)]);
    let read = |path: &[&str]| holders.iter().find_map(|holder| paint(holder.path(path)?, &slide.scheme, None));
    let attribute = |path: &[&str], name: &str| {
        holders.iter().find_map(|holder| holder.path(path)?.attribute(name)).unwrap_or_default().to_owned()
    };
    let line = read(&["spPr", "ln"]);
    let width = attribute(&["spPr", "ln"], "w");
    let dash = attribute(&["spPr", "ln", "prstDash"], "val");
    let pattern = attribute(&["spPr", "pattFill"], "prst");
    if matches!(plot.name.as_str(), "lineChart" | "scatterChart" | "radarChart") {
        let symbol = attribute(&["marker", "symbol"], "val");
        let size = attribute(&["marker", "size"], "val");
        let marker = match symbol.as_str() {
            "none" => Paint::Nothing,
            "" if plot.name == "lineChart" && plot.child("marker").is_none() => Paint::Nothing,
            _ => read(&["marker", "spPr"]).unwrap_or_else(automatic),
        };
        let marker_line = read(&["marker", "spPr", "ln"]).filter(|_| symbol != "none");
        let line = line.unwrap_or_else(automatic);
        let is_hollow = marker == Paint::Nothing;
        let (fill, outline) = match (is_hollow, &line) {
            (true, _) => (marker_line.unwrap_or(Paint::Nothing), line),
            // A marker is seen by its own outline where no line runs through it.
            (false, Paint::Nothing) => (marker, marker_line.unwrap_or(Paint::Nothing)),
            (false, _) => (marker, line),
        };
        return Mark { fill, outline, form: format!("{width}/{dash}/{symbol}/{size}/{is_hollow}") };
    }
    let fill = read(&["spPr"]).unwrap_or_else(automatic);
    let is_hollow = fill == Paint::Nothing;
    let width = if is_hollow { width } else { String::new() };
    Mark { fill, outline: line.unwrap_or(Paint::Nothing), form: format!("{pattern}/{dash}/{width}/{is_hollow}") }
}

pub fn colours(paint: Paint) -> Option<Vec<(Rgb, f64)>> {
    match paint {
        Paint::Colours(colours) => Some(colours),
        _ => None,
    }
}
