//! The counter on a bad line: resumable uploads, provisional numbers, what devices still hold.

use crate::support::edge::{Edge, Reply, Visitor, request};
use crate::support::{TestStore, dossier_id, fake, new_dossier};
use crate::work::worker;
use axum::body::Body;
use axum::http::{StatusCode, header};
use base64::Engine;
use bytes::Bytes;
use chrono::TimeDelta;
use guichet::clock::Clock;
use guichet::dossier::identifiers::ReceiptNumber;
use guichet::dossier::ids::DossierId;
use guichet::dossier::{Route, Sha256Sum};
use guichet::intake::IntakeError;
use guichet::intake::upload::Announced;
use guichet::store::dossiers;
use guichet::store::users::Role;
use serde_json::{Value, json};
use std::io;

fn announced(position: u16, bytes: &[u8]) -> Announced {
    Announced { position, sha256: Sha256Sum::of(bytes), length: bytes.len() as u64, sealed: false, mark: String::new() }
}

/// A body that breaks off after `bytes`.
fn cut(bytes: &[u8]) -> impl futures_util::Stream<Item = io::Result<Bytes>> + Send + 'static {
    futures_util::stream::iter([Ok(Bytes::copy_from_slice(bytes)), Err(io::ErrorKind::ConnectionReset.into())])
}

fn whole(bytes: &[u8]) -> impl futures_util::Stream<Item = io::Result<Bytes>> + Send + 'static {
    futures_util::stream::iter([Ok(Bytes::copy_from_slice(bytes))])
}

#[tokio::test]
async fn an_upload_goes_on_where_the_line_broke_also_after_a_restart() {
    let test = TestStore::new().await;
    let (intake, id, bytes) = (test.intake(), dossier_id(), fake::scan(1));
    intake.create(&new_dossier(id, 412)).await.unwrap();
    intake.put_manifest(id, fake::manifest(1..=1), None).await.unwrap();
    let begun = intake.begin_upload(id, &announced(1, &bytes)).await.unwrap();
    assert_eq!((begun.offset, begun.stored), (0, None));
    assert!(matches!(intake.append(id, begun.upload, 0, cut(&bytes[..10]), None).await, Err(IntakeError::BrokenOff(_))));
    // Another process on the same folder.
    let intake = test.intake();
    assert_eq!(intake.upload(id, begun.upload).await.unwrap().offset, 10, "what came is kept");
    assert!(matches!(intake.append(id, begun.upload, 9, whole(&bytes[9..]), None).await, Err(IntakeError::OffsetWrong)));
    let again = intake.begin_upload(id, &announced(1, &bytes)).await.unwrap();
    assert_eq!((again.upload, again.offset), (begun.upload, 10), "the same announcement is the same upload");
    assert_eq!(intake.append(id, begun.upload, 10, whole(&bytes[10..20]), None).await.unwrap().offset, 20);
    let done = intake.append(id, begun.upload, 20, whole(&bytes[20..]), None).await.unwrap();
    assert!(done.stored.unwrap().complete(), "received");
    assert!(matches!(intake.upload(id, begun.upload).await, Err(IntakeError::UploadUnknown)));
    let known = intake.begin_upload(id, &announced(1, &bytes)).await.unwrap();
    assert!(known.stored.is_some_and(|stored| !stored.new) && known.offset == known.length, "begun again after its end, it is told to be stored");
    assert_eq!(intake.scan_bytes(id, 1).await.unwrap().1, bytes);
}

#[tokio::test]
async fn a_newer_request_takes_the_turn_of_one_on_a_dead_line() {
    let test = TestStore::new().await;
    let (intake, id, bytes) = (test.intake(), dossier_id(), fake::scan(1));
    intake.create(&new_dossier(id, 412)).await.unwrap();
    let begun = intake.begin_upload(id, &announced(1, &bytes)).await.unwrap();
    let (sender, receiver) = tokio::sync::mpsc::channel::<io::Result<Bytes>>(1);
    sender.send(Ok(Bytes::copy_from_slice(&bytes[..7]))).await.unwrap();
    let stuck = {
        let (intake, body) = (intake.clone(), tokio_stream::wrappers::ReceiverStream::new(receiver));
        tokio::spawn(async move { intake.append(id, begun.upload, 0, body, None).await })
    };
    sender.reserve().await.unwrap();
    let at = intake.upload(id, begun.upload).await.unwrap().offset;
    assert!(matches!(stuck.await.unwrap(), Err(IntakeError::BrokenOff(_))), "the old one ends");
    assert!(intake.append(id, begun.upload, at, whole(&bytes[usize::try_from(at).unwrap()..]), None).await.unwrap().stored.is_some());
}

