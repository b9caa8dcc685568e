//! See ARCHITECTURE.md.

pub mod child;
pub mod decode;
