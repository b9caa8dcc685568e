//! The OpenAPI document: generated from the handlers, with the roles of the access table.

use super::access::{self, Who};
use super::problem::ProblemBody;
use super::state::AppState;
use super::{devices, dossiers, me, operation, pages, pairings, people, points, review};
use crate::store::users::Role;
use axum::http::Method;
use serde_json::{Value, json};
use std::sync::OnceLock;
use utoipa::OpenApi;
use utoipa::openapi::RefOr;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::{Object, Schema};
use utoipa::openapi::security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityRequirement, SecurityScheme};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

#[derive(OpenApi)]
#[openapi(
    info(title = "guichet", description = "Takes in health-insurance claim dossiers, reads them, decides, and lets a person correct.", license(name = "AGPL-3.0-or-later")),
    components(schemas(ProblemBody)),
    tags(
        (name = "people", description = "Who is signed in"),
        (name = "hand-in", description = "Counters and machines hand dossiers in"),
        (name = "dossiers", description = "Looking at dossiers"),
        (name = "review", description = "Reviewers correct and decide"),
        (name = "tracking", description = "The insured person's own look"),
        (name = "operation", description = "Keeping the service running")
    )
)]
struct Head;

/// The documented routes, and the document.
pub(super) fn routes() -> (axum::Router<AppState>, utoipa::openapi::OpenApi) {
    let (router, mut document) = OpenApiRouter::with_openapi(Head::openapi())
        .routes(routes!(operation::healthz))
        .routes(routes!(operation::readyz))
        .routes(routes!(operation::metrics))
        .routes(routes!(me::me))
        .merge(counter())
        .merge(office())
        .merge(people_and_points())
        .routes(routes!(operation::given_up))
        .routes(routes!(operation::retry))
        .routes(routes!(operation::ledger))
        .routes(routes!(operation::audit))
        .split_for_parts();
    add_security(&mut document);
    tell_what_is_always_there(&mut document);
    (router, document)
}

/// Reviewing, and looking for dossiers.
fn office() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(review::worklist::list))
        .routes(routes!(review::worklist::next))
        .routes(routes!(review::lease::take, review::lease::renew, review::lease::postpone))
        .routes(routes!(review::lease::show))
        .routes(routes!(review::lease::take_over))
        .routes(routes!(review::queues::board))
        .routes(routes!(review::queues::freeze))
        .routes(routes!(review::queues::requeue))
        .routes(routes!(review::queues::acts))
        .routes(routes!(review::queues::calendar, review::queues::change_calendar))
        .routes(routes!(review::act::correct))
        .routes(routes!(review::act::try_out))
        .routes(routes!(review::act::key_again))
        .routes(routes!(review::act::refer))
        .routes(routes!(review::act::accept))
        .routes(routes!(review::act::send_back))
        .routes(routes!(review::act::reject))
        .routes(routes!(review::act::take_back))
        .routes(routes!(review::act::lookup))
        .routes(routes!(dossiers::search::search))
        .routes(routes!(dossiers::history::history))
}

/// Who works where.
fn people_and_points() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(people::list, people::add))
        .routes(routes!(people::change))
        .routes(routes!(people::reset))
        .routes(routes!(points::list))
        .routes(routes!(points::import))
}

/// Handing in, and looking at what became of it.
fn counter() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(dossiers::look::list))
        .routes(routes!(dossiers::hand_in::create, dossiers::look::see))
        .routes(routes!(dossiers::hand_in::put_manifest))
        .routes(routes!(dossiers::hand_in::put_scan, dossiers::look::scan))
        .routes(routes!(dossiers::look::page_image))
        .routes(routes!(dossiers::previews::put))
        .routes(routes!(dossiers::uploads::options, dossiers::uploads::begin))
        .routes(routes!(dossiers::uploads::look, dossiers::uploads::append))
        .routes(routes!(pairings::pair))
        .routes(routes!(pairings::list))
        .routes(routes!(pairings::fetch, pairings::discard))
        .routes(routes!(pairings::look))
        .routes(routes!(pairings::put_page))
        .routes(routes!(pages::tracking::track))
        .routes(routes!(devices::sealing_key))
        .routes(routes!(devices::tell_outbox))
        .routes(routes!(devices::pulses))
}

