//! Finds the installed PostgreSQL, and a way to run it that is not root.

use super::EmbeddedError;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The folder of PostgreSQL's programs.
#[derive(Debug)]
pub(super) struct Binaries(PathBuf);

impl Binaries {
    /// The programs for the cluster in `data`: of its own version, or the newest where there is no cluster yet.
    pub(super) fn find(data: &Path) -> Result<Self, EmbeddedError> {
        let mut found = installed();
        if let Ok(version) = fs::read_to_string(data.join("PG_VERSION")) {
            let version = version.trim().to_owned();
            if found.is_empty() {
                return Err(EmbeddedError::NotInstalled);
            }
            let major = version.parse().ok();
            return found
                .into_iter()
                .find(|(own, _)| Some(*own) == major)
                .map(|(_, folder)| Self(folder))
                .ok_or_else(|| EmbeddedError::OtherVersion { folder: data.to_owned(), version });
        }
        found.sort_by_key(|(version, _)| *version);
        found.pop().map(|(_, folder)| Self(folder)).ok_or(EmbeddedError::NotInstalled)
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

/// Major version and folder of each PostgreSQL on this machine.
fn installed() -> Vec<(u32, PathBuf)> {
    let mut folders: Vec<PathBuf> = std::env::var_os("PG_BIN").map(PathBuf::from).into_iter().collect();
    if folders.is_empty() {
        if let Ok(output) = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output() {
            folders.push(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()));
        }
        if let Ok(versions) = fs::read_dir("/usr/lib/postgresql") {
            folders.extend(versions.flatten().map(|version| version.path().join("bin")));
        }
    }
    folders.into_iter().filter_map(|folder| Some((major_version(&folder)?, folder))).collect()
}

fn major_version(folder: &Path) -> Option<u32> {
    if !folder.join("initdb").exists() {
        return None;
    }
    let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    text.split_whitespace().find_map(|word| word.split('.').next()?.parse().ok())
}

/// As whom PostgreSQL runs; it refuses root.
#[derive(Debug)]
pub(super) enum Owner {
    /// As the user who runs this program.
    Self_,
    /// As root, but in a user namespace where root is called otherwise.
    Namespace,
    /// As the system's user `postgres`.
    Postgres { uid: u32, gid: u32 },
}

impl Owner {
    /// For the cluster in `data`: as whoever owns it, or in the best way at hand where there is none yet.
    pub(super) fn find(data: &Path) -> Result<Self, EmbeddedError> {
        // The folder is this process's own: its owner is who we are.
        let parent = data.parent().unwrap_or(data);
        let me = fs::metadata("/proc/self").map_or(0, |meta| meta.uid());
        if me != 0 {
            return Ok(Self::Self_);
        }
        let owner = fs::metadata(data).ok().map(|meta| meta.uid());
        let postgres = postgres_user();
        match (owner, postgres) {
            (Some(uid), Some(user)) if uid != 0 && uid == user.0 => Ok(Self::Postgres { uid: user.0, gid: user.1 }),
            _ if namespaces_work() => Ok(Self::Namespace),
            (None, Some((uid, gid))) if reachable(parent, uid, gid) => Ok(Self::Postgres { uid, gid }),
            _ => Err(EmbeddedError::OnlyRoot),
        }
    }

    /// Makes a file or folder this owner's.
    pub(super) fn take(&self, path: &Path) -> io::Result<()> {
        match self {
            Self::Postgres { uid, gid } => chown(path, Some(*uid), Some(*gid)),
            Self::Self_ | Self::Namespace => Ok(()),
        }
    }

    /// A command that runs `program` as this owner.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = match self {
            Self::Self_ => Command::new(program),
            Self::Namespace => {
                let mut command = Command::new("unshare");
                command.args(["--user", "--map-user=1000", "--map-group=1000"]).arg(program);
                command
            }
            Self::Postgres { uid, gid } => setpriv(*uid, *gid, program.as_os_str()),
        };
        // Its own working folder may be one that the owner cannot enter.
        command.current_dir("/").env("LC_ALL", "C.UTF-8");
        command
    }
}

fn setpriv(uid: u32, gid: u32, program: &OsStr) -> Command {
    let mut command = Command::new("setpriv");
    command.arg(format!("--reuid={uid}")).arg(format!("--regid={gid}")).arg("--clear-groups").arg(program);
    command
}

fn namespaces_work() -> bool {
    let probe = Command::new("unshare").args(["--user", "--map-user=1000", "--map-group=1000", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    probe.is_ok_and(|status| status.success())
}

fn postgres_user() -> Option<(u32, u32)> {
    let users = fs::read_to_string("/etc/passwd").ok()?;
    let line = users.lines().find(|line| line.starts_with("postgres:"))?;
    let mut parts = line.split(':').skip(2);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

fn reachable(folder: &Path, uid: u32, gid: u32) -> bool {
    let mut probe = setpriv(uid, gid, OsStr::new("test"));
    probe.arg("-x").arg(folder).stderr(Stdio::null());
    probe.status().is_ok_and(|status| status.success())
}

/// Runs a command to its end; its output goes to a file, because a server that it leaves behind would keep a pipe open.
pub(super) fn run(program: &'static str, mut command: Command) -> Result<(), EmbeddedError> {
    let failed = |output: String| EmbeddedError::Failed { program, output };
    let mut written: File = tempfile::tempfile().map_err(|e| failed(e.to_string()))?;
    let clone = || written.try_clone().map_err(|e| failed(e.to_string()));
    command.stdin(Stdio::null()).stdout(clone()?).stderr(clone()?);
    let status = command.status().map_err(|e| failed(e.to_string()))?;
    if status.success() {
        return Ok(());
    }
    let mut output = Vec::new();
    let _ = written.rewind();
    let _ = written.read_to_end(&mut output);
    let text = String::from_utf8_lossy(&output).trim().to_owned();
    let tail = text.char_indices().rev().nth(600).map_or(0, |(at, _)| at);
    Err(failed(text[tail..].to_owned()))
}
