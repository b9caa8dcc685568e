//! The nouns that all stages speak of. Nothing here does I/O, reads a clock or draws a random number.

pub mod amount;
pub mod field;
pub mod finding;
pub mod identifiers;
pub mod ids;
pub mod page;
pub mod reading;
pub mod state;

pub use amount::Amount;
pub use field::{FieldKey, FieldReading, Source};
pub use finding::{Code, Finding, Severity};
pub use page::{BoundingBox, DocumentType, PageReading, Quality, Rotation};
pub use reading::{DossierReading, Route};
