//! A comparison on standard output.

use app::{Comparison, ComparisonRow, Direction, Language, Sign, format_number};
use comfy_table::{Cell, CellAlignment, ContentArrangement, LineStyle, Table, presets};

use crate::arguments::Format;

/// Prints the comparison.
pub fn print(comparison: &Comparison, format: Format) {
    match format {
        Format::Table => println!("{}", as_table(comparison)),
        Format::Json => {
            println!("{}", serde_json::to_string_pretty(comparison).expect("texts, numbers and lists are JSON"));
        }
        Format::Csv => print!("{}", as_csv(comparison)),
    }
}

fn as_table(comparison: &Comparison) -> String {
    let unit = if comparison.unit.is_empty() { String::new() } else { format!(", {}", comparison.unit) };
    let shown = |value: f64, sign| format_number(value, comparison.decimals, sign, Language::Sv);
    let number = |value: Option<f64>, sign| value.map_or_else(|| "–".to_owned(), |value| shown(value, sign));
    let is_judged = comparison.direction != Direction::Neither;

    let mut table = Table::new();
    table
        .load_style(presets::UTF8_HORIZONTAL_ONLY.row_separator(LineStyle::none()))
        .set_content_arrangement(ContentArrangement::Dynamic);
    let mut head = vec!["Kommun".to_owned(), format!("{}{unit}", comparison.year)];
    if is_judged {
        head.extend(["Plats".to_owned(), "I landet".to_owned()]);
    }
    head.extend(["Mot riket", "Ett år", "Fem år"].map(str::to_owned));
    let has_sexes = comparison.rows.iter().any(|row| row.women.is_some() || row.men.is_some());
    if has_sexes {
        head.extend(["Kvinnor", "Män"].map(str::to_owned));
    }
    let n_columns = head.len();
    table.set_header(head);
    for row in &comparison.rows {
        let mut cells = vec![Cell::new(&row.municipality), right(figure(row, comparison))];
        if is_judged {
            cells.push(right(place(row)));
            cells.push(right(quarter(row).to_owned()));
        }
        for value in [row.to_riket, row.change_1_year, row.change_5_years] {
            cells.push(right(number(value, Sign::Always)));
        }
        if has_sexes {
            cells.extend([row.women, row.men].map(|value| right(number(value, Sign::Negative))));
        }
        table.add_row(cells);
    }
    let n_country = format!("Landets mittersta (av {})", comparison.n_country);
    for (name, value) in [
        ("Riket (vägt)", comparison.riket),
        ("Gruppens median", comparison.median),
        ("Gruppens ovägda medel", comparison.mean),
        (n_country.as_str(), comparison.country_median),
    ] {
        let mut cells = vec![Cell::new(name), right(number(value, Sign::Negative))];
        cells.resize_with(n_columns, || Cell::new(""));
        table.add_row(cells);
    }
    let order = match comparison.direction {
        Direction::Higher => "Högre är bättre.",
        Direction::Lower => "Lägre är bättre.",
        Direction::Neither => "Bedöms inte: ordnat efter storlek.",
    };
    let Comparison { key_figure, title, source, .. } = comparison;
    format!("{key_figure} {title}\n{order}\n{table}\n{source}")
}

fn right(text: String) -> Cell {
    Cell::new(text).set_alignment(CellAlignment::Right)
}

fn figure(row: &ComparisonRow, comparison: &Comparison) -> String {
    match (row.value, row.year) {
        (Some(value), Some(year)) => {
            let value = format_number(value, comparison.decimals, Sign::Negative, Language::Sv);
            if year == comparison.year { value } else { format!("{value} ({year})") }
        }
        _ => match row.missing {
            Some("not applicable") => "gäller inte".to_owned(),
            Some("suppressed") => "sekretess".to_owned(),
            Some("too old") => "för gammal".to_owned(),
            _ => "uppgift saknas".to_owned(),
        },
    }
}

fn place(row: &ComparisonRow) -> String {
    match (row.place, row.n_sharing) {
        (Some(place), Some(n_sharing)) if n_sharing > 1 => format!("delad {place}"),
        (Some(place), _) => place.to_string(),
        _ => "–".to_owned(),
    }
}

fn quarter(row: &ComparisonRow) -> &'static str {
    match row.quarter {
        Some("best") => "▲ bästa fjärdedelen",
        Some("weakest") => "▼ svagaste fjärdedelen",
        Some(_) => "● däremellan",
        None => "–",
    }
}

fn as_csv(comparison: &Comparison) -> String {
    let mut csv = String::from(
        "key_figure,area,municipality,year,value,place,n_sharing,percentile,quarter,to_riket,to_best,change_1_year,change_5_years,women,men,missing\n",
    );
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
            number(row.percentile),
            row.quarter.unwrap_or_default().to_owned(),
            number(row.to_riket),
            number(row.to_best),
            number(row.change_1_year),
            number(row.change_5_years),
            number(row.women),
            number(row.men),
            row.missing.unwrap_or_default().to_owned(),
        ];
        csv.push_str(&cells.join(","));
        csv.push('\n');
    }
    csv
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
