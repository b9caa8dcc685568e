//! What kind of paper an attached page is, from the words on it.
//!
//! In: the lines read. Out: the type with its lead over the next. Never: a field. Each word (`page_type_vocabulary.rs`) counts once, titles more
//! than words in running text, and no single word decides but a title. Beside the words stands what a paper is made of (`page_type_traits.rs`): invoices hold amounts, prescriptions begin with a doctor's name and hold none.

use super::page_type_traits::{Text, Traits, texts};
use super::page_type_vocabulary::{OFFERS, VOCABULARIES, Vocabulary};
use super::page_type_words::has_phrase;
use super::text_lines_read::TextLine;
use crate::dossier::page::DocumentType;

/// Points that a type needs.
const ENOUGH: f32 = 3.0;
/// Points that a page of the form needs.
const ENOUGH_OF_FORM: f32 = 9.0;
/// A lead that further lines are not expected to overturn.
const DECISIVE: f32 = 6.0;
/// What a title counts more where it is alone on its line or in large print.
const TITLE_FACTOR: f32 = 1.6;

/// A type with how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageType {
    /// The type.
    pub document_type: DocumentType,
    /// Points by which it leads the next type.
    pub lead: f32,
    /// It is taken for something else and may be an invoice all the same: it bears amounts one below the other, or a trader's number, and no title says why.
    pub may_be_invoice: bool,
}

impl PageType {
    /// Whether more lines need not be read for the type's sake.
    pub fn is_decisive(&self) -> bool {
        self.lead >= DECISIVE
    }
}

/// What the words of other papers are worth on a trader's account: a "certificat de paiement" is a receipt.
const ON_AN_ACCOUNT: f32 = 0.1;

/// The type that `lines` speak for, `labels` being the number of medicine barcodes seen. Without evidence: `other`, lead 0.
pub fn page_type(lines: &[&TextLine], labels: usize) -> PageType {
    let texts = texts(lines);
    let codes = texts.iter().filter(|text| is_article_number(&text.folded)).count().max(labels);
    let traits = Traits::of(&texts, lines);
    // "Devis" beside other words is one of several boxes that may be ticked.
    let offers = |text: &Text, offer: &str| {
        has_phrase(&text.folded, offer) && is_title(text, offer) && (text.is_alone || text.is_large || numbered(&text.folded, offer))
    };
    let is_offer = texts.iter().any(|text| OFFERS.iter().any(|offer| offers(text, offer)));
    let worth = |kind: DocumentType| if kind == DocumentType::Other && traits.is_traders_account() && !is_offer { ON_AN_ACCOUNT } else { 1.0 };
    let points_of = |v: &Vocabulary| points_for(v, &texts, codes) * worth(v.document_type) + traits.speak_for(v.document_type);
    let mut points: Vec<(f32, DocumentType)> = VOCABULARIES.iter().map(|v| (points_of(v), v.document_type)).collect();
    points.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (best, document_type) = points.first().copied().unwrap_or((0.0, DocumentType::Other));
    let next = points.get(1).map_or(0.0, |p| p.0);
    let (document_type, lead) = if best < ENOUGH { (DocumentType::Other, 0.0) } else { (document_type, best - next) };
    PageType { document_type, lead, may_be_invoice: traits.may_be_invoice(document_type) && !is_offer }
}

/// Whether `text`, which holds `phrase`, is a title by it: in large print, alone in its line, or with a number behind it.
fn is_title(text: &Text, phrase: &str) -> bool {
    !text.is_priced && (text.is_large || text.folded.len() <= phrase.len() + 6 || numbered(&text.folded, phrase))
}

fn points_for(vocabulary: &Vocabulary, texts: &[Text], codes: usize) -> f32 {
    let title = |(phrase, points): &(&str, f32)| {
        let found = texts.iter().filter(|text| has_phrase(&text.folded, phrase));
        // "Ordonnance du Dr ..." names another paper.
        let names_another = |text: &Text| {
            let of_whom =
                text.folded.ends_with("ORDONNANCE DE") || ["ORDONNANCE DU DR", "ORDONNANCE DE DR", "SELON ORDONNANCE"].iter().any(|p| text.folded.contains(p));
            *phrase == "ORDONNANCE" && of_whom
        };
        let as_title = |text: &Text| !names_another(text) && is_title(text, phrase);
        found.map(|text| if as_title(text) { points * TITLE_FACTOR } else { points * if text.is_priced { 0.1 } else { 0.4 } }).fold(0.0, f32::max)
    };
    let word = |(phrase, points): &(&str, f32)| if texts.iter().any(|text| has_phrase(&text.folded, phrase)) { *points } else { 0.0 };
    let spoken: f32 = vocabulary.titles.iter().map(title).sum::<f32>() + vocabulary.words.iter().map(word).sum::<f32>();
    match vocabulary.document_type {
        DocumentType::MedicineLabels => label_points(texts, codes, spoken),
        // Other papers speak of the form as well.
        document_type if document_type.is_form_page() && spoken < ENOUGH_OF_FORM => 0.0,
        _ => spoken,
    }
}

