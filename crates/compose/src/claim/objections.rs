//! What will be objected to a claim's answer, and what can be said to it.

use document::Text;

use super::sentences::Telling;
use crate::day::pick;
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
            self.desk.say("claim-objection-few", &[("n", self.numbers.n().into()), ("answer", years.into())]),
        ]
    }

    fn other_measures(&self) -> Option<Text> {
        let otherwise = &self.claim.answer.sensitivity.otherwise;
        let claims = catalogue::built_in::claims();
        let name = |word: &str| {
            claims.explanation(word).map(|one| pick(self.desk.language(), &one.name_sv, &one.name_en).to_owned())
        };
        let names: Vec<String> = otherwise.iter().filter_map(|(word, _)| name(word)).collect();
        if names.is_empty() {
            return None;
        }
        let others = self.desk.list(&names);
        if otherwise.iter().all(|(_, variant)| variant.verdict == self.claim.answer.verdict) {
            return Some(self.desk.say("claim-objection-measure-same", &[("others", others.into())]));
        }
        let verdicts = otherwise.iter().filter_map(|(word, variant)| {
            Some(Text::verbatim(format!("{} – {}", name(word)?, self.word_plain(variant.verdict).to_lowercase())))
        });
        let verdicts = joined(verdicts, "; ");
        Some(
            self.desk.say("claim-objection-measure-other", &[("others", others.into()), ("verdicts", verdicts.into())]),
        )
    }
}
