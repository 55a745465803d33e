//! All municipalities of the country as ticks, the group's own drawn longer and the marked one named.

use document::{CoverStrip, Emphasis, Language};
use layout::dot_axis;

use super::canvas::{Anchor, At, Canvas, Naming, Set};
use super::place_on;
use crate::markup::{Html, escape};

const TICK_TOP_PX: f64 = 40.0;
const MEMBER_TOP_PX: f64 = 32.0;
const MARKED_TOP_PX: f64 = 24.0;
const HEIGHT_PX: f64 = 104.0;

/// The ticks of the cover. The other members are named in the alt text: among the ticks there is no room for them.
pub(crate) fn country(strip: &CoverStrip, title: &str, language: Language) -> Html {
    let members = strip.members.iter().map(|dot| dot.number.value);
    let axis = dot_axis(strip.ticks.iter().copied().chain(members));
    let x = |value: f64| place_on(&axis, value) * 100.0;
    let mut canvas = Canvas::default();
    for tick in &strip.ticks {
        let x = x(*tick);
        canvas.line("tick-mark", At { x, y: TICK_TOP_PX }, At { x, y: HEIGHT_PX });
    }
    for dot in &strip.members {
        let (class, top) = match dot.emphasis {
            Emphasis::Marked => ("member marked", MARKED_TOP_PX),
            Emphasis::Calm => ("member", MEMBER_TOP_PX),
        };
        let x = x(dot.number.value);
        if dot.emphasis == Emphasis::Marked {
            let anchor = if x < 50.0 { Anchor::Start } else { Anchor::End };
            let set = Set { at: At { x, y: 16.0 }, anchor, gap_px: 0.0 };
            canvas.text("name marked", set, &Html(escape(&dot.name)));
        }
        canvas.line(class, At { x, y: top }, At { x, y: HEIGHT_PX });
    }
    let alt = strip.alt.plain(language);
    canvas.finish(&Naming { id: "landet", class: "chart country", title, alt: &alt }, HEIGHT_PX)
}
