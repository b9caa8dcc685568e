//! What waits where: placing a dossier in its queue, depths, and what supervisors do with queues.
//!
//! Depths are never counted over the worklist: every statement on it adds its change to `queue_depth_changes` (a trigger), which [`fold`] adds up every few seconds.

use super::dossiers::{self, Dossier};
use super::exits::{self, Exit};
use super::{StoreError, calendar, one_row};
use crate::dossier::ids::{DossierId, UserId};
use crate::dossier::{Amount, DossierReading, FieldKey};
use crate::registry::Regime;
use crate::review::queue::{Queue, amount_class};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;
use std::collections::HashMap;

/// Over which time rates are measured.
const RATE_OVER: TimeDelta = TimeDelta::hours(1);

/// Where a dossier waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The queue.
    pub queue: Queue,
    /// Raised by a supervisor.
    pub priority: i16,
    /// When it is due.
    pub due: DateTime<Utc>,
    /// Since when it waits in this queue.
    pub queued_at: DateTime<Utc>,
    /// Only this person is given it.
    pub assigned_to: Option<UserId>,
}

/// How a queue stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The queue.
    pub queue: Queue,
    /// Dossiers that wait.
    pub waiting: i64,
    /// Dossiers that a reviewer holds.
    pub held: i64,
    /// Of both, those whose deadline has passed.
    pub overdue: i64,
    /// Of both, those that fall due today or have before.
    pub due_today: i64,
    /// Reception of the oldest.
    pub oldest: Option<DateTime<Utc>>,
    /// Dossiers that left it in the last hour.
    pub left_last_hour: i64,
    /// Why, by whom and since when nothing is handed out of it.
    pub frozen: Option<Frozen>,
}

/// A queue out of which nothing is handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Why.
    pub reason: String,
    /// Who froze it.
    pub by: String,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// What was done with a queue or a dossier in it, and why.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Act {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by_name: String,
    /// What, by name.
    pub what: String,
    /// The queue concerned.
    pub queue: String,
    /// Receipt number of the dossier concerned.
    pub receipt_number: Option<String>,
    /// The dossier concerned.
    pub dossier_id: Option<DossierId>,
    /// Where it was moved.
    pub to_queue: Option<String>,
    /// Whom it was assigned to.
    pub to_person: Option<String>,
    /// The new priority.
    pub priority: Option<i16>,
    /// Why, from a closed list; of a postponement.
    pub code: Option<String>,
    /// Why, or what is added to the code.
    pub reason: Option<String>,
}

/// What a supervisor changes of a waiting dossier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// To another queue.
    Move(Queue),
    /// To one person only, or to whoever has the skill.
    Assign(Option<UserId>),
    /// Before or behind the others.
    Prioritise(i16),
}

