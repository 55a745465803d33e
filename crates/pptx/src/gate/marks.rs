//! Charts, and shapes that carry data: seen on their ground, and told apart by more than colour.
//!
//! A mark is seen when its fill, its outline or its marker has 3 to 1 against its ground. A line that is only context
//! may be paler where the same series is seen well in another chart of the slide.

use std::collections::BTreeSet;

use super::ground::{Backdrop, Paint, lowest_contrast, own_paint, paint};
use super::hall::{Use, size_min_pt};
use super::opened::{Opened, Slide};
use super::shapes::{Kind, Shape};
use super::words::contrast_min;
use super::{Audit, Rule, beginning};
use crate::error::Error;
use crate::shape::geometry::Rect;
use crate::template::colour::Rgb;
use crate::xml::Node;

const MARK_CONTRAST_MIN: f64 = 3.0;
/// Text in a chart that nothing else decides.
const CHART_TEXT_PT: f64 = 10.0;

/// Holds charts and drawn data against the rules.
pub fn check(opened: &Opened<'_>, slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) -> Result<(), Error> {
    let backdrop = Backdrop::new(slide);
    let mut under: Vec<(Rect, Paint)> = Vec::new();
    let mut charts = Vec::new();
    for shape in shapes {
        let middle = (shape.at.left + shape.at.width / 2.0, shape.at.top + shape.at.height / 2.0);
        match shape.kind {
            Kind::Chart => {
                let ground = backdrop.behind(middle, &under);
                charts.push((shape, read(opened, slide, shape, ground)?));
            }
            Kind::Shape | Kind::Line if !shape.alt.is_empty() && !shape.is_decorative && shape.text().is_empty() => {
                check_drawn(slide, shape, backdrop.behind(middle, &under).as_deref(), audit);
            }
            _ => {}
        }
        under.push((shape.at, own_paint(slide, shape)));
    }
    let seen: BTreeSet<String> = charts
        .iter()
        .flat_map(|(_, chart)| chart.series.iter().filter(|series| chart.is_seen(&series.mark)))
        .map(|series| series.name.clone())
        .collect();
    for (shape, chart) in &charts {
        audit.n_charts += 1;
        let Some(ground) = &chart.ground else {
            audit.cannot_tell(slide, Rule::MarkContrast, shape.name, "the chart stands on a picture".to_owned());
            continue;
        };
        for series in &chart.series {
            let marks = std::iter::once(&series.mark).filter(|_| series.n_points > series.points.len());
            let is_context = !series.name.is_empty() && seen.contains(&series.name);
            let faint = marks.chain(series.points.iter().map(|point| &point.mark)).find(|mark| !chart.is_seen(mark));
            if let Some(mark) = faint.filter(|_| !is_context) {
                let ratio = mark.contrast(ground);
                let what = format!(
                    "neither fill nor outline of “{}” has {MARK_CONTRAST_MIN} : 1 to its ground: {ratio:.2} : 1",
                    beginning(&series.name)
                );
                audit.fault(slide, Rule::MarkContrast, shape.name, what);
            }
        }
        check_colour_only(slide, shape, chart, audit);
        check_text(opened, slide, shape, chart, audit);
    }
    Ok(())
}

/// A shape that shows data.
fn check_drawn(slide: &Slide<'_>, shape: &Shape<'_>, ground: Option<&[Rgb]>, audit: &mut Audit) {
    let Some(ground) = ground else {
        audit.cannot_tell(slide, Rule::MarkContrast, shape.name, "it stands on a picture".to_owned());
        return;
    };
    let line = shape.node.path(&["spPr", "ln"]).and_then(|line| paint(line, &slide.scheme, None));
    let paints = [Some(own_paint(slide, shape)), line];
    let colours: Vec<_> = paints.into_iter().flatten().filter_map(colours).collect();
    let ratio = colours.iter().map(|colours| lowest_contrast(colours, ground)).fold(f64::NAN, f64::max);
    if ratio < MARK_CONTRAST_MIN {
        let what = format!("it has {ratio:.2} : 1 to its ground; what shows data must have {MARK_CONTRAST_MIN} : 1");
        audit.fault(slide, Rule::MarkContrast, shape.name, what);
    }
}

fn colours(paint: Paint) -> Option<Vec<(Rgb, f64)>> {
    match paint {
        Paint::Colours(colours) => Some(colours),
        _ => None,
    }
}

/// How something in a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Mark {
    fill: Paint,
    outline: Paint,
    /// What tells it apart without colour: pattern, dash, width, marker.
    form: String,
}

impl Mark {
    fn contrast(&self, ground: &[Rgb]) -> f64 {
        let paints = [&self.fill, &self.outline];
        let ratios =
            paints.into_iter().filter_map(|paint| colours(paint.clone())).map(|found| lowest_contrast(&found, ground));
        ratios.fold(1.0, f64::max)
    }

    fn is_drawn(&self) -> bool {
        self.fill != Paint::Nothing || self.outline != Paint::Nothing
    }

    /// What is seen of it first.
    fn face(&self) -> Option<Vec<(Rgb, f64)>> {
        colours(self.fill.clone()).or_else(|| colours(self.outline.clone()))
    }
}

struct Point {
    idx: i64,
    mark: Mark,
}

struct Series {
    name: String,
    mark: Mark,
    /// Points that look otherwise.
    points: Vec<Point>,
    n_points: usize,
    /// Points whose label has a weight or words of its own.
    told_points: BTreeSet<i64>,
    shows_name: bool,
}

