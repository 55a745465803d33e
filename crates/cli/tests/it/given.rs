//! The program in a folder of its own.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use tempfile::TempDir;

/// A programme so small that a demo of it is quick.
pub const SMALL: &str = r#"title_sv = "Prövodagen"
date = 2026-11-23
place = "Nynäshamn"
host = "0192"

[group]
name_sv = "Södertörn"

[[group.member]]
area = "0192"

[[area]]
code = "FSK"
name_sv = "Förskola"
name_en = "Preschool"
committee_sv = "Nämnden"
committee_en = "The committee"
administration_sv = "Förvaltningen"
administration_en = "The office"
question_sv = "Vad kan vi lära av varandra?"
question_en = "What can we learn from each other?"
key_figures = ["N11008", "N15508"]
"#;

/// A folder that holds `liten.toml`.
pub struct Given {
    folder: TempDir,
}

/// How a run ended.
pub struct Ended {
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
}

impl Given {
    pub fn new() -> Given {
        let given = Given { folder: tempfile::tempdir().unwrap() };
        given.write("liten.toml", SMALL);
        given
    }

    /// The same, with a lake that holds nothing.
    pub fn with_lake() -> Given {
        let given = Given::new();
        fs::create_dir_all(given.path("lake/snapshots")).unwrap();
        given
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    /// Runs the program with these arguments, in the folder and with nothing of the tester's own settings.
    pub fn run(&self, arguments: &[&str]) -> Ended {
        self.run_with(arguments, &[])
    }

    /// The same, with settings from the environment.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Ended {
        let output = Command::new(env!("CARGO_BIN_EXE_nyckeltal"))
            .args(arguments)
            .current_dir(self.folder.path())
            .env_remove("NYCKELTAL_KOLADA_URL")
            .env_remove("NYCKELTAL_LOG")
            .env("NYCKELTAL_LAKE", self.path("lake"))
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        let text = |bytes| String::from_utf8(bytes).expect("what is printed is UTF-8");
        Ended { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}

impl Ended {
    /// What was printed on standard output by a run that went well.
    pub fn good(self) -> String {
        assert_eq!(self.code, Some(0), "{}", self.stderr);
        self.stdout
    }

    /// What was printed on standard error by a run that ended so, with nothing on standard output.
    pub fn bad(self, code: i32) -> String {
        assert_eq!(self.code, Some(code), "{}{}", self.stdout, self.stderr);
        assert_eq!(self.stdout, "");
        self.stderr
    }
}
