//! One decision per dossier: automatic, manual or returned, with what stands against automatic.
//!
//! In: values with probabilities, findings, the policy. Out: a [`Decision`]. Never: I/O, or a threshold set in code. Pure functions: the same
//! input gives the same decision, whenever it is asked again.

mod calibration;
mod capture;
mod doubts;
mod kind;
mod policy;

pub use calibration::{Bin, Calibration, Fitted, Map};
pub use capture::Capture;
pub use doubts::{Lack, Why};
pub use kind::FieldKind;
pub use policy::{Policy, PolicyError};

use crate::dossier::{Code, FieldKey, Finding, PageReading, Route, Severity};
use crate::extract::Extraction;
use crate::validate;
use serde::Serialize;

/// Where a dossier goes, and why.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Decision {
    /// Where it goes.
    pub route: Route,
    /// The codes that stand against automatic, in the contract's order.
    pub blockers: Vec<Code>,
    /// The same with their fields.
    pub reasons: Vec<Reason>,
    /// The fields that were not sure enough: with these sure, and no other blocker, it would have been automatic.
    pub lacking: Vec<Lack>,
    /// Version of the policy that decided.
    pub policy: String,
    /// All findings, `low_confidence` among them: what the reading tells.
    #[serde(skip)]
    pub findings: Vec<Finding>,
}

impl Decision {
    /// The `low_confidence` finding, where there is one.
    pub fn low_confidence(&self) -> Option<&Finding> {
        self.findings.iter().find(|f| f.code == Code::LowConfidence)
    }
}

/// One thing that stands against automatic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Which code.
    pub code: Code,
    /// Which fields.
    pub fields: Vec<FieldKey>,
}

/// Decides. `findings` are those of [`validate::check`] on the same values.
///
/// `return` goes before `manual`; a dossier without either, whose every needed field is there and sure enough, is automatic (contract.md,
/// "Findings and routes").
pub fn decide(pages: &[PageReading], extraction: &Extraction, findings: Vec<Finding>, policy: &Policy) -> Decision {
    let (contradicted, mut findings): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(|f| f.code == Code::LowConfidence);
    let contradicted = contradicted.into_iter().flat_map(|f| f.fields);
    let lacking = doubts::lacking(pages, extraction, contradicted, policy);
    if !lacking.is_empty() {
        findings.push(validate::finding(Code::LowConfidence, lacking.iter().map(|lack| lack.field.clone())));
    }
    let blocking = || findings.iter().filter(|f| f.severity > Severity::Note);
    let route = match blocking().map(|f| f.severity).max() {
        Some(Severity::Return) => Route::Returned,
        Some(_) => Route::Manual,
        None => Route::Automatic,
    };
    let reasons: Vec<Reason> = blocking().map(|f| Reason { code: f.code, fields: f.fields.clone() }).collect();
    Decision { route, blockers: reasons.iter().map(|r| r.code).collect(), reasons, lacking, policy: policy.version().to_owned(), findings }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn routed(codes: &[Code]) -> Decision {
        let findings = codes.iter().map(|code| validate::finding(*code, [])).collect();
        decide(&[], &Extraction::default(), findings, &Policy::embedded().expect("the policy"))
    }

    #[test]
    fn return_goes_before_manual_and_a_note_decides_nothing() {
        assert_eq!(routed(&[]).route, Route::Automatic);
        assert_eq!(routed(&[Code::AttachmentCountMismatch]).route, Route::Automatic);
        assert_eq!(routed(&[Code::AttachmentCountMismatch, Code::SumMismatch]).route, Route::Manual);
        let both = routed(&[Code::FieldEmpty, Code::SumMismatch]);
        assert_eq!((both.route, both.blockers), (Route::Returned, vec![Code::FieldEmpty, Code::SumMismatch]));
    }

    #[test]
    fn what_the_rules_doubt_is_low_confidence() {
        let findings = vec![validate::finding(Code::LowConfidence, [FieldKey::from("total_amount")])];
        let decision = decide(&[], &Extraction::default(), findings, &Policy::embedded().expect("the policy"));
        assert_eq!(decision.route, Route::Manual);
        assert_eq!(decision.low_confidence().map(|f| f.fields.clone()), Some(vec!["total_amount".into()]));
        assert_eq!(decision.lacking[0].why, Why::Contradicted);
    }
}
