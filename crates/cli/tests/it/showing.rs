//! One comparison on standard output.

use crate::given::Given;

fn show(arguments: &[&str]) -> String {
    let show = ["show", "--demo", "--programme", "liten.toml"];
    Given::new().run(&[&show, arguments].concat()).good()
}

#[test]
fn json_holds_raw_values_and_no_place_for_a_cost() {
    let shown: serde_json::Value = serde_json::from_str(&show(&["N11008", "--format", "json"])).unwrap();
    assert_eq!(shown["key_figure"], "N11008");
    assert_eq!(shown["direction"], "neither");
    let rows = shown["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 8);
    assert!(rows.iter().all(|row| row["place"].is_null() && row["quarter"].is_null()), "{shown:#}");
    assert!(rows.iter().any(|row| row["value"].is_f64()), "{shown:#}");
}

#[test]
fn csv_has_a_heading_and_one_line_each() {
    let shown = show(&["N15508", "--format", "csv"]);
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines.len(), 9);
    assert!(lines[0].starts_with("key_figure,area,municipality,year,value,"), "{shown}");
    for line in &lines {
        assert_eq!(line.split(',').count(), lines[0].split(',').count(), "{line}");
    }
    assert!(lines[1..].iter().all(|line| line.starts_with("N15508,31")), "{shown}");
}

#[test]
fn the_table_is_for_people_and_says_that_it_is_made_up() {
    let shown = show(&["N15508"]);
    assert!(shown.starts_with("N15508 "), "{shown}");
    assert!(shown.contains("\nHögre är bättre.\n"), "{shown}");
    for words in ["Kommun", "Plats", "Kvistehamn", "Riket (vägt)", "Gruppens median"] {
        assert!(shown.contains(words), "`{words}` is not in:\n{shown}");
    }
    assert!(shown.trim_end().ends_with("Påhittade värden."), "{shown}");

    let cost = show(&["N11008"]);
    assert!(
        cost.contains(
            "\nBedöms inte: ordnat efter storlek. Ändringar i löpande priser. Inget prisindex täcker åren.\n"
        ),
        "{cost}"
    );
    assert!(!cost.contains("Plats"), "{cost}");
}

#[test]
fn standard_error_says_what_goes_on() {
    let ended = Given::new().run(&["show", "N11008", "--demo", "--programme", "liten.toml", "--format", "csv"]);
    assert_eq!(ended.stderr, "Making a country up …\n");
}

/// The made-up country ends in 2025, for which no index has a figure yet: an earlier day has fixed prices.
#[test]
fn changes_of_kronor_say_in_whose_prices_they_are() {
    let given = Given::new();
    given.write("forr.toml", &crate::given::SMALL.replace("date = 2026", "date = 2024"));
    let of = |prices: &str| {
        given
            .run(&["show", "N11008", "--demo", "--programme", "forr.toml", "--prices", prices, "--format", "json"])
            .good()
    };
    let [fixed, kpif, running] =
        ["pkv", "kpif", "running"].map(|prices| serde_json::from_str::<serde_json::Value>(&of(prices)).unwrap());
    let told = |instead_of: Option<&str>| serde_json::json!({"index": "KPIF", "publisher": "SCB", "own_source": null, "instead_of": instead_of, "year": 2023});
    assert_eq!((&fixed["prices"], &kpif["prices"]), (&told(Some("PKV")), &told(None)));
    assert_eq!(fixed["rows"], kpif["rows"]);
    assert_eq!(
        running["prices"],
        serde_json::json!({"index": null, "publisher": null, "own_source": null, "instead_of": null, "year": null})
    );
    let mut n_changes = 0;
    for (fixed, running) in fixed["rows"].as_array().unwrap().iter().zip(running["rows"].as_array().unwrap()) {
        assert_eq!((&fixed["value"], &fixed["to_riket"]), (&running["value"], &running["to_riket"]));
        let (Some(value), Some(raw), Some(real)) =
            (fixed["value"].as_f64(), running["change_1_year"].as_f64(), fixed["change_1_year"].as_f64())
        else {
            continue;
        };
        // KPIF's mean rose by 5.85 per cent in 2023.
        assert!((value - (value - raw) * 1.0585 - real).abs() < 1e-6, "{fixed} {running}");
        n_changes += 1;
    }
    assert!(n_changes > 4);

    let shown = given.run(&["show", "N11008", "--demo", "--programme", "forr.toml"]).good();
    assert!(shown.contains("Ändringar i 2023 års priser (KPIF från SCB). PKV täcker inte åren."), "{shown}");
    let own = "[[price_changes]]\nindex = \"pkv\"\nsource = \"SKR\"\npercent = { 2018 = 2.0, 2019 = 2.0, 2020 = 2.0, 2021 = 2.0, 2022 = 2.0, 2023 = 50.0 }\n\n[group]";
    given.write("egna.toml", &crate::given::SMALL.replace("date = 2026", "date = 2024").replacen("[group]", own, 1));
    let told = given.run(&["show", "N11008", "--demo", "--programme", "egna.toml"]).bad(1);
    assert!(told.contains("change by 50 per cent in 2023"), "{told}");
    given.write("egna.toml", &std::fs::read_to_string(given.path("egna.toml")).unwrap().replace("50.0", "10.0"));
    let shown = given.run(&["show", "N11008", "--demo", "--programme", "egna.toml", "--format", "json"]).good();
    let by_pkv: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!((&by_pkv["prices"]["index"], &by_pkv["prices"]["own_source"]), (&"PKV".into(), &"SKR".into()));
    let change = |table: &serde_json::Value, idx: usize| table["rows"][idx]["change_1_year"].as_f64();
    let idx = (0..8).find(|idx| change(&running, *idx).is_some()).unwrap();
    let value = by_pkv["rows"][idx]["value"].as_f64().unwrap();
    let want = value - (value - change(&running, idx).unwrap()) * 1.1;
    assert!((change(&by_pkv, idx).unwrap() - want).abs() < 1e-6, "{by_pkv}");

    let shown = given.run(&["show", "N11008", "--demo", "--programme", "egna.toml"]).good();
    assert!(shown.contains("Ändringar i 2023 års priser (PKV från SKR)."), "{shown}");

    let told = given.run(&["show", "N11008", "--demo", "--prices", "fixed"]).bad(2);
    assert!(told.contains("running"), "{told}");
}
