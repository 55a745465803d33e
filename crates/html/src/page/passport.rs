//! What is behind a slide: its key figures, where they come from, and every number with how it came about.

use std::collections::BTreeMap;

use askama::Template;
use document::{
    Body, Definition, Document, Fact, FactId, Formula, KeyFigureStory, Language, Number, Page, Section, Text,
};
use domain::KeyFigureId;

use super::frame::{Frame, Head};
use crate::formula::formula_words;
use crate::markup::{Html, escape, html, publisher_lang, push, trace};
use crate::site::{Edition, PassportLeaf, key_figure_of};
use crate::words::words;

#[derive(Template)]
#[template(path = "passport.html")]
struct Passport<'a> {
    frame: Frame<'a>,
    code: &'a str,
    headline: Html,
    subtitle: Option<Html>,
    source: Html,
    page_href: String,
    publisher_lang: Html,
    key_figures: Vec<KeyFigureView<'a>>,
    snapshot: &'a str,
    fetched: Html,
    /// Each way a number of the page came about: its short name and its rule.
    formulas: Vec<(&'static str, &'static str)>,
    shown: Vec<Row>,
    inputs: Vec<Row>,
}

struct KeyFigureView<'a> {
    code: &'a str,
    definition: Option<[Html; 3]>,
    provenance: Vec<(Html, Html)>,
    href: Option<String>,
}

/// One number: its place in the table, what it is, and how it came about.
struct Row {
    id: usize,
    name: String,
    fact: String,
    /// The attributes of the number as shown, where it is shown.
    trace: Html,
    shown: String,
    raw: String,
    /// The short name of its formula, where it has no inputs to name instead.
    formula: &'static str,
    inputs: Html,
}

pub(super) fn render<'a>(
    edition: &Edition<'a>,
    leaf: &PassportLeaf<'a>,
    frame: impl FnOnce(Head) -> Frame<'a>,
) -> askama::Result<String> {
    let document = edition.document;
    let language = document.language;
    let PassportLeaf { section, page } = leaf;
    let headline = page.headline.plain(language);
    let title = format!("{}: {headline}", page.code);
    let frame = frame(Head { title, description: headline, crumb: page.code.0.clone() });
    let account = Account::of(document, section, page);
    let key_figures = account.key_figures(page).into_iter().map(|id| key_figure_view(edition, id));
    Passport {
        code: &page.code.0,
        headline: html(&page.headline, language),
        subtitle: page.subtitle.as_ref().map(|subtitle| html(subtitle, language)),
        source: html(&page.source, language),
        page_href: edition.href(&page.code).to_owned(),
        publisher_lang: publisher_lang(language),
        key_figures: key_figures.collect(),
        snapshot: &document.provenance.snapshot,
        fetched: html(&document.provenance.fetched, language),
        formulas: account.formulas(),
        shown: account.shown.iter().map(|number| account.row(&number.fact, Some(number))).collect(),
        inputs: account.inputs.iter().map(|fact| account.row(fact, None)).collect(),
        frame,
    }
    .render()
}

fn key_figure_view<'a>(edition: &Edition<'a>, id: KeyFigureId) -> KeyFigureView<'a> {
    let language = edition.document.language;
    let own = edition.page_of(id);
    let story: Option<&KeyFigureStory> = own.as_ref().map(|leaf| leaf.story);
    let set = |definition: &Definition| {
        [&definition.title, &definition.text, &definition.judged].map(|text| html(text, language))
    };
    let defined = || {
        let all = edition.document.pages().filter_map(|page| match &page.body {
            Body::Definitions(definitions) => Some(definitions),
            _ => None,
        });
        all.flatten().find(|definition| definition.key_figure == id)
    };
    let definition = story.map(|story| &story.definition).or_else(defined);
    KeyFigureView {
        code: definition.map_or("", |definition| definition.key_figure.as_str()),
        definition: definition.map(set),
        provenance: story
            .iter()
            .flat_map(|story| &story.provenance)
            .map(|(head, text)| (html(head, language), html(text, language)))
            .collect(),
        href: own.map(|leaf| leaf.page.code.file_name()),
    }
}

/// The numbers of a page and those they are made of, each once.
struct Account<'a> {
    document: &'a Document,
    /// As shown, in reading order.
    shown: Vec<&'a Number>,
    /// What the shown ones are made of and is not shown itself, in the order met.
    inputs: Vec<&'a FactId>,
    /// Where each stands in the table, from one.
    places: BTreeMap<&'a FactId, usize>,
}

