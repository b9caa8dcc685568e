//! What the counter is told of a dossier before it is read in full.

use super::finding::{Code, Finding};
use super::page::PageReading;
use super::reading::DossierReading;
use super::stage::CoreSeconds;
use serde::{Deserialize, Serialize};

/// The counter's verdict: what can be said in a moment, while the insured person still stands there.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CounterVerdict {
    /// The pages: kind, rotation, faults of the picture.
    pub pages: Vec<PageReading>,
    /// What the rules found, of [`TOLD`] only.
    pub findings: Vec<Finding>,
    /// Whether the insured person's number is in the registry; nothing where it could not be read for certain.
    pub number_known: Option<bool>,
    /// Whether the insured person signed; nothing where page 1 was not seen.
    pub insured_signed: Option<bool>,
    /// Whether the physician signed or stamped.
    pub physician_signed: Option<bool>,
    /// Pages (indices) that were handed in before.
    pub handed_in_before: Vec<usize>,
    /// Whether it is of small pictures sent ahead: the scans themselves are still on their way.
    #[serde(default)]
    pub of_previews: bool,
    /// Core-seconds by stage.
    #[serde(default)]
    pub stages: CoreSeconds,
}

/// The codes that a verdict may tell: they need no writing to be read but the number in its cells.
pub const TOLD: [Code; 8] = [
    Code::FormMissing,
    Code::FormPageMissing,
    Code::ImageUnreadable,
    Code::InsuredSignatureMissing,
    Code::PhysicianSignatureMissing,
    Code::TickAmbiguous,
    Code::MemberUnknown,
    Code::DuplicatePage,
];

/// How a full reading differs from the verdict given before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contradiction {
    /// Told, and not found.
    pub withdrawn: Vec<Code>,
    /// Not told, and found.
    pub added: Vec<Code>,
}

impl Contradiction {
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.withdrawn.is_empty() && self.added.is_empty()
    }
}

impl CounterVerdict {
    /// Whether `code` was told.
    pub fn tells(&self, code: Code) -> bool {
        self.findings.iter().any(|finding| finding.code == code)
    }

    /// What the full reading says otherwise.
    pub fn held_against(&self, reading: &DossierReading) -> Contradiction {
        let found = |code: Code| reading.findings.iter().any(|finding| finding.code == code);
        Contradiction {
            withdrawn: TOLD.into_iter().filter(|code| self.tells(*code) && !found(*code)).collect(),
            added: TOLD.into_iter().filter(|code| !self.tells(*code) && found(*code)).collect(),
        }
    }
}
