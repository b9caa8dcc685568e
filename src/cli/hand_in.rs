//! `guichet hand-in`: hands dossier folders in over HTTP, as a counter's machine would. May be broken off and started again at any moment.

use super::open::{complete, say};
use anyhow::{Context, Result, bail};
use chrono::NaiveDate;
use clap::Args;
use guichet::dossier::Sha256Sum;
use reqwest::{Client, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use uuid::Uuid;

/// Options of `guichet hand-in`.
#[derive(Args)]
pub(crate) struct Options {
    /// Address of the service.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// Machine key of the contact point.
    #[arg(long, env = "HAND_IN_KEY", hide_env_values = true)]
    key: String,
    /// Dossier folders: scans, and perhaps `received_on`.
    #[arg(required = true)]
    dossiers: Vec<PathBuf>,
}

/// Hands the folders in, in order; prints id and receipt number of each.
pub(crate) fn run(options: &Options) -> ExitCode {
    complete(async {
        let counter = Counter::new(&options.url, &options.key)?;
        for path in &options.dossiers {
            let folder = Folder::read(path)?;
            let receipt = counter.hand_in(&folder).await?;
            say(format_args!("{}  {}  {receipt}", folder.name, folder.id));
        }
        Ok(ExitCode::SUCCESS)
    })
}

/// A dossier folder.
pub(crate) struct Folder {
    /// Name of the folder.
    pub(crate) name: String,
    /// Id of the dossier: the same for the same name and scans.
    pub(crate) id: Uuid,
    handed_in_on: Option<NaiveDate>,
    scans: Vec<(String, Sha256Sum, Vec<u8>)>,
}

impl Folder {
    /// Reads a folder, or one file that is a whole dossier.
    pub(crate) fn of(path: &Path) -> Result<Self> {
        if path.is_dir() {
            let folder = Self::read(path)?;
            if folder.scans.is_empty() { bail!("the folder {} holds no scan", path.display()) } else { Ok(folder) }
        } else {
            let bytes = std::fs::read(path).with_context(|| format!("{} cannot be read", path.display()))?;
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let scans = vec![(name.clone(), Sha256Sum::of(&bytes), bytes)];
            Ok(Self { id: id(&name, None, &scans), name, handed_in_on: None, scans })
        }
    }

    /// Reads a folder: every file but hidden ones, `received_on` and `truth.json` is a scan.
    pub(crate) fn read(path: &Path) -> Result<Self> {
        let unreadable = || format!("the folder {} cannot be read", path.display());
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        let (mut scans, mut handed_in_on) = (Vec::new(), None);
        for entry in std::fs::read_dir(path).with_context(unreadable)? {
            let file = entry.with_context(unreadable)?.path();
            let file_name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            if file_name == "received_on" {
                let text = std::fs::read_to_string(&file).with_context(unreadable)?;
                handed_in_on = Some(text.trim().parse().with_context(|| format!("{} holds no date", file.display()))?);
            } else if file.is_file() && !file_name.starts_with('.') && file_name != "truth.json" {
                let bytes = std::fs::read(&file).with_context(unreadable)?;
                scans.push((file_name, Sha256Sum::of(&bytes), bytes));
            }
        }
        scans.sort_by(|a, b| a.0.cmp(&b.0));
        let id = id(&name, handed_in_on, &scans);
        Ok(Self { name, id, handed_in_on, scans })
    }
}

impl Folder {
    /// The same papers as another dossier: with an id of its own, and a few bytes after the end of each scan so that no two files are alike.
    pub(crate) fn again(&self, number: u64) -> Self {
        let tail = format!("\n%{number:020}\n");
        let scan = |(name, _, bytes): &(String, Sha256Sum, Vec<u8>)| {
            let bytes = [bytes.as_slice(), tail.as_bytes()].concat();
            (name.clone(), Sha256Sum::of(&bytes), bytes)
        };
        Self { name: self.name.clone(), id: Uuid::now_v7(), handed_in_on: self.handed_in_on, scans: self.scans.iter().map(scan).collect() }
    }
}

/// A UUIDv7 that is the same whenever the same folder is handed in.
fn id(name: &str, handed_in_on: Option<NaiveDate>, scans: &[(String, Sha256Sum, Vec<u8>)]) -> Uuid {
    let told: Vec<String> = scans.iter().map(|(name, sum, _)| format!("{name} {sum}")).collect();
    let sum = Sha256Sum::of(format!("{name}\n{}", told.join("\n")).as_bytes());
    let day = handed_in_on.unwrap_or_default().and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
    let mut random = [0; 10];
    random.copy_from_slice(&sum.as_bytes()[..10]);
    uuid::Builder::from_unix_timestamp_millis(u64::try_from(day).unwrap_or(0), &random).into_uuid()
}

/// Why the service does not take something, in its words.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Refused {
    pub(crate) code: String,
    pub(crate) detail_fr: String,
    pub(crate) detail_ar: String,
    pub(crate) todo_fr: String,
    pub(crate) todo_ar: String,
}

