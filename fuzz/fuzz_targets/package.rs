//! The package reader, the template reader and the accessibility gate over any bytes: none panics, and what was read is
//! written and read again as it was.
//!
//! A mutated archive is mostly one whose sums are wrong, so an input that is no archive is taken as the text of a part
//! of our own template: the first byte says of which.
//!
//! `cargo fuzz run package -- -max_total_time=120`

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pptx::Template;
use pptx::package::Package;
use pptx::template::built_in;
use pptx::template::report::report;

static OURS: LazyLock<Package> = LazyLock::new(built_in::package);

fuzz_target!(|input: &[u8]| {
    let bytes = match input {
        [b'P', b'K', ..] | [] => input.to_vec(),
        [which, text @ ..] => {
            let mut package = OURS.clone();
            let n = package.parts.len();
            let name = package.parts.keys().nth(usize::from(*which) % n).expect("fewer than there are").clone();
            let part = package.parts.get_mut(&name).expect("it is there");
            // Half of the inputs replace the text, the others go into its middle.
            if *which < 128 {
                part.bytes = text.to_vec();
            } else {
                let middle = part.bytes.len() / 2;
                part.bytes.splice(middle..middle, text.iter().copied());
            }
            package.write()
        }
    };
    if let Ok(package) = Package::read(&bytes, "fuzz") {
        let again = Package::read(&package.write(), "fuzz").expect("what was written is read");
        assert!(again.parts.iter().all(|(name, part)| package.parts[name].bytes == part.bytes));
    }
    let template = Template::Bytes { bytes: &bytes, file: "fuzz" };
    if let Err(error) = report(template, &pptx::LayoutWishes::default()) {
        assert!(error.hint().is_some() && error.to_string().len() < 20_000);
    }
    let _ = pptx::gate::audit(&bytes, "fuzz");
    if let Ok(deck) = pptx::write(&testkit::sample_document(), template) {
        pptx::gate::audit(&deck.bytes, "fuzz").expect("our own deck is read");
    }
});
