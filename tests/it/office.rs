//! The office beside the review: search, looks, people, contact points, the registry asked.

use crate::support::edge::Edge;
use axum::http::StatusCode;
use guichet::clock::Clock;
use guichet::dossier::{DossierReading, FieldKey};
use guichet::registry::{Member, Provider, ProviderKind, Rows};
use guichet::review::Queue;
use guichet::store::registry;
use guichet::store::users::Role;
use serde_json::{Value, json};

fn put(reading: &mut DossierReading, key: &str, value: &str) {
    let mut field = reading.fields[&FieldKey::from("insured_cin")].clone();
    (field.value, field.confidence, field.alternatives) = (value.into(), 0.9, Vec::new());
    reading.fields.insert(key.into(), field);
}

fn receipts(found: &Value) -> Vec<String> {
    found["items"].as_array().unwrap().iter().map(|item| item["receipt_number"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_dossier_is_found_by_whatever_is_known_of_it_and_lists_mask_who_it_is() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    let wanted = edge
        .waiting_with(|reading| {
            put(reading, "insured_full_name", "EL OUHADDOU Mohammed");
            put(reading, "insured_immatriculation", "604218375");
            put(reading, "dispensations[0].inpe", "123456789");
        })
        .await;
    edge.waiting_with(|reading| put(reading, "insured_full_name", "BENALI Fatima")).await;
    let receipt = edge.get(&reviewer, &format!("/api/v1/dossiers/{wanted}")).await.json()["receipt_number"].as_str().unwrap().to_owned();
    let search = async |what: Value| edge.call(&reviewer, "POST", "/api/v1/search", Some(what)).await.json();
    for what in [
        json!({"receipt": receipt}),
        json!({"immatriculation": "604 218 375"}),
        json!({"name": "mohamed ouhadou"}),
        json!({"name": "M'hamed Ouhaddu", "state": "in_worklist"}),
        json!({"provider": "123456789", "from": "2026-09-21", "to": "2026-09-21"}),
        json!({"cin": "ab123456", "name": "Ouhaddou"}),
    ] {
        assert_eq!(receipts(&search(what.clone()).await), [receipt.as_str()], "{what}");
    }
    for what in [json!({"name": "Ouhaddou Rachid"}), json!({"receipt": receipt, "state": "settled"}), json!({"provider": "123456789", "to": "2026-09-20"})] {
        assert!(receipts(&search(what.clone()).await).is_empty(), "{what}");
    }
    assert_eq!(receipts(&search(json!({})).await).len(), 2, "with nothing asked, the newest");
    let item = &search(json!({"immatriculation": "604218375"})).await["items"][0];
    assert_eq!((&item["insured"], &item["number"]), (&json!("E••• O••• M•••"), &json!("•••375")));
    let page = search(json!({"limit": 1})).await;
    let after = search(json!({"limit": 1, "cursor": page["next_cursor"]})).await;
    assert_ne!(receipts(&page), receipts(&after));
    let counter = edge.machine(412).await;
    assert_eq!(edge.call(&counter, "POST", "/api/v1/search", Some(json!({}))).await.code(), "role_refused");
}

#[tokio::test]
async fn a_correction_is_found_at_once_kept_in_the_history_and_so_is_who_looked() {
    let edge = Edge::new().await;
    let (reviewer, supervisor) = (edge.person(Role::Reviewer).await, edge.person(Role::Supervisor).await);
    let id = edge.waiting().await;
    let taken = edge.call(&reviewer, "POST", "/api/v1/worklist/next", None).await.json();
    for name in ["BENALI Fatma", "BENALI Fatima"] {
        let said = json!({"token": taken["lease"]["token"], "corrections": [{"key": "insured_full_name", "value": name, "status": "corrected"}]});
        let kept = edge.call(&reviewer, "PUT", &format!("/api/v1/dossiers/{id}/corrections"), Some(said)).await;
        assert_eq!(kept.status, StatusCode::OK, "{}", kept.text());
    }
    let found = edge.call(&supervisor, "POST", "/api/v1/search", Some(json!({"name": "Fatima Ben Ali"}))).await.json();
    assert_eq!(found["items"][0]["dossier_id"], id.to_string());
    edge.get(&supervisor, &format!("/api/v1/dossiers/{id}/pages/0/image")).await;
    let history = edge.get(&supervisor, &format!("/api/v1/dossiers/{id}/history")).await.json();
    let said: Vec<&str> = history["said"].as_array().unwrap().iter().map(|said| said["value"].as_str().unwrap()).collect();
    assert_eq!(said, ["BENALI Fatma", "BENALI Fatima"], "every word, the first too");
    let looks: Vec<&str> = history["looks"].as_array().unwrap().iter().map(|look| look["what"].as_str().unwrap()).collect();
    assert!(looks.contains(&"page_seen") && looks.contains(&"next_taken"), "{looks:?}");
}

#[tokio::test]
async fn medical_codes_are_covered_on_pages_and_originals_are_kept_back() {
    let edge = Edge::new().await;
    let (clerk, physician, counter) = (edge.person(Role::Reviewer).await, edge.skilled(&[Queue::MedicalControl]).await, edge.machine(412).await);
    let plain = edge.waiting().await;
    assert_eq!(edge.get(&clerk, &format!("/api/v1/dossiers/{plain}/scans/1")).await.status, StatusCode::OK);
    let id = edge.waiting_with(|reading| put(reading, "acts[0].icd10", "J45.9")).await;
    assert_eq!(edge.get(&clerk, &format!("/api/v1/dossiers/{id}/scans/1")).await.code(), "medical_only");
    for who in [&physician, &counter] {
        assert_eq!(edge.get(who, &format!("/api/v1/dossiers/{id}/scans/1")).await.status, StatusCode::OK);
        assert_eq!(edge.get(who, &format!("/api/v1/dossiers/{id}/pages/0/image")).await.status, StatusCode::OK);
    }
    // The fake's picture is none: what cannot be covered is not shown.
    assert_eq!(edge.get(&clerk, &format!("/api/v1/dossiers/{id}/pages/0/image")).await.status, StatusCode::INTERNAL_SERVER_ERROR);
}

#[tokio::test]
async fn the_registry_says_who_it_may_be_why_and_why_not() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    let member = |number: &str, cin: &str, last: &str, first: &str| Member {
        number: number.into(),
        cin: Some(cin.into()),
        last_name: last.into(),
        first_name: first.into(),
        ..Member::default()
    };
    let provider = Provider { inpe: "987654321".into(), name: "Pharmacie Agdal".into(), kind: ProviderKind::Pharmacy, active: true, ..Provider::default() };
    let rows = Rows {
        members: vec![
            member("604218375", "BE482913", "BENALI", "Fatima"),
            member("604218376", "AA111111", "IDRISSI", "Omar"),
            member("111111111", "ZZ999999", "TAZI", "Ali"),
        ],
        providers: vec![provider],
        ..Rows::default()
    };
    let mut tx = edge.test.store.begin().await.unwrap();
    registry::replace(&mut tx, &rows, edge.test.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let id = edge.waiting_with(|reading| put(reading, "dispensations[0].inpe", "987654322")).await;
    let taken = edge.call(&reviewer, "POST", "/api/v1/worklist/next", None).await.json();
    let token = &taken["lease"]["token"];
    let lookup = async |field: &str, typed: Value| {
        let body = json!({"token": token, "field": field, "corrections": typed});
        edge.call(&reviewer, "POST", &format!("/api/v1/dossiers/{id}/lookup"), Some(body)).await.json()["suggestions"].clone()
    };
    let typed = json!([{"key": "insured_immatriculation", "value": "604218376", "status": "corrected"}, {"key": "insured_full_name", "value": "Fatma Ben Ali", "status": "corrected"}]);
    let found = lookup("insured_immatriculation", typed).await;
    let numbers: Vec<&str> = found.as_array().unwrap().iter().map(|one| one["number"].as_str().unwrap()).collect();
    assert_eq!(numbers.iter().collect::<std::collections::BTreeSet<_>>(), ["604218375", "604218376"].iter().collect());
    let fatima = found.as_array().unwrap().iter().find(|one| one["number"] == "604218375").unwrap();
    assert_eq!(fatima["values"]["insured_cin"], "BE482913");
    assert!(fatima["reasons"].as_array().unwrap().contains(&json!({"ground": "number", "agrees": false, "differs": 1})), "{fatima}");
    let near = lookup("dispensations[0].inpe", json!([])).await;
    assert_eq!((&near[0]["name"], &near[0]["values"]["dispensations[0].inpe"]), (&json!("Pharmacie Agdal"), &json!("987654321")));
}

#[tokio::test]
async fn people_are_added_changed_disabled_and_reset_and_all_of_it_is_kept() {
    let edge = Edge::new().await;
    let (me, administrator) = edge.known(Role::Administrator).await;
    let call = async |method: &str, path: &str, body: Value| edge.call(&administrator, method, &format!("/api/v1/people{path}"), Some(body)).await;
    for bad in [
        json!({"name": "Ümit", "role": "reviewer"}),
        json!({"name": "amina", "role": "counter"}),
        json!({"name": "amina", "role": "reviewer", "contact_point": 412}),
    ] {
        assert_eq!(call("POST", "", bad).await.code(), "body_invalid");
    }
    let added = call("POST", "", json!({"name": "amina.b", "role": "reviewer", "skills": ["general", "medical_control"]})).await;
    assert_eq!(added.status, StatusCode::CREATED, "{}", added.text());
    let (id, password) = (added.json()["id"].as_str().unwrap().to_owned(), added.json()["password"].as_str().unwrap().to_owned());
    assert_eq!(call("POST", "", json!({"name": "amina.b", "role": "reviewer"})).await.code(), "name_taken");
    let enters = async |password: &str| edge.form("/sign-in", &format!("name=amina.b&password={password}&next=")).await.status == StatusCode::SEE_OTHER;
    assert!(enters(&password).await);
    let again = call("POST", &format!("/{id}/reset"), json!({})).await.json()["password"].as_str().unwrap().to_owned();
    assert!(!enters(&password).await && enters(&again).await);
    let change = json!({"role": "supervisor", "skills": ["general"], "active": false});
    assert_eq!(call("PUT", &format!("/{id}"), change.clone()).await.status, StatusCode::NO_CONTENT);
    assert!(!enters(&again).await);
    assert_eq!(call("PUT", &format!("/{}", me.as_uuid()), change).await.code(), "own_account");
    let list = edge.get(&administrator, "/api/v1/people").await.json();
    let amina = list["items"].as_array().unwrap().iter().find(|person| person["name"] == "amina.b").unwrap();
    assert_eq!((&amina["role"], &amina["skills"], &amina["active"]), (&json!("supervisor"), &json!(["general"]), &json!(false)));
    let acts: Vec<&str> = list["acts"].as_array().unwrap().iter().map(|act| act["what"].as_str().unwrap()).collect();
    assert_eq!(acts, ["disabled", "password_reset", "added"]);
    let supervisor = edge.person(Role::Supervisor).await;
    let seen = edge.get(&supervisor, "/api/v1/people").await.json();
    assert!(!seen.to_string().contains("amina.b") && !seen.to_string().contains("administrator-"), "only whom dossiers may be assigned to");
    let auditor = edge.person(Role::Auditor).await;
    let audit = edge.get(&auditor, "/api/v1/audit?limit=200").await.text();
    assert!(audit.contains("person_added") && audit.contains("person_changed") && audit.contains("password_reset"));
}

#[tokio::test]
async fn contact_points_come_from_a_file_after_a_dry_run() {
    let edge = Edge::new().await;
    let administrator = edge.person(Role::Administrator).await;
    let import = async |csv: &str, dry_run: bool| {
        edge.call(&administrator, "POST", "/api/v1/contact-points/import", Some(json!({"csv": csv, "dry_run": dry_run}))).await.json()
    };
    let count = async || edge.get(&administrator, "/api/v1/contact-points").await.json()["items"].as_array().unwrap().len();
    let csv = "code,name,city,kind\n412,Rabat Agdal,,counter\n7,Fès Médina,,counter\n900,Unité 1,Taza,mobile\n";
    let trial = import(csv, true).await;
    assert_eq!(
        (trial["added"].as_array().unwrap().len(), trial["changed"].as_array().unwrap().len(), &trial["same"], &trial["taken"]),
        (1, 1, &json!(1), &json!(false))
    );
    assert_eq!(count().await, 2, "a dry run changes nothing");
    let broken = import(&format!("{csv}0,x,,counter\n"), false).await;
    assert_eq!((&broken["taken"], &broken["faults"]), (&json!(false), &json!([{"line": 5, "code": "code"}])));
    assert_eq!(count().await, 2, "a fault changes nothing");
    assert_eq!(import(csv, false).await["taken"], json!(true));
    assert_eq!(count().await, 3);
    let again = import(csv, true).await;
    assert_eq!(again["same"], 3);
}

#[tokio::test]
async fn the_search_learns_the_dossiers_of_before_it() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    for name in ["EL OUHADDOU Mohammed", "BENALI Fatima"] {
        edge.waiting_with(move |reading| put(reading, "insured_full_name", name)).await;
    }
    let taken = edge.call(&reviewer, "POST", "/api/v1/worklist/next", None).await.json();
    let id = taken["dossier"]["dossier_id"].as_str().unwrap();
    let said = json!({"token": taken["lease"]["token"], "corrections": [{"key": "insured_cin", "value": "BE482913", "status": "corrected"}]});
    edge.call(&reviewer, "PUT", &format!("/api/v1/dossiers/{id}/corrections"), Some(said)).await;
    // As a database of before: no rows for the search, and the migration's own statement over it.
    let mut db = edge.test.store.connection().await.unwrap();
    sqlx::query("delete from dossier_search").execute(&mut *db).await.unwrap();
    let migration = include_str!("../../migrations/20261128200300_taken_back.sql");
    let statement = &migration[migration.find("insert into search_backlog").unwrap()..];
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&mut *db).await.unwrap();
    let found = async |what: Value| receipts(&edge.call(&reviewer, "POST", "/api/v1/search", Some(what)).await.json()).len();
    assert_eq!(found(json!({"name": "mohamed ouhadou"})).await, 0);

    let chance = std::sync::Arc::new(guichet::review::second_keying::SystemChance);
    let clock = std::sync::Arc::new(edge.test.clock.clone());
    let desk = guichet::review::Desk::new(edge.test.store.clone(), clock, guichet::review::SecondKeying::NONE, chance);
    let (one, two) = tokio::join!(desk.catch_up_search(), desk.catch_up_search());
    assert_eq!(one.unwrap() + two.unwrap(), 2, "two processes learn each once");
    assert_eq!(desk.catch_up_search().await.unwrap(), 0);
    assert_eq!((found(json!({"name": "mohamed ouhadou"})).await, found(json!({"cin": "BE482913"})).await), (1, 1), "as people have corrected it");
}
