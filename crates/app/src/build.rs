//! The whole day in one call.

use std::fs;
use std::path::{Path, PathBuf};

use catalogue::{ChartChoice, PriceChoice, Programme, Reviewed, built_in};
use compose::{Source, compose};
use document::{Document, Language};
use domain::AreaCode;
use html::SiteOptions;
use lake::Snapshot;
use rayon::prelude::*;

use crate::accessibility::{self, Gate};
use crate::alarms;
use crate::decks::{self, DeckChoice, Sister, SisterDeck};
use crate::delivered::{Delivered, OnTemplate};
use crate::error::Error;
use crate::figures::{Compared, Figures, figures_of_day};
use crate::gather::{ServiceOptions, gather};
use crate::given_package::GivenPackage;
use crate::handout;
use crate::made_up::{MadeUp, made_up};
use crate::manifest::{self, Manifest, NamedSum, sha256_of};
use crate::maps::draw_outlines;
use crate::needs::Needs;
use crate::output::{OutputFile, put};
use crate::price_gaps::price_gaps;
use crate::programme::{self, ProgrammeSource};
use crate::progress::{Progress, Stage};
use crate::template_check::wishes;

/// What is to be made.
#[derive(Debug, Clone)]
pub struct BuildOptions {
    /// The programme; `None` for the built-in one.
    pub programme: Option<PathBuf>,
    /// Where the files go.
    pub out: PathBuf,
    /// A template in place of the programme's.
    pub template: Option<PathBuf>,
    /// A file with the municipalities' outlines in place of the programme's.
    pub boundaries: Option<PathBuf>,
    /// A language in place of the programme's.
    pub language: Option<Language>,
    /// Prices in place of the programme's.
    pub prices: Option<PriceChoice>,
    /// Which decks beside the host's.
    pub decks: DeckChoice,
    /// Whether the values are made up.
    pub demo: bool,
    /// Whether a deck is delivered that not everybody can read.
    pub gate: Gate,
    /// Where figures come from.
    pub service: ServiceOptions,
    /// The program and its version.
    pub made_by: String,
}

/// What was made.
#[derive(Debug, Clone)]
pub struct Built {
    /// The day's title.
    pub title: String,
    /// Where.
    pub out: PathBuf,
    /// How many areas, key figures and municipalities the day has.
    pub n_areas: usize,
    /// Key figures of the day.
    pub n_key_figures: usize,
    /// Municipalities in the group.
    pub n_members: usize,
    /// The deck.
    pub n_slides: usize,
    /// Native charts in the deck.
    pub n_charts: usize,
    /// Decks beside it.
    pub sister_decks: Vec<SisterDeck>,
    /// Pages of the site, those of all municipalities together.
    pub n_pages: usize,
    /// The snapshot's name.
    pub snapshot: String,
    /// Whether the values are made up.
    pub made_up: bool,
    /// Pages that came from the service, and pages kept from before.
    pub n_pages_fetched: usize,
    /// Pages kept from a run that was broken off.
    pub n_pages_kept: usize,
    /// Key figures that cannot be shown, or not for all.
    pub lacking: Vec<Lacking>,
    /// What the reader should know: titles that no longer fit, the template, questionable answers.
    pub warnings: Vec<String>,
    /// Edited files of an earlier build that were moved aside.
    pub moved_aside: Vec<PathBuf>,
    /// Unedited decks of an earlier build that this one does not make: they were taken away.
    pub taken_away: Vec<PathBuf>,
}

/// A key figure with holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lacking {
    /// Its id.
    pub key_figure: String,
    /// Its short name.
    pub name: String,
    /// Who lacks it; empty when nobody has it.
    pub members: Vec<String>,
}

