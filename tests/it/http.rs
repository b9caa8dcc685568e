//! The HTTP edge: handing in, refusals, sign-in, sessions, tracking, headers.

use crate::support::edge::{Edge, Visitor, request};
use crate::support::{dossier_id, fake};
use axum::body::Body;
use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use guichet::store::dossiers;
use guichet::store::users::{self, Role};
use serde_json::{Value, json};

fn manifest(numbers: &[u8]) -> Value {
    let scan = |(at, number): (usize, &u8)| {
        let entry = fake::entry(1, *number);
        json!({"position": at + 1, "name": entry.name, "sha256": entry.sha256.to_string(), "size": entry.size})
    };
    json!({"scans": numbers.iter().enumerate().map(scan).collect::<Vec<_>>()})
}

#[tokio::test]
async fn handing_in_twice_is_handing_in_once() {
    let edge = Edge::new().await;
    let (counter, id) = (edge.person(Role::Counter).await, dossier_id());
    let path = format!("/api/v1/dossiers/{id}");
    let first = edge.call(&counter, "PUT", &path, Some(json!({}))).await;
    let again = edge.call(&counter, "PUT", &path, Some(json!({}))).await;
    assert_eq!((first.status, again.status), (StatusCode::CREATED, StatusCode::OK));
    assert_eq!(first.json()["receipt_number"], again.json()["receipt_number"]);
    // The first scan comes before the manifest, the second after it; each comes twice.
    for (status, complete) in [(StatusCode::CREATED, false), (StatusCode::OK, false)] {
        let reply = edge.put_scan(&counter, id, 1, fake::scan(1)).await;
        assert_eq!((reply.status, &reply.json()["complete"]), (status, &json!(complete)), "{}", reply.text());
    }
    for _ in 0..2 {
        let reply = edge.call(&counter, "PUT", &format!("{path}/manifest"), Some(manifest(&[1, 2]))).await;
        assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    }
    for status in [StatusCode::CREATED, StatusCode::OK] {
        let reply = edge.put_scan(&counter, id, 2, fake::scan(2)).await;
        assert_eq!((reply.status, &reply.json()["complete"], &reply.json()["state"]), (status, &json!(true), &json!("received")));
    }
    let detail = edge.get(&counter, &path).await;
    assert_eq!(detail.json()["scan_list"].as_array().unwrap().iter().filter(|scan| scan["stored"] == true).count(), 2);
    assert_eq!(edge.get(&counter, &format!("{path}/scans/2")).await.body, fake::scan(2));
    let list = edge.get(&counter, "/api/v1/dossiers?state=received").await.json();
    assert_eq!((list["items"].as_array().unwrap().len(), &list["next_cursor"]), (1, &Value::Null));
}

