//! Scans into upright, registered pages and recognised text.
//!
//! In: bytes of a scan. Out: pages with their type and rotation, form pages laid onto their template, lines, cells and barcodes as
//! probabilities. Never: an unbounded decode, a field value, or a decision about one.

pub mod child;
pub mod decode;

pub mod quality;
pub(crate) mod raster;
pub mod registration;
pub mod same_paper;
pub mod template;

pub mod barcode;
mod barcode_regions;
mod barcode_scan;
pub mod cells;
pub mod comb;
pub mod ctc;
pub mod grammar;
pub mod line;
pub mod line_crop;
pub mod models;
pub mod network;

pub mod attached;
pub mod orientation;
pub mod page_type;
mod page_type_traits;
mod page_type_vocabulary;
pub mod page_type_words;
pub mod text_lines;
pub mod text_lines_boxes;
pub mod text_lines_crop;
pub mod text_lines_read;
mod text_lines_squeeze;

pub mod derived;
mod reader;
pub mod stage_clock;

pub use reader::{LoadError, Reader};
