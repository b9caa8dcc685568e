//! What of a dossier somebody may see: values, medical codes, nothing while they key it blind; how it waits, and who holds it.

use crate::dossier::FieldKey;
use crate::dossier::ids::DossierId;
use crate::http::auth::Actor;
use crate::http::problem::Answer;
use crate::review::lease::Lease;
use crate::review::medical::is_medical;
use crate::review::{Queue, Status};
use crate::store::keyings::{self, Keying};
use crate::store::queues;
use crate::store::readings::StoredReading;
use crate::store::users::{self, Role};
use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use utoipa::ToSchema;

/// What somebody may see of a dossier.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sight {
    /// Names of the people who handled it.
    pub(super) names: bool,
    /// Values of its fields.
    pub(super) values: bool,
    /// Medical codes among them.
    pub(super) medical: bool,
    /// They key it, or may come to key it, without seeing what others read: reviewers and supervisors, but for whoever keyed first.
    pub(super) blind: bool,
}

impl Sight {
    /// Whether the value of this field may be seen.
    pub(super) fn sees(&self, key: &FieldKey) -> bool {
        self.medical || !is_medical(key)
    }
}

/// What `actor` may see of the dossier with this second keying and this hold.
pub(super) async fn sight(db: &mut PgConnection, actor: &Actor, keying: Option<&Keying>, lease: Option<&Lease>) -> Answer<Sight> {
    let inside = actor.role != Role::Counter;
    let holds = lease.is_some_and(|lease| lease.reviewer == actor.id);
    let blind =
        keying.is_some_and(|keying| keying.is_blind() && keying.first_by != actor.id && (holds || matches!(actor.role, Role::Reviewer | Role::Supervisor)));
    let medical = inside && users::skills(db, actor.id).await?.contains(&Queue::MedicalControl);
    Ok(Sight { names: inside, values: inside && !blind, medical, blind })
}

/// Where a dossier waits.
#[derive(Serialize, ToSchema)]
pub(crate) struct QueuePlace {
    /// The queue.
    name: Queue,
    /// Raised by a supervisor.
    priority: i16,
    /// When it is due.
    due: DateTime<Utc>,
    /// Since when it waits in this queue.
    since: DateTime<Utc>,
    /// Only this person is given it.
    assigned_to: Option<String>,
}

/// Where a dossier waits, while it does.
pub(super) async fn queue_place(db: &mut PgConnection, id: DossierId) -> Answer<Option<QueuePlace>> {
    let Some(place) = queues::place_of(db, id).await? else { return Ok(None) };
    let assigned_to = match place.assigned_to {
        Some(person) => users::names(db, &[person]).await?.remove(&person),
        None => None,
    };
    Ok(Some(QueuePlace { name: place.queue, priority: place.priority, due: place.due, since: place.queued_at, assigned_to }))
}

/// A second keying that has not ended.
#[derive(Serialize, ToSchema)]
#[schema(as = Keying)]
pub(crate) struct KeyingView {
    /// `second`: the fields are to be keyed blind; `third`: a person decides where the two differ.
    stage: &'static str,
    /// The fields to be keyed again.
    fields: Vec<String>,
    /// Where the two differ; empty for whoever keys blind.
    differences: Vec<Difference>,
}

/// What two people keyed of a field.
#[derive(Serialize, ToSchema)]
pub(crate) struct Difference {
    /// The field.
    key: String,
    /// What stood after the first: `corrected` with a value, `blank`, `illegible`, `not_applicable`.
    first_status: Status,
    first: Option<String>,
    /// What the second keyed.
    second_status: Status,
    second: Option<String>,
}

/// The second keying of the latest reading.
pub(super) async fn keying(db: &mut PgConnection, id: DossierId, reading: Option<&StoredReading>) -> Answer<Option<Keying>> {
    match reading {
        Some(reading) => Ok(keyings::of_reading(db, id, reading.id).await?),
        None => Ok(None),
    }
}

/// A second keying as `sight` lets it be seen.
pub(super) async fn keying_view(db: &mut PgConnection, id: DossierId, keying: &Keying, sight: &Sight) -> Answer<KeyingView> {
    let two = if sight.blind || keying.is_blind() { Vec::new() } else { keyings::differences(db, id, keying).await? };
    let difference = |two: keyings::TwoValues| Difference {
        key: two.first.key.to_string(),
        first_status: two.first.status,
        first: two.first.value,
        second_status: two.second.status,
        second: two.second.value,
    };
    Ok(KeyingView {
        stage: if keying.is_blind() { "second" } else { "third" },
        fields: keying.fields.iter().map(ToString::to_string).collect(),
        differences: two.into_iter().map(difference).collect(),
    })
}

/// Who holds a dossier.
#[derive(Serialize, ToSchema)]
pub(crate) struct LeaseView {
    /// Name of the reviewer.
    pub(super) reviewer: String,
    /// When the hold ends unless renewed.
    expires_at: DateTime<Utc>,
}

/// The hold as it is shown.
pub(super) async fn lease_view(db: &mut PgConnection, lease: &Lease) -> Answer<LeaseView> {
    let reviewer = users::names(db, &[lease.reviewer]).await?.remove(&lease.reviewer).unwrap_or_default();
    Ok(LeaseView { reviewer, expires_at: lease.expires_at })
}
