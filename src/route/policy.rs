//! The policy: from which probability on a field is sure enough. A versioned file, never a number in code.

use super::calibration::Calibration;
use super::kind::FieldKind;
use crate::dossier::Source;
use serde::Deserialize;
use std::collections::BTreeMap;

/// Why a policy cannot be used: give up, and ask who wrote it.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Not the file's shape.
    #[error("the policy or calibration file is not as it should be: {0}")]
    Shape(#[from] toml::de::Error),
    /// A number outside its range, or a map that falls.
    #[error("the policy or calibration file makes no sense: {0}")]
    Sense(&'static str),
}

/// When a dossier may pass without a person.
#[derive(Clone, Debug)]
pub struct Policy {
    version: String,
    target_error: f64,
    lowest: f64,
    unfitted: BTreeMap<FieldKind, f64>,
    default: f64,
    calibration: Calibration,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    version: String,
    target_error: f64,
    #[serde(default)]
    lowest: f64,
    unfitted: Unfitted,
}

#[derive(Deserialize)]
struct Unfitted {
    default: f64,
    #[serde(flatten)]
    kinds: BTreeMap<FieldKind, f64>,
}

impl Policy {
    /// The policy that the program was built with: `models/policy.toml` and `models/calibration.toml`.
    ///
    /// # Errors
    /// [`PolicyError`] where those files are wrong; a test holds that they are not.
    pub fn embedded() -> Result<Self, PolicyError> {
        Self::parse(include_str!("../../models/policy.toml"), include_str!("../../models/calibration.toml"))
    }

    /// Reads a policy file and a calibration file.
    ///
    /// # Errors
    /// [`PolicyError`]: give up, and ask who wrote them.
    pub fn parse(policy: &str, calibration: &str) -> Result<Self, PolicyError> {
        let file: File = toml::from_str(policy)?;
        let share = |p: f64| (0.0..=1.0).contains(&p);
        if !share(file.target_error) || !share(file.lowest) || !share(file.unfitted.default) || !file.unfitted.kinds.values().all(|p| share(*p)) {
            return Err(PolicyError::Sense("a share is not between 0 and 1"));
        }
        let calibration = Calibration::parse(calibration)?;
        let version = format!("{}/{}", file.version, calibration.version());
        Ok(Self { version, target_error: file.target_error, lowest: file.lowest, unfitted: file.unfitted.kinds, default: file.unfitted.default, calibration })
    }

    /// The same policy on raw confidences: what a calibration is fitted to.
    #[must_use]
    pub fn uncalibrated(self) -> Self {
        Self { calibration: Calibration::default(), ..self }
    }

    /// Version of policy and calibration.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// What raw confidences are worth.
    pub const fn calibration(&self) -> &Calibration {
        &self.calibration
    }

    /// The probability from which on a field of this kind and source is sure enough. Above 1 where none is.
    pub fn threshold(&self, kind: FieldKind, source: Source) -> f64 {
        let fitted = self.calibration.knows(kind, source).then(|| self.calibration.threshold(self.target_error)).flatten();
        fitted.map(|derived| derived.max(self.lowest)).unwrap_or_else(|| self.unfitted.get(&kind).copied().unwrap_or(self.default))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_policy_is_right() {
        let policy = Policy::embedded().expect("the policy");
        for kind in [FieldKind::Amount, FieldKind::Tick, FieldKind::Ean13] {
            let threshold = policy.threshold(kind, Source::Cells);
            assert!(threshold > 0.5, "{threshold}");
        }
    }

    #[test]
    fn the_threshold_follows_from_the_target_but_has_a_floor() {
        let policy = |target: f64| format!("version = \"1\"\ntarget_error = {target}\nlowest = 0.95\n[unfitted]\ndefault = 0.98\n");
        let fit = "version = \"f\"\n[[map]]\nkind = \"amount\"\nsource = \"line\"\nslope = 1.0\noffset = 0.0\nfields = 100\nwrong = 1\n\
                   [[bin]]\nfrom = 0.99\nfields = 1000\nwrong = 0\nexpected = 0.5\n[[bin]]\nfrom = 0.8\nfields = 100\nwrong = 1\nexpected = 1.0\n";
        let threshold = |target| Policy::parse(&policy(target), fit).expect("a policy").threshold(FieldKind::Amount, Source::Line);
        assert!((threshold(0.001) - 0.99).abs() < 1e-9);
        assert!((threshold(0.01) - 0.95).abs() < 1e-9, "0.8 would keep the target, and is below the floor");
    }

    #[test]
    fn a_kind_without_a_map_has_its_own_threshold_or_the_default() {
        let text = "version = \"1\"\ntarget_error = 0.01\n[unfitted]\ndefault = 0.9\ntick = 0.8\n";
        let policy = Policy::parse(text, "version = \"identity\"").expect("a policy");
        assert!((policy.threshold(FieldKind::Tick, Source::Ink) - 0.8).abs() < 1e-9);
        assert!((policy.threshold(FieldKind::Amount, Source::Line) - 0.9).abs() < 1e-9);
        assert_eq!(policy.version(), "1/identity");
        assert!(Policy::parse("version = \"1\"\ntarget_error = 2.0\n[unfitted]\ndefault = 0.9\n", "version = \"x\"").is_err());
        assert!(Policy::parse("version = \"1\"\ntarget_error = 0.1\n[unfitted]\ndefault = 0.9\nnonsense = 1.0\n", "version = \"x\"").is_err());
    }
}
