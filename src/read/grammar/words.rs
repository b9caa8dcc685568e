//! Free text, and words out of a list.

use super::{Builder, Grammar, Node};
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// What stands in names and addresses, besides letters and digits.
const SIGNS: &str = " .,'’-/()°&:;\"";
const ACCENTED: &str = "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ";
/// What may stand between letters of a listed word and does not count.
const BETWEEN: [(char, f32); 8] = [(' ', 0.3), ('-', 0.3), ('.', 0.5), (',', 0.6), ('\'', 0.3), ('’', 0.3), ('_', 0.8), ('·', 0.8)];

/// Capitals without accents, letters and digits only: what the contract compares names by.
pub fn fold(text: &str) -> String {
    text.nfkd().flat_map(char::to_uppercase).map(|c| if c == 'Œ' { 'O' } else { c }).filter(char::is_ascii_alphanumeric).collect()
}

impl Grammar {
    /// Any French text. Value: as written, blanks at the ends left out and doubled ones made one.
    pub fn text() -> Self {
        let mut b = Builder::new();
        for sign in ('a'..='z').chain('A'..='Z').chain('0'..='9').chain(ACCENTED.chars()).chain(SIGNS.chars()) {
            b.edge(Self::START, sign, Some(sign), 0.0, Self::START);
        }
        b.end(Self::START);
        b.finish(|written| Some(written.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty()))
    }

    /// One of `entries`, each with its cost (the negative logarithm of how likely it is beforehand; 0 for all where unknown).
    ///
    /// Case, accents, blanks and punctuation do not matter. Value: the entry as listed.
    pub fn lexicon<'a>(entries: impl IntoIterator<Item = (&'a str, f32)>) -> Self {
        let mut b = Builder::new();
        let mut tree: BTreeMap<(u32, char), u32> = BTreeMap::new();
        for (entry, cost) in entries {
            let mut at = Self::START;
            for letter in fold(entry).chars() {
                at = *tree.entry((at, letter)).or_insert_with(|| {
                    let to = b.place();
                    b.folded_letter(at, letter, to);
                    to
                });
            }
            if at != Self::START {
                b.nodes[at as usize].ends.push((cost, Some(entry.into())));
            }
        }
        b.finish(|_| None)
    }

    /// Places of the automaton: its size in memory.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// Whether nothing at all can be read by it.
    pub fn is_empty(&self) -> bool {
        self.nodes.iter().all(|Node { ends, .. }| ends.is_empty())
    }
}

impl Builder {
    /// Reads a letter in either case and with any accent; the place reached also reads what may stand between letters.
    fn folded_letter(&mut self, from: u32, letter: char, to: u32) {
        self.edge(from, letter, None, 0.0, to);
        if letter.is_ascii_digit() {
            for &(like, cost) in super::DIGIT_LOOKALIKES.iter().filter(|(d, _)| *d == letter).flat_map(|(_, likes)| likes.iter()) {
                self.edge(from, like, None, cost, to);
            }
        } else {
            self.edge(from, letter.to_ascii_lowercase(), None, 0.0, to);
            for accented in ACCENTED.chars().filter(|a| a.nfkd().next().is_some_and(|base| base.eq_ignore_ascii_case(&letter))) {
                self.edge(from, accented, None, 0.1, to);
            }
            for &(like, cost) in super::LETTER_LOOKALIKES.iter().filter(|(l, _)| *l == letter).flat_map(|(_, likes)| likes.iter()) {
                self.edge(from, like, None, cost + 0.5, to);
            }
        }
        for (sign, cost) in BETWEEN {
            self.edge(to, sign, None, cost, to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::reads;
    use super::*;

    #[test]
    fn folding_is_the_contracts() {
        assert_eq!(fold("Aït-Ben Haddoù, n° 3"), "AITBENHADDOUN3");
    }

    #[test]
    fn free_text_is_read_as_written() {
        assert_eq!(reads(&Grammar::text(), "198 Rue Allal  Ben-Abdellah, Salé"), ["198 Rue Allal Ben-Abdellah, Salé"]);
        assert_eq!(reads(&Grammar::text(), "  "), Vec::<String>::new());
    }

    #[test]
    fn a_listed_word_is_found_in_any_dress() {
        let drugs = Grammar::lexicon([("Doliprane 1000", 0.0), ("Doliprane 500", 0.0), ("Amoxicilline", 0.0)]);
        assert_eq!(reads(&drugs, "DOLIPRANE 1000"), ["Doliprane 1000"]);
        assert_eq!(reads(&drugs, "doliprane-5oo"), ["Doliprane 500"]);
        assert_eq!(reads(&drugs, "Paracétamol"), Vec::<String>::new());
        assert!(Grammar::lexicon([]).is_empty());
    }

    #[test]
    fn what_is_likelier_beforehand_comes_first() {
        let names = Grammar::lexicon([("Alami", 3.0), ("ALAMI", 0.5)]);
        assert_eq!(reads(&names, "alami"), ["ALAMI", "Alami"]);
    }
}
