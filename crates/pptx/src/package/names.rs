//! Names of parts: checked, and resolved from where they are referred to.

/// The part's name for an entry of the archive, or `None` when it cannot be one.
///
/// Names have forward slashes only, no empty steps, and never climb.
pub fn part_name(entry: &str) -> Option<String> {
    let name = entry.strip_prefix('/').unwrap_or(entry);
    let is_good = |step: &str| {
        !step.is_empty() && step != "." && step != ".." && !step.chars().any(|c| c.is_control() || "\\:".contains(c))
    };
    (name.len() < 1_000 && name.split('/').all(is_good)).then(|| format!("/{name}"))
}

/// Where the relationships of a part stand: `/ppt/_rels/presentation.xml.rels`.
pub fn relationships_of(part: &str) -> String {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    format!("{folder}/_rels/{file}.rels")
}

/// The name a target means, seen from a part; `None` when it climbs out of the package.
///
/// ```
/// use pptx::package::resolved;
/// assert_eq!(resolved("/ppt/slides/slide1.xml", "../media/a.png").as_deref(), Some("/ppt/media/a.png"));
/// assert_eq!(resolved("/ppt/presentation.xml", "/docProps/app.xml").as_deref(), Some("/docProps/app.xml"));
/// assert_eq!(resolved("/a.xml", "../../etc/passwd"), None);
/// ```
pub fn resolved(from: &str, target: &str) -> Option<String> {
    let target = target.split('#').next().unwrap_or_default();
    let mut steps: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => from.split('/').filter(|step| !step.is_empty()).collect(),
    };
    if !target.starts_with('/') {
        steps.pop();
    }
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            other => steps.push(other),
        }
    }
    Some(format!("/{}", steps.join("/")))
}