/// A contact point's machine.
pub(crate) struct Counter {
    client: Client,
    url: String,
    key: String,
}

impl Counter {
    /// For the service at `url`.
    pub(crate) fn new(url: &str, key: &str) -> Result<Self> {
        let client = Client::builder().timeout(Duration::from_secs(60)).build()?;
        Ok(Self { client, url: url.trim_end_matches('/').to_owned(), key: key.to_owned() })
    }

    /// Hands a folder in; gives the receipt number once every byte is durable.
    pub(crate) async fn hand_in(&self, folder: &Folder) -> Result<String> {
        match self.try_hand_in(folder).await? {
            Ok(receipt) => Ok(receipt),
            Err(refused) => bail!("refused: {}", refused.code),
        }
    }

    /// The same; a refusal for good is told apart from a service that does not answer.
    pub(crate) async fn try_hand_in(&self, folder: &Folder) -> Result<Result<String, Refused>> {
        macro_rules! taken {
            ($answer:expr) => {
                match $answer.await? {
                    Ok(answer) => answer,
                    Err(refused) => return Ok(Err(refused)),
                }
            };
        }
        let dossier = format!("{}/api/v1/dossiers/{}", self.url, folder.id);
        let about = folder.handed_in_on.map_or_else(|| json!({}), |day| json!({ "handed_in_on": day }));
        let created = taken!(self.put(&dossier, &[("content-type", "application/json")], about.to_string().into_bytes()));
        let scans: Vec<Value> = (1..)
            .zip(&folder.scans)
            .map(|(position, (name, sum, bytes)): (u16, _)| json!({"position": position, "name": name, "sha256": sum, "size": bytes.len()}))
            .collect();
        let manifest = json!({ "scans": scans }).to_string().into_bytes();
        taken!(self.put(&format!("{dossier}/manifest"), &[("content-type", "application/json")], manifest));
        for (position, (_, sum, bytes)) in (1..).zip(&folder.scans) {
            let (position, sum): (u16, _) = (position, sum.to_string());
            let headers = [("content-type", "application/octet-stream"), ("content-sha256", sum.as_str())];
            taken!(self.put(&format!("{dossier}/scans/{position}"), &headers, bytes.clone()));
        }
        Ok(Ok(created["receipt_number"].as_str().unwrap_or_default().to_owned()))
    }

    /// One idempotent PUT, repeated while the service does not answer.
    async fn put(&self, url: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Result<Result<Value, Refused>> {
        let mut wait = Duration::from_millis(200);
        for _ in 0..12 {
            let mut request = self.client.put(url).bearer_auth(&self.key).body(body.clone());
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            match request.send().await {
                Ok(answer) if answer.status().is_success() => return Ok(Ok(answer.json().await?)),
                Ok(answer) if answer.status().is_server_error() || answer.status() == StatusCode::TOO_MANY_REQUESTS => {}
                // A key that is not valid is no fault of what is handed in.
                Ok(answer) if [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&answer.status()) => bail!("the key is refused: {}", answer.status()),
                Ok(answer) => {
                    let code = format!("http_{}", answer.status().as_u16());
                    let refused: Refused = answer.json().await.unwrap_or_default();
                    return Ok(Err(if refused.code.is_empty() { Refused { code, ..refused } } else { refused }));
                }
                Err(error) if error.is_builder() => return Err(error.into()),
                Err(_) => {}
            }
            tokio::time::sleep(wait).await;
            wait = (wait * 2).min(Duration::from_secs(5));
        }
        bail!("the service does not answer at {}", self.url)
    }
}
