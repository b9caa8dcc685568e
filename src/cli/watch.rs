//! `guichet watch`: hands in what scan-to-folder devices put into a folder, one dossier a file or subfolder.
//!
//! A file (a PDF or TIFF of many pages) or a subfolder of files that has not changed for a while is handed in, then moved to `handed-in/` with its
//! receipt, or to `refused/` with the reason in French and Arabic. May be broken off and started again at any moment: the same files are the same dossier.

use super::hand_in::{Counter, Folder};
use super::open::{complete, say, stop_signal};
use anyhow::{Context, Result};
use clap::Args;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime};

/// Options of `guichet watch`.
#[derive(Args)]
pub(crate) struct Options {
    /// Folder that the device scans to.
    folder: PathBuf,
    /// Address of the service.
    #[arg(long, default_value = "http://127.0.0.1:8080")]
    url: String,
    /// Machine key of the contact point.
    #[arg(long, env = "HAND_IN_KEY", hide_env_values = true)]
    key: String,
    /// Seconds without a change after which a file or subfolder is complete.
    #[arg(long, default_value_t = 10)]
    settle: u64,
    /// Hand in what is there and end.
    #[arg(long)]
    once: bool,
}

/// Where what was handed in goes, and what was not taken.
const KEPT: [&str; 2] = ["handed-in", "refused"];
/// How often to look.
const LOOK: Duration = Duration::from_secs(2);

/// Watches until SIGTERM or Ctrl-C.
pub(crate) fn run(options: &Options) -> ExitCode {
    complete(async {
        let stop = stop_signal()?;
        let mut watch = Watch { counter: Counter::new(&options.url, &options.key)?, folder: options.folder.clone(), seen: HashMap::new() };
        for name in KEPT {
            std::fs::create_dir_all(watch.folder.join(name)).with_context(|| format!("the folder {} cannot be written", watch.folder.display()))?;
        }
        loop {
            let waiting = watch.look(Duration::from_secs(options.settle)).await?;
            if (options.once && waiting == 0) || stop.run_until_cancelled(tokio::time::sleep(LOOK)).await.is_none() {
                return Ok(ExitCode::SUCCESS);
            }
        }
    })
}

struct Watch {
    counter: Counter,
    folder: PathBuf,
    /// How each entry looked, and since when it looks so.
    seen: HashMap<PathBuf, (u64, SystemTime)>,
}

impl Watch {
    /// Hands in every entry that has settled; gives how many wait.
    async fn look(&mut self, settle: Duration) -> Result<usize> {
        let mut waiting = 0;
        let mut entries: Vec<PathBuf> = std::fs::read_dir(&self.folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        entries.sort();
        self.seen.retain(|path, _| entries.contains(path));
        for path in entries.into_iter().filter(|path| is_dossier(path)) {
            let now = SystemTime::now();
            let look = fingerprint(&path);
            let since = match self.seen.get(&path) {
                Some((before, since)) if *before == look => *since,
                _ => now,
            };
            self.seen.insert(path.clone(), (look, since));
            if now.duration_since(since).unwrap_or_default() < settle {
                waiting += 1;
            } else if self.hand_in(&path).await? {
                self.seen.remove(&path);
            } else {
                waiting += 1;
            }
        }
        Ok(waiting)
    }

    /// Hands one entry in and moves it away; false where it must be tried again.
    async fn hand_in(&self, path: &Path) -> Result<bool> {
        // Taken away meanwhile, or not readable yet.
        let Ok(folder) = Folder::of(path) else { return Ok(false) };
        match self.counter.try_hand_in(&folder).await {
            Ok(Ok(receipt)) => {
                self.put_away(path, KEPT[0], "receipt.txt", &receipt)?;
                say(format_args!("{}  {}  {receipt}", folder.name, folder.id));
                Ok(true)
            }
            Ok(Err(refused)) => {
                let reason = format!("{}\n\n{} {}\n\n{} {}\n", refused.code, refused.detail_fr, refused.todo_fr, refused.detail_ar, refused.todo_ar);
                self.put_away(path, KEPT[1], "reason.txt", &reason)?;
                say(format_args!("{}  refused: {}", folder.name, refused.code));
                Ok(true)
            }
            Err(error) => {
                tracing::warn!(error = %error, "the service does not answer; trying again");
                Ok(false)
            }
        }
    }

    /// Moves an entry below `kept` beside a note. The note is written first: what lies there has one.
    fn put_away(&self, path: &Path, kept: &str, note: &str, text: &str) -> Result<()> {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let place = (0_u32..)
            .map(|n| self.folder.join(kept).join(if n == 0 { name.clone() } else { format!("{name}.{n}") }))
            .find(|place| !place.exists())
            .context("no free name")?;
        std::fs::create_dir_all(&place)?;
        std::fs::write(place.join(note), format!("{text}\n"))?;
        Ok(std::fs::rename(path, place.join(&name))?)
    }
}

/// Hidden files are half-written ones of many devices; the two folders of ours are no dossiers.
fn is_dossier(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    !name.starts_with('.') && !KEPT.contains(&name.as_str())
}

/// Changes whenever a file of the entry grows, comes or goes.
fn fingerprint(path: &Path) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    let mut files: Vec<PathBuf> = std::fs::read_dir(path).map(|entries| entries.filter_map(|entry| Some(entry.ok()?.path())).collect()).unwrap_or_default();
    files.push(path.to_owned());
    files.sort();
    for file in files {
        let about = std::fs::metadata(&file).map(|about| (about.len(), about.modified().ok())).ok();
        (file, about).hash(&mut hasher);
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_still_grows_looks_different() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("scan");
        std::fs::create_dir(&path).unwrap();
        std::fs::write(path.join("1.jpg"), b"a").unwrap();
        let before = fingerprint(&path);
        assert_eq!(fingerprint(&path), before);
        std::fs::write(path.join("1.jpg"), b"ab").unwrap();
        assert_ne!(fingerprint(&path), before);
        assert!(is_dossier(&path) && !is_dossier(&folder.path().join(".part")) && !is_dossier(&folder.path().join("handed-in")));
    }
}
