//! Builds small cases for the tests of the rules: a clean dossier of nobody, and changes to it.

use super::{ActKey, Case, Earlier, act_keys, check};
use crate::dossier::field::Candidate;
use crate::dossier::{Amount, BoundingBox, Code, DocumentType as D, FieldKey, FieldReading, Finding, PageReading, Quality, Rotation, Source};
use crate::extract::Extraction;
use crate::registry::{Dependant, Member, Provider, ProviderKind, Registry, Relation, Rows, Tariff};
use chrono::NaiveDate;

pub(super) const NUMBER: &str = "100000001";
pub(super) const SPOUSE_CIN: &str = "CD654321";
pub(super) const PHYSICIAN: &str = "200000001";
pub(super) const CLOSED: &str = "200000777";
pub(super) const SUPPLIER: &str = "800000001";
const SURE: f64 = 0.9995;

/// A dossier to check, and the registry for it.
#[derive(Clone)]
pub(super) struct Sample {
    pages: Vec<PageReading>,
    extraction: Extraction,
    rows: Rows,
    received_on: NaiveDate,
    earlier: Earlier,
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn registry() -> Rows {
    let provider = |inpe: &str, kind, active| Provider { inpe: inpe.into(), kind, active, ..Provider::default() };
    let tariff = |letter: &str, centimes| Tariff {
        key_letter: letter.into(),
        unit_price: Amount::from_centimes(centimes),
        valid_from: day("2006-01-01"),
        ..Tariff::default()
    };
    let dependant = |relation, cin: Option<&str>, last: &str, first: &str, born: &str| Dependant {
        number: NUMBER.into(),
        relation,
        cin: cin.map(Into::into),
        last_name: last.into(),
        first_name: first.into(),
        birth_date: day(born),
        ..Dependant::default()
    };
    Rows {
        members: vec![Member {
            number: NUMBER.into(),
            cin: Some("AB123456".into()),
            last_name: "ALAMI".into(),
            first_name: "Sara".into(),
            birth_date: day("1980-05-06"),
            rights_from: day("2010-01-01"),
            ..Member::default()
        }],
        dependants: vec![
            dependant(Relation::Spouse, Some(SPOUSE_CIN), "BERRADA", "Omar", "1978-09-21"),
            dependant(Relation::Child, None, "ALAMI", "Adam", "2015-05-06"),
        ],
        providers: vec![
            provider(PHYSICIAN, ProviderKind::Physician, true),
            provider(CLOSED, ProviderKind::Physician, false),
            provider("300000001", ProviderKind::Pharmacy, true),
            provider("300000002", ProviderKind::Pharmacy, true),
            provider("400000001", ProviderKind::Laboratory, true),
            provider("500000001", ProviderKind::Paramedical, true),
            provider(SUPPLIER, ProviderKind::Supplier, true),
        ],
        all_providers: true,
        medicines: vec![],
        tariffs: vec![tariff("CS", 15000), tariff("B", 110), tariff("AMM", 1500)],
    }
}

impl Sample {
    /// Nothing handed in.
    pub(super) fn empty() -> Self {
        Self { pages: vec![], extraction: Extraction::default(), rows: registry(), received_on: day("2026-03-20"), earlier: Earlier::default() }
    }

    /// A dossier that breaks no rule: an act, an analysis, a dispensation; five attached pages.
    pub(super) fn clean() -> Self {
        let kinds = [D::ClaimFormP1, D::ClaimFormP2, D::ClaimFormP3, D::Prescription, D::Invoice, D::MedicineLabels, D::Invoice, D::LabResult];
        let values = [
            ("request_kind", "execution"),
            ("insured_immatriculation", NUMBER),
            ("insured_cin", "AB123456"),
            ("insured_full_name", "Sara ALAMI"),
            ("beneficiary_relation", "self"),
            ("beneficiary_full_name", "ALAMI Sara"),
            ("beneficiary_birth_date", "1980-05-06"),
            ("beneficiary_cin", "AB123456"),
            ("total_amount", "610.00"),
            ("attachment_count", "3"),
            ("physician_inpe", PHYSICIAN),
            ("care_type", "illness"),
            ("insured_signature_present", "true"),
            ("physician_signature_present", "true"),
            ("diagnostics[0].date", "2026-03-12"),
            ("diagnostics[0].cotation", "B 100"),
            ("diagnostics[0].amount", "110.00"),
            ("diagnostics[0].inpe", "400000001"),
            ("prescriptions[0].date", "2026-03-10"),
            ("invoices[0].total", "200.00"),
            ("invoices[1].total", "110.00"),
        ];
        let sample = kinds.into_iter().fold(Self::empty(), Self::page);
        let sample = values.into_iter().fold(sample, |sample, (key, value)| sample.set(key, value));
        sample.act(0, "2026-03-10", "CS", "300.00").dispensation(0, "2026-03-12", "200.00", "300000001")
    }

