//! See ARCHITECTURE.md.

pub mod attached;
pub mod child;
pub mod ctc;
pub mod decode;
pub mod grammar;
pub mod line;
pub mod line_crop;
pub mod models;
pub mod orientation;
pub mod page_type;
pub mod page_type_words;
mod raster;
pub mod registration;
pub mod template;
pub mod text_lines;
pub mod text_lines_boxes;
pub mod text_lines_crop;
pub mod text_lines_read;
mod text_lines_squeeze;
