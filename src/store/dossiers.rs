//! Dossiers: the row, its state, its timeline. Every change of state goes through [`change`].

use super::{StoreError, contact_points, one_row};
use crate::dossier::Route;
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::ids::{ContactPointId, DossierId, UserId};
use crate::dossier::state::{Event, Settlement, State};
use crate::review::calendar::day_of;
use chrono::{DateTime, NaiveDate, Utc};
use sqlx::PgConnection;

/// A dossier's own row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// Id made on the device.
    pub id: DossierId,
    /// Where it was handed in.
    pub contact_point: ContactPointId,
    /// Proof given to the insured.
    pub receipt_number: ReceiptNumber,
    /// Number of the receipt that the device may have given before; none of dossiers from before there were any.
    pub provisional_number: Option<ReceiptNumber>,
    /// Where it stands.
    pub state: State,
    /// The machine's last decision.
    pub route: Option<Route>,
    /// How often pages were handed in; one more after every return.
    pub hand_in: i32,
    /// The hand-in that the manifest belongs to.
    pub manifest_hand_in: Option<i32>,
    /// Raised by every change.
    pub version: i64,
    /// Day on which the paper was handed in, where that was before its arrival here.
    pub handed_in_on: Option<NaiveDate>,
    /// Who created it.
    pub created_by: Option<UserId>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// When the first hand-in was complete.
    pub received_at: Option<DateTime<Utc>>,
    /// When it was last routed or settled.
    pub decided_at: Option<DateTime<Utc>>,
    /// When its state last changed.
    pub changed_at: DateTime<Utc>,
}

impl Dossier {
    /// How it was settled.
    pub const fn settlement(&self) -> Option<Settlement> {
        match self.state {
            State::Settled(how) | State::Delivered(how) => Some(how),
            _ => None,
        }
    }

    /// The day of reception, on which deadlines depend: in the time of Morocco (UTC+1).
    pub fn received_on(&self) -> NaiveDate {
        self.handed_in_on.unwrap_or_else(|| day_of(self.received_at.unwrap_or(self.created_at)))
    }

    /// Whether scans and a manifest may be handed in now.
    pub const fn takes_scans(&self) -> bool {
        matches!(self.state, State::AwaitingPages | State::Returned)
    }
}

/// One line of a dossier's timeline.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TimelineEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; nobody where the machine did it.
    pub by: Option<UserId>,
    /// What happened, by name.
    pub what: String,
    /// A code: the route, the settlement, why it was put back.
    pub detail: Option<String>,
}

/// Columns of [`Row`], for statements that give dossiers back.
macro_rules! columns {
    () => {
        "d.id, d.contact_point_id, d.receipt_number, d.provisional_number, d.state, d.settlement, d.reviewer_id, d.route, d.hand_in, d.manifest_hand_in, d.version, \
         d.handed_in_on, d.created_by, d.created_at, d.received_at, d.decided_at, d.changed_at"
    };
}
pub(crate) use columns;

/// The row as it stands in the table.
#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    id: DossierId,
    contact_point_id: ContactPointId,
    receipt_number: String,
    provisional_number: Option<String>,
    state: String,
    settlement: Option<String>,
    reviewer_id: Option<UserId>,
    route: Option<String>,
    hand_in: i32,
    manifest_hand_in: Option<i32>,
    version: i64,
    handed_in_on: Option<NaiveDate>,
    created_by: Option<UserId>,
    created_at: DateTime<Utc>,
    received_at: Option<DateTime<Utc>>,
    decided_at: Option<DateTime<Utc>>,
    changed_at: DateTime<Utc>,
}

impl TryFrom<Row> for Dossier {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        Ok(Self {
            id: row.id,
            contact_point: row.contact_point_id,
            receipt_number: ReceiptNumber::parse(&row.receipt_number).ok_or(inconsistent("receipt_number"))?,
            provisional_number: row.provisional_number.map(|number| ReceiptNumber::parse(&number).ok_or(inconsistent("provisional_number"))).transpose()?,
            state: state_of(&row.state, row.settlement.as_deref(), row.reviewer_id)?,
            route: row.route.as_deref().map(route_of).transpose()?,
            hand_in: row.hand_in,
            manifest_hand_in: row.manifest_hand_in,
            version: row.version,
            handed_in_on: row.handed_in_on,
            created_by: row.created_by,
            created_at: row.created_at,
            received_at: row.received_at,
            decided_at: row.decided_at,
            changed_at: row.changed_at,
        })
    }
}

