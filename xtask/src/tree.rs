//! The files as they lie there.

use std::fs;
use std::io;
use std::path::Path;

/// A file that is text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextFile {
    /// Where it lies, from the root, with `/` between folders.
    pub path: String,
    /// What it holds.
    pub text: String,
}

/// What is not ours: Git's own, and what `.gitignore` names.
///
/// Of Git's patterns only three are known, those we use: `/from/the/root`, `*.ending` and `name`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignored(Vec<String>);

impl Ignored {
    /// Reads the text of a `.gitignore`.
    pub fn of(gitignore: &str) -> Ignored {
        let lines = gitignore.lines().map(|line| line.trim().trim_end_matches('/'));
        let mut patterns = vec!["/.git".to_owned()];
        patterns.extend(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(str::to_owned));
        Ignored(patterns)
    }

    /// Whether a file or folder of that path from the root is not ours.
    pub fn holds(&self, path: &str) -> bool {
        let name = path.rsplit('/').next().unwrap_or(path);
        self.0.iter().any(|pattern| match (pattern.strip_prefix('/'), pattern.strip_prefix('*')) {
            (Some(from_root), _) => path == from_root,
            (_, Some(ending)) => name.ends_with(ending),
            _ => name == pattern,
        })
    }
}

/// Every text file of ours below `root`, in order of path, whether Git knows it yet or not. Text is what is UTF-8.
///
/// # Errors
/// When a file or folder cannot be read.
pub fn text_files(root: &Path) -> io::Result<Vec<TextFile>> {
    let ignored = Ignored::of(&fs::read_to_string(root.join(".gitignore")).unwrap_or_default());
    let mut files = Vec::new();
    take(root, "", &ignored, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn take(folder: &Path, from_root: &str, ignored: &Ignored, files: &mut Vec<TextFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if from_root.is_empty() { name } else { format!("{from_root}/{name}") };
        if ignored.holds(&path) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            take(&entry.path(), &path, ignored, files)?;
        } else if kind.is_file()
            && let Some(bytes) = read_unless_gone(&entry.path())?
            && let Ok(text) = String::from_utf8(bytes)
        {
            files.push(TextFile { path, text });
        }
    }
    Ok(())
}

/// Another test may write and remove files while the tree is walked.
fn read_unless_gone(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    }
}
