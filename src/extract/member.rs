//! Who is insured and who was treated: number, CIN, names and birth date support each other through the registry.
//!
//! The registry weighs readings that the ink offers and decides between spellings of a name; it never puts a number,
//! a CIN or a date where the ink does not show it, so that a wrong number on the paper stays a wrong number.

use super::candidates::{Candidates, FieldCandidates};
use super::written_name::{self, Agreement};
use crate::dossier::field::Candidate;
use crate::dossier::{FieldKey, Source};
use crate::registry::Registry;
use chrono::NaiveDate;

/// How probable an unregistered number is on an honest paper, against a registered one.
const UNREGISTERED: f64 = 0.004;
/// How probable it is that a registered number stands beside another person's name.
const OTHER_NAME: f64 = 0.02;
/// How probable it is that a CIN or a birth date on the paper is not the registered one.
const OTHER_VALUE: f64 = 0.05;
/// Weight of a registered value that could not be compared because nothing was read there.
const NOT_COMPARED: f64 = 0.5;

/// A registered person as the form names one: insured or beneficiary.
struct Person<'a> {
    last_name: &'a str,
    first_name: &'a str,
    cin: Option<&'a str>,
    birth_date: NaiveDate,
}

/// The keys under which the form asks for a person.
struct Keys {
    name: FieldKey,
    cin: FieldKey,
    birth_date: Option<FieldKey>,
}

fn insured_keys() -> Keys {
    Keys { name: "insured_full_name".into(), cin: "insured_cin".into(), birth_date: None }
}

fn beneficiary_keys() -> Keys {
    Keys { name: "beneficiary_full_name".into(), cin: "beneficiary_cin".into(), birth_date: Some("beneficiary_birth_date".into()) }
}

/// Weighs the identity fields. `relation` is the ticked relation, where it is clear.
pub fn weigh(candidates: &mut Candidates, relation: Option<&str>, registry: &Registry) {
    let number_key = FieldKey::new("insured_immatriculation");
    let support = |number: &str| registry.member(number).map_or(UNREGISTERED, |m| likelihood(candidates, &insured_keys(), &member_person(m)));
    let Some(mut number) = candidates.get(&number_key).cloned() else { return };
    number.weigh(UNREGISTERED, support);
    let decided = number.best().map(|c| c.value.clone());
    candidates.insert(number_key, number);

    let Some(member) = decided.as_deref().and_then(|n| registry.member(n)) else { return };
    settle(candidates, &insured_keys(), &member_person(member));

    let mut persons: Vec<Person<'_>> = match relation {
        Some("self") => vec![member_person(member)],
        _ => registry.dependants(&member.number).iter().filter(|d| relation.is_none_or(|r| d.relation.name() == r)).map(dependant_person).collect(),
    };
    if relation.is_none() {
        persons.push(member_person(member));
    }
    let keys = beneficiary_keys();
    let best = persons.into_iter().map(|p| (likelihood(candidates, &keys, &p), p)).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, person)) = best {
        settle(candidates, &keys, &person);
    }
}

fn member_person(m: &crate::registry::Member) -> Person<'_> {
    Person { last_name: &m.last_name, first_name: &m.first_name, cin: m.cin.as_deref(), birth_date: m.birth_date }
}

fn dependant_person(d: &crate::registry::Dependant) -> Person<'_> {
    Person { last_name: &d.last_name, first_name: &d.first_name, cin: d.cin.as_deref(), birth_date: d.birth_date }
}

fn agreement(candidates: &Candidates, keys: &Keys, person: &Person<'_>) -> Option<Agreement> {
    let field = candidates.get(&keys.name)?;
    Some(written_name::agreement(field.best().map_or("", |c| c.value.as_str()), field.emissions.as_deref(), person.last_name, person.first_name))
}

/// How well the ink of the person's fields fits `person`, at most 1.
fn likelihood(candidates: &Candidates, keys: &Keys, person: &Person<'_>) -> f64 {
    let name = agreement(candidates, keys, person).map_or(NOT_COMPARED, |a| OTHER_NAME.max(a.probability));
    let cin = person.cin.map_or(NOT_COMPARED, |cin| compared(candidates.get(&keys.cin), cin));
    let birth_date = keys.birth_date.as_ref().map_or(1.0, |key| compared(candidates.get(key), &person.birth_date.to_string()));
    name * cin * birth_date
}

fn compared(field: Option<&FieldCandidates>, registered: &str) -> f64 {
    match field {
        Some(field) if !field.readings.is_empty() => {
            OTHER_VALUE + (1.0 - OTHER_VALUE) * field.readings.iter().find(|c| c.value == registered).map_or(0.0, |c| c.probability)
        }
        _ => NOT_COMPARED,
    }
}

/// Decides the person's fields, given that the paper most probably means `person`.
fn settle(candidates: &mut Candidates, keys: &Keys, person: &Person<'_>) {
    let Some(agreement) = agreement(candidates, keys, person) else { return };
    let other = agreement.probability.mul_add(OTHER_VALUE, 1.0 - agreement.probability);
    if let (Some(field), Some(cin)) = (candidates.get_mut(&keys.cin), person.cin) {
        field.weigh(other, |value| if value == cin { 1.0 } else { other });
    }
    if let Some(field) = keys.birth_date.as_ref().and_then(|key| candidates.get_mut(key)) {
        let registered = person.birth_date.to_string();
        field.weigh(other, |value| if value == registered { 1.0 } else { other });
    }
    if let Some(name) = candidates.get_mut(&keys.name) {
        take_registered_spelling(name, &agreement);
    }
}

/// The registered spelling becomes the first candidate where the ink allows it; what was written stays the alternative.
fn take_registered_spelling(name: &mut FieldCandidates, agreement: &Agreement) {
    if agreement.probability < 0.5 {
        return;
    }
    name.readings.retain(|c| c.value != agreement.spelling);
    for candidate in &mut name.readings {
        candidate.probability *= 1.0 - agreement.probability;
    }
    name.readings.insert(0, Candidate { value: agreement.spelling.clone(), probability: agreement.probability });
    name.source = Source::Registry;
}