/// Makes the day: programme, figures, comparisons, documents, files.
///
/// # Errors
/// [`Error`], with what to do; earlier output is then untouched.
pub fn build(options: &BuildOptions, progress: &dyn Progress) -> Result<Built, Error> {
    let mut source = programme::read(options.programme.as_deref())?;
    source.programme.prices = options.prices.unwrap_or(source.programme.prices);
    let template = options.template.clone().or_else(|| source.template());
    let template = template.as_deref().map(GivenPackage::read).transpose()?;
    if let Some(file) = &template {
        // Before anything is fetched: a wrong file is told at once.
        pptx::check(file.as_template(), &wishes(&source.programme))?;
    }
    let reviewed = built_in::reviewed();
    let boundaries = options.boundaries.clone().or_else(|| source.boundaries());
    if let Some(path) = &boundaries {
        // Before anything is fetched: a missing file is told at once.
        fs::metadata(path).map_err(Error::read(path))?;
    }
    let mut figures_of_day = gather_figures(&source, &reviewed, options, progress)?;
    let told_of_maps = draw_outlines(&mut figures_of_day.figures, boundaries.as_deref(), options.demo)?;
    let Gathered { programme, figures, .. } = &figures_of_day;

    let language = options.language.unwrap_or(if programme.language == "en" { Language::En } else { Language::Sv });
    let documents = documents(programme, figures, language, &options.made_by);
    let day = figures.day(programme, language, programme.host, &options.made_by);
    let sisters = decks::plan(&options.decks, &day, &documents)?;
    progress.stage(Stage::Writing);
    let on = OnTemplate { file: template.as_ref(), wishes: wishes(&source.programme), gate: options.gate };
    let mut made = write(&documents, &sisters, &on)?;
    let mut sister_decks = Vec::new();
    for delivered in decks::write(&sisters, &day, &documents, &on, progress)? {
        let Delivered { file, n_slides, n_charts, audit, report, warnings } = delivered;
        sister_decks.push(SisterDeck { path: file.path.clone(), n_slides, n_charts });
        made.warnings.extend(warnings.iter().map(|warning| format!("{}: {warning}", file.path)));
        if !audit.faults.is_empty() {
            made.files.push(OutputFile { path: format!("{}.{}", file.path, accessibility::REPORT), ..report });
        }
        made.files.push(file);
    }

    let names = Names { source: &source, template: template.as_ref(), options, language };
    let (files, manifest) = with_manifest(made.files, made.n_slides, made.n_charts, figures, &names);
    let put = put(&options.out, &files)?;
    let mut warnings = figures_of_day.issues.clone();
    warnings.extend(unknown_at_the_source(figures, options.demo));
    warnings.extend(titles_that_do_not_fit(figures));
    warnings.extend(told_of_maps);
    warnings.extend(price_gaps(programme, figures));
    warnings.extend(charts_left_out(programme, &documents[0], options.demo));
    warnings.extend(made.warnings);
    Ok(Built {
        title: documents[0].title.clone(),
        out: options.out.clone(),
        n_areas: programme.areas.len(),
        n_key_figures: programme.key_figures().len(),
        n_members: figures.members.len(),
        n_slides: manifest.n_slides,
        n_charts: manifest.n_charts,
        sister_decks,
        n_pages: files.iter().filter(|file| file.path.starts_with("site/") && file.path.ends_with(".html")).count(),
        snapshot: manifest.snapshot,
        made_up: options.demo,
        n_pages_fetched: figures_of_day.n_pages_fetched,
        n_pages_kept: figures_of_day.n_pages_kept,
        lacking: lacking(programme, figures, language),
        warnings,
        moved_aside: put.moved_aside,
        taken_away: put.taken_away,
    })
}

/// Figures, compared, and what happened on the way.
pub(crate) struct Gathered {
    /// As asked for; of made-up values, with their group.
    pub(crate) programme: Programme,
    pub(crate) figures: Figures,
    n_pages_fetched: usize,
    n_pages_kept: usize,
    pub(crate) issues: Vec<String>,
}