#[tokio::test]
async fn every_refusal_has_a_code_and_both_languages() {
    let edge = Edge::new().await;
    let (counter, id) = (edge.person(Role::Counter).await, dossier_id());
    let path = format!("/api/v1/dossiers/{id}");
    edge.call(&counter, "PUT", &path, None).await;
    let raw = |method: &str, path: &str, kind: &str, body: &str| {
        request(&counter, method, path).header(header::CONTENT_TYPE, kind).body(Body::from(body.to_owned())).unwrap()
    };
    let manifest_path = format!("{path}/manifest");
    let large = format!("{{\"scans\": \"{}\"}}", "x".repeat(2_000_000));
    let replies = [
        (edge.get(&counter, "/api/v1/nothing").await, "not_found"),
        (edge.call(&counter, "PATCH", &path, None).await, "method_not_allowed"),
        (edge.get(&Visitor::Nobody, &path).await, "not_signed_in"),
        (edge.get(&Visitor::Key("gk_made_up".into()), &path).await, "key_unknown"),
        (edge.get(&counter, "/api/v1/worklist").await, "role_refused"),
        (edge.get(&counter, "/api/v1/dossiers/not-a-uuid").await, "parameter_invalid"),
        (edge.get(&counter, "/api/v1/dossiers?limit=many").await, "parameter_invalid"),
        (edge.get(&counter, "/api/v1/dossiers?cursor=%00").await, "parameter_invalid"),
        (edge.get(&counter, &format!("/api/v1/dossiers/{}", dossier_id())).await, "dossier_unknown"),
        (edge.get(&counter, &format!("{path}/scans/9")).await, "scan_unknown"),
        (edge.get(&counter, &format!("{path}/pages/0/image")).await, "page_unknown"),
        (edge.send(raw("PUT", &manifest_path, "application/json", "{")).await, "broken_off"),
        (edge.send(raw("PUT", &manifest_path, "application/json", "{}")).await, "body_invalid"),
        (edge.send(raw("PUT", &manifest_path, "text/plain", "{}")).await, "media_type_refused"),
        (edge.send(raw("PUT", &manifest_path, "application/json", &large)).await, "body_too_large"),
        (edge.call(&counter, "PUT", &manifest_path, Some(json!({"scans": []}))).await, "bad_manifest"),
        (edge.send(raw("PUT", &format!("{path}/scans/1"), "image/png", "x")).await, "hash_missing"),
        (edge.put_scan(&counter, id, 1, Vec::new()).await, "empty"),
        (edge.put_scan(&counter, id, 1, b"no picture at all".to_vec()).await, "unsupported_media"),
        (edge.put_scan(&counter, id, 1, b"%PDF-1.4 cut".to_vec()).await, "truncated"),
        (edge.put_scan(&counter, id, 1, vec![0xFF; 26 * 1024 * 1024]).await, "too_large"),
    ];
    for (reply, code) in replies {
        assert_eq!(reply.code(), code);
        let problem = reply.json();
        assert_eq!(problem["status"], reply.status.as_u16());
        assert_eq!(problem["request_id"].as_str().unwrap(), reply.headers["x-request-id"].to_str().unwrap());
        for member in ["detail_fr", "detail_ar", "todo_fr", "todo_ar", "title", "type"] {
            assert!(problem[member].as_str().unwrap().len() > 5, "{code} {member}");
        }
    }
}

#[tokio::test]
async fn a_counter_does_not_see_another_contact_points_dossier() {
    let edge = Edge::new().await;
    let (own, other) = (edge.machine(412).await, edge.machine(7).await);
    let id = edge.waiting().await;
    let path = format!("/api/v1/dossiers/{id}");
    let seen = edge.get(&own, &path).await.json();
    assert_eq!((seen["fields"].as_array().unwrap().len(), seen["unread"].as_array().unwrap().len()), (0, 0), "no values for a counter");
    assert_eq!(seen["state"], "in_worklist");
    for (method, path, body) in [
        ("GET", path.clone(), None),
        ("GET", format!("{path}/scans/1"), None),
        ("GET", format!("{path}/pages/0/image"), None),
        ("PUT", format!("{path}/manifest"), Some(manifest(&[1]))),
    ] {
        assert_eq!(edge.call(&other, method, &path, body).await.code(), "dossier_unknown", "{method} {path}");
    }
    assert_eq!(edge.put_scan(&other, id, 1, fake::scan(1)).await.code(), "dossier_unknown");
    assert_eq!(edge.call(&other, "PUT", &path, Some(json!({}))).await.code(), "belongs_elsewhere");
    assert_eq!(edge.get(&other, "/api/v1/dossiers").await.json()["items"], json!([]));
    let reviewer = edge.person(Role::Reviewer).await;
    assert_eq!(edge.get(&reviewer, &path).await.json()["fields"].as_array().unwrap().len(), 3);
    let image = edge.get(&reviewer, &format!("{path}/pages/0/image")).await;
    assert_eq!((image.status, image.text()), (StatusCode::OK, format!("page of {id}")));
}

