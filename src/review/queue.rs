//! The queues of the office, and which dossier waits in which.

use crate::dossier::{Amount, Code};
use crate::registry::Regime;
use crate::store::users::Role;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Where a dossier waits for a person; also the skill that this person needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// Whatever no other queue takes.
    General,
    /// Amounts and identity keyed again by another person, and what the two differ in.
    DoubleKeying,
    /// Hospitalisation, maternity, prior agreement; medical codes are seen here only.
    MedicalControl,
    /// Accidents: another may have to pay.
    Accidents,
    /// A page or an act that was handed in before.
    Duplicates,
    /// The centre for self-employed people.
    Tns,
}

impl Queue {
    /// All of them, in the order of the board.
    pub const ALL: [Self; 6] = [Self::General, Self::DoubleKeying, Self::MedicalControl, Self::Accidents, Self::Duplicates, Self::Tns];

    /// Its name in SQL and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::DoubleKeying => "double_keying",
            Self::MedicalControl => "medical_control",
            Self::Accidents => "accidents",
            Self::Duplicates => "duplicates",
            Self::Tns => "tns",
        }
    }

    /// The queue of this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.name() == name)
    }

    /// Whether somebody of this role with these skills works it off: those of their skills; a supervisor also every other, but for medical control,
    /// which nobody enters without the skill.
    pub fn is_worked_off_by(self, role: Role, skills: &[Self]) -> bool {
        let works = matches!(role, Role::Reviewer | Role::Supervisor);
        works && (skills.contains(&self) || (role == Role::Supervisor && self != Self::MedicalControl))
    }

    /// Where a dossier with these findings, of a member of this scheme, waits: what needs the rarest knowledge goes first.
    pub fn of(codes: &[Code], regime: Option<Regime>) -> Self {
        let found = |wanted: &[Code]| codes.iter().any(|code| wanted.contains(code));
        if found(&[Code::Hospitalisation, Code::Maternity, Code::PriorAgreementRequest]) {
            Self::MedicalControl
        } else if found(&[Code::Accident]) {
            Self::Accidents
        } else if found(&[Code::DuplicatePage, Code::DuplicateAct]) {
            Self::Duplicates
        } else if regime == Some(Regime::Tns) {
            Self::Tns
        } else {
            Self::General
        }
    }
}

/// How much is at stake, in steps: within one deadline the greater goes first.
pub fn amount_class(total: Option<Amount>) -> i16 {
    match total.map_or(0, Amount::centimes) {
        2_000_000.. => 3,
        500_000.. => 2,
        100_000.. => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rarest_knowledge_goes_first() {
        assert_eq!(Queue::of(&[], None), Queue::General);
        assert_eq!(Queue::of(&[Code::SumMismatch], Some(Regime::Tns)), Queue::Tns);
        assert_eq!(Queue::of(&[Code::DuplicateAct], Some(Regime::Tns)), Queue::Duplicates);
        assert_eq!(Queue::of(&[Code::DuplicateAct, Code::Accident], Some(Regime::Employee)), Queue::Accidents);
        assert_eq!(Queue::of(&[Code::Accident, Code::Maternity], None), Queue::MedicalControl);
    }

    #[test]
    fn names_lead_back() {
        for queue in Queue::ALL {
            assert_eq!(Queue::parse(queue.name()), Some(queue));
        }
        assert_eq!(Queue::parse("others"), None);
    }

    #[test]
    fn amounts_stand_in_steps() {
        let class = |centimes| amount_class(Some(Amount::from_centimes(centimes)));
        assert_eq!([class(99_999), class(100_000), class(499_999), class(500_000), class(2_000_000)], [0, 1, 1, 2, 3]);
        assert_eq!(amount_class(None), 0);
    }
}
