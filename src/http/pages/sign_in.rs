//! Signing in and out: a form, and one-time links.

use super::{Language, render, wants_html};
use crate::http::auth::{AuthSession, Credentials, secret};
use crate::http::extract::{Address, Form, Path, Query};
use crate::http::problem::{Answer, Code, Problem};
use crate::http::state::AppState;
use crate::store::users::{self, Role, User};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use minijinja::context;
use serde::Deserialize;

/// Where a person's work is.
pub(crate) const fn home(role: Role) -> &'static str {
    match role {
        Role::Counter => "/intake/",
        _ => "/office/",
    }
}

#[derive(Deserialize)]
pub(crate) struct Wish {
    #[serde(default)]
    next: String,
}

/// `GET /sign-in`.
pub(crate) async fn page(Query(wish): Query<Wish>, RawQuery(query): RawQuery, headers: HeaderMap) -> Response {
    show(Language::of_request(query.as_deref(), &headers), "", &wish.next, None)
}

#[derive(Deserialize)]
pub(crate) struct SignIn {
    name: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /sign-in`.
pub(crate) async fn submit(
    State(state): State<AppState>,
    mut session: AuthSession,
    Address(address): Address,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    Form(form): Form<SignIn>,
) -> Answer<Response> {
    let refuse = |problem: Problem| {
        if !wants_html(&headers) {
            return problem.into_response();
        }
        let mut page = show(Language::of_request(query.as_deref(), &headers), &form.name, &form.next, Some(&problem));
        page.extensions_mut().insert(crate::http::access::Refused(problem.code));
        page
    };
    let now = state.clock.now();
    let name = form.name.trim().to_lowercase();
    let allowed = state.limits.sign_in_address.take(&address, now).and_then(|()| state.limits.sign_in_name.take(&name, now));
    if let Err(seconds) = allowed {
        return Ok(refuse(Problem::slow_down(seconds)));
    }
    let credentials = Credentials { name, password: form.password.clone() };
    let Some(user) = session.authenticate(credentials).await.map_err(|e| Problem::internal("signing in", &e))? else {
        return Ok(refuse(Problem::new(Code::SignInRefused)));
    };
    open(&mut session, &user).await?;
    Ok(done(&user, Redirect::to(safe(&form.next).unwrap_or(home(user.role)))))
}

/// `GET /sign-in/link/{token}`.
pub(crate) async fn follow(State(state): State<AppState>, mut session: AuthSession, Address(address): Address, Path(token): Path<String>) -> Answer<Response> {
    let now = state.clock.now();
    state.limits.sign_in_address.take(&address, now).map_err(Problem::slow_down)?;
    let mut tx = state.store.begin().await?;
    let user = users::use_link(&mut tx, secret::hash(&token), now).await?.ok_or(Problem::new(Code::LinkExpired))?;
    tx.commit().await?;
    open(&mut session, &user).await?;
    Ok(done(&user, Redirect::to(home(user.role))))
}

/// `POST /sign-out`.
pub(crate) async fn sign_out(mut session: AuthSession) -> Answer<Redirect> {
    session.logout().await.map_err(|e| Problem::internal("signing out", &e))?;
    Ok(Redirect::to("/sign-in"))
}

/// `GET /`: to one's own application, or to the sign-in.
pub(crate) async fn lead_home(session: AuthSession) -> Redirect {
    Redirect::to(session.user.map_or("/sign-in", |user| home(user.role)))
}

/// A new id for the session before it is worth anything, whatever was in it: nobody can have planted it.
async fn open(session: &mut AuthSession, user: &User) -> Answer<()> {
    let failed = |e: &dyn std::fmt::Display| Problem::internal("signing in", e);
    session.session.flush().await.map_err(|e| failed(&e))?;
    session.login(user).await.map_err(|e| failed(&e))
}

fn done(user: &User, redirect: Redirect) -> Response {
    let mut response = redirect.into_response();
    response.extensions_mut().insert(crate::http::access::By(user.clone().into()));
    response
}

fn show(language: Language, name: &str, next: &str, problem: Option<&Problem>) -> Response {
    let message = problem.map(|problem| {
        let text = problem.code.text();
        format!("{} {}", language.of(text.detail_fr, text.detail_ar), language.of(text.todo_fr, text.todo_ar))
    });
    let status = problem.map_or(StatusCode::OK, |problem| problem.code.status());
    render("sign_in.html", language, "/sign-in", status, context! { name, next => safe(next).unwrap_or_default(), message })
}

/// An address within this service; others would lead a person elsewhere after signing in.
fn safe(next: &str) -> Option<&str> {
    let inside = next.starts_with('/') && !next.starts_with("//") && next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    inside.then_some(next)
}

#[cfg(test)]
mod tests {
    use super::safe;

    #[test]
    fn nobody_is_led_elsewhere() {
        assert_eq!(safe("/office/dossiers/1?x=2"), Some("/office/dossiers/1?x=2"));
        for bad in ["", "https://evil.example", "//evil.example", "/\\evil.example", "office", "/a\nb"] {
            assert_eq!(safe(bad), None, "{bad}");
        }
    }
}
