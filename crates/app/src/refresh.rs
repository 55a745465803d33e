//! New figures into a deck that people have edited, with a copy of it kept.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use catalogue::{PriceChoice, built_in};
use compose::compose;
use document::Language;
use domain::AreaCode;
use pptx::DeckFacts;
use pptx::gate::audit;
use pptx::refresh::{Told, What, facts};
use serde::Serialize;

use crate::accessibility::Gate;
use crate::build::{BuildOptions, gather_figures};
use crate::decks::DeckChoice;
use crate::error::Error;
use crate::gather::ServiceOptions;
use crate::given_package::GivenPackage;
use crate::maps::draw_outlines;
use crate::programme;
use crate::progress::{Progress, Stage};

/// What is to be refreshed, and with what.
#[derive(Debug, Clone)]
pub struct RefreshOptions {
    /// The deck.
    pub deck: PathBuf,
    /// The programme; `None` for the built-in one.
    pub programme: Option<PathBuf>,
    /// Where the refreshed deck goes; `None` for the deck's own place.
    pub out: Option<PathBuf>,
    /// Whether nothing is written.
    pub dry_run: bool,
    /// A language in place of the deck's.
    pub language: Option<Language>,
    /// A marked municipality in place of the deck's.
    pub marked: Option<AreaCode>,
    /// Prices in place of the programme's.
    pub prices: Option<PriceChoice>,
    /// A file of outlines for maps, in place of the programme's.
    pub boundaries: Option<PathBuf>,
    /// Whether the values are made up.
    pub demo: bool,
    /// Where figures come from.
    pub service: ServiceOptions,
    /// The program and its version.
    pub made_by: String,
}

/// What was done.
#[derive(Debug, Clone, Serialize)]
pub struct RefreshReport {
    /// The deck.
    pub deck: PathBuf,
    /// Where the refreshed one is, or would be.
    pub written: Option<PathBuf>,
    /// The copy of what stood there before.
    pub backup: Option<PathBuf>,
    /// The snapshot the deck was made of, and the one it is made of now.
    pub snapshot_old: String,
    /// The snapshot it is made of now.
    pub snapshot_new: String,
    /// The marked municipality's name.
    pub marked: String,
    /// Its slides, the list's included.
    pub n_slides: usize,
    /// Slides that show a page of the day.
    pub n_of_ours: usize,
    /// Slides of somebody's own, kept byte for byte.
    pub n_of_others: usize,
    /// Pages somebody had deleted, which do not come back.
    pub pages_deleted: Vec<String>,
    /// What changed and what was left alone.
    pub entries: Vec<Entry>,
    /// What the reader should know beside.
    pub warnings: Vec<String>,
}

/// One thing that changed or was left alone.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// What: `headline`, `chart`, `text-kept`, `headline-may-no-longer-be-true` and so on.
    pub what: &'static str,
    /// The same in words, for people, in the language of the deck.
    pub heading: &'static str,
    /// Whether the deck differs by it; otherwise it was left alone.
    pub is_change: bool,
    /// The slide's position from one; none for a page that has no slide.
    pub slide: Option<usize>,
    /// The page.
    pub page: String,
    /// The slide's headline before.
    pub title: String,
    /// Which shape of the slide.
    pub part: String,
    /// What stood or stands there.
    pub old: String,
    /// What stands there now, or would.
    pub new: String,
    /// Of a chart, the figures that differ.
    pub figures: Vec<Figure>,
}

/// A figure that differs.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Figure {
    /// Whose.
    pub name: String,
    /// Before; none where there was no figure.
    pub old: Option<f64>,
    /// Now; none where there is no figure.
    pub new: Option<f64>,
    /// Both in words: "Haninge 152 622 → 153 000".
    pub told: String,
}