/// Puts a dossier that was decided manual into its queue, by its findings and its member's scheme, due by the business calendar.
///
/// # Errors
/// The database failed.
pub async fn place(db: &mut PgConnection, dossier: &Dossier, reading: &DossierReading, now: DateTime<Utc>) -> Result<(), StoreError> {
    let value = |key: &str| reading.fields.get(&FieldKey::new(key)).map(|field| field.value.as_str());
    let regime: Option<String> = sqlx::query_scalar("-- queues::place\nselect regime from members where immatriculation = $1")
        .bind(value("insured_immatriculation"))
        .fetch_optional(&mut *db)
        .await?;
    let codes: Vec<_> = reading.findings.iter().map(|finding| finding.code).collect();
    let queue = Queue::of(&codes, regime.as_deref().and_then(Regime::parse));
    let due = calendar::read(db).await?.due(dossier.received_on());
    let done =
        sqlx::query("-- queues::place\ninsert into worklist (dossier_id, queue, due, amount_class, received_at, queued_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(dossier.id)
            .bind(queue.name())
            .bind(due)
            .bind(amount_class(value("total_amount").and_then(Amount::parse)))
            .bind(dossier.received_at.unwrap_or(dossier.created_at))
            .bind(now)
            .execute(db)
            .await?;
    one_row(&done, "worklist")
}

/// Where a dossier waits or is held; nothing where it is neither.
///
/// # Errors
/// The database failed.
pub async fn place_of(db: &mut PgConnection, id: DossierId) -> Result<Option<Place>, StoreError> {
    type Columns = (String, i16, DateTime<Utc>, DateTime<Utc>, Option<UserId>);
    let row: Option<Columns> = sqlx::query_as("-- queues::place_of\nselect queue, priority, due, queued_at, assigned_to from worklist where dossier_id = $1")
        .bind(id)
        .fetch_optional(db)
        .await?;
    let place = |(queue, priority, due, queued_at, assigned_to): Columns| Ok(Place { queue: named(&queue)?, priority, due, queued_at, assigned_to });
    row.map(place).transpose()
}

/// Moves a dossier that a reviewer held to another queue, where `seen_by`, and whoever was not to be given it before, will not be given it.
///
/// # Errors
/// The database failed, or it was not there.
pub(super) async fn refer(db: &mut PgConnection, id: DossierId, to: Queue, seen_by: &[UserId], by: UserId, now: DateTime<Utc>) -> Result<Queue, StoreError> {
    let from = place_of(db, id).await?.ok_or(StoreError::RowCount { table: "worklist", rows: 0 })?.queue;
    exits::note(db, id, Exit::Referred, by, now).await?;
    let done = sqlx::query(
        "-- queues::refer\nupdate worklist set queue = $2, held = false, assigned_to = null, queued_at = $3, seen_by = seen_by || $4 where dossier_id = $1",
    )
    .bind(id)
    .bind(to.name())
    .bind(now)
    .bind(seen_by.iter().map(|id| id.as_uuid()).collect::<Vec<_>>())
    .execute(&mut *db)
    .await?;
    one_row(&done, "worklist")?;
    Ok(from)
}

/// Adds the changes since the last time to the depths. One at a time; who comes second finds nothing to do.
///
/// # Errors
/// The database failed.
pub async fn fold(db: &mut PgConnection) -> Result<(), StoreError> {
    sqlx::query(
        "-- queues::fold
         with alone as materialized (select pg_try_advisory_xact_lock(7041) as mine),
              gone as (delete from queue_depth_changes using alone where mine returning queue, due, waiting, held),
              added as (insert into queue_depths as d (queue, due, waiting, held)
                        select queue, due, sum(waiting), sum(held) from gone group by queue, due having sum(waiting) <> 0 or sum(held) <> 0
                        on conflict (queue, due) do update set waiting = d.waiting + excluded.waiting, held = d.held + excluded.held returning 1)
         select count(*) from added",
    )
    .execute(&mut *db)
    .await?;
    sqlx::query("-- queues::fold\ndelete from queue_depths where waiting = 0 and held = 0").execute(db).await?;
    Ok(())
}

/// How every queue stands at `now`; `today_ends` is the end of the Moroccan day.
///
/// # Errors
/// The database failed.
pub async fn standings(db: &mut PgConnection, now: DateTime<Utc>, today_ends: DateTime<Utc>) -> Result<Vec<Standing>, StoreError> {
    #[derive(sqlx::FromRow)]
    struct Row {
        name: String,
        waiting: i64,
        held: i64,
        overdue: i64,
        due_today: i64,
        oldest: Option<DateTime<Utc>>,
        left_last_hour: i64,
        frozen_reason: Option<String>,
        frozen_by: Option<String>,
        frozen_at: Option<DateTime<Utc>>,
    }
    let rows: Vec<Row> = sqlx::query_as(
        "-- queues::standings
         with depth as (select queue, due, sum(waiting) as waiting, sum(held) as held
                        from (select queue, due, waiting, held from queue_depths union all select queue, due, waiting, held from queue_depth_changes) both_
                        group by queue, due)
         select q.name, coalesce(sum(d.waiting), 0)::bigint as waiting, coalesce(sum(d.held), 0)::bigint as held,
                coalesce(sum(d.waiting + d.held) filter (where d.due <= $1), 0)::bigint as overdue,
                coalesce(sum(d.waiting + d.held) filter (where d.due <= $2), 0)::bigint as due_today,
                (select w.received_at from worklist w where w.queue = q.name order by w.received_at, w.dossier_id limit 1) as oldest,
                (select count(*) from queue_exits e where e.queue = q.name and e.at > $3) as left_last_hour,
                q.frozen_reason, u.name as frozen_by, q.frozen_at
         from queues q left join depth d on d.queue = q.name left join users u on u.id = q.frozen_by
         group by q.name, u.name",
    )
    .bind(now)
    .bind(today_ends)
    .bind(now - RATE_OVER)
    .fetch_all(db)
    .await?;
    let standing = |row: Row| {
        let frozen = match (row.frozen_reason, row.frozen_by, row.frozen_at) {
            (Some(reason), Some(by), Some(at)) => Some(Frozen { reason, by, at }),
            _ => None,
        };
        Ok(Standing {
            queue: named(&row.name)?,
            waiting: row.waiting,
            held: row.held,
            overdue: row.overdue,
            due_today: row.due_today,
            oldest: row.oldest,
            left_last_hour: row.left_last_hour,
            frozen,
        })
    };
    let mut standings: Vec<Standing> = rows.into_iter().map(standing).collect::<Result<_, StoreError>>()?;
    standings.sort_by_key(|standing| standing.queue);
    Ok(standings)
}

/// Stops handing out of a queue, or goes on. Nothing happens where it stood so already.
///
/// # Errors
/// The database failed.
pub async fn freeze(db: &mut PgConnection, queue: Queue, frozen: bool, reason: &str, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- queues::freeze
         update queues set frozen_reason = case when $2 then $3 end, frozen_by = case when $2 then $4::uuid end, frozen_at = case when $2 then $5::timestamptz end
         where name = $1 and (frozen_at is not null) <> $2",
    )
    .bind(queue.name())
    .bind(frozen)
    .bind(reason)
    .bind(by)
    .bind(now)
    .execute(&mut *db)
    .await?;
    if done.rows_affected() == 1 {
        let act = NewAct { what: if frozen { "frozen" } else { "thawed" }, reason: Some(reason), ..NewAct::of(queue) };
        note(db, &act, by, now).await?;
    }
    Ok(())
}

