//! Machine processing: takes dossiers under a lease, runs the stages, writes the outcome.
//!
//! A short transaction takes, the stages run outside of it on a blocking thread, a short transaction finishes and must hold the lease's token. A
//! heartbeat renews what is held; whatever a dead worker held is taken back when its lease runs out. Any number of processes may work side by side,
//! and any of them may be killed at any moment.

mod held;
pub mod machine;
pub mod paper;
pub mod pipeline;
pub mod records;
pub mod stages;
pub mod step;
pub mod worker;

pub use records::Records;
pub use stages::{Job, Outcome, Stages, StepError};
pub use worker::{Settings, Worker};
