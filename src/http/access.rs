//! Who may do what: one table for every endpoint. What is not in it is refused.
//!
//! The guard looks a request up, refuses or runs it within its time, and writes the audit. The OpenAPI document takes its `x-roles` from here, and a test
//! holds every endpoint against every role.

use super::auth::Actor;
use super::problem::{Code, Problem};
use super::request_id::RequestId;
use super::state::AppState;
use crate::dossier::ids::DossierId;
use crate::store::audit::{self, Entry};
use crate::store::users::Role;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// Who may use an endpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// Everybody.
    Anyone,
    /// People and machines of these roles; a machine acts as a counter.
    Roles(&'static [Role]),
    /// Administrators, machines, and whoever asks from this very machine.
    Operation,
}

/// One endpoint.
#[derive(Debug)]
pub(crate) struct Rule {
    /// `GET`, `PUT`...
    pub(crate) method: &'static str,
    /// As the router writes it.
    pub(crate) path: &'static str,
    /// Who may use it.
    pub(crate) who: Who,
    /// Its name in the audit; nothing where nobody's affairs are touched.
    pub(crate) what: Option<&'static str>,
}

const fn rule(method: &'static str, path: &'static str, who: Who, what: Option<&'static str>) -> Rule {
    Rule { method, path, who, what }
}

use Role::{Administrator, Auditor, Counter, Reviewer, Supervisor};
const COUNTER: Who = Who::Roles(&[Counter]);
const REVIEW: Who = Who::Roles(&[Reviewer, Supervisor]);
const INSIDE: Who = Who::Roles(&[Reviewer, Supervisor, Auditor]);
const ADMINISTER: Who = Who::Roles(&[Administrator]);
const SUPERVISE: Who = Who::Roles(&[Supervisor]);
const SEE: Who = Who::Roles(&[Counter, Reviewer, Supervisor, Auditor]);
const SIGNED_IN: Who = Who::Roles(&Role::ALL);
const CARE: Who = Who::Roles(&[Supervisor, Administrator]);
const LEDGER: Who = Who::Roles(&[Supervisor, Auditor]);

