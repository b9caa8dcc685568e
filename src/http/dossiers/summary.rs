//! A dossier in a list.

use crate::dossier::Route;
use crate::dossier::state::{Settlement, State};
use crate::store::summaries;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// Where a dossier stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum DossierState {
    AwaitingPages,
    Received,
    Reading,
    InWorklist,
    InReview,
    Returned,
    Settled,
    GivenUp,
    Delivered,
}

impl From<&State> for DossierState {
    fn from(state: &State) -> Self {
        match state {
            State::AwaitingPages => Self::AwaitingPages,
            State::Received => Self::Received,
            State::Reading => Self::Reading,
            State::InWorklist => Self::InWorklist,
            State::InReview { .. } => Self::InReview,
            State::Returned => Self::Returned,
            State::Settled(_) => Self::Settled,
            State::GivenUp => Self::GivenUp,
            State::Delivered(_) => Self::Delivered,
        }
    }
}

impl DossierState {
    /// Its name in SQL.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::AwaitingPages => "awaiting_pages",
            Self::Received => "received",
            Self::Reading => "reading",
            Self::InWorklist => "in_worklist",
            Self::InReview => "in_review",
            Self::Returned => "returned",
            Self::Settled => "settled",
            Self::GivenUp => "given_up",
            Self::Delivered => "delivered",
        }
    }
}

/// A place where dossiers are handed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ContactPoint)]
pub(crate) struct ContactPointView {
    /// Stable id.
    pub(crate) id: Uuid,
    /// Number printed on receipts, at least four digits.
    pub(crate) code: String,
    /// Name as staff know it.
    pub(crate) name: String,
}

/// A dossier in a list.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DossierSummary)]
pub(crate) struct Summary {
    /// Id made on the device.
    pub(crate) dossier_id: Uuid,
    /// Proof given to the insured.
    pub(crate) receipt_number: String,
    /// Number of the receipt that the device may have given before it reached the service; stays valid.
    pub(crate) provisional_number: Option<String>,
    /// Where it stands.
    pub(crate) state: DossierState,
    /// How it was settled.
    pub(crate) settlement: Option<Settlement>,
    /// The machine's last decision.
    pub(crate) route: Option<Route>,
    /// Where it was handed in.
    pub(crate) contact_point: ContactPointView,
    /// When it was created.
    pub(crate) created_at: DateTime<Utc>,
    /// When the first hand-in was complete.
    pub(crate) received_at: Option<DateTime<Utc>>,
    /// When it was last routed or settled.
    pub(crate) decided_at: Option<DateTime<Utc>>,
    /// Number of scans.
    pub(crate) scans: i64,
    /// Number of pages read.
    pub(crate) pages: Option<i32>,
    /// Codes of the machine's findings.
    pub(crate) findings: Vec<String>,
    /// Raised by every change; the `ETag`.
    pub(crate) version: i64,
}

impl From<&summaries::Summary> for Summary {
    fn from(summary: &summaries::Summary) -> Self {
        let dossier = &summary.dossier;
        Self {
            dossier_id: dossier.id.as_uuid(),
            receipt_number: dossier.receipt_number.to_string(),
            provisional_number: dossier.provisional_number.as_ref().map(ToString::to_string),
            state: (&dossier.state).into(),
            settlement: dossier.settlement(),
            route: dossier.route,
            contact_point: ContactPointView {
                id: dossier.contact_point.as_uuid(),
                code: printed_code(summary.contact_point_code),
                name: summary.contact_point_name.clone(),
            },
            created_at: dossier.created_at,
            received_at: dossier.received_at,
            decided_at: dossier.decided_at,
            scans: summary.scans,
            pages: summary.pages,
            findings: summary.findings.clone(),
            version: dossier.version,
        }
    }
}

/// A contact point's number as printed on receipts.
pub(crate) fn printed_code(code: i32) -> String {
    format!("{code:04}")
}
