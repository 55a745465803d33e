//! What a chart says is the same whichever program wrote it.

use pptx::shape::said::in_chart;
use pptx::xml::Node;

fn said(value: &str) -> String {
    let xml = format!(
        "<chart><ser><val><numRef><numCache><pt idx=\"0\"><v>{value}</v></pt><pt idx=\"1\"><v>1</v></pt></numCache></numRef></val></ser></chart>"
    );
    in_chart(&Node::read(xml.as_bytes()).unwrap()).all
}

#[test]
fn a_number_halfway_between_two_of_nine_figures_says_the_same_with_fifteen_and_seventeen() {
    assert_eq!(said("2357.7940849999995"), said("2357.794085"));
    assert_ne!(said("2357.79408"), said("2357.79409"));
}
