//! What went wrong, where, and what to do.

use std::process::ExitCode;

use app::Error;

/// The reader can mend it.
const MENDABLE: u8 = 1;
/// A mistake of ours.
const UNEXPECTED: u8 = 2;

/// Tells an error with its place and its hint on standard error, and gives the exit code.
pub fn tell(error: &Error) -> ExitCode {
    eprintln!("error: {}", with_causes(error));
    if let Error::Catalogue(wrong) = error
        && !wrong.place.text.is_empty()
    {
        eprintln!("{:>6} | {}", wrong.place.line, wrong.place.text);
    }
    if let Some(hint) = error.hint() {
        eprintln!("hint: {hint}");
    }
    ExitCode::from(if error.is_unexpected() { UNEXPECTED } else { MENDABLE })
}

/// The message and what is behind it, where that says more.
fn with_causes(error: &dyn std::error::Error) -> String {
    let mut message = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let words = cause.to_string();
        if !message.contains(&words) {
            message = format!("{message}: {words}");
        }
        source = cause.source();
    }
    message
}
