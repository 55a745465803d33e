//! What Cargo says of our packages.

use std::path::{Path, PathBuf};

use cargo_metadata::{DependencyKind, MetadataCommand};

/// One of our packages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Its folder from the root: `crates/domain`.
    pub folder: String,
    /// What it depends on, ours and others'.
    pub dependencies: Vec<Dependency>,
}

/// One line of a package's dependencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependency {
    /// The package depended on.
    pub name: String,
    /// What for.
    pub needed: Needed,
}

/// What a dependency is needed for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needed {
    /// For the package itself, or to build it.
    ToRun,
    /// For its tests and examples alone.
    ToTest,
}

/// The root of the repository this program was built in.
pub fn root() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    folder.parent().expect("xtask lies in the root").to_owned()
}

/// Our packages as their `Cargo.toml` describe them, by name.
///
/// # Errors
/// What `cargo metadata` says when it fails.
pub fn packages(root: &Path) -> Result<Vec<Package>, String> {
    let metadata = MetadataCommand::new()
        .manifest_path(root.join("Cargo.toml"))
        .no_deps()
        .exec()
        .map_err(|error| format!("`cargo metadata` failed: {error}"))?;
    let mut packages: Vec<Package> = metadata
        .packages
        .iter()
        .map(|package| {
            let folder = package.manifest_path.parent().expect("a manifest lies in a folder");
            let folder = folder.strip_prefix(&metadata.workspace_root).unwrap_or(folder);
            Package {
                name: package.name.to_string(),
                folder: folder.as_str().replace('\\', "/"),
                dependencies: package
                    .dependencies
                    .iter()
                    .map(|dependency| Dependency { name: dependency.name.clone(), needed: needed(dependency.kind) })
                    .collect(),
            }
        })
        .collect();
    packages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(packages)
}

fn needed(kind: DependencyKind) -> Needed {
    match kind {
        DependencyKind::Development => Needed::ToTest,
        // A kind we do not know is held to the stricter rule.
        _ => Needed::ToRun,
    }
}
