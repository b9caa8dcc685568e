//! One dossier in full: pages, fields with what people said of them, findings, decision, timeline.

use super::Summary;
use super::mend::{ToMend, to_mend};
use super::sight::{KeyingView, LeaseView, QueuePlace, Sight, keying, keying_view, lease_view, queue_place, sight};
use super::verdict::{self, VerdictView};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::state::State;
use crate::dossier::{DocumentType, DossierReading, FieldKey, Finding, PageReading, Quality, Route, Severity};
use crate::http::auth::Actor;
use crate::http::problem::Answer;
use crate::http::review::queues::ActView;
use crate::review::place::Place;
use crate::review::{Band, Status, band};
use crate::store::corrections::{self, Recheck, StoredCorrection};
use crate::store::readings::{self, StoredReading};
use crate::store::{dossiers, queues, scans, summaries, users, worklist};
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use std::collections::{BTreeMap, BTreeSet};
use utoipa::ToSchema;

/// One dossier in full.
#[derive(Serialize, ToSchema)]
#[schema(as = DossierDetail)]
pub(crate) struct Detail {
    #[serde(flatten)]
    summary: Summary,
    /// The manifest; before it came, the scans that came.
    scan_list: Vec<ScanView>,
    /// What the counter is told before the dossier is read in full.
    verdict: Option<VerdictView>,
    /// Pages of the latest reading.
    pages_read: Vec<PageView>,
    /// Fields of the latest reading, with what people said of them; empty for a counter.
    fields: Vec<FieldView>,
    /// Fields that bear ink which nobody has read yet; empty for a counter.
    unread: Vec<String>,
    /// What the rules found: over the corrected values where somebody has corrected.
    findings_full: Vec<FindingView>,
    /// Where on the pages lies what the counter is asked to mend.
    to_mend: Vec<ToMend>,
    /// The decision and what stands against `automatic`; as it would be now where somebody has corrected.
    decision: Option<Decision>,
    /// Why a reviewer sent it back.
    returned: Option<Returned>,
    /// What happened, oldest first.
    timeline: Vec<TimelineEntry>,
    /// Who holds it; nothing for a counter.
    lease: Option<LeaseView>,
    /// Where it waits, while it does; nothing for a counter.
    queue: Option<QueuePlace>,
    /// What was done with it in its queues, and why, newest first; empty for a counter.
    queue_acts: Vec<ActView>,
    /// The second keying that has not ended.
    keying: Option<KeyingView>,
}

/// One scan of a dossier.
#[derive(Serialize, ToSchema)]
pub(crate) struct ScanView {
    /// Place, from 1.
    position: u16,
    /// File name; nothing before the manifest came.
    name: Option<String>,
    /// Length in bytes.
    size: u64,
    /// SHA-256, hexadecimal.
    sha256: String,
    /// What the bytes are; nothing before they came.
    media_type: Option<&'static str>,
    /// Whether the bytes are stored.
    stored: bool,
}

/// One page as read.
#[derive(Serialize, ToSchema)]
pub(crate) struct PageView {
    /// Index, from 0; the picture is `pages/{index}/image`.
    index: usize,
    /// Name of the scan that holds it.
    file: String,
    /// Page within the scan, from 1.
    page: u32,
    /// Of an A3 spread: 0 the left panel when upright, 1 the right one.
    panel: Option<u8>,
    /// Kind of paper.
    document_type: DocumentType,
    /// Degrees clockwise that brought the stored image upright.
    rotation: u16,
    /// Faults of the picture.
    quality: Vec<Quality>,
    /// Width of the upright page, pixels of the scan.
    width: u32,
    /// Height of the upright page, pixels of the scan.
    height: u32,
    /// Why it could not be read.
    error: Option<String>,
}

/// What stands for a field now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum FieldStatus {
    /// As the machine read it.
    Machine,
    Corrected,
    Confirmed,
    Illegible,
    Blank,
    NotApplicable,
}

impl From<Status> for FieldStatus {
    fn from(status: Status) -> Self {
        match status {
            Status::Corrected => Self::Corrected,
            Status::Confirmed => Self::Confirmed,
            Status::Illegible => Self::Illegible,
            Status::Blank => Self::Blank,
            Status::NotApplicable => Self::NotApplicable,
        }
    }
}

