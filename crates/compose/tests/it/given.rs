//! A day put together in memory: a programme, municipalities, and figures for some key figures.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use catalogue::{Prices, Programme, Reviewed, ReviewedKeyFigure, built_in};
use compare::claim::{ClaimQuestion, Explaining, tested};
use compare::{Comparison, Question, compare};
use compose::{ClaimOfDay, Day, DayArea, DayKeyFigure, DayMaps, Source, compose};
use document::{Body, DetailTable, Document, KeyFigureStory, Language, Page};
use domain::{AreaCode, KeyFigureId, KeyFigureInfo, Run};
use jiff::civil::date;

/// The municipality most tests mark.
pub const NYNASHAMN: &str = "0192";

/// All reviewed key figures, read once.
pub static REVIEWED: LazyLock<Reviewed> = LazyLock::new(built_in::reviewed);

/// The built-in price indices, read once.
pub static PRICES: LazyLock<Prices> = LazyLock::new(built_in::prices);

/// What gaps in kronor are turned into sums and tax with, beyond what the built-in programme shows.
pub const SUPPORTING: [&str; 4] = ["N01951", "N01957", "N21702", "N23805"];

/// One key figure with what is known of it.
#[derive(Debug)]
pub struct Given {
    /// What we say of it.
    pub review: ReviewedKeyFigure,
    /// What its publisher says.
    pub info: Option<KeyFigureInfo>,
    /// Its figures.
    pub run: Option<Run>,
    /// For each member the similar municipalities.
    pub similar: Vec<Vec<AreaCode>>,
    /// Filled in by [`GivenDay::compared`].
    pub comparison: Option<Comparison>,
}

impl Given {
    /// A reviewed key figure with its figures and nothing else.
    pub fn of(id: &str, run: Option<Run>) -> Given {
        let review = REVIEWED.get(id.parse().unwrap()).unwrap().clone();
        Given { review, info: None, run, similar: Vec::new(), comparison: None }
    }
}

/// Everything a day is made of, for any marked municipality and either language.
#[derive(Debug)]
pub struct GivenDay {
    /// Who, what and when.
    pub programme: Programme,
    /// The group in order of code.
    pub members: Vec<(AreaCode, String)>,
    /// The country in order of code.
    pub municipalities: Vec<(AreaCode, String)>,
    /// The key figures of the programme, in any order.
    pub key_figures: Vec<Given>,
    /// What errors are computed from, beside the key figures themselves.
    pub aids: BTreeMap<KeyFigureId, Run>,
    /// What orders the cover.
    pub cover: Option<KeyFigureId>,
    /// Where the municipalities lie.
    pub maps: Option<DayMaps>,
    /// Where the figures come from.
    pub source: Source,
    /// Filled in by [`GivenDay::compared`]: the programme's claims, as far as there are figures.
    pub claims: Vec<ClaimOfDay>,
}

impl GivenDay {
    /// The same day with every comparison made.
    pub fn compared(mut self) -> GivenDay {
        let codes = |areas: &[(AreaCode, String)]| areas.iter().map(|(code, _)| *code).collect::<Vec<_>>();
        let (members, municipalities) = (codes(&self.members), codes(&self.municipalities));
        let own = self.key_figures.iter().filter_map(|given| Some((given.review.id, given.run.clone()?)));
        let aids: BTreeMap<KeyFigureId, Run> = own.chain(self.aids.clone()).collect();
        for given in &mut self.key_figures {
            let Some(run) = &given.run else { continue };
            given.comparison = compare(&Question {
                run,
                review: &given.review,
                members: &members,
                municipalities: &municipalities,
                similar: &given.similar,
                aids: &aids,
            });
        }
        self.claims = self.answered(&aids, (&members, &municipalities));
        self
    }

