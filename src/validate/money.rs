//! Money: the sum, and amounts beyond all tariffs.

use super::view::{Row, View};
use super::{Outcome, doubt};
use crate::dossier::field::SUMMED_TABLES;
use crate::dossier::{Amount, Cotation, DocumentType, FieldKey, FieldReading};
use crate::registry::Registry;
use chrono::NaiveDate;

/// How often an amount may exceed its tariff (contract.md, `amount_implausible`).
const PLAUSIBLE: i128 = 5;

/// What the rows make of the total.
pub(super) enum Sum {
    /// Something of it cannot be seen.
    Unknown,
    /// They are equal.
    Adds,
    /// They differ; misreading explains it with this probability.
    Differs {
        /// How likely misreading explains it.
        explained: f64,
        /// The total and the amounts.
        fields: Vec<FieldKey>,
    },
}

/// Adds up acts, paramedical, diagnostics and dispensations; `uncovered` is not added.
pub(super) fn sum(view: &View<'_>) -> Sum {
    let key = FieldKey::from("total_amount");
    let Some((field, total)) = view.field(&key).and_then(|f| Some((f, Amount::parse(&f.value)?))) else { return Sum::Unknown };
    let page_3_is_known = view.seen(DocumentType::ClaimFormP3) || !view.handed_in(DocumentType::ClaimFormP3);
    let rows: Vec<Row<'_>> = SUMMED_TABLES.into_iter().flat_map(|table| view.rows(table)).collect();
    let lacks_amount = rows.iter().any(|row| row.is_filled() && row.amount().is_none());
    if !view.seen(DocumentType::ClaimFormP2) || !page_3_is_known || lacks_amount || an_amount_is_unread(view) {
        return Sum::Unknown;
    }
    let amounts: Vec<(FieldKey, &FieldReading, Amount)> =
        rows.iter().filter_map(|row| row.amount().map(|(f, amount)| (row.key("amount"), f, amount))).collect();
    let added: Amount = amounts.iter().map(|(_, _, amount)| *amount).sum();
    if added == total {
        return Sum::Adds;
    }
    let explained = misread_sum(view, field, &amounts, added.centimes() - total.centimes());
    Sum::Differs { explained, fields: std::iter::once(key).chain(amounts.into_iter().map(|(key, _, _)| key)).collect() }
}

fn an_amount_is_unread(view: &View<'_>) -> bool {
    let counts = |key: &FieldKey| key.as_str() == "total_amount" || key.is_in(&SUMMED_TABLES, "amount");
    view.case.extraction.unread.iter().any(counts)
}

/// Probability that a misreading makes the sum wrong by `excess` centimes: of one field onto just what mends it, or of any two.
fn misread_sum(view: &View<'_>, total: &FieldReading, amounts: &[(FieldKey, &FieldReading, Amount)], excess: i64) -> f64 {
    let whole = Amount::parse(&total.value).map_or(0, Amount::centimes);
    let mends = |field: &FieldReading, centimes: i64| match centimes {
        0 => doubt::misread(field),
        1.. => doubt::says(field, &Amount::from_centimes(centimes).to_string()),
        _ => 0.0,
    };
    let supports = |field: &FieldReading| usize::from(super::invoices::is_invoiced(view, &field.value));
    let of_rows = amounts.iter().map(|(_, field, amount)| doubt::supported(mends(field, amount.centimes().saturating_sub(excess)), supports(field)));
    let one: f64 = of_rows.sum::<f64>() + mends(total, whole.saturating_add(excess));
    let any: f64 = amounts.iter().map(|(_, field, _)| doubt::supported(doubt::misread(field), supports(field))).sum::<f64>() + doubt::misread(total);
    one + any * any / 2.0
}

/// `sum_mismatch`: acts + paramedical + diagnostics + dispensations differ from `total_amount` by 0.01 or more. With a form page missing
/// that is told instead.
pub(super) fn sum_mismatch(view: &View<'_>) -> Vec<Outcome> {
    match sum(view) {
        Sum::Differs { explained, fields } if view.handed_in(DocumentType::ClaimFormP3) => vec![Outcome::breach(fields, explained)],
        _ => vec![],
    }
}

/// `amount_implausible`: acts, paramedical, diagnostics: amount above 5 x unit price x coefficient (1 where none) x count (1 where none),
/// price of the row's date; unknown letters raise nothing.
pub(super) fn amount_implausible(view: &View<'_>) -> Vec<Outcome> {
    let adds = matches!(sum(view), Sum::Adds);
    ["acts", "paramedical", "diagnostics"].into_iter().flat_map(|table| view.rows(table)).map(|row| implausible(view, &row, adds)).collect()
}

