//! The HTTP edge over a test's store, without a socket: visitors who are signed in, and their calls.

use super::{TestStore, contact_point, fake};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use bytes::Bytes;
use chrono::TimeDelta;
use guichet::clock::Clock;
use guichet::dossier::field::{Candidate, FieldReading};
use guichet::dossier::ids::{DossierId, UserId};
use guichet::dossier::{BoundingBox, DocumentType, DossierReading, FieldKey, PageReading, Rotation, Route, Sha256Sum, Source};
use guichet::http::{AppState, Settings, password, router, secret};
use guichet::review::Queue;
use guichet::store::users::{self, MachineKey, Role, User};
use serde_json::Value;
use std::sync::Arc;
use tower::ServiceExt;
use uuid::Uuid;

/// The edge.
pub struct Edge {
    pub test: TestStore,
    router: Router,
}

/// How somebody shows who they are.
#[derive(Clone)]
pub enum Visitor {
    Cookie(String),
    Key(String),
    Nobody,
}

/// An answer.
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{} is not JSON: {}", self.status, self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The code of the refusal.
    pub fn code(&self) -> String {
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{}", self.text());
        self.json()["code"].as_str().unwrap().to_owned()
    }

    /// The cookie that the answer sets.
    pub fn cookie(&self) -> Option<String> {
        Some(self.headers.get(header::SET_COOKIE)?.to_str().unwrap().split(';').next()?.to_owned())
    }
}

impl Edge {
    pub async fn new() -> Self {
        Self::with_web("/nowhere").await
    }

    /// With the applications in `web`.
    pub async fn with_web(web: &str) -> Self {
        Self::with(Settings { web_folder: web.into(), ..Settings::default() }).await
    }

    /// As configured.
    pub async fn with(settings: Settings) -> Self {
        let test = TestStore::new().await;
        let state = AppState::new(test.store.clone(), Arc::new(test.clock.clone()), test.intake(), settings, None);
        Self { test, router: router(state) }
    }

