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
