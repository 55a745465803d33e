//! The sentence at the top of a key figure's page: a finding and the words for it.
//!
//! Everything that can be said of the marked municipality is offered, each in several forms, with the assertions that it makes;
//! what is not true of the figures is never offered. The most telling kind that fits two lines is taken, in a form that
//! differs from the page before.

use std::collections::BTreeMap;

use document::{Assertion, Finding, Text};

use crate::beside_riket::beside_riket;
use crate::day::DayKeyFigure;
use crate::desk::Desk;
use crate::finding::is_preliminary;
use crate::in_group::{alone_or_shared_end, among_the_others, plainly};
use crate::subject::{Offers, Subject};
use crate::unknown_figures::{marked_is_missing, nothing_to_compare};

/// The longest headline that fits two lines of 32 points.
pub const HEADLINE_MAX: usize = 105;

/// A sentence with what it claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Headline {
    /// The words.
    pub text: Text,
    /// What they claim.
    pub finding: Finding,
}

/// What a sentence begins with: readers tire of the same beginning sooner than of the same words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// "Nynäshamn ligger …"
    Municipality,
    /// "I Nynäshamn är …"
    Place,
    /// "Fem av åtta …", "Alla åtta …"
    Count,
    /// "Kostnaden per barn …"
    KeyFigure,
    /// "År 2021 låg …"
    Time,
    /// "Jämfört med riket …", "Skillnaden mellan …"
    Comparison,
}

/// A true sentence that may be taken.
pub(crate) struct Candidate {
    /// How much it tells: the smaller the more.
    pub rank: u8,
    pub opening: Opening,
    /// The name of its words.
    pub form: &'static str,
    pub text: Text,
    pub assertions: Vec<Assertion>,
}

/// In which forms the day has spoken so far.
#[derive(Debug, Default)]
pub struct SaidBefore {
    last: Option<(&'static str, Opening)>,
    n_times: BTreeMap<&'static str, usize>,
}

impl SaidBefore {
    /// The candidate to say next: of the most telling rank that has a sentence of at most `n_characters_max` in another form than
    /// the last one; of those one that begins in another way, then the one said least often, then the first.
    fn choose(&mut self, desk: &Desk<'_>, candidates: Vec<Candidate>, n_characters_max: usize) -> Option<Candidate> {
        let length = |candidate: &Candidate| candidate.text.plain(desk.language()).chars().count();
        let repeats = |candidate: &Candidate| self.last.is_some_and(|(form, _)| form == candidate.form);
        let begins_alike = |candidate: &Candidate| self.last.is_some_and(|(_, opening)| opening == candidate.opening);
        let n_times = |candidate: &Candidate| self.n_times.get(candidate.form).copied().unwrap_or_default();
        let key = |idx: usize| {
            let one = &candidates[idx];
            let n_too_many = length(one).saturating_sub(n_characters_max);
            (n_too_many, repeats(one), one.rank, begins_alike(one), n_times(one), idx)
        };
        let best = (0..candidates.len()).min_by_key(|idx| key(*idx))?;
        let chosen = candidates.into_iter().nth(best)?;
        self.last = Some((chosen.form, chosen.opening));
        *self.n_times.entry(chosen.form).or_default() += 1;
        Some(chosen)
    }

    /// The chosen candidate with its finding.
    pub(crate) fn say(
        &mut self,
        desk: &Desk<'_>,
        key_figure: &DayKeyFigure<'_>,
        offers: Offers<'_, '_>,
    ) -> Option<Headline> {
        let preliminary = offers.is_of_the_newest && is_preliminary(key_figure);
        let before = if preliminary {
            desk.say("headline-preliminary", &[("headline", Text::default().into())])
        } else {
            Text::default()
        };
        let n_characters_max = HEADLINE_MAX - before.plain(desk.language()).chars().count();
        let Candidate { text, mut assertions, .. } = self.choose(desk, offers.candidates, n_characters_max)?;
        let text = match preliminary {
            true => desk.say("headline-preliminary", &[("headline", text.into())]),
            false => text,
        };
        assertions.extend(preliminary.then_some(Assertion::Preliminary));
        let finding = Finding {
            key_figure: key_figure.review.id,
            year: key_figure.comparison.map(|comparison| comparison.year),
            marked: desk.day.marked,
            assertions,
            facts: text.numbers().into_iter().map(|number| number.fact.clone()).collect(),
        };
        Some(Headline { text, finding })
    }
}

/// The headline of a key figure's page.
pub fn headline(desk: &Desk<'_>, key_figure: &DayKeyFigure<'_>, said: &mut SaidBefore) -> Headline {
    let offers = everything_true(desk, key_figure);
    said.say(desk, key_figure, offers).expect("something plain can always be said")
}

fn everything_true<'d, 'a>(desk: &'d Desk<'a>, key_figure: &'d DayKeyFigure<'d>) -> Offers<'d, 'a> {
    let mut offers = Offers::new(desk, key_figure);
    match Subject::of(desk, key_figure).filter(|subject| subject.compared.len() >= 3) {
        None => nothing_to_compare(&mut offers),
        Some(subject) => match subject.marked {
            Some(marked) => {
                offers.is_of_the_newest = marked.year == subject.comparison.year;
                alone_or_shared_end(&subject, &marked, &mut offers);
                beside_riket(&subject, &marked, &mut offers);
                among_the_others(&subject, &marked, &mut offers);
                plainly(&subject, &marked, &mut offers);
            }
            None => marked_is_missing(&subject, &mut offers),
        },
    }
    offers
}

/// The first candidate of at most `n_characters_max`, else the shortest.
pub fn shortest_that_fits(desk: &Desk<'_>, candidates: Vec<Text>, n_characters_max: usize) -> Text {
    let length = |text: &Text| text.plain(desk.language()).chars().count();
    match candidates.iter().position(|text| length(text) <= n_characters_max) {
        Some(idx) => candidates.into_iter().nth(idx).unwrap_or_default(),
        None => candidates.into_iter().min_by_key(length).unwrap_or_default(),
    }
}
