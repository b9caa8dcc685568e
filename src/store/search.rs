//! Finding dossiers: by number, receipt, name however spelled, card, provider, state, day. One row a dossier, indexed by each; written when it is decided and
//! when a reviewer corrects. Personal: never logged.

use super::summaries::{self, Summary};
use super::{StoreError, corrections, dossiers, one_row, readings};
use crate::dossier::ids::DossierId;
use crate::dossier::{DossierReading, FieldKey};
use crate::registry::spelling;
use crate::review::Correction;
use crate::review::second_keying::stands;
use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Names and cards that a dossier is found by.
const NAMES: [&str; 2] = ["insured_full_name", "beneficiary_full_name"];
const CARDS: [&str; 2] = ["insured_cin", "beneficiary_cin"];

/// What is looked for: all of it must hold. Personal: no `Debug`.
#[derive(Clone, Default)]
pub struct Wanted {
    /// Receipt number, as printed; also one that the device gave before.
    pub receipt: Option<String>,
    /// Number of the insured.
    pub immatriculation: Option<String>,
    /// Identity card of insured or beneficiary.
    pub cin: Option<String>,
    /// Name of insured or beneficiary.
    pub name: Option<String>,
    /// INPE of a provider.
    pub provider: Option<String>,
    /// State, by its name.
    pub state: Option<String>,
    /// Received on this day or later.
    pub from: Option<DateTime<Utc>>,
    /// Received before.
    pub before: Option<DateTime<Utc>>,
    /// After this one (reception, id), newest first.
    pub after: Option<(DateTime<Utc>, DossierId)>,
    /// At most so many.
    pub limit: u16,
}

/// What a list shows of the people concerned; masked by the edge. Personal: no `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct Person {
    /// Name of the insured, as it stands now.
    pub name: Option<String>,
    /// Number of the insured.
    pub immatriculation: Option<String>,
}

/// Remembers what a dossier is found by: the reading as people have corrected it.
///
/// # Errors
/// The database failed.
pub async fn remember(
    db: &mut PgConnection,
    id: DossierId,
    received_at: DateTime<Utc>,
    reading: &DossierReading,
    said: &BTreeMap<FieldKey, Correction>,
) -> Result<(), StoreError> {
    let value = |key: &str| stands(&FieldKey::new(key), reading, said)?.value;
    let names: BTreeSet<String> = NAMES.iter().filter_map(|key| value(key)).flat_map(|name| spelling::keys(&name)).collect();
    let cards: BTreeSet<String> = CARDS.iter().filter_map(|key| value(key)).collect();
    let inpes: BTreeSet<String> =
        reading.fields.keys().chain(said.keys()).filter(|key| key.as_str().ends_with("inpe")).filter_map(|key| value(key.as_str())).collect();
    let done = sqlx::query(
        "-- search::remember
         insert into dossier_search (dossier_id, received_at, immatriculation, insured_name, cins, name_keys, inpes) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (dossier_id) do update set immatriculation = excluded.immatriculation, insured_name = excluded.insured_name, cins = excluded.cins,
             name_keys = excluded.name_keys, inpes = excluded.inpes",
    )
    .bind(id)
    .bind(received_at)
    .bind(value("insured_immatriculation"))
    .bind(value("insured_full_name"))
    .bind(cards.into_iter().collect::<Vec<_>>())
    .bind(names.into_iter().collect::<Vec<_>>())
    .bind(inpes.into_iter().collect::<Vec<_>>())
    .execute(db)
    .await?;
    one_row(&done, "dossier_search")
}

/// Learns at most so many of the dossiers that were decided before there was a search; gives how many are done. Several processes may do it at once.
///
/// # Errors
/// The database failed.
pub async fn catch_up(db: &mut PgConnection, at_most: u16) -> Result<usize, StoreError> {
    let mut ids: Vec<DossierId> = sqlx::query_scalar(
        "-- search::catch_up
         delete from search_backlog where dossier_id in (select dossier_id from search_backlog order by dossier_id limit $1 for update skip locked)
         returning dossier_id",
    )
    .bind(i64::from(at_most))
    .fetch_all(&mut *db)
    .await?;
    // Locked, so that nobody corrects between the look and the row; always in one order, so that two never wait for each other.
    ids.sort();
    for id in &ids {
        let dossier = dossiers::lock(db, *id).await?;
        let reading = match readings::latest(db, *id).await {
            Ok(Some(reading)) => reading,
            // A reading that this program cannot understand any more is found by its number only.
            Ok(None) | Err(StoreError::Document(_)) => continue,
            Err(error) => return Err(error),
        };
        let said = corrections::latest(db, reading.id).await?;
        let said = said.into_iter().map(|stored| (stored.correction.key.clone(), stored.correction)).collect();
        remember(db, *id, dossier.received_at.unwrap_or(dossier.created_at), &reading.document, &said).await?;
    }
    Ok(ids.len())
}