/// One field.
#[derive(Serialize, ToSchema)]
#[schema(as = Field)]
pub(crate) struct FieldView {
    /// Its key.
    key: String,
    /// Its value now; nothing where it is illegible, blank or not applicable.
    value: Option<String>,
    /// Probability that the machine's value is right.
    confidence: Option<f64>,
    /// How much a person must look; nothing where a person has.
    band: Option<Band>,
    /// Index of its page.
    page: Option<usize>,
    /// Its place on the upright page image.
    place: Option<Place>,
    /// What the machine read.
    machine_value: Option<String>,
    /// Other readings of the ink, most probable first.
    alternatives: Vec<Alternative>,
    /// Whether an automatic dossier must have it.
    needed: bool,
    /// Who said something of it last.
    corrected_by: Option<String>,
    /// When.
    corrected_at: Option<DateTime<Utc>>,
    /// What stands for it now.
    status: FieldStatus,
    /// Whether its value is kept from the person who asks: medical codes are for medical control.
    masked: bool,
}

/// Another way to read the ink.
#[derive(Serialize, ToSchema)]
pub(crate) struct Alternative {
    /// The value.
    value: String,
    /// Its probability.
    probability: f64,
}

/// What a rule found.
#[derive(Serialize, ToSchema)]
#[schema(as = Finding)]
pub(crate) struct FindingView {
    /// Which rule.
    code: crate::dossier::Code,
    /// What it does to the route.
    severity: Severity,
    /// The fields concerned.
    fields: Vec<String>,
    /// In French.
    message: String,
    /// In Arabic.
    message_ar: String,
}

/// The decision.
#[derive(Serialize, ToSchema)]
pub(crate) struct Decision {
    /// Where the dossier goes, or would go now.
    route: Route,
    /// Codes that stand against `automatic`.
    blockers: Vec<crate::dossier::Code>,
    /// The same with their fields.
    reasons: Vec<Reason>,
    /// Whether it rests on corrected values.
    rechecked: bool,
}

/// One reason against `automatic`.
#[derive(Serialize, ToSchema)]
pub(crate) struct Reason {
    /// Which rule.
    code: crate::dossier::Code,
    /// The fields concerned.
    fields: Vec<String>,
}

/// Why a reviewer sent a dossier back.
#[derive(Serialize, ToSchema)]
pub(crate) struct Returned {
    /// Code of the reason.
    reason: String,
    /// What the reviewer adds.
    note: Option<String>,
    /// Index of the page concerned.
    page: Option<u32>,
    /// Place on it.
    place: Option<Place>,
}

/// One line of the timeline.
#[derive(Serialize, ToSchema)]
pub(crate) struct TimelineEntry {
    /// When.
    at: DateTime<Utc>,
    /// Who; nothing where the machine did it, and for a counter.
    by: Option<String>,
    /// What happened, by name.
    what: String,
    /// A code: the route, the reason.
    detail: Option<String>,
}

