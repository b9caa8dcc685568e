//! The insured person's tracking page: a number and a birth date, steps and what is missing.
//!
//! An unknown number and a wrong date get the same answer after the same time. No name, no amount, no medical word is ever shown.

use super::{Language, render};
use crate::dossier::FieldKey;
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::state::{Settlement, State as DossierState};
use crate::http::access::About;
use crate::http::extract::{Address, Form, Json, Query};
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::Kind;
use crate::review::reason::ReturnReason;
use crate::store::tracking::{self, Missing, Tracked};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, Utc};
use minijinja::{Value, context};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use utoipa::ToSchema;

/// Every answer takes at least so long, so that time tells nothing.
const ANSWER_AFTER: Duration = Duration::from_millis(300);

#[derive(Deserialize)]
pub(crate) struct Prefilled {
    #[serde(default)]
    number: String,
}

/// `GET /suivi`.
pub(crate) async fn page(Query(prefilled): Query<Prefilled>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    let language = Language::of_request(query.as_deref(), &headers);
    ask(language, &prefilled.number, None)
}

#[derive(Deserialize)]
pub(crate) struct Search {
    number: String,
    birth_date: String,
}

/// `POST /suivi`.
pub(crate) async fn search(
    State(state): State<AppState>,
    Address(address): Address,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Form(search): Form<Search>,
) -> Answer<Response> {
    let language = Language::of_request(query.as_deref(), &headers);
    let start = tokio::time::Instant::now();
    let answer = look(&state, &address, language, &search).await;
    tokio::time::sleep_until(start + ANSWER_AFTER).await;
    answer
}

async fn look(state: &AppState, address: &str, language: Language, search: &Search) -> Answer<Response> {
    let refused = |code, key| Ok(refuse(language, &search.number, code, key));
    match find(state, address, search).await? {
        Found::It(tracked) => Ok(show(language, &tracked)),
        Found::NumberWrong => refused(Code::DossierUnknown, "suivi.number_wrong"),
        Found::DateWrong => refused(Code::DossierUnknown, "suivi.date_wrong"),
        Found::Nothing => refused(Code::DossierUnknown, "suivi.not_found"),
        Found::SlowDown(seconds) => {
            let mut response = refuse(language, &search.number, Code::RateLimited, "suivi.slow_down");
            response.headers_mut().extend(Problem::slow_down(seconds).into_response().headers().clone());
            Ok(response)
        }
    }
}

/// What came of a search.
enum Found {
    It(Box<Tracked>),
    NumberWrong,
    DateWrong,
    Nothing,
    SlowDown(u64),
}

async fn find(state: &AppState, address: &str, search: &Search) -> Answer<Found> {
    let now = state.clock.now();
    // The check character is looked at before anything is asked of the database: a slip of the pen costs no try.
    let Some(number) = ReceiptNumber::parse(&search.number) else { return Ok(Found::NumberWrong) };
    let date = Kind::of(&FieldKey::from("beneficiary_birth_date")).and_then(|kind| kind.normalise(&search.birth_date).ok());
    let Some(date) = date.and_then(|date| date.parse::<NaiveDate>().ok()) else { return Ok(Found::DateWrong) };
    let allowed = state.limits.tracking_address.take(address, now).and_then(|()| state.limits.tracking_number.take(number.as_str(), now));
    if let Err(seconds) = allowed {
        return Ok(Found::SlowDown(seconds));
    }
    let tracked = tracking::find(&mut *state.store.connection().await?, &number, date).await?;
    Ok(tracked.map_or(Found::Nothing, |tracked| Found::It(Box::new(tracked))))
}

/// What a voice server or a call centre asks with.
#[derive(Deserialize, ToSchema)]
pub(crate) struct TrackingSearch {
    /// Receipt number, provisional or not.
    number: String,
    /// Birth date of the patient or of the insured: `YYYY-MM-DD` or day/month/year.
    birth_date: String,
}

/// Where a dossier stands, in words for its owner: no name, no amount, nothing medical.
#[derive(Serialize, ToSchema)]
pub(crate) struct Tracking {
    /// Receipt number.
    number: String,
    /// The way of the dossier.
    steps: Vec<TrackingStep>,
    /// What is to be brought, where it was returned.
    missing: Vec<TrackingText>,
    /// `accepted`, `rejected`; nothing before the decision.
    conclusion: Option<&'static str>,
}

/// One step of the way.
#[derive(Serialize, ToSchema)]
pub(crate) struct TrackingStep {
    /// `deposited`, `checked`, `handled`, `decided`.
    name: &'static str,
    /// `done`, `now`, `stopped`, `later`.
    state: &'static str,
    /// Day/month/year, where it is known.
    on: Option<String>,
}

/// A sentence in both languages.
#[derive(Serialize, ToSchema)]
pub(crate) struct TrackingText {
    fr: String,
    ar: String,
}