struct Label {
    words: String,
    size_pt: f64,
    is_bold: bool,
    colours: Vec<(Rgb, f64)>,
    grounds: Vec<Rgb>,
    use_: Use,
}

struct Read {
    ground: Option<Vec<Rgb>>,
    series: Vec<Series>,
    labels: Vec<Label>,
    names_are_shown: bool,
}

impl Read {
    fn is_seen(&self, mark: &Mark) -> bool {
        let Some(ground) = &self.ground else { return true };
        !mark.is_drawn() || mark.fill == Paint::Picture || mark.contrast(ground) >= MARK_CONTRAST_MIN
    }
}

fn read(opened: &Opened<'_>, slide: &Slide<'_>, shape: &Shape<'_>, behind: Option<Vec<Rgb>>) -> Result<Read, Error> {
    let missing = || Error::MissingPart { file: opened.file.to_owned(), part: format!("the chart {}", shape.name) };
    let id = shape.node.path(&["graphic", "graphicData", "chart"]).and_then(|chart| chart.prefixed_attribute("id"));
    let part = opened.package.parts.get(slide.part).and_then(|part| part.target_of(id?)).ok_or_else(missing)?;
    let root = opened.node(part)?;
    let fill_of = |node: Option<&Node>| node.and_then(|node| paint(node.child("spPr")?, &slide.scheme, None));
    let plot_area = root.path(&["chart", "plotArea"]);
    let own = [fill_of(plot_area), fill_of(Some(&root))].into_iter().flatten().find_map(colours);
    let ground = own.map(|found| found.into_iter().map(|(rgb, _)| rgb).collect()).or(behind);
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
            found.labels.push(writer.label("an axis", &[Some(plot)], grounds.clone(), use_));
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
    found.series.push(Series { name, mark, points, n_points, told_points, shows_name });
}

fn count_points(node: &Node, n: &mut usize) {
    *n += node.children.iter().filter(|child| child.name == "pt").count();
    node.children.iter().for_each(|child| count_points(child, n));
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
        let fill = if is_hollow { marker_line.unwrap_or(Paint::Nothing) } else { marker };
        return Mark { fill, outline: line, form: format!("{width}/{dash}/{symbol}/{size}/{is_hollow}") };
    }
    let fill = read(&["spPr"]).unwrap_or_else(automatic);
    let is_hollow = fill == Paint::Nothing;
    let width = if is_hollow { width } else { String::new() };
    Mark { fill, outline: line.unwrap_or(Paint::Nothing), form: format!("{pattern}/{dash}/{width}/{is_hollow}") }
}

/// Two marks that only a colour tells apart.
fn differ_by_colour_alone(one: &Mark, other: &Mark) -> bool {
    let (Some(a), Some(b)) = (one.face(), other.face()) else { return false };
    let colours: Vec<Rgb> = b.into_iter().map(|(rgb, _)| rgb).collect();
    one.form == other.form && one.face() != other.face() && lowest_contrast(&a, &colours) < MARK_CONTRAST_MIN
}

fn check_colour_only(slide: &Slide<'_>, shape: &Shape<'_>, chart: &Read, audit: &mut Audit) {
    let drawn: Vec<&Series> =
        chart.series.iter().filter(|series| series.mark.is_drawn() && series.n_points > 0).collect();
    for (idx, series) in drawn.iter().enumerate() {
        let alike = drawn[..idx].iter().find(|other| {
            !(series.shows_name || other.shows_name) && differ_by_colour_alone(&series.mark, &other.mark)
        });
        if let Some(other) = alike {
            let what = format!(
                "only colour tells “{}” from “{}”: give them labels, patterns or dashes",
                beginning(&series.name),
                beginning(&other.name)
            );
            audit.fault(slide, Rule::ColourOnly, shape.name, what);
        }
        let is_pie = series.points.len() == series.n_points && series.n_points > 1;
        for (at, point) in series.points.iter().enumerate() {
            let told = series.told_points.contains(&point.idx) || chart.names_are_shown;
            let others = series.points[..at].iter().map(|other| &other.mark).chain((!is_pie).then_some(&series.mark));
            if !told && others.into_iter().any(|other| differ_by_colour_alone(&point.mark, other)) {
                let what = format!(
                    "only colour tells point {} of “{}” from the others: give it a label or a pattern",
                    point.idx + 1,
                    beginning(&series.name)
                );
                audit.fault(slide, Rule::ColourOnly, shape.name, what);
            }
        }
    }
}

fn check_text(opened: &Opened<'_>, slide: &Slide<'_>, shape: &Shape<'_>, chart: &Read, audit: &mut Audit) {
    for label in &chart.labels {
        audit.n_runs += 1;
        let is_large = label.size_pt >= 24.0 || (label.is_bold && label.size_pt >= 18.66);
        let (ratio, ratio_min) = (lowest_contrast(&label.colours, &label.grounds), contrast_min(is_large));
        if ratio < ratio_min {
            let what = format!("{} has {ratio:.2} : 1 to its ground; it must have {ratio_min} : 1", label.words);
            audit.fault(slide, Rule::TextContrast, shape.name, what);
        }
        let size_min = size_min_pt(label.use_, opened, slide);
        if label.size_pt < size_min - 0.01 {
            let what = format!("{} has {} pt; it must have {size_min} pt", label.words, label.size_pt);
            audit.fault(slide, Rule::TextSize, shape.name, what);
        }
    }
}
