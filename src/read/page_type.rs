//! What kind of paper an attached page is, from the words on it.
//!
//! In: the lines read. Out: the type with its lead over the next. Never: a field. The words are those that such papers bear in Morocco, in
//! French and, rarely, English; each counts once, titles more than words in running text, and no single word decides but a title. Beside the words
//! stands what a paper is made of (`page_type_traits.rs`): invoices hold amounts, prescriptions begin with a doctor's name and hold none.

use super::page_type_traits::{Text, Traits, texts};
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

/// Words and points for a type: titles, then words in the text.
struct Vocabulary {
    document_type: DocumentType,
    titles: &'static [(&'static str, f32)],
    words: &'static [(&'static str, f32)],
}

const VOCABULARIES: &[Vocabulary] = &[
    Vocabulary {
        document_type: DocumentType::Prescription,
        titles: &[
            ("ORDONNANCE", 6.0),
            ("PRESCRIPTION", 5.0),
            ("PRESCRIPTION MEDICALE", 2.0),
            ("ORDONNANCE MEDICALE", 2.0),
            ("ORDONNANCE BIZONE", 2.0),
            ("DEMANDE D ANALYSES", 5.0),
            ("DEMANDE DE BILAN", 5.0),
            ("BULLETIN D EXAMEN", 4.0),
        ],
        words: &[
            ("DR", 1.0),
            ("DOCTEUR", 1.0),
            ("CABINET MEDICAL", 1.0),
            ("NOM DU PATIENT", 1.0),
            ("MEDECINE GENERALE", 0.7),
            ("DIPLOME DE LA FACULTE", 0.7),
            ("SPECIALISTE", 0.5),
            ("FACULTE DE MEDECINE", 0.7),
            ("SUR RENDEZ VOUS", 0.7),
            ("MATIN", 0.7),
            ("SOIR", 0.7),
            ("AU COUCHER", 0.7),
            ("AVANT REPAS", 0.7),
            ("APRES REPAS", 0.7),
            ("PAR JOUR", 0.7),
            ("PENDANT", 0.7),
            ("PDT", 0.7),
            ("JOURS", 0.4),
            ("SACHET", 0.4),
            ("COMPRIME", 0.5),
            ("CP J", 0.7),
            ("QSP", 0.7),
            ("A RENOUVELER", 0.7),
            ("PROCHAIN RENDEZ VOUS", 0.7),
            ("AU LONG COURS", 0.7),
            ("FACE ET PROFIL", 0.7),
            ("SEANCES", 0.4),
        ],
    },
    Vocabulary {
        document_type: DocumentType::Invoice,
        titles: &[
            ("FACTURE", 5.0),
            ("FACT", 4.0),
            ("TICKET", 4.0),
            ("NOTE D HONORAIRES", 6.0),
            ("HONORAIRES", 3.0),
            ("QUITTANCE", 5.0),
            ("RECU", 4.0),
            ("RECU DE PAIEMENT", 3.0),
            ("BON DE CAISSE", 4.0),
            ("BULLETIN DE CAISSE", 5.0),
            ("RELEVE D HONORAIRES", 5.0),
            ("INVOICE", 5.0),
            ("RECEIPT", 5.0),
            ("AVOIR", 4.0),
            ("NOTE DE FRAIS", 4.0),
            ("RELEVE DE FACTURE", 3.0),
        ],
        words: &[
            ("TOTAL TTC", 2.0),
            ("NET A PAYER", 2.5),
            ("TOTAL A PAYER", 2.5),
            ("MONTANT TTC", 2.0),
            ("MONTANT A PAYER", 2.5),
            ("TOTAL GENERAL", 1.5),
            ("TOTAL HT", 1.5),
            ("TOTAL", 1.2),
            ("SOUS TOTAL", 1.0),
            ("TVA", 1.0),
            ("ICE", 1.2),
            ("PATENTE", 0.6),
            ("IDENTIFIANT FISCAL", 0.8),
            ("DESIGNATION", 0.6),
            ("DESCRIPTION", 0.6),
            ("PRODUIT", 0.4),
            ("TOTAL A REGLER", 2.5),
            ("NET A REGLER", 2.5),
            ("SOMME TOTALE", 2.0),
            ("FACTURE A", 1.0),
            ("DATE FACTURE", 1.0),
            ("N PIECE", 0.8),
            ("MT TTC", 1.0),
            ("PRIX UNIT", 0.6),
            ("DOIT A", 0.6),
            ("QTE", 0.6),
            ("QUANTITE", 0.5),
            ("PRIX UNITAIRE", 0.8),
            ("P U", 0.4),
            ("MONTANT", 0.5),
            ("ARRETEE LA PRESENTE", 2.5),
            ("A LA SOMME DE", 1.5),
            ("MODE DE REGLEMENT", 1.0),
            ("ESPECES", 1.0),
            ("RENDU", 0.6),
            ("CAISSE", 0.8),
            ("CAISSIER", 0.8),
            ("MERCI DE VOTRE VISITE", 1.5),
            ("MERCI ET A BIENTOT", 1.0),
            ("REMISE", 0.5),
            ("DOIT", 0.5),
            ("PHARMACIE", 0.6),
            ("CASH", 0.6),
            ("CHANGE", 0.4),
            ("AMOUNT", 0.6),
            ("GST", 0.8),
            ("TAX INVOICE", 2.0),
        ],
    },
    Vocabulary {
        document_type: DocumentType::LabResult,
        titles: &[
            ("COMPTE RENDU D ANALYSES", 6.0),
            ("RESULTATS D ANALYSES", 5.0),
            ("RESULTATS", 2.5),
            ("BULLETIN D ANALYSES", 5.0),
            ("BULLETIN DE RESULTATS", 5.0),
            ("RAPPORT D ANALYSES", 5.0),
            ("COMPTE RENDU DE BIOLOGIE", 6.0),
            ("HEMOGRAMME", 2.5),
            ("NUMERATION FORMULE SANGUINE", 2.5),
            ("BIOCHIMIE", 2.0),
            ("HEMATOLOGIE", 2.0),
        ],
        words: &[
            ("RESULTAT", 1.2),
            ("VALEURS DE REFERENCE", 3.0),
            ("VALEURS USUELLES", 3.0),
            ("VALEURS NORMALES", 3.0),
            ("ECHANTILLON", 1.5),
            ("DATE PRELEV", 1.5),
            ("VALIDE LE", 1.0),
            ("ANTERIORITES", 1.5),
            ("INTERVALLE DE REFERENCE", 2.0),
            ("PRELEVEMENT DU", 1.5),
            ("PRELEVE LE", 1.5),
            ("LE BIOLOGISTE", 1.5),
            ("BIOLOGISTE", 0.7),
            ("ANALYSE", 0.6),
            ("LABORATOIRE D ANALYSES", 0.6),
            ("IMMUNOLOGIE", 1.0),
            ("HORMONOLOGIE", 1.0),
            ("BACTERIOLOGIE", 1.0),
            ("HEMOGLOBINE", 0.7),
            ("LEUCOCYTES", 0.7),
            ("PLAQUETTES", 0.4),
            ("GLYCEMIE", 0.4),
            ("CREATININE", 0.4),
            ("MMOL L", 0.8),
            ("G L", 0.6),
            ("MG L", 0.6),
            ("UI L", 0.6),
        ],
    },
    Vocabulary {
        document_type: DocumentType::IdentityCard,
        titles: &[
            ("CARTE NATIONALE D IDENTITE", 7.0),
            ("NATIONAL IDENTITY CARD", 7.0),
            ("CARTE D IDENTITE", 4.0),
            ("CARTE DE SEJOUR", 5.0),
            ("TITRE DE SEJOUR", 5.0),
            ("PASSEPORT", 4.0),
        ],
        words: &[
            ("ROYAUME DU MAROC", 1.5),
            ("VALABLE JUSQU AU", 1.5),
            ("NE E LE", 1.0),
            ("NEE LE", 1.0),
            ("NE LE", 1.0),
            ("CAN", 0.5),
            ("ETAT CIVIL", 0.7),
            ("FILS DE", 0.7),
            ("FILLE DE", 0.7),
        ],
    },
    Vocabulary {
        document_type: DocumentType::ClaimFormInstructions,
        titles: &[("INSTRUCTIONS A SUIVRE", 7.0)],
        words: &[
            ("UNE FEUILLE DE SOINS EST ETABLIE", 4.0),
            ("PAR PERSONNE ET PAR MALADIE", 2.0),
            ("LE NOM DU MALADE EST INSCRIT", 3.0),
            ("PIECES JUSTIFICATIVES", 1.0),
            ("SONT JOINTES EN ORIGINAL", 1.5),
            ("CODES A BARRES DES MEDICAMENTS", 2.0),
            ("SAUF TRAITEMENT CONTINU", 2.0),
            ("TARIFICATION NATIONALE DE REFERENCE", 2.0),
            ("TOUTE FAUSSE DECLARATION", 1.0),
            ("REF ANAM", 1.0),
        ],
    },
    // The form's pages where their rulings do not show.
    Vocabulary {
        document_type: DocumentType::ClaimFormP1,
        titles: &[],
        words: &[
            ("FEUILLE DE SOINS MALADIE", 4.0),
            ("PARTIE RESERVEE A L ASSURE", 4.0),
            ("DECLARATION DU MEDECIN TRAITANT", 4.0),
            ("INPE ET CODE A BARRES", 3.0),
            ("BENEFICIAIRE DE SOINS", 2.0),
            ("LIEN DE PARENTE DU BENEFICIAIRE", 2.0),
        ],
    },
    Vocabulary {
        document_type: DocumentType::ClaimFormP2,
        titles: &[],
        words: &[
            ("DESCRIPTION DES ACTES EFFECTUES", 6.0),
            ("ACTES PARAMEDICAUX", 5.0),
            ("DATE DES ACTES", 3.0),
            ("CODE DES ACTES", 3.0),
            ("LETTRE CLE COTATION", 3.0),
            ("INPE CACHET ET SIGNATURE", 3.0),
        ],
    },
    Vocabulary {
        document_type: DocumentType::ClaimFormP3,
        titles: &[],
        words: &[
            ("ACTES DE BIOLOGIE RADIOLOGIE ET IMAGERIE", 6.0),
            ("INVENTAIRE DES ORDONNANCES EXECUTEES", 6.0),
            ("PRESTATIONS NON PRISES EN CHARGE", 6.0),
            ("INPE DU PHARMACIEN OU DU FOURNISSEUR", 4.0),
            ("CADRE ADMINISTRATIF", 3.0),
            ("DATE DE DEPOT DU DOSSIER", 3.0),
        ],
    },
    Vocabulary { document_type: DocumentType::MedicineLabels, titles: &[], words: &[("PPV", 1.0), ("PPM", 0.7), ("LOT", 0.3), ("PER", 0.2), ("EXP", 0.2)] },
    Vocabulary {
        document_type: DocumentType::Other,
        titles: &[
            ("COURRIER", 5.0),
            ("ATTESTATION", 6.0),
            ("CERTIFICAT", 6.0),
            ("DEVIS", 6.0),
            ("BON DE COMMANDE", 6.0),
            ("BON DE LIVRAISON", 6.0),
            ("RELEVE D IDENTITE BANCAIRE", 7.0),
            ("DEMANDE DE", 4.0),
            ("DEMANDE D ADHESION", 5.0),
            ("DECLARATION", 4.0),
            ("PRISE EN CHARGE", 5.0),
            ("CONVOCATION", 5.0),
            ("CONTRAT", 5.0),
            ("BULLETIN DE SOINS", 5.0),
            ("FEUILLE DE SOINS", 5.0),
            ("BULLETIN DE PAIE", 6.0),
            ("FORMULAIRE", 5.0),
            ("FICHE", 3.0),
            ("COMPTE RENDU DE RADIOLOGIE", 7.0),
            ("COMPTE RENDU D ECHOGRAPHIE", 7.0),
            ("COMPTE RENDU OPERATOIRE", 7.0),
            ("COMPTE RENDU D HOSPITALISATION", 7.0),
            ("COMPTE RENDU RADIOLOGIQUE", 7.0),
            ("ECHOGRAPHIE", 2.0),
            ("SCANNER", 2.0),
            ("LETTRE", 3.0),
            ("PROCURATION", 5.0),
            ("AUTORISATION", 4.0),
            ("NOTICE", 4.0),
            ("CARTE D IMMATRICULATION", 5.0),
            ("CARTE VITALE", 5.0),
        ],
        words: &[
            ("MADAME MONSIEUR", 3.0),
            ("VEUILLEZ", 2.0),
            ("VEUILLEZ AGREER", 2.0),
            ("SALUTATIONS", 2.0),
            ("OBJET", 1.5),
            ("JE SOUSSIGNE", 3.0),
            ("CI JOINT", 1.0),
            ("CERTIFIE", 1.5),
            ("CHER CONFRERE", 3.0),
            ("CONCLUSION", 1.5),
            ("INDICATION", 1.0),
            ("A RETOURNER", 1.0),
            ("CADRE RESERVE", 2.0),
        ],
    },
];

/// What other papers than invoices are called that traders write.
const OFFERS: [&str; 3] = ["DEVIS", "BON DE COMMANDE", "BON DE LIVRAISON"];
/// What the words of other papers are worth on a trader's account: a "certificat de paiement" is a receipt.
const ON_AN_ACCOUNT: f32 = 0.1;

/// The type that `lines` speak for, `labels` being the number of medicine barcodes seen. Without evidence: `other`, lead 0.
pub fn page_type(lines: &[&TextLine], labels: usize) -> PageType {
    let texts = texts(lines);
    let codes = texts.iter().filter(|text| is_article_number(&text.folded)).count().max(labels);
    let traits = Traits::of(&texts, lines);
    // "Devis" beside other words is one of several boxes that may be ticked.
    let offers = |text: &Text, offer: &str| has_phrase(&text.folded, offer) && is_title(text, offer) && (text.is_alone || text.is_large);
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
