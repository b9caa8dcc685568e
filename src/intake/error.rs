//! Why something is not taken in.

use crate::store::StoreError;

/// Why a scan, a manifest or a dossier is not taken in. All but the last two are final: the same again is refused again.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// No bytes.
    #[error("the file is empty")]
    Empty,
    /// More than [`super::MAX_SCAN_BYTES`].
    #[error("the file is too large")]
    TooLarge,
    /// Not a jpg, png, tif, webp, heic or pdf of a kind that is read.
    #[error("this kind of file is not taken in")]
    UnsupportedMedia,
    /// The file ends too early.
    #[error("the file is cut off")]
    Truncated,
    /// The file asks for a password.
    #[error("the file is encrypted")]
    Encrypted,
    /// A page of more pixels than are read.
    #[error("a page has too many pixels")]
    TooManyPixels,
    /// The bytes are not those announced: sent again, they may be.
    #[error("the bytes received are not those announced")]
    HashMismatch,
    /// Other bytes stand at this position.
    #[error("another scan stands at this position")]
    PositionTaken,
    /// The manifest announces other bytes at this position, or none.
    #[error("the manifest announces something else at this position")]
    NotInManifest,
    /// A manifest without scans, with too many, or with a position twice.
    #[error("the manifest is not one")]
    BadManifest,
    /// The dossier is complete; it takes nothing any more.
    #[error("the dossier is complete")]
    Complete,
    /// The dossier is another contact point's.
    #[error("the dossier belongs to another contact point")]
    BelongsElsewhere,
    /// A sealed page is not whole, or was sealed to a key or for a dossier that is not this one.
    #[error("the sealed page cannot be opened")]
    SealBroken,
    /// No such upload here: finished, forgotten, or begun on another machine. Begin anew.
    #[error("there is no such upload")]
    UploadUnknown,
    /// Another number of bytes is kept than the piece goes on from: ask, then go on from there.
    #[error("the upload is at another offset")]
    OffsetWrong,
    /// The line broke before the last byte: retry.
    #[error("the upload broke off")]
    BrokenOff(#[source] std::io::Error),
    /// The store failed, or there is no such dossier.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntakeError {
    /// Its code in the API's closed list; of a store's failure the edge knows better.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too_large",
            Self::UnsupportedMedia => "unsupported_media",
            Self::Truncated => "truncated",
            Self::Encrypted => "encrypted",
            Self::TooManyPixels => "too_many_pixels",
            Self::HashMismatch => "hash_mismatch",
            Self::PositionTaken => "position_taken",
            Self::NotInManifest => "not_in_manifest",
            Self::BadManifest => "bad_manifest",
            Self::Complete => "dossier_complete",
            Self::BelongsElsewhere => "belongs_elsewhere",
            Self::SealBroken => "seal_broken",
            Self::UploadUnknown => "upload_unknown",
            Self::OffsetWrong => "offset_wrong",
            Self::BrokenOff(_) => "broken_off",
            Self::Store(_) => "unavailable",
        }
    }

    /// Whether the bytes themselves are at fault: kept, they would be refused again.
    pub(super) const fn lies_in_the_bytes(&self) -> bool {
        matches!(
            self,
            Self::Empty
                | Self::TooLarge
                | Self::UnsupportedMedia
                | Self::Truncated
                | Self::Encrypted
                | Self::TooManyPixels
                | Self::HashMismatch
                | Self::SealBroken
        )
    }
}

impl From<std::io::Error> for IntakeError {
    fn from(error: std::io::Error) -> Self {
        Self::Store(StoreError::File(error))
    }
}
