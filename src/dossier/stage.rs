//! The stages that a dossier's core time is told by; what database and uploads cost is told by their processes (`guichet bench`).

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A stage of the work on a dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// What belongs to no other stage.
    Rest,
    /// Bytes to pixels, in a child process; the pixels' way through the pipe.
    Decode,
    /// Which page it is and which way up it lies.
    OrientationAndType,
    /// The printed form laid onto the picture, the page laid flat.
    Registration,
    /// How well a picture can be read.
    Quality,
    /// Ink told from print, ticks, signatures.
    Ink,
    /// Boxed characters.
    Cells,
    /// Free hand on lines and in table cells.
    Lines,
    /// Attached pages: finding and reading printed lines.
    Printed,
    /// Barcodes.
    Barcodes,
    /// Pictures of the pages for the screens.
    Pictures,
    /// Whether a page was handed in before.
    SamePaper,
    /// The joint decision, rules and route.
    Decision,
}

impl Stage {
    /// All, in the order of the work.
    pub const ALL: [Self; 13] = [
        Self::Decode,
        Self::OrientationAndType,
        Self::Registration,
        Self::Quality,
        Self::Ink,
        Self::Cells,
        Self::Lines,
        Self::Printed,
        Self::Barcodes,
        Self::Pictures,
        Self::SamePaper,
        Self::Decision,
        Self::Rest,
    ];

    /// Its name in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Rest => "rest",
            Self::Decode => "decode",
            Self::OrientationAndType => "orientation_and_type",
            Self::Registration => "registration",
            Self::Quality => "quality",
            Self::Ink => "ink",
            Self::Cells => "cells",
            Self::Lines => "lines",
            Self::Printed => "printed",
            Self::Barcodes => "barcodes",
            Self::Pictures => "pictures",
            Self::SamePaper => "same_paper",
            Self::Decision => "decision",
        }
    }
}

/// Core-seconds by stage.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct CoreSeconds(BTreeMap<Stage, f64>);

impl CoreSeconds {
    /// Adds to a stage.
    pub fn add(&mut self, stage: Stage, seconds: f64) {
        if seconds > 0.0 {
            *self.0.entry(stage).or_default() += seconds;
        }
    }

    /// Adds all of another's.
    pub fn add_all(&mut self, other: &Self) {
        other.0.iter().for_each(|(stage, seconds)| self.add(*stage, *seconds));
    }

    /// Of one stage.
    pub fn of(&self, stage: Stage) -> f64 {
        self.0.get(&stage).copied().unwrap_or(0.0)
    }

    /// Of all.
    pub fn total(&self) -> f64 {
        self.0.values().sum()
    }

    /// Whether nothing was spent.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_add_up_and_are_kept_by_name() {
        let mut spent = CoreSeconds::default();
        spent.add(Stage::Lines, 0.5);
        spent.add(Stage::Lines, 0.25);
        spent.add(Stage::Decode, 0.0);
        let mut all = spent.clone();
        all.add_all(&spent);
        assert_eq!((all.of(Stage::Lines), all.total(), all.of(Stage::Decode)), (1.5, 1.5, 0.0));
        assert_eq!(serde_json::to_string(&spent).unwrap(), r#"{"lines":0.75}"#);
        assert_eq!(serde_json::from_str::<CoreSeconds>(r#"{"lines":0.75}"#).unwrap(), spent);
    }

    #[test]
    fn every_stage_is_listed_under_the_name_that_json_has() {
        for stage in Stage::ALL {
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.name());
        }
    }
}
