//! How a page was captured, as far as it changes what a confidence is worth.

use crate::dossier::Quality;
use serde::{Deserialize, Serialize};

/// A capture profile. Measured on the picture itself: what device made it is not known to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capture {
    /// A sharp, even picture of a flat page: scanners, and good photos.
    Clear,
    /// Blurred, dark, askew, reflecting, shaded or of few pixels: most photos.
    Marred,
}

impl Capture {
    /// The profile of a page with these faults. A page cut at its rim is no worse for it where it is read.
    pub fn of(faults: &[Quality]) -> Self {
        if faults.iter().all(|fault| *fault == Quality::Cut) { Self::Clear } else { Self::Marred }
    }
}

#[cfg(test)]
mod tests {
    use super::Capture;
    use crate::dossier::Quality::{Blur, Cut, Skew};

    #[test]
    fn any_fault_but_a_missing_rim_mars_a_page() {
        assert_eq!([&[][..], &[Cut], &[Skew], &[Blur, Cut]].map(Capture::of), [Capture::Clear, Capture::Clear, Capture::Marred, Capture::Marred]);
    }
}
