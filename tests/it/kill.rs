//! The service as processes: dossiers handed in over HTTP while workers are killed (-9) every few seconds. All reach a decision, none twice, and no log
//! names anybody.
//!
//! The short version hands in a few samples. `KILL_DOSSIERS` names another folder of dossiers (with `KILL_REGISTRY`), `KILL_SECONDS` the time between
//! two kills, `KILL_LIMIT` how many dossiers at most.

use crate::support::{TestStore, contact_point};
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::ids::UserId;
use guichet::http::secret;
use guichet::registry::Rows;
use guichet::store::ledger;
use guichet::store::registry;
use guichet::store::users::{self, MachineKey};
use std::collections::BTreeSet;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

fn number(name: &str, default: u64) -> u64 {
    env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

fn folder(name: &str, default: &str) -> PathBuf {
    env::var_os(name).map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join(default), PathBuf::from)
}

/// Processes of the service, killed when dropped.
struct Service<'a> {
    test: &'a TestStore,
    listen: String,
    children: Vec<Child>,
}

impl Service<'_> {
    fn start(&self, arguments: &[&str], log: &str) -> Child {
        let log = File::options().create(true).append(true).open(self.test.folder.path().join(log)).unwrap();
        Command::new(env!("CARGO_BIN_EXE_guichet"))
            .args(arguments)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .env("DATABASE_URL", &self.test.url)
            .env("GUICHET_DATA", self.test.folder.path())
            .env("GUICHET_LISTEN", &self.listen)
            .env("GUICHET_LOG__FILTER", "debug,sqlx=debug,hyper=info")
            .env("GUICHET_DATABASE__CONNECTIONS", "6")
            .env("GUICHET_WORK__SLOTS", "1")
            .env("GUICHET_WORK__LEASE_SECONDS", "4")
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .spawn()
            .unwrap()
    }
}

impl Drop for Service<'_> {
    fn drop(&mut self) {
        for child in &mut self.children {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// Registry, and a machine key of contact point 412.
async fn prepare(test: &TestStore, registry_folder: &Path) -> String {
    let mut tx = test.store.begin().await.unwrap();
    registry::replace(&mut tx, &Rows::load(registry_folder).unwrap(), SystemClock.now()).await.unwrap();
    let key = secret::new("gk_").unwrap();
    let id = UserId::from_uuid(uuid::Uuid::now_v7());
    let row = MachineKey { id, name: "kill".into(), contact_point: contact_point(412), created_at: SystemClock.now(), withdrawn_at: None };
    users::add_key(&mut tx, &row, secret::hash(&key)).await.unwrap();
    tx.commit().await.unwrap();
    key
}

async fn counts(test: &TestStore) -> (i64, i64) {
    sqlx::query_as("select count(*) filter (where state in ('settled', 'in_worklist', 'returned')), count(*) filter (where state = 'given_up') from dossiers")
        .fetch_one(test.store.pool())
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn workers_killed_at_any_moment_lose_nothing_and_decide_nothing_twice() {
    let mut dossiers: Vec<PathBuf> = fs::read_dir(folder("KILL_DOSSIERS", "samples/dossiers")).unwrap().map(|entry| entry.unwrap().path()).collect();
    dossiers.retain(|path| path.is_dir() && path.join("received_on").exists());
    dossiers.sort();
    let default_limit = if env::var_os("KILL_DOSSIERS").is_some() { 10_000 } else { 4 };
    dossiers.truncate(number("KILL_LIMIT", default_limit).try_into().unwrap());
    let registry_folder = folder("KILL_REGISTRY", "samples/registry");

    let test = TestStore::new().await;
    let key = prepare(&test, &registry_folder).await;
    let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let mut service = Service { test: &test, listen: format!("127.0.0.1:{port}"), children: Vec::new() };
    service.children = vec![service.start(&["work"], "work.log"), service.start(&["work"], "work.log"), service.start(&["serve"], "serve.log")];
    let url = format!("http://127.0.0.1:{port}");
    let mut arguments = vec!["hand-in", "--url", &url, "--key", &key];
    arguments.extend(dossiers.iter().map(|path| path.to_str().unwrap()));
    service.children.push(service.start(&arguments, "hand-in.log"));

    let every = Duration::from_secs(number("KILL_SECONDS", 3));
    let (started, mut kills, wanted) = (Instant::now(), 0, i64::try_from(dossiers.len()).unwrap());
    let limit = Duration::from_secs(600 + 60 * dossiers.len() as u64);
    // A busy machine may need longer for a dossier than a worker lives: where nothing moves, they live longer.
    let (mut life, mut decided) = (every, 0);
    while counts(&test).await.0 < wanted {
        assert_eq!(counts(&test).await.1, 0, "given up: {}", tail(&test, "work.log"));
        assert!(started.elapsed() < limit, "not all are decided: {}", tail(&test, "work.log"));
        tokio::time::sleep(life).await;
        let now_decided = counts(&test).await.0;
        life = if now_decided > decided { every } else { life.mul_f64(1.2).min(Duration::from_secs(60)) };
        decided = now_decided;
        let victim = kills % 2;
        service.children[victim].kill().unwrap();
        service.children[victim].wait().unwrap();
        service.children[victim] = service.start(&["work"], "work.log");
        kills += 1;
    }
    println!("{wanted} dossiers, {kills} kills, {:?}", started.elapsed());
    assert!(service.children[3].wait().unwrap().success(), "{}", tail(&test, "hand-in.log"));
    drop(service);

    let twice: Vec<(uuid::Uuid, i64)> = sqlx::query_as("select dossier_id, count(*) from events where what = 'decided' group by 1 having count(*) <> 1")
        .fetch_all(test.store.pool())
        .await
        .unwrap();
    assert_eq!(twice, [], "decided once each");
    let ledger = ledger::whole(&test.store).await.unwrap();
    assert_eq!(ledger.differences, []);
    let account = ledger.accounts.iter().find(|account| account.code == 412).unwrap();
    assert_eq!((account.receipts, account.dossiers), (wanted, wanted));
    no_log_names_anybody(&test, &registry_folder);
}

fn tail(test: &TestStore, log: &str) -> String {
    let text = fs::read_to_string(test.folder.path().join(log)).unwrap();
    text.chars().skip(text.chars().count().saturating_sub(3_000)).collect()
}

/// The logs of the whole run, at debug level, hold no name, number or card of anybody in the registry.
fn no_log_names_anybody(test: &TestStore, registry_folder: &Path) {
    let rows = Rows::load(registry_folder).unwrap();
    let mut secrets = BTreeSet::new();
    for member in &rows.members {
        secrets.extend([member.number.clone(), member.last_name.to_uppercase(), member.first_name.to_uppercase()]);
        secrets.extend(member.cin.clone());
    }
    for dependant in &rows.dependants {
        secrets.extend([dependant.last_name.to_uppercase(), dependant.first_name.to_uppercase()]);
        secrets.extend(dependant.cin.clone());
    }
    let logs: String = ["work.log", "serve.log"].map(|log| fs::read_to_string(test.folder.path().join(log)).unwrap()).concat().to_uppercase();
    assert!(logs.lines().count() > 20, "the run was logged");
    let words: BTreeSet<&str> = logs.split(|c: char| !c.is_alphanumeric()).collect();
    let told: Vec<&String> = secrets
        .iter()
        .filter(|secret| secret.chars().count() > 3)
        .filter(|secret| if secret.contains(' ') { logs.contains(*secret) } else { words.contains(secret.as_str()) })
        .collect();
    assert_eq!(told, Vec::<&String>::new(), "logs name somebody");
}
