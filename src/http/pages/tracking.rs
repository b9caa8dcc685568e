//! The insured person's tracking page: a number and a birth date, steps and what is missing.
//!
//! An unknown number and a wrong date get the same answer after the same time. No name, no amount, no medical word is ever shown.

use super::{Language, render};
use crate::dossier::FieldKey;
use crate::dossier::identifiers::ReceiptNumber;
use crate::dossier::state::{Settlement, State as DossierState};
use crate::http::access::About;
use crate::http::extract::{Address, Form, Query};
use crate::http::problem::{Answer, Code, Problem};
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
    let now = state.clock.now();
    let refused = |code, key| Ok(refuse(language, &search.number, code, key));
    // The check character is looked at before anything is asked of the database: a slip of the pen costs no try.
    let Some(number) = ReceiptNumber::parse(&search.number) else { return refused(Code::DossierUnknown, "suivi.number_wrong") };
    let date = Kind::of(&FieldKey::from("beneficiary_birth_date")).and_then(|kind| kind.normalise(&search.birth_date).ok());
    let Some(date) = date.and_then(|date| date.parse::<NaiveDate>().ok()) else { return refused(Code::DossierUnknown, "suivi.date_wrong") };
    let allowed = state.limits.tracking_address.take(address, now).and_then(|()| state.limits.tracking_number.take(number.as_str(), now));
    if let Err(seconds) = allowed {
        let mut response = refuse(language, &search.number, Code::RateLimited, "suivi.slow_down");
        response.headers_mut().extend(Problem::slow_down(seconds).into_response().headers().clone());
        return Ok(response);
    }
    match tracking::find(&mut *state.store.connection().await?, &number, date).await? {
        Some(tracked) => Ok(show(language, &tracked)),
        None => refused(Code::DossierUnknown, "suivi.not_found"),
    }
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
