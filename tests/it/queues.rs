//! Queues: routing, order, skills, the board, what supervisors do with them.

use crate::support::edge::{Edge, Visitor};
use axum::http::StatusCode;
use chrono::TimeDelta;
use guichet::dossier::ids::DossierId;
use guichet::dossier::{Code, DossierReading, FieldKey, Finding};
use guichet::registry::{Member, Regime, Rows};
use guichet::review::Queue;
use guichet::store::users::Role;
use guichet::store::{queues, registry};
use serde_json::{Value, json};

fn found(reading: &mut DossierReading, code: Code) {
    reading.findings = vec![Finding { code, severity: code.severity(), fields: Vec::new(), message: String::new(), message_ar: String::new() }];
}

async fn next(edge: &Edge, who: &Visitor, query: &str) -> Option<String> {
    let reply = edge.call(who, "POST", &format!("/api/v1/worklist/next{query}"), None).await;
    if reply.status == StatusCode::NO_CONTENT {
        return None;
    }
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    Some(reply.json()["dossier"]["dossier_id"].as_str().unwrap().to_owned())
}

async fn standing(edge: &Edge, who: &Visitor, queue: &str) -> Value {
    let board = edge.get(who, "/api/v1/queues").await.json();
    board["queues"].as_array().unwrap().iter().find(|line| line["queue"] == queue).unwrap().clone()
}

async fn queue_of(edge: &Edge, id: DossierId) -> Queue {
    queues::place_of(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().unwrap().queue
}

#[tokio::test]
async fn dossiers_wait_by_finding_and_scheme_and_go_to_those_with_the_skill() {
    let edge = Edge::new().await;
    let number = "604218375";
    let rows = Rows {
        members: vec![Member { number: number.into(), regime: Regime::Tns, last_name: "A".into(), first_name: "B".into(), ..Member::default() }],
        ..Rows::default()
    };
    let mut tx = edge.test.store.begin().await.unwrap();
    registry::replace(&mut tx, &rows, guichet::clock::Clock::now(&edge.test.clock)).await.unwrap();
    tx.commit().await.unwrap();
    let of = |code: Code| edge.waiting_with(move |reading| found(reading, code));
    let (maternity, accident, duplicate, sum) =
        (of(Code::Maternity).await, of(Code::Accident).await, of(Code::DuplicatePage).await, of(Code::SumMismatch).await);
    let tns = edge
        .waiting_with(move |reading| {
            let mut field = reading.fields[&FieldKey::from("insured_cin")].clone();
            field.value = number.into();
            reading.fields.insert("insured_immatriculation".into(), field);
        })
        .await;
    let mut waits = Vec::new();
    for id in [maternity, accident, duplicate, sum, tns] {
        waits.push(queue_of(&edge, id).await);
    }
    assert_eq!(waits, [Queue::MedicalControl, Queue::Accidents, Queue::Duplicates, Queue::General, Queue::Tns]);
    let (physician, clerk) = (edge.skilled(&[Queue::MedicalControl]).await, edge.skilled(&[Queue::General]).await);
    assert_eq!(next(&edge, &physician, "").await, Some(maternity.to_string()));
    assert_eq!(next(&edge, &physician, "").await, None);
    assert_eq!(next(&edge, &clerk, "").await, Some(sum.to_string()));
    assert_eq!(edge.call(&clerk, "POST", "/api/v1/worklist/next?queue=tns", None).await.code(), "skill_missing");
    assert_eq!(edge.call(&clerk, "POST", &format!("/api/v1/dossiers/{tns}/lease"), None).await.code(), "skill_missing");
    let list = edge.get(&clerk, "/api/v1/worklist?queue=accidents").await.json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["queue"]), (1, &json!("accidents")));
    // Medical control is entered by skill alone, also by a supervisor.
    let supervisor = edge.person(Role::Supervisor).await;
    assert_eq!(edge.call(&supervisor, "POST", "/api/v1/worklist/next?queue=medical_control", None).await.code(), "skill_missing");
    assert_eq!(next(&edge, &supervisor, "?queue=tns").await, Some(tns.to_string()));
}

#[tokio::test]
async fn the_nearest_deadline_then_the_greater_amount_then_the_oldest_comes_first() {
    let edge = Edge::new().await;
    let of = |total: &'static str| {
        edge.waiting_with(move |reading| {
            if let Some(field) = reading.fields.get_mut(&FieldKey::from("total_amount")) {
                field.value = total.into();
            }
        })
    };
    let small = of("120.00").await;
    edge.test.clock.advance(TimeDelta::minutes(1));
    let great = of("25000.00").await;
    edge.test.clock.advance(TimeDelta::minutes(1));
    let small_too = of("130.00").await;
    edge.test.clock.advance(TimeDelta::days(1));
    let greatest_tomorrow = of("900000.00").await;
    let reviewer = edge.person(Role::Reviewer).await;
    let mut order = Vec::new();
    while let Some(id) = next(&edge, &reviewer, "").await {
        order.push(id);
    }
    assert_eq!(order, [great, small, small_too, greatest_tomorrow].map(|id| id.to_string()));
}

