//! Taking a verdict back: for a moment, by whoever gave it, while nothing has been done with it.

use crate::support::edge::{Edge, Reply, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use guichet::clock::Clock;
use guichet::dossier::ids::{DossierId, UserId};
use guichet::dossier::state::{Event, State};
use guichet::dossier::{Amount, FieldKey};
use guichet::http::Settings;
use guichet::review::second_keying::Chance;
use guichet::review::{Desk, Hold, SecondKeying, TAKEN_BACK_WITHIN, Wanted};
use guichet::store::users::Role;
use guichet::store::{dossiers, queues, worklist};
use serde_json::{Value, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

fn path(id: DossierId, rest: &str) -> String {
    format!("/api/v1/dossiers/{id}{rest}")
}

async fn take(edge: &Edge, who: &Visitor) -> Value {
    let reply = edge.call(who, "POST", "/api/v1/worklist/next", None).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    reply.json()["lease"]["token"].clone()
}

async fn accept(edge: &Edge, who: &Visitor, id: DossierId, token: &Value) -> Reply {
    edge.call(who, "POST", &path(id, "/accept"), Some(json!({"token": token, "corrections": []}))).await
}

async fn take_back(edge: &Edge, who: &Visitor, id: DossierId) -> Reply {
    edge.call(who, "POST", &path(id, "/take-back"), None).await
}

#[tokio::test]
async fn what_was_just_accepted_is_in_the_same_hands_and_place_again() {
    let edge = Edge::new().await;
    let (reviewer, supervisor) = (edge.person(Role::Reviewer).await, edge.person(Role::Supervisor).await);
    let id = edge.waiting().await;
    let urgent = json!({"dossiers": [id], "priority": 5, "reason": "réclamation"});
    assert_eq!(edge.call(&supervisor, "POST", "/api/v1/worklist/requeue", Some(urgent)).await.status, StatusCode::NO_CONTENT);
    let token = take(&edge, &reviewer).await;
    let said = json!({"token": token, "corrections": [{"key": "insured_cin", "value": "BE482913", "status": "corrected"}]});
    assert_eq!(edge.call(&reviewer, "POST", &path(id, "/accept"), Some(said)).await.json()["settlement"], "reviewed");
    edge.test.clock.advance(TAKEN_BACK_WITHIN - TimeDelta::seconds(1));

    let back = take_back(&edge, &reviewer, id).await;
    assert_eq!(back.status, StatusCode::OK, "{}", back.text());
    let (dossier, held) = (&back.json()["dossier"], &back.json()["lease"]["token"]);
    assert_eq!((&dossier["state"], &dossier["settlement"], &dossier["queue"]["priority"]), (&json!("in_review"), &Value::Null, &json!(5)));
    assert_ne!(held, &token, "a hold of its own");
    let cin = dossier["fields"].as_array().unwrap().iter().find(|field| field["key"] == "insured_cin").unwrap();
    assert_eq!(cin["value"], "BE482913", "what was said stays said");
    assert_eq!(dossier["timeline"].as_array().unwrap().last().unwrap()["what"], "taken_back");
    let board = edge.get(&reviewer, "/api/v1/queues").await.json();
    assert_eq!([&board["queues"][0]["held"], &board["queues"][0]["per_hour"], &board["done_today"]], [&json!(1), &json!(0), &json!(0)]);

    let rejected = edge.call(&reviewer, "POST", &path(id, "/reject"), Some(json!({"token": held, "reason": "withdrawn"}))).await;
    assert_eq!(rejected.json()["settlement"], "rejected", "{}", rejected.text());
    let held = take_back(&edge, &reviewer, id).await.json()["lease"]["token"].clone();
    assert_eq!(accept(&edge, &reviewer, id, &held).await.json()["settlement"], "reviewed");
}

#[tokio::test]
async fn it_stands_once_it_is_late_and_for_everybody_else() {
    let edge = Edge::new().await;
    let (reviewer, other) = (edge.person(Role::Reviewer).await, edge.person(Role::Supervisor).await);
    let id = edge.waiting().await;
    let token = take(&edge, &reviewer).await;
    assert_eq!(take_back(&edge, &reviewer, id).await.code(), "wrong_state", "nothing is decided yet");
    assert_eq!(take_back(&edge, &other, id).await.code(), "held_by_another");
    accept(&edge, &reviewer, id, &token).await;
    assert_eq!(take_back(&edge, &other, id).await.code(), "verdict_stands");
    edge.test.clock.advance(TAKEN_BACK_WITHIN + TimeDelta::seconds(1));
    assert_eq!(take_back(&edge, &reviewer, id).await.code(), "verdict_stands");
    assert_eq!(edge.get(&reviewer, &path(id, "")).await.json()["state"], "settled");
}

#[tokio::test]
async fn it_stands_once_the_next_stage_has_begun() {
    let edge = Edge::new().await;
    let (reviewer, counter) = (edge.person(Role::Reviewer).await, edge.machine(412).await);
    let id = edge.waiting().await;
    let token = take(&edge, &reviewer).await;
    accept(&edge, &reviewer, id, &token).await;
    let mut tx = edge.test.store.begin().await.unwrap();
    let settled = dossiers::lock(&mut tx, id).await.unwrap();
    dossiers::change(&mut tx, settled, &Event::Delivered, None, None, edge.test.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(take_back(&edge, &reviewer, id).await.code(), "wrong_state", "delivered");

    let id = edge.waiting().await;
    let back = json!({"reason": "image_unreadable", "page": 0, "place": {"x": 0.1, "y": 0.2, "w": 0.3, "h": 0.1}});
    let send_back = async |token: &Value| {
        let mut body = back.clone();
        body["token"] = token.clone();
        edge.call(&reviewer, "POST", &path(id, "/return"), Some(body)).await
    };
    let token = take(&edge, &reviewer).await;
    assert_eq!(send_back(&token).await.json()["state"], "returned");
    let again = take_back(&edge, &reviewer, id).await.json();
    assert_eq!((&again["dossier"]["state"], &again["dossier"]["returned"]), (&json!("in_review"), &Value::Null));
    let hand_in = async || dossiers::find(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().hand_in;
    assert_eq!(hand_in().await, 1, "nothing was handed in for the second time");
    assert_eq!(send_back(&again["lease"]["token"]).await.json()["state"], "returned");
    assert_eq!(hand_in().await, 2);
    let scan = edge.put_scan(&counter, id, 1, crate::support::fake::scan(9)).await;
    assert!(scan.status.is_success(), "{}", scan.text());
    assert_eq!(take_back(&edge, &reviewer, id).await.code(), "wrong_state", "the counter is mending it");
    let state = dossiers::find(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().state;
    assert_eq!(state, State::Returned);
}

#[tokio::test]
async fn of_many_at_once_one_gets_it_back() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    let id = edge.waiting().await;
    let token = take(&edge, &reviewer).await;
    accept(&edge, &reviewer, id, &token).await;
    let all = futures_util::future::join_all((0..6).map(|_| take_back(&edge, &reviewer, id))).await;
    assert_eq!(all.iter().filter(|reply| reply.status == StatusCode::OK).count(), 1);
    assert!(all.iter().filter(|reply| reply.status != StatusCode::OK).all(|reply| reply.code() == "wrong_state"));
}

/// Draws once, and never again.
#[derive(Default)]
struct Once(AtomicU32);

impl Chance for Once {
    fn draw(&self) -> f64 {
        if self.0.fetch_add(1, Ordering::SeqCst) == 0 { 0.0 } else { 0.99 }
    }
}

#[tokio::test]
async fn what_was_drawn_for_a_second_person_stays_drawn() {
    let edge = Edge::new().await;
    let ((first, _), (second, _)) = (edge.known(Role::Reviewer).await, edge.known(Role::Reviewer).await);
    let id = edge.waiting().await;
    let policy = SecondKeying { share: 0.5, amount: Amount::from_centimes(100_000) };
    let desk = Desk::new(edge.test.store.clone(), Arc::new(edge.test.clock.clone()), policy, Arc::new(Once::default()));
    let next = async |who: UserId| desk.take_next(who, Role::Reviewer, Wanted { queue: None, shown: true }).await.unwrap();
    let hold = |who: UserId, lease: &guichet::review::lease::Lease| Hold { dossier: id, reviewer: who, token: lease.token, seen: None };
    let place = async || queues::place_of(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().unwrap().queue.name();

    let (_, lease) = next(first).await.unwrap();
    assert_eq!(desk.accept(&hold(first, &lease), &[]).await.unwrap().state, State::InWorklist, "drawn");
    let (_, lease) = desk.take_back(id, first).await.unwrap();
    assert_eq!(place().await, "general", "where it had waited");
    assert_eq!(desk.accept(&hold(first, &lease), &[]).await.unwrap().state, State::InWorklist, "and drawn again, though chance would not");
    assert_eq!(place().await, "double_keying");

    let (_, lease) = next(second).await.unwrap();
    assert!(desk.take_back(id, first).await.is_err(), "the second person has it on the screen");
    let typed = [("beneficiary_birth_date", "14/03/1981"), ("insured_cin", "AB123456"), ("total_amount", "120,00")];
    let said: Vec<guichet::review::Said> = typed
        .into_iter()
        .map(|(key, value)| guichet::review::Said { key: FieldKey::from(key), status: guichet::review::Status::Corrected, value: Some(value.into()) })
        .collect();
    assert!(matches!(desk.key_again(&hold(second, &lease), &said).await.unwrap().state, State::Settled(_)));
    for who in [first, second] {
        assert!(matches!(desk.take_back(id, who).await, Err(guichet::review::ReviewError::VerdictStands)), "keyed blind is keyed");
    }
    assert!(worklist::lease(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().is_none());
}

#[tokio::test]
async fn a_second_person_who_rejects_may_take_that_back_and_key() {
    let settings = Settings { second_keying: SecondKeying { share: 1.0, amount: Amount::from_centimes(100_000) }, ..Settings::default() };
    let edge = Edge::with(settings).await;
    let (first, second) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    let id = edge.waiting().await;
    let token = take(&edge, &first).await;
    accept(&edge, &first, id, &token).await;
    let token = take(&edge, &second).await;
    let rejected = edge.call(&second, "POST", &path(id, "/reject"), Some(json!({"token": token, "reason": "duplicate"}))).await;
    assert_eq!(rejected.json()["settlement"], "rejected", "{}", rejected.text());
    let back = take_back(&edge, &second, id).await.json();
    assert_eq!((&back["dossier"]["keying"]["stage"], &back["dossier"]["queue"]["name"]), (&json!("second"), &json!("double_keying")));
    assert!(!back.to_string().contains("AB123456"), "still blind");
}
