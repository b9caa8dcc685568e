//! What an attached page is made of, whatever its words: amounts, measured results, the number of a taxpayer, a doctor's name.

use super::page_type_words::{folded, has_phrase};
use super::text_lines_read::TextLine;
use crate::dossier::identifiers::is_ice;
use crate::dossier::page::DocumentType;

/// A line this many times thicker than the middle one is a heading.
const HEADING: f32 = 1.25;
/// Lines nearer than this many heights, across the text, are one row.
const ROW: f32 = 0.55;
/// Rows with an amount from which a paper is an account of something.
const ACCOUNT: usize = 2;
/// What stands before a doctor's name.
const DOCTORS: [&str; 3] = ["DR", "DOCTEUR", "PROFESSEUR"];
/// Units of what laboratories measure.
const UNITS: [&str; 10] = ["g/l", "mol/l", "ui/l", "u/l", "q/l", "/ml", "/dl", "/mm3", "/ul", "/µl"];
/// Lines with such a unit from which a paper holds results.
const RESULTS: usize = 2;
/// Branches of medicine, as they stand under a doctor's name; the beginning is enough.
const BRANCHES: [&str; 20] = [
    "CARDIOLOG",
    "DERMATOLOG",
    "GYNECOLOG",
    "PEDIATR",
    "OPHTALMOLOG",
    "RHUMATOLOG",
    "NEUROLOG",
    "PNEUMOLOG",
    "GASTRO ENTEROLOG",
    "UROLOG",
    "OTO RHINO",
    "PSYCHIATR",
    "ENDOCRINOLOG",
    "NEPHROLOG",
    "TRAUMATOLOG",
    "CHIRURG",
    "STOMATOLOG",
    "DENTISTE",
    "MEDECINE INTERNE",
    "MEDECIN GENERALISTE",
];

/// A line as the type is told by it.
pub(super) struct Text {
    /// Folded.
    pub(super) folded: String,
    /// It is printed larger than most.
    pub(super) is_large: bool,
    /// Nothing else stands in its row.
    pub(super) is_alone: bool,
    /// An amount stands in its row: it names what is paid for.
    pub(super) is_priced: bool,
    holds_amount: bool,
}

/// The lines, each with its size and its row.
pub(super) fn texts(lines: &[&TextLine]) -> Vec<Text> {
    let mut thicknesses: Vec<f32> = lines.iter().map(|l| l.place.thickness).collect();
    thicknesses.sort_by(f32::total_cmp);
    let middle = thicknesses.get(thicknesses.len() / 2).copied().unwrap_or(0.0);
    let amounts: Vec<bool> = lines.iter().map(|line| holds_amount(&line.text())).collect();
    let is_priced = |line: &TextLine| lines.iter().zip(&amounts).any(|(other, holds)| *holds && same_row(line, other));
    let is_alone = |line: &TextLine| lines.iter().filter(|other| same_row(line, other)).count() <= 1;
    let text = |(line, &holds_amount): (&&TextLine, &bool)| Text {
        folded: folded(&line.text()),
        is_large: line.place.thickness >= HEADING * middle,
        is_alone: is_alone(line),
        is_priced: is_priced(line),
        holds_amount,
    };
    lines.iter().zip(&amounts).map(text).collect()
}

fn same_row(a: &TextLine, b: &TextLine) -> bool {
    let (dx, dy) = (b.place.center.0 - a.place.center.0, b.place.center.1 - a.place.center.1);
    let across = dy * a.place.along.0 - dx * a.place.along.1;
    across.abs() < ROW * a.place.thickness.max(b.place.thickness)
}

/// Whether an amount with two decimals stands in `text`: `348,50`, `1 234.50 DH`, `30, 00`.
fn holds_amount(text: &str) -> bool {
    let joined = text.replace(", ", ",").replace(". ", ".");
    joined.split(|c: char| c.is_whitespace()).any(|token| {
        let Some((whole, decimals)) = token.rsplit_once([',', '.']) else { return false };
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        digits(whole) && whole.len() <= 6 && digits(decimals) && decimals.len() == 2
    })
}

/// What the paper is made of.
pub(super) struct Traits {
    rows_with_amounts: usize,
    holds_results: bool,
    has_ice: bool,
    names_doctor: bool,
    names_branch: bool,
}

impl Traits {
    pub(super) fn of(texts: &[Text], lines: &[&TextLine]) -> Self {
        let measured = |line: &&&TextLine| UNITS.iter().any(|unit| line.text().to_lowercase().replace(' ', "").contains(unit));
        let holds_ice = |text: &str| text.split(|c: char| !c.is_ascii_digit()).any(is_ice);
        let bears_ice = |line: &&TextLine| holds_ice(&line.text()) || holds_ice(&line.text().replace(' ', ""));
        Self {
            rows_with_amounts: texts.iter().filter(|text| text.holds_amount).count(),
            holds_results: lines.iter().filter(measured).count() >= RESULTS,
            has_ice: lines.iter().any(bears_ice),
            names_doctor: texts.iter().any(|text| text.folded.split(' ').any(|word| DOCTORS.contains(&word))),
            names_branch: texts.iter().any(|text| BRANCHES.iter().any(|branch| has_phrase(&text.folded, branch))),
        }
    }

    /// Amounts stand one below the other, and they are not measured: an account of something.
    pub(super) const fn is_account(&self) -> bool {
        self.rows_with_amounts >= ACCOUNT && !self.holds_results
    }

    /// An account, and by somebody who pays taxes on it.
    pub(super) const fn is_traders_account(&self) -> bool {
        self.is_account() && self.has_ice
    }

    /// Whether a paper of such a type may be an invoice all the same.
    pub(super) const fn may_be_invoice(&self, kind: DocumentType) -> bool {
        match kind {
            DocumentType::Other => self.is_account() || self.has_ice,
            DocumentType::Prescription => self.is_traders_account(),
            _ => false,
        }
    }

    /// Points for a type.
    pub(super) fn speak_for(&self, kind: DocumentType) -> f32 {
        let worth = |holds: bool, points: f32| if holds { points } else { 0.0 };
        match kind {
            DocumentType::LabResult => worth(self.holds_results, 3.0),
            DocumentType::Invoice => worth(self.has_ice, 1.5) + worth(self.is_account(), 2.0),
            DocumentType::Prescription if self.rows_with_amounts == 0 && !self.holds_results => worth(self.names_doctor, 2.0) + worth(self.names_branch, 0.8),
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_from_days_and_telephones() {
        for text in ["348,50", "1 × 213.20", "Net à payer : 200, 00 Dh", "183.90 Dh", "1 234,50"] {
            assert!(holds_amount(text), "{text}");
        }
        for text in ["05.31.86.68.97", "12.03.26", "16/05/2026", "Réf. 94183", "K 20", "1/2", "0529.66"] {
            assert_eq!(holds_amount(text), text == "0529.66", "{text}");
        }
    }

    #[test]
    fn what_stands_beside_an_amount_is_priced() {
        let lines = [TextLine::surely("Certificat", (300.0, 500.0)), TextLine::surely("45,00", (900.0, 504.0)), TextLine::surely("Dr A. B.", (300.0, 100.0))];
        let priced: Vec<bool> = texts(&lines.iter().collect::<Vec<_>>()).iter().map(|text| text.is_priced).collect();
        assert_eq!(priced, [true, true, false]);
    }
}
