//! The board: how the queues stand, and what supervisors do with them.

use crate::dossier::ids::{DossierId, UserId};
use crate::http::auth::Actor;
use crate::http::extract::{Json, Path, Query};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::Queue;
use crate::review::calendar::{Calendar, day_begins, midnight};
use crate::store::queues::{Act, Change, Standing};
use crate::store::{calendar, exits, queues, users};
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

/// Dossiers changed at once.
const MOST: usize = 500;

/// How a queue stands.
#[derive(Serialize, ToSchema)]
pub(crate) struct QueueStanding {
    /// The queue.
    queue: Queue,
    /// Whether the person who asks works it off.
    mine: bool,
    /// Dossiers that wait.
    waiting: i64,
    /// Dossiers that a reviewer holds.
    held: i64,
    /// Of both, those whose deadline has passed.
    overdue: i64,
    /// Of both, those due by the end of today.
    due_today: i64,
    /// Reception of the oldest.
    oldest: Option<DateTime<Utc>>,
    /// Dossiers that left it in the last hour.
    per_hour: i64,
    /// When it is empty at this rate, by the business calendar; nothing where nothing leaves it, or in more than a year.
    empty_at: Option<DateTime<Utc>>,
    /// Why nothing is handed out of it.
    frozen: Option<FrozenView>,
}

/// Why nothing is handed out of a queue.
#[derive(Serialize, ToSchema)]
#[schema(as = Frozen)]
pub(crate) struct FrozenView {
    reason: String,
    by: String,
    at: DateTime<Utc>,
}

/// The board.
#[derive(Serialize, ToSchema)]
pub(crate) struct Board {
    /// In a fixed order.
    queues: Vec<QueueStanding>,
    /// Dossiers that the person who asks has done today.
    done_today: i64,
    /// And in the last hour.
    done_last_hour: i64,
    /// When this was so.
    at: DateTime<Utc>,
}

/// How every queue stands. Nothing is counted for it, so it may be asked for every few seconds.
#[utoipa::path(get, path = "/api/v1/queues", operation_id = "see_queues", tag = "review", responses((status = 200, description = "The board", body = Board)))]
pub(crate) async fn board(State(state): State<AppState>, actor: Actor) -> Answer<Json<Board>> {
    let now = state.clock.now();
    let mut db = state.store.connection().await?;
    let skills = users::skills(&mut db, actor.id).await?;
    let calendar = calendar::read(&mut db).await?;
    let today = midnight(now);
    let standings = queues::standings(&mut db, now, today + TimeDelta::days(1)).await?;
    let view = |standing: Standing| QueueStanding {
        queue: standing.queue,
        mine: standing.queue.is_worked_off_by(actor.role, &skills),
        waiting: standing.waiting,
        held: standing.held,
        overdue: standing.overdue,
        due_today: standing.due_today,
        oldest: standing.oldest,
        per_hour: standing.left_last_hour,
        empty_at: empty_at(&standing, &calendar, now),
        frozen: standing.frozen.map(|frozen| FrozenView { reason: frozen.reason, by: frozen.by, at: frozen.at }),
    };
    Ok(Json(Board {
        queues: standings.into_iter().map(view).collect(),
        done_today: exits::done_by(&mut db, actor.id, today).await?,
        done_last_hour: exits::done_by(&mut db, actor.id, now - TimeDelta::hours(1)).await?,
        at: now,
    }))
}

/// When a queue is empty if it goes on as in the last hour.
fn empty_at(standing: &Standing, calendar: &Calendar, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let left = standing.waiting + standing.held;
    if left == 0 {
        return Some(now);
    }
    let seconds = left.checked_mul(3_600)?.checked_div(standing.left_last_hour)?;
    calendar.done_after(now, TimeDelta::try_seconds(seconds)?)
}

/// What is to be done with a queue.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Freeze {
    /// Whether nothing is handed out of it.
    frozen: bool,
    /// Why.
    reason: String,
}