    /// The same for the child.
    pub(super) fn of_child() -> Self {
        Self::clean()
            .set("beneficiary_relation", "child")
            .set("beneficiary_full_name", "ALAMI Adam")
            .set("beneficiary_birth_date", "2015-05-06")
            .blank("beneficiary_cin")
    }

    pub(super) fn act(self, row: usize, date: &str, cotation: &str, amount: &str) -> Self {
        let key = |column| format!("acts[{row}].{column}");
        self.set(&key("date"), date).set(&key("cotation"), cotation).set(&key("amount"), amount)
    }

    pub(super) fn dispensation(self, row: usize, date: &str, amount: &str, inpe: &str) -> Self {
        let key = |column| format!("dispensations[{row}].{column}");
        self.set(&key("date"), date).set(&key("amount"), amount).set(&key("inpe"), inpe)
    }

    pub(super) fn paramedical(self, cotation: &str, count: &str, amount: &str) -> Self {
        let cells = [("date", "2026-03-12"), ("cotation", cotation), ("count", count), ("amount", amount), ("inpe", "500000001")];
        cells.into_iter().fold(self, |sample, (column, value)| sample.set(&format!("paramedical[0].{column}"), value))
    }

    /// Every act, analysis and prescription on one day, the dispensation too.
    pub(super) fn at_day(self, date: &str) -> Self {
        ["acts[0].date", "diagnostics[0].date", "dispensations[0].date", "prescriptions[0].date"].into_iter().fold(self, |sample, key| sample.set(key, date))
    }

    /// The last page in a blurred picture.
    pub(super) fn blurred_last(mut self) -> Self {
        self.pages.last_mut().expect("a page").quality.push(Quality::Blur);
        self
    }

    pub(super) fn page(mut self, document_type: D) -> Self {
        let file = format!("{:02}.png", self.pages.len() + 1);
        let page = PageReading {
            file,
            page: 1,
            panel: None,
            document_type,
            rotation: Rotation::None,
            width: 100,
            height: 100,
            panel_box: BoundingBox::from([0, 0, 100, 100]),
            quality: vec![],
            error: None,
        };
        self.pages.push(page);
        self
    }

    /// The page on which a field stands.
    fn page_of(&self, key: &FieldKey) -> usize {
        let nth = |kind: D, n: usize| self.pages.iter().enumerate().filter(|(_, p)| p.document_type == kind).nth(n).map_or(0, |(i, _)| i);
        match key.parts() {
            None => nth(D::ClaimFormP1, 0),
            Some(("acts" | "paramedical", _, _)) => nth(D::ClaimFormP2, 0),
            Some(("prescriptions", n, _)) => nth(D::Prescription, n),
            Some(("invoices", n, _)) => nth(D::Invoice, n),
            Some(("medicines", _, _)) => nth(D::Prescription, 0),
            Some(_) => nth(D::ClaimFormP3, 0),
        }
    }

    fn put(mut self, key: &str, value: &str, confidence: f64, page: Option<usize>, others: &[(&str, f64)]) -> Self {
        let key = FieldKey::from(key);
        let alternatives = others.iter().map(|(value, probability)| Candidate { value: (*value).into(), probability: *probability }).collect();
        let page = page.unwrap_or_else(|| self.page_of(&key));
        let field =
            FieldReading { value: value.into(), confidence, page, place: BoundingBox::default(), raw: String::new(), source: Source::Cells, alternatives };
        self.extraction.blank.remove(&key);
        self.extraction.fields.insert(key, field);
        self
    }

    pub(super) fn set(self, key: &str, value: &str) -> Self {
        self.put(key, value, SURE, None, &[])
    }

    pub(super) fn unsure(self, key: &str, value: &str, confidence: f64) -> Self {
        self.put(key, value, confidence, None, &[])
    }

