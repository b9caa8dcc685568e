//! The ledger: proves that nothing was lost. Receipts, scans, objects and states, held against each other per contact point.

use super::objects::ObjectKey;
use super::{Store, StoreError};
use crate::dossier::Sha256Sum;
use crate::dossier::ids::DossierId;
use futures_util::StreamExt;
use sqlx::PgConnection;
use std::collections::{BTreeMap, HashSet};

/// One contact point's account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Its code.
    pub code: i32,
    /// Its name.
    pub name: String,
    /// Receipt numbers drawn.
    pub receipts: i64,
    /// Dossiers with a row.
    pub dossiers: i64,
    /// Dossiers by state.
    pub states: BTreeMap<String, i64>,
    /// Scans with a row.
    pub scans: i64,
    /// Scans announced by manifests of dossiers that were received.
    pub announced: i64,
}

/// Something that does not agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// A contact point drew another number of receipts than it has dossiers.
    Receipts {
        /// Its code.
        code: i32,
        /// Receipts drawn.
        receipts: i64,
        /// Dossiers there.
        dossiers: i64,
    },
    /// A received dossier lacks a scan of its manifest.
    ScanMissing {
        /// The dossier.
        dossier: DossierId,
        /// Position in the manifest.
        position: i32,
    },
    /// A received dossier has no manifest.
    ManifestMissing {
        /// The dossier.
        dossier: DossierId,
    },
    /// A dossier that waits for the machine has no work, or one that does not has some.
    Stuck {
        /// The dossier.
        dossier: DossierId,
    },
    /// An object is gone.
    ObjectMissing {
        /// Its key.
        key: String,
    },
    /// An object's bytes are not those received.
    ObjectDamaged {
        /// Its key.
        key: String,
    },
}

/// What the ledger says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// By contact point, by code.
    pub accounts: Vec<Account>,
    /// What does not agree; empty where all is well.
    pub differences: Vec<Difference>,
    /// Objects with a row.
    pub objects: usize,
    /// Objects whose bytes were read and held against their sum.
    pub verified: usize,
    /// Stored bytes that no row names: uploads that broke off before they were acknowledged. Harmless.
    pub unnamed: usize,
}

/// Counts the accounts, and what differs between rows. Quick.
///
/// # Errors
/// The database failed.
pub async fn rows(db: &mut PgConnection) -> Result<Ledger, StoreError> {
    let mut ledger = Ledger { accounts: accounts(db).await?, ..Ledger::default() };
    for account in ledger.accounts.iter().filter(|account| account.receipts != account.dossiers) {
        ledger.differences.push(Difference::Receipts { code: account.code, receipts: account.receipts, dossiers: account.dossiers });
    }
    let missing: Vec<(DossierId, i32)> = sqlx::query_as(
        "-- ledger::rows
         select m.dossier_id, m.position from manifest_entries m join dossiers d on d.id = m.dossier_id
         where d.received_at is not null and (d.state <> 'returned' or d.manifest_hand_in < d.hand_in)
               and not exists (select 1 from scans s where s.dossier_id = m.dossier_id and s.position = m.position and s.sha256 = m.sha256)
         order by 1, 2",
    )
    .fetch_all(&mut *db)
    .await?;
    ledger.differences.extend(missing.into_iter().map(|(dossier, position)| Difference::ScanMissing { dossier, position }));
    let without: Vec<(DossierId,)> = sqlx::query_as(
        "-- ledger::rows
         select d.id from dossiers d where d.received_at is not null and not exists (select 1 from manifest_entries m where m.dossier_id = d.id) order by 1",
    )
    .fetch_all(&mut *db)
    .await?;
    ledger.differences.extend(without.into_iter().map(|(dossier,)| Difference::ManifestMissing { dossier }));
    let stuck: Vec<(DossierId,)> = sqlx::query_as(
        "-- ledger::rows
         select d.id from dossiers d left join work w on w.dossier_id = d.id left join given_up g on g.dossier_id = d.id
         where (d.state in ('received', 'reading')) <> (w.dossier_id is not null) or (d.state = 'reading') <> (w.lease_token is not null and w.lane = 'reading')
               or (d.state = 'given_up') <> (g.dossier_id is not null)
         order by 1",
    )
    .fetch_all(db)
    .await?;
    ledger.differences.extend(stuck.into_iter().map(|(dossier,)| Difference::Stuck { dossier }));
    Ok(ledger)
}

async fn accounts(db: &mut PgConnection) -> Result<Vec<Account>, StoreError> {
    let points: Vec<(i32, String, i64, i64, i64, i64)> = sqlx::query_as(
        "-- ledger::accounts
         select p.code, p.name, p.next_serial - 1, count(d.id),
                coalesce(sum((select count(*) from scans s where s.dossier_id = d.id)), 0)::bigint,
                coalesce(sum((select count(*) from manifest_entries m where m.dossier_id = d.id and d.received_at is not null)), 0)::bigint
         from contact_points p left join dossiers d on d.contact_point_id = p.id group by p.id order by p.code",
    )
    .fetch_all(&mut *db)
    .await?;
    let states: Vec<(i32, String, i64)> = sqlx::query_as(
        "-- ledger::accounts
         select p.code, d.state, count(*) from dossiers d join contact_points p on p.id = d.contact_point_id group by 1, 2",
    )
    .fetch_all(db)
    .await?;
    let account = |(code, name, receipts, dossiers, scans, announced)| Account { code, name, receipts, dossiers, scans, announced, states: BTreeMap::new() };
    let mut accounts: Vec<Account> = points.into_iter().map(account).collect();
    for (code, state, count) in states {
        if let Some(account) = accounts.iter_mut().find(|account| account.code == code) {
            account.states.insert(state, count);
        }
    }
    Ok(accounts)
}

/// The whole proof: rows, and every object read and held against its sum. Takes as long as reading every byte.
///
/// # Errors
/// The database failed, or the object storage does not answer.
pub async fn whole(store: &Store) -> Result<Ledger, StoreError> {
    // Listed before the rows are read: what is stored meanwhile is then not held to be unnamed.
    let listed: HashSet<ObjectKey> = store.objects().list().await?.into_iter().map(|(key, _)| key).collect();
    let mut db = store.connection().await?;
    let mut ledger = rows(&mut db).await?;
    let named: Vec<(String, Vec<u8>)> = sqlx::query_as("-- ledger::whole\nselect key, sha256 from objects order by key").fetch_all(&mut *db).await?;
    drop(db);
    ledger.objects = named.len();
    let keys: HashSet<ObjectKey> = named.iter().map(|(key, _)| ObjectKey::from_stored(key)).collect();
    ledger.unnamed = listed.difference(&keys).count();
    let mut checks = futures_util::stream::iter(named.into_iter().map(|(key, sum)| check(store, key, sum))).buffer_unordered(8);
    while let Some(checked) = checks.next().await {
        match checked? {
            None => ledger.verified += 1,
            Some(difference) => ledger.differences.push(difference),
        }
    }
    Ok(ledger)
}

async fn check(store: &Store, key: String, sum: Vec<u8>) -> Result<Option<Difference>, StoreError> {
    let sum = sum.try_into().map_err(|_| StoreError::Inconsistent { table: "objects", column: "sha256" })?;
    match store.objects().get(&ObjectKey::from_stored(&key), Sha256Sum::from_bytes(sum)).await {
        Ok(_) => Ok(None),
        Err(StoreError::Missing { key }) => Ok(Some(Difference::ObjectMissing { key })),
        Err(StoreError::Damaged { key }) => Ok(Some(Difference::ObjectDamaged { key })),
        Err(error) => Err(error),
    }
}
