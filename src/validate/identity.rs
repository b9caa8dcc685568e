//! Who is insured, who was treated, and whether the registry agrees.

use super::doubt::{misread, names_person, otherwise, says, weighed};
use super::view::{Seen, Ticked, View};
use super::{Outcome, doubt};
use crate::dossier::{FieldKey, FieldReading, Source};
use crate::registry::{Dependant, Member};

/// How much of a misread number's probability falls on another registered number, where the registry did not choose it: few of all
/// numbers are given out.
const FALLS_ON_A_MEMBER: f64 = 0.05;

/// `member_unknown`: the number is in no registry, under any reading that the ink allows.
pub(super) fn member_unknown(view: &View<'_>) -> Vec<Outcome> {
    let key = FieldKey::from("insured_immatriculation");
    let Some(number) = view.field(&key) else { return vec![] };
    if view.case.registry.member(&number.value).is_some() {
        return vec![];
    }
    let registered = number.alternatives.iter().filter(|c| view.case.registry.member(&c.value).is_some());
    let listed: f64 = registered.map(|c| c.probability.clamp(0.0, 1.0)).sum();
    vec![Outcome::breach(vec![key], number_of_a_member(view, number, listed))]
}

/// How far misreading explains an unregistered number as a registered one: by what its CIN says, where a member has that CIN or none has.
/// `listed`: the probability of its other readings that are registered.
fn number_of_a_member(view: &View<'_>, number: &FieldReading, listed: f64) -> f64 {
    let misread_number = otherwise(number, |_| false);
    let Some(cin) = view.read("insured_cin") else { return listed + misread_number };
    let readings = std::iter::once(cin.value.as_str()).chain(cin.alternatives.iter().map(|c| c.value.as_str()));
    let bearers: Vec<&Member> = readings.flat_map(|c| view.case.registry.members_by_cin(c)).collect();
    match bearers.iter().map(|m| says(number, &m.number)).reduce(f64::max) {
        // The registry was heard when the number was decided, and the ink stood against it.
        Some(best) => weighed(best.max(listed)),
        None => listed + misread_number * misread(cin).max(misread_number),
    }
}

/// `member_mismatch`: the number is registered, and the written CIN is not that member's, or the written name is not theirs (more than a
/// fifth of the letters differ, either order; a married name added is theirs); with relation `self` the beneficiary's likewise.
pub(super) fn member_mismatch(view: &View<'_>) -> Vec<Outcome> {
    let Some(member) = view.member() else { return vec![] };
    let other_number = number_of_another(view);
    let differs = |name: &'static str, agrees: &dyn Fn(&FieldReading) -> f64| match view.look(name) {
        Seen::Read(field) if agrees(field) < 1.0 => {
            Outcome::breach(vec![FieldKey::from(name), FieldKey::from("insured_immatriculation")], agrees(field) + other_number)
        }
        _ => Outcome::Silent,
    };
    let cin = |field: &FieldReading| member.cin.as_ref().map_or(1.0, |cin| says(field, cin));
    let name = |field: &FieldReading| names_person(field, &member.last_name, &member.first_name);
    let birth = |field: &FieldReading| says(field, &member.birth_date.to_string());
    let mut outcomes = vec![differs("insured_cin", &cin), differs("insured_full_name", &name)];
    if view.relation() == Some(Ticked::Oneself) {
        let dependant = view.read("beneficiary_relation").map_or(1.0, misread);
        let likewise = [differs("beneficiary_cin", &cin), differs("beneficiary_full_name", &name), differs("beneficiary_birth_date", &birth)];
        // An overlooked tick for spouse or child explains all three.
        outcomes.extend(likewise.into_iter().map(|outcome| match outcome {
            Outcome::Broken(fields) => Outcome::breach(fields, dependant),
            other => other,
        }));
    }
    outcomes
}