/// The dossier as `actor` may see it.
pub(crate) async fn detail(db: &mut PgConnection, id: DossierId, actor: &Actor) -> Answer<Detail> {
    let summary = summaries::find(db, id).await?;
    let reading = readings::latest(db, id).await?;
    let lease = worklist::lease(db, id).await?;
    let keying = keying(db, id, reading.as_ref()).await?;
    let sight = sight(db, actor, keying.as_ref(), lease.as_ref()).await?;
    let (mut said, mut recheck) = (Vec::new(), None);
    if let Some(reading) = &reading {
        said = corrections::latest(db, reading.id).await?;
        recheck = corrections::latest_recheck(db, reading.id).await?;
    }
    let said: BTreeMap<FieldKey, StoredCorrection> = said.into_iter().map(|stored| (stored.correction.key.clone(), stored)).collect();
    let document = reading.as_ref().map(|reading| &reading.document);
    let values = document.filter(|_| sight.values);
    let fields = match (&keying, sight.blind) {
        (Some(keying), true) => document.map(|document| blind(document, &keying.fields)).unwrap_or_default(),
        _ => values.map(|document| fields(document, &said, &sight)).unwrap_or_default(),
    };
    Ok(Detail {
        scan_list: scan_list(db, id).await?,
        verdict: verdict::view(db, id, summary.dossier.hand_in).await?,
        pages_read: document.map(|document| document.pages.iter().enumerate().map(page_view).collect()).unwrap_or_default(),
        fields,
        unread: values.map(|document| unread(document, &said)).unwrap_or_default(),
        findings_full: if sight.blind { Vec::new() } else { findings(document, recheck.as_ref()).iter().map(FindingView::from).collect() },
        to_mend: document.filter(|_| !sight.blind).map(|document| to_mend(document, findings(Some(document), recheck.as_ref()))).unwrap_or_default(),
        decision: document.filter(|_| !sight.blind).map(|document| decision(document, recheck.as_ref())),
        returned: returned(db, &summary, reading.as_ref()).await?,
        timeline: timeline(db, id, sight.names).await?,
        lease: match lease.filter(|_| sight.names) {
            Some(lease) => Some(lease_view(db, &lease).await?),
            None => None,
        },
        queue: if sight.names { queue_place(db, id).await? } else { None },
        queue_acts: if sight.names { queues::acts(db, Some(id), 50).await?.into_iter().map(ActView::from).collect() } else { Vec::new() },
        keying: match &keying {
            Some(keying) if sight.names => Some(keying_view(db, id, keying, &sight).await?),
            _ => None,
        },
        summary: (&summary).into(),
    })
}

async fn scan_list(db: &mut PgConnection, id: DossierId) -> Answer<Vec<ScanView>> {
    let stored = scans::current(db, id).await?;
    let manifest = scans::manifest(db, id).await?;
    if manifest.is_empty() {
        let view = |scan: scans::Scan| ScanView {
            position: scan.position,
            name: None,
            size: scan.size,
            sha256: scan.sha256.to_string(),
            media_type: Some(scan.media_type.name()),
            stored: true,
        };
        return Ok(stored.into_iter().map(view).collect());
    }
    let view = |entry: scans::ManifestEntry| {
        let scan = stored.iter().find(|scan| scan.position == entry.position && scan.sha256 == entry.sha256);
        ScanView {
            position: entry.position,
            name: Some(entry.name),
            size: entry.size,
            sha256: entry.sha256.to_string(),
            media_type: scan.map(|scan| scan.media_type.name()),
            stored: scan.is_some(),
        }
    };
    Ok(manifest.into_iter().map(view).collect())
}

fn page_view((index, page): (usize, &PageReading)) -> PageView {
    let (width, height) = if page.panel_box.width == 0 { (page.width, page.height) } else { (page.panel_box.width, page.panel_box.height) };
    let (width, height) = if page.rotation.swaps_sides() { (height, width) } else { (width, height) };
    PageView {
        index,
        file: page.file.clone(),
        page: page.page,
        panel: page.panel,
        document_type: page.document_type,
        rotation: page.rotation.degrees(),
        quality: page.quality.clone(),
        width,
        height,
        error: page.error.clone(),
    }
}

/// Every field that the machine read or a person spoke of, by key.
fn fields(reading: &DossierReading, said: &BTreeMap<FieldKey, StoredCorrection>, sight: &Sight) -> Vec<FieldView> {
    let keys: BTreeSet<&FieldKey> = reading.fields.keys().chain(said.keys()).collect();
    let view = |key: &FieldKey| {
        let view = field_view(key, reading, said.get(key));
        if sight.sees(key) { view } else { masked(view) }
    };
    keys.into_iter().map(view).collect()
}

/// The fields that a second person keys: where they stand, and nothing of what anybody read there.
fn blind(reading: &DossierReading, keys: &[FieldKey]) -> Vec<FieldView> {
    keys.iter().map(|key| FieldView { masked: false, ..masked(field_view(key, reading, None)) }).collect()
}

/// A field without its value.
fn masked(view: FieldView) -> FieldView {
    let status = FieldStatus::Machine;
    FieldView {
        value: None,
        confidence: None,
        band: None,
        machine_value: None,
        alternatives: Vec::new(),
        corrected_by: None,
        corrected_at: None,
        status,
        masked: true,
        ..view
    }
}