    /// Any request.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Reply { status: parts.status, headers: parts.headers, body: axum::body::to_bytes(body, usize::MAX).await.unwrap() }
    }

    /// A call as the applications make it.
    pub async fn call(&self, visitor: &Visitor, method: &str, path: &str, body: Option<Value>) -> Reply {
        let request = request(visitor, method, path);
        let body = body.map_or(Body::empty(), |body| Body::from(body.to_string()));
        self.send(request.header(header::CONTENT_TYPE, "application/json").body(body).unwrap()).await
    }

    pub async fn get(&self, visitor: &Visitor, path: &str) -> Reply {
        self.call(visitor, "GET", path, None).await
    }

    /// A form, as a browser without JavaScript sends it.
    pub async fn form(&self, path: &str, form: &str) -> Reply {
        let request =
            request(&Visitor::Nobody, "POST", path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").header(header::ACCEPT, "text/html");
        self.send(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Adds a person. A counter works at contact point 412.
    pub async fn add(&self, name: &str, role: Role, password: Option<&str>) -> UserId {
        let user = User {
            id: UserId::from_uuid(Uuid::now_v7()),
            name: name.into(),
            role,
            contact_point: (role == Role::Counter).then(|| contact_point(412)),
            password_hash: password.map(|password| password::hash(password).unwrap()),
            active: true,
            created_at: self.test.clock.now(),
        };
        users::add(&mut self.test.store.connection().await.unwrap(), &user).await.unwrap();
        user.id
    }

    /// A link that signs a person in, so many times.
    pub async fn link(&self, user: UserId, uses: u16) -> String {
        let (token, now) = (secret::new("").unwrap(), self.test.clock.now());
        let mut db = self.test.store.connection().await.unwrap();
        users::add_link(&mut db, secret::hash(&token), user, uses, now + TimeDelta::minutes(5), now).await.unwrap();
        format!("/sign-in/link/{token}")
    }

    /// Somebody of this role who is signed in.
    pub async fn person(&self, role: Role) -> Visitor {
        self.known(role).await.1
    }

    /// Somebody of this role who is signed in, and their id.
    pub async fn known(&self, role: Role) -> (UserId, Visitor) {
        let name = format!("{}-{}", role.name(), &Uuid::new_v4().simple().to_string()[..8]);
        let id = self.add(&name, role, None).await;
        (id, self.sign_in(id).await)
    }

    /// A reviewer who works off these queues.
    pub async fn skilled(&self, skills: &[Queue]) -> Visitor {
        let (id, visitor) = self.known(Role::Reviewer).await;
        users::set_skills(&mut self.test.store.connection().await.unwrap(), id, skills).await.unwrap();
        visitor
    }

    async fn sign_in(&self, id: UserId) -> Visitor {
        let link = self.link(id, 1).await;
        let reply = self.get(&Visitor::Nobody, &link).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.text());
        Visitor::Cookie(reply.cookie().unwrap())
    }

    /// A machine of a contact point.
    pub async fn machine(&self, code: u32) -> Visitor {
        let key = secret::new("gk_").unwrap();
        let row = MachineKey {
            id: UserId::from_uuid(Uuid::now_v7()),
            name: format!("machine-{}", &Uuid::new_v4().simple().to_string()[..8]),
            contact_point: contact_point(code),
            created_at: self.test.clock.now(),
            withdrawn_at: None,
        };
        users::add_key(&mut self.test.store.connection().await.unwrap(), &row, secret::hash(&key)).await.unwrap();
        Visitor::Key(key)
    }

    /// Sends the scan of a number.
    pub async fn put_scan(&self, visitor: &Visitor, id: DossierId, position: u16, bytes: Vec<u8>) -> Reply {
        let sum = Sha256Sum::of(&bytes).to_string();
        let request =
            request(visitor, "PUT", &format!("/api/v1/dossiers/{id}/scans/{position}")).header("Content-SHA256", sum).header(header::CONTENT_TYPE, "image/png");
        self.send(request.body(Body::from(bytes)).unwrap()).await
    }

    /// A dossier of contact point 412 that waits for a reviewer: one page, a sure total, a doubtful CIN, an unread number.
    pub async fn waiting(&self) -> DossierId {
        self.waiting_with(|_| ()).await
    }

    /// The same with a reading that `change` made another.
    pub async fn waiting_with(&self, change: impl Fn(&mut DossierReading) + Send + Sync + 'static) -> DossierId {
        let id = self.test.received(1).await;
        let stages = fake::Fake::new(move |job| {
            let mut outcome = doubtful(job.dossier);
            change(&mut outcome.reading);
            Ok(outcome)
        });
        let worker = crate::work::worker(&self.test, stages);
        assert!(worker.work_once(&mut None).await.unwrap());
        id
    }
}

/// A request as a browser of this very site makes it.
pub fn request(visitor: &Visitor, method: &str, path: &str) -> axum::http::request::Builder {
    let request = Request::builder().method(method.parse::<Method>().unwrap()).uri(path).header("Sec-Fetch-Site", "same-origin");
    match visitor {
        Visitor::Cookie(cookie) => request.header(header::COOKIE, cookie),
        Visitor::Key(key) => request.header(header::AUTHORIZATION, format!("Bearer {key}")),
        Visitor::Nobody => request,
    }
}

fn doubtful(id: DossierId) -> guichet::work::Outcome {
    let mut outcome = fake::outcome(id, Route::Manual);
    let page = PageReading {
        file: "01.png".into(),
        page: 1,
        panel: None,
        document_type: DocumentType::ClaimFormP1,
        rotation: Rotation::None,
        width: 1000,
        height: 1400,
        panel_box: BoundingBox { x: 0, y: 0, width: 1000, height: 1400 },
        quality: Vec::new(),
        error: None,
    };
    let field = |value: &str, confidence: f64| FieldReading {
        value: value.into(),
        confidence,
        page: 0,
        place: BoundingBox { x: 100, y: 140, width: 200, height: 70 },
        raw: String::new(),
        source: Source::Line,
        alternatives: vec![Candidate { value: "other".into(), probability: 1.0 - confidence }],
    };
    outcome.reading.pages = vec![page];
    outcome.reading.fields = [
        (FieldKey::from("total_amount"), field("120.00", 0.999_99)),
        (FieldKey::from("insured_cin"), field("AB123456", 0.4)),
        (FieldKey::from("beneficiary_birth_date"), field("1981-03-14", 0.7)),
    ]
    .into();
    outcome.reading.unread = vec!["insured_immatriculation".into()];
    outcome
}
