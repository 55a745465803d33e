//! Outside packages that stay in one place, so that what they stand for does too.

use crate::workspace::{Needed, Package};

/// Outside packages and the only packages of ours that may depend on them.
///
/// Tests and examples are free: a writer is read back with whatever reads its format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fence {
    /// Names of outside packages; one that ends in `*` stands for all that begin so.
    pub outside: &'static [&'static str],
    /// Who may depend on them.
    pub only: &'static [&'static str],
    /// The rule in words.
    pub rule: &'static str,
}

/// All fences.
pub const FENCES: &[Fence] = &[
    Fence {
        outside: &["arrow-*", "arrow", "parquet", "snap"],
        only: &["lake"],
        rule: "Arrow and Parquet stop at the lake",
    },
    Fence {
        outside: &["serde_json"],
        only: &["kolada", "lake", "demo", "app", "nyckeltal"],
        rule: "JSON is for those who meet the service, the disk or another program",
    },
    Fence {
        outside: &["reqwest", "rustls", "governor", "backon"],
        only: &["kolada"],
        rule: "only the client speaks over the network",
    },
    Fence { outside: &["tokio", "futures"], only: &["kolada", "app"], rule: "what is pure does not wait" },
    Fence { outside: &["quick-xml"], only: &["pptx"], rule: "Office XML stops at its writer" },
    Fence { outside: &["zip"], only: &["pptx", "xlsx"], rule: "packages are opened by those who write them" },
    Fence { outside: &["rust_xlsxwriter"], only: &["xlsx"], rule: "Office XML stops at its writer" },
    Fence {
        outside: &["qrcodegen"],
        only: &["layout"],
        rule: "a code's modules are places, and places are found in layout",
    },
    Fence { outside: &["askama"], only: &["html"], rule: "HTML stops at its writer" },
    Fence { outside: &["krilla"], only: &["pdf"], rule: "PDF stops at its writer" },
    Fence { outside: &["fluent-bundle", "unic-langid"], only: &["compose"], rule: "sentences are made in one place" },
    Fence { outside: &["icu_*"], only: &["document"], rule: "numbers are written for readers in one place" },
    Fence { outside: &["fixed_decimal"], only: &["domain", "document"], rule: "numbers are rounded in one place" },
    Fence { outside: &["csv"], only: &["app"], rule: "other people's tables come in where input does" },
    Fence {
        outside: &["nalgebra", "rand_core", "rand_pcg"],
        only: &["stats"],
        rule: "numbers are computed where they are the same on every machine",
    },
    Fence {
        outside: &["libm"],
        only: &["stats", "layout"],
        rule: "statistics and projections alone ask for more than the four operations",
    },
    Fence { outside: &["tempfile"], only: &["lake", "app"], rule: "only these two write to the disk" },
    Fence {
        outside: &["clap", "comfy-table", "indicatif", "tracing-subscriber"],
        only: &["nyckeltal"],
        rule: "only the command line speaks to a terminal",
    },
    Fence { outside: &["cargo_metadata"], only: &["xtask"], rule: "only the checks look at the workspace" },
];

/// Holds our packages against the fences: one line a dependency that is not allowed, or a name that is no package of ours.
pub fn problems(packages: &[Package], fences: &[Fence]) -> Vec<String> {
    let mut problems = Vec::new();
    for fence in fences {
        for package in packages.iter().filter(|package| !fence.only.contains(&package.name.as_str())) {
            for dependency in &package.dependencies {
                if dependency.needed == Needed::ToRun && fence.holds(&dependency.name) {
                    problems.push(format!(
                        "`{}` depends on `{}`, which only {} may: {}",
                        package.name,
                        dependency.name,
                        fence.only.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", "),
                        fence.rule
                    ));
                }
            }
        }
        for name in fence.only.iter().filter(|name| packages.iter().all(|package| package.name != **name)) {
            problems.push(format!("a fence in xtask/src/fences.rs names `{name}`, which is no package of ours"));
        }
    }
    problems
}

impl Fence {
    fn holds(&self, name: &str) -> bool {
        self.outside.iter().any(|outside| match outside.strip_suffix('*') {
            Some(beginning) => name.starts_with(beginning),
            None => name == *outside,
        })
    }
}
