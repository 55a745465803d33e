//! A comparison on standard output.

use app::{Comparison, ComparisonRow, Direction, Language, PricesShown, Sign, format_number};
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};

use crate::arguments::{Format, Lang};

/// What the table says in one language.
struct Words {
    language: Language,
    heads: [&'static str; 8],
    comparisons: [&'static str; 3],
    country_median: &'static str,
    orders: [&'static str; 3],
    missing: [&'static str; 4],
    shared: &'static str,
    about: &'static str,
    band: &'static str,
    quarters: [&'static str; 3],
    prices: [&'static str; 2],
    uncovered: &'static str,
    no_index: &'static str,
}

fn words(lang: Lang) -> Words {
    match lang {
        Lang::Sv => Words {
            language: Language::Sv,
            heads: ["Kommun", "Plats", "I landet", "Mot riket", "Ett år", "Fem år", "Kvinnor", "Män"],
            comparisons: ["Riket (vägt)", "Gruppens median", "Gruppens ovägda medel"],
            country_median: "Landets mittersta av",
            orders: ["Högre är bättre.", "Lägre är bättre.", "Bedöms inte: ordnat efter storlek."],
            missing: ["gäller inte", "sekretess", "för gammal", "uppgift saknas"],
            shared: "delad",
            about: "ca ",
            band: "Inom parentes de platser som siffrorna inte utesluter, med 95 procents säkerhet för hela gruppen; ca: felet vilar på ett antagande.",
            prices: ["Ändringar i {year} års priser ({index} från {publisher}).", "Ändringar i löpande priser."],
            uncovered: "täcker inte åren.",
            no_index: "Inget prisindex täcker åren.",
            quarters: ["▲ bästa fjärdedelen", "● däremellan eller osäkert", "▼ svagaste fjärdedelen"],
        },
        Lang::En => Words {
            language: Language::En,
            heads: ["Municipality", "Place", "In the country", "To Sweden", "One year", "Five years", "Women", "Men"],
            comparisons: ["Sweden (weighted)", "The group's median", "The group's unweighted mean"],
            country_median: "The country's middle one of",
            orders: ["Higher is better.", "Lower is better.", "Not judged: in order of size."],
            missing: ["not applicable", "suppressed", "too old", "no figure"],
            shared: "joint",
            about: "c. ",
            band: "In brackets the places that the figures do not rule out, with 95 per cent confidence for the whole group; c.: the error rests on an assumption.",
            prices: ["Changes in {year} prices ({index} from {publisher}).", "Changes in current prices."],
            uncovered: "does not cover the years.",
            no_index: "No price index covers the years.",
            quarters: ["▲ best quarter", "● in between or unproven", "▼ weakest quarter"],
        },
    }
}

/// The comparison as it is printed.
pub fn as_text(comparison: &Comparison, format: Format, lang: Lang) -> String {
    match format {
        Format::Table => as_table(comparison, words(lang)) + "\n",
        Format::Json => serde_json::to_string_pretty(comparison).expect("texts, numbers and lists are JSON") + "\n",
        Format::Csv => as_csv(comparison),
    }
}

fn as_table(comparison: &Comparison, words: Words) -> String {
    let unit = if comparison.unit.is_empty() { String::new() } else { format!(", {}", comparison.unit) };
    let shown = |value: f64, sign| format_number(value, comparison.decimals, sign, words.language);
    let number = |value: Option<f64>, sign| value.map_or_else(|| "–".to_owned(), |value| shown(value, sign));
    let is_judged = comparison.direction != Direction::Neither;

    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic);
    let mut head = vec![words.heads[0].to_owned(), format!("{}{unit}", comparison.year)];
    if is_judged {
        head.extend(words.heads[1..3].iter().map(|head| (*head).to_owned()));
    }
    head.extend(words.heads[3..6].iter().map(|head| (*head).to_owned()));
    let has_sexes = comparison.rows.iter().any(|row| row.women.is_some() || row.men.is_some());
    if has_sexes {
        head.extend(words.heads[6..].iter().map(|head| (*head).to_owned()));
    }
    let n_columns = head.len();
    table.set_header(head);
    for row in &comparison.rows {
        let mut cells = vec![Cell::new(&row.municipality), right(figure(row, comparison, &words))];
        if is_judged {
            cells.push(right(place(row, &words)));
            cells.push(right(quarter(row, &words).to_owned()));
        }
        for value in [row.to_riket, row.change_1_year, row.change_5_years] {
            cells.push(right(number(value, Sign::Always)));
        }
        if has_sexes {
            cells.extend([row.women, row.men].map(|value| right(number(value, Sign::Negative))));
        }
        table.add_row(cells);
    }
    let n_country = format!("{} {}", words.country_median, comparison.n_country);
    for (name, value) in [
        (words.comparisons[0], comparison.riket),
        (words.comparisons[1], comparison.median),
        (words.comparisons[2], comparison.mean),
        (n_country.as_str(), comparison.country_median),
    ] {
        let mut cells = vec![Cell::new(name), right(number(value, Sign::Negative))];
        cells.resize_with(n_columns, || Cell::new(""));
        table.add_row(cells);
    }
    let order = match comparison.direction {
        Direction::Higher => words.orders[0],
        Direction::Lower => words.orders[1],
        Direction::Neither => words.orders[2],
    };
    let Comparison { key_figure, title, source, .. } = comparison;
    let prices = comparison.prices.as_ref().map_or(String::new(), |prices| format!(" {}", prices_said(prices, &words)));
    let has_bands = comparison.rows.iter().any(|row| row.place_low.is_some());
    let band = if has_bands { format!("{}\n", words.band) } else { String::new() };
    format!("{key_figure} {title}\n{order}{prices}\n{table}\n{band}{source}")
}

/// In which prices the changes are, in words.
fn prices_said(prices: &PricesShown, words: &Words) -> String {
    let told = match (&prices.index, prices.year, &prices.publisher) {
        (Some(index), Some(year), Some(publisher)) => words.prices[0]
            .replace("{year}", &year.to_string())
            .replace("{index}", index)
            .replace("{publisher}", prices.own_source.as_ref().unwrap_or(publisher)),
        _ => words.prices[1].to_owned(),
    };
    match (&prices.instead_of, &prices.index) {
        (None, _) => told,
        (Some(asked), Some(_)) => format!("{told} {asked} {}", words.uncovered),
        (Some(_), None) => format!("{told} {}", words.no_index),
    }
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn figure(row: &ComparisonRow, comparison: &Comparison, words: &Words) -> String {
    match (row.value, row.year) {
        (Some(value), Some(year)) => {
            let value = format_number(value, comparison.decimals, Sign::Negative, words.language);
            if year == comparison.year { value } else { format!("{value} ({year})") }
        }
        _ => match row.missing {
            Some("not applicable") => words.missing[0].to_owned(),
            Some("suppressed") => words.missing[1].to_owned(),
            Some("too old") => words.missing[2].to_owned(),
            _ => words.missing[3].to_owned(),
        },
    }
}

fn place(row: &ComparisonRow, words: &Words) -> String {
    let place = match (row.place, row.n_sharing) {
        (Some(place), Some(n_sharing)) if n_sharing > 1 => format!("{} {place}", words.shared),
        (Some(place), _) => place.to_string(),
        _ => return "–".to_owned(),
    };
    match (row.place_low, row.place_high) {
        (Some(low), Some(high)) if low < high => {
            let about = if row.is_band_approximate == Some(true) { words.about } else { "" };
            format!("{place} ({about}{low}–{high})")
        }
        (Some(low), Some(_)) if row.is_band_approximate == Some(true) => format!("{place} ({}{low})", words.about),
        _ => place,
    }
}

fn quarter(row: &ComparisonRow, words: &Words) -> &'static str {
    match row.quarter.filter(|_| row.is_proven) {
        None if row.quarter.is_some() => words.quarters[1],
        Some("best") => words.quarters[0],
        Some("weakest") => words.quarters[2],
        Some(_) => words.quarters[1],
        None => "–",
    }
}

fn as_csv(comparison: &Comparison) -> String {
    let mut csv = String::from(
        "key_figure,area,municipality,year,value,place,n_sharing,place_low,place_high,is_band_approximate,standard_error,error_kind,shrunk,outside_funnel,percentile,quarter,is_proven,to_riket,to_best,change_1_year,change_5_years,women,men,missing,prices\n",
    );
    // Of the changes: `2022 KPIF`, `running`, or nothing for what is no money.
    let prices = comparison.prices.as_ref().map_or(String::new(), |prices| match (&prices.index, prices.year) {
        (Some(index), Some(year)) => format!("{year} {index}"),
        _ => "running".to_owned(),
    });
    let number = |value: Option<f64>| value.map_or_else(String::new, |value| value.to_string());
    let whole = |value: Option<usize>| value.map_or_else(String::new, |value| value.to_string());
    for row in &comparison.rows {
        let cells = [
            comparison.key_figure.clone(),
            row.area.clone(),
            quoted(&row.municipality),
            row.year.map_or_else(String::new, |year| year.to_string()),
            number(row.value),
            whole(row.place),
            whole(row.n_sharing),
            whole(row.place_low),
            whole(row.place_high),
            row.is_band_approximate.map_or_else(String::new, |is_approximate| is_approximate.to_string()),
            number(row.standard_error),
            row.error_kind.unwrap_or_default().to_owned(),
            number(row.shrunk),
            row.outside_funnel.unwrap_or_default().to_owned(),
            number(row.percentile),
            row.quarter.unwrap_or_default().to_owned(),
            row.is_proven.to_string(),
            number(row.to_riket),
            number(row.to_best),
            number(row.change_1_year),
            number(row.change_5_years),
            number(row.women),
            number(row.men),
            row.missing.unwrap_or_default().to_owned(),
            prices.clone(),
        ];
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    csv
}

/// A cell of a CSV file.
pub fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
