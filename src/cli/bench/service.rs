//! The service that is measured: processes of this very program on a data folder of their own.

use super::Set;
use super::processes::{self, Group};
use crate::cli::import::{import_contact_points, import_registry};
use crate::cli::open::{Opened, open};
use anyhow::{Context, Result, bail};
use guichet::clock::{Clock, SystemClock};
use guichet::config::Config;
use guichet::dossier::ids::UserId;
use guichet::http::secret;
use guichet::registry::Rows;
use guichet::store::contact_points::{self, ContactPoint};
use guichet::store::users::{self, MachineKey};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

/// Code of the contact point that hands in.
const CONTACT_POINT: u32 = 900_001;

/// The running service.
pub(super) struct Service {
    pub(super) opened: Opened,
    pub(super) url: String,
    /// Machine key of a contact point.
    pub(super) key: String,
    serve: Child,
    workers: Vec<Child>,
    folder: TempDir,
}

impl Service {
    /// Starts everything on free ports and an empty data folder, with the registry of the set.
    pub(super) async fn start(set: &Set, workers: usize, slots: usize) -> Result<Self> {
        let folder = tempfile::Builder::new().prefix("guichet-bench-").tempdir()?;
        let opened = open(Config { data: folder.path().to_owned(), ..Config::default() }).await?;
        import_registry(&opened.store, &Rows::load(&set.registry)?).await?;
        let point = ContactPoint {
            id: contact_points::id_of(CONTACT_POINT),
            code: CONTACT_POINT.cast_signed(),
            name: "bench".to_owned(),
            kind: "counter".to_owned(),
            active: true,
        };
        import_contact_points(&opened.store, &[point]).await?;
        let key = key(&opened).await?;
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let serve = role("serve", folder.path(), port, slots)?;
        let workers = (0..workers).map(|_| role("work", folder.path(), port, slots)).collect::<Result<_>>()?;
        let service = Self { opened, url: format!("http://127.0.0.1:{port}"), key, serve, workers, folder };
        service.wait().await?;
        Ok(service)
    }

    async fn wait(&self) -> Result<()> {
        let client = reqwest::Client::new();
        for _ in 0..300 {
            if client.get(format!("{}/healthz", self.url)).send().await.is_ok_and(|answer| answer.status().is_success()) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("the service did not start")
    }

    /// The processes, by what they are.
    pub(super) fn pids(&self) -> Vec<Group> {
        vec![("serve", vec![self.serve.id()]), ("workers", self.workers.iter().map(Child::id).collect()), processes::postgres(self.folder.path())]
    }

    /// Resident size of `serve`, MB, before anything was handed in.
    pub(super) async fn memory_when_idle(&self) -> f64 {
        // The workers load their models meanwhile.
        tokio::time::sleep(Duration::from_secs(3)).await;
        processes::resident(&self.pids()).get("serve").map_or(0.0, |sizes| sizes.iter().sum())
    }

    /// Stops the processes and the database, and removes the folder.
    pub(super) async fn stop(mut self) -> Result<()> {
        for child in self.workers.iter_mut().chain([&mut self.serve]) {
            let _ = child.kill();
            let _ = child.wait();
        }
        self.opened.close().await?;
        self.folder.close().context("the bench's folder cannot be removed")
    }
}

fn role(role: &str, data: &Path, port: u16, slots: usize) -> Result<Child> {
    let program = std::env::current_exe().context("this program's own file is not known")?;
    Command::new(program)
        .arg(role)
        .env("GUICHET_DATA", data)
        .env("GUICHET_LISTEN", format!("127.0.0.1:{port}"))
        .env("GUICHET_WORK__SLOTS", slots.to_string())
        .env("GUICHET_LOG__FILTER", "warn")
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("guichet {role} does not start"))
}

/// A key of the contact point's machine.
async fn key(opened: &Opened) -> Result<String> {
    let key = secret::new("gk_")?;
    let row = MachineKey {
        id: UserId::from_uuid(Uuid::now_v7()),
        name: "bench".to_owned(),
        contact_point: contact_points::id_of(CONTACT_POINT),
        created_at: SystemClock.now(),
        withdrawn_at: None,
    };
    let mut tx = opened.store.begin().await?;
    users::add_key(&mut tx, &row, secret::hash(&key)).await?;
    tx.commit().await?;
    Ok(key)
}
