//! What the tests share: a private cluster a run, a database a test, a clock that is set by hand.

pub mod edge;
pub mod fake;

use chrono::{DateTime, TimeDelta, Utc};
use guichet::clock::Clock;
use guichet::dossier::ids::{ContactPointId, DossierId};
use guichet::intake::Intake;
use guichet::store::contact_points::{self, ContactPoint};
use guichet::store::dossiers::NewDossier;
use guichet::store::embedded::{Cluster, Durability};
use guichet::store::{Objects, Store};
use sqlx::{AssertSqlSafe, Connection, PgConnection};
use std::path::Path;
use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, Weak};
use tempfile::TempDir;

/// The cluster of this run: started by the first test that needs it, stopped when no test holds it.
fn cluster() -> Arc<Cluster> {
    static SHARED: Mutex<Weak<Cluster>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap();
    if let Some(cluster) = shared.upgrade() {
        return cluster;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("postgres");
    let cluster = Arc::new(Cluster::start(&folder, Durability::None).expect("a private cluster"));
    *shared = Arc::downgrade(&cluster);
    cluster
}

/// A store with a database and an object folder of its own, thrown away at the end.
pub struct TestStore {
    pub store: Store,
    pub clock: TestClock,
    pub folder: TempDir,
    pub url: String,
    database: String,
    cluster: Arc<Cluster>,
}

impl TestStore {
    /// A migrated store with two contact points (codes 412 and 7).
    pub async fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let cluster = tokio::task::spawn_blocking(cluster).await.unwrap();
        let database = format!("it_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
        admin(&cluster, &format!("create database {database}")).await;
        let url = format!("{}/{database}", cluster.url().rsplit_once('/').unwrap().0);
        let folder = tempfile::tempdir().unwrap();
        let objects = Objects::folder(&folder.path().join("objects")).unwrap();
        let store = Store::connect(&url, 20, objects).await.unwrap();
        store.migrate().await.unwrap();
        let mut db = store.connection().await.unwrap();
        for (code, name) in [(412, "Rabat Agdal"), (7, "Fès Batha")] {
            let point =
                ContactPoint { id: contact_point(code), code: code.try_into().unwrap(), name: name.to_owned(), kind: "counter".to_owned(), active: true };
            contact_points::put(&mut db, &[&point]).await.unwrap();
        }
        Self { store, clock: TestClock::default(), folder, url, database, cluster }
    }
}

impl TestStore {
    /// An intake into this store.
    pub fn intake(&self) -> Intake {
        let program = env!("CARGO_BIN_EXE_guichet").into();
        Intake::new(self.store.clone(), Arc::new(self.clock.clone()), self.folder.path().join("incoming"), program).unwrap()
    }

    /// A dossier of contact point 412 with so many scans, handed in whole.
    pub async fn received(&self, scans: u8) -> DossierId {
        let (intake, id) = (self.intake(), dossier_id());
        intake.create(&new_dossier(id, 412)).await.unwrap();
        intake.put_manifest(id, fake::manifest(1..=scans), None).await.unwrap();
        for position in 1..=scans {
            fake::put(&intake, id, position.into(), fake::scan(position)).await.unwrap();
        }
        id
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        let sql = format!("drop database if exists {} with (force)", self.database);
        let cluster = Arc::clone(&self.cluster);
        // Dropping may happen inside a runtime; a thread of its own may block.
        let _ = std::thread::spawn(move || tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(admin(&cluster, &sql))).join();
    }
}

async fn admin(cluster: &Cluster, sql: &str) {
    let mut db = PgConnection::connect(cluster.url()).await.unwrap();
    sqlx::query(AssertSqlSafe(sql)).execute(&mut db).await.unwrap();
}

/// The contact point of a code.
pub fn contact_point(code: u32) -> ContactPointId {
    contact_points::id_of(code)
}

/// A new dossier id, as a device would make it.
pub fn dossier_id() -> DossierId {
    DossierId::from_uuid(uuid::Uuid::now_v7())
}

/// A dossier about to be created at a contact point.
pub fn new_dossier(id: DossierId, code: u32) -> NewDossier {
    NewDossier { id, contact_point: contact_point(code), handed_in_on: None, by: None }
}

/// A clock that stands still until moved.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicU64>);

impl Default for TestClock {
    fn default() -> Self {
        Self(Arc::new(AtomicU64::new(1_790_000_000_000)))
    }
}

impl TestClock {
    /// Moves it forward.
    pub fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_milliseconds().try_into().unwrap(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst).try_into().unwrap()).unwrap()
    }
}
