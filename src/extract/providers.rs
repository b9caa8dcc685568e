//! INPE numbers weighed by the provider list.

use super::candidates::Candidates;
use crate::registry::Registry;

/// How probable one given INPE that is not on the list is on an honest paper, against one that is: few papers bear such a number, and
/// of those that do few bear just the one that a misread digit makes.
const UNKNOWN: f64 = 5e-4;
/// The same for one that is on the list but not active any more.
const INACTIVE: f64 = 0.02;

/// Weighs every INPE of the form.
pub fn weigh(candidates: &mut Candidates, registry: &Registry) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| key.as_str().ends_with("inpe")) {
        field.weigh(UNKNOWN, |inpe| match registry.provider(inpe) {
            Some(provider) if provider.active => 1.0,
            Some(_) => INACTIVE,
            None => UNKNOWN,
        });
    }
}
