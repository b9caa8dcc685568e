//! Ticked boxes: ambiguous ones, and those that open a specialised queue.

use super::view::View;
use super::{Outcome, doubt};
use crate::dossier::FieldKey;

/// `tick_ambiguous`: two boxes ticked where one is asked (request, relation, sex), or neither request box.
pub(super) fn tick_ambiguous(view: &View<'_>) -> Vec<Outcome> {
    let keys = if view.seen(crate::dossier::DocumentType::ClaimFormP1) { view.case.extraction.ambiguous_ticks.clone() } else { Default::default() };
    vec![Outcome::when(!keys.is_empty(), keys)]
}

/// `prior_agreement_request`: "entente préalable" is ticked: a specialised queue.
pub(super) fn prior_agreement_request(view: &View<'_>) -> Vec<Outcome> {
    ticked(view, "request_kind", "prior_agreement")
}

/// `hospitalisation`: so ticked: a specialised queue.
pub(super) fn hospitalisation(view: &View<'_>) -> Vec<Outcome> {
    ticked(view, "care_type", "hospitalisation")
}

/// `maternity`: so ticked: a specialised queue.
pub(super) fn maternity(view: &View<'_>) -> Vec<Outcome> {
    ticked(view, "care_type", "maternity")
}

/// `accident`: so ticked: a specialised queue.
pub(super) fn accident(view: &View<'_>) -> Vec<Outcome> {
    ticked(view, "care_type", "accident")
}

fn ticked(view: &View<'_>, name: &str, word: &str) -> Vec<Outcome> {
    let key = FieldKey::from(name);
    let is_ticked = view.field(&key).is_some_and(|f| doubt::is_likely(f) && f.value.split('+').any(|w| w == word));
    vec![Outcome::when(is_ticked && !view.case.extraction.ambiguous_ticks.contains(&key), [key])]
}

#[cfg(test)]
mod tests {
    use crate::dossier::Code;
    use crate::validate::sample::Sample;

    #[test]
    fn an_ambiguous_tick_needs_a_person_and_decides_nothing() {
        for key in ["request_kind", "beneficiary_relation", "beneficiary_sex"] {
            assert_eq!(Sample::clean().ambiguous(key).codes(), [Code::TickAmbiguous], "{key}");
        }
    }

    #[test]
    fn the_specialised_queues_open_where_ticked() {
        assert_eq!(Sample::clean().set("request_kind", "prior_agreement").codes(), [Code::PriorAgreementRequest]);
        for (care, code) in [("hospitalisation", Code::Hospitalisation), ("maternity", Code::Maternity), ("accident", Code::Accident)] {
            assert_eq!(Sample::clean().set("care_type", care).codes(), [code]);
            assert_eq!(Sample::clean().unsure("care_type", care, 0.3).codes(), []);
        }
        assert_eq!(Sample::clean().set("care_type", "accident+illness").codes(), [Code::Accident]);
    }
}
