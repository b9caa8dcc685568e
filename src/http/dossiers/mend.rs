//! Where on the pages lies what the counter is asked to mend: a box, never a value.

use crate::dossier::{Code, DossierReading, Finding, Severity};
use crate::review::place::Place;
use serde::Serialize;
use utoipa::ToSchema;

/// One place to be mended.
#[derive(Serialize, ToSchema)]
#[schema(as = ToMend)]
pub(crate) struct ToMend {
    /// Which rule asks for it.
    code: Code,
    /// Index of the page.
    page: usize,
    /// Its place on the upright page image.
    place: Place,
}

/// The places of the fields that findings of the kind that the counter mends name, where the reading saw them.
pub(super) fn to_mend(reading: &DossierReading, findings: &[Finding]) -> Vec<ToMend> {
    let of = |finding: &Finding| {
        let place = |key| {
            let field = reading.fields.get(key)?;
            Some(ToMend { code: finding.code, page: field.page, place: Place::on_page(field.place, reading.pages.get(field.page)?)? })
        };
        finding.fields.iter().filter_map(place).collect::<Vec<_>>()
    };
    findings.iter().filter(|finding| finding.severity == Severity::Return).flat_map(of).collect()
}
