//! What Excel lets a sheet be called.

const N_CHARACTERS_MAX: usize = 31;

/// The names already taken.
#[derive(Debug, Default)]
pub struct SheetNames {
    taken: Vec<String>,
}

impl SheetNames {
    /// A name as near to the wish as Excel allows, and unlike every other of the workbook.
    ///
    /// At most 31 UTF-16 units, none of `[ ] : * ? / \`, no apostrophe at an end, capitals not told apart; a name that
    /// is taken gets a number, an empty one becomes "–".
    pub fn take(&mut self, wish: &str) -> String {
        let allowed: String =
            wish.chars().map(|c| if "[]:*?/\\".contains(c) || c.is_control() { ' ' } else { c }).collect();
        let words = allowed.split_whitespace().collect::<Vec<_>>().join(" ");
        let clean = match words.trim_matches('\'') {
            "" => "–",
            clean => clean,
        };
        let numbered = (2..).map(|n| format!("{n}"));
        let name = std::iter::once(cut(clean, N_CHARACTERS_MAX))
            .chain(numbered.map(|n| format!("{} {n}", cut(clean, N_CHARACTERS_MAX - 1 - n.len()))))
            .find(|name| !self.is_taken(name))
            .expect("numbers do not end");
        self.taken.push(name.to_lowercase());
        name
    }

    fn is_taken(&self, name: &str) -> bool {
        // Excel keeps "History" for itself.
        let folded = name.to_lowercase();
        folded == "history" || self.taken.contains(&folded)
    }
}

fn cut(text: &str, n_units_max: usize) -> String {
    let mut n_units = 0;
    let kept: String = text
        .chars()
        .take_while(|character| {
            n_units += character.len_utf16();
            n_units <= n_units_max
        })
        .collect();
    kept.trim_end_matches([' ', '\'']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::SheetNames;

    #[test]
    fn names_are_short_clean_and_unlike_each_other() {
        let mut names = SheetNames::default();
        let taken = [
            "Förskola",
            "förskola",
            "Individ- och familjeomsorg, ekonomiskt bistånd",
            "Individ- och familjeomsorg, ekonomiskt annat",
            "Vatten/avlopp: [nät]",
            "'History'",
            "",
        ]
        .map(|wish| names.take(wish));
        let expected = [
            "Förskola",
            "förskola 2",
            "Individ- och familjeomsorg, eko",
            "Individ- och familjeomsorg, e 2",
            "Vatten avlopp nät",
            "History 2",
            "–",
        ];
        assert_eq!(taken, expected);
    }
}
