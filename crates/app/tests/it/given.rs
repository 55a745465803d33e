//! A small day: its programme, its service, and a folder of its own.

use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroU32;
use std::path::{Path, PathBuf};

use app::{BuildOptions, Built, Error, Language, ServiceOptions, ShowOptions};
use tempfile::TempDir;

use crate::country::country;
use crate::server::{Answer, Server};

/// Who is compared, unless a test says otherwise.
pub const GROUP: &str = r#"
[[group.member]]
area = "3101"

[[group.member]]
area = "3102"

[[group.member]]
area = "3103"
"#;

const AREAS: &str = r#"
[[area]]
code = "FSK"
name_sv = "Förskola"
name_en = "Preschool"
committee_sv = "Barn- och utbildningsnämnden"
committee_en = "Education committee"
administration_sv = "Barn- och utbildningsförvaltningen"
administration_en = "Education office"
question_sv = "Vad kan vi lära av varandra?"
question_en = "What can we learn from each other?"
key_figures = ["N11008", "N11102"]
opener = ["N11008"]

[[area]]
code = "GRU"
name_sv = "Grundskola"
name_en = "Compulsory school"
committee_sv = "Barn- och utbildningsnämnden"
committee_en = "Education committee"
administration_sv = "Barn- och utbildningsförvaltningen"
administration_en = "Education office"
question_sv = "Vad vill vi förändra?"
question_en = "What do we want to change?"
key_figures = ["N15508", "N15428"]
opener = ["N15508"]
"#;

/// A programme with another group: what stands below `[group]` beside its name.
pub fn programme_of(group: &str) -> String {
    format!(
        "title_sv = \"Prövodagen\"\ndate = 2026-11-23\nplace = \"Kvistehamn\"\nhost = \"3101\"\n\n\
         [group]\nname_sv = \"Kvistekommunerna\"\n{group}{AREAS}"
    )
}

/// A folder, a service, and a programme in the folder.
pub struct Given {
    folder: TempDir,
    pub server: Server,
}

impl Given {
    /// With the service as it should be.
    pub fn new() -> Given {
        Given::answering(|path| country().answer(path))
    }

    /// With a service that answers so.
    pub fn answering(answer: impl Fn(&str) -> Answer + Send + Sync + 'static) -> Given {
        let given = Given { folder: tempfile::tempdir().unwrap(), server: Server::new(answer) };
        given.write("dagen.toml", programme_of(GROUP));
        given
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Puts a file in the folder.
    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub fn service(&self) -> ServiceOptions {
        ServiceOptions {
            lake: self.path("lake"),
            base_url: Some(self.server.base_url.clone()),
            requests_per_second: NonZeroU32::new(1000),
            offline: false,
            refresh: false,
            snapshot: None,
            now: app::now(),
        }
    }

    /// The programme into `out`.
    pub fn options(&self) -> BuildOptions {
        BuildOptions {
            programme: Some(self.path("dagen.toml")),
            out: self.path("out"),
            template: None,
            boundaries: None,
            language: None,
            prices: None,
            decks: app::DeckChoice::Host,
            demo: false,
            gate: app::Gate::Shut,
            service: self.service(),
            made_by: "Nyckeltal test".to_owned(),
        }
    }

    pub fn build(&self) -> Result<Built, Error> {
        build(&self.options())
    }

    /// One key figure in the programme's group.
    pub fn show_options(&self, id: &str) -> ShowOptions {
        ShowOptions {
            key_figure: id.parse().unwrap(),
            programme: Some(self.path("dagen.toml")),
            language: Language::Sv,
            prices: None,
            demo: false,
            service: self.service(),
        }
    }

    /// Everything in `out`.
    pub fn made(&self) -> BTreeMap<String, Vec<u8>> {
        files_of(&self.path("out"))
    }
}

pub fn build(options: &BuildOptions) -> Result<Built, Error> {
    app::build(options, &())
}

/// Every file below a folder, by its path from there.
pub fn files_of(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().components();
                let name: Vec<_> = name.map(|part| part.as_os_str().to_string_lossy()).collect();
                files.insert(name.join("/"), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// A hint that is there, and says something.
pub fn hint_of(error: &Error) -> String {
    let hint = error.hint().unwrap_or_default();
    assert!(!hint.is_empty(), "no hint: {error}");
    hint
}