fn inconsistent(column: &'static str) -> StoreError {
    StoreError::Inconsistent { table: "dossiers", column }
}

fn state_of(name: &str, settlement: Option<&str>, reviewer: Option<UserId>) -> Result<State, StoreError> {
    let how = || settlement.and_then(|name| Settlement::ALL.into_iter().find(|s| s.name() == name)).ok_or(inconsistent("settlement"));
    Ok(match name {
        "awaiting_pages" => State::AwaitingPages,
        "received" => State::Received,
        "reading" => State::Reading,
        "in_worklist" => State::InWorklist,
        "in_review" => State::InReview { reviewer: reviewer.ok_or(inconsistent("reviewer_id"))? },
        "returned" => State::Returned,
        "settled" => State::Settled(how()?),
        "given_up" => State::GivenUp,
        "delivered" => State::Delivered(how()?),
        _ => return Err(inconsistent("state")),
    })
}

/// The route with this name.
///
/// # Errors
/// [`StoreError::Inconsistent`] where there is none.
pub(crate) fn route_of(name: &str) -> Result<Route, StoreError> {
    Route::ALL.into_iter().find(|r| r.name() == name).ok_or(inconsistent("route"))
}

/// A dossier about to be created.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDossier {
    /// Id made on the device.
    pub id: DossierId,
    /// Where it is handed in.
    pub contact_point: ContactPointId,
    /// Day on which the paper was handed in, where a machine says that it was before its arrival here.
    pub handed_in_on: Option<NaiveDate>,
    /// Who creates it.
    pub by: Option<UserId>,
}

/// Creates the dossier with a receipt number, unless it is there already. Gives it back, and whether it is new. Of two dossiers of one contact point
/// to which chance gave the same provisional number (one pair in ten million dossiers a thousandth of the time) the later one goes without.
///
/// Run it in a transaction of its own and commit; where it was not new, nothing has changed.
///
/// # Errors
/// [`StoreError::NotFound`] where the contact point is unknown or closed; or the database failed.
pub async fn create(db: &mut PgConnection, new: &NewDossier, now: DateTime<Utc>) -> Result<(Dossier, bool), StoreError> {
    if let Some(dossier) = try_find(db, new.id).await? {
        return Ok((dossier, false));
    }
    // The number locks the contact point's row: of two calls with one id, the second waits here and then finds the first one's row.
    let (code, number) = contact_points::next_receipt_number(db, new.contact_point).await?;
    if let Some(dossier) = try_find(db, new.id).await? {
        contact_points::give_number_back(db, new.contact_point).await?;
        return Ok((dossier, false));
    }
    let row: Row = sqlx::query_as(concat!(
        "-- dossiers::create
         insert into dossiers as d (id, contact_point_id, receipt_number, provisional_number, state, handed_in_on, created_by, created_at, changed_at)
         values ($1, $2, $3, case when not exists (select from dossiers where provisional_number = $7) then $7 end, 'awaiting_pages', $4, $5, $6, $6) returning ",
        columns!()
    ))
    .bind(new.id)
    .bind(new.contact_point)
    .bind(number.as_str())
    .bind(new.handed_in_on)
    .bind(new.by)
    .bind(now)
    .bind(ReceiptNumber::provisional(code, new.id).as_str())
    .fetch_one(&mut *db)
    .await?;
    let dossier = Dossier::try_from(row)?;
    note(db, &dossier, "created", None, new.by, now).await?;
    Ok((dossier, true))
}

/// The dossier with this id.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn find(db: &mut PgConnection, id: DossierId) -> Result<Dossier, StoreError> {
    try_find(db, id).await?.ok_or(StoreError::NotFound { what: "dossier" })
}

async fn try_find(db: &mut PgConnection, id: DossierId) -> Result<Option<Dossier>, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(concat!("-- dossiers::find\nselect ", columns!(), " from dossiers d where d.id = $1")).bind(id).fetch_optional(db).await?;
    row.map(Dossier::try_from).transpose()
}

