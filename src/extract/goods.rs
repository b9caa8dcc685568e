//! Goods that the scheme does not cover: quantity times unit price is the row's total.

use super::candidates::Candidates;
use crate::dossier::field::Candidate;
use crate::dossier::{Amount, FieldKey};
use std::collections::BTreeSet;

/// How probable a row is whose product is another, against one where it holds: people round, and forget a sheet.
const OTHER_PRODUCT: f64 = 0.02;

/// Weighs quantity, unit price and total of every row by each other: all readings are heard together.
pub fn weigh(candidates: &mut Candidates) {
    let rows: BTreeSet<usize> = candidates.keys().filter_map(|key| key.parts().filter(|(table, ..)| *table == "uncovered").map(|(_, row, _)| row)).collect();
    for row in rows {
        let keys = ["quantity", "unit_price", "total"].map(|column| FieldKey::cell("uncovered", row, column));
        let read = |key: &FieldKey| candidates.get(key).map(|field| field.readings.clone());
        let (Some(quantities), Some(prices), Some(totals)) = (read(&keys[0]), read(&keys[1]), read(&keys[2])) else { continue };
        let all = [quantities, prices, totals];
        for (at, key) in keys.iter().enumerate() {
            let Some(field) = candidates.get_mut(key) else { continue };
            field.weigh(OTHER_PRODUCT, |value| {
                let own = [Candidate { value: value.to_owned(), probability: 1.0 }];
                let of = |i: usize| if i == at { &own[..] } else { &all[i][..] };
                agreement(of(0), of(1), of(2))
            });
        }
    }
}

/// How well the readings agree that quantity times price is the total: 1 where they surely do, [`OTHER_PRODUCT`] where they surely do not.
fn agreement(quantities: &[Candidate], prices: &[Candidate], totals: &[Candidate]) -> f64 {
    let mut holds = 0.0;
    for (quantity, price) in quantities.iter().flat_map(|q| prices.iter().map(move |p| (q, p))) {
        let Some(product) = product(&quantity.value, &price.value) else { continue };
        let said: f64 = totals.iter().filter(|t| Amount::parse(&t.value).is_some_and(|t| i128::from(t.centimes()) == product)).map(|t| t.probability).sum();
        holds += quantity.probability * price.probability * said;
    }
    holds + (1.0 - holds.min(1.0)) * OTHER_PRODUCT
}

fn product(quantity: &str, price: &str) -> Option<i128> {
    Some(quantity.parse::<i128>().ok()? * i128::from(Amount::parse(price)?.centimes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn readings(all: &[(&str, f64)]) -> Vec<Candidate> {
        all.iter().map(|(value, probability)| Candidate { value: (*value).to_owned(), probability: *probability }).collect()
    }

    #[test]
    fn the_product_speaks_for_what_makes_it() {
        let (prices, totals) = (readings(&[("75.00", 0.99)]), readings(&[("75.00", 0.98)]));
        assert!(agreement(&readings(&[("1", 1.0)]), &prices, &totals) > 0.9);
        assert!(agreement(&readings(&[("7", 1.0)]), &prices, &totals) < 0.05);
        assert_eq!(product("3", "12.50"), Some(3_750));
        assert_eq!(product("x", "12.50"), None);
    }
}
