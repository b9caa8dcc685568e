//! What an insured person may see of their dossier, by its number and a birth date.

use super::StoreError;
use super::dossiers::{Dossier, Row, columns};
use crate::dossier::Severity;
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::ids::DossierId;
use crate::dossier::state::State;
use crate::store::{corrections, readings};
use chrono::NaiveDate;
use sqlx::PgConnection;

/// What is missing, without a name or a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// A reviewer's reason, by its code.
    Reason(String),
    /// A rule's text, in French and in Arabic.
    Text(String, String),
}

/// What may be shown.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// The dossier's own row.
    pub dossier: Dossier,
    /// What is missing, where it was returned.
    pub missing: Vec<Missing>,
}

/// The dossier with this number, if `birth_date` is the beneficiary's as read or corrected, or the insured person's as registered.
///
/// One statement finds it or not: a wrong date and an unknown number take the same way.
///
/// # Errors
/// The database failed.
pub async fn find(db: &mut PgConnection, number: &ReceiptNumber, birth_date: NaiveDate) -> Result<Option<Tracked>, StoreError> {
    let row: Option<Row> = sqlx::query_as(concat!(
        "-- tracking::find\nselect ",
        columns!(),
        " from dossiers d
         left join lateral (select id, immatriculation, document from readings where dossier_id = d.id order by id desc limit 1) r on true
         left join lateral (select value from corrections where reading_id = r.id and field = 'insured_immatriculation' order by id desc limit 1) n on true
         left join lateral (select value from corrections where reading_id = r.id and field = 'beneficiary_birth_date' order by id desc limit 1) b on true
         left join members m on m.immatriculation = coalesce(n.value, r.immatriculation)
         where (d.receipt_number = $1 or d.provisional_number = $1)
           and (m.birth_date = $2 or coalesce(b.value, r.document #>> '{fields,beneficiary_birth_date,value}') = $2::text)"
    ))
    .bind(number.as_str())
    .bind(birth_date)
    .fetch_optional(&mut *db)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let dossier = Dossier::try_from(row)?;
    let missing = if dossier.state == State::Returned { missing(db, dossier.id).await? } else { Vec::new() };
    Ok(Some(Tracked { dossier, missing }))
}

async fn missing(db: &mut PgConnection, id: DossierId) -> Result<Vec<Missing>, StoreError> {
    let Some(reading) = readings::latest(db, id).await? else { return Ok(Vec::new()) };
    if let Some(sent_back) = corrections::latest_return(db, id).await?.filter(|sent_back| sent_back.reading == reading.id) {
        return Ok(vec![Missing::Reason(sent_back.reason)]);
    }
    let findings = reading.document.findings.into_iter().filter(|finding| finding.severity == Severity::Return);
    Ok(findings.map(|finding| Missing::Text(finding.message, finding.message_ar)).collect())
}
