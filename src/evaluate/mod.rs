//! Measures what a reader makes of dossiers whose answer is known.
//!
//! In: a set (dossier folders with `truth.json`), the reader's JSON Lines. Out: every measure of the contract's `tools/score.py`, and what
//! changed between two results. Never: a truth given to the reader. The measures are the contract's; this is an implementation of its own,
//! held against the other's figures by `tests/it/evaluate.rs`.

mod against;
mod bound;
mod figures;
mod grouping;
mod input;
mod perfect;
mod plot;
mod report;
mod score;

pub use against::{Changes, compare};
pub use bound::{interval, upper_bound};
pub use figures::{Figure, Figures, figures};
pub use input::{EvaluateError, ReadField, ReaderResult, Truth, load_results, load_truths, parse_results};
pub use perfect::read_as_written;
pub use plot::reliability_diagram;
pub use report::{changes_table, table};
pub use score::{Scores, fitted, score};
