//! Review: holds, corrections, verdicts, the audit.

use crate::support::edge::{Edge, Reply, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use guichet::dossier::ids::DossierId;
use guichet::store::users::Role;
use serde_json::{Value, json};

fn path(id: DossierId, rest: &str) -> String {
    format!("/api/v1/dossiers/{id}{rest}")
}

/// Takes the next dossier; gives its id and the token.
async fn take(edge: &Edge, who: &Visitor) -> (String, Value) {
    let reply = edge.call(who, "POST", "/api/v1/worklist/next", None).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    let taken = reply.json();
    (taken["dossier"]["dossier_id"].as_str().unwrap().to_owned(), taken["lease"]["token"].clone())
}

async fn correct(edge: &Edge, who: &Visitor, id: DossierId, token: &Value, corrections: Value) -> Reply {
    edge.call(who, "PUT", &path(id, "/corrections"), Some(json!({"token": token, "corrections": corrections}))).await
}

fn field<'a>(detail: &'a Value, key: &str) -> &'a Value {
    detail["fields"].as_array().unwrap().iter().find(|field| field["key"] == key).unwrap_or(&Value::Null)
}

#[tokio::test]
async fn the_oldest_comes_first_and_nobody_gets_it_twice() {
    let edge = Edge::new().await;
    let (one, two) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    assert_eq!(edge.call(&one, "POST", "/api/v1/worklist/next", None).await.status, StatusCode::NO_CONTENT);
    let first = edge.waiting().await;
    edge.test.clock.advance(TimeDelta::seconds(1));
    let second = edge.waiting().await;
    let list = edge.get(&one, "/api/v1/worklist").await.json();
    assert_eq!(
        list["items"].as_array().unwrap().iter().map(|item| item["dossier_id"].as_str().unwrap()).collect::<Vec<_>>(),
        [first.to_string(), second.to_string()]
    );
    let (a, b) = tokio::join!(take(&edge, &one), take(&edge, &two));
    assert_ne!(a.0, b.0);
    assert_eq!(edge.call(&one, "POST", "/api/v1/worklist/next", None).await.status, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_stale_hold_is_refused_and_what_was_kept_stays() {
    let edge = Edge::new().await;
    let (one, two) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    let id = edge.waiting().await;
    let (_, stale) = take(&edge, &one).await;
    let kept = correct(&edge, &one, id, &stale, json!([{"key": "insured_cin", "value": "be 482913", "status": "corrected"}])).await;
    assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    assert_eq!(edge.call(&two, "POST", &path(id, "/lease"), None).await.code(), "held_by_another");
    // A heartbeat keeps it; without one it goes back, and another takes it.
    edge.test.clock.advance(TimeDelta::minutes(4));
    assert_eq!(edge.call(&one, "PUT", &path(id, "/lease"), Some(json!({"token": stale}))).await.status, StatusCode::OK);
    edge.test.clock.advance(TimeDelta::minutes(4));
    assert_eq!(edge.call(&two, "POST", "/api/v1/worklist/next", None).await.status, StatusCode::NO_CONTENT);
    edge.test.clock.advance(TimeDelta::minutes(2));
    let (again, token) = take(&edge, &two).await;
    assert_eq!(again, id.to_string());
    for (method, rest) in [("PUT", "/corrections"), ("POST", "/accept"), ("PUT", "/lease"), ("DELETE", "/lease")] {
        let reply = edge.call(&one, method, &path(id, rest), Some(json!({"token": stale, "corrections": [], "reason": "interrupted"}))).await;
        assert_eq!(reply.code(), "lease_lost", "{method} {rest}");
    }
    let detail = edge.get(&two, &path(id, "")).await.json();
    let cin = field(&detail, "insured_cin");
    assert_eq!(
        (&cin["value"], &cin["machine_value"], &cin["status"], &cin["band"]),
        (&json!("BE482913"), &json!("AB123456"), &json!("corrected"), &Value::Null)
    );
    assert!(cin["corrected_by"].as_str().unwrap().starts_with("reviewer-"));
    assert_eq!(edge.call(&two, "POST", &path(id, "/accept"), Some(json!({"token": token, "corrections": []}))).await.json()["settlement"], "reviewed");
}

#[tokio::test]
async fn corrections_are_checked_kept_beside_the_machines_and_the_rules_run_again() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    let id = edge.waiting().await;
    let (_, token) = take(&edge, &reviewer).await;
    let before = edge.get(&reviewer, &path(id, "")).await.json();
    let place = ["x", "y", "w", "h"].map(|side| (field(&before, "insured_cin")["place"][side].as_f64().unwrap() * 1000.0).round());
    assert_eq!(place, [100.0, 100.0, 200.0, 50.0]);
    let refused = json!([
        {"key": "total_amount", "value": "1.250", "status": "corrected"},
        {"key": "acts[0].date", "value": "31/02/2026", "status": "corrected"},
        {"key": "password", "value": "x", "status": "corrected"},
        {"key": "insured_cin", "status": "confirmed"}
    ]);
    let reply = correct(&edge, &reviewer, id, &token, refused).await;
    assert_eq!(reply.code(), "value_refused");
    let codes = reply.json()["fields"].as_array().unwrap().iter().map(|field| field["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(codes, ["date_form", "field_unknown", "amount_ambiguous"]);
    assert_eq!(field(&edge.get(&reviewer, &path(id, "")).await.json(), "insured_cin")["status"], "machine", "all or nothing");
    let said = json!([
        {"key": "insured_immatriculation", "value": "604 218 375", "status": "corrected"},
        {"key": "insured_cin", "status": "confirmed"},
        {"key": "beneficiary_birth_date", "status": "illegible"}
    ]);
    let after = correct(&edge, &reviewer, id, &token, said.clone()).await.json();
    assert_eq!(field(&after, "insured_immatriculation")["value"], "604218375");
    assert_eq!(field(&after, "beneficiary_birth_date")["value"], Value::Null);
    assert_eq!(field(&after, "insured_cin")["value"], "AB123456");
    assert_eq!((&after["unread"], &after["decision"]["rechecked"]), (&json!([]), &json!(true)));
    let codes =
        |detail: &Value| detail["findings_full"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert!(codes(&after).contains(&"member_unknown".to_owned()), "the number is in no registry: {:?}", codes(&after));
    let version = after["version"].as_i64().unwrap();
    assert!(version > before["version"].as_i64().unwrap());
    let same = correct(&edge, &reviewer, id, &token, said).await.json();
    assert_eq!(same["version"], version, "the same again changes nothing");
    let stale = crate::support::edge::request(&reviewer, "POST", &path(id, "/accept")).header("If-Match", "\"1\"").header("Content-Type", "application/json");
    let reply = edge.send(stale.body(json!({"token": token, "corrections": []}).to_string().into()).unwrap()).await;
    assert_eq!(reply.code(), "version_changed");
}

#[tokio::test]
async fn a_dossier_is_sent_back_or_rejected_with_a_reason() {
    let edge = Edge::new().await;
    let (reviewer, counter) = (edge.person(Role::Reviewer).await, edge.machine(412).await);
    let id = edge.waiting().await;
    let (_, token) = take(&edge, &reviewer).await;
    let send_back = async |body: Value| edge.call(&reviewer, "POST", &path(id, "/return"), Some(body)).await;
    assert_eq!(send_back(json!({"token": token, "reason": "because"})).await.code(), "reason_unknown");
    assert_eq!(send_back(json!({"token": token, "reason": "other", "note": " "})).await.code(), "note_missing");
    assert_eq!(send_back(json!({"token": token, "reason": "field_empty", "page": 7})).await.code(), "body_invalid");
    let place = json!({"x": 0.1, "y": 0.2, "w": 0.3, "h": 0.1});
    let sent = send_back(json!({"token": token, "reason": "prescription_missing", "note": "de la pharmacie", "page": 0, "place": place})).await;
    assert_eq!(sent.json()["state"], "returned", "{}", sent.text());
    let detail = edge.get(&counter, &path(id, "")).await.json();
    assert_eq!(detail["returned"], json!({"reason": "prescription_missing", "note": "de la pharmacie", "page": 0, "place": place}));
    assert_eq!(send_back(json!({"token": token, "reason": "field_empty"})).await.code(), "lease_lost");

    edge.test.clock.advance(TimeDelta::seconds(1));
    let other = edge.waiting().await;
    let (_, token) = take(&edge, &reviewer).await;
    let rejected = edge.call(&reviewer, "POST", &path(other, "/reject"), Some(json!({"token": token, "reason": "deadline_passed"}))).await;
    assert_eq!((&rejected.json()["state"], &rejected.json()["settlement"]), (&json!("settled"), &json!("rejected")));
    let what = edge.get(&reviewer, &path(other, "")).await.json()["timeline"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["what"].as_str().unwrap().to_owned())
        .collect::<Vec<_>>();
    assert_eq!(what[what.len() - 2..], ["opened", "rejected"]);
}

#[tokio::test]
async fn what_is_put_back_goes_to_others_first_and_supervisors_take_over() {
    let edge = Edge::new().await;
    let (reviewer, supervisor) = (edge.person(Role::Reviewer).await, edge.person(Role::Supervisor).await);
    let first = edge.waiting().await;
    edge.test.clock.advance(TimeDelta::seconds(1));
    let second = edge.waiting().await;
    let (id, token) = take(&edge, &reviewer).await;
    assert_eq!(id, first.to_string());
    let postpone = async |why: Value| {
        let mut body = why;
        body["token"] = token.clone();
        edge.call(&reviewer, "DELETE", &path(first, "/lease"), Some(body)).await
    };
    assert_eq!(postpone(json!({})).await.code(), "reason_unknown");
    assert_eq!(postpone(json!({"reason": "because"})).await.code(), "reason_unknown");
    assert_eq!(postpone(json!({"reason": "other", "note": " "})).await.code(), "note_missing");
    assert_eq!(postpone(json!({"reason": "colleague_asked", "note": "avis de Sara"})).await.status, StatusCode::NO_CONTENT);
    let act = &edge.get(&supervisor, &path(first, "")).await.json()["queue_acts"][0];
    assert_eq!([&act["what"], &act["code"], &act["reason"]], [&json!("postponed"), &json!("colleague_asked"), &json!("avis de Sara")]);
    let (id, old) = take(&edge, &reviewer).await;
    assert_eq!(id, second.to_string(), "not the one just put back");
    assert_eq!(take(&edge, &reviewer).await.0, first.to_string(), "but that one when nothing else waits");
    assert_eq!(edge.call(&supervisor, "POST", &path(second, "/lease"), None).await.code(), "held_by_another", "not without a word");
    let take_over = async |who: &Visitor, reason: &str| edge.call(who, "POST", &path(second, "/lease/taken-over"), Some(json!({"reason": reason}))).await;
    assert_eq!(take_over(&supervisor, " ").await.code(), "note_missing");
    assert_eq!(take_over(&edge.person(Role::Reviewer).await, "absente").await.code(), "role_refused");
    let taken_over = take_over(&supervisor, "absente depuis midi").await;
    assert_eq!(taken_over.status, StatusCode::OK, "{}", taken_over.text());
    let act = &taken_over.json()["dossier"]["queue_acts"][0];
    assert_eq!([&act["what"], &act["code"], &act["reason"]], [&json!("taken_over"), &Value::Null, &json!("absente depuis midi")]);
    assert_eq!(edge.call(&reviewer, "POST", &path(second, "/accept"), Some(json!({"token": old, "corrections": []}))).await.code(), "lease_lost");
}

#[tokio::test]
async fn every_view_and_change_is_in_the_audit_and_no_value_is() {
    let edge = Edge::new().await;
    let (reviewer, auditor, other) = (edge.person(Role::Reviewer).await, edge.person(Role::Auditor).await, edge.machine(7).await);
    let id = edge.waiting().await;
    let (_, token) = take(&edge, &reviewer).await;
    correct(&edge, &reviewer, id, &token, json!([{"key": "insured_cin", "value": "BE482913", "status": "corrected"}])).await;
    edge.get(&reviewer, &path(id, "/pages/0/image")).await;
    edge.get(&other, &path(id, "")).await;
    edge.call(&reviewer, "POST", &path(id, "/accept"), Some(json!({"token": token, "corrections": []}))).await;
    let audit = edge.get(&auditor, &format!("/api/v1/audit?dossier={id}")).await;
    let lines: Vec<(String, String, String)> = audit.json()["items"]
        .as_array()
        .unwrap()
        .iter()
        .rev()
        .map(|line| (line["what"].as_str().unwrap().into(), line["outcome"].as_str().unwrap().into(), line["actor_kind"].as_str().unwrap().into()))
        .collect();
    let expected = [
        ("next_taken", "done", "person"),
        ("fields_corrected", "done", "person"),
        ("page_seen", "done", "person"),
        ("dossier_seen", "dossier_unknown", "machine"),
        ("dossier_accepted", "done", "person"),
    ];
    assert_eq!(lines, expected.map(|(what, outcome, kind)| (what.to_owned(), outcome.to_owned(), kind.to_owned())));
    assert!(!audit.text().contains("BE482913"));
    assert_eq!(edge.get(&reviewer, "/api/v1/audit").await.code(), "role_refused");
    let all = edge.get(&auditor, "/api/v1/audit?limit=200").await.json();
    assert!(all["items"].as_array().unwrap().iter().any(|line| line["what"] == "signed_in_by_link" && line["actor_kind"] == "person"));
}
