//! A made-up country in the shape of Kolada's answers, to try everything without the network and without real names.
//!
//! [`spec`] says which key figures are wanted; `country` invents 290 municipalities with a hidden income and size;
//! `level` knows between which numbers a key figure usually lies; `series` draws one key figure over areas and
//! years; `answer` writes it as bytes that `kolada::parse` reads like the publisher's own. `random` is the dice.
//!
//! **Invariants:** the same [`DemoSpec`] gives the same bytes on every machine: no clock, no hash map, and no
//! floating-point function beyond the four operations, rounding and the square root, which IEEE 754 fixes to the bit.
//! No municipality, county or code here is a real one; only the usual ranges of `level` come from the real world.
//!
//! ```
//! use demo::{DemoSpec, generate};
//! use domain::Year;
//!
//! let demo = generate(&DemoSpec { seed: 1, last_year: Year(2026), n_years: 15, group_size: 8, key_figures: vec![] });
//! assert_eq!(demo.members.len(), 8);
//! assert_eq!(demo.members[0].as_str(), "3101");
//! ```

mod answer;
mod country;
mod level;
mod random;
mod series;
pub mod spec;

pub use spec::{Demo, DemoKeyFigure, DemoSpec};

/// Invents the country and answers every question the program asks of the publisher.
///
/// - **Shape:** one body of data for every key figure of the spec, in its order, with all areas and years.
/// - **Missing:** municipalities that did not report stand as `"Missing"`; some have no row at all.
/// - **Edge cases:** a key figure that stands twice in the spec is answered twice; without key figures there is only metadata.
pub fn generate(spec: &DemoSpec) -> Demo {
    let country = country::Country::invent(spec.seed, spec.group_size);
    Demo {
        key_figures: answer::key_figures(spec),
        areas: answer::areas(&country),
        area_groups: answer::area_groups(&country, spec.last_year),
        data: spec
            .key_figures
            .iter()
            .map(|key_figure| (key_figure.id, answer::data(key_figure.id, &series::draw(spec, key_figure, &country))))
            .collect(),
        members: country.members().iter().map(|place| place.code).collect(),
    }
}
