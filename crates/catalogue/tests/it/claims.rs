//! Claims as data: explanations, bounds, and what a programme may ask.

use catalogue::{Claims, Programme, built_in};
use domain::Measure;

#[test]
fn what_explains_is_no_result_and_no_cost() {
    let (claims, reviewed) = (built_in::claims(), built_in::reviewed());
    assert!(claims.explanations.len() >= 8);
    for explanation in &claims.explanations {
        for id in &explanation.key_figures {
            let judged = reviewed.get(*id).is_some_and(|known| known.direction.is_judged() && known.influence);
            assert!(!judged, "{}: {id} is chosen by the municipality", explanation.word);
        }
    }
    for cost in &claims.costs {
        for id in cost.key_figures() {
            let review = reviewed.get(id).expect("a cost is reviewed");
            assert_eq!(review.measure, Measure::Cost, "{}", review.id);
        }
    }
}

#[test]
fn the_built_in_claims_name_reviewed_key_figures_of_an_area() {
    let (programme, reviewed) = (built_in::programme(), built_in::reviewed());
    assert!(programme.claims.len() >= 8);
    for claim in &programme.claims {
        assert!(reviewed.get(claim.key_figure).is_some(), "{}", claim.key_figure);
        assert!(programme.key_figures().contains(&claim.key_figure), "{} has no page", claim.key_figure);
    }
}

#[test]
fn nothing_beside_an_explanation_is_the_same_again() {
    let claims = built_in::claims();
    let income = claims.explanation("income").unwrap();
    let words: Vec<&str> = claims.beside(income).iter().map(|one| one.word.as_str()).collect();
    assert_eq!(words, ["size", "density", "education", "age", "born-abroad", "tax-base"]);
    let size = claims.explanation("size").unwrap();
    assert!(claims.beside(size).iter().all(|one| one.word != "size"));
}

fn refused(claim: &str) -> String {
    let source = format!("{}\n[[claim]]\nkey_figure = \"N00664\"\n{claim}\n", built_in::PROGRAMME_SODERTORN);
    let error = Programme::parse("dag.toml", &source).expect_err("the claim is wrong");
    format!("{}; {}", error.message, error.instead)
}

#[test]
fn a_claim_that_cannot_be_is_refused_with_what_to_write() {
    let told = refused("because = \"weather\"");
    assert!(told.contains("`weather`, which is no explanation") && told.contains("write income, log-income"), "{told}");
    for bounds in ["[0.25, 0.10]", "[0.0, 0.2]", "[0.1, 1.0]"] {
        let told = refused(&format!("because = \"income\"\nbounds = {bounds}"));
        assert!(told.contains("not in order") && told.contains("bounds = [0.10, 0.25]"), "{told}");
    }
    let wrong =
        "[bounds]\nlevel = 0.9\ndoes_not_hold_at_most = 0.3\nholds_at_least = 0.2\nmunicipalities_at_least = 50\n";
    let error = Claims::parse("claims.toml", &format!("explanation = []\ncost = []\n{wrong}[beside]\nwords = []\n"));
    assert!(error.expect_err("the bounds are turned").message.contains("not in order"));
}
