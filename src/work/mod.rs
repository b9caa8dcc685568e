//! Machine processing: takes dossiers under a lease, runs the stages, writes the outcome.
//!
//! Two lanes: the counter's verdict ([`look`]) always first, the full reading after it. Where nobody else waits for a verdict, the slot that gave one
//! goes on with the reading, and the pages that it decoded are kept for it.
//!
//! A short transaction takes, the stages run outside of it on a blocking thread, a short transaction finishes and must hold the lease's token. A
//! heartbeat renews what is held; whatever a dead worker held is taken back when its lease runs out. Any number of processes may work side by side,
//! and any of them may be killed at any moment.

pub mod found;
mod held;
pub mod look;
pub mod machine;
pub mod paper;
pub mod pipeline;
pub mod recorded_invoices;
pub mod records;
pub mod stages;
pub mod step;
pub mod worker;

pub use records::Records;
pub use stages::{Job, Looked, Outcome, Stages, StepError};
pub use worker::{Settings, Worker};
