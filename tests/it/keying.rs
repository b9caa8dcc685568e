//! Blind double keying: another person, nothing prefilled, differences to a third. And what else may not be seen: medical codes.

use crate::support::edge::{Edge, Reply, Visitor};
use axum::http::StatusCode;
use guichet::dossier::{Amount, Code, FieldKey, Finding};
use guichet::http::Settings;
use guichet::review::{Queue, SecondKeying};
use guichet::store::users::Role;
use serde_json::{Value, json};

/// An edge where every accepted dossier is keyed again.
async fn edge() -> Edge {
    Edge::with(Settings { second_keying: SecondKeying { share: 1.0, amount: Amount::from_centimes(100_000) }, ..Settings::default() }).await
}

async fn take(edge: &Edge, who: &Visitor) -> Option<(Value, Value)> {
    let reply = edge.call(who, "POST", "/api/v1/worklist/next", None).await;
    (reply.status == StatusCode::OK).then(|| (reply.json()["dossier"].clone(), reply.json()["lease"]["token"].clone()))
}

async fn act(edge: &Edge, who: &Visitor, dossier: &Value, what: &str, token: &Value, corrections: Value) -> Reply {
    let path = format!("/api/v1/dossiers/{}/{what}", dossier["dossier_id"].as_str().unwrap());
    edge.call(who, if what == "corrections" { "PUT" } else { "POST" }, &path, Some(json!({"token": token, "corrections": corrections}))).await
}

fn said(values: &[(&str, Option<&str>)]) -> Value {
    values.iter().map(|(key, value)| json!({"key": key, "value": value, "status": if value.is_some() { "corrected" } else { "blank" }})).collect()
}

