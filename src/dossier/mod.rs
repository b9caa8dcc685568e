//! The nouns that all stages speak of. Nothing here does I/O, reads a clock or draws a random number.

pub mod amount;
pub mod cotation;
pub mod field;
pub mod finding;
pub mod identifiers;
pub mod ids;
pub mod media_type;
pub mod page;
pub mod reading;
pub mod sha256;
pub mod stage;
pub mod state;
pub mod verdict;

pub use amount::Amount;
pub use cotation::Cotation;
pub use field::{FieldKey, FieldReading, Source};
pub use finding::{Code, Finding, Severity};
pub use media_type::MediaType;
pub use page::{BoundingBox, DocumentType, PageReading, Quality, Rotation};
pub use reading::{DossierReading, Route};
pub use sha256::Sha256Sum;
pub use stage::{CoreSeconds, Stage};
pub use verdict::CounterVerdict;
