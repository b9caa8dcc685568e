//! Who is asking: a person by session, a machine by key, or nobody.
//!
//! Passwords are kept as Argon2id, keys, links and session ids as SHA-256; nothing that opens the service lies in the database.

pub mod password;
pub mod secret;
mod sessions;

pub(crate) use sessions::layer;

use crate::dossier::ids::{ContactPointId, UserId};
use crate::http::problem::{Code, Problem};
use crate::http::state::AppState;
use crate::store::audit;
use crate::store::users::{self, Role, User};
use crate::store::{Store, StoreError};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum_login::{AuthUser, AuthnBackend};

/// Who is asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    /// Person or machine key.
    pub(crate) id: UserId,
    /// Its name.
    pub(crate) name: String,
    /// What it may do; a machine acts as a counter.
    pub(crate) role: Role,
    /// Whose dossiers a counter sees.
    pub(crate) contact_point: Option<ContactPointId>,
    /// Whether it is a machine.
    pub(crate) machine: bool,
}

impl Actor {
    /// As the audit names it.
    pub(crate) const fn for_audit(&self) -> audit::Actor {
        if self.machine { audit::Actor::Machine(self.id) } else { audit::Actor::Person(self.id, self.role) }
    }

    /// The contact point that a counter or machine works for.
    pub(crate) fn own_contact_point(&self) -> Result<ContactPointId, Problem> {
        self.contact_point.ok_or(Problem::new(Code::RoleRefused))
    }
}

impl From<User> for Actor {
    fn from(user: User) -> Self {
        Self { id: user.id, name: user.name, role: user.role, contact_point: user.contact_point, machine: false }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Actor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(Problem::new(Code::NotSignedIn))
    }
}

/// Finds people for `axum-login`.
#[derive(Clone, Debug)]
pub(crate) struct Backend {
    store: Store,
}

/// A browser's session, with who is signed in.
pub(crate) type AuthSession = axum_login::AuthSession<Backend>;

/// A name and a password.
pub(crate) struct Credentials {
    pub(crate) name: String,
    pub(crate) password: String,
}

impl AuthUser for User {
    type Id = UserId;

    fn id(&self) -> UserId {
        self.id
    }

    /// Another password ends the sessions opened with the old one.
    fn session_auth_hash(&self) -> &[u8] {
        self.password_hash.as_deref().unwrap_or("by link only").as_bytes()
    }
}

impl AuthnBackend for Backend {
    type User = User;
    type Credentials = Credentials;
    type Error = StoreError;

    async fn authenticate(&self, credentials: Credentials) -> Result<Option<User>, StoreError> {
        let user = users::by_name(&mut *self.store.connection().await?, &credentials.name.trim().to_lowercase()).await?;
        let hash = user.as_ref().filter(|user| user.active).and_then(|user| user.password_hash.clone());
        let right = password::verify(credentials.password, hash).await;
        Ok(user.filter(|_| right))
    }

    async fn get_user(&self, id: &UserId) -> Result<Option<User>, StoreError> {
        Ok(users::find(&mut *self.store.connection().await?, *id).await?.filter(|user| user.active))
    }
}

/// The middleware that puts the [`Actor`] into the request: a bearer key goes before the session.
pub(crate) async fn identify(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let actor = match bearer(&request) {
        Some(key) => match machine(&state, &key).await {
            Ok(actor) => Some(actor),
            Err(problem) => return problem.into_response(),
        },
        None => request.extensions().get::<AuthSession>().and_then(|session| session.user.clone()).map(Actor::from),
    };
    if let Some(actor) = actor {
        request.extensions_mut().insert(actor);
    }
    next.run(request).await
}

fn bearer(request: &Request) -> Option<String> {
    let value = request.headers().get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim().to_owned())
}

async fn machine(state: &AppState, key: &str) -> Result<Actor, Problem> {
    let found = users::key_by_hash(&mut *state.store.connection().await?, secret::hash(key)).await?;
    let key = found.ok_or(Problem::new(Code::KeyUnknown))?;
    Ok(Actor { id: key.id, name: key.name, role: Role::Counter, contact_point: Some(key.contact_point), machine: true })
}

/// Whether a browser's session cookie came with the request.
pub(crate) fn session_cookie(headers: &HeaderMap) -> bool {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    cookies.filter_map(|pair| pair.split_once('=')).any(|(name, _)| name.trim() == sessions::COOKIE)
}
