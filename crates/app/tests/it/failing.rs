//! What ends a build, and that earlier output stands then.

use std::io::Write as _;

use app::{BuildOptions, Error};

use crate::country::country;
use crate::given::{GROUP, Given, build, hint_of, programme_of};

/// The failure, after which the folder must hold what it held.
fn failure(given: &Given, options: &BuildOptions) -> Error {
    let before = given.made();
    let error = build(options).expect_err("this cannot be built");
    assert!(before == given.made(), "earlier output has changed: {error}");
    hint_of(&error);
    error
}

/// The archive that Word makes, as far as anybody looks.
fn word_file() -> Vec<u8> {
    let types = r#"<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
</Types>"#;
    let relationships = r#"<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
</Relationships>"#;
    let document = r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>"#;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in
        [("[Content_Types].xml", types), ("_rels/.rels", relationships), ("word/document.xml", document)]
    {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_failure_leaves_earlier_output_as_it_was() {
    let given = Given::new();
    given.build().unwrap();

    let no_zip = given.write("anteckningar.pptx", "Kom ihåg mjölken.");
    let error = failure(&given, &BuildOptions { template: Some(no_zip), ..given.options() });
    assert!(matches!(error, Error::Deck(pptx::Error::NotAPackage { .. })), "{error}");
    assert!(error.to_string().contains("`anteckningar.pptx`"), "{error}");

    let word = given.write("brev.docx", word_file());
    let error = failure(&given, &BuildOptions { template: Some(word), ..given.options() });
    assert!(matches!(error, Error::Deck(pptx::Error::NotAPresentation { .. })), "{error}");

    let error = failure(&given, &BuildOptions { template: Some(given.path("ingen.potx")), ..given.options() });
    assert!(matches!(&error, Error::Read { path, .. } if path.ends_with("ingen.potx")), "{error}");

    let error = failure(&given, &BuildOptions { programme: Some(given.path("ingen.toml")), ..given.options() });
    assert!(matches!(&error, Error::Read { path, .. } if path.ends_with("ingen.toml")), "{error}");

    let wrong = given.write("fel.toml", programme_of(GROUP).replace("FSK", "fsk"));
    let error = failure(&given, &BuildOptions { programme: Some(wrong), ..given.options() });
    let Error::Catalogue(wrong) = &error else { panic!("{error}") };
    assert_eq!(wrong.place.text, "[[area]]");
    assert!(error.to_string().contains("fel.toml:"), "{error}");

    let latin = given.write("latin.toml", b"title_sv = \"Pr\xf6vodagen\"");
    let error = failure(&given, &BuildOptions { programme: Some(latin), ..given.options() });
    assert!(matches!(error, Error::Read { .. }), "{error}");

    let mut options = given.options();
    options.service.base_url = Some("api.kolada.se/v3".to_owned());
    options.service.refresh = true;
    let error = failure(&given, &options);
    assert!(matches!(error, Error::Kolada(kolada::Error::BadBaseUrl { .. })), "{error}");
}

#[test]
fn nothing_is_written_below_a_file() {
    let given = Given::new();
    let file = given.write("en-fil", "Jag är ingen mapp.");
    let error = build(&BuildOptions { out: file.join("out"), ..given.options() }).unwrap_err();
    assert!(matches!(&error, Error::Write { path, .. } if path.ends_with("en-fil/out")), "{error}");
    assert!(hint_of(&error).contains("--out"));
    let error = build(&BuildOptions { out: file.clone(), ..given.options() }).unwrap_err();
    assert!(matches!(error, Error::Write { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(file).unwrap(), "Jag är ingen mapp.");
}

#[test]
fn a_lake_below_a_file_is_refused() {
    let given = Given::new();
    let mut options = given.options();
    options.service.lake = given.write("en-fil", "Jag är ingen mapp.").join("lake");
    let error = build(&options).unwrap_err();
    assert!(matches!(error, Error::Lake(lake::Error::Folder { .. })), "{error}");
    hint_of(&error);
    assert!(!given.path("out").exists());
}

#[test]
fn a_group_without_figures_has_nothing_to_show() {
    let given = Given::answering(|path| country().clone().silent(&["3101", "3102", "3103"]).answer(path));
    let error = given.build().unwrap_err();
    assert!(matches!(error, Error::NoFigures { .. }), "{error}");
    hint_of(&error);
    assert!(!given.path("out").exists());
    let error = app::show(&given.show_options("N11008"), &()).unwrap_err();
    assert!(matches!(&error, Error::NothingToShow { key_figure } if key_figure == "N11008"), "{error}");
}

#[test]
fn the_group_must_be_the_publishers() {
    let given = Given::new();
    let failure_of = |group: &str| {
        given.write("dagen.toml", programme_of(group));
        let error = given.build().unwrap_err();
        hint_of(&error);
        assert!(!given.path("out").exists());
        error
    };
    let error = failure_of("kolada_group = \"G99999\"");
    assert!(matches!(&error, Error::UnknownGroup { group } if group == "G99999"), "{error}");

    // A county that the host does not lie in.
    let error = failure_of("kolada_group = \"G91032\"");
    let Error::HostOutside { host, group } = &error else { panic!("{error}") };
    assert_eq!((host.as_str(), group.as_str()), ("3101", "Brunnemark läns kommuner (ovägt medel)"));

    let error = failure_of(&format!("{GROUP}\n[[group.member]]\narea = \"0192\"\n"));
    assert!(matches!(&error, Error::UnknownMember { area } if area == "0192"), "{error}");

    // Known to the publisher, and no municipalities.
    for area in ["0000", "0031"] {
        let error = failure_of(&format!("{GROUP}\n[[group.member]]\narea = \"{area}\"\n"));
        assert!(matches!(&error, Error::UnknownMember { area: told } if told == area), "{error}");
    }
}

#[test]
fn the_publishers_group_is_taken_with_its_members() {
    let given = Given::new();
    given.write("dagen.toml", programme_of("kolada_group = \"G90000\""));
    assert_eq!(given.build().unwrap().n_members, 3);
}