pub(crate) fn gather_figures(
    source: &ProgrammeSource,
    reviewed: &Reviewed,
    options: &BuildOptions,
    progress: &dyn Progress,
) -> Result<Gathered, Error> {
    let needs = Needs::of(&source.programme, reviewed);
    let compared = |programme: &Programme, snapshot: &Snapshot, source: Source| {
        progress.stage(Stage::Comparing);
        figures_of_day(programme, &needs, reviewed, snapshot, source)
    };
    if options.demo {
        progress.stage(Stage::Inventing);
        let made_up: MadeUp = made_up(&source.programme, &needs, reviewed)?;
        let figures = compared(&made_up.programme, &made_up.snapshot, Source::MadeUp)?;
        let programme = made_up.programme;
        return Ok(Gathered { programme, figures, n_pages_fetched: 0, n_pages_kept: 0, issues: Vec::new() });
    }
    let mut gathered = gather(&needs, &options.service, progress)?;
    // A snapshot that was asked for by name is told as it was.
    if options.service.snapshot.is_none() {
        let lake = lake::Lake::open(&options.service.lake)?;
        gathered.issues.extend(alarms::check(&lake, &needs.key_figures, &gathered.snapshot.catalogue()?)?);
    }
    let figures = compared(&source.programme, &gathered.snapshot, Source::Kolada)?;
    Ok(Gathered {
        programme: source.programme.clone(),
        figures,
        n_pages_fetched: gathered.n_pages_fetched,
        n_pages_kept: gathered.n_pages_kept,
        issues: gathered.issues,
    })
}

/// Charts that the programme asks for and that cannot be made. Made-up parts are no parts, which is no news.
fn charts_left_out(programme: &Programme, document: &Document, demo: bool) -> Vec<String> {
    let left_out = compose::charts::left_out(programme, document).into_iter().filter(|_| !demo);
    left_out
        .map(|(area, chart)| {
            let ids: Vec<String> = chart.key_figures().iter().map(ToString::to_string).collect();
            format!("{area} gets no chart `{}` of {}: {}", chart.kind(), ids.join(", "), what_it_needs(chart))
        })
        .collect()
}

fn what_it_needs(chart: &ChartChoice) -> &'static str {
    match chart {
        ChartChoice::Bands { .. } => "it takes a judged key figure whose uncertainty is known, and three with a figure",
        ChartChoice::ThenNow { .. } | ChartChoice::Slope { .. } => {
            "it takes three with figures of both years, and no break in the series between them"
        }
        ChartChoice::WomenMen { .. } => "it takes three with figures of women and men",
        ChartChoice::Scatter { .. } => "it takes three municipalities with figures of both",
        ChartChoice::Lines { .. } => "it takes three years with figures",
        ChartChoice::Parts { .. } | ChartChoice::Shares { .. } | ChartChoice::Steps { .. } => {
            "it takes figures of every part in the whole's year, none below nought, not more than the whole together"
        }
        ChartChoice::Heat { .. } => "it takes figures of five municipalities in three years, or of two key figures",
        ChartChoice::Fair { .. } => {
            "it takes three with a figure and all of the structure, and eighty municipalities that have both"
        }
        ChartChoice::Country { .. } | ChartChoice::Map { .. } => "it takes three with a figure of the newest year",
    }
}

/// One document a municipality, the host's first.
fn documents(programme: &Programme, figures: &Figures, language: Language, made_by: &str) -> Vec<Document> {
    let others = figures.members.iter().map(|(area, _)| *area).filter(|area| *area != programme.host);
    let marked: Vec<AreaCode> = std::iter::once(programme.host).chain(others).collect();
    marked.par_iter().map(|marked| compose(&figures.day(programme, language, *marked, made_by))).collect()
}

fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

struct Made {
    files: Vec<OutputFile>,
    n_slides: usize,
    n_charts: usize,
    warnings: Vec<String>,
}

