//! A first verdict from small pictures sent ahead, while the scans are still on a slow line. The true verdict takes its place.

use super::Worker;
use crate::dossier::{Code, CounterVerdict, Quality, Sha256Sum};
use crate::store::previews::{self, Preview, Previews};
use crate::store::{StoreError, counter_verdicts, dossiers, scans};
use crate::work::{Job, Looked, Records, Stages};
use bytes::Bytes;
use std::sync::Arc;
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::time::sleep;

/// How often to ask for previews: a person waits for the answer.
const LOOK: Duration = Duration::from_millis(300);

impl<S: Stages> Worker<S> {
    /// Looks at previews as they come, beside the slots: with stages of its own, so that nothing small is kept for a reading.
    pub(super) async fn look_at_previews(self: Arc<Self>) {
        let mut stages = None;
        loop {
            match self.preview_once(&mut stages).await {
                Ok(true) => continue,
                Ok(false) => {}
                Err(error) => tracing::warn!(%error, detail = error.detail(), "previews could not be looked at; trying again"),
            }
            sleep(LOOK).await;
        }
    }

    /// Looks at the previews of one dossier. Gives whether there were any.
    ///
    /// # Errors
    /// The store failed.
    pub async fn preview_once(&self, stages: &mut Option<S>) -> Result<bool, StoreError> {
        let mut db = self.store.connection().await?;
        let Some(sent) = previews::take(&mut db, self.clock.now()).await? else { return Ok(false) };
        let dossier = dossiers::find(&mut db, sent.dossier).await?;
        let manifest = scans::manifest(&mut db, sent.dossier).await?;
        drop(db);
        let (scans, sums) = of_manifest(&sent, &manifest);
        if scans.is_empty() {
            return Ok(true);
        }
        let whole = manifest.len() == scans.len();
        let job = Job { dossier: sent.dossier, scans, sums, received_on: dossier.received_on() };
        let records = Records::new(self.store.clone(), Handle::current(), dossier.id, self.clock.now());
        let Some(looked) = self.run_look(stages, job, records).await else { return Ok(true) };
        let verdict = first_word(looked.verdict, whole);
        let mut tx = self.store.begin().await?;
        let mut dossier = dossiers::lock(&mut tx, sent.dossier).await?;
        let told = counter_verdicts::latest(&mut tx, dossier.id).await?.is_some_and(|told| told.hand_in >= dossier.hand_in);
        if !told && dossier.hand_in == sent.hand_in {
            counter_verdicts::put(&mut tx, &dossier, &verdict, &looked.reader, self.clock.now()).await?;
            dossiers::touch(&mut tx, &mut dossier, "verdict_given", None, self.clock.now()).await?;
        }
        tx.commit().await?;
        Ok(true)
    }

    /// Runs the look on a thread that may block. A look that fails is no loss: the true one follows.
    async fn run_look(&self, stages: &mut Option<S>, job: Job, records: Records) -> Option<Looked> {
        let ready = match stages.take() {
            Some(ready) => ready,
            None => (self.make)().inspect_err(|error| tracing::warn!(code = error.code(), "no stages for previews")).ok()?,
        };
        let ran = tokio::task::spawn_blocking(move || {
            let mut ready = ready;
            (ready.look(job, &records), ready)
        });
        let (looked, back) = ran.await.ok()?;
        *stages = Some(back);
        looked.inspect_err(|error| tracing::warn!(code = error.code(), "previews could not be looked at")).ok()
    }
}

/// The previews that stand in the manifest, by name, each with the sum of its scan.
fn of_manifest(sent: &Previews, manifest: &[scans::ManifestEntry]) -> (Vec<(String, Bytes)>, Vec<Sha256Sum>) {
    let one = |(position, bytes): &Preview| {
        let entry = manifest.iter().find(|entry| entry.position == *position)?;
        Some(((entry.name.clone(), Bytes::from(bytes.clone())), entry.sha256))
    };
    sent.pages.iter().filter_map(one).unzip()
}

/// What small pictures can tell: nothing of their own size, and nothing of missing pages where not every scan has one.
fn first_word(mut verdict: CounterVerdict, whole: bool) -> CounterVerdict {
    for page in &mut verdict.pages {
        page.quality.retain(|fault| *fault != Quality::LowResolution);
    }
    let unsure = |code| code == Code::ImageUnreadable || (!whole && matches!(code, Code::FormMissing | Code::FormPageMissing));
    verdict.findings.retain(|finding| !unsure(finding.code));
    verdict.of_previews = true;
    verdict
}
