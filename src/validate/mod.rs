//! Checks the values of a dossier against the rules of the scheme.
//!
//! In: pages, values, the registry, the day of reception, what was read before. Out: findings with codes. Never: I/O, a clock, a name or a
//! number in a message, or a conclusion from what cannot be seen.
//!
//! One rule is one function; `RULES` lists them. What a rule makes of doubtful ink is in [`doubt`]: a breach is a finding only where
//! misreading is not the likelier explanation; otherwise its fields are named by `low_confidence`, so that a person looks.

mod attachments;
mod completeness;
mod dates;
pub mod doubt;
mod duplicates;
mod identity;
mod invoices;
mod money;
mod providers;
mod rights;
mod texts;
mod ticks;
mod view;

#[cfg(test)]
mod sample;

pub use duplicates::{ActKey, act_keys};
pub use view::ROW_COLUMNS;

use crate::dossier::{Code, FieldKey, Finding, PageReading};
use crate::extract::Extraction;
use crate::registry::Registry;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};
use view::View;

/// Version of the rules, raised with every change of what one of them says. They hold for dossiers of every date.
pub const RULE_SET: u32 = 2;

/// A dossier to check.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// Its pages.
    pub pages: &'a [PageReading],
    /// What they say.
    pub extraction: &'a Extraction,
    /// What the scheme knows: all of it, or the slice that this dossier needs.
    pub registry: &'a Registry,
    /// The day on which the dossier was handed in.
    pub received_on: NaiveDate,
    /// What was read in dossiers before it.
    pub earlier: &'a Earlier,
}

/// What dossiers read before this one tell about it.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    /// The acts claimed in them ([`act_keys`]); those of this dossier's are enough.
    pub acts: HashSet<ActKey>,
    /// Pages (indices in this dossier) that are the same paper as a page of an earlier one.
    pub repeated_pages: BTreeSet<usize>,
}

/// What a rule says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Outcome {
    /// The rule is kept, or what it needs cannot be seen.
    Silent,
    /// The rule is broken; by these fields.
    Broken(Vec<FieldKey>),
    /// The values break the rule, but misreading explains it as well: these fields need a person.
    Doubtful(Vec<FieldKey>),
}

impl Outcome {
    /// A breach by `fields`, believed or not by how likely misreading explains it.
    fn breach(fields: Vec<FieldKey>, explained: f64) -> Self {
        if doubt::is_believed(explained) { Self::Broken(fields) } else { Self::Doubtful(fields) }
    }

    /// A breach that rests on what is seen, or none.
    fn when(broken: bool, fields: impl IntoIterator<Item = FieldKey>) -> Self {
        if broken { Self::Broken(fields.into_iter().collect()) } else { Self::Silent }
    }

    /// Several outcomes of one rule as one: believed breaches first, then doubts, so that none is lost.
    fn all(outcomes: impl IntoIterator<Item = Self>) -> (Self, Self) {
        let (mut broken, mut doubtful) = (None::<Vec<FieldKey>>, None::<Vec<FieldKey>>);
        for outcome in outcomes {
            match outcome {
                Self::Silent => {}
                Self::Broken(fields) => broken.get_or_insert_default().extend(fields),
                Self::Doubtful(fields) => doubtful.get_or_insert_default().extend(fields),
            }
        }
        (broken.map_or(Self::Silent, Self::Broken), doubtful.map_or(Self::Silent, Self::Doubtful))
    }
}

/// A rule: what it finds, once for each thing that it looks at.
type Rule = fn(&View<'_>) -> Vec<Outcome>;

/// Every rule with its code, in the contract's order. `low_confidence` is the route's.
const RULES: &[(Code, Rule)] = &[
    (Code::FormMissing, completeness::form_missing),
    (Code::FormPageMissing, completeness::form_page_missing),
    (Code::ImageUnreadable, completeness::image_unreadable),
    (Code::InsuredSignatureMissing, completeness::insured_signature_missing),
    (Code::PhysicianSignatureMissing, completeness::physician_signature_missing),
    (Code::FieldEmpty, completeness::field_empty),
    (Code::PrescriptionMissing, attachments::prescription_missing),
    (Code::MedicineLabelsMissing, attachments::medicine_labels_missing),
    (Code::TickAmbiguous, ticks::tick_ambiguous),
    (Code::MemberUnknown, identity::member_unknown),
    (Code::MemberMismatch, identity::member_mismatch),
    (Code::RightsClosed, rights::rights_closed),
    (Code::BeneficiaryUnknown, identity::beneficiary_unknown),
    (Code::ChildOverAge, rights::child_over_age),
    (Code::DeadlinePassed, rights::deadline_passed),
    (Code::DateInconsistent, dates::date_inconsistent),
    (Code::ProviderUnknown, providers::provider_unknown),
    (Code::SumMismatch, money::sum_mismatch),
    (Code::InvoiceMismatch, invoices::invoice_mismatch),
    (Code::AmountImplausible, money::amount_implausible),
    (Code::AttachmentCountMismatch, attachments::attachment_count_mismatch),
    (Code::PriorAgreementRequest, ticks::prior_agreement_request),
    (Code::Hospitalisation, ticks::hospitalisation),
    (Code::Maternity, ticks::maternity),
    (Code::Accident, ticks::accident),
    (Code::DuplicatePage, duplicates::duplicate_page),
    (Code::DuplicateAct, duplicates::duplicate_act),
];

/// Runs every rule: each code at most once, with all its fields, in the contract's order. Fields on which a rule could not decide because
/// misreading explains the breach as well come last, as one `low_confidence`.
pub fn check(case: &Case<'_>) -> Vec<Finding> {
    let view = View::new(case);
    let mut findings = Vec::new();
    let mut doubtful = BTreeSet::new();
    for (code, rule) in RULES {
        let (broken, doubts) = Outcome::all(rule(&view));
        if let Outcome::Broken(fields) = broken {
            findings.push(finding(*code, fields));
        }
        if let Outcome::Doubtful(fields) = doubts {
            doubtful.extend(fields);
        }
    }
    if !doubtful.is_empty() {
        findings.push(finding(Code::LowConfidence, doubtful));
    }
    findings
}

/// The finding of a code, with the office's words; each field once, in order.
pub fn finding(code: Code, fields: impl IntoIterator<Item = FieldKey>) -> Finding {
    let (french, arabic) = texts::of(code);
    let fields: BTreeSet<FieldKey> = fields.into_iter().collect();
    Finding { code, severity: code.severity(), fields: fields.into_iter().collect(), message: french.to_owned(), message_ar: arabic.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_one_rule_but_low_confidence() {
        let ruled: Vec<Code> = RULES.iter().map(|(code, _)| *code).collect();
        let all: Vec<Code> = Code::ALL.iter().copied().filter(|c| *c != Code::LowConfidence).collect();
        assert_eq!(ruled, all);
    }

    #[test]
    fn a_clean_dossier_has_no_finding() {
        assert_eq!(sample::Sample::clean().codes(), []);
    }
}
