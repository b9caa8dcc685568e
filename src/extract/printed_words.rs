//! The words on the attached papers, for what they say besides their own fields: whose they are, which act they bill.
//!
//! In: attached pages as read. Out: whether a page bears a name, a cotation. Never: a value; nothing of it is kept when the dossier is decided.

use crate::dossier::Cotation;
use crate::read::attached::AttachedPage;
use crate::read::page_type_words::{folded, has_phrase};

/// Words of a name with fewer letters are no one's own ("DR", "EL").
const LEAST_LETTERS: usize = 4;

/// Nor is a single one ("Pharmacie du Sud"): every pharmacy's paper would name it.
const LEAST_WORDS: usize = 2;

/// The words of every attached page, folded.
#[derive(Clone, Default)]
pub struct PrintedWords(Vec<String>);

impl std::fmt::Debug for PrintedWords {
    /// Without the words, which may name a person.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PrintedWords").field("pages", &self.0.len()).finish_non_exhaustive()
    }
}

impl PrintedWords {
    /// Takes in the lines of `page`.
    pub(super) fn add(&mut self, page: &AttachedPage) {
        let lines: Vec<String> = page.lines.iter().map(|line| folded(&line.text())).collect();
        self.0.push(lines.join(" "));
    }

    /// Takes in the pages of `other`.
    pub(super) fn extend(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// Whether a page bears all words of `name`, in any order: a head may break it.
    pub(super) fn bear_name(&self, name: &str) -> bool {
        let name = folded(name);
        let words: Vec<&str> = name.split(' ').filter(|word| word.len() >= LEAST_LETTERS).collect();
        words.len() >= LEAST_WORDS && self.0.iter().any(|page| words.iter().all(|word| has_phrase(page, word)))
    }

    /// Whether a page bears `cotation` with its coefficient: "B 120", "Z15".
    pub(super) fn bear_cotation(&self, cotation: &str) -> bool {
        let wanted = format!(" {} ", folded(cotation).trim());
        Cotation::parse(cotation).is_some_and(|cotation| cotation.hundredths.is_some()) && self.0.iter().any(|page| format!(" {page} ").contains(&wanted))
    }
}

#[cfg(test)]
impl PrintedWords {
    /// One page of these lines.
    pub(super) fn of_lines(lines: &[&str]) -> Self {
        Self(vec![lines.iter().map(|line| folded(line)).collect::<Vec<_>>().join(" ")])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_names_its_issuer() {
        let words = PrintedWords::of_lines(&["PHARMACIE", "EL FATH", "12, rue Ibn Sina - Fès", "Analyses B120"]);
        assert!(words.bear_name("Pharmacie El Fath"));
        assert!(!words.bear_name("Pharmacie Assalam"));
        assert!(!words.bear_name("El") && !words.bear_name("Pharmacie du Sud"), "no word of its own");
        assert!(words.bear_cotation("B 120") && !words.bear_cotation("B 12") && !words.bear_cotation("C"));
    }
}
