//! What a reviewer is shown instead of a percentage.

use crate::dossier::{FieldKey, FieldReading};
use crate::route::{FieldKind, Policy};
use serde::Serialize;
use std::sync::LazyLock;
use utoipa::ToSchema;

/// How much a person must look at a machine value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Band {
    /// Sure enough to pass without a look.
    Sure,
    /// Probably right: shown, and looked at.
    Look,
    /// Too doubtful to show: the input is empty, so that a bad guess does not anchor.
    Type,
}

/// Below this probability the value is not shown in the input (ui.md section 5.3).
const SHOWN_FROM: f64 = 0.5;

/// The policy that the program was built with; nothing is sure where it is broken (a test of `route` holds that it is not).
pub(super) static POLICY: LazyLock<Option<Policy>> = LazyLock::new(|| Policy::embedded().ok());

/// From which probability the routing policy takes this field without a look.
pub fn sure_from(key: &FieldKey, field: &FieldReading) -> f64 {
    POLICY.as_ref().map_or(f64::INFINITY, |policy| policy.threshold(FieldKind::of(key), field.source))
}

impl Band {
    /// The band of a value with this probability, where `sure_from` is what the routing policy asks of its field.
    pub fn of(confidence: f64, sure_from: f64) -> Self {
        if confidence >= sure_from {
            Self::Sure
        } else if confidence >= SHOWN_FROM {
            Self::Look
        } else {
            Self::Type
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Band;

    #[test]
    fn bands_meet_without_a_gap() {
        assert_eq!(Band::of(0.99, 0.98), Band::Sure);
        assert_eq!(Band::of(0.98, 0.98), Band::Sure);
        assert_eq!(Band::of(0.97, 0.98), Band::Look);
        assert_eq!(Band::of(0.49, 0.98), Band::Type);
        assert_eq!(Band::of(f64::NAN, 0.98), Band::Type);
    }
}
