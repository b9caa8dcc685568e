//! A person corrects: worklist, holds, corrections, verdicts.
//!
//! In: a stored reading and a reviewer's acts. Out: checked corrections, the rules run again over the reading as a person sees it, the dossier's next state.
//! Never: a change of what the machine read; corrections stand beside it. [`Desk`] holds the transactions, the rest are plain values.

pub mod band;
pub mod calendar;
pub mod correction;
pub mod cover;
mod desk;
pub mod kind;
pub mod lease;
pub mod lookup;
pub mod medical;
pub mod place;
pub mod queue;
pub mod reason;
mod recheck;
pub mod second_keying;

pub use band::Band;
pub use correction::{Correction, Status};
pub use desk::{Desk, Hold, Pointed, ReviewError, Said, TAKEN_BACK_WITHIN, Wanted};
pub use kind::Kind;
pub use queue::Queue;
pub use second_keying::SecondKeying;