fn implausible(view: &View<'_>, row: &Row<'_>, adds: bool) -> Outcome {
    let (Some((field, amount)), Some((_, day)), Some(cotation)) = (row.amount(), row.date(), row.get("cotation")) else { return Outcome::Silent };
    let count = row.get("count");
    if count.is_none() && row.table == "paramedical" && !view.case.extraction.blank.contains(&row.key("count")) {
        return Outcome::Silent;
    }
    let limit_of = |cotation: &str, count: &str| limit(view.case.registry, cotation, count, day);
    let (cotation_text, count_text) = (cotation.value.as_str(), count.map_or("1", |f| f.value.as_str()));
    let is_plausible = |amount: Amount, limit: Option<i128>| limit.is_none_or(|most| i128::from(amount.centimes()) <= most);
    if is_plausible(amount, limit_of(cotation_text, count_text)) {
        return Outcome::Silent;
    }
    let wrong_amount = doubt::otherwise(field, |a| Amount::parse(a).is_some_and(|a| is_plausible(a, limit_of(cotation_text, count_text))));
    let supports = usize::from(adds) + usize::from(super::invoices::is_invoiced(view, &field.value));
    let wrong_cotation = doubt::otherwise(cotation, |c| is_plausible(amount, limit_of(c, count_text)));
    let wrong_count = count.map_or(0.0, |f| doubt::otherwise(f, |n| is_plausible(amount, limit_of(cotation_text, n))));
    let keys = ["amount", "cotation", "count"].into_iter().filter(|column| row.get(column).is_some()).map(|column| row.key(column));
    Outcome::breach(keys.collect(), doubt::supported(wrong_amount, supports) + wrong_cotation + wrong_count)
}

/// The highest plausible amount in centimes; none where letters or count say nothing.
fn limit(registry: &Registry, cotation: &str, count: &str, day: NaiveDate) -> Option<i128> {
    let cotation = Cotation::parse(cotation)?;
    let unit = registry.unit_price(&cotation.letters, day)?;
    let count: u32 = count.parse().ok()?;
    Some(PLAUSIBLE * i128::from(unit.centimes()) * i128::from(cotation.coefficient()) * i128::from(count) / 100)
}

#[cfg(test)]
mod tests {
    use crate::dossier::Code;
    use crate::validate::sample::Sample;

    #[test]
    fn the_rows_must_add_up_to_the_centime() {
        assert_eq!(Sample::clean().set("total_amount", "610.01").codes(), [Code::SumMismatch]);
        assert_eq!(Sample::clean().set("total_amount", "520.00").codes(), [Code::SumMismatch]);
        assert_eq!(Sample::clean().set("uncovered[0].total", "50.00").codes(), []);
    }

    #[test]
    fn a_sum_that_misreading_explains_goes_to_a_person() {
        assert_eq!(Sample::clean().or("total_amount", "670.00", 0.9, &[("610.00", 0.09)]).codes(), [Code::LowConfidence]);
        assert_eq!(Sample::clean().unsure("acts[0].amount", "800.00", 0.9).codes(), [Code::LowConfidence]);
    }

    #[test]
    fn a_sum_that_cannot_be_seen_is_not_judged() {
        assert_eq!(Sample::clean().unread("acts[1].amount").set("total_amount", "900.00").codes(), []);
        assert_eq!(Sample::clean().absent("total_amount").codes(), []);
    }

    #[test]
    fn an_amount_is_at_most_five_times_its_tariff() {
        assert_eq!(Sample::clean().set("acts[0].amount", "750.00").set("total_amount", "1060.00").codes(), []);
        assert_eq!(Sample::clean().set("acts[0].amount", "750.01").set("total_amount", "1060.01").codes(), [Code::AmountImplausible]);
        assert_eq!(Sample::clean().set("acts[0].amount", "750.01").set("total_amount", "1060.01").set("acts[0].cotation", "XY").codes(), []);
        assert_eq!(
            Sample::clean().set("acts[0].amount", "750.01").set("total_amount", "1060.01").unsure("acts[0].cotation", "CS", 0.9).codes(),
            [Code::LowConfidence]
        );
    }

    #[test]
    fn coefficient_and_count_multiply() {
        let session = |amount: &str, total: &str| Sample::clean().paramedical("AMM 8", "3", amount).set("total_amount", total);
        assert_eq!(session("1800.00", "2410.00").codes(), []);
        assert_eq!(session("1800.01", "2410.01").codes(), [Code::AmountImplausible]);
    }
}
