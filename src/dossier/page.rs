//! Pages: what kind of paper, how it lies in its scan, how well it can be read.

use serde::{Deserialize, Serialize};

/// What kind of paper a page is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DocumentType {
    /// "Feuille de soins", page 1: who, how much, signatures.
    ClaimFormP1,
    /// Page 2: acts and paramedical acts.
    ClaimFormP2,
    /// Page 3: diagnostics, dispensations, services not covered.
    ClaimFormP3,
    /// Page 4: the instructions; bears no field.
    ClaimFormInstructions,
    /// "Ordonnance".
    Prescription,
    /// Invoice or till receipt.
    Invoice,
    /// Barcodes and price labels cut from medicine boxes.
    MedicineLabels,
    /// Results of a laboratory.
    LabResult,
    /// National identity card.
    IdentityCard,
    /// Any other paper, other forms too.
    Other,
    /// Nothing on it.
    Blank,
}

impl DocumentType {
    /// Pages 1 to 3 of the claim form, the ones that bear fields.
    pub const fn is_form_page(self) -> bool {
        matches!(self, Self::ClaimFormP1 | Self::ClaimFormP2 | Self::ClaimFormP3)
    }

    /// An attached page: all that are neither form page, instructions nor blank (contract.md).
    pub const fn is_attached(self) -> bool {
        !self.is_form_page() && !matches!(self, Self::ClaimFormInstructions | Self::Blank)
    }
}

/// Clockwise turn that brings a stored image upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(into = "u16", try_from = "u16")]
pub enum Rotation {
    /// Upright as stored.
    #[default]
    None,
    /// A quarter turn clockwise.
    Quarter,
    /// Upside down.
    Half,
    /// Three quarter turns clockwise.
    ThreeQuarter,
}

impl Rotation {
    /// All four, in order of degrees.
    pub const ALL: [Self; 4] = [Self::None, Self::Quarter, Self::Half, Self::ThreeQuarter];

    /// Degrees, clockwise.
    pub const fn degrees(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Quarter => 90,
            Self::Half => 180,
            Self::ThreeQuarter => 270,
        }
    }

    /// Whether width and height change places.
    pub const fn swaps_sides(self) -> bool {
        matches!(self, Self::Quarter | Self::ThreeQuarter)
    }
}

impl From<Rotation> for u16 {
    fn from(rotation: Rotation) -> Self {
        rotation.degrees()
    }
}

impl TryFrom<u16> for Rotation {
    type Error = String;
    fn try_from(degrees: u16) -> Result<Self, Self::Error> {
        Self::ALL.into_iter().find(|r| r.degrees() == degrees).ok_or_else(|| format!("{degrees} is not a quarter turn"))
    }
}

/// A fault of the picture that keeps a person from reading it well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Quality {
    /// Out of focus or moved.
    Blur,
    /// Too little light.
    Dark,
    /// A reflection hides a part.
    Glare,
    /// A part of the page lies outside the picture.
    Cut,
    /// Under 100 dpi on the paper.
    LowResolution,
    /// Turned by more than five degrees.
    Skew,
    /// A shadow lies over a part.
    Shadow,
}

/// An upright rectangle in pixels of the whole stored image, after EXIF orientation and before `rotation`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(from = "[u32; 4]", into = "[u32; 4]")]
pub struct BoundingBox {
    /// Left edge.
    pub x: u32,
    /// Top edge.
    pub y: u32,
    /// Width.
    pub width: u32,
    /// Height.
    pub height: u32,
}

impl From<[u32; 4]> for BoundingBox {
    fn from([x, y, width, height]: [u32; 4]) -> Self {
        Self { x, y, width, height }
    }
}

impl From<BoundingBox> for [u32; 4] {
    fn from(b: BoundingBox) -> Self {
        [b.x, b.y, b.width, b.height]
    }
}

/// What was found out about one page (or one panel of an A3 spread).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageReading {
    /// Name of the scan that holds it.
    pub file: String,
    /// Page within the scan, from 1.
    pub page: u32,
    /// Of an A3 spread: 0 the left panel when upright, 1 the right one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<u8>,
    /// Kind of paper.
    pub document_type: DocumentType,
    /// Turn that brings the stored image upright.
    pub rotation: Rotation,
    /// Width of the whole stored image, pixels.
    pub width: u32,
    /// Height of the whole stored image, pixels.
    pub height: u32,
    /// The part of the stored image that is this page: all of it, or one panel.
    pub panel_box: BoundingBox,
    /// Faults of the picture.
    pub quality: Vec<Quality>,
    /// Why the scan could not be read at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
