//! Fifty reviewers at work at once: no dossier is ever held by two, a stale save is refused, a crash frees the dossier.

use crate::support::edge::{Edge, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use futures_util::future::join_all;
use guichet::store::users::Role;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::Mutex;

const REVIEWERS: usize = 50;
const DOSSIERS: usize = 120;

/// Who holds what now, as the reviewers themselves know it.
#[derive(Default)]
struct Known(Mutex<HashMap<String, usize>>);

impl Known {
    fn took(&self, id: &str, who: usize) {
        let before = self.0.lock().unwrap().insert(id.to_owned(), who);
        assert_eq!(before, None, "{id} is held by two");
    }

    fn let_go(&self, id: &str) {
        self.0.lock().unwrap().remove(id).unwrap();
    }
}

struct Desk<'a> {
    edge: &'a Edge,
    known: &'a Known,
    number: usize,
    visitor: Visitor,
}

impl Desk<'_> {
    async fn put(&self, id: &str, rest: &str, method: &str, body: Value) -> crate::support::edge::Reply {
        self.edge.call(&self.visitor, method, &format!("/api/v1/dossiers/{id}/{rest}"), Some(body)).await
    }

    /// Takes, corrects and decides until nothing waits. The first dossier of every tenth reviewer is left lying: their browser died. Gives how many were
    /// settled, and what is left lying.
    async fn work(self) -> (usize, Option<(String, Value)>) {
        let (mut settled, mut dead) = (0, None);
        loop {
            let taken = self.edge.call(&self.visitor, "POST", "/api/v1/worklist/next", None).await;
            if taken.status == StatusCode::NO_CONTENT {
                return (settled, dead);
            }
            assert_eq!(taken.status, StatusCode::OK, "{}", taken.text());
            let (taken, number) = (taken.json(), self.number);
            let (id, token) = (taken["dossier"]["dossier_id"].as_str().unwrap().to_owned(), taken["lease"]["token"].clone());
            self.known.took(&id, number);
            let typed = json!([{"key": "total_amount", "value": format!("{},{:02}", number + 1, settled), "status": "corrected"}]);
            let saved = self.put(&id, "corrections", "PUT", json!({"token": token, "corrections": typed})).await;
            assert_eq!(saved.status, StatusCode::OK, "{}", saved.text());
            if number % 10 == 0 && dead.is_none() {
                dead = Some((id, token));
                continue;
            }
            if settled % 7 == 3 {
                self.known.let_go(&id);
                assert_eq!(self.put(&id, "lease", "DELETE", json!({"token": token, "reason": "interrupted"})).await.status, StatusCode::NO_CONTENT);
                settled += 1;
                continue;
            }
            self.known.let_go(&id);
            let accepted = self.put(&id, "accept", "POST", json!({"token": token, "corrections": []})).await;
            assert_eq!(accepted.json()["state"], "settled", "{}", accepted.text());
            settled += 1;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_reviewers_never_hold_one_dossier_twice_and_crashes_free_theirs() {
    let edge = Edge::new().await;
    for _ in 0..DOSSIERS {
        edge.waiting().await;
    }
    let mut visitors = Vec::new();
    for _ in 0..REVIEWERS {
        visitors.push(edge.person(Role::Reviewer).await);
    }
    let known = Known::default();
    let desks = visitors.iter().enumerate().map(|(number, visitor)| Desk { edge: &edge, known: &known, number, visitor: visitor.clone() }.work());
    let ended = join_all(desks).await;
    let dead: Vec<(usize, (String, Value))> = ended.into_iter().enumerate().filter_map(|(number, (_, dead))| Some((number, dead?))).collect();
    assert_eq!(dead.len(), REVIEWERS / 10);
    let board = edge.get(&visitors[1], "/api/v1/queues").await.json();
    assert_eq!([&board["queues"][0]["waiting"], &board["queues"][0]["held"]], [&json!(0), &json!(dead.len())], "the depths agree after all that");

    // Their holds end; others take the dossiers; what they saved is there, and their late saves are refused.
    edge.test.clock.advance(TimeDelta::minutes(6));
    let mut freed = Vec::new();
    while let Some(taken) = Some(edge.call(&visitors[1], "POST", "/api/v1/worklist/next", None).await).filter(|reply| reply.status == StatusCode::OK) {
        freed.push(taken.json());
    }
    assert_eq!(freed.len(), dead.len());
    for (number, (id, token)) in dead {
        let taken = freed.iter().find(|taken| taken["dossier"]["dossier_id"] == id.as_str()).unwrap();
        let total = taken["dossier"]["fields"].as_array().unwrap().iter().find(|field| field["key"] == "total_amount").unwrap();
        assert_eq!(total["machine_value"], "120.00");
        assert!(total["value"].as_str().unwrap().starts_with(&format!("{}.", number + 1)), "what was typed before the crash is kept");
        let late = edge.call(&visitors[number], "PUT", &format!("/api/v1/dossiers/{id}/corrections"), Some(json!({"token": token, "corrections": []}))).await;
        assert_eq!(late.code(), "lease_lost");
    }
}