/// Changes how a dossier waits; the reason is kept, and its timeline tells. One that a reviewer holds changes as well, and goes on to be held.
///
/// # Errors
/// [`StoreError::NotFound`] where it waits in no queue; or the database failed.
pub async fn change(db: &mut PgConnection, id: DossierId, change: Change, reason: &str, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut dossier = dossiers::lock(db, id).await?;
    let place = place_of(db, id).await?.ok_or(StoreError::NotFound { what: "waiting dossier" })?;
    let mut act = NewAct { dossier: Some(id), reason: Some(reason), ..NewAct::of(place.queue) };
    let statement = match change {
        Change::Move(to) => {
            act.to_queue = Some(to);
            sqlx::query("-- queues::change\nupdate worklist set queue = $2, queued_at = $3, assigned_to = null where dossier_id = $1")
                .bind(id)
                .bind(to.name())
                .bind(now)
        }
        Change::Assign(person) => {
            (act.what, act.to_person) = ("assigned", person);
            sqlx::query("-- queues::change\nupdate worklist set assigned_to = $2 where dossier_id = $1").bind(id).bind(person)
        }
        Change::Prioritise(priority) => {
            (act.what, act.priority) = ("prioritised", Some(priority));
            sqlx::query("-- queues::change\nupdate worklist set priority = $2 where dossier_id = $1").bind(id).bind(priority)
        }
    };
    one_row(&statement.execute(&mut *db).await?, "worklist")?;
    note(db, &act, by, now).await?;
    dossiers::touch(db, &mut dossier, act.what, Some(by), now).await
}

/// Gives the dossiers that only `person` is given to whoever has the skill, but for those of queues that they still work off (`works`).
/// Run it in a transaction: the dossiers are locked first, always in one order.
///
/// # Errors
/// The database failed.
pub async fn free(db: &mut PgConnection, person: UserId, works: &[Queue], by: Option<UserId>, now: DateTime<Utc>) -> Result<(), StoreError> {
    let works: Vec<&str> = works.iter().map(|queue| queue.name()).collect();
    let sql = "-- queues::free\nselect dossier_id from worklist where assigned_to = $1 and queue <> all($2) order by dossier_id";
    let ids: Vec<DossierId> = sqlx::query_scalar(sql).bind(person).bind(&works).fetch_all(&mut *db).await?;
    for id in ids {
        let mut dossier = dossiers::lock(db, id).await?;
        let sql = "-- queues::free\nupdate worklist set assigned_to = null where dossier_id = $1 and assigned_to = $2 and queue <> all($3)";
        // It may have been decided, or assigned to somebody else, between the look and the lock.
        if sqlx::query(sql).bind(id).bind(person).bind(&works).execute(&mut *db).await?.rows_affected() == 1 {
            dossiers::touch(db, &mut dossier, "assigned", by, now).await?;
        }
    }
    Ok(())
}

/// A reviewer who sends a dossier to another queue.
#[derive(Clone, Copy)]
pub struct Referral<'a> {
    /// The dossier.
    pub dossier: DossierId,
    /// The queue it was in.
    pub from: Queue,
    /// The queue it goes to.
    pub to: Queue,
    /// Why, for those there.
    pub note: &'a str,
}

