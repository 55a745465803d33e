//! Everything a document shows, in order: its texts and its numbers, each with the place where it stands.

use document::chart::any::Chart;
use document::{
    BarChart, Body, CoverStrip, Definition, DetailTable, Document, Dot, Handout, KeyFigureStory, Number, Overview,
    Page, Reference, ShownFigure, Span, Strip, Text, Trend,
};

/// One thing shown.
#[derive(Debug, Clone, Copy)]
pub enum Shown<'a> {
    /// Words, perhaps with numbers in them.
    Text(&'a Text),
    /// A number of a chart or of a cell.
    Number(&'a Number),
}

impl<'a> Shown<'a> {
    /// The numbers in it.
    pub fn numbers(self) -> Vec<&'a Number> {
        match self {
            Shown::Text(text) => text.numbers(),
            Shown::Number(number) => vec![number],
        }
    }
}

/// Everything of the whole document.
pub fn everything(document: &Document) -> Vec<Shown<'_>> {
    let mut shown = vec![
        Shown::Text(&document.subject),
        Shown::Text(&document.provenance.fetched),
        Shown::Text(&document.provenance.terms),
    ];
    shown.extend(document.banner.as_ref().map(Shown::Text));
    shown.extend(document.sections.iter().map(|section| Shown::Text(&section.name)));
    shown.extend(document.pages().flat_map(of_page));
    of_handout(&mut shown, &document.handout);
    shown
}

/// Everything of one page.
pub fn of_page(page: &Page) -> Vec<Shown<'_>> {
    let mut shown = Vec::new();
    texts(&mut shown, [&page.kicker, &page.headline, &page.source]);
    texts(&mut shown, &page.subtitle);
    texts(&mut shown, &page.notes);
    match &page.body {
        Body::Cover(cover) => {
            texts(&mut shown, [&cover.host, &cover.when]);
            cover.strip.iter().for_each(|strip| cover_strip(&mut shown, strip));
        }
        Body::Agenda(agenda) => {
            agenda.items.iter().for_each(|item| texts(&mut shown, [&item.name, &item.answers, &item.extent]));
        }
        Body::Points(points) => points.iter().for_each(|point| texts(&mut shown, [&point.area, &point.sentence])),
        Body::Opener(opener) => {
            texts(&mut shown, [&opener.ordinal, &opener.lead, &opener.question, &opener.question_head]);
            texts(&mut shown, [&opener.answers.committee, &opener.answers.administration]);
            texts(&mut shown, opener.answers.contact.iter().chain(&opener.missing));
            opener.strips.iter().for_each(|one| strip(&mut shown, one));
        }
        Body::Overview(one) => overview(&mut shown, one),
        Body::KeyFigure(one) => story(&mut shown, one),
        Body::Trend(one) => trend(&mut shown, one),
        Body::Chart(one) => {
            texts(&mut shown, [one.chart.alt()]);
            chart_words(&mut shown, &one.chart);
            texts(&mut shown, &one.cautions);
            for row in one.chart.table().rows {
                numbers(&mut shown, row.cells.into_iter().flatten());
                texts(&mut shown, row.missing);
            }
            if let Some(panel) = &one.panel {
                texts(&mut shown, [&panel.head, &panel.answer]);
                texts(&mut shown, &panel.facts);
            }
        }
        Body::Gaps(gaps) => {
            texts(&mut shown, &gaps.legend);
            for row in &gaps.rows {
                texts(&mut shown, [&row.name]);
                texts(&mut shown, row.cells.iter().map(|cell| &cell.shown));
            }
        }
        Body::Definitions(definitions) => definitions.iter().for_each(|one| definition(&mut shown, one)),
        Body::Prose(parts) => parts.iter().for_each(|(head, paragraphs)| {
            texts(&mut shown, [head]);
            texts(&mut shown, paragraphs);
        }),
    }
    shown
}

fn of_handout<'a>(shown: &mut Vec<Shown<'a>>, handout: &'a Handout) {
    texts(shown, [&handout.title, &handout.kicker, &handout.after_findings, &handout.foot]);
    texts(shown, [&handout.charts_head, &handout.charts_lead]);
    texts(shown, &handout.lead);
    for findings in &handout.findings {
        texts(shown, [&findings.head]);
        findings.points.iter().for_each(|point| texts(shown, [&point.area, &point.sentence]));
    }
    for chart in &handout.charts {
        texts(shown, [&chart.name, &chart.what, &chart.name_head, &chart.value_head, &chart.riket_name]);
        bars(shown, &chart.bars);
    }
    for note in &handout.notes {
        texts(shown, [&note.head]);
        texts(shown, &note.paragraphs);
    }
}

/// Every piece of a text, those that stand out with the others.
pub fn spans(text: &Text) -> Vec<&Span> {
    fn gather<'a>(spans: &'a [Span], found: &mut Vec<&'a Span>) {
        for span in spans {
            match span {
                Span::Strong(inner) => gather(inner, found),
                span => found.push(span),
            }
        }
    }
    let mut found = Vec::new();
    gather(&text.spans, &mut found);
    found
}