/// Whether `text` is `phrase` with a number behind it: "FACTURE N 7370103".
fn numbered(text: &str, phrase: &str) -> bool {
    let rest = text.strip_prefix(phrase).map(str::trim_start);
    rest.is_some_and(|rest| {
        ["N ", "NO ", "NUMERO "].into_iter().find_map(|sign| rest.strip_prefix(sign)).unwrap_or(rest).starts_with(|c: char| c.is_ascii_digit())
    })
}

/// Labels bear article numbers and prices and little else: every line that belongs to no label speaks against.
fn label_points(texts: &[Text], codes: usize, spoken: f32) -> f32 {
    let prices = texts.iter().filter(|text| has_phrase(&text.folded, "PPV") || has_phrase(&text.folded, "PPM")).count();
    let labels = codes.max(prices);
    if labels == 0 {
        return 0.0;
    }
    let others = texts.len().saturating_sub(5 * labels) as f32;
    (2.5 + spoken + (labels as f32).min(4.0) * 1.5 - others).max(0.0)
}

/// Whether a line is the number under a barcode: twelve to fourteen digits and no word.
fn is_article_number(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let letters = text.bytes().filter(u8::is_ascii_alphabetic).count();
    (12..=14).contains(&digits) && letters <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(rows: &[&str]) -> DocumentType {
        let lines: Vec<TextLine> = rows.iter().zip(0_u8..).map(|(text, row)| TextLine::surely(text, (600.0, 60.0 * f32::from(row)))).collect();
        page_type(&lines.iter().collect::<Vec<_>>(), 0).document_type
    }

    #[test]
    fn what_a_paper_is_made_of_tells_where_no_word_does() {
        let letterhead = ["Dr L. I.", "Neurologie", "Rue des Écoles - Larache", "Fait le 20/10/26", "RHINAL 20 creme 30 g", "2 cp/j pdt 5 j"];
        assert_eq!(kind(&letterhead), DocumentType::Prescription);
        let bill = ["Dr L. I.", "Numéro BC-85541", "ICE N° 001556699011837", "Certificat 45,00", "E.C.G. 40,00", "Soins 60,00"];
        assert_eq!(kind(&bill), DocumentType::Invoice);
        assert_eq!(kind(&["Dr L. I.", "Neurologie", "CERTIFICAT MEDICAL", "Je soussigné certifie avoir examiné"]), DocumentType::Other);
        assert_eq!(kind(&["PHARMACIE DU SOLEIL", "BULLETIN DE CAISSE", "Numéro BC-85541", "Total 348,50"]), DocumentType::Invoice);
    }

    #[test]
    fn pages_of_the_form_are_known_by_their_headings_and_not_by_its_name() {
        let pale = ["FEUILLE DE SOINS MALADIE", "Partie réservée à l'assuré(e)", "Hasna N.", "Déclaration du médecin traitant", "INPE et code à barres"];
        assert_eq!(kind(&pale), DocumentType::ClaimFormP1);
        assert_eq!(kind(&["FEUILLE DE SOINS MALADIE", "Mutuelle", "Soins dentaires"]), DocumentType::Other);
        let second = ["Description des actes effectués", "Date des actes", "Code des actes", "Montant facturé", "120,00", "337,50", "Actes paramédicaux"];
        assert_eq!(kind(&second), DocumentType::ClaimFormP2);
        // What a telephone's picture without its left half shows.
        let right_of_p1 = [
            "Direction de l'Assurance Maladie Obligatoire",
            "FEUILLE DE SOINS MALADIE",
            "N° Dossier :",
            "N° CIN",
            "Conjoint",
            "Enfant",
            "Nombre de pièces jointes",
            "Etablissement de soins",
            "Hospitalisation",
            "Je déclare les informations ci-dessus sincères et véritables",
            "Cachet et signature du médecin",
        ];
        assert_eq!(kind(&right_of_p1), DocumentType::ClaimFormP1);
        let right_of_p3 = [
            "Réf: 610-1-02",
            "et imagerie",
            "INPE, cet t inature",
            "Monan facturé",
            "exécutées et des dispositifs médicaux fournis",
            "INP du pharmaieno du foumisser. chet t inaure",
            "Prix acturé",
            "Pharmac",
            "403.70",
            "charge",
            "Prix total",
            "Prix unitaire",
            "Identfication de ’agent",
        ];
        assert_eq!(kind(&right_of_p3), DocumentType::ClaimFormP3);
        let third = ["Actes de biologie, radiologie et imagerie", "Date des actes", "Prix facturé", "Prestations non prises en charge", "Prix total"];
        assert_eq!(kind(&third), DocumentType::ClaimFormP3);
    }

    #[test]
    fn a_traders_account_is_an_invoice_whatever_it_is_called() {
        let told = |lines: &[&str]| {
            let lines: Vec<TextLine> = lines.iter().zip(0_u8..).map(|(text, row)| TextLine::surely(text, (600.0, 60.0 * f32::from(row)))).collect();
            let told = page_type(&lines.iter().collect::<Vec<_>>(), 0);
            (told.document_type, told.may_be_invoice)
        };
        let account = ["Soins 145,00", "Total 300,00", "ICE : 003 027 417 005 327"];
        let called = |title: &'static str, rest: &[&'static str]| told(&[&["Cabinet Al Qods", title], rest].concat());
        assert_eq!(called("Certificat de paiement", &account), (DocumentType::Invoice, false));
        assert_eq!(called("DEVIS", &account), (DocumentType::Other, false));
        assert_eq!(called("Ordonnance", &account), (DocumentType::Prescription, true), "a prescription has no total");
        assert_eq!(called("Certificat de paiement", &account[..2]), (DocumentType::Other, true), "without the trader's number a person looks");
        let boxes = [("Cabinet Al Qods", 300.0, 60.0), ("Devis", 200.0, 120.0), ("Relevé des soins", 600.0, 120.0), ("ICE : 003027417005327", 300.0, 900.0)];
        let boxes = boxes.into_iter().chain([("145,00", 900.0, 300.0), ("300,00", 900.0, 400.0)]);
        let boxes: Vec<TextLine> = boxes.map(|(text, x, y)| TextLine::surely(text, (x, y))).collect();
        assert_eq!(page_type(&boxes.iter().collect::<Vec<_>>(), 0).document_type, DocumentType::Invoice, "a box that may be ticked is no title");
        assert_eq!(called("Attestation de travail", &["Je soussigné certifie"]), (DocumentType::Other, false));
    }

    #[test]
    fn a_column_headed_description_makes_no_prescription() {
        let invoice = [
            "CENTRE DE RADIOLOGIE",
            "Facture N° 7370103",
            "Facturé à : A. B.",
            "Description",
            "Quantité",
            "Montant",
            "Examen Z 25",
            "Total à régler",
            "322,00 DH",
        ];
        assert_eq!(kind(&invoice), DocumentType::Invoice);
        assert_eq!(kind(&["Dr A. B.", "Ordonnance", "1 cp/j pendant 7 jours"]), DocumentType::Prescription);
    }

    #[test]
    fn a_result_that_names_its_prescription_is_a_result() {
        let result = ["Laboratoire Al Amal", "Échantillon n° :25-20232", "Date prélèv. :25/12/2025", "Ordonnance de", ": Dr A. B."];
        let result = [&result[..], &["Test", "Valeur obtenue", "Intervalle de référence", "Créatinine 9,1 mg/L"]].concat();
        assert_eq!(kind(&result), DocumentType::LabResult);
    }

    #[test]
    fn a_title_with_its_number_is_a_title() {
        assert!(["FACTURE N 7370103", "FACTURE 4711", "FACTURE NO F26".trim_end_matches("F26")].map(|text| numbered(text, "FACTURE")) == [true, true, false]);
        assert!(!numbered("NOTRE FACTURE N 1", "FACTURE") && !numbered("FACTURE A REGLER", "FACTURE"));
    }
}
