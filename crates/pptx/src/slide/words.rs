//! The few words a slide has that no page brings.

use document::Language;

/// What stands before a page's name: "Bildpass FSK-N11008".
pub fn passport(language: Language) -> &'static str {
    match language {
        Language::Sv => "Bildpass",
        Language::En => "Slide passport",
    }
}

/// What a code on a slide is: "QR-kod till https://…".
pub fn qr(url: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("QR-kod till {url}"),
        Language::En => format!("QR code to {url}"),
    }
}

/// "(2 av 3)".
pub fn part_of(number: usize, n: usize, language: Language) -> String {
    match language {
        Language::Sv => format!("({number} av {n})"),
        Language::En => format!("({number} of {n})"),
    }
}

/// Over the names in a chart's workbook and at the head of a transposed table.
pub fn municipality(language: Language) -> &'static str {
    match language {
        Language::Sv => "Kommun",
        Language::En => "Municipality",
    }
}

/// Over the years in a chart's workbook.
pub fn year(language: Language) -> &'static str {
    match language {
        Language::Sv => "År",
        Language::En => "Year",
    }
}

/// Over the values in a chart's workbook.
pub fn value(language: Language) -> &'static str {
    match language {
        Language::Sv => "Värde",
        Language::En => "Value",
    }
}

/// A series after a break: "Haninge från 2021".
pub fn from_year(name: &str, year: domain::Year, language: Language) -> String {
    match language {
        Language::Sv => format!("{name} från {year}"),
        Language::En => format!("{name} from {year}"),
    }
}

/// The others on a strip.
pub fn others(language: Language) -> &'static str {
    match language {
        Language::Sv => "Övriga",
        Language::En => "The others",
    }
}

/// The median, below the rows of a chart's workbook.
pub fn median(language: Language) -> &'static str {
    match language {
        Language::Sv => "Median",
        Language::En => "Median",
    }
}

/// The whole country.
pub fn riket(language: Language) -> &'static str {
    match language {
        Language::Sv => "Riket",
        Language::En => "Sweden",
    }
}

/// The second column behind a strip: every dot lies on the line.
pub fn height(language: Language) -> &'static str {
    match language {
        Language::Sv => "Höjd",
        Language::En => "Height",
    }
}

/// What a table is, for those who do not see it: its cells can be read one by one.
pub fn table_alt(figures: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("Tabell, nyckeltal och kommuner: {figures}"),
        Language::En => format!("Table, key figures and municipalities: {figures}"),
    }
}

/// A column of names beside a chart's bars.
pub fn names_alt(language: Language) -> &'static str {
    match language {
        Language::Sv => "Namn, i samma ordning som staplarna",
        Language::En => "Names, in the order of the bars",
    }
}

/// A column of differences beside a chart's bars.
pub fn differences_alt(head: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("Skillnad {head}, i samma ordning som staplarna"),
        Language::En => format!("Difference {head}, in the order of the bars"),
    }
}

/// Figures beside a chart's rows.
pub fn rows_alt(heads: &[String], language: Language) -> String {
    let heads: Vec<&str> = heads.iter().map(String::as_str).filter(|head| !head.is_empty()).collect();
    let heads = heads.join(", ");
    match language {
        Language::Sv => format!("{heads}, i samma ordning som diagrammets rader"),
        Language::En => format!("{heads}, in the order of the chart's rows"),
    }
}

/// The column at the right of a chart's rows.
pub fn ends_alt(head: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("{head}, i samma ordning som diagrammets rader"),
        Language::En => format!("{head}, in the order of the chart's rows"),
    }
}

/// Head of a column that only gives points their rows.
pub fn row_helper(language: Language) -> &'static str {
    match language {
        Language::Sv => "Hjälp: rad",
        Language::En => "Helper: row",
    }
}

/// Head of a column that only gives points their height.
pub fn height_helper(language: Language) -> &'static str {
    match language {
        Language::Sv => "Hjälp: höjd",
        Language::En => "Helper: height",
    }
}

/// Heads of the columns a fitted line is drawn from: along, the line, its band's lower and upper edge.
pub fn fit_helpers(language: Language) -> [&'static str; 4] {
    match language {
        Language::Sv => {
            ["Hjälp: linjens läge", "Hjälp: linjen", "Hjälp: bandets undre kant", "Hjälp: bandets övre kant"]
        }
        Language::En => ["Helper: along the line", "Helper: the line", "Helper: lower edge", "Helper: upper edge"],
    }
}

/// Heads of the columns a waterfall is drawn from: end, unseen base, what is above nought, what is below.
pub fn step_helpers(language: Language) -> [&'static str; 4] {
    match language {
        Language::Sv => ["Hjälp: slut", "Hjälp: osynlig bas", "Hjälp: över noll", "Hjälp: under noll"],
        Language::En => ["Helper: end", "Helper: unseen base", "Helper: above nought", "Helper: below nought"],
    }
}

/// A row that only draws one stretch of a broken line: "Hjälp: Haninge från 2017".
pub fn stretch_helper(name: &str, language: Language) -> String {
    match language {
        Language::Sv => format!("Hjälp: {name}"),
        Language::En => format!("Helper: {name}"),
    }
}

/// Heads of the columns whiskers are drawn from: from, to, and the lengths either way.
pub fn whisker_helpers(language: Language) -> [&'static str; 4] {
    match language {
        Language::Sv => ["Från", "Till", "Hjälp: ned", "Hjälp: upp"],
        Language::En => ["From", "To", "Helper: down", "Helper: up"],
    }
}

/// The group's own lane over the country's.
pub fn the_group(language: Language) -> &'static str {
    match language {
        Language::Sv => "Gruppen",
        Language::En => "The group",
    }
}

/// The country's lane.
pub fn the_country(language: Language) -> &'static str {
    match language {
        Language::Sv => "Övriga landet",
        Language::En => "The rest of the country",
    }
}

/// The middle half of the country's municipalities.
pub fn middle_half(language: Language) -> &'static str {
    match language {
        Language::Sv => "Mittersta hälften",
        Language::En => "The middle half",
    }
}

/// Who is missing from a chart, and why: "Nykvarn: uppgift saknas".
pub fn missing(name: &str, why: &str) -> String {
    format!("{name}: {why}")
}

/// Instead of a development that nobody has reported.
pub fn no_figure(language: Language) -> &'static str {
    match language {
        Language::Sv => "uppgift saknas",
        Language::En => "no figure",
    }
}
