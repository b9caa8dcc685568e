//! What a scan's bytes are.

use serde::{Deserialize, Serialize};

/// The kinds of file that are taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MediaType {
    /// JPEG.
    #[serde(rename = "image/jpeg")]
    Jpeg,
    /// PNG.
    #[serde(rename = "image/png")]
    Png,
    /// TIFF, one page or many.
    #[serde(rename = "image/tiff")]
    Tiff,
    /// WebP.
    #[serde(rename = "image/webp")]
    Webp,
    /// HEIC, of telephones.
    #[serde(rename = "image/heic")]
    Heic,
    /// PDF.
    #[serde(rename = "application/pdf")]
    Pdf,
}

impl MediaType {
    /// All six.
    pub const ALL: [Self; 6] = [Self::Jpeg, Self::Png, Self::Tiff, Self::Webp, Self::Heic, Self::Pdf];

    /// Its name in HTTP and SQL.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Tiff => "image/tiff",
            Self::Webp => "image/webp",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
        }
    }

    /// The kind with this name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