    pub(super) fn or(self, key: &str, value: &str, confidence: f64, others: &[(&str, f64)]) -> Self {
        self.put(key, value, confidence, None, others)
    }

    pub(super) fn set_on_last(self, key: &str, value: &str) -> Self {
        let last = self.pages.len() - 1;
        self.put(key, value, SURE, Some(last), &[])
    }

    pub(super) fn absent(mut self, key: &str) -> Self {
        self.extraction.fields.remove(&FieldKey::from(key));
        self
    }

    pub(super) fn blank(mut self, key: &str) -> Self {
        self = self.absent(key);
        self.extraction.blank.insert(FieldKey::from(key));
        self
    }

    pub(super) fn unread(mut self, key: &str) -> Self {
        self = self.absent(key);
        self.extraction.unread.insert(FieldKey::from(key));
        self
    }

    pub(super) fn ambiguous(mut self, key: &str) -> Self {
        self.extraction.ambiguous_ticks.insert(FieldKey::from(key));
        self
    }

    pub(super) fn without_rows(mut self, table: &str) -> Self {
        self.extraction.fields.retain(|key, _| key.parts().is_none_or(|(t, _, _)| t != table));
        self
    }

    /// Takes out every page of a kind, with its fields.
    pub(super) fn without(mut self, kind: D) -> Self {
        let kept: Vec<usize> = (0..self.pages.len()).filter(|i| self.pages[*i].document_type != kind).collect();
        let new = |page: usize| kept.iter().position(|k| *k == page);
        self.extraction.fields.retain(|_, f| new(f.page).map(|page| f.page = page).is_some());
        self.pages = kept.iter().map(|i| self.pages[*i].clone()).collect();
        self
    }

    pub(super) fn unreadable(mut self, kind: D) -> Self {
        let pages = self.pages.iter().enumerate().filter(|(_, p)| p.document_type == kind).map(|(i, _)| i);
        self.extraction.unreadable_pages.extend(pages);
        self
    }

    pub(super) fn unreadable_last(mut self) -> Self {
        self.extraction.unreadable_pages.insert(self.pages.len() - 1);
        self
    }

    pub(super) fn broken_last(mut self) -> Self {
        self.pages.last_mut().expect("a page").error = Some("truncated".into());
        self
    }

    pub(super) fn undecoded_label(mut self, page: usize) -> Self {
        self.extraction.undecoded_labels.insert(page);
        self
    }

    pub(super) fn repeats_last(mut self, earlier: usize) -> Self {
        self.extraction.repeated_pages.push((self.pages.len() - 1, earlier));
        self
    }

    pub(super) fn repeated_before(mut self, page: usize) -> Self {
        self.earlier.repeated_pages.insert(page);
        self
    }

    pub(super) fn claimed_before(mut self, keys: &[ActKey]) -> Self {
        self.earlier.acts.extend(keys.iter().cloned());
        self
    }

    pub(super) fn received_on(mut self, date: &str) -> Self {
        self.received_on = day(date);
        self
    }

    pub(super) fn rights(mut self, from: &str, to: Option<&str>) -> Self {
        self.rows.members[0].rights_from = day(from);
        self.rows.members[0].rights_to = to.map(day);
        self
    }

    /// The child's birth, registered and written.
    pub(super) fn child_born(mut self, date: &str) -> Self {
        self.rows.dependants[1].birth_date = day(date);
        self.set("beneficiary_birth_date", date)
    }

    pub(super) fn disabled_child(mut self) -> Self {
        self.rows.dependants[1].disabled = true;
        self
    }

    pub(super) fn student_until(mut self, date: &str) -> Self {
        self.rows.dependants[1].student_until = Some(day(date));
        self
    }

    fn with_case<T>(&self, use_case: impl Fn(&Case<'_>) -> T) -> T {
        let registry = Registry::from_rows(self.rows.clone());
        use_case(&Case { pages: &self.pages, extraction: &self.extraction, registry: &registry, received_on: self.received_on, earlier: &self.earlier })
    }

    pub(super) fn check(&self) -> Vec<Finding> {
        self.with_case(check)
    }

    pub(super) fn act_keys(&self) -> Vec<ActKey> {
        self.with_case(act_keys)
    }

    pub(super) fn codes(&self) -> Vec<Code> {
        self.check().into_iter().map(|finding| finding.code).collect()
    }
}