impl<'a> Account<'a> {
    fn of(document: &'a Document, section: &'a Section, page: &'a Page) -> Account<'a> {
        let mut account = Account { document, shown: Vec::new(), inputs: Vec::new(), places: BTreeMap::new() };
        // A key figure's page says what the slide of its development says, too.
        let is_its_trend =
            |other: &&Page| matches!(other.body, Body::Trend(_)) && key_figure_of(section, other) == Some(&page.code);
        let trends = section.pages.iter().filter(is_its_trend);
        let of_trends = trends.flat_map(|trend| [&trend.headline, &trend.source]).flat_map(Text::numbers);
        for number in page.numbers().into_iter().chain(of_trends) {
            if account.enter(&number.fact) {
                account.shown.push(number);
            }
        }
        let mut waiting: Vec<&FactId> = account.shown.iter().map(|number| &number.fact).rev().collect();
        while let Some(fact) = waiting.pop() {
            for input in document.facts.get(fact).into_iter().flat_map(|fact| &fact.inputs) {
                if document.facts.get(input).is_some() && account.enter(input) {
                    account.inputs.push(input);
                    waiting.push(input);
                }
            }
        }
        account
    }

    fn enter(&mut self, fact: &'a FactId) -> bool {
        let next = self.places.len() + 1;
        let is_new = !self.places.contains_key(fact);
        self.places.entry(fact).or_insert(next);
        is_new
    }

    /// What the page is about, then what its numbers are of.
    fn key_figures(&self, page: &Page) -> Vec<KeyFigureId> {
        let mut ids: Vec<KeyFigureId> = match &page.body {
            Body::KeyFigure(story) => vec![story.key_figure],
            Body::Chart(chart) => chart.key_figures.clone(),
            _ => Vec::new(),
        };
        let facts = self.shown.iter().map(|number| &number.fact).chain(self.inputs.iter().copied());
        for id in facts.filter_map(|fact| self.document.facts.get(fact)?.key_figure) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        ids
    }

    /// The formulas of the numbers, in the order met.
    fn formulas(&self) -> Vec<(&'static str, &'static str)> {
        let mut formulas = Vec::new();
        let facts = self.shown.iter().map(|number| &number.fact).chain(self.inputs.iter().copied());
        for fact in facts.filter_map(|fact| self.document.facts.get(fact)) {
            let words = formula_words(fact.formula, self.document.language);
            if !formulas.contains(&words) {
                formulas.push(words);
            }
        }
        formulas
    }

    fn row(&self, id: &FactId, shown: Option<&Number>) -> Row {
        let language = self.document.language;
        let fact = self.document.facts.get(id);
        let value = fact.map(|fact| fact.value).or(shown.map(|number| number.value));
        Row {
            id: self.places.get(id).copied().unwrap_or_default(),
            name: self.name(id, fact),
            fact: id.0.clone(),
            trace: shown.map(|number| Html(trace(number))).unwrap_or_default(),
            shown: shown.map(|number| number.shown(language)).unwrap_or_default(),
            raw: value.map(|value| raw(value, language)).unwrap_or_default(),
            formula: fact
                .filter(|fact| fact.inputs.is_empty())
                .map_or("", |fact| formula_words(fact.formula, language).0),
            inputs: self.links(fact),
        }
    }

    /// "Haninge 2022" for a published figure, else what kind of number it is and, where its name says so, whose.
    fn name(&self, id: &FactId, fact: Option<&Fact>) -> String {
        let language = self.document.language;
        let published = fact.filter(|fact| fact.formula == Formula::Published).and_then(|_| {
            let mut parts = id.0.split(':').skip(1);
            let (area, year, sex) = (parts.next()?, parts.next()?, parts.next()?);
            let member = self.document.members.iter().find(|member| member.area.as_str() == area);
            let words = words(language);
            let area = match member {
                Some(member) => member.name.as_str(),
                None if area == domain::AreaCode::RIKET.as_str() => words.riket,
                None => area,
            };
            let sex = match sex {
                "K" => format!(", {}", words.women),
                "M" => format!(", {}", words.men),
                _ => String::new(),
            };
            Some(format!("{area} {year}{sex}"))
        });
        let computed = || {
            let kind = formula_words(fact?.formula, language).0;
            let about = id.0.split(':').nth(1).unwrap_or_default();
            let is_about = |code: &str| about.split('-').any(|part| part == code);
            let member = self.document.members.iter().find(|member| is_about(member.area.as_str()));
            Some(member.map_or_else(|| kind.to_owned(), |member| format!("{kind}, {}", member.name)))
        };
        published.or_else(computed).unwrap_or_default()
    }

    fn links(&self, fact: Option<&Fact>) -> Html {
        let mut links = String::new();
        for input in fact.into_iter().flat_map(|fact| &fact.inputs) {
            if !links.is_empty() {
                links.push_str(", ");
            }
            match self.places.get(input) {
                Some(place) => {
                    let name = escape(&self.name(input, self.document.facts.get(input)));
                    push(&mut links, format_args!("<a href=\"#f{place}\">{name}</a>"));
                }
                None => push(&mut links, format_args!("<code>{}</code>", escape(&input.0))),
            }
        }
        Html(links)
    }
}

/// The value with all its digits, in the reader's own decimal sign: it can be pasted into a sheet.
fn raw(value: f64, language: Language) -> String {
    let digits = value.to_string().replace('-', "\u{2212}");
    match language {
        Language::Sv => digits.replace('.', ","),
        Language::En => digits,
    }
}
