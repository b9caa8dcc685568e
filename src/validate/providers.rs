//! Who treated, analysed and dispensed.

use super::view::View;
use super::{Outcome, doubt};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{FieldKey, FieldReading};
use crate::registry::names;

/// Most digits of an INPE that are misread at once.
const MISREAD_DIGITS: usize = 2;

/// `provider_unknown`: an INPE on the form not in the registry or not active (a wrong kind is no finding).
pub(super) fn provider_unknown(view: &View<'_>) -> Vec<Outcome> {
    let of_page_1 = ["physician_inpe", "facility_inpe"].map(FieldKey::from).into_iter().filter_map(|key| view.field(&key).map(|f| (key, f)));
    let rows = SUMMED_TABLES.into_iter().flat_map(|table| view.rows(table));
    let of_rows = rows.filter_map(|row| row.get("inpe").map(|f| (row.key("inpe"), f)));
    of_page_1
        .chain(of_rows)
        .filter(|(_, field)| !is_active(view, &field.value))
        .map(|(key, field)| Outcome::breach(vec![key], explained(view, field)))
        .collect()
}

fn is_active(view: &View<'_>, inpe: &str) -> bool {
    view.case.registry.provider(inpe).is_some_and(|p| p.active)
}

/// Probability that a number is a misread active provider's. One that is registered, but not active, is hardly read so by mistake.
fn explained(view: &View<'_>, field: &FieldReading) -> f64 {
    let listed: f64 = field.alternatives.iter().filter(|c| is_active(view, &c.value)).map(|c| c.probability.clamp(0.0, 1.0)).sum();
    let registry = view.case.registry;
    if registry.provider(&field.value).is_some() {
        return listed;
    }
    // Ink that says nothing clearly does not say an unknown number.
    if !doubt::is_likely(field) {
        return 1.0;
    }
    let unlisted = doubt::otherwise(field, |_| false);
    if !registry.holds_all_providers() {
        return listed + unlisted;
    }
    let near = registry.providers().filter(|p| p.active).map(|p| names::distance(&p.inpe, &field.value)).min().unwrap_or(usize::MAX);
    listed + if near <= MISREAD_DIGITS { doubt::characters(unlisted, near) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use crate::dossier::Code;
    use crate::validate::sample::{self, Sample};

    #[test]
    fn an_inpe_must_be_registered_and_active() {
        for key in ["physician_inpe", "diagnostics[0].inpe", "dispensations[0].inpe"] {
            assert_eq!(Sample::clean().set(key, "999999999").codes(), [Code::ProviderUnknown], "{key}");
            assert_eq!(Sample::clean().set(key, sample::CLOSED).codes(), [Code::ProviderUnknown], "{key}");
        }
        assert_eq!(Sample::clean().set("facility_inpe", "999999999").codes(), [Code::ProviderUnknown]);
        assert_eq!(Sample::clean().set("physician_inpe", sample::SUPPLIER).codes(), []);
    }

    #[test]
    fn a_digit_that_may_be_misread_is_no_unknown_provider() {
        assert_eq!(Sample::clean().unsure("physician_inpe", "200000009", 0.9).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("physician_inpe", "200000009", 0.99).codes(), [Code::ProviderUnknown]);
        assert_eq!(Sample::clean().unsure("physician_inpe", "987654321", 0.6).codes(), [Code::ProviderUnknown]);
        assert_eq!(Sample::clean().unsure("physician_inpe", "987654321", 0.4).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().or("physician_inpe", "987654321", 0.9, &[(sample::PHYSICIAN, 0.09)]).codes(), [Code::LowConfidence]);
    }
}
