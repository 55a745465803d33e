//! What can be wrong with a template, and what to do about it.

use thiserror::Error;

/// Why no deck could be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Error {
    /// The file is not a zip archive at all.
    #[error("`{file}` is not a PowerPoint file: it does not begin as one")]
    NotAPackage {
        /// The template's name.
        file: String,
    },
    /// The archive ends too early or contradicts itself.
    #[error("`{file}` is damaged: {reason}")]
    Damaged {
        /// The template's name.
        file: String,
        /// What was wrong, as the reader of the archive says it.
        reason: String,
    },
    /// The file needs a password.
    #[error("`{file}` is protected by a password")]
    Encrypted {
        /// The template's name.
        file: String,
    },
    /// PowerPoint's format before 2007.
    #[error("`{file}` is in PowerPoint's old format")]
    OldFormat {
        /// The template's name.
        file: String,
    },
    /// Another kind of Office file.
    #[error("`{file}` is not a presentation: its main part is `{content_type}`")]
    NotAPresentation {
        /// The template's name.
        file: String,
        /// What the main part says it is.
        content_type: String,
    },
    /// The strict variant of the format.
    #[error("`{file}` is saved as a strict Open XML presentation")]
    Strict {
        /// The template's name.
        file: String,
    },
    /// The archive would unpack to more than any template needs.
    #[error("`{file}` unpacks to more than {bytes_max} bytes")]
    TooLarge {
        /// The template's name.
        file: String,
        /// The limit that was passed.
        bytes_max: u64,
    },
    /// A part's name climbs out of the package, or is not a part's name.
    #[error("`{file}` holds a part with the forbidden name `{part}`")]
    ForbiddenPartName {
        /// The template's name.
        file: String,
        /// The name.
        part: String,
    },
    /// Two parts with one name: which of them a reader takes cannot be known.
    #[error("`{file}` holds the part `{part}` more than once")]
    DuplicatePart {
        /// The template's name.
        file: String,
        /// The name.
        part: String,
    },
    /// A part that is referred to is not there.
    #[error("`{file}` lacks the part `{part}`")]
    MissingPart {
        /// The template's name.
        file: String,
        /// The name.
        part: String,
    },
    /// A part that has to be read is not well-formed.
    #[error("`{part}` in `{file}` cannot be read: {reason}")]
    Malformed {
        /// The template's name.
        file: String,
        /// The part.
        part: String,
        /// Why.
        reason: String,
    },
    /// There is no layout of a name that was asked for.
    #[error("`{file}` has no slide layout “{layout}”; it has: {}", .names.join("; "))]
    UnknownLayout {
        /// The template's name.
        file: String,
        /// The name asked for.
        layout: String,
        /// Those there are.
        names: Vec<String>,
    },
    /// Several masters have a layout of a name that was asked for.
    #[error("`{file}` has several slide layouts “{layout}”, in the masters {}", .masters.join("; "))]
    AmbiguousLayout {
        /// The template's name.
        file: String,
        /// The name asked for.
        layout: String,
        /// The masters that have it.
        masters: Vec<String>,
    },
    /// The layout that was asked for cannot hold a headline.
    #[error("the slide layout “{layout}” in `{file}` has no title; those with one: {}", .names.join("; "))]
    LayoutWithoutTitle {
        /// The template's name.
        file: String,
        /// The name asked for.
        layout: String,
        /// Those that could serve.
        names: Vec<String>,
    },
    /// The slides are too small, or larger than the format allows.
    #[error("the slides of `{file}` are {width_in} × {height_in} inches")]
    SlideSize {
        /// The template's name.
        file: String,
        /// Their width.
        width_in: i64,
        /// Their height.
        height_in: i64,
    },
    /// A deck to be refreshed has no slide of ours, or was made by a version that left no marks.
    #[error("`{file}` has no slide that was made here, or was made by a version that left no marks")]
    NoMarks {
        /// The deck's name.
        file: String,
    },
    /// No layout has a title.
    #[error("`{file}` has no slide layout with a title")]
    NoLayout {
        /// The template's name.
        file: String,
    },
}

impl Error {
    /// What the reader can do about it.
    pub fn hint(&self) -> Option<String> {
        let hint = match self {
            Error::NotAPackage { .. } => "give a template saved by PowerPoint as .potx or .pptx",
            Error::Damaged { .. } | Error::Malformed { .. } | Error::MissingPart { .. } => {
                "open the template in PowerPoint, let it repair the file, and save it again"
            }
            Error::Encrypted { .. } => "open the template in PowerPoint and remove the password under File, Info",
            Error::OldFormat { .. } => "open the template in PowerPoint and save it as .potx",
            Error::NotAPresentation { .. } => "choose a .potx or .pptx file",
            Error::Strict { .. } => "save the template as an ordinary PowerPoint presentation (.pptx), not as Strict",
            Error::TooLarge { .. } => "take large films and pictures out of the template",
            Error::ForbiddenPartName { .. } | Error::DuplicatePart { .. } => {
                "the file was not made by PowerPoint; get the template anew from where it is published"
            }
            Error::UnknownLayout { .. } | Error::LayoutWithoutTitle { .. } => {
                "write one of these names under [template_layouts] in the programme, as in content = \"Endast rubrik\""
            }
            Error::AmbiguousLayout { .. } => {
                "name the master too, as in content = { layout = \"Endast rubrik\", master = \"Blå\" }"
            }
            Error::SlideSize { .. } => "choose a slide size from 6 × 4 to 56 × 56 inches under Design, Slide Size",
            Error::NoMarks { .. } => "make the deck anew with `nyckeltal build`; from then on it can be refreshed",
            Error::NoLayout { .. } => "add a layout with a title, such as \"Title Only\", to the slide master",
        };
        Some(hint.to_owned())
    }
}

/// What the reader of the deck should know, although a deck could be made.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Warning {
    /// Macros in the template were left out: a deck must not run programs.
    #[error("the macros in `{file}` were left out")]
    MacrosDropped {
        /// The template's name.
        file: String,
    },
    /// The template's digital signature was left out: it does not hold for a changed file.
    #[error("the digital signature in `{file}` was left out")]
    SignatureDropped {
        /// The template's name.
        file: String,
    },
    /// The template's colour for the marked municipality was too pale to read and has been strengthened.
    #[error("the first accent colour in `{file}` is too faint to read and was strengthened")]
    AccentStrengthened {
        /// The template's name.
        file: String,
    },
    /// The template leaves little room.
    #[error("`{file}` leaves little room under its title: {width_in:.1} × {height_in:.1} inches", width_in = .width_mm.to_owned() as f64 / 25.4, height_in = .height_mm.to_owned() as f64 / 25.4)]
    LittleRoom {
        /// The template's name.
        file: String,
        /// The room's width.
        width_mm: u32,
        /// The room's height.
        height_mm: u32,
    },
    /// A text was longer than its place and ends with an ellipsis.
    #[error("`{page}`: the text did not fit and was cut: \"{text}\"")]
    TextCut {
        /// The page.
        page: String,
        /// How the text begins.
        text: String,
    },
}
