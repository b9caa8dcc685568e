//! Who is insured and who was treated: number, CIN, names and birth date support each other through the registry.
//!
//! The registry weighs readings that the ink offers and decides between spellings of a name; it never puts a number,
//! a CIN or a date where the ink does not show it, so that a wrong number on the paper stays a wrong number.

use super::candidates::{Candidates, FieldCandidates};
use super::written_name::{self, Agreement};
use crate::dossier::field::Candidate;
use crate::dossier::{FieldKey, Source};
use crate::registry::{Dependant, Member, Registry};
use chrono::NaiveDate;

/// How probable it is that a person writes one given value that differs from the right one in one character, against the right one:
/// a slip of the pen, one in some 25 papers (thought, not counted), falls on one of some 80 such values.
const SLIP: f64 = 5e-4;
/// The same for one given value that differs in more: another number, one of millions.
const OTHER: f64 = 1e-5;
/// How much likelier the registered value is under the right person than under any other, where the ink offers it: birth dates.
const BIRTH_DATE_TELLS: f64 = 200.0;
/// The same for a CIN.
const CIN_TELLS: f64 = 1_000.0;
/// How probable it is that a paper about this person bears another birth date or CIN than the registry.
const DIFFERS: f64 = 0.02;
/// What a name alone can say at most, for or against.
const NAME_TELLS: f64 = 50.0;
/// What all other witnesses together can say at most about a name: a number and a CIN do not make another's name theirs.
const OTHERS_TELL: f64 = 20.0;

/// A registered person as the form names one: insured or beneficiary.
struct Person<'a> {
    last_name: &'a str,
    first_name: &'a str,
    cin: Option<&'a str>,
    birth_date: NaiveDate,
}

impl<'a> From<&'a Member> for Person<'a> {
    fn from(m: &'a Member) -> Self {
        Self { last_name: &m.last_name, first_name: &m.first_name, cin: m.cin.as_deref(), birth_date: m.birth_date }
    }
}

impl<'a> From<&'a Dependant> for Person<'a> {
    fn from(d: &'a Dependant) -> Self {
        Self { last_name: &d.last_name, first_name: &d.first_name, cin: d.cin.as_deref(), birth_date: d.birth_date }
    }
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

/// What each field's ink says for a person against a stranger, as odds: above 1 for, below 1 against.
struct Witnesses {
    name: f64,
    cin: f64,
    birth_date: f64,
    agreement: Option<Agreement>,
}

impl Witnesses {
    fn hear(candidates: &Candidates, keys: &Keys, person: &Person<'_>) -> Self {
        let agreement = candidates.get(&keys.name).map(|field| {
            written_name::agreement(field.best().map_or("", |c| c.value.as_str()), field.emissions.as_deref(), person.last_name, person.first_name)
        });
        let name = agreement.as_ref().map_or(1.0, |a| odds(a.probability).clamp(1.0 / NAME_TELLS, NAME_TELLS));
        let cin = person.cin.map_or(1.0, |cin| offered(candidates.get(&keys.cin), cin, CIN_TELLS));
        let birth_date = keys.birth_date.as_ref().map_or(1.0, |key| offered(candidates.get(key), &person.birth_date.to_string(), BIRTH_DATE_TELLS));
        Self { name, cin, birth_date, agreement }
    }

    fn all(&self) -> f64 {
        self.name * self.cin * self.birth_date
    }
}

fn odds(probability: f64) -> f64 {
    let p = probability.clamp(1e-6, 1.0 - 1e-6);
    p / (1.0 - p)
}

fn probability(odds: f64) -> f64 {
    odds / (1.0 + odds)
}

/// Odds from a field in which `registered` may or may not be offered by the ink; 1 where nothing was read.
fn offered(field: Option<&FieldCandidates>, registered: &str, tells: f64) -> f64 {
    let Some(field) = field.filter(|f| !f.readings.is_empty()) else { return 1.0 };
    field.readings.iter().find(|c| c.value == registered).map_or(DIFFERS, |c| (c.probability * tells).max(DIFFERS))
}

