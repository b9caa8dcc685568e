//! INPE numbers weighed by the provider list, and by whose papers are in the dossier.

use super::candidates::Candidates;
use super::printed_words::PrintedWords;
use crate::registry::Registry;

/// How probable one given INPE that is not on the list is on an honest paper, against one that is: few papers bear such a number, and
/// of those that do few bear just the one that a misread digit makes.
const UNKNOWN: f64 = 5e-4;
/// The same for one that is on the list but not active any more.
const INACTIVE: f64 = 0.02;
/// How probable any other number is, where a paper of the dossier names the provider of one that the ink allows: of the 161 rows of dossiers with invoices 156 do
/// (development set, `coast`). Not less: who writes one digit of their own number wrong hands the same papers in.
const NOT_NAMED: f64 = 0.1;

/// Weighs every INPE of the form. `words`: of the attached papers.
pub fn weigh(candidates: &mut Candidates, registry: &Registry, words: &PrintedWords) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| key.as_str().ends_with("inpe")) {
        field.weigh(UNKNOWN, |inpe| match registry.provider(inpe) {
            Some(provider) if provider.active => 1.0,
            Some(_) => INACTIVE,
            None => UNKNOWN,
        });
        let named = |inpe: &str| registry.provider(inpe).is_some_and(|provider| words.bear_name(&provider.name));
        let all: Vec<String> = field.readings.iter().filter(|reading| named(&reading.value)).map(|reading| reading.value.clone()).collect();
        if !all.is_empty() {
            field.weigh(NOT_NAMED, |inpe| if all.iter().any(|named| named == inpe) { 1.0 } else { NOT_NAMED });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::candidates::FieldCandidates;
    use super::*;
    use crate::dossier::field::Candidate;
    use crate::dossier::{BoundingBox, FieldKey, Source};
    use crate::registry::{Provider, ProviderKind, Rows};

    /// What is made of two readings of one INPE, where both numbers are listed or only the first is.
    fn decided(listed: &[(&str, &str)], readings: [(&str, f64); 2], words: &PrintedWords) -> (String, f64) {
        let provider = |(inpe, name): &(&str, &str)| Provider {
            inpe: (*inpe).to_owned(),
            name: (*name).to_owned(),
            kind: ProviderKind::Pharmacy,
            speciality: String::new(),
            city: "Oujda".to_owned(),
            active: true,
        };
        let registry = Registry::from_rows(Rows { providers: listed.iter().map(provider).collect(), ..Rows::default() });
        let readings = readings.map(|(value, probability)| Candidate { value: value.to_owned(), probability }).to_vec();
        let field = FieldCandidates { page: 0, place: BoundingBox::default(), raw: String::new(), source: Source::Line, emissions: None, readings };
        let key = FieldKey::cell("dispensations", 0, "inpe");
        let mut all: Candidates = [(key.clone(), field)].into();
        weigh(&mut all, &registry, words);
        let best = all[&key].best().expect("a reading");
        (best.value.clone(), best.probability)
    }

    #[test]
    fn the_provider_whose_papers_are_there_is_meant() {
        let listed = [("684416123", "Pharmacie Les Iris"), ("684476123", "Pharmacie Assalam")];
        let readings = [("684476123", 0.6), ("684416123", 0.4)];
        let of = |lines: &[&str]| decided(&listed, readings, &PrintedWords::of_lines(lines));
        assert_eq!(of(&["PHARMACIE LES IRIS", "Oujda"]).0, "684416123");
        assert_eq!(of(&["Laboratoire Pasteur"]).0, "684476123", "nobody is named");
    }

    #[test]
    fn clear_ink_of_a_number_in_no_list_stands() {
        let words = PrintedWords::of_lines(&["Pharmacie Les Iris"]);
        let (value, _) = decided(&[("684416123", "Pharmacie Les Iris")], [("684476123", 0.999_99), ("684416123", 1e-6)], &words);
        assert_eq!(value, "684476123");
    }
}