#[tokio::test]
async fn what_is_wrong_with_the_bytes_is_told_at_the_end_and_leaves_nothing() {
    let test = TestStore::new().await;
    let (intake, id, bytes) = (test.intake(), dossier_id(), fake::scan(1));
    intake.create(&new_dossier(id, 412)).await.unwrap();
    let cases: [(Announced, &[u8], &str); 4] = [
        (Announced { sha256: Sha256Sum::of(b"other"), ..announced(1, &bytes) }, &bytes, "hash_mismatch"),
        (announced(1, b"hello"), b"hello", "unsupported_media"),
        (Announced { sealed: true, ..announced(1, b"no seal at all") }, b"no seal at all", "seal_broken"),
        (announced(1, &bytes[..4]), &bytes, "too_large"),
    ];
    for (announced, bytes, code) in cases {
        let upload = intake.begin_upload(id, &announced).await.unwrap().upload;
        assert_eq!(intake.append(id, upload, 0, whole(bytes), None).await.unwrap_err().code(), code);
        assert!(matches!(intake.upload(id, upload).await, Err(IntakeError::UploadUnknown)), "{code}");
    }
    let large = Announced { length: 26 << 20, ..announced(1, &bytes) };
    assert_eq!(intake.begin_upload(id, &large).await.unwrap_err().code(), "too_large");
    let (other, upload) = (dossier_id(), intake.begin_upload(id, &announced(1, &bytes)).await.unwrap().upload);
    intake.create(&new_dossier(other, 412)).await.unwrap();
    assert!(matches!(intake.upload(other, upload).await, Err(IntakeError::UploadUnknown)), "another dossier's upload");
    assert_eq!(intake.sweep_uploads().await.unwrap(), 0);
    test.clock.advance(TimeDelta::days(3_000));
    assert_eq!(intake.sweep_uploads().await.unwrap(), 1, "nobody went on with it");
}

async fn tus(edge: &Edge, counter: &Visitor, method: &str, path: &str, headers: &[(&str, &str)], body: Vec<u8>) -> Reply {
    let mut call = request(counter, method, path).header("Tus-Resumable", "1.0.0");
    for (name, value) in headers {
        call = call.header(*name, *value);
    }
    edge.send(call.body(Body::from(body)).unwrap()).await
}

