//! What the failures of the systems behind the edge mean to a client.

use super::{Code, FieldProblem, Problem};
use crate::dossier::state::Refused;
use crate::intake::IntakeError;
use crate::review::ReviewError;
use crate::store::StoreError;

/// What a failure of the store means to a client.
impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what: "scan" } => Self::new(Code::ScanUnknown),
            StoreError::NotFound { what: "page image" } => Self::new(Code::PageUnknown),
            StoreError::NotFound { what: "waiting dossier" } => Self::new(Code::NotWaiting),
            StoreError::NotFound { .. } => Self::new(Code::DossierUnknown),
            StoreError::Refused(Refused::HeldByAnother) => Self::new(Code::HeldByAnother),
            StoreError::Refused(Refused::WrongState) => Self::new(Code::WrongState),
            StoreError::LeaseLost => Self::new(Code::LeaseLost),
            error if error.may_be_retried() => {
                tracing::error!(error = %error, cause = ?std::error::Error::source(&error).map(ToString::to_string), "the store does not answer");
                Self::new(Code::Unavailable)
            }
            error => Self::internal("the store", &error),
        }
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        StoreError::from(error).into()
    }
}

/// Why something is not taken in.
impl From<IntakeError> for Problem {
    fn from(error: IntakeError) -> Self {
        Self::new(match error {
            IntakeError::Empty => Code::Empty,
            IntakeError::TooLarge => Code::TooLarge,
            IntakeError::UnsupportedMedia => Code::UnsupportedMedia,
            IntakeError::Truncated => Code::Truncated,
            IntakeError::Encrypted => Code::Encrypted,
            IntakeError::TooManyPixels => Code::TooManyPixels,
            IntakeError::HashMismatch => Code::HashMismatch,
            IntakeError::PositionTaken => Code::PositionTaken,
            IntakeError::NotInManifest => Code::NotInManifest,
            IntakeError::BadManifest => Code::BadManifest,
            IntakeError::Complete => Code::DossierComplete,
            IntakeError::BelongsElsewhere => Code::BelongsElsewhere,
            IntakeError::SealBroken => Code::SealBroken,
            IntakeError::UploadUnknown => Code::UploadUnknown,
            IntakeError::OffsetWrong => Code::OffsetWrong,
            IntakeError::BrokenOff(_) => Code::BrokenOff,
            IntakeError::Store(error) => return error.into(),
        })
    }
}

/// Why a reviewer's act is refused.
impl From<ReviewError> for Problem {
    fn from(error: ReviewError) -> Self {
        match error {
            ReviewError::VersionChanged => Self::new(Code::VersionChanged),
            ReviewError::NoteMissing => Self::new(Code::NoteMissing),
            ReviewError::PlaceOffPage | ReviewError::NoteTooLong => Self::new(Code::BodyInvalid),
            ReviewError::NotRead => Self::new(Code::WrongState),
            ReviewError::Values(faults) => {
                let told =
                    faults.into_iter().map(|(key, fault)| FieldProblem { key: key.to_string(), code: fault.code, detail_fr: fault.fr, detail_ar: fault.ar });
                Self::of_fields(Code::ValueRefused, told.collect())
            }
            ReviewError::SkillMissing => Self::new(Code::SkillMissing),
            ReviewError::Frozen => Self::new(Code::QueueFrozen),
            ReviewError::AssignedToAnother => Self::new(Code::AssignedToAnother),
            ReviewError::Shown => Self::new(Code::AlreadyShown),
            ReviewError::KeyedAlready => Self::new(Code::KeyedAlready),
            ReviewError::KeyingOpen => Self::new(Code::KeyingOpen),
            ReviewError::NotToBeKeyed => Self::new(Code::NotToBeKeyed),
            ReviewError::VerdictStands => Self::new(Code::VerdictStands),
            ReviewError::NotAssignable => Self::new(Code::NotAssignable),
            ReviewError::NoPolicy => Self::internal("running the rules again", &error),
            ReviewError::Store(error) => error.into(),
        }
    }
}