#[tokio::test]
async fn the_board_tells_depth_rate_and_forecast_as_they_change() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    assert_eq!(standing(&edge, &reviewer, "general").await["empty_at"], json!("2026-09-21T14:13:20Z"), "an empty queue is empty now");
    for _ in 0..3 {
        edge.waiting().await;
    }
    let line = standing(&edge, &reviewer, "general").await;
    assert_eq!([&line["waiting"], &line["held"], &line["due_today"], &line["per_hour"]], [&json!(3), &json!(0), &json!(0), &json!(0)]);
    assert_eq!((&line["empty_at"], &line["mine"]), (&Value::Null, &json!(true)), "nothing leaves it: no forecast");
    let taken = edge.call(&reviewer, "POST", "/api/v1/worklist/next", None).await.json();
    let fold = async || {
        let mut tx = edge.test.store.begin().await.unwrap();
        queues::fold(&mut tx).await.unwrap();
        tx.commit().await.unwrap();
    };
    fold().await;
    let line = standing(&edge, &reviewer, "general").await;
    assert_eq!([&line["waiting"], &line["held"]], [&json!(2), &json!(1)]);
    let (id, token) = (taken["dossier"]["dossier_id"].as_str().unwrap(), &taken["lease"]["token"]);
    let accepted = edge.call(&reviewer, "POST", &format!("/api/v1/dossiers/{id}/accept"), Some(json!({"token": token, "corrections": []}))).await;
    assert_eq!(accepted.status, StatusCode::OK, "{}", accepted.text());
    fold().await;
    fold().await;
    let board = edge.get(&reviewer, "/api/v1/queues").await.json();
    let line = &board["queues"][0];
    assert_eq!([&line["waiting"], &line["held"], &line["per_hour"]], [&json!(2), &json!(0), &json!(1)]);
    assert_eq!([&board["done_today"], &board["done_last_hour"]], [&json!(1), &json!(1)]);
    // Two at one an hour, from 15:13 in Morocco on Monday to 16:30, the rest on Tuesday from 8:30.
    assert_eq!(line["empty_at"], json!("2026-09-22T08:13:20Z"));
    edge.test.clock.advance(TimeDelta::days(3));
    let line = standing(&edge, &edge.person(Role::Reviewer).await, "general").await;
    assert_eq!([&line["overdue"], &line["due_today"]], [&json!(2), &json!(2)]);
}