#[tokio::test]
async fn uploads_speak_tus() {
    let edge = Edge::new().await;
    let (counter, id, bytes) = (edge.person(Role::Counter).await, dossier_id(), fake::scan(1));
    let dossier = format!("/api/v1/dossiers/{id}");
    edge.call(&counter, "PUT", &dossier, Some(json!({}))).await;
    let uploads = format!("{dossier}/uploads");
    let base64 = |text: &str| base64::engine::general_purpose::STANDARD.encode(text);
    let metadata = format!("position {},sha256 {}", base64("1"), base64(&Sha256Sum::of(&bytes).to_string()));
    let length = bytes.len().to_string();
    let options = tus(&edge, &counter, "OPTIONS", &uploads, &[], vec![]).await;
    assert_eq!((options.status, &options.headers["tus-extension"]), (StatusCode::NO_CONTENT, &"creation,expiration".parse().unwrap()));
    let begun = tus(&edge, &counter, "POST", &uploads, &[("Upload-Length", &length), ("Upload-Metadata", &metadata)], vec![]).await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.text());
    let place = begun.headers[header::LOCATION].to_str().unwrap().to_owned();
    let piece = [("Content-Type", "application/offset+octet-stream"), ("Upload-Offset", "0")];
    let kept = tus(&edge, &counter, "PATCH", &place, &piece, bytes[..9].to_vec()).await;
    assert_eq!((kept.status, &kept.headers["upload-offset"]), (StatusCode::NO_CONTENT, &"9".parse().unwrap()), "{}", kept.text());
    let conflict = tus(&edge, &counter, "PATCH", &place, &piece, bytes[9..].to_vec()).await;
    assert_eq!((conflict.status, conflict.code()), (StatusCode::CONFLICT, "offset_wrong".to_owned()));
    let look = tus(&edge, &counter, "HEAD", &place, &[], vec![]).await;
    assert_eq!(
        (look.status, &look.headers["upload-offset"], &look.headers["upload-length"]),
        (StatusCode::OK, &"9".parse().unwrap(), &length.parse().unwrap())
    );
    assert!(look.headers.contains_key("upload-expires") && look.headers["cache-control"] == "no-store");
    let rest = [("Content-Type", "application/offset+octet-stream"), ("Upload-Offset", "9")];
    let done = tus(&edge, &counter, "PATCH", &place, &rest, bytes[9..].to_vec()).await;
    assert_eq!((done.status, done.headers["content-sha256"].to_str().unwrap()), (StatusCode::NO_CONTENT, Sha256Sum::of(&bytes).to_string().as_str()));
    assert_eq!(edge.get(&counter, &format!("{dossier}/scans/1")).await.body, bytes);

    let old = edge.send(request(&counter, "HEAD", &place).body(Body::empty()).unwrap()).await;
    assert_eq!(old.status, StatusCode::PRECONDITION_FAILED, "another protocol");
    let stranger = edge.machine(7).await;
    let seen = tus(&edge, &stranger, "POST", &uploads, &[("Upload-Length", &length), ("Upload-Metadata", &metadata)], vec![]).await;
    assert_eq!(seen.code(), "dossier_unknown", "another contact point");
}

#[tokio::test]
async fn the_devices_number_finds_the_dossier_for_ever() {
    let edge = Edge::new().await;
    let id = edge.waiting().await;
    let mut db = edge.test.store.connection().await.unwrap();
    let dossier = dossiers::find(&mut db, id).await.unwrap();
    drop(db);
    let device = ReceiptNumber::provisional(412, id);
    assert_eq!(dossier.provisional_number.as_ref(), Some(&device));
    for number in [&device, &dossier.receipt_number] {
        let page = edge.form("/suivi", &format!("number={number}&birth_date=14%2F03%2F1981")).await;
        assert_eq!(page.status, StatusCode::OK, "{number}");
        assert!(page.text().contains(dossier.receipt_number.as_str()));
    }
}