/// The dossiers that `wanted` finds, newest first.
///
/// The page is chosen first, on what decides; only what it shows is joined.
///
/// # Errors
/// The database failed.
pub async fn find(db: &mut PgConnection, wanted: &Wanted) -> Result<Vec<Summary>, StoreError> {
    let name = wanted.name.as_deref().map(spelling::asked);
    // A name without a letter is nobody's.
    if name.as_ref().is_some_and(Vec::is_empty) {
        return Ok(Vec::new());
    }
    let personal = wanted.immatriculation.is_some() || wanted.cin.is_some() || name.is_some() || wanted.provider.is_some();
    let mut query = QueryBuilder::<Postgres>::new("-- search::find\nwith page as materialized (");
    if personal {
        person(&mut query, wanted, name);
    } else {
        dossier(&mut query, wanted);
    }
    query.push(" limit ").push_bind(i64::from(wanted.limit)).push(") ").push(summaries::SELECT);
    query.push(" join page on page.id = d.id order by page.received_at desc, page.id desc");
    summaries::fetch_planned(db, query).await
}

/// Chooses by whom a dossier is about.
fn person(query: &mut QueryBuilder<Postgres>, wanted: &Wanted, name: Option<Vec<String>>) {
    query.push("select s.dossier_id as id, s.received_at from ");
    match &wanted.cin {
        // A card has a few dossiers, which nothing tells the planner: gathered all, behind a fence, rather than the newest walked through.
        Some(cin) => drop(query.push("(select * from dossier_search where cins @> ").push_bind(vec![cin.clone()]).push(" offset 0) s")),
        None => drop(query.push("dossier_search s")),
    }
    if wanted.receipt.is_some() || wanted.state.is_some() {
        query.push(" join dossiers d on d.id = s.dossier_id");
    }
    query.push(" where true");
    if let Some(number) = &wanted.immatriculation {
        query.push(" and s.immatriculation = ").push_bind(number.clone());
    }
    if let Some(keys) = name {
        query.push(" and s.name_keys @> ").push_bind(keys);
    }
    if let Some(inpe) = &wanted.provider {
        query.push(" and s.inpes @> ").push_bind(vec![inpe.clone()]);
    }
    narrow(query, wanted, "s.received_at", "s.dossier_id");
}

/// Chooses by the dossier itself.
fn dossier(query: &mut QueryBuilder<Postgres>, wanted: &Wanted) {
    query.push("select d.id, d.received_at from dossiers d where true");
    if wanted.receipt.is_none() {
        query.push(" and d.received_at is not null");
    }
    narrow(query, wanted, "d.received_at", "d.id");
}

/// What is asked of reception, receipt and state, and the order. `received_at` and `id` are columns: of the search where it is asked, so that its indexes serve.
fn narrow(query: &mut QueryBuilder<Postgres>, wanted: &Wanted, received_at: &'static str, id: &'static str) {
    if let Some(receipt) = &wanted.receipt {
        query.push(" and (d.receipt_number = ").push_bind(receipt.clone()).push(" or d.provisional_number = ").push_bind(receipt.clone()).push(")");
    }
    if let Some(state) = &wanted.state {
        query.push(" and d.state = ").push_bind(state.clone());
    }
    if let Some(from) = wanted.from {
        query.push(" and ").push(received_at).push(" >= ").push_bind(from);
    }
    if let Some(before) = wanted.before {
        query.push(" and ").push(received_at).push(" < ").push_bind(before);
    }
    if let Some((at, after)) = wanted.after {
        query.push(" and (").push(received_at).push(", ").push(id).push(") < (").push_bind(at).push(", ").push_bind(after).push(")");
    }
    query.push(" order by ").push(received_at).push(" desc, ").push(id).push(" desc");
}

/// Whom dossiers are about, for a list.
///
/// # Errors
/// The database failed.
pub async fn people(db: &mut PgConnection, ids: &[DossierId]) -> Result<HashMap<DossierId, Person>, StoreError> {
    let rows: Vec<(DossierId, Option<String>, Option<String>)> =
        sqlx::query_as("-- search::people\nselect dossier_id, insured_name, immatriculation from dossier_search where dossier_id = any($1)")
            .bind(ids.iter().map(|id| id.as_uuid()).collect::<Vec<_>>())
            .fetch_all(db)
            .await?;
    Ok(rows.into_iter().map(|(id, name, immatriculation)| (id, Person { name, immatriculation })).collect())
}
