//! Sessions for `tower-sessions`, kept in PostgreSQL by the hash of their id. They end by our clock, whatever is used.

use super::Backend;
use crate::clock::Clock;
use crate::dossier::Sha256Sum;
use crate::http::state::AppState;
use crate::store::sessions::{self, StoredSession};
use crate::store::{Store, StoreError};
use async_trait::async_trait;
use axum_login::{AuthManagerLayer, AuthManagerLayerBuilder};
use chrono::TimeDelta;
use std::fmt;
use std::sync::Arc;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::{Duration, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// A session's longest life: a working day.
const LONGEST: TimeDelta = TimeDelta::hours(12);

/// A session that nobody uses for so long ends.
const IDLE: TimeDelta = TimeDelta::hours(2);

/// Name of the cookie.
pub(crate) const COOKIE: &str = "guichet_session";

/// The store behind `tower-sessions`.
#[derive(Clone)]
pub(crate) struct Sessions {
    store: Store,
    clock: Arc<dyn Clock>,
}

impl fmt::Debug for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sessions")
    }
}

/// The layer that opens sessions and says who is signed in.
pub(crate) fn layer(state: &AppState) -> AuthManagerLayer<Backend, Sessions> {
    let sessions = SessionManagerLayer::new(Sessions { store: state.store.clone(), clock: state.clock.clone() })
        .with_name(COOKIE)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(state.settings.secure_cookies)
        .with_expiry(Expiry::OnInactivity(Duration::hours(LONGEST.num_hours())));
    AuthManagerLayerBuilder::new(Backend { store: state.store.clone() }, sessions).build()
}

impl Sessions {
    fn stored(&self, record: &Record) -> Result<StoredSession> {
        let document = serde_json::to_value(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
        Ok(StoredSession { document, expires_at: self.clock.now() + LONGEST })
    }
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let stored = self.stored(record)?;
        let mut db = self.store.connection().await.map_err(failed)?;
        while !sessions::create(&mut db, sum(record.id), &stored, self.clock.now()).await.map_err(failed)? {
            record.id = Id::default();
        }
        Ok(())
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let stored = self.stored(record)?;
        let mut db = self.store.connection().await.map_err(failed)?;
        sessions::save(&mut db, sum(record.id), &stored, self.clock.now()).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let mut db = self.store.connection().await.map_err(failed)?;
        let Some(stored) = sessions::load(&mut db, sum(*id), IDLE, self.clock.now()).await.map_err(failed)? else { return Ok(None) };
        let data = serde_json::from_value(stored.document).map_err(|e| Error::Decode(e.to_string()))?;
        let expiry_date = OffsetDateTime::from_unix_timestamp(stored.expires_at.timestamp()).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let mut db = self.store.connection().await.map_err(failed)?;
        sessions::delete(&mut db, sum(*id)).await.map_err(failed)
    }
}

fn sum(id: Id) -> Sha256Sum {
    Sha256Sum::of(&id.0.to_be_bytes())
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn failed(error: StoreError) -> Error {
    Error::Backend(error.to_string())
}