/// Stops handing out of a queue, or goes on.
#[utoipa::path(put, path = "/api/v1/queues/{queue}/frozen", operation_id = "freeze_queue", tag = "review",
    params(("queue" = Queue, Path, description = "The queue")), request_body = Freeze,
    responses((status = 204, description = "So it stands now"), (status = 422, description = "`note_missing`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn freeze(State(state): State<AppState>, actor: Actor, Path(queue): Path<String>, Json(sent): Json<Freeze>) -> Answer<StatusCode> {
    let queue = Queue::parse(&queue).ok_or(Problem::new(Code::NotFound))?;
    state.desk.freeze(queue, sent.frozen, Some(sent.reason), actor.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// How waiting dossiers are to wait.
#[derive(Deserialize, ToSchema)]
pub(crate) struct Requeue {
    /// Which dossiers.
    dossiers: Vec<Uuid>,
    /// To this queue.
    #[serde(default)]
    queue: Option<Queue>,
    /// To this person only.
    #[serde(default)]
    assign_to: Option<Uuid>,
    /// To whoever has the skill again.
    #[serde(default)]
    unassign: bool,
    /// Before or behind the others: 0 to 9.
    #[serde(default)]
    priority: Option<i16>,
    /// Why.
    reason: String,
}

/// Moves, assigns or prioritises waiting dossiers: all of them or none. The reason is kept.
#[utoipa::path(post, path = "/api/v1/worklist/requeue", operation_id = "requeue_dossiers", tag = "review", request_body = Requeue,
    responses((status = 204, description = "So they wait now"), (status = 404, description = "`not_waiting`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`note_missing`, `not_assignable`, `body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn requeue(State(state): State<AppState>, actor: Actor, Json(sent): Json<Requeue>) -> Answer<StatusCode> {
    let mut changes: Vec<Change> = sent.queue.map(Change::Move).into_iter().collect();
    changes.extend(sent.assign_to.map(|person| Change::Assign(Some(UserId::from_uuid(person)))));
    changes.extend(sent.unassign.then_some(Change::Assign(None)));
    changes.extend(sent.priority.map(Change::Prioritise));
    let sensible = !changes.is_empty() && (1..=MOST).contains(&sent.dossiers.len()) && sent.priority.is_none_or(|priority| (0..=9).contains(&priority));
    if !sensible {
        return Err(Problem::new(Code::BodyInvalid));
    }
    let dossiers: Vec<DossierId> = sent.dossiers.into_iter().map(DossierId::from_uuid).collect();
    state.desk.requeue(&dossiers, &changes, Some(sent.reason), actor.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What was done with a queue or a dossier in it, and why.
#[derive(Serialize, ToSchema)]
#[schema(as = QueueAct)]
pub(crate) struct ActView {
    at: DateTime<Utc>,
    by: String,
    /// `frozen`, `thawed`, `moved`, `assigned`, `prioritised`, `referred`, `postponed`, `taken_over`.
    what: String,
    /// The queue concerned; of a dossier the one that it was in.
    queue: String,
    dossier_id: Option<Uuid>,
    receipt_number: Option<String>,
    to_queue: Option<String>,
    to_person: Option<String>,
    priority: Option<i16>,
    /// Of a postponement why, from its closed list.
    code: Option<String>,
    /// Why, or what is added to the code.
    reason: Option<String>,
}

impl From<Act> for ActView {
    fn from(act: Act) -> Self {
        Self {
            at: act.at,
            by: act.by_name,
            what: act.what,
            queue: act.queue,
            dossier_id: act.dossier_id.map(DossierId::as_uuid),
            receipt_number: act.receipt_number,
            to_queue: act.to_queue,
            to_person: act.to_person,
            priority: act.priority,
            code: act.code,
            reason: act.reason,
        }
    }
}

/// The last acts on queues.
#[derive(Serialize, ToSchema)]
pub(crate) struct ActList {
    /// Newest first.
    items: Vec<ActView>,
}

/// How many.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct ActsWanted {
    /// Rows: 1 to 200, 50 where absent.
    limit: Option<u16>,
}

/// What supervisors did with queues, and why; newest first.
#[utoipa::path(get, path = "/api/v1/queues/acts", operation_id = "list_queue_acts", tag = "review", params(ActsWanted), responses((status = 200, description = "The last acts", body = ActList)))]
pub(crate) async fn acts(State(state): State<AppState>, Query(wanted): Query<ActsWanted>) -> Answer<Json<ActList>> {
    let limit = wanted.limit.unwrap_or(50).clamp(1, 200);
    let acts = queues::acts(&mut *state.store.connection().await?, None, limit).await?;
    Ok(Json(ActList { items: acts.into_iter().map(ActView::from).collect() }))
}

/// When the office works.
#[derive(Serialize, Deserialize, ToSchema)]
#[schema(as = Calendar)]
pub(crate) struct CalendarView {
    /// Days of the week without work: 1 Monday to 7 Sunday.
    weekend: Vec<u32>,
    /// Holidays that come every year: `MM-DD`.
    yearly: Vec<String>,
    /// Holidays of one year.
    single: Vec<NaiveDate>,
    /// When work begins: `08:30`.
    opens: String,
    /// When it ends.
    closes: String,
    /// Working days after that of reception until a dossier is due.
    due_days: u32,
}

/// The business calendar.
#[utoipa::path(get, path = "/api/v1/calendar", operation_id = "see_calendar", tag = "review", responses((status = 200, description = "The calendar", body = CalendarView)))]
pub(crate) async fn calendar(State(state): State<AppState>) -> Answer<Json<CalendarView>> {
    let calendar = calendar::read(&mut *state.store.connection().await?).await?;
    Ok(Json(CalendarView {
        weekend: calendar.weekend.iter().copied().collect(),
        yearly: calendar.yearly.iter().map(|(month, day)| format!("{month:02}-{day:02}")).collect(),
        single: calendar.single.iter().copied().collect(),
        opens: calendar.opens.format("%H:%M").to_string(),
        closes: calendar.closes.format("%H:%M").to_string(),
        due_days: calendar.due_days,
    }))
}

/// Changes the business calendar, for deadlines given from now on; those given stay.
#[utoipa::path(put, path = "/api/v1/calendar", operation_id = "change_calendar", tag = "review", request_body = CalendarView,
    responses((status = 204, description = "Changed"), (status = 422, description = "`body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn change_calendar(State(state): State<AppState>, actor: Actor, Json(sent): Json<CalendarView>) -> Answer<StatusCode> {
    let new = checked(&sent).ok_or(Problem::new(Code::BodyInvalid))?;
    state.desk.set_calendar(&new, actor.id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The calendar that was sent, where it makes sense.
fn checked(sent: &CalendarView) -> Option<Calendar> {
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").ok();
    let weekend: std::collections::BTreeSet<u32> = sent.weekend.iter().copied().collect();
    let yearly = sent.yearly.iter().map(|text| calendar::month_and_day(text)).collect::<Option<_>>()?;
    let (opens, closes) = (time(&sent.opens)?, time(&sent.closes)?);
    let sensible = weekend.len() < 7 && weekend.iter().all(|day| (1..=7).contains(day)) && opens < closes && sent.due_days <= 60;
    let sensible = sensible && sent.single.len() <= 500 && sent.single.iter().all(|day| day_begins(*day).is_some());
    sensible.then(|| Calendar { weekend, yearly, single: sent.single.iter().copied().collect(), opens, closes, due_days: sent.due_days })
}
