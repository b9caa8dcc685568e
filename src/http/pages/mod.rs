//! Server-rendered pages: sign-in, tracking, refusals. French and Arabic, no JavaScript, under 15 kB.
//!
//! In: values that may be shown to this very person. Out: HTML. Texts are in `texts.rs`, the look in `pages.css`.

pub(crate) mod sign_in;
mod texts;
pub(crate) mod tracking;

use super::problem::Problem;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use minijinja::{Environment, Value, context};
use std::sync::LazyLock;

/// The two languages of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Language {
    French,
    Arabic,
}

impl Language {
    /// What the address says (`?lang=ar`), else what the browser prefers, else French.
    pub(crate) fn of_request(query: Option<&str>, headers: &HeaderMap) -> Self {
        let asked = query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("lang="));
        if let Some(asked) = asked {
            return if asked == "ar" { Self::Arabic } else { Self::French };
        }
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let first = accepted.split(',').map(str::trim).find(|tag| tag.starts_with("fr") || tag.starts_with("ar"));
        if first.is_some_and(|tag| tag.starts_with("ar")) { Self::Arabic } else { Self::French }
    }

    /// `fr` or `ar`.
    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::Arabic => "ar",
        }
    }

    /// The one of the two texts.
    pub(crate) const fn of<'a>(self, fr: &'a str, ar: &'a str) -> &'a str {
        match self {
            Self::French => fr,
            Self::Arabic => ar,
        }
    }
}

const STYLE: &str = include_str!("pages.css");

/// Names and sources of the templates.
const TEMPLATES: [(&str, &str); 5] = [
    ("layout.html", include_str!("layout.html")),
    ("sign_in.html", include_str!("sign_in.html")),
    ("suivi.html", include_str!("suivi.html")),
    ("error.html", include_str!("error.html")),
    ("not_built.html", include_str!("not_built.html")),
];

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    for (name, source) in TEMPLATES {
        if let Err(error) = environment.add_template(name, source) {
            tracing::error!(template = name, error = %error, "a template is broken");
        }
    }
    environment
});

/// Address of the style sheet; another content has another address.
static STYLE_ADDRESS: LazyLock<String> = LazyLock::new(|| format!("/pages.css?v={}", &crate::dossier::Sha256Sum::of(STYLE.as_bytes()).to_string()[..12]));

/// Renders `template` with what every page needs beside `values`.
fn render(template: &str, language: Language, address: &str, status: StatusCode, values: Value) -> Response {
    let t = Value::from_function(move |key: &str| texts::text(key, language));
    let other = if language == Language::French { Language::Arabic } else { Language::French };
    let every =
        context! { t, lang => language.tag(), other => other.tag(), rtl => language == Language::Arabic, address, style => STYLE_ADDRESS.as_str(), ..values };
    match ENVIRONMENT.get_template(template).and_then(|found| found.render(every)) {
        Ok(html) => (status, [(header::CACHE_CONTROL, HeaderValue::from_static("no-store"))], Html(html)).into_response(),
        Err(error) => {
            tracing::error!(template, error = %error, "a page could not be rendered");
            (StatusCode::INTERNAL_SERVER_ERROR, [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))], "guichet").into_response()
        }
    }
}

/// The page for a refusal.
pub(crate) fn error(problem: &Problem, language: Language, request_id: &str) -> Response {
    let text = problem.code.text();
    let values = context! {
        title => language.of(text.title, text.detail_ar),
        detail => language.of(text.detail_fr, text.detail_ar),
        todo => language.of(text.todo_fr, text.todo_ar),
        code => problem.code.name(),
        request_id,
        sign_in => matches!(problem.code, super::problem::Code::NotSignedIn | super::problem::Code::LinkExpired | super::problem::Code::SignInRefused),
    };
    render("error.html", language, "", problem.code.status(), values)
}

/// The page where an application would be, had it been built.
pub(crate) fn not_built(language: Language, application: &str) -> Response {
    render("not_built.html", language, "", StatusCode::SERVICE_UNAVAILABLE, context! { application })
}

/// `GET /pages.css`.
pub(crate) async fn style() -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
    (headers, STYLE).into_response()
}

/// Whether the answer goes to a person's browser.
pub(crate) fn wants_html(headers: &HeaderMap) -> bool {
    headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::problem::Code;

    #[test]
    fn every_template_is_sound_and_every_text_is_known() {
        for (name, source) in TEMPLATES {
            assert!(ENVIRONMENT.get_template(name).is_ok(), "{name}");
            for rest in source.split("t(\"").skip(1) {
                let key = rest.split('"').next().unwrap();
                for language in [Language::French, Language::Arabic] {
                    assert_ne!(texts::text(key, language), "", "{name}: {key}");
                }
            }
        }
    }

    #[tokio::test]
    async fn a_refusal_is_a_page_in_the_persons_language() {
        for (language, dir) in [(Language::French, "ltr"), (Language::Arabic, "rtl")] {
            let response = error(&Problem::new(Code::DossierUnknown), language, "id-1");
            assert_eq!(response.status(), StatusCode::NOT_FOUND);
            let body = axum::body::to_bytes(response.into_body(), 100_000).await.unwrap();
            let html = String::from_utf8(body.to_vec()).unwrap();
            assert!(html.contains(&format!("dir=\"{dir}\"")) && html.contains("id-1") && html.contains("dossier_unknown"), "{html}");
            assert!(html.len() + STYLE.len() < 15_000);
        }
    }

    #[test]
    fn the_language_is_the_askers() {
        let accepting = |value: &'static str| HeaderMap::from_iter([(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value))]);
        assert_eq!(Language::of_request(Some("lang=ar"), &accepting("fr-FR")), Language::Arabic);
        assert_eq!(Language::of_request(None, &accepting("ar-MA,fr;q=0.8")), Language::Arabic);
        assert_eq!(Language::of_request(None, &accepting("en,fr;q=0.8,ar;q=0.7")), Language::French);
        assert_eq!(Language::of_request(None, &HeaderMap::new()), Language::French);
    }
}
