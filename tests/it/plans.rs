//! No hot query reads a whole big table. PostgreSQL itself is asked: with sequential scans allowed only where nothing else can answer, each hot
//! query runs, and the tables' own counters of sequential scans must stand still. On small tables the planner's choice would tell nothing.
//! Nor does one walk through a whole index: on some thousand dossiers, the rows that indexes gave are counted too.

use crate::support::{TestStore, contact_point};
use chrono::{DateTime, TimeDelta, Utc};
use guichet::clock::Clock;
use guichet::dossier::Sha256Sum;
use guichet::dossier::identifiers::ReceiptNumber;
use guichet::dossier::ids::{LeaseToken, UserId};
use guichet::registry::spelling;
use guichet::review::Queue;
use guichet::store::filled::{self, Filling};
use guichet::store::search::Wanted;
use guichet::store::summaries::{self, Filter};
use guichet::store::work::{self, Lane};
use guichet::store::{Objects, Store, counter_verdicts, dossiers, duplicates, exits, previews, queues, readings, registry, scans, search, tracking, worklist};
use sqlx::PgConnection;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The tables that grow with every dossier, or hold the nation.
const BIG: [&str; 17] = [
    "act_keys",
    "counter_verdicts",
    "dependants",
    "dossier_search",
    "dossiers",
    "events",
    "findings",
    "manifest_entries",
    "members",
    "objects",
    "page_fingerprints",
    "page_images",
    "providers",
    "queue_exits",
    "readings",
    "scans",
    "worklist",
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

/// A store of one connection, for which sequential scans are the last resort. Its own counters are written before they are read; other connections would
/// write theirs late, in the middle of the measurement.
async fn alone_without_sequential_scans(test: &TestStore) -> Store {
    let database = test.url.rsplit('/').next().unwrap();
    let setting = format!("alter database {database} set enable_seqscan = off");
    sqlx::query(sqlx::AssertSqlSafe(setting)).execute(&mut *test.store.connection().await.unwrap()).await.unwrap();
    test.store.pool().close().await;
    Store::connect(&test.url, 1, Objects::folder(&test.folder.path().join("objects")).unwrap()).await.unwrap()
}

#[tokio::test]
async fn no_hot_query_reads_a_whole_big_table() {
    let test = TestStore::new().await;
    let id = test.received(2).await;
    let store = alone_without_sequential_scans(&test).await;
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

/// Dossiers that are loaded; a tenth of them waits.
const DOSSIERS: u64 = 4_000;
/// Rows that one question may have an index give, of all big tables together: what a page shows, and what is joined to it.
const FEW: i64 = 300;

/// Rows of a page.
const PAGE: u16 = 20;

/// What indexes of big tables gave so far.
async fn given(db: &mut PgConnection) -> i64 {
    sqlx::query("select pg_stat_force_next_flush()").execute(&mut *db).await.unwrap();
    sqlx::query("select 1").execute(&mut *db).await.unwrap();
    let sql = "select sum(idx_tup_read)::bigint from pg_stat_user_indexes where relname = any($1)";
    sqlx::query_scalar(sql).bind(BIG.map(str::to_owned).to_vec()).fetch_one(db).await.unwrap()
}

/// A database with many dossiers, and what was read of it so far.
struct Filled {
    filling: Filling,
    now: DateTime<Utc>,
    whole: BTreeMap<String, i64>,
    given: i64,
}

impl Filled {
    /// Holds that since the last time few rows were read, and none of them by reading a whole table.
    async fn few(&mut self, db: &mut PgConnection, what: &str) {
        let rows = given(db).await - self.given;
        still(db, &self.whole, what).await;
        assert!(rows <= FEW, "{what}: {rows} rows were read");
        self.given = given(db).await;
    }

    async fn searches(&mut self, db: &mut PgConnection) {
        let middle = DOSSIERS / 2;
        let (known, wanted) = (self.filling.known(middle), || Wanted { limit: PAGE, ..Wanted::default() });
        for (what, wanted) in [
            ("a search by receipt", Wanted { receipt: Some(known.receipt.clone()), ..wanted() }),
            ("a search by the device's receipt", Wanted { receipt: Some(known.provisional.clone()), ..wanted() }),
            ("a search by number", Wanted { immatriculation: Some(known.immatriculation.clone()), ..wanted() }),
            ("a search by card", Wanted { cin: Some(known.cin.clone()), ..wanted() }),
            ("a search by name", Wanted { name: Some(known.name.clone()), ..wanted() }),
        ] {
            let found = search::find(db, &wanted).await.unwrap();
            assert!(found.iter().any(|found| found.dossier.id == self.filling.id(middle)), "{what} finds nothing");
            self.few(db, what).await;
        }
        for (what, wanted) in [
            ("a search by a card that nobody has", Wanted { cin: Some("ZZ999999".into()), ..wanted() }),
            ("a search by a name that nobody has", Wanted { name: Some("Xaxa Pompidou".into()), ..wanted() }),
            ("a search by a family's name", Wanted { name: Some(known.family.clone()), ..wanted() }),
            ("a search of a state", Wanted { state: Some("returned".into()), ..wanted() }),
            ("a search of a day", Wanted { from: Some(self.now - TimeDelta::days(1)), ..wanted() }),
        ] {
            search::find(db, &wanted).await.unwrap();
            self.few(db, what).await;
        }
        let known = self.filling.known(DOSSIERS - 1);
        tracking::find(db, &ReceiptNumber::parse(&known.receipt).unwrap(), known.born).await.unwrap().unwrap();
        self.few(db, "tracking").await;
        registry::members_like(db, &[], &[], &spelling::asked(&known.name)).await.unwrap();
        self.few(db, "members of a name").await;
    }

    async fn lists(&mut self, db: &mut PgConnection) {
        for (what, contact_point, state) in [
            ("a counter's list", Some(self.filling.contact_point(1)), None),
            ("the list of all", None, None),
            ("the list of a state", None, Some("returned")),
            ("the list of a state in which none is", None, Some("given_up")),
        ] {
            summaries::list(db, &Filter { contact_point, state, after: None, limit: PAGE }).await.unwrap();
            self.few(db, what).await;
        }
        let standings = queues::standings(db, self.now, self.now).await.unwrap();
        assert_eq!(standings.iter().map(|standing| standing.waiting).sum::<i64>(), self.filling.waiting().cast_signed());
        exits::done_by(db, self.filling.reviewer(0), self.now).await.unwrap();
        self.few(db, "the board").await;
        worklist::list(db, Some(Queue::General), None, PAGE).await.unwrap();
        self.few(db, "a page of the worklist").await;
    }

    async fn dossier(&mut self, db: &mut PgConnection) {
        let id = self.filling.id(DOSSIERS - 1);
        readings::latest(db, id).await.unwrap().unwrap();
        counter_verdicts::latest(db, id).await.unwrap();
        counter_verdicts::handed_in_before(db, id, self.now, &[Sha256Sum::of(b"a")]).await.unwrap();
        self.few(db, "a reading, a verdict").await;
        previews::take(db, self.now).await.unwrap();
        self.few(db, "taking previews").await;
    }
}

#[tokio::test]
async fn what_a_hot_query_reads_does_not_grow() {
    let test = TestStore::new().await;
    let (filling, now) = (Filling { seed: 1, dossiers: DOSSIERS, now: test.clock.now() }, test.clock.now());
    filled::fill(&test.store, &filling).await.unwrap();
    let store = alone_without_sequential_scans(&test).await;
    let mut db = store.connection().await.unwrap();
    alone(&mut db).await;
    let mut filled = Filled { filling, now, whole: sequential_scans(&mut db).await, given: given(&mut db).await };
    filled.searches(&mut db).await;
    filled.lists(&mut db).await;
    filled.dossier(&mut db).await;

    let asking = worklist::Asking { reviewer: filling.reviewer(0), queues: Queue::ALL.to_vec(), shown: true };
    // One connection: it goes round.
    drop(db);
    let mut tx = store.begin().await.unwrap();
    let (dossier, _) = worklist::take_next(&mut tx, &asking, LeaseToken::from_uuid(Uuid::new_v4()), now).await.unwrap().unwrap();
    tx.commit().await.unwrap();
    filled.few(&mut store.connection().await.unwrap(), "the next dossier").await;
    let mut tx = store.begin().await.unwrap();
    assert_eq!(worklist::release_lapsed(&mut tx, now + TimeDelta::hours(1)).await.unwrap(), 1);
    assert!(worklist::lease(&mut tx, dossier.id).await.unwrap().is_none());
    tx.commit().await.unwrap();
    filled.few(&mut store.connection().await.unwrap(), "a hold that runs out").await;
}
