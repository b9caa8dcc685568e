//! Finding dossiers in the office. What is looked for is in the body, never in an address that a proxy would log; lists mask who is found.

use super::{DossierState, Summary};
use crate::dossier::ids::DossierId;
use crate::http::cursor::{self, PageOf};
use crate::http::extract::Json;
use crate::http::problem::{Answer, Code, Problem, ProblemBody};
use crate::http::state::AppState;
use crate::review::calendar::day_begins;
use crate::store::search::{self, Wanted};
use axum::extract::State;
use chrono::{NaiveDate, TimeDelta};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What is looked for: all of it must hold.
#[derive(Deserialize, ToSchema)]
#[schema(as = Search)]
pub(crate) struct SearchSent {
    /// Receipt number, also one that the device gave before the dossier was here.
    #[serde(default)]
    receipt: Option<String>,
    /// Number of the insured.
    #[serde(default)]
    immatriculation: Option<String>,
    /// Identity card of insured or beneficiary.
    #[serde(default)]
    cin: Option<String>,
    /// Name of insured or beneficiary, however spelled.
    #[serde(default)]
    name: Option<String>,
    /// INPE of a provider.
    #[serde(default)]
    provider: Option<String>,
    /// State.
    #[serde(default)]
    state: Option<DossierState>,
    /// Received on this day or later.
    #[serde(default)]
    from: Option<NaiveDate>,
    /// Received on this day or before.
    #[serde(default)]
    to: Option<NaiveDate>,
    /// `next_cursor` of the page before.
    #[serde(default)]
    cursor: Option<String>,
    /// Rows a page: 1 to 200, 50 where absent.
    #[serde(default)]
    limit: Option<u16>,
}

/// A dossier found.
#[derive(Serialize, ToSchema)]
pub(crate) struct FoundDossier {
    #[serde(flatten)]
    summary: Summary,
    /// Name of the insured, masked: its words' first letters.
    insured: Option<String>,
    /// Number of the insured, masked: its last three digits.
    number: Option<String>,
}

/// A page of what was found.
#[derive(Serialize, ToSchema)]
pub(crate) struct Found {
    /// Newest first.
    items: Vec<FoundDossier>,
    /// For the next page; nothing at the end.
    next_cursor: Option<String>,
}

/// Finds dossiers by number, receipt, name, card, provider, state and day of reception.
#[utoipa::path(post, path = "/api/v1/search", operation_id = "search_dossiers", tag = "dossiers", request_body = SearchSent,
    responses((status = 200, description = "A page of what was found", body = Found), (status = 422, description = "`body_invalid`", body = ProblemBody, content_type = "application/problem+json")))]
pub(crate) async fn search(State(state): State<AppState>, Json(sent): Json<SearchSent>) -> Answer<Json<Found>> {
    let page = PageOf { cursor: sent.cursor, limit: sent.limit };
    let compact = |text: Option<String>| text.map(|text| text.to_uppercase().split_whitespace().collect::<String>()).filter(|text| !text.is_empty());
    let begins = |day: Option<NaiveDate>| day.map(|day| day_begins(day).ok_or(Problem::new(Code::BodyInvalid))).transpose();
    let name = sent.name.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty());
    let wanted = Wanted {
        receipt: compact(sent.receipt),
        immatriculation: compact(sent.immatriculation),
        cin: compact(sent.cin),
        name,
        provider: compact(sent.provider),
        state: sent.state.map(|state| state.name().to_owned()),
        from: begins(sent.from)?,
        before: begins(sent.to)?.map(|begins| begins + TimeDelta::days(1)),
        after: page.place()?,
        limit: page.limit(),
    };
    let mut db = state.store.connection().await?;
    let rows = search::find(&mut db, &wanted).await?;
    let ids: Vec<DossierId> = rows.iter().map(|row| row.dossier.id).collect();
    let people = search::people(&mut db, &ids).await?;
    let full = rows.len() == usize::from(page.limit());
    let next_cursor = rows.last().filter(|_| full).and_then(|row| row.dossier.received_at.map(|at| cursor::write((at, row.dossier.id))));
    let found = |row: &crate::store::summaries::Summary| {
        let person = people.get(&row.dossier.id);
        FoundDossier {
            summary: row.into(),
            insured: person.and_then(|person| person.name.as_deref()).map(masked_name),
            number: person.and_then(|person| person.immatriculation.as_deref()).map(masked_number),
        }
    };
    Ok(Json(Found { items: rows.iter().map(found).collect(), next_cursor }))
}

/// `BENALI Fatima` as `B••• F•••`: enough to tell two apart, too little to read a list of the sick.
fn masked_name(name: &str) -> String {
    name.split_whitespace().filter_map(|word| word.chars().next()).map(|letter| format!("{letter}•••")).collect::<Vec<_>>().join(" ")
}

/// `604218375` as `••• ••• 375`.
fn masked_number(number: &str) -> String {
    let last: String = number.chars().skip(number.chars().count().saturating_sub(3)).collect();
    format!("•••{last}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_mask_who_is_found() {
        assert_eq!(masked_name("BENALI Fatima Zahra"), "B••• F••• Z•••");
        assert_eq!(masked_number("604218375"), "•••375");
        assert_eq!(masked_number("12"), "•••12");
    }
}
