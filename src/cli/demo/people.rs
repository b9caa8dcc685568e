//! Who uses the demo: one person a role, one machine a contact point. Links and keys are valid for one run.

use anyhow::Result;
use chrono::TimeDelta;
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::ids::{ContactPointId, UserId};
use guichet::http::secret;
use guichet::review::Queue;
use guichet::store::users::{self, MachineKey, Role, User};
use guichet::store::{Store, contact_points};
use sqlx::PgConnection;
use uuid::Uuid;

/// Beginning of the names of the demo's machine keys.
const KEY: &str = "demo-";

/// One sign-in link a role.
pub(super) async fn links(store: &Store, url: &str) -> Result<Vec<(&'static str, String)>> {
    let now = SystemClock.now();
    let mut tx = store.begin().await?;
    let mut links = Vec::new();
    for role in Role::ALL {
        let user = person(&mut tx, role).await?;
        let token = secret::new("")?;
        users::add_link(&mut tx, secret::hash(&token), user, 100, now + TimeDelta::days(30), now).await?;
        links.push((role.name(), format!("{url}/sign-in/link/{token}")));
    }
    tx.commit().await?;
    Ok(links)
}

/// The demo's person of a role; added the first time.
async fn person(db: &mut PgConnection, role: Role) -> Result<UserId> {
    let name = format!("demo.{}", role.name());
    if let Some(user) = users::by_name(db, &name).await? {
        return Ok(user.id);
    }
    let contact_point = if role == Role::Counter { first_contact_point(db).await? } else { None };
    let id = UserId::from_uuid(Uuid::now_v7());
    users::add(db, &User { id, name, role, contact_point, password_hash: None, active: true, created_at: SystemClock.now() }).await?;
    // The demo's reviewer and supervisor see everything, medical control included.
    if matches!(role, Role::Reviewer | Role::Supervisor) {
        users::set_skills(db, id, &Queue::ALL).await?;
    }
    Ok(id)
}

async fn first_contact_point(db: &mut PgConnection) -> Result<Option<ContactPointId>> {
    Ok(contact_points::all(db).await?.first().map(|point| point.id))
}

/// A new key for a machine of each contact point.
pub(super) async fn machine_keys(store: &Store) -> Result<Vec<String>> {
    let mut tx = store.begin().await?;
    let mut keys = Vec::new();
    for point in contact_points::all(&mut tx).await? {
        let key = secret::new("gk_")?;
        let id = Uuid::now_v7();
        let row = MachineKey {
            id: UserId::from_uuid(id),
            name: format!("{KEY}{}", &id.simple().to_string()[..24]),
            contact_point: point.id,
            created_at: SystemClock.now(),
            withdrawn_at: None,
        };
        users::add_key(&mut tx, &row, secret::hash(&key)).await?;
        keys.push(key);
    }
    tx.commit().await?;
    Ok(keys)
}

/// Withdraws links and keys, those of a run that was killed too.
pub(super) async fn withdraw(store: &Store) -> Result<()> {
    let mut db = store.connection().await?;
    users::drop_links(&mut db).await?;
    for key in users::keys(&mut db).await? {
        if key.name.starts_with(KEY) && key.withdrawn_at.is_none() {
            users::withdraw_key(&mut db, &key.name, SystemClock.now()).await?;
        }
    }
    Ok(())
}
