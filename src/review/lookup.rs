//! Whom the registry knows that a written number, card, name or birth day may mean, and for each what speaks for them and what against.

use crate::dossier::FieldKey;
use crate::registry::names::is_name_of;
use crate::registry::{Dependant, Member, Provider, Relation};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// Suggestions shown at most.
const MOST: usize = 8;

/// What stands on the paper about a person, as it is now. Personal: no `Debug`.
#[derive(Clone, Default)]
pub struct Written {
    /// Number of the insured.
    pub number: Option<String>,
    /// Identity card.
    pub cin: Option<String>,
    /// Name.
    pub name: Option<String>,
    /// Birth day; of a beneficiary.
    pub born: Option<NaiveDate>,
    /// Relation of the beneficiary to the insured.
    pub relation: Option<Relation>,
    /// First day of care.
    pub first_act: Option<NaiveDate>,
}

/// What speaks for or against somebody, by name; the screen has the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The number written and registered.
    Number,
    /// The identity card.
    Cin,
    /// The name, as the contract compares names.
    Name,
    /// The birth day.
    Birth,
    /// Rights open on the first day of care.
    Rights,
    /// Spouse or child as ticked.
    Relation,
    /// Still practising.
    Active,
}

/// One thing that speaks for or against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SuggestionReason)]
pub struct Reason {
    /// What.
    pub ground: Ground,
    /// Whether it agrees.
    pub agrees: bool,
    /// Of a number: how many digits differ.
    pub differs: Option<usize>,
}

/// Somebody whom the registry knows. Personal: no `Debug`.
#[derive(Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Suggestion {
    /// `member`, `dependant`, `provider`.
    pub kind: &'static str,
    /// Name.
    pub name: String,
    /// Number of the member, or INPE.
    pub number: String,
    /// Identity card.
    pub cin: Option<String>,
    /// Birth day.
    pub born: Option<NaiveDate>,
    /// City.
    pub city: String,
    /// Scheme, relation, or kind of provider: a code.
    pub detail: &'static str,
    /// What would be written into which field if this is the one.
    #[schema(value_type = BTreeMap<String, String>)]
    pub values: BTreeMap<FieldKey, String>,
    /// What speaks for them, and what against; what is not known is left out.
    pub reasons: Vec<Reason>,
}

fn reason(ground: Ground, agrees: bool) -> Reason {
    Reason { ground, agrees, differs: None }
}

/// How many digits of two numbers differ; nothing where they are not equally long.
pub fn digits_apart(a: &str, b: &str) -> Option<usize> {
    (a.len() == b.len()).then(|| a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count())
}

/// Every number that differs in one digit.
pub fn neighbours(number: &str) -> Vec<String> {
    if number.is_empty() || number.len() > 15 || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Vec::new();
    }
    let replaced = |at: usize| ('0'..='9').map(move |digit| format!("{}{digit}{}", &number[..at], &number[at + 1..]));
    let mut all: Vec<String> = (0..number.len()).flat_map(replaced).filter(|other| other != number).collect();
    all.push(number.to_owned());
    all
}

fn number_reason(written: Option<&str>, registered: &str) -> Option<Reason> {
    let differs = digits_apart(written?, registered)?;
    Some(Reason { ground: Ground::Number, agrees: differs == 0, differs: Some(differs) })
}

fn same<T: PartialEq>(ground: Ground, written: Option<&T>, registered: Option<&T>) -> Option<Reason> {
    Some(reason(ground, written? == registered?))
}

/// A member for what is written of the insured.
fn member(member: &Member, written: &Written) -> Suggestion {
    let named = written.name.as_deref().map(|name| reason(Ground::Name, is_name_of(name, &member.last_name, &member.first_name)));
    let rights = written.first_act.map(|day| reason(Ground::Rights, member.has_rights_on(day)));
    let mut values = BTreeMap::from([("insured_immatriculation".into(), member.number.clone())]);
    if let Some(cin) = &member.cin {
        values.insert("insured_cin".into(), cin.clone());
    }
    values.insert("insured_full_name".into(), format!("{} {}", member.last_name, member.first_name));
    Suggestion {
        kind: "member",
        name: format!("{} {}", member.last_name, member.first_name),
        number: member.number.clone(),
        cin: member.cin.clone(),
        born: Some(member.birth_date),
        city: member.city.clone(),
        detail: member.regime.name(),
        values,
        reasons: [number_reason(written.number.as_deref(), &member.number), same(Ground::Cin, written.cin.as_ref(), member.cin.as_ref()), named, rights]
            .into_iter()
            .flatten()
            .collect(),
    }
}

