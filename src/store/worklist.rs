//! The reviewers' waiting dossiers, and who holds which.
//!
//! Every function that changes something runs in the caller's transaction, locks the dossier first and its lease second, and moves the dossier through `State::after`.

use super::dossiers::{self, Dossier, Row, columns};
use super::exits::{self, Exit};
use super::queues;
use super::summaries::{self, Summary};
use super::{StoreError, one_row};
use crate::dossier::ids::{DossierId, LeaseToken, UserId};
use crate::dossier::state::{Event, Refused, State};
use crate::review::lease::{LENGTH, Lease, POSTPONED, RESERVED};
use crate::review::queue::Queue;
use chrono::{DateTime, Utc};
use sqlx::{PgConnection, Postgres, QueryBuilder};
use std::cmp::Reverse;

/// Dossiers waiting or held, of one queue or of all, oldest first, after the one that `after` names (reception, id).
///
/// # Errors
/// The database failed.
pub async fn list(db: &mut PgConnection, queue: Option<Queue>, after: Option<(DateTime<Utc>, DossierId)>, limit: u16) -> Result<Vec<Summary>, StoreError> {
    let mut query = QueryBuilder::<Postgres>::new("-- worklist::list\n");
    // The page is chosen on the small table first, so that nothing is joined but what is shown.
    query.push(summaries::SELECT).push(" join (select dossier_id, received_at from worklist where true");
    if let Some(queue) = queue {
        query.push(" and queue = ").push_bind(queue.name());
    }
    if let Some((received_at, id)) = after {
        query.push(" and (received_at, dossier_id) > (").push_bind(received_at).push(", ").push_bind(id).push(")");
    }
    query.push(" order by received_at, dossier_id limit ").push_bind(i64::from(limit)).push(") w on w.dossier_id = d.id order by w.received_at, w.dossier_id");
    summaries::fetch(db, query).await
}

/// Who asks for the next dossier, and from where.
#[derive(Clone, Debug)]
pub struct Asking {
    /// Who.
    pub reviewer: UserId,
    /// Queues that they have the skill for.
    pub queues: Vec<Queue>,
    /// Whether it goes on the screen at once, or waits there as the one after.
    pub shown: bool,
}

/// Takes the next waiting dossier for a reviewer, and never one that another transaction is taking.
///
/// What was assigned to them comes first; of the rest the highest priority, then the nearest deadline, the greater amount, the oldest. Dossiers that
/// this reviewer put back lately come last; those of a frozen queue, assigned to others or keyed by this reviewer before, not at all.
///
/// # Errors
/// The database failed.
pub async fn take_next(db: &mut PgConnection, asking: &Asking, token: LeaseToken, now: DateTime<Utc>) -> Result<Option<(Dossier, Lease)>, StoreError> {
    for postponed_too in [false, true] {
        if let Some(dossier) = lock_assigned(db, asking, postponed_too, now).await? {
            return open(db, dossier, asking.reviewer, token, asking.shown, now).await.map(Some);
        }
        for queue in heads(db, asking, postponed_too, now).await? {
            if let Some(dossier) = lock_next(db, &queue, asking.reviewer, postponed_too, now).await? {
                return open(db, dossier, asking.reviewer, token, asking.shown, now).await.map(Some);
            }
        }
    }
    Ok(None)
}

/// What a reviewer ($1) is not given: what they postponed ($2: yet, at $3), what they keyed before, what is another's.
macro_rules! offered {
    () => {
        " not w.held and (w.assigned_to is null or w.assigned_to = $1) and $1 <> all(w.seen_by)
          and ($2 or not exists (select from postponements p where p.dossier_id = w.dossier_id and p.reviewer_id = $1 and p.until > $3)) "
    };
}

/// The order in which a queue is worked off; that of the index `worklist_next`.
macro_rules! in_order {
    () => {
        " order by w.priority desc, w.due, w.amount_class desc, w.received_at, w.dossier_id limit 1 "
    };
}