    fn answered(
        &self,
        runs: &BTreeMap<KeyFigureId, Run>,
        (members, municipalities): (&[AreaCode], &[AreaCode]),
    ) -> Vec<ClaimOfDay> {
        let claims = built_in::claims();
        let answer = |claim: &catalogue::Claim| {
            let because = claims.explanation(&claim.because)?;
            let beside = claims.beside(because);
            let explaining = |explanation| Explaining { explanation, runs };
            let beside: Vec<Explaining<'_>> = beside.into_iter().map(explaining).collect();
            let review = &self.get(claim.key_figure)?.review;
            let answer = tested(&ClaimQuestion {
                question: Question {
                    run: runs.get(&claim.key_figure)?,
                    review,
                    members,
                    municipalities,
                    similar: &[],
                    aids: runs,
                },
                because: explaining(because),
                beside: &beside,
                variants: &[],
                bounds: claims.bounds,
                year: None,
                cost: None,
            })?;
            let x_review = self.get(*because.key_figures.first()?)?.review.clone();
            let (key_figure, because) = (claim.key_figure, because.clone());
            Some(ClaimOfDay { key_figure, because, x_review, cost: None, answer })
        };
        self.programme.claims.iter().filter_map(answer).collect()
    }

    /// The key figure of that id.
    pub fn get(&self, id: KeyFigureId) -> Option<&Given> {
        self.key_figures.iter().find(|given| given.review.id == id)
    }

    /// The whole document for one municipality.
    pub fn document(&self, language: Language, marked: AreaCode) -> Document {
        self.with_day(language, marked, compose)
    }

    /// What is made of the day as one municipality is told it.
    pub fn with_day<T>(&self, language: Language, marked: AreaCode, made: impl FnOnce(&Day<'_>) -> T) -> T {
        let key_figure = |id: &KeyFigureId| {
            self.get(*id).map(|given| DayKeyFigure {
                review: &given.review,
                info: given.info.as_ref(),
                run: given.run.as_ref(),
                comparison: given.comparison.as_ref(),
                similar: &given.similar,
                fetched: Some(date(2026, 11, 20)),
            })
        };
        let areas = self.programme.areas.iter().map(|programme| DayArea {
            programme,
            key_figures: programme.key_figures.iter().filter_map(key_figure).collect(),
        });
        made(&Day {
            programme: &self.programme,
            language,
            marked,
            members: self.members.clone(),
            municipalities: self.municipalities.clone(),
            areas: areas.collect(),
            cover: self.cover.as_ref().and_then(key_figure),
            supporting: SUPPORTING.iter().filter_map(|id| key_figure(&id.parse().unwrap())).collect(),
            charted: self
                .programme
                .chart_key_figures()
                .iter()
                .filter(|id| !self.programme.key_figures().contains(id))
                .filter_map(key_figure)
                .collect(),
            claims: &self.claims,
            adjusted: &BTreeMap::new(),
            maps: self.maps.as_ref(),
            prices: &PRICES.clone().with(&self.programme.price_changes),
            source: self.source,
            snapshot: "0123456789abcdef".to_owned(),
            fetched: Some(date(2026, 11, 20)),
            made_by: "nyckeltal".to_owned(),
        })
    }
}

/// The built-in programme with one key figure alone.
pub fn programme_of_one(id: KeyFigureId) -> Programme {
    let mut programme = built_in::programme();
    programme.areas.retain(|area| area.key_figures.contains(&id));
    for area in &mut programme.areas {
        area.key_figures = vec![id];
        area.opener.clear();
        area.charts.clear();
    }
    programme
}

/// Every key figure's story, with its page.
pub fn stories(document: &Document) -> impl Iterator<Item = (&Page, &KeyFigureStory)> {
    document.pages().filter_map(|page| match &page.body {
        Body::KeyFigure(story) => Some((page, story.as_ref())),
        _ => None,
    })
}

/// A table as text: a row a line, the cells apart by bars, hard spaces as spaces.
pub fn table_text(table: &DetailTable, language: Language) -> String {
    let heads = table.heads.iter().map(|head| head.plain(language)).collect::<Vec<_>>().join(" | ");
    let rows = table.rows.iter().map(|row| {
        let cells = std::iter::once(&row.name).chain(&row.cells).map(|cell| cell.plain(language));
        cells.collect::<Vec<_>>().join(" | ")
    });
    std::iter::once(heads).chain(rows).collect::<Vec<_>>().join("\n").replace('\u{a0}', " ")
}