#[tokio::test]
async fn chance_gives_two_dossiers_one_provisional_number_and_refuses_neither() {
    let edge = Edge::new().await;
    let first = dossier_id();
    let second = DossierId::from_uuid(uuid::Uuid::from_u128(first.as_uuid().as_u128() ^ (1 << 50)));
    let mut numbers = Vec::new();
    for id in [first, second] {
        let mut tx = edge.test.store.begin().await.unwrap();
        let (dossier, is_new) = dossiers::create(&mut tx, &new_dossier(id, 412), edge.test.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert!(is_new);
        numbers.push(dossier.provisional_number);
    }
    assert_eq!(numbers, [Some(ReceiptNumber::provisional(412, second)), None]);
}

#[tokio::test]
async fn a_dossier_that_waited_on_its_device_counts_from_the_day_of_the_counter() {
    let edge = Edge::new().await;
    let counter = edge.person(Role::Counter).await;
    let received_on = |id: DossierId| {
        let store = edge.test.store.clone();
        async move { dossiers::find(&mut store.connection().await.unwrap(), id).await.unwrap().handed_in_on }
    };
    let today = guichet::review::calendar::day_of(edge.test.clock.now());
    for (seconds, wanted) in [(30_u32, None), (3 * 86_400, Some(today - TimeDelta::days(3))), (u32::MAX, Some(today - TimeDelta::days(45)))] {
        let id = dossier_id();
        let reply = edge.call(&counter, "PUT", &format!("/api/v1/dossiers/{id}"), Some(json!({ "queued_seconds": seconds }))).await;
        assert_eq!(reply.status, StatusCode::CREATED);
        assert_eq!(received_on(id).await, wanted, "{seconds}");
    }
}

#[tokio::test]
async fn supervisors_see_old_outboxes_and_silent_contact_points() {
    let edge = Edge::new().await;
    let (counter, supervisor) = (edge.person(Role::Counter).await, edge.person(Role::Supervisor).await);
    let path = format!("/api/v1/devices/{}/outbox", uuid::Uuid::now_v7());
    let pulses = || async { edge.get(&supervisor, "/api/v1/contact-points/pulse").await.json()["items"].as_array().unwrap().clone() };
    let of = |items: &[Value], code: &str| items.iter().position(|item| item["code"] == code).unwrap();
    for (dossiers, pages) in [(2, 5), (2, 4)] {
        let report = json!({"dossiers": dossiers, "pages": pages, "bytes": 1_000, "oldest_seconds": 7_200});
        assert_eq!(edge.call(&counter, "PUT", &path, Some(report)).await.status, StatusCode::NO_CONTENT);
    }
    let items = pulses().await;
    let place = of(&items, "0412");
    assert_eq!(
        (place, &items[place]["waiting_pages"], &items[place]["devices"]),
        (0, &json!(4), &json!(1)),
        "what waits comes first, and the latest word counts"
    );
    let told: chrono::DateTime<chrono::Utc> = items[0]["oldest_at"].as_str().unwrap().parse().unwrap();
    assert_eq!(edge.test.clock.now() - told, TimeDelta::hours(2));
    edge.call(&counter, "PUT", &path, Some(json!({"dossiers": 0, "pages": 0, "bytes": 0, "oldest_seconds": 0}))).await;
    let items = pulses().await;
    assert_eq!((of(&items, "0007"), &items[of(&items, "0412")]["oldest_at"]), (0, &Value::Null), "then the silent one");
    assert_eq!(edge.get(&counter, "/api/v1/contact-points/pulse").await.code(), "role_refused");
    let key = edge.get(&counter, "/api/v1/sealing-key").await.json();
    assert_eq!(key, edge.get(&counter, "/api/v1/sealing-key").await.json(), "one key, kept");
    assert_eq!(key["key_id"].as_str().unwrap().len(), 16);
}

#[tokio::test]
async fn a_telephone_hands_pages_to_one_counter_and_one_dossier() {
    let edge = Edge::new().await;
    let (counter, stranger, id) = (edge.person(Role::Counter).await, edge.machine(7).await, dossier_id());
    let link = edge.call(&counter, "POST", &format!("/api/v1/dossiers/{id}/pairings"), None).await;
    assert_eq!(link.status, StatusCode::CREATED, "{}", link.text());
    let token = link.json()["token"].as_str().unwrap().to_owned();
    let (page, bytes) = (uuid::Uuid::now_v7(), fake::scan(1));
    let put = |token: &str| {
        let path = format!("/api/v1/pairings/{token}/pages/{page}");
        request(&Visitor::Nobody, "PUT", &path).header("Content-Disposition", "attachment; filename=\"../p<1>.png\"").body(Body::from(bytes.clone())).unwrap()
    };
    for _ in 0..2 {
        let reply = edge.send(put(&token)).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT, "{}", reply.text());
    }
    assert_eq!(edge.send(put("ph_guessed")).await.code(), "link_expired");
    let pages = format!("/api/v1/dossiers/{id}/paired-pages");
    let waiting = edge.get(&counter, &pages).await.json();
    assert_eq!((waiting["items"].as_array().unwrap().len(), &waiting["items"][0]["name"]), (1, &json!("..p1.png")), "once, and its name is no path");
    assert!(edge.get(&stranger, &pages).await.json()["items"].as_array().unwrap().is_empty(), "another contact point sees nothing");
    assert_eq!(edge.get(&stranger, &format!("{pages}/{page}")).await.code(), "page_unknown");
    assert_eq!(edge.get(&counter, &format!("{pages}/{page}")).await.body, bytes);
    for _ in 0..2 {
        assert_eq!(edge.call(&counter, "DELETE", &format!("{pages}/{page}"), None).await.status, StatusCode::NO_CONTENT);
    }
    assert!(edge.get(&counter, &pages).await.json()["items"].as_array().unwrap().is_empty());
    edge.test.clock.advance(TimeDelta::minutes(16));
    assert_eq!(edge.send(put(&token)).await.code(), "link_expired");
}

