//! What went wrong, where, and what to do.

use std::process::ExitCode;

use app::Error;
use miette::{GraphicalReportHandler, GraphicalTheme, MietteDiagnostic, Report, Severity};

/// The reader can mend it.
const MENDABLE: u8 = 1;
/// A mistake of ours.
const UNEXPECTED: u8 = 2;

/// Tells an error with its hint on standard error and gives the exit code.
pub fn tell(error: &Error) -> ExitCode {
    let mut message = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let cause_message = cause.to_string();
        if !message.contains(&cause_message) {
            message = format!("{message}: {cause_message}");
        }
        source = cause.source();
    }
    if let Error::Catalogue(wrong) = error
        && !wrong.place.text.is_empty()
    {
        message = format!("{message}\n{:>5} | {}", wrong.place.line, wrong.place.text);
    }
    let mut diagnostic = MietteDiagnostic::new(message).with_severity(Severity::Error);
    if let Some(hint) = error.hint() {
        diagnostic = diagnostic.with_help(hint);
    }
    let mut shown = String::new();
    let theme = match std::io::IsTerminal::is_terminal(&std::io::stderr()) {
        true => GraphicalTheme::unicode(),
        false => GraphicalTheme::none(),
    };
    let handler = GraphicalReportHandler::new_themed(theme).with_width(110);
    match handler.render_report(&mut shown, Report::new(diagnostic).as_ref()) {
        Ok(()) => eprint!("{shown}"),
        Err(_) => eprintln!("error: {error}"),
    }
    ExitCode::from(if error.is_unexpected() { UNEXPECTED } else { MENDABLE })
}
