//! Ticked boxes into the fields they mean.

use crate::dossier::{BoundingBox, FieldKey, FieldReading, Source};
use std::collections::{BTreeMap, BTreeSet};

/// One box of the form: how probable it is that it is ticked, and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// Probability that the box is ticked.
    pub ticked: f64,
    /// Index of the page.
    pub page: usize,
    /// Place in the stored image.
    pub place: BoundingBox,
}

/// A field that boxes feed: its key, the boxes with the value each means, and what no tick means.
struct Question {
    key: &'static str,
    boxes: &'static [(&'static str, &'static str)],
    none: Option<&'static str>,
    several: bool,
}

/// The questions of page 1 (contract.md, "Field keys and values").
const QUESTIONS: [Question; 4] = [
    Question { key: "request_kind", boxes: &[("request_prior_agreement", "prior_agreement"), ("request_execution", "execution")], none: None, several: false },
    Question { key: "beneficiary_relation", boxes: &[("relation_spouse", "spouse"), ("relation_child", "child")], none: Some("self"), several: false },
    Question { key: "beneficiary_sex", boxes: &[("sex_m", "M"), ("sex_f", "F")], none: None, several: false },
    Question {
        key: "care_type",
        boxes: &[("care_accident", "accident"), ("care_hospitalisation", "hospitalisation"), ("care_illness", "illness"), ("care_maternity", "maternity")],
        none: None,
        several: true,
    },
];

/// What the ticks of a page say.
#[derive(Debug, Default, PartialEq)]
pub struct Ticked {
    /// The fields answered.
    pub fields: BTreeMap<FieldKey, FieldReading>,
    /// Questions with two answers where one is asked, or no request.
    pub ambiguous: BTreeSet<FieldKey>,
    /// Questions without an answer, where that is no ambiguity: the sex or the care type left blank.
    pub blank: BTreeSet<FieldKey>,
}

/// Reads the questions from the boxes by key. A question of which a box was not seen is left out.
pub fn answer(ticks: &BTreeMap<String, Tick>) -> Ticked {
    let mut out = Ticked::default();
    for question in &QUESTIONS {
        let seen: Vec<(&str, Tick)> = question.boxes.iter().filter_map(|(key, value)| ticks.get(*key).map(|tick| (*value, *tick))).collect();
        if seen.len() == question.boxes.len() {
            answer_one(question, &seen, &mut out);
        }
    }
    out
}

fn answer_one(question: &Question, seen: &[(&str, Tick)], out: &mut Ticked) {
    let key = FieldKey::new(question.key);
    let ticked: Vec<&(&str, Tick)> = seen.iter().filter(|(_, tick)| tick.ticked >= 0.5).collect();
    if ticked.len() > 1 && !question.several || ticked.is_empty() && question.key == "request_kind" {
        out.ambiguous.insert(key);
        return;
    }
    let value = match (ticked.is_empty(), question.none) {
        (true, Some(none)) => none.to_owned(),
        (true, None) => {
            out.blank.insert(key);
            return;
        }
        (false, _) => ticked.iter().map(|(value, _)| *value).collect::<Vec<_>>().join("+"),
    };
    let confidence = seen.iter().map(|(_, tick)| tick.ticked.max(1.0 - tick.ticked)).product();
    let Some((_, place)) = ticked.first().copied().or(seen.first()) else { return };
    out.fields.insert(
        key,
        FieldReading { value, confidence, page: place.page, place: place.place, raw: String::new(), source: Source::Ink, alternatives: Vec::new() },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ticks(ticked: &[&str]) -> BTreeMap<String, Tick> {
        QUESTIONS
            .iter()
            .flat_map(|q| q.boxes)
            .map(|(key, _)| ((*key).to_owned(), Tick { ticked: if ticked.contains(key) { 0.99 } else { 0.01 }, page: 0, place: BoundingBox::default() }))
            .collect()
    }

    fn value(ticked: &Ticked, key: &str) -> Option<String> {
        ticked.fields.get(&FieldKey::new(key)).map(|f| f.value.clone())
    }

    #[test]
    fn an_ordinary_form() {
        let read = answer(&ticks(&["request_execution", "sex_f", "care_illness"]));
        assert_eq!(value(&read, "request_kind").as_deref(), Some("execution"));
        assert_eq!(value(&read, "beneficiary_relation").as_deref(), Some("self"));
        assert_eq!(value(&read, "beneficiary_sex").as_deref(), Some("F"));
        assert_eq!(value(&read, "care_type").as_deref(), Some("illness"));
        assert!(read.ambiguous.is_empty() && read.blank.is_empty());
    }

    #[test]
    fn care_types_are_joined_in_the_contracts_order() {
        assert_eq!(value(&answer(&ticks(&["request_execution", "care_illness", "care_accident"])), "care_type").as_deref(), Some("accident+illness"));
    }

    #[test]
    fn two_ticks_or_no_request_are_ambiguous() {
        let read = answer(&ticks(&["sex_m", "sex_f", "relation_spouse", "relation_child"]));
        let names: Vec<&str> = read.ambiguous.iter().map(FieldKey::as_str).collect();
        assert_eq!(names, ["beneficiary_relation", "beneficiary_sex", "request_kind"]);
        assert!(read.blank.contains(&FieldKey::new("care_type")));
    }
}
