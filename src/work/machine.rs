//! The stages of production: the pipeline, with the registry and what was claimed before looked up in the store.

use super::pipeline::{self, Scan};
use super::{Job, Outcome, Records, Stages, StepError};
use crate::read::Reader;
use crate::route::Policy;
use crate::store::readings::Versions;
use crate::validate::{ActKey, Earlier, RULE_SET};
use bytes::Bytes;
use std::sync::Arc;

/// One slot's tools.
pub struct Machine {
    /// Recognisers, templates, decoder.
    pub reader: Reader,
    /// How sure a field must be.
    pub policy: Arc<Policy>,
}

impl Stages for Machine {
    fn read(&mut self, job: Job, records: &Records) -> Result<Outcome, StepError> {
        let scans = job.scans.into_iter().map(|(name, bytes)| Scan { name, bytes: bytes.into() });
        let mut seen = pipeline::see(scans, job.received_on, &self.reader);
        let page_images = std::mem::take(&mut seen.images).into_iter().map(|image| image.map(Bytes::from)).collect();
        let registry = records.registry(&seen.query())?;
        let name = job.dossier.to_string();
        let conclude = |earlier: &Earlier| pipeline::conclude(&name, &seen, &registry, job.received_on, earlier, &self.policy);
        // Which acts are claimed is known only at the end; where one was claimed before, the rules are told so and run again.
        let mut concluded = conclude(&Earlier::default());
        let keys: Vec<String> = concluded.acts.iter().map(|key| key.as_str().to_owned()).collect();
        let claimed_before = records.claimed_before(&keys)?;
        if !claimed_before.is_empty() {
            let earlier = Earlier { acts: claimed_before.into_iter().map(ActKey::from_stored).collect(), ..Earlier::default() };
            concluded = conclude(&earlier);
        }
        Ok(Outcome { reading: concluded.reading, versions: self.versions(), page_images, fingerprints: Vec::new(), act_keys: keys.into_iter().collect() })
    }
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
