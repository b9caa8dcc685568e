//! The counter's verdict as the screens get it: seconds after the last scan, before the dossier is read in full.

use super::detail::FindingView;
use crate::dossier::ids::DossierId;
use crate::dossier::verdict::CounterVerdict;
use crate::dossier::{Code, DocumentType, PageReading, Quality};
use crate::http::problem::Answer;
use crate::store::counter_verdicts::{self, StoredVerdict};
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use utoipa::ToSchema;

/// What the counter is told before a dossier is read in full. It holds no value of any field.
#[derive(Serialize, ToSchema)]
#[schema(as = CounterVerdict)]
pub(crate) struct VerdictView {
    /// When it was given.
    at: DateTime<Utc>,
    /// Whether it is of small pictures sent ahead: the true verdict takes its place.
    of_previews: bool,
    /// The pages as seen so far.
    pages: Vec<VerdictPage>,
    /// What is missing or wrong, of what can be told without reading.
    findings: Vec<FindingView>,
    /// Whether the insured person's number is registered; nothing where it could not be read for certain.
    number_known: Option<bool>,
    /// Whether the insured person signed; nothing where page 1 was not seen.
    insured_signed: Option<bool>,
    /// Whether the physician signed or stamped; nothing where page 1 was not seen.
    physician_signed: Option<bool>,
    /// Pages (indices) that were handed in before.
    handed_in_before: Vec<usize>,
    /// Codes told here that the full reading does not find.
    withdrawn: Vec<Code>,
    /// Codes that only the full reading found, though they are of the kind told here.
    added: Vec<Code>,
}

/// One page as seen so far.
#[derive(Serialize, ToSchema)]
pub(crate) struct VerdictPage {
    /// Name of the scan that holds it.
    file: String,
    /// Page within the scan, from 1.
    page: u32,
    /// Of an A3 spread: 0 the left panel when upright, 1 the right one.
    panel: Option<u8>,
    /// Which page of the form; nothing for other papers, whose kind the full reading tells.
    document_type: Option<DocumentType>,
    /// Degrees clockwise that bring a page of the form upright; nothing for other papers.
    rotation: Option<u16>,
    /// Faults of the picture.
    quality: Vec<Quality>,
    /// Why it could not be read.
    error: Option<String>,
}

/// The verdict of the hand-in that counts.
pub(super) async fn view(db: &mut PgConnection, id: DossierId, hand_in: i32) -> Answer<Option<VerdictView>> {
    // A returned dossier waits for its next hand-in; until then the last one's verdict stands.
    let told = counter_verdicts::latest(db, id).await?.filter(|told| told.hand_in + 1 >= hand_in);
    Ok(told.map(VerdictView::from))
}

impl From<StoredVerdict> for VerdictView {
    fn from(told: StoredVerdict) -> Self {
        let CounterVerdict { pages, findings, number_known, insured_signed, physician_signed, handed_in_before, of_previews, .. } = told.verdict;
        Self {
            at: told.at,
            of_previews,
            pages: pages.into_iter().map(page).collect(),
            findings: findings.iter().map(FindingView::from).collect(),
            number_known,
            insured_signed,
            physician_signed,
            handed_in_before,
            withdrawn: told.contradiction.withdrawn,
            added: told.contradiction.added,
        }
    }
}

fn page(page: PageReading) -> VerdictPage {
    let of_form = page.document_type.is_form_page();
    VerdictPage {
        document_type: of_form.then_some(page.document_type),
        rotation: of_form.then_some(page.rotation.degrees()),
        file: page.file,
        page: page.page,
        panel: page.panel,
        quality: page.quality,
        error: page.error,
    }
}