/// Probability that a registered number was misread, and is another member's.
fn number_of_another(view: &View<'_>) -> f64 {
    let Some(number) = view.read("insured_immatriculation") else { return 1.0 };
    let agreeing = |n: &str| {
        let member = view.case.registry.member(n);
        member.is_some_and(|m| {
            let cin = view.read("insured_cin").is_some_and(|f| m.cin.as_ref() == Some(&f.value));
            cin || view.read("insured_full_name").is_some_and(|f| names_person(f, &m.last_name, &m.first_name) >= 1.0)
        })
    };
    let listed: f64 = number.alternatives.iter().filter(|c| agreeing(&c.value)).map(|c| c.probability.clamp(0.0, 1.0)).sum();
    let by_chance = misread(number) * if number.source == Source::Registry { 1.0 } else { FALLS_ON_A_MEMBER };
    listed + by_chance
}

/// `beneficiary_unknown`: spouse or child: no dependant of that relation whose birth date and name (same measure), or CIN, agree.
pub(super) fn beneficiary_unknown(view: &View<'_>) -> Vec<Outcome> {
    let (Some(member), Some(Ticked::Dependant(relation))) = (view.member(), view.relation()) else { return vec![] };
    let of_relation = view.case.registry.dependants(&member.number).iter().filter(|d| d.relation == relation);
    let nobody: f64 = of_relation.map(|d| 1.0 - agreement(view, d)).product();
    if nobody <= 0.0 || !can_be_compared(view) {
        return vec![];
    }
    let explained = 1.0 - nobody + view.read("beneficiary_relation").map_or(1.0, misread) + number_of_another(view);
    let fields = ["beneficiary_full_name", "beneficiary_birth_date", "beneficiary_cin", "beneficiary_relation"].map(FieldKey::from);
    vec![Outcome::breach(fields.into_iter().filter(|key| view.field(key).is_some()).collect(), explained)]
}

/// Whether name and birth date can be seen, and the CIN as far as there is one.
fn can_be_compared(view: &View<'_>) -> bool {
    let read = |name: &str| matches!(view.look(name), Seen::Read(_));
    read("beneficiary_full_name") && read("beneficiary_birth_date") && !view.case.extraction.unread.contains(&FieldKey::from("beneficiary_cin"))
}

/// Probability that the ink says this dependant: by CIN, or by birth date and name.
fn agreement(view: &View<'_>, dependant: &Dependant) -> f64 {
    let cin = dependant.cin.as_ref().and_then(|cin| view.read("beneficiary_cin").map(|f| says(f, cin))).unwrap_or(0.0);
    let birth = view.read("beneficiary_birth_date").map_or(0.0, |f| says(f, &dependant.birth_date.to_string()));
    let name = view.read("beneficiary_full_name").map_or(0.0, |f| names_person(f, &dependant.last_name, &dependant.first_name));
    1.0 - (1.0 - cin) * (1.0 - birth * name)
}

/// The dependant who was treated, where one of the ticked relation agrees as read.
pub(super) fn treated_dependant<'a>(view: &View<'a>) -> Option<&'a Dependant> {
    let Some(Ticked::Dependant(relation)) = view.relation() else { return None };
    let dependants = view.case.registry.dependants(&view.member()?.number);
    dependants.iter().filter(|d| d.relation == relation).find(|d| agreement(view, d) >= 1.0)
}

/// How many statements of the registry support the birth date written.
pub(super) fn registered_births(view: &View<'_>, birth: &str) -> usize {
    let Some(member) = view.member() else { return 0 };
    let dependants = view.case.registry.dependants(&member.number).iter().map(|d| d.birth_date);
    usize::from(dependants.chain([member.birth_date]).any(|day| day.to_string() == birth))
}

/// Whether a field is likely enough to be compared over dossiers.
pub(super) fn likely_value<'a>(view: &View<'a>, name: &str) -> Option<&'a FieldReading> {
    view.read(name).filter(|f| doubt::is_likely(f))
}

#[cfg(test)]
mod tests {
    use crate::dossier::Code;
    use crate::validate::sample::{self, Sample};

