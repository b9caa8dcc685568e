//! `guichet doctor`: looks at everything a deployment needs, and says what to do about what is wrong.

use super::open::{complete, configured, open, say};
use anyhow::{Result, bail};
use guichet::read::Reader;
use guichet::store::{registry, work};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

/// Checks configuration, database, objects, registry, models, tesseract. Exit status 1 where something is wrong.
pub(crate) fn run(file: Option<&Path>) -> ExitCode {
    complete(async {
        let config = configured(file)?;
        let mut wrong = 0;
        wrong += report("models", Reader::load(config.models.as_deref(), &[]).map(|reader| reader.version()).map_err(Into::into));
        wrong += report("tesseract", tesseract());
        wrong += report("screens", screens(&config.web));
        match open(config).await {
            Err(error) => wrong += report("database", Err(error)),
            Ok(opened) => {
                wrong += report("database", opened.store.ping().await.map(|()| "answers, schema up to date".to_owned()).map_err(Into::into));
                wrong += report("objects", opened.store.objects().probe().await.map(|()| "written, read, removed".to_owned()).map_err(Into::into));
                let mut db = opened.store.connection().await?;
                let imported = registry::imported_at(&mut db).await?;
                wrong += report(
                    "registry",
                    imported.map(|at| format!("imported {}", at.date_naive())).ok_or_else(|| anyhow::anyhow!("never imported: guichet import-registry DIR")),
                );
                let depth = work::depth(&mut db).await?;
                let told = format!("{} waiting, {} being read, {} given up", depth.waiting, depth.leased, depth.given_up);
                wrong += report("work", if depth.given_up == 0 { Ok(told) } else { Err(anyhow::anyhow!("{told}: see guichet given-up list")) });
                drop(db);
                opened.close().await?;
            }
        }
        Ok(if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}

/// Says how a part is; gives how many are wrong.
fn report(part: &str, found: Result<String>) -> usize {
    match found {
        Ok(told) => {
            say(format_args!("ok     {part:<10} {told}"));
            0
        }
        Err(error) => {
            say(format_args!("WRONG  {part:<10} {error:#}"));
            1
        }
    }
}

fn tesseract() -> Result<String> {
    let listed = Command::new("tesseract").arg("--list-langs").stdin(Stdio::null()).output();
    let Ok(output) = listed else { bail!("not installed (Debian: tesseract-ocr tesseract-ocr-fra)") };
    if !String::from_utf8_lossy(&output.stdout).lines().any(|line| line == "fra") {
        bail!("knows no French (Debian: tesseract-ocr-fra)");
    }
    Ok("knows French".to_owned())
}

fn screens(web: &Path) -> Result<String> {
    for application in ["intake", "office"] {
        if !web.join(application).join("dist/index.html").is_file() {
            bail!("{}/{application} is not built (make web)", web.display());
        }
    }
    Ok("built".to_owned())
}
