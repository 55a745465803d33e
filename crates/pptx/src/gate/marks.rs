//! Charts, and shapes that carry data: seen on their ground, and told apart by more than colour.
//!
//! A mark is seen when its fill, its outline or its marker has 3 to 1 against its ground. A line that is only context
//! may be paler where the same series is seen well in another chart of the slide.

use std::collections::BTreeSet;

use super::chart::{MARK_CONTRAST_MIN, Mark, Read, Series, colours, read};
use super::ground::{Backdrop, Paint, lowest_contrast, own_paint, paint};
use super::hall::size_min_pt;
use super::opened::{Opened, Slide};
use super::shapes::{Kind, Shape, words_near};
use super::words::contrast_min;
use super::{Audit, Rule, beginning};
use crate::error::Error;
use crate::shape::geometry::Rect;
use crate::template::colour::Rgb;

/// Where the axes of a chart stand, from its edge, in inches.
const EDGE: f64 = 0.1;

/// Holds charts and drawn data against the rules.
pub fn check(opened: &Opened<'_>, slide: &Slide<'_>, shapes: &[Shape<'_>], audit: &mut Audit) -> Result<(), Error> {
    let backdrop = Backdrop::new(slide);
    let mut under: Vec<(Rect, Paint)> = Vec::new();
    let mut charts = Vec::new();
    // What lay there when the last group began: the areas of a map adjoin, and are not each other's ground.
    let mut n_under_group = 0;
    for shape in shapes {
        let middle = (shape.at.left + shape.at.width / 2.0, shape.at.top + shape.at.height / 2.0);
        match shape.kind {
            Kind::Chart => {
                // Behind a single row there may be a tint.
                let ground = backdrop.prevailing(shape.at, &under);
                // A band behind the plot is not behind the axes.
                let edges = [(shape.at.left + EDGE, middle.1), (middle.0, shape.at.bottom() - EDGE)];
                let at_axes: Option<Vec<Vec<Rgb>>> =
                    edges.map(|edge| backdrop.behind(edge, &under)).into_iter().collect();
                charts.push((shape, read(opened, slide, shape, ground, at_axes.map(|found| found.concat()))?));
            }
            Kind::Shape | Kind::Line if !shape.alt.is_empty() && !shape.is_decorative && shape.text().is_empty() => {
                let below = if shape.is_spoken_for { &under[..n_under_group] } else { &under[..] };
                check_drawn(slide, shape, backdrop.behind(middle, below).as_deref(), audit);
            }
            Kind::Group => n_under_group = under.len(),
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
        check_colour_only(slide, shape, chart, &words_near(shapes, shape.at), audit);
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

/// Two marks that only a colour tells apart.
fn differ_by_colour_alone(one: &Mark, other: &Mark) -> bool {
    let (Some(a), Some(b)) = (one.face(), other.face()) else { return false };
    let colours: Vec<Rgb> = b.into_iter().map(|(rgb, _)| rgb).collect();
    one.form == other.form && one.face() != other.face() && lowest_contrast(&a, &colours) < MARK_CONTRAST_MIN
}

/// A series is told by its name, a point by its category's, where that stands as a text or in a table at the chart.
fn check_colour_only(slide: &Slide<'_>, shape: &Shape<'_>, chart: &Read, beside: &BTreeSet<String>, audit: &mut Audit) {
    let is_named = |series: &Series| series.shows_name || beside.contains(&series.name);
    let drawn: Vec<&Series> =
        chart.series.iter().filter(|series| series.mark.is_drawn() && series.n_points > 0).collect();
    for (idx, series) in drawn.iter().enumerate() {
        let alike = drawn[..idx]
            .iter()
            .find(|other| !(is_named(series) || is_named(other)) && differ_by_colour_alone(&series.mark, &other.mark));
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
            let is_category_named = || series.categories.get(&point.idx).is_some_and(|name| beside.contains(name));
            let told = series.told_points.contains(&point.idx) || chart.names_are_shown || is_category_named();
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
