//! Dossiers over HTTP: handing in, and looking at what became of them.

mod detail;
pub(crate) mod hand_in;
pub(crate) mod history;
pub(crate) mod look;
mod mend;
pub(crate) mod previews;
pub(crate) mod search;
mod sight;
mod summary;
pub(crate) mod uploads;
mod verdict;

pub(crate) use detail::{Detail, FindingView, detail};
pub(crate) use summary::{ContactPointView, DossierState, Summary, printed_code};

use super::auth::Actor;
use super::problem::{Answer, Code, Problem};
use crate::dossier::ids::DossierId;
use crate::store::dossiers::{self, Dossier};
use crate::store::users::Role;
use sqlx::PgConnection;
use uuid::Uuid;

/// The dossier, if `actor` may see it. Another contact point's dossier is unknown to a counter, like one that does not exist.
pub(crate) async fn visible(db: &mut PgConnection, actor: &Actor, id: Uuid) -> Answer<Dossier> {
    let dossier = dossiers::find(db, DossierId::from_uuid(id)).await?;
    if actor.role == Role::Counter && actor.contact_point != Some(dossier.contact_point) {
        return Err(Problem::new(Code::DossierUnknown));
    }
    Ok(dossier)
}
