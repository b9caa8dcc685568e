//! A private PostgreSQL cluster in the data folder, from the PostgreSQL installed on the machine.
//!
//! Several processes share one cluster: whoever comes first starts it, whoever leaves last stops it. Two lock files tell: `starting.lock` is held while
//! starting and stopping, `users.lock` is shared by all who use it. The kernel drops both when a process dies, so that nothing is left behind but,
//! at worst, a running cluster that the next process uses and stops.

mod binaries;

use binaries::{Binaries, Owner};
use std::fs::{self, File, TryLockError};
use std::io;
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Why the private cluster is not there.
#[derive(Debug, thiserror::Error)]
pub enum EmbeddedError {
    /// PostgreSQL is not installed.
    #[error("no PostgreSQL found: install it (Debian: postgresql), or set PG_BIN to the folder of its programs, or DATABASE_URL to a running one")]
    NotInstalled,
    /// The cluster was made by a version of PostgreSQL that is not installed.
    #[error("the cluster in {folder} was made by PostgreSQL {version}, which is not installed")]
    OtherVersion {
        /// The cluster's folder.
        folder: PathBuf,
        /// Its major version.
        version: String,
    },
    /// The program runs as root and no other user can run PostgreSQL.
    #[error("PostgreSQL does not run as root, and neither user namespaces nor the user postgres are at hand: run guichet as another user, or set DATABASE_URL")]
    OnlyRoot,
    /// One of PostgreSQL's programs failed.
    #[error("{program} failed: {output}")]
    Failed {
        /// Which.
        program: &'static str,
        /// The end of what it wrote.
        output: String,
    },
    /// A file could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// How a cluster keeps what it has written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    /// On the disk when a transaction is committed.
    Full,
    /// At the kernel's leisure; for tests only.
    None,
}

/// A private cluster in use by this process; let go when dropped.
#[derive(Debug)]
pub struct Cluster {
    folder: PathBuf,
    binaries: Binaries,
    owner: Owner,
    users: Option<File>,
    url: String,
}

impl Cluster {
    /// Uses the cluster in `folder`; makes and starts it where needed. Blocks for a second or two.
    ///
    /// # Errors
    /// See [`EmbeddedError`].
    pub fn start(folder: &Path, durability: Durability) -> Result<Self, EmbeddedError> {
        fs::create_dir_all(folder).map_err(at(folder))?;
        let folder = fs::canonicalize(folder).map_err(at(folder))?;
        let data = folder.join("cluster");
        let owner = Owner::find(&data)?;
        owner.take(&folder).map_err(at(&folder))?;
        let binaries = Binaries::find(&data)?;
        let starting = lock_file(&folder, "starting.lock")?;
        starting.lock().map_err(at(&folder))?;
        let users = lock_file(&folder, "users.lock")?;
        users.lock_shared().map_err(at(&folder))?;
        let mut cluster = Self { folder, binaries, owner, users: Some(users), url: String::new() };
        let password = cluster.initialise(&data)?;
        let port = match cluster.running_port(&data) {
            Some(port) => port,
            None => cluster.launch(&data, durability)?,
        };
        cluster.url = format!("postgres://guichet:{password}@127.0.0.1:{port}/guichet");
        cluster.create_database(port, &password)?;
        Ok(cluster)
    }

    /// Address of the database `guichet` in it. Holds a password: never logged.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Lets go of the cluster, and stops it where nobody else uses it.
    ///
    /// # Errors
    /// It did not stop.
    pub fn stop(mut self) -> Result<(), EmbeddedError> {
        self.let_go()
    }

    fn let_go(&mut self) -> Result<(), EmbeddedError> {
        let Some(users) = self.users.take() else { return Ok(()) };
        let starting = lock_file(&self.folder, "starting.lock")?;
        starting.lock().map_err(at(&self.folder))?;
        users.unlock().map_err(at(&self.folder))?;
        match users.try_lock() {
            Ok(()) => self.pg_ctl(&["stop", "-m", "fast", "-w", "-t", "30"]),
            Err(TryLockError::WouldBlock) => Ok(()),
            Err(TryLockError::Error(source)) => Err(EmbeddedError::File { path: self.folder.clone(), source }),
        }
    }