/// A dependant for what is written of the beneficiary.
fn dependant(dependant: &Dependant, written: &Written) -> Suggestion {
    let named = written.name.as_deref().map(|name| reason(Ground::Name, is_name_of(name, &dependant.last_name, &dependant.first_name)));
    let mut values = BTreeMap::from([
        ("beneficiary_full_name".into(), format!("{} {}", dependant.last_name, dependant.first_name)),
        ("beneficiary_birth_date".into(), dependant.birth_date.to_string()),
    ]);
    if let Some(cin) = &dependant.cin {
        values.insert("beneficiary_cin".into(), cin.clone());
    }
    Suggestion {
        kind: "dependant",
        name: format!("{} {}", dependant.last_name, dependant.first_name),
        number: dependant.number.clone(),
        cin: dependant.cin.clone(),
        born: Some(dependant.birth_date),
        city: String::new(),
        detail: dependant.relation.name(),
        values,
        reasons: [
            same(Ground::Relation, written.relation.as_ref(), Some(&dependant.relation)),
            same(Ground::Birth, written.born.as_ref(), Some(&dependant.birth_date)),
            same(Ground::Cin, written.cin.as_ref(), dependant.cin.as_ref()),
            named,
        ]
        .into_iter()
        .flatten()
        .collect(),
    }
}

/// A provider for a written INPE.
fn provider(provider: &Provider, key: &FieldKey, inpe: Option<&str>) -> Suggestion {
    Suggestion {
        kind: "provider",
        name: provider.name.clone(),
        number: provider.inpe.clone(),
        cin: None,
        born: None,
        city: provider.city.clone(),
        detail: provider.kind.name(),
        values: BTreeMap::from([(key.clone(), provider.inpe.clone())]),
        reasons: number_reason(inpe, &provider.inpe).into_iter().chain([reason(Ground::Active, provider.active)]).collect(),
    }
}

/// Members whom the insured may be, the likeliest first.
pub fn members(found: &[Member], written: &Written) -> Vec<Suggestion> {
    ranked(found.iter().map(|one| member(one, written)).collect())
}

/// Dependants whom the beneficiary may be, the likeliest first.
pub fn dependants(found: &[Dependant], written: &Written) -> Vec<Suggestion> {
    ranked(found.iter().map(|one| dependant(one, written)).collect())
}

/// Providers whom an INPE may mean, the likeliest first.
pub fn providers(found: &[Provider], key: &FieldKey, inpe: Option<&str>) -> Vec<Suggestion> {
    ranked(found.iter().map(|one| provider(one, key, inpe)).collect())
}

/// What agrees weighs for, what does not against; a number that differs in one digit is nearly right.
fn weight(suggestion: &Suggestion) -> i32 {
    let of = |reason: &Reason| match (reason.agrees, reason.ground, reason.differs) {
        (true, Ground::Number | Ground::Cin, _) => 5,
        (true, Ground::Name | Ground::Birth, _) => 4,
        (true, ..) => 1,
        (false, Ground::Number, Some(1)) => 2,
        (false, Ground::Name | Ground::Cin, _) => -3,
        (false, ..) => -1,
    };
    suggestion.reasons.iter().map(of).sum()
}

fn ranked(mut suggestions: Vec<Suggestion>) -> Vec<Suggestion> {
    suggestions.sort_by(|a, b| weight(b).cmp(&weight(a)).then_with(|| a.number.cmp(&b.number)).then_with(|| a.name.cmp(&b.name)));
    suggestions.truncate(MOST);
    suggestions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Regime;

    fn person(number: &str, cin: &str, last: &str, first: &str) -> Member {
        Member {
            number: number.into(),
            cin: Some(cin.into()),
            last_name: last.into(),
            first_name: first.into(),
            regime: Regime::Tns,
            rights_from: "2020-01-01".parse().expect("a day"),
            ..Member::default()
        }
    }

    #[test]
    fn who_agrees_in_more_comes_first_and_says_why_and_why_not() {
        let written = Written {
            number: Some("604218376".into()),
            cin: Some("BE482913".into()),
            name: Some("Benali Fatima".into()),
            first_act: Some("2019-05-01".parse().expect("a day")),
            ..Written::default()
        };
        let found = [person("604218376", "AA111111", "IDRISSI", "Omar"), person("604218375", "BE482913", "BENALI", "Fatima")];
        let told = members(&found, &written);
        assert_eq!(told[0].number, "604218375");
        let reasons: Vec<(Ground, bool)> = told[0].reasons.iter().map(|reason| (reason.ground, reason.agrees)).collect();
        assert_eq!(reasons, [(Ground::Number, false), (Ground::Cin, true), (Ground::Name, true), (Ground::Rights, false)]);
        assert_eq!(told[0].reasons[0].differs, Some(1));
        assert_eq!(told[0].values[&"insured_immatriculation".into()], "604218375");
        assert!(told[1].reasons.contains(&reason(Ground::Name, false)));
    }

    #[test]
    fn neighbours_differ_in_one_digit() {
        let near = neighbours("123456789");
        assert_eq!(near.len(), 82);
        assert!(near.iter().all(|other| digits_apart("123456789", other).is_some_and(|apart| apart <= 1)));
        assert!(neighbours("12A").is_empty() && neighbours("").is_empty());
        assert_eq!(digits_apart("12", "123"), None);
    }
}
