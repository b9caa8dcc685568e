//! INPE numbers weighed by the provider list, and by whose papers are in the dossier.

use super::candidates::Candidates;
use super::printed_words::PrintedWords;
use crate::registry::Registry;

/// How probable one given INPE that is not on the list is on an honest paper, against one that is: few papers bear such a number, and
/// of those that do few bear just the one that a misread digit makes.
const UNKNOWN: f64 = 5e-4;
/// The same for one that is on the list but not active any more.
const INACTIVE: f64 = 0.02;
/// How probable any other number is, where a paper of the dossier names the provider of one that the ink allows: of the rows that have an invoice 96 % do
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