fn field_view(key: &FieldKey, reading: &DossierReading, said: Option<&StoredCorrection>) -> FieldView {
    let machine = reading.fields.get(key);
    let machine_value = machine.map(|machine| machine.value.clone());
    let value = match said.map(|said| &said.correction) {
        None => machine_value.clone(),
        Some(correction) if correction.status == Status::Confirmed => machine_value.clone(),
        Some(correction) => correction.value.clone(),
    };
    let alternatives =
        machine.map(|machine| machine.alternatives.iter().map(|other| Alternative { value: other.value.clone(), probability: other.probability }).collect());
    FieldView {
        key: key.to_string(),
        value,
        confidence: machine.map(|machine| machine.confidence),
        band: machine.filter(|_| said.is_none()).map(|machine| Band::of(machine.confidence, band::sure_from(key, machine))),
        page: machine.map(|machine| machine.page),
        place: machine.and_then(|machine| Place::on_page(machine.place, reading.pages.get(machine.page)?)),
        machine_value,
        alternatives: alternatives.unwrap_or_default(),
        needed: key.is_needed(),
        corrected_by: said.map(|said| said.by_name.clone()),
        corrected_at: said.map(|said| said.at),
        status: said.map_or(FieldStatus::Machine, |said| said.correction.status.into()),
        masked: false,
    }
}

fn unread(reading: &DossierReading, said: &BTreeMap<FieldKey, StoredCorrection>) -> Vec<String> {
    reading.unread.iter().filter(|key| !said.contains_key(*key)).map(ToString::to_string).collect()
}

fn findings<'a>(reading: Option<&'a DossierReading>, recheck: Option<&'a Recheck>) -> &'a [Finding] {
    recheck.map(|recheck| recheck.findings.as_slice()).or(reading.map(|reading| reading.findings.as_slice())).unwrap_or_default()
}

impl From<&Finding> for FindingView {
    fn from(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            severity: finding.severity,
            fields: finding.fields.iter().map(ToString::to_string).collect(),
            message: finding.message.clone(),
            message_ar: finding.message_ar.clone(),
        }
    }
}

fn decision(reading: &DossierReading, recheck: Option<&Recheck>) -> Decision {
    let against: Vec<&Finding> = findings(Some(reading), recheck).iter().filter(|finding| finding.severity != Severity::Note).collect();
    let route = match recheck {
        None => reading.route,
        Some(recheck) if recheck.could_pass => Route::Automatic,
        Some(_) if against.iter().any(|finding| finding.severity == Severity::Return) => Route::Returned,
        Some(_) => Route::Manual,
    };
    Decision {
        route,
        blockers: against.iter().map(|finding| finding.code).collect(),
        reasons: against.iter().map(|finding| Reason { code: finding.code, fields: finding.fields.iter().map(ToString::to_string).collect() }).collect(),
        rechecked: recheck.is_some(),
    }
}

async fn returned(db: &mut PgConnection, summary: &summaries::Summary, reading: Option<&StoredReading>) -> Answer<Option<Returned>> {
    if summary.dossier.state != State::Returned {
        return Ok(None);
    }
    let sent_back = corrections::latest_return(db, summary.dossier.id).await?;
    let sent_back = sent_back.filter(|sent_back| reading.is_some_and(|reading| reading.id == sent_back.reading));
    Ok(sent_back.map(|sent_back| Returned { reason: sent_back.reason, note: sent_back.note, page: sent_back.page, place: sent_back.place }))
}

async fn timeline(db: &mut PgConnection, id: DossierId, with_names: bool) -> Answer<Vec<TimelineEntry>> {
    let entries = dossiers::timeline(db, id).await?;
    let people: Vec<UserId> = entries.iter().filter_map(|entry| entry.by).filter(|_| with_names).collect();
    let names = users::names(db, &people).await?;
    let view = |entry: dossiers::TimelineEntry| TimelineEntry {
        at: entry.at,
        by: entry.by.and_then(|by| names.get(&by).cloned()),
        // The office's queues are none of the counter's affairs.
        detail: entry.detail.filter(|_| with_names || entry.what != "referred"),
        what: entry.what,
    };
    Ok(entries.into_iter().map(view).collect())
}
