//! What `guichet read` remembers of the dossiers of one call, to tell papers and acts that are handed in again.
//!
//! Papers lie in a file without a name, not in memory: a thousand dossiers have some hundred megabytes of them.

use anyhow::Result;
use chrono::NaiveDate;
use guichet::dossier::DossierReading;
use guichet::registry::Registry;
use guichet::route::Policy;
use guichet::validate::Earlier;
use guichet::work::paper::{self, Paper};
use guichet::work::pipeline::{self, Seen};
use std::collections::{BTreeSet, HashMap};
use std::fs::File;
use std::os::unix::fs::FileExt;

/// What the dossiers before hold, which the next one is held against.
pub(super) struct DossiersBefore {
    earlier: Earlier,
    papers: PaperFile,
    /// Where to look for a paper, as indices into `papers`.
    bands: HashMap<i64, BTreeSet<usize>>,
}

impl DossiersBefore {
    /// None yet.
    pub(super) fn new() -> std::io::Result<Self> {
        Ok(Self { earlier: Earlier::default(), papers: PaperFile::new()?, bands: HashMap::new() })
    }

    /// Decides on a dossier beside those before it, and remembers it.
    pub(super) fn conclude(&mut self, name: &str, received_on: NaiveDate, seen: &Seen, policy: &Policy, registry: &Registry) -> Result<DossierReading> {
        let read = |earlier: &Earlier| pipeline::conclude(name, seen, registry, received_on, earlier, policy);
        let mut concluded = read(&self.earlier);
        let bands = paper::bands(&concluded.reading);
        let near: BTreeSet<usize> = bands.iter().filter_map(|band| self.bands.get(band)).flatten().copied().collect();
        let near = near.into_iter().map(|paper| self.papers.get(paper)).collect::<Result<Vec<_>>>()?;
        let repeated_pages = seen.repeats(&near.iter().collect::<Vec<_>>());
        if !repeated_pages.is_empty() {
            concluded = read(&Earlier { acts: self.earlier.acts.clone(), repeated_pages });
        }
        self.earlier.acts.extend(concluded.acts);
        let papers = seen.papers.iter().flatten().map(|paper| self.papers.add(paper)).collect::<Result<Vec<_>>>()?;
        for band in bands {
            self.bands.entry(band).or_default().extend(&papers);
        }
        Ok(concluded.reading)
    }
}

/// Papers packed as the service keeps them, one behind the other in a file.
struct PaperFile {
    file: File,
    /// Where each ends.
    ends: Vec<u64>,
}

impl PaperFile {
    fn new() -> std::io::Result<Self> {
        Ok(Self { file: tempfile::tempfile()?, ends: vec![0] })
    }

    /// Keeps `paper`; returns its index.
    fn add(&mut self, paper: &Paper) -> Result<usize> {
        let (packed, end) = (serde_json::to_vec(paper)?, self.ends.last().copied().unwrap_or(0));
        self.file.write_all_at(&packed, end)?;
        self.ends.push(end + packed.len() as u64);
        Ok(self.ends.len() - 2)
    }

    fn get(&self, index: usize) -> Result<Paper> {
        let (from, to) = (self.ends[index], self.ends[index + 1]);
        let mut packed = vec![0; usize::try_from(to - from)?];
        self.file.read_exact_at(&mut packed, from)?;
        Ok(serde_json::from_slice(&packed)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use guichet::dossier::BoundingBox;
    use guichet::read::same_paper::Fingerprint;
    use image::{GrayImage, Luma};

    #[test]
    fn papers_come_back_from_the_file_as_they_were() {
        let paper = |grey| {
            let page = GrayImage::from_fn(210, 297, |x, y| Luma([if (x / 9 + y / 7) % 3 == 0 { grey } else { 250 }]));
            Paper::silent(Fingerprint::of_paper(&page, BoundingBox { x: 0, y: 0, width: 210, height: 297 }, None))
        };
        let mut kept = PaperFile::new().unwrap();
        let all = [paper(20), paper(90), paper(20)];
        let indices: Vec<usize> = all.iter().map(|paper| kept.add(paper).unwrap()).collect();
        assert_eq!(indices, [0, 1, 2]);
        for index in [2, 0, 1] {
            assert_eq!(kept.get(index).unwrap(), all[index]);
        }
    }
}
