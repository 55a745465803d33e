//! Pages of claims: what they say is what was found.

use compare::claim::{Beside, Verdict};
use compose::claim::sentences;
use compose::desk::Desk;
use document::{Body, Language};

use crate::made_up_country::documents;

#[test]
fn a_claims_page_says_its_verdict_and_names_who_is_expected_what() {
    let mut n = 0;
    for (day, document) in documents() {
        for claim in &day.claims {
            let of_claim = |code: &str| code.ends_with(&format!("-{}-P-INCOME", claim.key_figure));
            let Some(page) = document.pages().find(|page| of_claim(&page.code.0)) else { continue };
            let Body::Chart(chart) = &page.body else { panic!("{}", page.code) };
            let panel = chart.panel.as_ref().expect("a claim has its panel");
            let word = match (claim.answer.verdict, document.language) {
                (Verdict::Holds, Language::Sv) => "Håller",
                (Verdict::HoldsInPart, Language::Sv) => "Håller delvis",
                (Verdict::DoesNotHold, Language::Sv) => "Håller inte",
                (Verdict::CannotTell, Language::Sv) => "Kan inte avgöras",
                (Verdict::Holds, Language::En) => "Holds",
                (Verdict::HoldsInPart, Language::En) => "Holds in part",
                (Verdict::DoesNotHold, Language::En) => "Does not hold",
                (Verdict::CannotTell, Language::En) => "Cannot be told",
            };
            assert_eq!(panel.answer.plain(document.language), word, "{}", page.code);
            assert!((1..=3).contains(&panel.facts.len()), "{}", page.code);
            // Under fifty municipalities nothing is told, whatever the line looks like.
            if claim.answer.explained.n < 50 {
                assert_eq!(claim.answer.verdict, Verdict::CannotTell, "{}", page.code);
            }
            let further = chart.further.as_ref().expect("what each would be expected to have");
            let members = day.members.iter().filter(|(area, _)| claim.answer.of(*area).is_some());
            assert_eq!(further.rows.len(), members.count(), "{}", page.code);
            for row in &further.rows {
                let [figure, expected, left] = &row.cells[..] else { panic!("three numbers") };
                let shown =
                    |number: &document::Number| domain::rounding::round_half_away(number.value, number.decimals);
                assert!((shown(figure) - shown(expected) - shown(left)).abs() < 1e-6, "{} {}", page.code, row.name);
            }
            n += 1;
        }
    }
    assert!(n > 10, "only {n} pages of claims");
}

/// What is said of a group is said of this one, and what was accounted for is what was.
#[test]
fn an_objection_counts_the_group_that_there_is() {
    let mut n = 0;
    for (given, _) in documents() {
        let Some(found) = given.claims.first() else { continue };
        let marked = given.members[0].0;
        given.with_day(Language::Sv, marked, |day| {
            let Some(y) = day.any_key_figure(found.key_figure) else { return };
            let mut day = day.clone();
            day.members.truncate(5);
            let mut claim = found.clone();
            claim.answer.beside = Some(Beside {
                n: 200,
                r_squared: 0.4,
                partial_r_squared: Some(0.05),
                slope: 1.0,
                slope_low: 0.5,
                slope_high: 1.5,
                shares: ["income", "education", "density"].map(|word| (word.to_owned(), 0.1)).to_vec(),
            });
            let told = sentences(&Desk::new(&day), y, &claim);
            let [_, other, few] = &told.objections[..] else { panic!("three objections") };
            assert!(few.plain(Language::Sv).contains("valt fem kommuner"), "{}", few.plain(Language::Sv));
            let other = other.plain(Language::Sv);
            assert!(other.contains("När utbildningsnivån och tätheten räknats bort förklarar inkomsten"), "{other}");
            n += 1;
        });
    }
    assert!(n > 0);
}
