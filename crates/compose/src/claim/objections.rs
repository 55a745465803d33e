//! What will be objected to a claim's answer, and what can be said to it.

use document::Text;

use super::sentences::{Telling, explanation_names};
use crate::words::joined;

impl Telling<'_, '_> {
    /// The three likeliest, each with its answer: another measure, another explanation, too few and one year.
    pub(super) fn objections(&self, over_years: Option<Text>) -> Vec<Text> {
        let because = || ("because", self.because().into());
        let none = |key: &'static str| self.desk.say(key, &[]);
        let measure = self.other_measures().unwrap_or_else(|| none("claim-objection-measure-none"));
        let other = self.beside().unwrap_or_else(|| none("claim-objection-other-none"));
        let years = over_years.unwrap_or_else(|| none("claim-objection-few-none"));
        vec![
            self.desk.say("claim-objection-measure", &[because(), ("answer", measure.into())]),
            self.desk.say("claim-objection-other", &[("answer", other.into())]),
            self.desk.say(
                "claim-objection-few",
                &[
                    ("members", self.desk.members_counted(self.desk.day.members.len()).into()),
                    ("n", self.numbers.n().into()),
                    ("answer", years.into()),
                ],
            ),
        ]
    }

    fn other_measures(&self) -> Option<Text> {
        let otherwise = &self.claim.answer.sensitivity.otherwise;
        let names = explanation_names(otherwise.iter().map(|(word, _)| word.as_str()), self.desk.language());
        if names.is_empty() {
            return None;
        }
        let others = self.desk.list(&names);
        if otherwise.iter().all(|(_, variant)| variant.verdict == self.claim.answer.verdict) {
            return Some(self.desk.say("claim-objection-measure-same", &[("others", others.into())]));
        }
        let verdicts = names.iter().zip(otherwise).map(|(name, (_, variant))| {
            Text::verbatim(format!("{name} – {}", self.word_plain(variant.verdict).to_lowercase()))
        });
        let verdicts = joined(verdicts, "; ");
        Some(
            self.desk.say("claim-objection-measure-other", &[("others", others.into()), ("verdicts", verdicts.into())]),
        )
    }
}