/// Refreshes a deck.
///
/// The file is read once, and replaced only when it still is as it was read. What stood there is first copied beside it; the new
/// deck is whole on the disk before it takes the place.
///
/// # Errors
/// [`Error`], with what to do; the deck is then as it was.
pub fn refresh(options: &RefreshOptions, progress: &dyn Progress) -> Result<RefreshReport, Error> {
    let GivenPackage { name: file, bytes } = GivenPackage::read(&options.deck)?;
    let known = facts(&bytes, &file)?.unwrap_or_default();
    let mut source = programme::read(options.programme.as_deref())?;
    source.programme.prices = options.prices.unwrap_or(source.programme.prices);
    let titles = [source.programme.title_sv.as_str(), source.programme.title_en.as_str()];
    check_fits(&known, titles, options)?;

    let boundaries = options.boundaries.clone().or_else(|| source.boundaries());
    let build = BuildOptions {
        boundaries: boundaries.clone(),
        programme: options.programme.clone(),
        out: PathBuf::new(),
        template: None,
        language: options.language,
        prices: options.prices,
        demo: options.demo,
        decks: DeckChoice::Host,
        gate: Gate::default(),
        service: options.service.clone(),
        made_by: options.made_by.clone(),
    };
    let mut gathered = gather_figures(&source, &built_in::reviewed(), &build, progress)?;
    let told_of_maps = draw_outlines(&mut gathered.figures, boundaries.as_deref(), options.demo)?;
    let (programme, figures) = (&gathered.programme, &gathered.figures);
    let usual = if programme.language == "en" { Language::En } else { Language::Sv };
    let language = options.language.or(known.language()).unwrap_or(usual);
    let marked = match options.marked {
        Some(marked) => marked,
        None => figures
            .members
            .iter()
            .map(|(area, _)| *area)
            .find(|area| area.to_string() == known.marked)
            .unwrap_or(programme.host),
    };
    if figures.members.iter().all(|(area, _)| *area != marked) {
        return Err(Error::UnknownMember { area: marked.to_string() });
    }
    let document = compose(&figures.day(programme, language, marked, &options.made_by));
    progress.stage(Stage::Writing);
    let refreshed = pptx::refresh(&document, &bytes, &file)?;

    // A link stays a link: what it leads to is replaced.
    let asked = options.out.as_ref().unwrap_or(&options.deck);
    let goal = &fs::canonicalize(asked).unwrap_or_else(|_| asked.clone());
    let backup = match options.dry_run {
        true => None,
        false => replace(goal, &refreshed.bytes, (options.out.is_none()).then_some(&bytes))?,
    };
    let mut warnings = gathered.issues.clone();
    warnings.extend(told_of_maps);
    if options.marked.is_none() && !known.marked.is_empty() && known.marked != marked.to_string() {
        warnings.push(format!("the deck was made for `{}`, which is no longer in the group", known.marked));
    }
    warnings.extend(refreshed.warnings.iter().map(ToString::to_string));
    // Whoever edited it answers for it: told, and never in the way of new figures.
    let n_faults = audit(&refreshed.bytes, &file)?.faults.len();
    if n_faults > 0 {
        warnings.push(format!("not everybody can read the deck: {n_faults} faults; `nyckeltal check` lists them"));
    }
    Ok(RefreshReport {
        deck: options.deck.clone(),
        written: (!options.dry_run).then(|| asked.clone()),
        backup,
        snapshot_old: known.snapshot,
        snapshot_new: document.provenance.snapshot.clone(),
        marked: document.marked_name().to_owned(),
        n_slides: refreshed.n_slides,
        n_of_ours: refreshed.n_of_ours,
        n_of_others: refreshed.n_of_others,
        pages_deleted: refreshed.pages_deleted,
        entries: refreshed.told.iter().map(|told| entry(told, language)).collect(),
        warnings,
    })
}

/// A deck of one day is not refreshed with another, nor made-up values with real ones.
fn check_fits(known: &DeckFacts, titles: [&str; 2], options: &RefreshOptions) -> Result<(), Error> {
    let deck = options.deck.clone();
    if known.title.is_empty() {
        return Ok(());
    }
    if !titles.contains(&known.title.as_str()) && options.programme.is_none() {
        return Err(Error::OtherDay { deck, of_deck: known.title.clone(), of_programme: titles[0].to_owned() });
    }
    if known.is_made_up != options.demo {
        return Err(Error::MadeUpAndReal { deck, is_deck_made_up: known.is_made_up });
    }
    Ok(())
}

fn entry(told: &Told, language: Language) -> Entry {
    let figures = told.figures.iter().map(|figure| Figure {
        name: figure.name.clone(),
        old: figure.old,
        new: figure.new,
        told: figure.told(language),
    });
    let what: What = told.what;
    Entry {
        what: what.word(),
        heading: pptx::refresh::words::heading(what, language),
        is_change: what.is_change(),
        slide: told.slide,
        page: told.page.clone(),
        title: told.title.clone(),
        part: told.part.clone(),
        old: told.old.clone(),
        new: told.new.clone(),
        figures: figures.collect(),
    }
}

/// Puts a file into its place, a copy of what stands there beside it. Answers the copy.
///
/// Both are whole on the disk under names of their own first: whoever is killed, or whose disk is full, has lost nothing.
fn replace(goal: &Path, bytes: &[u8], as_read: Option<&Vec<u8>>) -> Result<Option<PathBuf>, Error> {
    let folder = goal.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = |bytes: &[u8]| {
        let mut file = tempfile::Builder::new().prefix(".nyckeltal-").tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        Ok(file)
    };
    let new = whole(bytes).map_err(Error::write(goal))?;
    let present = match fs::read(goal) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        read => Some(read.map_err(Error::read(goal))?),
    };
    if let (Some(as_read), Some(present)) = (as_read, &present)
        && as_read != present
    {
        return Err(Error::ChangedMeanwhile { path: goal.to_owned() });
    }
    let mut backup = None;
    if let Some(present) = present {
        let mut copy = whole(&present).map_err(Error::write(goal))?;
        if let Ok(metadata) = fs::metadata(goal) {
            let _ = fs::set_permissions(copy.path(), metadata.permissions());
            let _ = fs::set_permissions(new.path(), metadata.permissions());
        }
        for number in 1.. {
            let name = backup_name(goal, number);
            match copy.persist_noclobber(&name) {
                Ok(_) => {
                    backup = Some(name);
                    break;
                }
                Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => copy = error.file,
                Err(error) => return Err(Error::Write { path: name, source: error.error }),
            }
        }
    } else {
        make_readable(new.path());
    }
    new.persist(goal).map_err(|error| Error::Write { path: goal.to_owned(), source: error.error })?;
    // The names, too, before anybody is told that it is done.
    if let Ok(folder) = fs::File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(backup)
}

/// Temporary files are for their owner alone; a deck is not.
fn make_readable(path: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o644));
    }
    #[cfg(not(unix))]
    let _ = path;
}

/// `deck.before-1.pptx`.
fn backup_name(path: &Path, number: usize) -> PathBuf {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    path.with_file_name(format!("{stem}.before-{number}.{extension}"))
}