    /// Makes the cluster where there is none; gives the password of its only user. A half-made cluster is made anew.
    fn initialise(&self, data: &Path) -> Result<String, EmbeddedError> {
        let password_file = self.folder.join("password");
        if data.join("PG_VERSION").exists() && password_file.exists() {
            return Ok(fs::read_to_string(&password_file).map_err(at(&password_file))?.trim().to_owned());
        }
        let half_made = self.folder.join("cluster.new");
        if half_made.exists() {
            fs::remove_dir_all(&half_made).map_err(at(&half_made))?;
        }
        let password = hex::encode(rand::random::<[u8; 16]>());
        fs::write(&password_file, &password).map_err(at(&password_file))?;
        fs::set_permissions(&password_file, fs::Permissions::from_mode(0o600)).map_err(at(&password_file))?;
        self.owner.take(&password_file).map_err(at(&password_file))?;
        let mut initdb = self.owner.command(&self.binaries.program("initdb"));
        initdb.args(["--username=guichet", "--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256", "--no-instructions"]);
        initdb.arg("--pwfile").arg(&password_file).arg("-D").arg(&half_made);
        binaries::run("initdb", initdb)?;
        fs::rename(&half_made, data).map_err(at(data))?;
        Ok(password)
    }

    /// The port on which a live server of this cluster listens.
    fn running_port(&self, data: &Path) -> Option<u16> {
        self.pg_ctl(&["status"]).ok()?;
        let pid_file = fs::read_to_string(data.join("postmaster.pid")).ok()?;
        pid_file.lines().nth(3)?.trim().parse().ok()
    }

    fn launch(&self, data: &Path, durability: Durability) -> Result<u16, EmbeddedError> {
        let log = self.folder.join("postgres.log");
        let fsync = if durability == Durability::Full { "" } else { " -c fsync=off -c full_page_writes=off -c synchronous_commit=off" };
        let mut tries_left = 5;
        loop {
            let port = free_port().map_err(at(data))?;
            let options = format!(
                "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c shared_buffers=64MB -c max_connections=100 \
                 -c dynamic_shared_memory_type=mmap -c timezone=UTC -c log_statement=none -c log_parameter_max_length=0 -c log_parameter_max_length_on_error=0 \
                 -c log_min_error_statement=panic -c log_error_verbosity=terse{fsync}"
            );
            let mut start = self.owner.command(&self.binaries.program("pg_ctl"));
            start.arg("-D").arg(data).arg("-l").arg(&log).args(["-w", "-t", "60", "-o", &options, "start"]);
            match binaries::run("pg_ctl", start) {
                Ok(()) => return Ok(port),
                // Another process may have taken the port in between.
                Err(_) if tries_left > 0 => tries_left -= 1,
                Err(error) => return Err(error),
            }
        }
    }

    fn pg_ctl(&self, arguments: &[&str]) -> Result<(), EmbeddedError> {
        let mut command = self.owner.command(&self.binaries.program("pg_ctl"));
        command.arg("-D").arg(self.folder.join("cluster")).args(arguments);
        binaries::run("pg_ctl", command)
    }

    fn create_database(&self, port: u16, password: &str) -> Result<(), EmbeddedError> {
        let psql = |database: &str, sql: &str| {
            let mut command = self.owner.command(&self.binaries.program("psql"));
            command.env("PGPASSWORD", password).args(["-h", "127.0.0.1", "-U", "guichet", "-Atq", "-v", "ON_ERROR_STOP=1", "-p"]).arg(port.to_string());
            command.args(["-d", database, "-c", sql]);
            command
        };
        if binaries::run("psql", psql("guichet", "select 1")).is_ok() {
            return Ok(());
        }
        binaries::run("psql", psql("postgres", "create database guichet"))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.let_go() {
            tracing::warn!(%error, "the private PostgreSQL was not stopped");
        }
    }
}

fn lock_file(folder: &Path, name: &str) -> Result<File, EmbeddedError> {
    let path = folder.join(name);
    File::options().create(true).truncate(false).read(true).write(true).open(&path).map_err(at(&path))
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> EmbeddedError + use<> {
    let path = path.to_owned();
    move |source| EmbeddedError::File { path, source }
}