fn write(documents: &[Document], sisters: &[Sister], on: &OnTemplate<'_>) -> Result<Made, Error> {
    let host = &documents[0];
    let downloads = decks::downloads(sisters, documents);
    let ((deck, handouts), (workbook, site)) = rayon::join(
        || rayon::join(|| on.deliver(host, "deck.pptx"), || handout::write(&decks::with_own(sisters, documents))),
        || rayon::join(|| xlsx::write(host), || html::write(documents, &SiteOptions { downloads })),
    );
    let (deck, handouts) = (deck?, handouts?);
    let mut files = vec![deck.report, deck.file, OutputFile { path: "nyckeltal.xlsx".to_owned(), bytes: workbook? }];
    files.extend(site?.into_iter().map(|file| OutputFile { path: format!("site/{}", file.path), bytes: file.bytes }));
    files.extend(handouts.files);
    let warnings = deck.warnings.into_iter().chain(handouts.warnings).collect();
    Ok(Made { files, n_slides: deck.n_slides, n_charts: deck.n_charts, warnings })
}

/// What the manifest names beside the files.
struct Names<'a> {
    source: &'a ProgrammeSource,
    template: Option<&'a GivenPackage>,
    options: &'a BuildOptions,
    language: Language,
}

fn with_manifest(
    mut files: Vec<OutputFile>,
    n_slides: usize,
    n_charts: usize,
    figures: &Figures,
    names: &Names<'_>,
) -> (Vec<OutputFile>, Manifest) {
    let programme_name = names.source.path.as_deref().map_or_else(|| "built-in".to_owned(), file_name);
    let manifest = Manifest {
        version: names.options.made_by.clone(),
        snapshot: figures.snapshot.clone(),
        made_up: names.options.demo,
        programme: NamedSum { name: programme_name, sha256: sha256_of(names.source.text.as_bytes()) },
        template: names.template.map(|file| NamedSum { name: file.name.clone(), sha256: sha256_of(&file.bytes) }),
        language: names.language.code().to_owned(),
        prices: names.source.programme.prices,
        n_slides,
        n_charts,
        files: files.par_iter().map(|file| (file.path.clone(), sha256_of(&file.bytes))).collect(),
    };
    files.push(OutputFile { path: manifest::FILE_NAME.to_owned(), bytes: manifest.to_bytes() });
    (files, manifest)
}

fn lacking(programme: &Programme, figures: &Figures, language: Language) -> Vec<Lacking> {
    use compose::day::InLanguage;
    let mut lacking = Vec::new();
    for id in programme.key_figures() {
        let Some(compared) = figures.key_figures.get(&id) else { continue };
        let is_there = |area: AreaCode| {
            compared.comparison.as_ref().is_some_and(|comparison| {
                let member = comparison.members.iter().find(|member| member.area == area);
                member.is_some_and(|member| member.reading.comparable(comparison.year).is_some())
            })
        };
        let members: Vec<String> =
            figures.members.iter().filter(|(area, _)| !is_there(*area)).map(|(_, name)| name.clone()).collect();
        if members.is_empty() {
            continue;
        }
        let nobody = members.len() == figures.members.len();
        lacking.push(Lacking {
            key_figure: id.to_string(),
            name: compared.review.short(language).to_owned(),
            members: if nobody { Vec::new() } else { members },
        });
    }
    lacking
}

/// Ids that the source does not know: withdrawn, or a slip in the programme.
///
/// A made-up country knows those that are reviewed, and need not know what is only counted with.
fn unknown_at_the_source(figures: &Figures, demo: bool) -> Vec<String> {
    let is_told = |compared: &&Compared| !(demo && figures.is_supporting(compared.review.id));
    let unknown = figures.key_figures.values().filter(|compared| compared.info.is_none()).filter(is_told);
    unknown.map(|compared| format!("the source has no key figure `{}`", compared.review.id)).collect()
}

/// Key figures whose title at the source no longer holds the words we expect: the meaning may have changed.
fn titles_that_do_not_fit(figures: &Figures) -> Vec<String> {
    figures
        .key_figures
        .values()
        .filter_map(|compared| {
            let title = &compared.info.as_ref()?.title;
            let missing = compared.review.title_words_missing(title);
            (!missing.is_empty()).then(|| {
                format!(
                    "`{}` is now called “{title}”, without the expected words “{}”: check that it means the same",
                    compared.review.id,
                    missing.join("”, “"),
                )
            })
        })
        .collect()
}