#[tokio::test]
async fn a_supervisor_freezes_moves_assigns_and_prioritises_and_the_reason_is_kept() {
    let edge = Edge::new().await;
    let supervisor = edge.person(Role::Supervisor).await;
    let ((one, first), (_, second)) = (edge.known(Role::Reviewer).await, edge.known(Role::Reviewer).await);
    let old = edge.waiting().await;
    edge.test.clock.advance(TimeDelta::minutes(1));
    let new = edge.waiting().await;
    let requeue = async |who: &Visitor, body: Value| edge.call(who, "POST", "/api/v1/worklist/requeue", Some(body)).await;
    assert_eq!(requeue(&first, json!({"dossiers": [new], "priority": 9, "reason": "x"})).await.code(), "role_refused");
    assert_eq!(requeue(&supervisor, json!({"dossiers": [new], "priority": 9, "reason": " "})).await.code(), "note_missing");
    assert_eq!(requeue(&supervisor, json!({"dossiers": [new], "reason": "x"})).await.code(), "body_invalid");
    assert_eq!(requeue(&supervisor, json!({"dossiers": [new, uuid::Uuid::now_v7()], "priority": 9, "reason": "x"})).await.status, StatusCode::NOT_FOUND);
    assert_eq!(next(&edge, &first, "?ahead=true").await, Some(old.to_string()), "all or nothing: the priority did not change");
    edge.test.clock.advance(TimeDelta::minutes(3));

    assert_eq!(requeue(&supervisor, json!({"dossiers": [new], "priority": 9, "reason": "réclamation"})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(requeue(&supervisor, json!({"dossiers": [new], "assign_to": one, "reason": "suite de son appel"})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(next(&edge, &second, "").await, Some(old.to_string()), "the other is not offered to them");
    assert_eq!(next(&edge, &second, "").await, None);
    assert_eq!(next(&edge, &first, "").await, Some(new.to_string()));

    let third = edge.waiting().await;
    let freeze = async |frozen: bool| edge.call(&supervisor, "PUT", "/api/v1/queues/general/frozen", Some(json!({"frozen": frozen, "reason": "grève"}))).await;
    assert_eq!(freeze(true).await.status, StatusCode::NO_CONTENT);
    assert_eq!(standing(&edge, &second, "general").await["frozen"]["reason"], "grève");
    assert_eq!(next(&edge, &second, "").await, None);
    assert_eq!(edge.call(&second, "POST", &format!("/api/v1/dossiers/{third}/lease"), None).await.code(), "queue_frozen");
    assert_eq!(freeze(false).await.status, StatusCode::NO_CONTENT);
    assert_eq!(requeue(&supervisor, json!({"dossiers": [third], "queue": "accidents", "reason": "chute au travail"})).await.status, StatusCode::NO_CONTENT);
    assert_eq!(queue_of(&edge, third).await, Queue::Accidents);
    assert_eq!(standing(&edge, &second, "accidents").await["waiting"], 1, "counted where it is now");
    let nobody = requeue(&supervisor, json!({"dossiers": [third], "assign_to": uuid::Uuid::now_v7(), "reason": "x"})).await;
    assert_eq!(nobody.code(), "not_assignable");

    let acts = edge.get(&supervisor, "/api/v1/queues/acts").await.json();
    let told: Vec<(&str, &str)> =
        acts["items"].as_array().unwrap().iter().map(|act| (act["what"].as_str().unwrap(), act["reason"].as_str().unwrap())).collect();
    assert_eq!(
        told,
        [("moved", "chute au travail"), ("thawed", "grève"), ("frozen", "grève"), ("assigned", "suite de son appel"), ("prioritised", "réclamation")]
    );
    let detail = edge.get(&supervisor, &format!("/api/v1/dossiers/{new}")).await.json();
    assert_eq!((&detail["queue"]["priority"], detail["queue_acts"].as_array().unwrap().len()), (&json!(9), 2));
    let auditor = edge.person(Role::Auditor).await;
    let audit = edge.get(&auditor, "/api/v1/audit?limit=200").await.text();
    assert!(audit.contains("dossiers_requeued") && audit.contains("queue_frozen") && !audit.contains("grève"), "acts are audited, reasons are not in it");
}

#[tokio::test]
async fn the_next_waits_ahead_for_a_short_time_and_can_be_put_back_unseen() {
    let edge = Edge::new().await;
    let (one, two) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    let id = edge.waiting().await.to_string();
    let ahead = edge.call(&one, "POST", "/api/v1/worklist/next?ahead=true", None).await.json();
    assert_eq!(ahead["lease"]["expires_at"], "2026-09-21T14:15:20Z", "two minutes");
    assert_eq!(next(&edge, &two, "").await, None, "nobody else gets it");
    let token = &ahead["lease"]["token"];
    let put_back = edge.call(&one, "DELETE", &format!("/api/v1/dossiers/{id}/lease"), Some(json!({"token": token, "not_looked_at": true}))).await;
    assert_eq!(put_back.status, StatusCode::NO_CONTENT);
    let again = edge.call(&one, "POST", "/api/v1/worklist/next?ahead=true", None).await.json();
    assert_eq!(again["dossier"]["dossier_id"], id.as_str(), "unseen, it is offered again at once");
    let shown = edge.call(&one, "POST", &format!("/api/v1/dossiers/{id}/lease/shown"), Some(json!({"token": again["lease"]["token"]}))).await;
    assert_eq!(shown.json()["expires_at"], "2026-09-21T14:18:20Z", "five minutes once it is on the screen");
}

#[tokio::test]
async fn the_calendar_is_changed_in_the_office_and_deadlines_follow() {
    let edge = Edge::new().await;
    let (supervisor, reviewer) = (edge.person(Role::Supervisor).await, edge.person(Role::Reviewer).await);
    let due = async |id: DossierId| queues::place_of(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().unwrap().due.to_rfc3339();
    let before = edge.waiting().await;
    assert_eq!(due(before).await, "2026-09-23T15:30:00+00:00");
    let mut calendar = edge.get(&reviewer, "/api/v1/calendar").await.json();
    calendar["single"] = json!(["2026-09-22"]);
    assert_eq!(edge.call(&reviewer, "PUT", "/api/v1/calendar", Some(calendar.clone())).await.code(), "role_refused");
    assert_eq!(edge.call(&supervisor, "PUT", "/api/v1/calendar", Some(calendar.clone())).await.status, StatusCode::NO_CONTENT);
    let after = edge.waiting().await;
    assert_eq!((due(before).await, due(after).await), ("2026-09-23T15:30:00+00:00".to_owned(), "2026-09-24T15:30:00+00:00".to_owned()));
    for (member, wrong) in [("yearly", json!(["02-30"])), ("weekend", json!([1, 2, 3, 4, 5, 6, 7])), ("closes", json!("07:00"))] {
        let mut bad = calendar.clone();
        bad[member] = wrong;
        assert_eq!(edge.call(&supervisor, "PUT", "/api/v1/calendar", Some(bad)).await.code(), "body_invalid", "{member}");
    }
}