#[tokio::test]
async fn the_tracking_twin_tells_what_the_page_tells() {
    let edge = Edge::new().await;
    let id = edge.waiting().await;
    let number = dossiers::find(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().receipt_number;
    let ask =
        async |number: &str, date: &str| edge.call(&Visitor::Nobody, "POST", "/api/v1/tracking", Some(json!({"number": number, "birth_date": date}))).await;
    let told = ask(number.as_str(), "1981-03-14").await;
    assert_eq!((told.status, &told.json()["number"]), (StatusCode::OK, &json!(number.as_str())), "{}", told.text());
    let states: Vec<String> = told.json()["steps"].as_array().unwrap().iter().map(|step| step["state"].as_str().unwrap().to_owned()).collect();
    assert_eq!(states, ["done", "done", "now", "later"]);
    let unknown = ReceiptNumber::new(412, 999_999);
    let (wrong, unknown) = (ask(number.as_str(), "1981-03-15").await, ask(unknown.as_str(), "1981-03-14").await);
    assert_eq!((wrong.status, wrong.code()), (unknown.status, unknown.code()), "the same answer");
    let mut last = StatusCode::OK;
    for _ in 0..6 {
        last = ask(number.as_str(), "1981-03-16").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS, "somebody tries birth dates");
}

#[tokio::test]
async fn previews_give_a_first_verdict_that_the_true_one_replaces() {
    let edge = Edge::new().await;
    let (counter, id) = (edge.person(Role::Counter).await, dossier_id());
    let dossier = format!("/api/v1/dossiers/{id}");
    edge.call(&counter, "PUT", &dossier, Some(json!({}))).await;
    let entry = |position: u16| {
        let one = fake::entry(position, position as u8);
        json!({"position": position, "name": one.name, "sha256": one.sha256.to_string(), "size": one.size})
    };
    edge.call(&counter, "PUT", &format!("{dossier}/manifest"), Some(json!({"scans": [entry(1), entry(2)]}))).await;
    let put = async |position: u16, bytes: Vec<u8>| {
        let path = format!("{dossier}/previews/{position}?of=2");
        edge.send(request(&counter, "PUT", &path).header(header::CONTENT_TYPE, "image/png").body(Body::from(bytes)).unwrap()).await
    };
    let (work, mut stages) = (worker(&edge.test, fake::Fake::deciding(Route::Manual)), None);
    assert_eq!(put(1, fake::scan(1)).await.status, StatusCode::NO_CONTENT);
    assert!(!work.preview_once(&mut stages).await.unwrap(), "one is missing");
    assert_eq!(put(2, b"hello".to_vec()).await.code(), "unsupported_media");
    assert_eq!(put(2, fake::scan(2)).await.status, StatusCode::NO_CONTENT);
    let patient = format!("{dossier}?verdict_within=20");
    let (told, looked) = tokio::join!(edge.get(&counter, &patient), work.preview_once(&mut stages));
    assert!(looked.unwrap());
    assert_eq!(told.json()["verdict"]["of_previews"], json!(true), "asked before it is there, the answer waits for it");
    assert!(!work.preview_once(&mut stages).await.unwrap(), "looked at once");
    assert_eq!(edge.get(&counter, &dossier).await.json()["verdict"]["of_previews"], json!(true));
    for position in 1..=2 {
        edge.put_scan(&counter, id, position, fake::scan(position as u8)).await;
    }
    assert_eq!(put(1, fake::scan(1)).await.code(), "dossier_complete");
    work.work_once(&mut None).await.unwrap();
    assert_eq!(edge.get(&counter, &dossier).await.json()["verdict"]["of_previews"], json!(false), "the true one stands");
}
