//! A deck on its template and through the gate.

use document::Document;
use pptx::gate::Audit;
use pptx::{LayoutWishes, Template};

use crate::accessibility::{self, Gate};
use crate::error::Error;
use crate::given_package::GivenPackage;
use crate::output::OutputFile;

/// On what decks are made, and whether they must be read by everybody.
pub(crate) struct OnTemplate<'a> {
    /// The template; ours where there is none.
    pub file: Option<&'a GivenPackage>,
    /// Layouts that serve in place of those that are found.
    pub wishes: LayoutWishes,
    /// Whether a faulty deck is delivered.
    pub gate: Gate,
}

/// A deck that may be delivered.
pub(crate) struct Delivered {
    /// The file.
    pub file: OutputFile,
    /// How many slides it has.
    pub n_slides: usize,
    /// How many native charts it has.
    pub n_charts: usize,
    /// What the gate found.
    pub audit: Audit,
    /// The same as a file.
    pub report: OutputFile,
    /// What the reader should know.
    pub warnings: Vec<String>,
}

impl OnTemplate<'_> {
    /// Makes a deck and lets it through.
    ///
    /// # Errors
    /// Those of [`pptx::write_on`]; [`Error::Inaccessible`] when not everybody can read it.
    pub fn deliver(&self, document: &Document, path: &str) -> Result<Delivered, Error> {
        let template = self.file.map_or(Template::BuiltIn, GivenPackage::as_template);
        let deck = pptx::write_on(document, template, &self.wishes)?;
        let (audit, report) = accessibility::pass(&deck.bytes, path, self.gate)?;
        let mut warnings: Vec<String> = deck.warnings.iter().map(ToString::to_string).collect();
        for (rule, n) in audit.counts() {
            let places = if n == 1 { "place" } else { "places" };
            warnings.push(format!(
                "not everybody can read the deck: {}, in {n} {places}; see {}",
                rule.name(),
                accessibility::REPORT
            ));
        }
        let file = OutputFile { path: path.to_owned(), bytes: deck.bytes };
        Ok(Delivered { file, n_slides: deck.n_slides, n_charts: deck.n_charts, audit, report, warnings })
    }
}
