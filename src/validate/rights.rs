//! Rights on the day of the first act, age of children, the deadline.

use super::identity::treated_dependant;
use super::view::{Row, Ticked, View};
use super::{Outcome, doubt};
use crate::dossier::{DocumentType, FieldKey};
use crate::registry::{Dependant, Relation};
use chrono::{Datelike, Months, NaiveDate};

/// Months within which a dossier must be handed in (form, instructions; contract.md).
const DEADLINE: Months = Months::new(2);
/// Until which age a child is covered (law 65-00, article 5).
const CHILD_AGE: u32 = 21;
/// Until which age a student is.
const STUDENT_AGE: u32 = 26;

/// The days among which the first act is: the earliest in `acts`, else the earliest in the other tables. Sorted, with their fields.
struct FirstAct<'a> {
    days: Vec<(NaiveDate, Row<'a>)>,
    /// Whether no date of the table is unread, so that the earliest is known.
    complete: bool,
}

/// Sees the first act, where the pages that hold its table can be read.
fn first_act<'a>(view: &View<'a>) -> Option<FirstAct<'a>> {
    if !view.seen(DocumentType::ClaimFormP2) {
        return None;
    }
    let acts = view.rows("acts");
    let page_3_is_known = view.seen(DocumentType::ClaimFormP3) || !view.handed_in(DocumentType::ClaimFormP3);
    let rows = if !acts.is_empty() {
        acts
    } else if page_3_is_known {
        ["paramedical", "diagnostics", "dispensations"].into_iter().flat_map(|table| view.rows(table)).collect()
    } else {
        return None;
    };
    let tables: Vec<&str> = rows.iter().map(|row| row.table).collect();
    let unread = view.case.extraction.unread.iter().any(|key| key.parts().is_some_and(|(table, _, column)| column == "date" && tables.contains(&table)));
    let filled = rows.iter().filter(|row| row.is_filled()).count();
    let mut days: Vec<(NaiveDate, Row<'a>)> = rows.into_iter().filter_map(|row| row.date().map(|(_, day)| (day, row))).collect();
    days.sort_by_key(|(day, row)| (*day, row.index));
    (!days.is_empty()).then_some(FirstAct { complete: !unread && days.len() >= filled, days })
}

impl FirstAct<'_> {
    /// A breach where the first day is not `right`. It is explained where every day up to the first right one was misread.
    fn must_be(&self, view: &View<'_>, right: impl Fn(NaiveDate) -> bool) -> Outcome {
        let wrong: Vec<&(NaiveDate, Row<'_>)> = self.days.iter().take_while(|(day, _)| !right(*day)).collect();
        if wrong.is_empty() {
            return Outcome::Silent;
        }
        let misread = |row: &Row<'_>| {
            let field = row.get("date")?;
            let probability = doubt::otherwise(field, |text| super::view::date(text).is_some_and(&right));
            Some(doubt::supported(probability, view.also_states(&row.key("date"), &field.value)))
        };
        let explained: f64 = wrong.iter().filter_map(|(_, row)| misread(row)).product();
        Outcome::breach(wrong.iter().map(|(_, row)| row.key("date")).collect(), explained)
    }
}

/// `rights_closed`: not `rights_from <= first act <= rights_to`.
pub(super) fn rights_closed(view: &View<'_>) -> Vec<Outcome> {
    let (Some(member), Some(act)) = (view.member(), first_act(view)) else { return vec![] };
    if act.complete { vec![act.must_be(view, |day| member.has_rights_on(day))] } else { vec![] }
}

/// `child_over_age`: the 21st birthday reached on the first act's day, unless `disabled`, or under 26 with `student_until` on or after it.
pub(super) fn child_over_age(view: &View<'_>) -> Vec<Outcome> {
    let (Some(Ticked::Dependant(Relation::Child)), Some(child), Some(act)) = (view.relation(), treated_dependant(view), first_act(view)) else { return vec![] };
    if !act.complete {
        return vec![];
    }
    let outcome = act.must_be(view, |day| is_covered(child, day));
    let with_birth = |mut fields: Vec<FieldKey>| {
        fields.push(FieldKey::from("beneficiary_birth_date"));
        fields
    };
    vec![match outcome {
        Outcome::Broken(fields) => Outcome::Broken(with_birth(fields)),
        Outcome::Doubtful(fields) => Outcome::Doubtful(with_birth(fields)),
        Outcome::Silent => Outcome::Silent,
    }]
}