/// Weighs the identity fields. `relation` is the ticked relation, where it is clear.
pub fn weigh(candidates: &mut Candidates, relation: Option<&str>, registry: &Registry) {
    let number_key = FieldKey::new("insured_immatriculation");
    let Some(mut number) = candidates.get(&number_key).cloned() else { return };
    let registered: Vec<String> = number.readings.iter().filter(|c| registry.member(&c.value).is_some()).map(|c| c.value.clone()).collect();
    number.weigh(OTHER, |number| match registry.member(number) {
        Some(m) => probability(Witnesses::hear(candidates, &insured_keys(), &m.into()).all()).max(SLIP),
        None => registered.iter().map(|other| slip(number, other)).fold(OTHER, f64::max),
    });
    let decided = number.best().cloned();
    candidates.insert(number_key, number);

    let Some((member, sure)) = decided.and_then(|c| Some((registry.member(&c.value)?, odds(c.probability)))) else { return };
    settle(candidates, &insured_keys(), &member.into(), sure.min(OTHERS_TELL));

    let mut persons: Vec<Person<'_>> = match relation {
        Some("self") => vec![member.into()],
        _ => registry.dependants(&member.number).iter().filter(|d| relation.is_none_or(|r| d.relation.name() == r)).map(Person::from).collect(),
    };
    if relation.is_none() {
        persons.push(member.into());
    }
    let keys = beneficiary_keys();
    let share = 1.0 / persons.len().max(1) as f64;
    let best = persons.into_iter().map(|p| (Witnesses::hear(candidates, &keys, &p).all(), p)).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((_, person)) = best {
        settle(candidates, &keys, &person, share);
    }
}

/// How probable `value` stands on the paper of a person whose registered one is `registered`, where it is this person's with probability `theirs`.
fn written(value: &str, registered: &str, theirs: f64) -> f64 {
    if value == registered { theirs.max(SLIP) } else { theirs.mul_add(slip(value, registered), (1.0 - theirs) * OTHER) }
}

/// How probable it is to write `value` where `meant` was meant.
fn slip(value: &str, meant: &str) -> f64 {
    let same_length = value.len() == meant.len();
    let differ = value.bytes().zip(meant.bytes()).filter(|(a, b)| a != b).count();
    match differ {
        0 if same_length => 1.0,
        1 if same_length => SLIP,
        _ => OTHER,
    }
}

/// Decides the person's fields, each by what the others say; `prior` are the odds before any of them is heard.
fn settle(candidates: &mut Candidates, keys: &Keys, person: &Person<'_>, prior: f64) {
    let heard = Witnesses::hear(candidates, keys, person);
    if let (Some(field), Some(cin)) = (candidates.get_mut(&keys.cin), person.cin) {
        let theirs = probability(heard.name * heard.birth_date * prior);
        field.weigh(OTHER, |value| written(value, cin, theirs));
    }
    if let Some(field) = keys.birth_date.as_ref().and_then(|key| candidates.get_mut(key)) {
        let theirs = probability(heard.name * heard.cin * prior);
        let registered = person.birth_date.to_string();
        field.weigh(OTHER, |value| written(value, &registered, theirs));
    }
    if let (Some(field), Some(agreement)) = (candidates.get_mut(&keys.name), heard.agreement) {
        let others = (heard.cin * heard.birth_date * prior).clamp(1.0 / OTHERS_TELL, OTHERS_TELL);
        take_registered_spelling(field, agreement.spelling, probability(odds(agreement.probability) * others));
    }
}

/// The registered spelling becomes the first candidate where the ink allows it; what was written stays the alternative.
fn take_registered_spelling(name: &mut FieldCandidates, spelling: String, probability: f64) {
    if probability < 0.5 {
        return;
    }
    name.readings.retain(|c| c.value != spelling);
    for candidate in &mut name.readings {
        candidate.probability *= 1.0 - probability;
    }
    name.readings.insert(0, Candidate { value: spelling, probability });
    name.source = Source::Registry;
}