/// The dossier with this id, its row locked until the transaction ends.
///
/// # Errors
/// [`StoreError::NotFound`], or the database failed.
pub async fn lock(db: &mut PgConnection, id: DossierId) -> Result<Dossier, StoreError> {
    let row: Option<Row> =
        sqlx::query_as(concat!("-- dossiers::lock\nselect ", columns!(), " from dossiers d where d.id = $1 for update")).bind(id).fetch_optional(db).await?;
    row.ok_or(StoreError::NotFound { what: "dossier" })?.try_into()
}

/// Lets `event` happen to a dossier that [`lock`] gave in this transaction: new state, next version, a line on the timeline.
/// `detail` is a code for the timeline; of a decision its route is taken.
///
/// # Errors
/// [`StoreError::Refused`] where the event cannot happen; or the database failed.
pub async fn change(
    db: &mut PgConnection,
    dossier: Dossier,
    event: &Event,
    detail: Option<&str>,
    by: Option<UserId>,
    now: DateTime<Utc>,
) -> Result<Dossier, StoreError> {
    let mut after = dossier.clone();
    let was_returned = dossier.state == State::Returned;
    after.state = dossier.state.after(event)?;
    after.version += 1;
    after.changed_at = now;
    match event {
        Event::Completed => after.received_at = Some(now),
        Event::Decided(route) => after.route = Some(*route),
        // Nothing was handed in since: the hand-in is the one of before.
        Event::TakenBack(_) if was_returned => after.hand_in -= 1,
        _ => {}
    }
    match after.state {
        State::Settled(_) | State::InWorklist if !matches!(event, Event::Released | Event::Referred(_)) => after.decided_at = Some(now),
        State::Returned => {
            after.decided_at = Some(now);
            after.hand_in += 1;
        }
        _ => {}
    }
    let reviewer = if let State::InReview { reviewer } = after.state { Some(reviewer) } else { None };
    let done = sqlx::query(
        "-- dossiers::change
         update dossiers set state = $3, settlement = $4, reviewer_id = $5, route = $6, hand_in = $7, version = $8, received_at = $9, decided_at = $10, changed_at = $11
         where id = $1 and version = $2",
    )
    .bind(after.id)
    .bind(dossier.version)
    .bind(after.state.name())
    .bind(after.settlement().map(Settlement::name))
    .bind(reviewer)
    .bind(after.route.map(Route::name))
    .bind(after.hand_in)
    .bind(after.version)
    .bind(after.received_at)
    .bind(after.decided_at)
    .bind(after.changed_at)
    .execute(&mut *db)
    .await?;
    one_row(&done, "dossiers")?;
    let route = if let Event::Decided(route) = event { Some(route.name()) } else { None };
    note(db, &after, event.name(), detail.or(route), by, now).await?;
    Ok(after)
}

/// Raises the version of a locked dossier for a change beside its state (a manifest, a scan, a correction), with a line on the timeline.
///
/// # Errors
/// The database failed.
pub async fn touch(db: &mut PgConnection, dossier: &mut Dossier, what: &str, by: Option<UserId>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query("-- dossiers::touch\nupdate dossiers set version = version + 1 where id = $1 and version = $2")
        .bind(dossier.id)
        .bind(dossier.version)
        .execute(&mut *db)
        .await?;
    one_row(&done, "dossiers")?;
    dossier.version += 1;
    note(db, dossier, what, None, by, now).await
}

async fn note(db: &mut PgConnection, dossier: &Dossier, what: &str, detail: Option<&str>, by: Option<UserId>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- dossiers::note
         insert into events (dossier_id, at, by, what, detail, version) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(dossier.id)
    .bind(now)
    .bind(by)
    .bind(what)
    .bind(detail)
    .bind(dossier.version)
    .execute(db)
    .await?;
    one_row(&done, "events")
}

/// What happened to a dossier, oldest first.
///
/// # Errors
/// The database failed.
pub async fn timeline(db: &mut PgConnection, id: DossierId) -> Result<Vec<TimelineEntry>, StoreError> {
    Ok(sqlx::query_as("-- dossiers::timeline\nselect at, by, what, detail from events where dossier_id = $1 order by id").bind(id).fetch_all(db).await?)
}