    #[test]
    fn a_number_that_no_reading_finds_is_unknown() {
        assert_eq!(Sample::clean().set("insured_immatriculation", "100000009").set("insured_cin", "ZZ999999").codes(), [Code::MemberUnknown]);
        // The CIN's owner has a number one digit away: what was read against the registry's word stands, where it is clear enough.
        assert_eq!(Sample::clean().unsure("insured_immatriculation", "100000009", 0.4).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("insured_immatriculation", "100000009", 0.9).codes(), [Code::MemberUnknown]);
        assert_eq!(Sample::clean().or("insured_immatriculation", "100000009", 0.4, &[(sample::NUMBER, 0.58)]).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().or("insured_immatriculation", "100000009", 0.9, &[(sample::NUMBER, 0.08)]).codes(), [Code::MemberUnknown]);
    }

    #[test]
    fn an_unknown_member_has_no_rights_to_check() {
        let sample = Sample::clean().set("insured_immatriculation", "555555555").set("insured_cin", "ZZ999999").set("beneficiary_relation", "child");
        assert_eq!(sample.codes(), [Code::MemberUnknown]);
    }

    #[test]
    fn anothers_cin_or_name_is_a_mismatch() {
        assert_eq!(Sample::clean().set("insured_cin", "ZZ999999").codes(), [Code::MemberMismatch]);
        assert_eq!(Sample::clean().set("insured_full_name", "BERRADA Omar").codes(), [Code::MemberMismatch]);
        assert_eq!(Sample::clean().set("insured_full_name", "Sara ALAMI TAZI").codes(), []);
        assert_eq!(Sample::clean().set("insured_full_name", "ALAMY Sarra").codes(), []);
        assert_eq!(Sample::clean().blank("insured_cin").codes(), []);
    }

    #[test]
    fn one_doubtful_character_is_no_mismatch() {
        assert_eq!(Sample::clean().unsure("insured_cin", "AB123457", 0.9).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("insured_cin", "AB123457", 0.99).codes(), [Code::MemberMismatch]);
        assert_eq!(Sample::clean().or("insured_full_name", "BERRADA Omar", 0.9, &[("ALAMI Sara", 0.09)]).codes(), [Code::LowConfidence]);
    }

    #[test]
    fn who_is_treated_as_oneself_must_be_oneself() {
        for (key, value) in [("beneficiary_full_name", "BERRADA Omar"), ("beneficiary_cin", "ZZ999999"), ("beneficiary_birth_date", "1991-07-23")] {
            assert_eq!(Sample::clean().set(key, value).codes(), [Code::MemberMismatch], "{key}");
        }
        assert_eq!(Sample::clean().set("beneficiary_cin", "ZZ999999").unsure("beneficiary_relation", "self", 0.8).codes(), [Code::LowConfidence]);
    }

    #[test]
    fn a_dependant_agrees_by_birth_and_name_or_by_cin() {
        assert_eq!(Sample::of_child().codes(), []);
        assert_eq!(Sample::of_child().set("beneficiary_full_name", "Omar BERRADA").codes(), [Code::BeneficiaryUnknown]);
        assert_eq!(Sample::of_child().set("beneficiary_birth_date", "2012-11-17").codes(), [Code::BeneficiaryUnknown]);
        assert_eq!(Sample::of_child().set("beneficiary_relation", "spouse").codes(), [Code::BeneficiaryUnknown]);
        assert_eq!(Sample::of_child().set("beneficiary_relation", "spouse").set("beneficiary_cin", sample::SPOUSE_CIN).codes(), []);
    }

    #[test]
    fn a_beneficiary_who_cannot_be_read_is_not_unknown() {
        assert_eq!(Sample::of_child().absent("beneficiary_full_name").codes(), []);
        assert_eq!(Sample::of_child().unsure("beneficiary_birth_date", "2016-05-06", 0.8).codes(), [Code::LowConfidence]);
    }
}
