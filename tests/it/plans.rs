//! No hot query reads a whole big table. PostgreSQL itself is asked: with sequential scans allowed only where nothing else can answer, each hot
//! query runs, and the tables' own counters of sequential scans must stand still. On small tables the planner's choice would tell nothing.

use crate::support::{TestStore, contact_point};
use chrono::TimeDelta;
use guichet::clock::Clock;
use guichet::dossier::Sha256Sum;
use guichet::dossier::ids::{LeaseToken, UserId};
use guichet::review::Queue;
use guichet::store::work::{self, Lane};
use guichet::store::{Objects, Store, counter_verdicts, dossiers, duplicates, readings, registry, scans, worklist};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The tables that grow with every dossier, or hold the nation.
const BIG: [&str; 14] = [
    "act_keys",
    "counter_verdicts",
    "dependants",
    "dossiers",
    "events",
    "findings",
    "manifest_entries",
    "members",
    "objects",
    "page_fingerprints",
    "page_images",
    "providers",
    "readings",
    "scans",
];

async fn sequential_scans(db: &mut PgConnection) -> BTreeMap<String, i64> {
    sqlx::query("select pg_stat_force_next_flush()").execute(&mut *db).await.unwrap();
    // Counters are written when a transaction ends; this one writes the earlier ones'.
    sqlx::query("select 1").execute(&mut *db).await.unwrap();
    let rows: Vec<(String, i64)> = sqlx::query_as("select relname::text, seq_scan from pg_stat_user_tables where relname = any($1)")
        .bind(BIG.map(str::to_owned).to_vec())
        .fetch_all(db)
        .await
        .unwrap();
    rows.into_iter().collect()
}

/// Waits until no other connection to this database is left.
async fn alone(db: &mut PgConnection) {
    let others = "select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'";
    while sqlx::query_scalar::<_, i64>(others).fetch_one(&mut *db).await.unwrap() > 0 {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

/// Fails where anything since `before` has read a whole big table.
async fn still(db: &mut PgConnection, before: &BTreeMap<String, i64>, what: &str) {
    assert_eq!(&sequential_scans(db).await, before, "{what} reads a whole table");
}

#[tokio::test]
async fn no_hot_query_reads_a_whole_big_table() {
    let test = TestStore::new().await;
    let id = test.received(2).await;
    let database = test.url.rsplit('/').next().unwrap().to_owned();
    sqlx::query(sqlx::AssertSqlSafe(format!("alter database {database} set enable_seqscan = off")))
        .execute(&mut *test.store.connection().await.unwrap())
        .await
        .unwrap();
    // Other connections would write their counters late, in the middle of the measurement.
    test.store.pool().close().await;
    // One connection: its own counters are written before they are read.
    let store = Store::connect(&test.url, 1, Objects::folder(&test.folder.path().join("objects")).unwrap()).await.unwrap();
    let (now, mut tx) = (test.clock.now(), store.begin().await.unwrap());
    let dossier = dossiers::find(&mut tx, id).await.unwrap();
    tx.rollback().await.unwrap();

    let mut db = store.connection().await.unwrap();
    alone(&mut db).await;
    let before = sequential_scans(&mut db).await;
    scans::manifest(&mut db, id).await.unwrap();
    scans::current(&mut db, id).await.unwrap();
    dossiers::timeline(&mut db, id).await.unwrap();
    still(&mut db, &before, "a dossier's page").await;
    readings::latest(&mut db, id).await.unwrap();
    counter_verdicts::latest(&mut db, id).await.unwrap();
    still(&mut db, &before, "the latest reading").await;
    counter_verdicts::handed_in_before(&mut db, id, now, &[Sha256Sum::of(b"a")]).await.unwrap();
    duplicates::similar_pages(&mut db, id, now, &[1]).await.unwrap();
    duplicates::claimed_before(&mut db, id, now, &["a".repeat(64)]).await.unwrap();
    still(&mut db, &before, "what was handed in before").await;
    let mut query = guichet::registry::Query::default();
    query.numbers.insert("604218375".into());
    query.cins.insert("BK459832".into());
    query.inpes.insert("091061767".into());
    registry::slice(&mut db, &query).await.unwrap();
    still(&mut db, &before, "the registry's slice").await;
    work::verdicts_wait(&mut db, now).await.unwrap();
    drop(db);

    let mut tx = store.begin().await.unwrap();
    let (lease, _) = work::take(&mut tx, Lane::Verdict, "test", 1, now, now + TimeDelta::seconds(20)).await.unwrap().pop().unwrap();
    work::looked_at(&mut tx, &lease, true, now).await.unwrap();
    let asking = worklist::Asking { reviewer: UserId::from_uuid(Uuid::now_v7()), queues: vec![Queue::General], shown: true };
    worklist::take_next(&mut tx, &asking, LeaseToken::from_uuid(Uuid::new_v4()), now).await.unwrap();
    worklist::list(&mut tx, None, None, 20).await.unwrap();
    tx.commit().await.unwrap();
    let mut db = store.connection().await.unwrap();
    still(&mut db, &before, "taking work, or the next dossier for a reviewer").await;
    assert_eq!(dossier.contact_point, contact_point(412));
}