/// Whether a child is covered on a day.
fn is_covered(child: &Dependant, day: NaiveDate) -> bool {
    let age = age_on(child.birth_date, day);
    child.disabled || age < CHILD_AGE || (age < STUDENT_AGE && child.student_until.is_some_and(|last| last >= day))
}

/// Completed years on a day. Who is born on 29 February completes a year on 1 March where there is no 29 February.
fn age_on(birth: NaiveDate, day: NaiveDate) -> u32 {
    let years = day.year() - birth.year() - i32::from((day.month(), day.day()) < (birth.month(), birth.day()));
    u32::try_from(years).unwrap_or(0)
}

/// `deadline_passed`: received later than the same day two calendar months after the first act (31 December: 28 or 29 February); that day
/// itself is in time. An act that cannot be read could only be earlier still.
pub(super) fn deadline_passed(view: &View<'_>) -> Vec<Outcome> {
    let Some(act) = first_act(view) else { return vec![] };
    let received = view.case.received_on;
    vec![act.must_be(view, |day| day.checked_add_months(DEADLINE).is_none_or(|last| received <= last))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Code;
    use crate::validate::sample::Sample;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn the_deadline_is_two_calendar_months_and_that_day_is_in_time() {
        assert_eq!(Sample::clean().received_on("2026-05-10").codes(), []);
        assert_eq!(Sample::clean().received_on("2026-05-11").codes(), [Code::DeadlinePassed]);
        let december = || Sample::clean().at_day("2025-12-31");
        assert_eq!(december().received_on("2026-02-28").codes(), []);
        assert_eq!(december().received_on("2026-03-01").codes(), [Code::DeadlinePassed]);
    }

    #[test]
    fn one_doubtful_date_is_no_passed_deadline_and_two_agreeing_ones_are() {
        assert_eq!(Sample::clean().unsure("acts[0].date", "2026-01-10", 0.9).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("acts[0].date", "2026-01-10", 0.9).set("physician_signed_date", "2026-01-10").codes(), [Code::DeadlinePassed]);
    }

    #[test]
    fn the_first_act_is_the_earliest_of_acts_and_else_of_the_other_tables() {
        let late_acts = Sample::clean().set("dispensations[0].date", "2026-01-02").set("prescriptions[0].date", "2026-01-02");
        assert_eq!(late_acts.codes(), []);
        let no_acts = Sample::clean()
            .without_rows("acts")
            .set("total_amount", "310.00")
            .set("dispensations[0].date", "2026-01-02")
            .set("prescriptions[0].date", "2026-01-02");
        assert_eq!(no_acts.codes(), [Code::DeadlinePassed]);
    }

    #[test]
    fn rights_are_open_from_the_first_to_the_last_day() {
        assert_eq!(Sample::clean().rights("2026-03-10", Some("2026-03-10")).codes(), []);
        assert_eq!(Sample::clean().rights("2026-03-11", None).codes(), [Code::RightsClosed]);
        assert_eq!(Sample::clean().rights("2010-01-01", Some("2026-03-09")).codes(), [Code::RightsClosed]);
        assert_eq!(Sample::clean().rights("2010-01-01", Some("2026-03-09")).unread("acts[1].date").codes(), []);
    }

    #[test]
    fn a_child_is_covered_until_the_21st_birthday() {
        assert_eq!(Sample::of_child().child_born("2005-03-11").codes(), []);
        assert_eq!(Sample::of_child().child_born("2005-03-10").codes(), [Code::ChildOverAge]);
        assert_eq!(Sample::of_child().child_born("2005-03-10").disabled_child().codes(), []);
        assert_eq!(Sample::of_child().child_born("2000-03-11").student_until("2026-03-10").codes(), []);
        assert_eq!(Sample::of_child().child_born("2000-03-11").student_until("2026-03-09").codes(), [Code::ChildOverAge]);
        assert_eq!(Sample::of_child().child_born("2000-03-10").student_until("2026-12-31").codes(), [Code::ChildOverAge]);
    }

    #[test]
    fn ages_are_completed_years() {
        assert_eq!(age_on(day("2004-02-29"), day("2025-02-28")), 20);
        assert_eq!(age_on(day("2004-02-29"), day("2025-03-01")), 21);
        assert_eq!(age_on(day("2030-01-01"), day("2026-01-01")), 0);
    }
}
