//! Refuses changes that another site asks a signed-in browser for (CSRF).
//!
//! Browsers say where a request comes from: `Sec-Fetch-Site`, and `Origin` where that is absent. A request with a session cookie that says neither is
//! refused. Requests with a key carry no cookie that a browser would add, and pass.

use super::auth::session_cookie;
use super::problem::{Code, Problem};
use axum::extract::Request;
use axum::http::{HeaderMap, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// The middleware.
pub(crate) async fn check(request: Request, next: Next) -> Response {
    let changes = ![Method::GET, Method::HEAD, Method::OPTIONS].contains(request.method());
    if changes && !is_own(request.headers()) {
        return Problem::new(Code::CrossSite).into_response();
    }
    next.run(request).await
}

fn is_own(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(header::AUTHORIZATION) && !session_cookie(headers) {
        return true;
    }
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin" || site == "none";
    }
    match (text(header::ORIGIN), text(header::HOST)) {
        (Some(origin), Some(host)) => origin.parse::<Uri>().ok().and_then(|origin| origin.authority().map(|own| own.as_str() == host)).unwrap_or(false),
        (Some(_), None) => false,
        (None, _) => !session_cookie(headers),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(pairs: &[(&'static str, &'static str)]) -> bool {
        is_own(&pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), value.parse().unwrap())).collect())
    }

    #[test]
    fn another_site_is_refused() {
        const COOKIE: (&str, &str) = ("cookie", "a=b; guichet_session=x");
        assert!(own(&[("sec-fetch-site", "same-origin"), COOKIE]));
        assert!(!own(&[("sec-fetch-site", "cross-site"), COOKIE]));
        assert!(!own(&[("sec-fetch-site", "same-site"), COOKIE]));
        assert!(own(&[("origin", "https://guichet.example:8443"), ("host", "guichet.example:8443"), COOKIE]));
        assert!(!own(&[("origin", "https://evil.example"), ("host", "guichet.example"), COOKIE]));
        assert!(!own(&[("origin", "null"), ("host", "guichet.example"), COOKIE]));
        assert!(!own(&[COOKIE]), "a cookie without any origin");
        assert!(own(&[("authorization", "Bearer x")]));
        assert!(!own(&[("authorization", "Bearer x"), ("sec-fetch-site", "cross-site"), COOKIE]));
        assert!(own(&[]), "no session to abuse");
        assert!(!own(&[("sec-fetch-site", "cross-site")]), "signing somebody in as somebody else");
    }
}