/// Keeps why a reviewer referred a dossier.
///
/// # Errors
/// The database failed.
pub async fn note_referral(db: &mut PgConnection, referral: &Referral<'_>, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let Referral { dossier, from, to, note: reason } = *referral;
    note(db, &NewAct { what: "referred", dossier: Some(dossier), to_queue: Some(to), reason: Some(reason), ..NewAct::of(from) }, by, now).await
}

/// Keeps why a dossier was put off (a code and perhaps a note) or taken over (a note), where it waits.
///
/// # Errors
/// The database failed, or it waits nowhere.
pub async fn note_why(
    db: &mut PgConnection,
    id: DossierId,
    what: &'static str,
    (code, reason): (Option<&str>, Option<&str>),
    by: UserId,
    now: DateTime<Utc>,
) -> Result<(), StoreError> {
    let queue = place_of(db, id).await?.ok_or(StoreError::RowCount { table: "worklist", rows: 0 })?.queue;
    note(db, &NewAct { what, dossier: Some(id), code, reason, ..NewAct::of(queue) }, by, now).await
}

/// Whether nothing is handed out of a queue.
///
/// # Errors
/// The database failed.
pub async fn is_frozen(db: &mut PgConnection, queue: Queue) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("-- queues::is_frozen\nselect frozen_at is not null from queues where name = $1").bind(queue.name()).fetch_one(db).await?)
}

/// An act about to be kept.
struct NewAct<'a> {
    what: &'static str,
    queue: Queue,
    dossier: Option<DossierId>,
    to_queue: Option<Queue>,
    to_person: Option<UserId>,
    priority: Option<i16>,
    code: Option<&'a str>,
    reason: Option<&'a str>,
}

impl NewAct<'_> {
    /// A move within this queue, for everything else to be said.
    const fn of(queue: Queue) -> Self {
        Self { what: "moved", queue, dossier: None, to_queue: None, to_person: None, priority: None, code: None, reason: None }
    }
}

/// Keeps an act with its reason.
async fn note(db: &mut PgConnection, act: &NewAct<'_>, by: UserId, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- queues::note
         insert into queue_acts (at, by, what, queue, dossier_id, to_queue, to_person, priority, code, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
    )
    .bind(now)
    .bind(by)
    .bind(act.what)
    .bind(act.queue.name())
    .bind(act.dossier)
    .bind(act.to_queue.map(Queue::name))
    .bind(act.to_person)
    .bind(act.priority)
    .bind(act.code)
    .bind(act.reason)
    .execute(db)
    .await?;
    one_row(&done, "queue_acts")
}

/// Acts, newest first: of one dossier or of all, at most `limit`.
///
/// # Errors
/// The database failed.
pub async fn acts(db: &mut PgConnection, dossier: Option<DossierId>, limit: u16) -> Result<Vec<Act>, StoreError> {
    let mut query = sqlx::QueryBuilder::new(
        "-- queues::acts
         select a.at, u.name as by_name, a.what, a.queue, d.receipt_number, a.dossier_id, a.to_queue, p.name as to_person, a.priority, a.code, a.reason
         from queue_acts a join users u on u.id = a.by left join users p on p.id = a.to_person left join dossiers d on d.id = a.dossier_id",
    );
    if let Some(dossier) = dossier {
        query.push(" where a.dossier_id = ").push_bind(dossier);
    }
    query.push(" order by a.id desc limit ").push_bind(i64::from(limit));
    Ok(query.build_query_as().fetch_all(db).await?)
}

/// Names and queues of several dossiers, for lists.
///
/// # Errors
/// The database failed.
pub async fn places(db: &mut PgConnection, ids: &[DossierId]) -> Result<HashMap<DossierId, Place>, StoreError> {
    type Columns = (DossierId, String, i16, DateTime<Utc>, DateTime<Utc>, Option<UserId>);
    let rows: Vec<Columns> =
        sqlx::query_as("-- queues::places\nselect dossier_id, queue, priority, due, queued_at, assigned_to from worklist where dossier_id = any($1)")
            .bind(ids.iter().map(|id| id.as_uuid()).collect::<Vec<_>>())
            .fetch_all(db)
            .await?;
    let place = |(id, queue, priority, due, queued_at, assigned_to): Columns| Ok((id, Place { queue: named(&queue)?, priority, due, queued_at, assigned_to }));
    rows.into_iter().map(place).collect()
}

/// The queue with this name.
fn named(name: &str) -> Result<Queue, StoreError> {
    Queue::parse(name).ok_or(StoreError::Inconsistent { table: "worklist", column: "queue" })
}