/// The same as the tracking page, for a voice server or a call centre: an unknown number and a wrong date get the same answer after the same time.
#[utoipa::path(post, path = "/api/v1/tracking", operation_id = "track", tag = "tracking", request_body = TrackingSearch,
    responses((status = 200, description = "Where it stands", body = Tracking),
        (status = 404, description = "`dossier_unknown`: unknown number, or wrong date", body = ProblemBody, content_type = "application/problem+json"),
        (status = 429, description = "`rate_limited`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn track(State(state): State<AppState>, Address(address): Address, Json(asked): Json<TrackingSearch>) -> Answer<Response> {
    let start = tokio::time::Instant::now();
    let found = find(&state, &address, &Search { number: asked.number, birth_date: asked.birth_date }).await;
    tokio::time::sleep_until(start + ANSWER_AFTER).await;
    match found? {
        Found::It(tracked) => {
            let mut response = Json(told(&tracked)).into_response();
            response.extensions_mut().insert(About(tracked.dossier.id));
            Ok(response)
        }
        Found::SlowDown(seconds) => Err(Problem::slow_down(seconds)),
        Found::NumberWrong | Found::DateWrong | Found::Nothing => Err(Problem::new(Code::DossierUnknown)),
    }
}

fn told(tracked: &Tracked) -> Tracking {
    let names = ["deposited", "checked", "handled", "decided"];
    let steps = steps(Language::French, tracked).into_iter().zip(names).map(|(step, name)| TrackingStep { name, state: step.state, on: step.on });
    let text = |missing: &Missing| TrackingText { fr: words(missing, Language::French), ar: words(missing, Language::Arabic) };
    let conclusion = tracked.dossier.settlement().map(|how| if how == Settlement::Rejected { "rejected" } else { "accepted" });
    Tracking { number: tracked.dossier.receipt_number.to_string(), steps: steps.collect(), missing: tracked.missing.iter().map(text).collect(), conclusion }
}

fn ask(language: Language, number: &str, message: Option<(StatusCode, &str)>) -> Response {
    let (status, message) = message.map_or((StatusCode::OK, None), |(status, message)| (status, Some(message)));
    render("suivi.html", language, "/suivi", status, context! { number, message, found => false })
}

fn refuse(language: Language, number: &str, code: Code, key: &str) -> Response {
    let mut response = ask(language, number, Some((code.status(), super::texts::text(key, language))));
    response.extensions_mut().insert(crate::http::access::Refused(code));
    response
}

#[derive(Serialize)]
struct Step {
    name: &'static str,
    state: &'static str,
    told: &'static str,
    on: Option<String>,
}

fn show(language: Language, tracked: &Tracked) -> Response {
    let dossier = &tracked.dossier;
    let text = |key: &str| super::texts::text(key, language);
    let (conclusion, tone) = match dossier.settlement() {
        Some(Settlement::Rejected) => (text("suivi.rejected"), "warn"),
        Some(_) => (text("suivi.accepted"), "good"),
        None => ("", ""),
    };
    let missing: Vec<String> = tracked.missing.iter().map(|missing| words(missing, language)).collect();
    let values = context! { found => true, number => dossier.receipt_number.as_str(), steps => Value::from_serialize(steps(language, tracked)), missing, conclusion, tone };
    let mut response = render("suivi.html", language, "/suivi", StatusCode::OK, values);
    response.extensions_mut().insert(About(dossier.id));
    response
}

/// Deposited, checked by the machine, handled by a person where one is needed, decided.
fn steps(language: Language, tracked: &Tracked) -> Vec<Step> {
    let dossier = &tracked.dossier;
    let text = |key: &str| super::texts::text(key, language);
    let reached = match dossier.state {
        DossierState::AwaitingPages => 0,
        DossierState::Received | DossierState::Reading | DossierState::GivenUp => 1,
        DossierState::InWorklist | DossierState::InReview { .. } | DossierState::Returned => 2,
        DossierState::Settled(_) | DossierState::Delivered(_) => 4,
    };
    let returned = dossier.state == DossierState::Returned;
    let names = ["suivi.step.deposited", "suivi.step.checked", "suivi.step.handled", "suivi.step.decided"];
    let moments = [dossier.received_at.or(Some(dossier.created_at)), None, None, dossier.decided_at];
    let step = |(index, (name, at)): (usize, (&str, Option<DateTime<Utc>>))| {
        let (state, told) = match index.cmp(&reached) {
            std::cmp::Ordering::Less => ("done", "suivi.step.done"),
            std::cmp::Ordering::Equal if returned => ("stopped", "suivi.step.stopped"),
            std::cmp::Ordering::Equal => ("now", "suivi.step.now"),
            std::cmp::Ordering::Greater => ("later", "suivi.step.later"),
        };
        Step { name: text(name), state, told: text(told), on: at.filter(|_| index < reached).map(|at| at.format("%d/%m/%Y").to_string()) }
    };
    names.into_iter().zip(moments).enumerate().map(step).collect()
}

fn words(missing: &Missing, language: Language) -> String {
    match missing {
        Missing::Text(fr, ar) => language.of(fr, ar).to_owned(),
        Missing::Reason(code) => {
            let (fr, ar) = ReturnReason::parse(code).unwrap_or(ReturnReason::Other).text();
            language.of(fr, ar).to_owned()
        }
    }
}
