//! See ARCHITECTURE.md.

pub mod child;
pub mod ctc;
pub mod decode;
pub mod grammar;
pub mod line;
pub mod line_crop;
pub mod models;
mod raster;
pub mod registration;
pub mod template;