#[tokio::test]
async fn signing_in_by_password_makes_a_session_that_ends() {
    let edge = Edge::new().await;
    let user = edge.add("fatima", Role::Reviewer, Some("un long mot de passe")).await;
    let wrong = edge.form("/sign-in", "name=fatima&password=autre").await;
    let unknown = edge.form("/sign-in", "name=nobody&password=autre").await;
    assert_eq!((wrong.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!(wrong.text().replace("fatima", ""), unknown.text().replace("nobody", ""));
    let planted = "guichet_session=AAAAAAAAAAAAAAAAAAAAAA";
    let form = request(&Visitor::Cookie(planted.into()), "POST", "/sign-in").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let signed_in = edge.send(form.body(Body::from("name=Fatima&password=un+long+mot+de+passe&next=//evil.example")).unwrap()).await;
    assert_eq!((signed_in.status, signed_in.headers[header::LOCATION].to_str().unwrap()), (StatusCode::SEE_OTHER, "/office/"));
    let set = signed_in.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax") && !set.starts_with(planted), "{set}");
    let cookie = Visitor::Cookie(signed_in.cookie().unwrap());
    assert_eq!(edge.get(&cookie, "/api/v1/me").await.json()["role"], "reviewer");
    // Used every hour it lasts; unused for more than two it ends.
    for _ in 0..3 {
        edge.test.clock.advance(TimeDelta::minutes(60));
        assert_eq!(edge.get(&cookie, "/api/v1/me").await.status, StatusCode::OK);
    }
    edge.test.clock.advance(TimeDelta::minutes(121));
    assert_eq!(edge.get(&cookie, "/api/v1/me").await.code(), "not_signed_in");
    // Disabled people are out at once.
    let link = edge.link(user, 1).await;
    let cookie = Visitor::Cookie(edge.get(&Visitor::Nobody, &link).await.cookie().unwrap());
    assert_eq!(edge.get(&cookie, "/api/v1/me").await.status, StatusCode::OK);
    users::set_active(&mut edge.test.store.connection().await.unwrap(), user, false).await.unwrap();
    assert_eq!(edge.get(&cookie, "/api/v1/me").await.code(), "not_signed_in");
    assert_eq!(edge.get(&Visitor::Nobody, &link).await.status, StatusCode::GONE, "a link is used once");
}

#[tokio::test]
async fn a_session_is_gone_after_signing_out() {
    let edge = Edge::new().await;
    let reviewer = edge.person(Role::Reviewer).await;
    assert_eq!(edge.call(&reviewer, "POST", "/sign-out", None).await.status, StatusCode::SEE_OTHER);
    assert_eq!(edge.get(&reviewer, "/api/v1/me").await.code(), "not_signed_in");
}

#[tokio::test]
async fn changes_asked_for_by_another_site_are_refused() {
    let edge = Edge::new().await;
    let Visitor::Cookie(cookie) = edge.person(Role::Counter).await else { panic!("a person has a cookie") };
    let path = format!("/api/v1/dossiers/{}", dossier_id());
    for (name, value) in [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example"), ("X-None", "")] {
        let request =
            axum::http::Request::builder().method("PUT").uri(&path).header(header::COOKIE, &cookie).header(header::HOST, "guichet.example").header(name, value);
        assert_eq!(edge.send(request.body(Body::empty()).unwrap()).await.code(), "cross_site", "{name}: {value}");
    }
    let own = axum::http::Request::builder()
        .method("PUT")
        .uri(&path)
        .header(header::COOKIE, &cookie)
        .header(header::HOST, "guichet.example")
        .header("Origin", "https://guichet.example");
    assert_eq!(edge.send(own.body(Body::empty()).unwrap()).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn guessing_passwords_is_slowed_down() {
    let edge = Edge::new().await;
    let mut last = StatusCode::OK;
    for _ in 0..11 {
        last = edge.form("/sign-in", "name=fatima&password=guess").await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(edge.form("/sign-in", "name=other&password=guess").await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn tracking_tells_an_unknown_number_and_a_wrong_date_alike() {
    let edge = Edge::new().await;
    let id = edge.waiting().await;
    let number = dossiers::find(&mut edge.test.store.connection().await.unwrap(), id).await.unwrap().receipt_number.to_string();
    let unknown_number = guichet::dossier::identifiers::ReceiptNumber::new(412, 9_999_999).to_string();
    let ask = async |number: &str, date: &str| edge.form("/suivi", &format!("number={number}&birth_date={date}")).await;
    let right = ask(&number.to_lowercase(), "14/03/1981").await;
    assert!(right.status == StatusCode::OK && right.text().contains(&number), "{}", right.text());
    assert!(!right.text().contains("120") && !right.text().contains("AB123456"), "neither amounts nor persons");
    let started = std::time::Instant::now();
    let unknown = ask(&unknown_number, "14/03/1981").await;
    assert!(started.elapsed().as_millis() >= 300);
    let wrong = ask(&number, "15/03/1981").await;
    assert_eq!((unknown.status, wrong.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(unknown.text().replace(&unknown_number, ""), wrong.text().replace(&number, ""));
    let arabic = edge.form("/suivi?lang=ar", &format!("number={number}&birth_date=1981-03-14")).await;
    assert!(arabic.status == StatusCode::OK && arabic.text().contains("dir=\"rtl\""));
    for _ in 0..4 {
        ask(&number, "16/03/1981").await;
    }
    assert_eq!(ask(&number, "14/03/1981").await.status, StatusCode::TOO_MANY_REQUESTS, "dates cannot be tried out");
}

#[tokio::test]
async fn answers_are_neither_sniffed_nor_kept() {
    let edge = Edge::new().await;
    let counter = edge.person(Role::Counter).await;
    for path in ["/api/v1/me", "/sign-in", "/suivi", "/api/v1/nothing", "/healthz"] {
        let reply = edge.get(&counter, path).await;
        assert_eq!(reply.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff", "{path}");
        assert_eq!(reply.headers[header::CACHE_CONTROL], "no-store", "{path}");
        assert!(reply.headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap().starts_with("default-src 'self'"), "{path}");
    }
    assert_eq!(edge.get(&Visitor::Nobody, "/readyz").await.status, StatusCode::OK);
    assert_eq!(edge.get(&Visitor::Nobody, "/metrics").await.code(), "not_signed_in");
}

#[tokio::test]
async fn the_applications_are_served_with_their_views() {
    let web = tempfile::tempdir().unwrap();
    let dist = web.path().join("office/dist");
    std::fs::create_dir_all(dist.join("assets")).unwrap();
    std::fs::write(dist.join("index.html"), "<!doctype html>office").unwrap();
    std::fs::write(dist.join("assets/app-1a2b.js"), "1").unwrap();
    std::fs::write(web.path().join("secret.txt"), "secret").unwrap();
    let edge = Edge::with_web(web.path().to_str().unwrap()).await;
    for view in ["/office/", "/office/dossiers/1"] {
        let reply = edge.get(&Visitor::Nobody, view).await;
        assert_eq!((reply.text().as_str(), reply.headers[header::CACHE_CONTROL].to_str().unwrap()), ("<!doctype html>office", "no-cache"), "{view}");
    }
    let asset = edge.get(&Visitor::Nobody, "/office/assets/app-1a2b.js").await;
    assert!(asset.headers[header::CACHE_CONTROL].to_str().unwrap().contains("immutable"));
    for missing in ["/office/assets/gone.js", "/office/../../secret.txt", "/office/..%2f..%2fsecret.txt"] {
        assert_eq!(edge.get(&Visitor::Nobody, missing).await.status, StatusCode::NOT_FOUND, "{missing}");
    }
    let page = request(&Visitor::Nobody, "GET", "/intake/").header(header::ACCEPT, "text/html").body(Body::empty()).unwrap();
    let page = edge.send(page).await;
    assert!(page.status == StatusCode::SERVICE_UNAVAILABLE && page.text().contains("/intake/"), "{}", page.text());
}