/// What a chart says beside its table.
fn chart_words<'a>(shown: &mut Vec<Shown<'a>>, chart: &'a Chart) {
    match chart {
        Chart::Bands(one) => {
            texts(shown, &one.heads);
            texts(shown, one.rows.iter().filter_map(|row| Some(&row.band.as_ref().ok()?.shown)));
        }
        Chart::Pairs(one) => {
            texts(shown, [&one.corner, &one.first, &one.second, &one.difference_head]);
            texts(shown, &one.note);
            numbers(shown, one.rows.iter().filter_map(|row| row.margin.as_ref()));
        }
        Chart::Scatter(one) => {
            texts(shown, [&one.corner, &one.x.title, &one.y.title]);
            texts(shown, one.fit.iter().map(|fit| &fit.label));
        }
        Chart::Lines(one) => trend(shown, one),
        Chart::Parts(one) => {
            texts(shown, [&one.corner, &one.total_head]);
            texts(shown, one.parts.iter().map(|part| &part.name));
        }
        Chart::Steps(one) => {
            texts(shown, [&one.corner, &one.head]);
            texts(shown, one.steps.iter().map(|step| &step.name));
        }
        Chart::Heat(one) => {
            texts(shown, &one.heads);
            texts(shown, &one.legend);
        }
        Chart::Country(one) => {
            texts(shown, [&one.corner, &one.head]);
            texts(shown, one.quartiles.iter().map(|edge| &edge.name));
            one.riket.iter().for_each(|riket| reference(shown, riket));
        }
        Chart::Map(one) => {
            texts(shown, [&one.corner, &one.head, &one.missing_class]);
            texts(shown, one.classes.iter().chain(&one.outlines_from));
        }
    }
}

fn texts<'a>(shown: &mut Vec<Shown<'a>>, texts: impl IntoIterator<Item = &'a Text>) {
    shown.extend(texts.into_iter().map(Shown::Text));
}

fn numbers<'a>(shown: &mut Vec<Shown<'a>>, numbers: impl IntoIterator<Item = &'a Number>) {
    shown.extend(numbers.into_iter().map(Shown::Number));
}

fn dots<'a>(shown: &mut Vec<Shown<'a>>, dots: impl IntoIterator<Item = &'a Dot>) {
    numbers(shown, dots.into_iter().map(|dot| &dot.number));
}

fn reference<'a>(shown: &mut Vec<Shown<'a>>, reference: &'a Reference) {
    texts(shown, [&reference.label]);
    numbers(shown, [&reference.number]);
}

fn cover_strip<'a>(shown: &mut Vec<Shown<'a>>, strip: &'a CoverStrip) {
    texts(shown, [&strip.caption, &strip.alt]);
    dots(shown, strip.members.iter().chain([&strip.highest]));
}

fn strip<'a>(shown: &mut Vec<Shown<'a>>, strip: &'a Strip) {
    texts(shown, [&strip.range, &strip.words, &strip.alt]);
    dots(shown, &strip.dots);
    strip.riket.iter().for_each(|riket| reference(shown, riket));
}

fn figure<'a>(shown: &mut Vec<Shown<'a>>, figure: &'a ShownFigure) {
    match figure {
        ShownFigure::Missing(why) => texts(shown, [why]),
        figure => numbers(shown, figure.number()),
    }
}

fn overview<'a>(shown: &mut Vec<Shown<'a>>, overview: &'a Overview) {
    texts(shown, [&overview.riket_head]);
    texts(shown, &overview.legend);
    for row in &overview.rows {
        texts(shown, [&row.name]);
        figure(shown, &row.riket);
        for cell in &row.cells {
            figure(shown, &cell.figure);
            texts(shown, &cell.place);
        }
    }
}

fn story<'a>(shown: &mut Vec<Shown<'a>>, story: &'a KeyFigureStory) {
    texts(shown, [&story.name]);
    texts(shown, &story.too_few);
    texts(shown, &story.cautions);
    texts(shown, story.provenance.iter().flat_map(|(head, text)| [head, text]));
    story.bars.iter().for_each(|chart| bars(shown, chart));
    story.trend.iter().for_each(|one| trend(shown, one));
    definition(shown, &story.definition);
    [Some(&story.table), story.women_men.as_ref()].into_iter().flatten().for_each(|one| table(shown, one));
}

fn bars<'a>(shown: &mut Vec<Shown<'a>>, chart: &'a BarChart) {
    texts(shown, [&chart.alt]);
    texts(shown, &chart.difference_head);
    texts(shown, &chart.whiskers_are);
    for row in &chart.rows {
        numbers(shown, row.bar.number().into_iter().chain(&row.difference));
        numbers(shown, row.whiskers.iter().flat_map(|(low, high)| [low, high]));
        if let document::Bar::Missing(why) | document::Bar::Elided(why) = &row.bar {
            texts(shown, [why]);
        }
    }
    chart.references.iter().for_each(|one| reference(shown, one));
}

fn trend<'a>(shown: &mut Vec<Shown<'a>>, trend: &'a Trend) {
    texts(shown, [&trend.alt]);
    texts(shown, trend.panels.iter().filter_map(|panel| panel.change.as_ref()));
    texts(shown, trend.breaks.iter().map(|one| &one.what));
    for series in trend.series.iter().chain(&trend.riket) {
        numbers(shown, series.values.iter().flatten());
    }
}

fn table<'a>(shown: &mut Vec<Shown<'a>>, table: &'a DetailTable) {
    texts(shown, [&table.caption]);
    texts(shown, &table.heads);
    for row in &table.rows {
        texts(shown, [&row.name]);
        texts(shown, &row.cells);
    }
}

fn definition<'a>(shown: &mut Vec<Shown<'a>>, definition: &'a Definition) {
    texts(shown, [&definition.title, &definition.text, &definition.judged]);
}