/// Every endpoint.
pub(crate) const TABLE: &[Rule] = &[
    rule("GET", "/", Who::Anyone, None),
    rule("GET", "/pages.css", Who::Anyone, None),
    rule("GET", "/intake", Who::Anyone, None),
    rule("GET", "/intake/", Who::Anyone, None),
    rule("GET", "/intake/{*path}", Who::Anyone, None),
    rule("GET", "/office", Who::Anyone, None),
    rule("GET", "/office/", Who::Anyone, None),
    rule("GET", "/office/{*path}", Who::Anyone, None),
    rule("GET", "/sign-in", Who::Anyone, None),
    rule("POST", "/sign-in", Who::Anyone, Some("signed_in")),
    rule("GET", "/sign-in/link/{token}", Who::Anyone, Some("signed_in_by_link")),
    rule("POST", "/sign-out", Who::Anyone, Some("signed_out")),
    rule("GET", "/suivi", Who::Anyone, None),
    rule("POST", "/suivi", Who::Anyone, Some("tracked")),
    rule("GET", "/healthz", Who::Anyone, None),
    rule("GET", "/readyz", Who::Anyone, None),
    rule("GET", "/metrics", Who::Operation, None),
    rule("GET", "/api/v1/openapi.json", Who::Anyone, None),
    rule("GET", "/api/v1/me", SIGNED_IN, None),
    rule("GET", "/api/v1/dossiers", SEE, Some("dossiers_listed")),
    rule("PUT", "/api/v1/dossiers/{id}", COUNTER, Some("dossier_created")),
    rule("GET", "/api/v1/dossiers/{id}", SEE, Some("dossier_seen")),
    rule("PUT", "/api/v1/dossiers/{id}/manifest", COUNTER, Some("manifest_put")),
    rule("PUT", "/api/v1/dossiers/{id}/scans/{position}", COUNTER, Some("scan_put")),
    rule("GET", "/api/v1/dossiers/{id}/scans/{position}", SEE, Some("scan_seen")),
    rule("GET", "/api/v1/dossiers/{id}/pages/{index}/image", SEE, Some("page_seen")),
    rule("PUT", "/api/v1/dossiers/{id}/previews/{position}", COUNTER, None),
    rule("OPTIONS", "/api/v1/dossiers/{id}/uploads", COUNTER, None),
    rule("POST", "/api/v1/dossiers/{id}/uploads", COUNTER, Some("upload_begun")),
    rule("HEAD", "/api/v1/dossiers/{id}/uploads/{upload}", COUNTER, None),
    // The dossier's timeline says when the scan is stored; its pieces would only flood the audit.
    rule("PATCH", "/api/v1/dossiers/{id}/uploads/{upload}", COUNTER, None),
    rule("POST", "/api/v1/dossiers/{id}/pairings", COUNTER, Some("phone_paired")),
    rule("GET", "/api/v1/dossiers/{id}/paired-pages", COUNTER, None),
    rule("GET", "/api/v1/dossiers/{id}/paired-pages/{page}", COUNTER, Some("paired_page_fetched")),
    rule("DELETE", "/api/v1/dossiers/{id}/paired-pages/{page}", COUNTER, None),
    rule("GET", "/api/v1/pairings/{token}", Who::Anyone, None),
    rule("PUT", "/api/v1/pairings/{token}/pages/{page}", Who::Anyone, Some("paired_page_put")),
    rule("POST", "/api/v1/tracking", Who::Anyone, Some("tracked")),
    rule("GET", "/api/v1/sealing-key", COUNTER, None),
    rule("PUT", "/api/v1/devices/{device}/outbox", COUNTER, None),
    rule("GET", "/api/v1/contact-points/pulse", CARE, Some("pulses_seen")),
    rule("GET", "/api/v1/worklist", REVIEW, Some("worklist_listed")),
    rule("POST", "/api/v1/worklist/next", REVIEW, Some("next_taken")),
    rule("POST", "/api/v1/worklist/requeue", SUPERVISE, Some("dossiers_requeued")),
    rule("GET", "/api/v1/queues", REVIEW, None),
    rule("GET", "/api/v1/queues/acts", SUPERVISE, Some("queue_acts_listed")),
    rule("PUT", "/api/v1/queues/{queue}/frozen", SUPERVISE, Some("queue_frozen")),
    rule("GET", "/api/v1/calendar", REVIEW, None),
    rule("PUT", "/api/v1/calendar", SUPERVISE, Some("calendar_changed")),
    rule("POST", "/api/v1/dossiers/{id}/lease", REVIEW, Some("dossier_taken")),
    rule("POST", "/api/v1/dossiers/{id}/lease/shown", REVIEW, Some("dossier_shown")),
    rule("POST", "/api/v1/dossiers/{id}/lease/taken-over", SUPERVISE, Some("dossier_taken_over")),
    rule("PUT", "/api/v1/dossiers/{id}/lease", REVIEW, None),
    rule("DELETE", "/api/v1/dossiers/{id}/lease", REVIEW, Some("dossier_postponed")),
    rule("PUT", "/api/v1/dossiers/{id}/corrections", REVIEW, Some("fields_corrected")),
    rule("POST", "/api/v1/dossiers/{id}/try", REVIEW, None),
    rule("POST", "/api/v1/dossiers/{id}/keying", REVIEW, Some("dossier_keyed_again")),
    rule("POST", "/api/v1/dossiers/{id}/refer", REVIEW, Some("dossier_referred")),
    rule("POST", "/api/v1/dossiers/{id}/accept", REVIEW, Some("dossier_accepted")),
    rule("POST", "/api/v1/dossiers/{id}/return", REVIEW, Some("dossier_returned")),
    rule("POST", "/api/v1/dossiers/{id}/reject", REVIEW, Some("dossier_rejected")),
    rule("POST", "/api/v1/dossiers/{id}/take-back", REVIEW, Some("verdict_taken_back")),
    rule("POST", "/api/v1/dossiers/{id}/lookup", REVIEW, Some("registry_looked_up")),
    rule("GET", "/api/v1/dossiers/{id}/history", INSIDE, Some("history_seen")),
    rule("POST", "/api/v1/search", INSIDE, Some("searched")),
    rule("GET", "/api/v1/people", CARE, Some("people_listed")),
    rule("POST", "/api/v1/people", ADMINISTER, Some("person_added")),
    rule("PUT", "/api/v1/people/{id}", ADMINISTER, Some("person_changed")),
    rule("POST", "/api/v1/people/{id}/reset", ADMINISTER, Some("password_reset")),
    rule("GET", "/api/v1/contact-points", CARE, None),
    rule("POST", "/api/v1/contact-points/import", ADMINISTER, Some("contact_points_imported")),
    rule("GET", "/api/v1/given-up", CARE, Some("given_up_listed")),
    rule("POST", "/api/v1/given-up/{id}/retry", CARE, Some("work_retried")),
    rule("GET", "/api/v1/ledger", LEDGER, Some("ledger_seen")),
    rule("GET", "/api/v1/audit", Who::Roles(&[Auditor]), Some("audit_read")),
];

/// Longest time of an upload: 25 MB at 256 kbit/s.
const UPLOAD: Duration = Duration::from_secs(15 * 60);

/// Longest time of everything else.
const ANSWER: Duration = Duration::from_secs(30);

/// The dossier that an answer is about, where the address does not say.
#[derive(Clone, Copy, Debug)]
pub(crate) struct About(pub(crate) DossierId);

/// Why a page that is not a [`Problem`] refuses all the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Refused(pub(crate) Code);

/// Who has just signed in.
#[derive(Clone, Debug)]
pub(crate) struct By(pub(crate) Actor);

/// The endpoint of this method and route.
pub(crate) fn find(method: &Method, path: &str) -> Option<&'static Rule> {
    let of = |method: &str| TABLE.iter().find(|rule| rule.method == method && rule.path == path);
    of(method.as_str()).or_else(|| if method == Method::HEAD { of("GET") } else { None })
}

