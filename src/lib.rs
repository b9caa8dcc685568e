//! guichet takes in health-insurance claim files ("dossiers de remboursement") handed in on paper,
//! reads them, decides which may pass without a person, and lets a reviewer correct the others.
//!
//! The modules are the way of a dossier, in order; `tests/it/layering.rs` holds who may use whom.

// The nouns all stages speak of: ids, pages, fields, findings, states, money, dates. No I/O.
pub mod dossier;

// 1. Receives scans and manifests, gives receipts, proves by the ledger that nothing was lost.
pub mod intake;

// 2. Keeps rows (PostgreSQL, all SQL) and bytes (object storage).
pub mod store;

// 3. Turns scans into upright, registered pages and recognised text.
pub mod read;

// 4. Turns recognised text into field values with probabilities.
pub mod extract;

// 5. Checks the values against the rules of the scheme; gives findings with codes.
pub mod validate;

// 6. Decides: automatic, manual or returned, and says why.
pub mod route;

// 7. A person corrects: worklist, lease, correction.
pub mod review;

// Members, dependants, providers, medicines and tariffs: import and look-up.
pub mod registry;

// Drives stages 3 to 6 over leased work.
pub mod work;

// Measures a reader on dossiers whose answer is known.
pub mod evaluate;

// The thin HTTP edge.
pub mod http;

pub mod clock;
pub mod config;
pub mod telemetry;