/// The queues that have something to offer, the most urgent first.
async fn heads(db: &mut PgConnection, asking: &Asking, postponed_too: bool, now: DateTime<Utc>) -> Result<Vec<String>, StoreError> {
    type Head = (String, i16, DateTime<Utc>, i16, DateTime<Utc>, DossierId);
    let mut heads: Vec<Head> = sqlx::query_as(concat!(
        "-- worklist::heads
         select h.* from queues q
         cross join lateral (select w.queue, w.priority, w.due, w.amount_class, w.received_at, w.dossier_id from worklist w where w.queue = q.name and",
        offered!(),
        in_order!(),
        ") h where q.name = any($4) and q.frozen_at is null"
    ))
    .bind(asking.reviewer)
    .bind(postponed_too)
    .bind(now)
    .bind(asking.queues.iter().map(|queue| queue.name()).collect::<Vec<_>>())
    .fetch_all(db)
    .await?;
    heads.sort_by_key(|(_, priority, due, amount_class, received_at, id)| (Reverse(*priority), *due, Reverse(*amount_class), *received_at, *id));
    Ok(heads.into_iter().map(|head| head.0).collect())
}

/// The next of one queue. This is the one place that orders the worklist.
async fn lock_next(db: &mut PgConnection, queue: &str, reviewer: UserId, postponed_too: bool, now: DateTime<Utc>) -> Result<Option<Dossier>, StoreError> {
    let row: Option<Row> = sqlx::query_as(concat!(
        "-- worklist::lock_next\nselect ",
        columns!(),
        " from worklist w join dossiers d on d.id = w.dossier_id where w.queue = $4 and d.state = 'in_worklist' and",
        offered!(),
        in_order!(),
        "for update of d skip locked"
    ))
    .bind(reviewer)
    .bind(postponed_too)
    .bind(now)
    .bind(queue)
    .fetch_optional(db)
    .await?;
    row.map(Dossier::try_from).transpose()
}

/// The next of those that only this reviewer is given.
async fn lock_assigned(db: &mut PgConnection, asking: &Asking, postponed_too: bool, now: DateTime<Utc>) -> Result<Option<Dossier>, StoreError> {
    let row: Option<Row> = sqlx::query_as(concat!(
        "-- worklist::lock_assigned\nselect ",
        columns!(),
        " from worklist w join dossiers d on d.id = w.dossier_id join queues q on q.name = w.queue and q.frozen_at is null
          where w.assigned_to = $1 and w.queue = any($4) and d.state = 'in_worklist' and",
        offered!(),
        "order by w.priority desc, w.due, w.received_at limit 1 for update of d skip locked"
    ))
    .bind(asking.reviewer)
    .bind(postponed_too)
    .bind(now)
    .bind(asking.queues.iter().map(|queue| queue.name()).collect::<Vec<_>>())
    .fetch_optional(db)
    .await?;
    row.map(Dossier::try_from).transpose()
}

/// Takes this dossier. One that `reviewer` holds already gets a new token; one that another holds is taken over if `may_take_over`. Gives also whom it was
/// taken from.
///
/// # Errors
/// [`StoreError::NotFound`]; [`StoreError::Refused`] where another holds it, or it is not in the worklist; or the database failed.
pub async fn take(
    db: &mut PgConnection,
    id: DossierId,
    reviewer: UserId,
    may_take_over: bool,
    token: LeaseToken,
    now: DateTime<Utc>,
) -> Result<(Dossier, Lease, Option<UserId>), StoreError> {
    let mut dossier = dossiers::lock(db, id).await?;
    let mut from = None;
    if let State::InReview { reviewer: holder } = dossier.state {
        let lapsed = lease(db, id).await?.is_none_or(|lease| lease.expires_at <= now);
        if holder != reviewer && !may_take_over && !lapsed {
            return Err(Refused::HeldByAnother.into());
        }
        from = (holder != reviewer && !lapsed).then_some(holder);
        let (why, by) = match (holder == reviewer, lapsed) {
            (true, _) => ("reopened", Some(reviewer)),
            (false, true) => ("lease_lapsed", None),
            (false, false) => ("taken_over", Some(reviewer)),
        };
        dossier = close(db, dossier, Some(why), by, now).await?;
    }
    let (dossier, lease) = open(db, dossier, reviewer, token, true, now).await?;
    Ok((dossier, lease, from))
}

/// Gives a dossier that was decided back to who decided it, in its place as before `exit`.
///
/// # Errors
/// [`StoreError::Refused`] where the next stage has begun, or the database failed.
pub async fn take_back(
    db: &mut PgConnection,
    dossier: Dossier,
    exit: i64,
    reviewer: UserId,
    token: LeaseToken,
    now: DateTime<Utc>,
) -> Result<(Dossier, Lease), StoreError> {
    let dossier = dossiers::change(db, dossier, &Event::TakenBack(reviewer), None, Some(reviewer), now).await?;
    exits::come_back(db, &dossier, exit).await?;
    let lease = Lease::new(token, reviewer, now);
    write_lease(db, dossier.id, &lease, true, now).await?;
    Ok((dossier, lease))
}

/// Makes a hold last from now: a short one where the dossier waits on the screen as the next, unless `show` says that it has come onto it.
/// Not a change of the dossier: its version stays.
///
/// # Errors
/// [`StoreError::LeaseLost`], or the database failed.
pub async fn renew(
    db: &mut PgConnection,
    id: DossierId,
    reviewer: UserId,
    token: LeaseToken,
    show: bool,
    now: DateTime<Utc>,
) -> Result<DateTime<Utc>, StoreError> {
    let until: Option<DateTime<Utc>> = sqlx::query_scalar(
        "-- worklist::renew
         update review_leases set shown = shown or $7, expires_at = case when shown or $7 then $5::timestamptz else $6::timestamptz end
         where dossier_id = $1 and reviewer_id = $2 and token = $3 and expires_at > $4 returning expires_at",
    )
    .bind(id)
    .bind(reviewer)
    .bind(token)
    .bind(now)
    .bind(now + LENGTH)
    .bind(now + RESERVED)
    .bind(show)
    .fetch_optional(db)
    .await?;
    until.ok_or(StoreError::LeaseLost)
}

/// The dossier, locked, if `reviewer` with `token` holds it: the first step of every reviewer's change.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::LeaseLost`], or the database failed.
pub async fn held(db: &mut PgConnection, id: DossierId, reviewer: UserId, token: LeaseToken, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    let dossier = dossiers::lock(db, id).await?;
    match lease(db, id).await? {
        Some(lease) if lease.holds(reviewer, token, now) => Ok(dossier),
        _ => Err(StoreError::LeaseLost),
    }
}

/// Puts a dossier that [`held`] gave back into the worklist, and keeps it from this reviewer for a while.
///
/// # Errors
/// The database failed.
pub async fn postpone(db: &mut PgConnection, dossier: Dossier, reviewer: UserId, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    sqlx::query("-- worklist::postpone\ndelete from postponements where until <= $1").bind(now).execute(&mut *db).await?;
    let done = sqlx::query(
        "-- worklist::postpone
         insert into postponements (dossier_id, reviewer_id, until) values ($1, $2, $3)
         on conflict (dossier_id, reviewer_id) do update set until = excluded.until",
    )
    .bind(dossier.id)
    .bind(reviewer)
    .bind(now + POSTPONED)
    .execute(&mut *db)
    .await?;
    one_row(&done, "postponements")?;
    close(db, dossier, Some("postponed"), Some(reviewer), now).await
}

/// Whether a dossier that somebody holds has come onto a screen.
///
/// # Errors
/// The database failed, or nobody holds it.
pub async fn was_shown(db: &mut PgConnection, id: DossierId) -> Result<bool, StoreError> {
    Ok(sqlx::query_scalar("-- worklist::was_shown\nselect shown from review_leases where dossier_id = $1").bind(id).fetch_one(db).await?)
}

/// Puts a dossier that [`held`] gave back as if it had never been taken: it waited as the next and was not looked at.
///
/// # Errors
/// The database failed.
pub async fn put_back(db: &mut PgConnection, dossier: Dossier, reviewer: UserId, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    close(db, dossier, Some("not_looked_at"), Some(reviewer), now).await
}

/// Sends a dossier that [`held`] gave to another queue, where `seen_by` will not be given it; the hold ends.
///
/// # Errors
/// The database failed.
pub async fn refer(
    db: &mut PgConnection,
    dossier: Dossier,
    to: Queue,
    seen_by: &[UserId],
    by: UserId,
    now: DateTime<Utc>,
) -> Result<(Dossier, Queue), StoreError> {
    drop_lease(db, dossier.id).await?;
    let from = queues::refer(db, dossier.id, to, seen_by, by, now).await?;
    let dossier = dossiers::change(db, dossier, &Event::Referred(by), Some(to.name()), Some(by), now).await?;
    Ok((dossier, from))
}

/// Decides a dossier that [`held`] gave: `event` is the verdict, and the hold ends.
///
/// # Errors
/// [`StoreError::Refused`], or the database failed.
pub async fn decide(
    db: &mut PgConnection,
    dossier: Dossier,
    event: &Event,
    detail: Option<&str>,
    by: UserId,
    now: DateTime<Utc>,
) -> Result<Dossier, StoreError> {
    drop_lease(db, dossier.id).await?;
    let how = match event {
        Event::SentBack(_) => Exit::Returned,
        Event::Rejected(_) => Exit::Rejected,
        _ => Exit::Accepted,
    };
    exits::leave(db, dossier.id, how, by, now).await?;
    dossiers::change(db, dossier, event, detail, Some(by), now).await
}

/// Puts back every dossier whose hold has run out. Gives how many. Several processes may do it at once.
///
/// # Errors
/// The database failed.
pub async fn release_lapsed(db: &mut PgConnection, now: DateTime<Utc>) -> Result<usize, StoreError> {
    let rows: Vec<Row> = sqlx::query_as(concat!(
        "-- worklist::release_lapsed\nselect ",
        columns!(),
        " from dossiers d join review_leases l on l.dossier_id = d.id where l.expires_at <= $1 for update of d skip locked"
    ))
    .bind(now)
    .fetch_all(&mut *db)
    .await?;
    let mut released = 0;
    for row in rows {
        let dossier = Dossier::try_from(row)?;
        // It may have been renewed between the look and the lock.
        if lease(db, dossier.id).await?.is_some_and(|lease| lease.expires_at <= now) {
            close(db, dossier, Some("lease_lapsed"), None, now).await?;
            released += 1;
        }
    }
    Ok(released)
}

/// Who holds a dossier.
///
/// # Errors
/// The database failed.
pub async fn lease(db: &mut PgConnection, id: DossierId) -> Result<Option<Lease>, StoreError> {
    let row: Option<(LeaseToken, UserId, DateTime<Utc>)> =
        sqlx::query_as("-- worklist::lease\nselect token, reviewer_id, expires_at from review_leases where dossier_id = $1")
            .bind(id)
            .fetch_optional(db)
            .await?;
    Ok(row.map(|(token, reviewer, expires_at)| Lease { token, reviewer, expires_at }))
}

async fn open(
    db: &mut PgConnection,
    dossier: Dossier,
    reviewer: UserId,
    token: LeaseToken,
    shown: bool,
    now: DateTime<Utc>,
) -> Result<(Dossier, Lease), StoreError> {
    let detail = if shown { None } else { Some("as_next") };
    let dossier = dossiers::change(db, dossier, &Event::Opened(reviewer), detail, Some(reviewer), now).await?;
    let lease = if shown { Lease::new(token, reviewer, now) } else { Lease { token, reviewer, expires_at: now + RESERVED } };
    hold(db, dossier.id, true).await?;
    write_lease(db, dossier.id, &lease, shown, now).await?;
    Ok((dossier, lease))
}

async fn write_lease(db: &mut PgConnection, id: DossierId, lease: &Lease, shown: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
    let done = sqlx::query(
        "-- worklist::write_lease\ninsert into review_leases (dossier_id, token, reviewer_id, taken_at, expires_at, shown) values ($1, $2, $3, $4, $5, $6)",
    )
    .bind(id)
    .bind(lease.token)
    .bind(lease.reviewer)
    .bind(now)
    .bind(lease.expires_at)
    .bind(shown)
    .execute(db)
    .await?;
    one_row(&done, "review_leases")
}

/// Tells the queue whether a reviewer holds one of its dossiers.
async fn hold(db: &mut PgConnection, id: DossierId, held: bool) -> Result<(), StoreError> {
    let done = sqlx::query("-- worklist::hold\nupdate worklist set held = $2 where dossier_id = $1").bind(id).bind(held).execute(db).await?;
    one_row(&done, "worklist")
}

async fn close(db: &mut PgConnection, dossier: Dossier, why: Option<&str>, by: Option<UserId>, now: DateTime<Utc>) -> Result<Dossier, StoreError> {
    drop_lease(db, dossier.id).await?;
    hold(db, dossier.id, false).await?;
    dossiers::change(db, dossier, &Event::Released, why, by, now).await
}

async fn drop_lease(db: &mut PgConnection, id: DossierId) -> Result<(), StoreError> {
    let done = sqlx::query("-- worklist::drop_lease\ndelete from review_leases where dossier_id = $1").bind(id).execute(db).await?;
    one_row(&done, "review_leases")
}