/// The middleware; runs behind the router, so that the route is known.
pub(crate) async fn guard(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let Some(route) = request.extensions().get::<MatchedPath>().cloned() else { return next.run(request).await };
    let Some(rule) = find(request.method(), route.as_str()) else {
        // Of a known route another method: the router says so. A route that the table does not know is closed.
        let known = TABLE.iter().any(|rule| rule.path == route.as_str());
        return if known { next.run(request).await } else { Problem::new(Code::NotFound).into_response() };
    };
    let actor = request.extensions().get::<Actor>().cloned();
    let request_id = request.extensions().get::<RequestId>().map(|id| id.0).unwrap_or_default();
    let dossier = dossier_of(route.as_str(), request.uri().path());
    let started = Instant::now();
    let reads = request.method() == Method::GET || request.method() == Method::HEAD;
    let response = match allow(rule, actor.as_ref(), is_local(&request)) {
        Err(problem) => problem.into_response(),
        Ok(()) => {
            let limit = if matches!(rule.what, Some("scan_put" | "paired_page_put")) || rule.method == "PATCH" { UPLOAD } else { ANSWER };
            tokio::time::timeout(limit, next.run(request)).await.unwrap_or_else(|_| Problem::new(Code::TimedOut).into_response())
        }
    };
    count(rule, &response, started.elapsed());
    let Some(line) = line(rule, actor.as_ref(), dossier, &response) else { return response };
    let entry = Entry { at: state.clock.now(), actor: line.actor, what: line.what, dossier: line.dossier, outcome: line.outcome, request_id };
    match write_down(&state, &entry).await {
        // What cannot be written down must not be seen. A change is on the dossier's own timeline as well.
        Err(problem) if reads && response.status().is_success() => problem.into_response(),
        _ => response,
    }
}

/// Whether `actor` may use the endpoint.
pub(crate) fn allow(rule: &Rule, actor: Option<&Actor>, local: bool) -> Result<(), Problem> {
    match (rule.who, actor) {
        (Who::Anyone, _) => Ok(()),
        (Who::Operation, _) if local => Ok(()),
        (_, None) => Err(Problem::new(Code::NotSignedIn)),
        (Who::Operation, Some(actor)) if actor.machine || actor.role == Administrator => Ok(()),
        (Who::Roles(roles), Some(actor)) if roles.contains(&actor.role) => Ok(()),
        _ => Err(Problem::new(Code::RoleRefused)),
    }
}

fn is_local(request: &Request) -> bool {
    let forwarded = request.headers().contains_key("x-forwarded-for") || request.headers().contains_key("forwarded");
    !forwarded && request.extensions().get::<ConnectInfo<SocketAddr>>().is_some_and(|ConnectInfo(peer)| peer.ip().is_loopback())
}

/// The dossier that a path names where its route has `{id}`.
fn dossier_of(route: &str, path: &str) -> Option<DossierId> {
    if !route.starts_with("/api/v1/dossiers/") && !route.starts_with("/api/v1/given-up/") {
        return None;
    }
    let (_, id) = route.split('/').zip(path.split('/')).find(|(name, _)| *name == "{id}")?;
    Some(DossierId::from_uuid(Uuid::parse_str(id).ok()?))
}

/// Counts an answer for the metrics: by route, never by who or which dossier.
fn count(rule: &Rule, response: &Response, took: Duration) {
    metrics::histogram!("guichet_http_seconds", "method" => rule.method, "route" => rule.path).record(took.as_secs_f64());
    if let Some(code) = refusal(response) {
        metrics::counter!("guichet_http_refusals_total", "method" => rule.method, "route" => rule.path, "code" => code.name()).increment(1);
    }
}

/// Why an answer refuses.
fn refusal(response: &Response) -> Option<Code> {
    let extensions = response.extensions();
    extensions.get::<Problem>().map(|problem| problem.code).or(extensions.get::<Refused>().map(|refused| refused.0))
}

/// What the audit keeps of an answer.
struct Line {
    actor: audit::Actor,
    what: &'static str,
    dossier: Option<DossierId>,
    outcome: &'static str,
}

/// What is done, and what is refused to somebody known, is written down. Strangers without a name would only flood the audit; metrics count them.
fn line(rule: &Rule, actor: Option<&Actor>, dossier: Option<DossierId>, response: &Response) -> Option<Line> {
    let what = rule.what?;
    let extensions = response.extensions();
    let actor = extensions.get::<By>().map(|by| by.0.for_audit()).or(actor.map(Actor::for_audit)).unwrap_or(audit::Actor::Nobody);
    let refused = refusal(response);
    let fault = response.status().is_server_error() || refused == Some(Code::RateLimited);
    if fault || (actor == audit::Actor::Nobody && rule.who != Who::Anyone) {
        return None;
    }
    let dossier = extensions.get::<About>().map(|about| about.0).or(dossier);
    Some(Line { actor, what, dossier, outcome: refused.map_or("done", Code::name) })
}

async fn write_down(state: &AppState, entry: &Entry<'_>) -> Result<(), Problem> {
    Ok(audit::write(&mut *state.store.connection().await?, entry).await?)
}
