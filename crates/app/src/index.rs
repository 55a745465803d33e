//! The publisher's indices made anew and held against the published ones, and the same method on any key figures.

use std::path::PathBuf;

use catalogue::{IndexDefinition, IndexKind, built_in};
use compare::index_check::{Agreement, Explanation, Outcome, check_index};
use domain::KeyFigureId;
use serde::Serialize;
use stats::composite::TrimmedScale;

use crate::error::Error;
use crate::progress::{Progress, Stage};
use crate::stored::Stored;

/// What is held against the published values.
#[derive(Debug, Clone)]
pub struct IndexCheckOptions {
    /// The lake.
    pub lake: PathBuf,
    /// How each scale is made.
    pub scale: TrimmedScale,
}

/// The check of all indices.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexCheck {
    /// Which Hyndman–Fan definition of a percentile was used.
    pub percentile_definition: u8,
    /// `innermost` or `percentiles`: between what the values inside are spread.
    pub spread: &'static str,
    /// One an index and year; one without a year for an index that is not served.
    pub rows: Vec<IndexCheckRow>,
    /// The snapshot's name.
    pub snapshot: String,
}

/// One index in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IndexCheckRow {
    /// The index.
    pub index: String,
    /// The service, in Swedish.
    pub service: String,
    /// The service, in English.
    pub service_en: String,
    /// Resource, quality or efficiency.
    pub kind: IndexKind,
    /// The year.
    pub year: Option<u16>,
    /// Municipalities with a published value.
    pub n_published: usize,
    /// What is not served, in the publisher's words; nothing when the index was made.
    pub lacking: Vec<String>,
    /// How near it came; none when it was not made.
    #[serde(flatten)]
    pub agreement: Option<AgreementRow>,
}

/// How near an index made anew came to the published one.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AgreementRow {
    /// What it was made of: key figures, or one divided by another.
    pub inputs: Vec<String>,
    /// Municipalities with both values.
    pub n_compared: usize,
    /// The share within 0.5.
    pub share_within_half: f64,
    /// The difference in the middle.
    pub median_difference: f64,
    /// The largest.
    pub largest_difference: f64,
    /// Pearson's correlation.
    pub correlation: Option<f64>,
    /// Municipalities that only the publisher has.
    pub n_only_published: usize,
    /// Municipalities that only we have.
    pub n_only_computed: usize,
    /// Municipalities between the ends of every scale.
    pub n_ends_fitted: Option<usize>,
    /// The share of them within 0.5 with the ends of the scales fitted.
    pub share_within_half_ends_fitted: Option<f64>,
    /// `same`, `ends_moved`, `told_revised` or `unexplained`.
    pub explanation: &'static str,
    /// The publisher's words about the revision.
    pub quote: Option<String>,
    /// Those furthest apart.
    pub furthest: Vec<Apart>,
}

/// One municipality's two values.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Apart {
    /// Its code.
    pub area: String,
    /// Its name.
    pub municipality: String,
    /// The published value.
    pub published: f64,
    /// Ours.
    pub computed: f64,
}

/// Makes every index anew, for every year, from what the lake holds.
///
/// # Errors
/// Those of opening the lake.
pub fn check_indices(options: &IndexCheckOptions, progress: &dyn Progress) -> Result<IndexCheck, Error> {
    let stored = Stored::open(&options.lake)?;
    progress.stage(Stage::Comparing);
    let definitions = built_in::indices();
    let mut ids: Vec<KeyFigureId> = definitions.iter().map(|definition| definition.id).collect();
    let inputs = definitions.iter().flat_map(|definition| &definition.inputs);
    ids.extend(inputs.flat_map(|input| input.key_figures.iter().flatten()));
    ids.sort_unstable();
    ids.dedup();
    let runs = stored.runs(&ids)?;
    if definitions.iter().all(|definition| !runs.contains_key(&definition.id)) {
        return Err(stored.not_kept(vec!["figures of the indices (U11001, U11404 …)".to_owned()]));
    }
    let mut rows = Vec::new();
    for definition in &definitions {
        let Some(published) = runs.get(&definition.id) else {
            rows.push(row(definition, None, 0, vec![format!("{} självt", definition.id)], None));
            continue;
        };
        let run_of = |id: KeyFigureId| runs.get(&id);
        for check in check_index(definition, published, &run_of, &stored.municipalities, options.scale) {
            let (lacking, agreement) = match check.outcome {
                Outcome::Lacking(lacking) => (lacking, None),
                Outcome::Compared(agreement) => (Vec::new(), Some(agreement_row(*agreement, &stored))),
            };
            rows.push(row(definition, Some(check.year.0), check.n_published, lacking, agreement));
        }
    }
    let spread = match options.scale.spread {
        stats::composite::Spread::InnermostToEnds => "innermost",
        stats::composite::Spread::PercentilesToEnds => "percentiles",
    };
    Ok(IndexCheck {
        percentile_definition: options.scale.definition.number(),
        spread,
        rows,
        snapshot: stored.snapshot.name().to_string(),
    })
}

fn row(
    definition: &IndexDefinition,
    year: Option<u16>,
    n_published: usize,
    lacking: Vec<String>,
    agreement: Option<AgreementRow>,
) -> IndexCheckRow {
    IndexCheckRow {
        index: definition.id.to_string(),
        service: definition.service_sv.clone(),
        service_en: definition.service_en.clone(),
        kind: definition.kind,
        year,
        n_published,
        lacking,
        agreement,
    }
}

fn agreement_row(agreement: Agreement, stored: &Stored) -> AgreementRow {
    let share = |n: usize, of: usize| n as f64 / of as f64;
    let (explanation, quote) = match agreement.explanation {
        Explanation::Same => ("same", None),
        Explanation::EndsMoved => ("ends_moved", None),
        Explanation::ToldRevised(quote) => ("told_revised", Some(quote)),
        Explanation::Unexplained => ("unexplained", None),
    };
    let named = |ids: &Vec<KeyFigureId>| ids.iter().map(KeyFigureId::to_string).collect::<Vec<_>>().join("/");
    let apart = |(area, published, computed): &(domain::AreaCode, f64, f64)| Apart {
        area: area.to_string(),
        municipality: stored.name(*area),
        published: *published,
        computed: *computed,
    };
    AgreementRow {
        inputs: agreement.inputs.iter().map(named).collect(),
        n_compared: agreement.n_both,
        share_within_half: share(agreement.n_near, agreement.n_both),
        median_difference: agreement.median_difference,
        largest_difference: agreement.largest_difference,
        correlation: agreement.correlation,
        n_only_published: agreement.n_only_published,
        n_only_computed: agreement.n_only_computed,
        n_ends_fitted: agreement.ends_fitted.map(|fitted| fitted.n),
        share_within_half_ends_fitted: agreement.ends_fitted.map(|fitted| share(fitted.n_near, fitted.n)),
        explanation,
        quote,
        furthest: agreement.furthest.iter().map(apart).collect(),
    }
}
