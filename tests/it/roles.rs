//! Every endpoint of the OpenAPI document against every role.

use crate::support::dossier_id;
use crate::support::edge::{Edge, Visitor};
use axum::http::StatusCode;
use guichet::store::users::Role;
use serde_json::{Value, json};

/// A path with something in place of its parameters.
fn filled(path: &str) -> String {
    path.replace("{id}", &dossier_id().to_string()).replace("{position}", "1").replace("{index}", "0")
}

#[tokio::test]
async fn every_endpoint_lets_in_its_roles_and_nobody_else() {
    let edge = Edge::new().await;
    let document: Value = serde_json::from_str(guichet::http::document()).unwrap();
    let mut visitors = vec![("nobody", Visitor::Nobody), ("machine", edge.machine(412).await)];
    for role in Role::ALL {
        visitors.push((role.name(), edge.person(role).await));
    }
    let mut checked = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let roles: Option<Vec<&str>> = operation["x-roles"].as_array().map(|roles| roles.iter().map(|role| role.as_str().unwrap()).collect());
            let keys = operation["security"].as_array().is_some_and(|ways| ways.iter().any(|way| way.get("key").is_some()));
            for (who, visitor) in &visitors {
                let allowed = match (&roles, *who) {
                    (None, _) => true,
                    (Some(_), "machine") => keys,
                    (Some(roles), who) => roles.contains(&who),
                };
                let reply = edge.call(visitor, &method.to_uppercase(), &filled(path), Some(json!({}))).await;
                let refused = reply.status == StatusCode::UNAUTHORIZED || reply.status == StatusCode::FORBIDDEN;
                assert_eq!(refused, !allowed, "{who}: {method} {path} gave {} {}", reply.status, reply.text());
                // An answer to HEAD has no body that could say why.
                if refused && method != "head" {
                    assert_eq!(reply.code(), if *who == "nobody" { "not_signed_in" } else { "role_refused" });
                }
                checked += 1;
            }
        }
    }
    assert!(checked > 150, "{checked}");
}
