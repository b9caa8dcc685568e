//! The rules run again over a corrected reading.

use super::band::POLICY;
use super::correction::corrected;
use super::{Correction, ReviewError};
use crate::dossier::{Code, DossierReading, FieldKey, Route};
use crate::extract::Extraction;
use crate::registry::{Query, Registry};
use crate::route;
use crate::store::corrections::Recheck;
use crate::store::dossiers::Dossier;
use crate::store::{StoreError, duplicates, registry};
use crate::validate::{self, ActKey, Case, Earlier};
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};

/// Runs the rules over `reading` as `corrections` leave it, with the registry and the earlier acts of this moment.
pub(super) async fn run(
    db: &mut PgConnection,
    dossier: &Dossier,
    reading: &DossierReading,
    corrections: &BTreeMap<FieldKey, Correction>,
    now: DateTime<Utc>,
) -> Result<Recheck, ReviewError> {
    let received_at = dossier.received_at.ok_or(StoreError::Inconsistent { table: "dossiers", column: "received_at" })?;
    let extraction = corrected(Extraction::of_reading(reading), corrections);
    let registry = registry::slice(db, &asked(&extraction)).await?;
    let mut earlier = Earlier { repeated_pages: repeated_elsewhere(reading), ..Earlier::default() };
    let keys: Vec<String> =
        validate::act_keys(&case(reading, &extraction, &registry, dossier.received_on(), &earlier)).iter().map(|key| key.as_str().to_owned()).collect();
    earlier.acts = duplicates::claimed_before(db, dossier.id, received_at, &keys).await?.into_iter().map(ActKey::from_stored).collect();
    let findings = validate::check(&case(reading, &extraction, &registry, dossier.received_on(), &earlier));
    let policy = POLICY.as_ref().ok_or(ReviewError::NoPolicy)?;
    let decision = route::decide(&reading.pages, &extraction, findings, policy);
    Ok(Recheck { at: now, could_pass: decision.route == Route::Automatic, findings: decision.findings })
}

fn case<'a>(reading: &'a DossierReading, extraction: &'a Extraction, registry: &'a Registry, received_on: NaiveDate, earlier: &'a Earlier) -> Case<'a> {
    Case { pages: &reading.pages, extraction, registry, received_on, earlier }
}

/// What the registry is asked for: every value as it stands now.
fn asked(extraction: &Extraction) -> Query {
    let mut query = Query::default();
    for (key, field) in &extraction.fields {
        query.note(key, &field.value);
        for candidate in &field.alternatives {
            query.note(key, &candidate.value);
        }
    }
    query
}

/// No correction changes what paper was handed in: where the machine found a page repeated and this dossier holds it once, an earlier one holds it too.
fn repeated_elsewhere(reading: &DossierReading) -> BTreeSet<usize> {
    let found = reading.findings.iter().any(|finding| finding.code == Code::DuplicatePage);
    if found && reading.paper.repeated_pages.is_empty() { (0..reading.pages.len()).collect() } else { BTreeSet::new() }
}
