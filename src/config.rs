//! Typed configuration: one file and the environment, unknown keys refused.
//!
//! `guichet.toml` in the working folder (or the file named by `--config` or `GUICHET_CONFIG`), then `GUICHET_*` variables, which win: `GUICHET_LISTEN`,
//! `GUICHET_OBJECTS__BUCKET` (two underscores between table and key). `DATABASE_URL` is respected. Everything has a default.

use figment::Figment;
use figment::providers::{Env, Format, Toml};
use serde::Deserialize;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The configuration does not make sense: fix it.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key is unknown, or a value is not of its kind.
    #[error("the configuration is wrong: {0}")]
    Invalid(Box<figment::Error>),
    /// The file that was named is not there.
    #[error("there is no configuration file {0}")]
    NoFile(PathBuf),
}

/// Everything that can be configured.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder for what the program keeps on this machine: private PostgreSQL, objects, uploads on their way.
    pub data: PathBuf,
    /// Folder of recognition models and form templates; looked for beside the program and in the working folder where absent.
    pub models: Option<PathBuf>,
    /// Folder that holds `intake/dist` and `office/dist`.
    pub web: PathBuf,
    /// Address to listen on.
    pub listen: SocketAddr,
    /// Logs.
    pub log: Log,
    /// PostgreSQL.
    pub database: Database,
    /// Where bytes are kept.
    pub objects: ObjectStorage,
    /// The HTTP edge.
    pub http: Http,
    /// The worker.
    pub work: Work,
    /// The office.
    pub review: Review,
}

/// Logs, on standard error.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// Form of a line.
    pub format: LogFormat,
    /// What is logged, as `info` or `info,guichet::work=debug`.
    pub filter: String,
}

/// Form of a log line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

/// PostgreSQL.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// Address; a private cluster in the data folder where absent.
    pub url: Option<Secret>,
    /// Connections of one process, at most.
    pub connections: u32,
}

/// A bucket of an S3, or a folder below the data folder where no bucket is named.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ObjectStorage {
    /// Bucket.
    pub bucket: Option<String>,
    /// Address of the S3; Amazon's own where absent.
    pub endpoint: Option<String>,
    /// Region.
    pub region: String,
    /// Key id.
    pub access_key: Secret,
    /// Secret.
    pub secret_key: Secret,
    /// Bucket in the path instead of the host name: most servers but Amazon's.
    pub path_style: bool,
}

/// The HTTP edge.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Whether browsers reach the service by https only; session cookies are then `Secure`.
    pub secure_cookies: bool,
    /// Whether a proxy that sets `X-Forwarded-For` stands before the service.
    pub behind_proxy: bool,
}

/// The worker.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Work {
    /// Dossiers read side by side in one process; as many as there are cores where absent.
    pub slots: Option<usize>,
    /// How long a lease lasts without a heartbeat, seconds.
    pub lease_seconds: u32,
    /// How often to look for work where nobody calls, milliseconds.
    pub poll_milliseconds: u32,
    /// How long to wait for running steps when stopping, seconds.
    pub grace_seconds: u32,
    /// Failed attempts after which a dossier is given up.
    pub max_attempts: u16,
}

/// The office.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Review {
    /// Share of accepted dossiers whose amounts and identity a second person keys blind, up to `double_keying_amount`; 0 for none at all.
    pub double_keying_share: f64,
    /// Total in dirhams above which the share grows in proportion.
    pub double_keying_amount: u32,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            models: None,
            web: PathBuf::from("web"),
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080),
            log: Log::default(),
            database: Database::default(),
            objects: ObjectStorage::default(),
            http: Http::default(),
            work: Work::default(),
            review: Review::default(),
        }
    }
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Text, filter: "info,sqlx=warn".to_owned() }
    }
}

impl Default for Database {
    fn default() -> Self {
        Self { url: None, connections: 16 }
    }
}

impl Default for ObjectStorage {
    fn default() -> Self {
        Self { bucket: None, endpoint: None, region: "us-east-1".to_owned(), access_key: Secret::default(), secret_key: Secret::default(), path_style: true }
    }
}

impl Default for Review {
    fn default() -> Self {
        Self { double_keying_share: 0.02, double_keying_amount: 1_000 }
    }
}

impl Default for Work {
    fn default() -> Self {
        Self { slots: None, lease_seconds: 20, poll_milliseconds: 1_000, grace_seconds: 5, max_attempts: 5 }
    }
}

impl Work {
    /// Dossiers read side by side in one process.
    pub fn slots(&self) -> usize {
        self.slots.or_else(|| std::thread::available_parallelism().ok().map(Into::into)).unwrap_or(1).max(1)
    }

    /// Length of a lease.
    pub fn lease(&self) -> Duration {
        Duration::from_secs(self.lease_seconds.max(3).into())
    }
}

impl Config {
    /// Loads the configuration; `file` wins over `GUICHET_CONFIG`, which wins over `guichet.toml`.
    ///
    /// # Errors
    /// [`ConfigError`] says which key is wrong.
    pub fn load(file: Option<&Path>) -> Result<Self, ConfigError> {
        let named = file.map(Path::to_owned).or_else(|| std::env::var_os("GUICHET_CONFIG").map(PathBuf::from));
        if let Some(path) = named.as_ref().filter(|path| !path.is_file()) {
            return Err(ConfigError::NoFile(path.clone()));
        }
        let figment = Figment::new().merge(Toml::file(named.unwrap_or_else(|| PathBuf::from("guichet.toml"))));
        let database = Env::raw().only(&["DATABASE_URL"]).map(|_| "database.url".into());
        let figment = figment.merge(database).merge(Env::prefixed("GUICHET_").ignore(&["config"]).split("__"));
        figment.extract().map_err(|error| ConfigError::Invalid(Box::new(error)))
    }
}

/// Text that is never shown.
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    /// The text; not for logs.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "-" } else { "(secret)" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(toml: &str) -> Result<Config, Box<figment::Error>> {
        Figment::new().merge(Toml::string(toml)).extract().map_err(Box::new)
    }

    #[test]
    fn nothing_configured_is_the_default() {
        assert_eq!(parse("").unwrap(), Config::default());
    }

    #[test]
    fn the_sample_file_shows_every_default() {
        let sample = include_str!("../guichet.sample.toml");
        let uncommented: String = sample.lines().map(|line| line.strip_prefix("#= ").unwrap_or(line)).map(|line| format!("{line}\n")).collect();
        let mut shown = parse(&uncommented).unwrap();
        assert_eq!(parse(sample).unwrap(), Config::default(), "as it stands it changes nothing");
        let absent = (shown.models.take(), shown.database.url.take(), shown.objects.bucket.take(), shown.objects.endpoint.take(), shown.work.slots.take());
        assert!(absent.0.is_some() && absent.1.is_some() && absent.2.is_some() && absent.3.is_some() && absent.4.is_some(), "it shows every key");
        shown.objects.access_key = Secret::default();
        shown.objects.secret_key = Secret::default();
        assert_eq!(shown, Config::default());
    }

    #[test]
    fn unknown_keys_are_refused() {
        for toml in ["lisen = '127.0.0.1:1'", "[work]\nslot = 2", "[objects]\nbuckets = 'a'"] {
            assert!(parse(toml).is_err(), "{toml}");
        }
    }

    #[test]
    fn secrets_are_not_shown() {
        let config = parse("[database]\nurl = 'postgres://a:geheim@b/c'\n[objects]\nsecret_key = 'geheim'").unwrap();
        assert!(!format!("{config:?}").contains("geheim"));
    }
}