#[tokio::test]
async fn the_second_person_is_another_and_sees_no_value() {
    let edge = edge().await;
    let (first, second) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    edge.waiting().await;
    let (dossier, token) = take(&edge, &first).await.unwrap();
    let accepted = act(&edge, &first, &dossier, "accept", &token, said(&[("insured_cin", Some("BE482913"))])).await;
    assert_eq!(accepted.json()["state"], "in_worklist", "{}", accepted.text());
    assert!(take(&edge, &first).await.is_none(), "not the same person again");
    let own = edge.call(&first, "POST", &format!("/api/v1/dossiers/{}/lease", dossier["dossier_id"].as_str().unwrap()), None).await;
    assert_eq!(own.code(), "keyed_already");

    let (blind, token) = take(&edge, &second).await.unwrap();
    assert_eq!((&blind["keying"]["stage"], &blind["queue"]["name"]), (&json!("second"), &json!("double_keying")));
    let keys: Vec<&str> = blind["fields"].as_array().unwrap().iter().map(|field| field["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["beneficiary_birth_date", "insured_cin", "total_amount"]);
    let shown = blind.to_string();
    for hidden in ["BE482913", "AB123456", "1981-03-14", "120.00", "other"] {
        assert!(!shown.contains(hidden), "{hidden} is shown to who keys blind");
    }
    assert!(blind["fields"][0]["place"].is_object(), "but where to look is");
    assert_eq!(act(&edge, &second, &blind, "accept", &token, json!([])).await.code(), "keying_open");
    assert_eq!(act(&edge, &second, &blind, "keying", &token, said(&[("total_amount", Some("120"))])).await.code(), "not_to_be_keyed");

    let keyed = said(&[("beneficiary_birth_date", Some("14/03/1981")), ("insured_cin", Some("be 482913")), ("total_amount", Some("120,00"))]);
    let settled = act(&edge, &second, &blind, "keying", &token, keyed).await;
    assert_eq!((&settled.json()["state"], &settled.json()["settlement"]), (&json!("settled"), &json!("reviewed")), "{}", settled.text());
}

#[tokio::test]
async fn a_third_person_sees_both_and_decides_what_differs() {
    let edge = edge().await;
    let (first, second, third) = (edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await, edge.person(Role::Reviewer).await);
    edge.waiting().await;
    let (dossier, token) = take(&edge, &first).await.unwrap();
    act(&edge, &first, &dossier, "accept", &token, json!([])).await;
    let (_, token) = take(&edge, &second).await.unwrap();
    let keyed = said(&[("beneficiary_birth_date", Some("14/03/1981")), ("insured_cin", Some("AB123465")), ("total_amount", None)]);
    let on = act(&edge, &second, &dossier, "keying", &token, keyed).await;
    assert_eq!(on.json()["state"], "in_worklist", "{}", on.text());
    assert!(take(&edge, &first).await.is_none() && take(&edge, &second).await.is_none(), "neither of the two");

    let (seen, token) = take(&edge, &third).await.unwrap();
    assert_eq!(
        seen["keying"],
        json!({"stage": "third", "fields": ["beneficiary_birth_date", "insured_cin", "total_amount"], "differences": [
            {"key": "insured_cin", "first_status": "corrected", "first": "AB123456", "second_status": "corrected", "second": "AB123465"},
            {"key": "total_amount", "first_status": "corrected", "first": "120.00", "second_status": "blank", "second": null}
        ]})
    );
    assert_eq!(act(&edge, &third, &seen, "accept", &token, said(&[("insured_cin", Some("AB123465"))])).await.code(), "keying_open", "one is undecided");
    let decided = json!([{"key": "insured_cin", "value": "AB123465", "status": "corrected"}, {"key": "total_amount", "status": "confirmed"}]);
    let settled = act(&edge, &third, &seen, "accept", &token, decided).await;
    assert_eq!(settled.json()["settlement"], "reviewed", "{}", settled.text());
    let detail = edge.get(&third, &format!("/api/v1/dossiers/{}", dossier["dossier_id"].as_str().unwrap())).await.json();
    let cin = detail["fields"].as_array().unwrap().iter().find(|field| field["key"] == "insured_cin").unwrap();
    assert_eq!((&cin["value"], &cin["machine_value"], &detail["keying"]), (&json!("AB123465"), &json!("AB123456"), &Value::Null));
}

#[tokio::test]
async fn a_share_of_nothing_draws_nobody() {
    let edge = Edge::new().await;
    let first = edge.person(Role::Reviewer).await;
    edge.waiting().await;
    let (dossier, token) = take(&edge, &first).await.unwrap();
    assert_eq!(act(&edge, &first, &dossier, "accept", &token, json!([])).await.json()["state"], "settled");
}

#[tokio::test]
async fn medical_codes_are_seen_by_medical_control_alone_and_a_dossier_is_referred_there() {
    let edge = Edge::new().await;
    let (clerk, physician) = (edge.person(Role::Reviewer).await, edge.skilled(&[Queue::MedicalControl]).await);
    edge.waiting_with(|reading| {
        let mut code = reading.fields[&FieldKey::from("insured_cin")].clone();
        code.value = "J45.9".into();
        reading.fields.insert("acts[0].icd10".into(), code);
        reading.findings = vec![Finding {
            code: Code::SumMismatch,
            severity: Code::SumMismatch.severity(),
            fields: Vec::new(),
            message: String::new(),
            message_ar: String::new(),
        }];
    })
    .await;
    let (dossier, token) = take(&edge, &clerk).await.unwrap();
    let code = |detail: &Value| detail["fields"].as_array().unwrap().iter().find(|field| field["key"] == "acts[0].icd10").unwrap().clone();
    assert_eq!((&code(&dossier)["value"], &code(&dossier)["masked"]), (&Value::Null, &json!(true)));
    assert!(!dossier.to_string().contains("J45"));
    let path = format!("/api/v1/dossiers/{}", dossier["dossier_id"].as_str().unwrap());
    let refer =
        async |note: &str| edge.call(&clerk, "POST", &format!("{path}/refer"), Some(json!({"token": token, "queue": "medical_control", "note": note}))).await;
    assert_eq!(refer("").await.code(), "note_missing");
    assert_eq!(refer("Acte à confirmer").await.json()["state"], "in_worklist");
    let (seen, _) = take(&edge, &physician).await.unwrap();
    assert_eq!((&code(&seen)["value"], &code(&seen)["masked"]), (&json!("J45.9"), &json!(false)));
    assert_eq!((&seen["queue_acts"][0]["what"], &seen["queue_acts"][0]["reason"]), (&json!("referred"), &json!("Acte à confirmer")));
    let auditor = edge.person(Role::Auditor).await;
    assert!(!edge.get(&auditor, &path).await.text().contains("J45"));
}

#[tokio::test]
async fn rules_are_tried_out_over_what_is_typed_and_nothing_is_kept() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    edge.waiting().await;
    let (dossier, token) = take(&edge, &reviewer).await.unwrap();
    let typed = said(&[("insured_immatriculation", Some("604218375")), ("total_amount", Some("no amount"))]);
    let tried = act(&edge, &reviewer, &dossier, "try", &token, typed).await;
    let codes: Vec<String> = tried.json()["findings"].as_array().unwrap().iter().map(|finding| finding["code"].as_str().unwrap().to_owned()).collect();
    assert!(codes.contains(&"member_unknown".to_owned()), "{codes:?}");
    let after = edge.get(&reviewer, &format!("/api/v1/dossiers/{}", dossier["dossier_id"].as_str().unwrap())).await.json();
    assert_eq!((&after["version"], &after["decision"]["rechecked"]), (&dossier["version"], &json!(false)));
}
