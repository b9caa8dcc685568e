//! The stages of production: the pipeline, with the registry and what was claimed before looked up in the store.

use super::found::Found;
use super::paper::{self, Paper};
use super::pipeline::{self, Asked, Scan, Seen};
use super::{Job, Looked, Outcome, Records, Stages, StepError, look};
use crate::dossier::ids::DossierId;
use crate::read::Reader;
use crate::route::Policy;
use crate::store::duplicates::{EarlierPage, PageFingerprint};
use crate::store::readings::Versions;
use crate::validate::{ActKey, Earlier, RULE_SET};
use bytes::Bytes;
use std::collections::BTreeSet;
use std::sync::Arc;

/// One slot's tools.
pub struct Machine {
    /// Recognisers, templates, decoder.
    pub reader: Reader,
    /// How sure a field must be.
    pub policy: Arc<Policy>,
    /// What the last look found, for a reading of the same dossier.
    kept: Option<(DossierId, Vec<Found>)>,
}

/// The decoder could not run: what it would have shown is not known, and no verdict rests on that.
const NO_DECODER: StepError = StepError::Retry { code: "decoder_failed" };

impl Machine {
    /// Of these tools.
    pub const fn new(reader: Reader, policy: Arc<Policy>) -> Self {
        Self { reader, policy, kept: None }
    }
}

impl Stages for Machine {
    fn look(&mut self, job: Job, records: &Records) -> Result<Looked, StepError> {
        self.kept = None;
        let mut look = look::look(scans(&job), &self.reader);
        if look.machine_failed {
            return Err(NO_DECODER);
        }
        let registry = records.registry(&look.query())?;
        let known = records.handed_in_before(&job.sums)?;
        let files: BTreeSet<&str> = job.scans.iter().zip(&job.sums).filter(|(_, sum)| known.contains(sum)).map(|(scan, _)| scan.0.as_str()).collect();
        let mut earlier = Earlier { repeated_pages: look.pages_of(&files), ..Earlier::default() };
        if let Some(number) = look.number() {
            let papers = papers(&records.similar_pages(&[paper::band_of_insured(number)])?);
            earlier.repeated_pages.extend(look.repeats(&papers.iter().collect::<Vec<_>>()));
        }
        let verdict = look.verdict(&registry, job.received_on, &earlier);
        self.kept = look.keep().map(|found| (job.dossier, found));
        Ok(Looked { verdict, reader: self.reader.version() })
    }

    fn read(&mut self, job: Job, records: &Records) -> Result<Outcome, StepError> {
        let kept = self.kept.take().filter(|(dossier, _)| *dossier == job.dossier);
        let asked = Asked { received_on: job.received_on, pictures: true };
        let mut seen = match kept {
            Some((_, found)) => pipeline::see_found(found, asked, &self.reader),
            None => pipeline::see(scans(&job), asked, &self.reader),
        };
        if seen.machine_failed {
            return Err(NO_DECODER);
        }
        let page_images = std::mem::take(&mut seen.images).into_iter().map(|image| image.map(Bytes::from)).collect();
        let registry = records.registry(&seen.query())?;
        let name = job.dossier.to_string();
        let conclude = |earlier: &Earlier| pipeline::conclude(&name, &seen, &registry, job.received_on, earlier, &self.policy);
        // Which acts and papers are claimed is known only at the end; where one was claimed before, the rules are told so and run again.
        let mut concluded = conclude(&Earlier::default());
        let act_keys: BTreeSet<String> = concluded.acts.iter().map(|key| key.as_str().to_owned()).collect();
        let bands = paper::bands(&concluded.reading);
        let earlier = earlier(records, &seen, &act_keys, &bands)?;
        if !earlier.acts.is_empty() || !earlier.repeated_pages.is_empty() {
            concluded = conclude(&earlier);
        }
        let fingerprints = stored(&seen.papers, &bands);
        Ok(Outcome { reading: concluded.reading, versions: self.versions(), page_images, fingerprints, act_keys })
    }
}

/// What dossiers received before tell about this one.
fn earlier(records: &Records, seen: &Seen, act_keys: &BTreeSet<String>, bands: &[i64]) -> Result<Earlier, StepError> {
    let keys: Vec<String> = act_keys.iter().cloned().collect();
    let acts = records.claimed_before(&keys)?.into_iter().map(ActKey::from_stored).collect();
    let papers = papers(&records.similar_pages(bands)?);
    Ok(Earlier { acts, repeated_pages: seen.repeats(&papers.iter().collect::<Vec<_>>()) })
}

fn papers(pages: &[EarlierPage]) -> Vec<Paper> {
    pages.iter().filter_map(|page| serde_json::from_slice(&page.fingerprint).ok()).collect()
}

fn scans(job: &Job) -> impl Iterator<Item = Scan> + Send {
    job.scans.clone().into_iter().map(|(name, bytes)| Scan { name, bytes })
}

fn stored(papers: &[Option<Paper>], bands: &[i64]) -> Vec<PageFingerprint> {
    let page = |(page, paper): (usize, &Option<Paper>)| {
        let fingerprint = serde_json::to_vec(paper.as_ref()?).ok()?;
        Some(PageFingerprint { page, fingerprint, bands: bands.to_vec() })
    };
    papers.iter().enumerate().filter_map(page).collect()
}

impl Machine {
    fn versions(&self) -> Versions {
        Versions {
            reader: self.reader.version(),
            templates: self.reader.templates.version.clone(),
            rule_set: RULE_SET.to_string(),
            policy: self.policy.version().to_owned(),
        }
    }
}