/// The document as JSON, made once.
pub fn document() -> &'static str {
    static DOCUMENT: OnceLock<String> = OnceLock::new();
    DOCUMENT.get_or_init(|| routes().1.to_pretty_json().unwrap_or_else(|_| "{}".to_owned()))
}

fn add_security(document: &mut utoipa::openapi::OpenApi) {
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("session", SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new("guichet_session"))));
    components.add_security_scheme("key", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    for (path, item) in &mut document.paths.paths {
        let operations = [
            (Method::GET, item.get.as_mut()),
            (Method::PUT, item.put.as_mut()),
            (Method::POST, item.post.as_mut()),
            (Method::DELETE, item.delete.as_mut()),
            (Method::HEAD, item.head.as_mut()),
            (Method::OPTIONS, item.options.as_mut()),
            (Method::PATCH, item.patch.as_mut()),
        ];
        for (method, operation) in operations {
            if let (Some(operation), Some(rule)) = (operation, access::find(&method, path)) {
                secure(operation, rule.who);
            }
        }
    }
}

/// Bodies that clients send: members with a default may be left out. Everything that the service sends has all its members, empty ones as null.
const SENT_BY_CLIENTS: [&str; 11] =
    ["Create", "Correction", "Corrections", "SendBack", "Reject", "LeaseEnded", "Requeue", "Lookup", "Search", "NewPerson", "ChangedPerson"];

/// Makes the members of answers required, so that typed clients need not ask whether a member is there, only whether it is null.
fn tell_what_is_always_there(document: &mut utoipa::openapi::OpenApi) {
    let Some(components) = &mut document.components else { return };
    for (name, schema) in &mut components.schemas {
        if SENT_BY_CLIENTS.contains(&name.as_str()) {
            continue;
        }
        match schema {
            RefOr::T(Schema::Object(object)) => require_all(object),
            RefOr::T(Schema::AllOf(all)) => {
                for part in &mut all.items {
                    if let RefOr::T(Schema::Object(object)) = part {
                        require_all(object);
                    }
                }
            }
            _ => {}
        }
    }
}

fn require_all(object: &mut Object) {
    // A problem names fields only where fields are concerned.
    let names = object.properties.keys().filter(|name| !(name.as_str() == "fields" && object.properties.contains_key("request_id")));
    object.required = names.cloned().collect();
}

fn secure(operation: &mut Operation, who: Who) {
    let (roles, machines): (Vec<Role>, bool) = match who {
        Who::Anyone => return,
        Who::Roles(roles) => (roles.to_vec(), roles.contains(&Role::Counter)),
        Who::Operation => (vec![Role::Administrator], true),
    };
    let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
    let roles: Value = json!(names);
    operation.extensions.get_or_insert_with(Extensions::default).insert("x-roles".to_owned(), roles);
    let mut security = vec![SecurityRequirement::new("session", Vec::<String>::new())];
    if machines {
        security.push(SecurityRequirement::new("key", Vec::<String>::new()));
    }
    operation.security = Some(security);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_documented_endpoint_is_in_the_access_table_and_the_other_way_round() {
        let document: Value = serde_json::from_str(document()).unwrap();
        let paths = document["paths"].as_object().unwrap();
        let mut documented = 0;
        for (path, item) in paths {
            for method in item.as_object().unwrap().keys() {
                let method: Method = method.to_uppercase().parse().unwrap();
                assert!(access::find(&method, path).is_some(), "{method} {path}");
                documented += 1;
            }
        }
        let api = access::TABLE.iter().filter(|rule| rule.path.starts_with("/api/") && rule.path != "/api/v1/openapi.json");
        for rule in api.clone() {
            assert!(paths.get(rule.path).and_then(|item| item.get(rule.method.to_lowercase())).is_some(), "{} {}", rule.method, rule.path);
        }
        assert_eq!(documented, api.count() + 3, "and healthz, readyz, metrics");
    }

    #[test]
    fn every_operation_has_a_name_of_its_own() {
        let document: Value = serde_json::from_str(document()).unwrap();
        let operations = document["paths"].as_object().unwrap().values().flat_map(|item| item.as_object().unwrap().values());
        let names: Vec<&str> = operations.map(|operation| operation["operationId"].as_str().unwrap()).collect();
        assert_eq!(names.iter().collect::<std::collections::BTreeSet<_>>().len(), names.len());
    }
}
