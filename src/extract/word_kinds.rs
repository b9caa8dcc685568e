//! What kind of thing a printed word announces: the words round a value say what it is.
//!
//! In: a folded word, misread letters forgiven. Out: its kind. The lists are of everyday words; what no list holds is "unknown", and says something too.

use crate::registry::names::distance;

/// What a word announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum WordKind {
    /// "N°".
    Number,
    /// "Référence".
    Reference,
    /// What an invoice or its like is called.
    Title,
    /// Something else that has a number.
    OtherNumber,
    /// A day or an hour.
    Day,
    /// A day that is not the paper's own: due, printed, typed in.
    OtherDay,
    /// What is to be paid in the end.
    Due,
    /// A sum.
    Sum,
    /// A part of a sum, or a sum before something is added or taken off.
    Part,
    /// Money that changes hands.
    Handed,
    /// Dirhams.
    Currency,
    /// A price or a quantity of one thing.
    Item,
    /// A person or what is said of one.
    Person,
    /// Where somebody lives.
    Address,
    /// Nothing: "de", "la", "et".
    Filler,
    /// In no list.
    Unknown,
}

use WordKind::{Address, Currency, Day, Due, Filler, Handed, Item, Number, OtherDay, OtherNumber, Part, Person, Reference, Sum, Title};

/// The words of each kind, folded.
const LISTS: [(WordKind, &str); 15] = [
    (Number, "N NO NR NUM NUMERO NUMBER NBR NRO"),
    (Reference, "REF REFERENCE REFER CODE ID"),
    (
        Title,
        "FACTURE FACT FAC FACTURATION INVOICE BILL TICKET TK TCK TKT RECU RECEIPT NOTE HONORAIRES QUITTANCE BON BULLETIN RELEVE MEMOIRE ETAT \
         PIECE DOCUMENT DOC BORDEREAU VENTE TRANSACTION TRANS TRN OPERATION DECOMPTE AVIS FICHE JUSTIFICATIF ACQUIT COMPTABLE FRAIS SOINS \
         PRESTATION PRESTATIONS VT VTE TICK HONORAIRE FACTURETTE ENCAISSEMENT",
    ),
    (
        OtherNumber,
        "TEL TELEPHONE FAX GSM MOBILE PATENTE RC CNSS CNOPS AMO INPE INP IF ICE RIB IBAN IDENTIFIANT CLIENT PATIENT CIN DOSSIER COMMANDE CHEQUE \
         ADHERENT ASSURE IMMATRICULATION COMPTE LOT GST REG REGISTRE COMMERCE CAISSE TABLE PAGE FOLIO FEUILLET CAPITAL BP ORDRE BOITE POSTE TP \
         TAXE ORDONNANCE LIT CHAMBRE VENDEUR OPERATEUR CAISSIER AGENT SERIE AUTORISATION AGREMENT BANQUE URGENCE WHATSAPP STANDARD FISCAL \
         PROFESSIONNELLE ECHANTILLON DEMANDE PRELEVEMENT POSTAL CARTE MUTUELLE POLICE ISO BT CP ML FIXE MOB CONTACT APPEL TELEPH TPH AFF \
         AFFILIATION AFFILIE MATRICULE INSCRIPTION IDENTIFICATION IDENT FISC PROF PAT NATIONALE COMMUN ENTREPRISE TRIBUNAL TRIB COM CPTE BANCAIRE \
         DOMICILIATION CIH BMCE PRESCRIPTION PRESC ORD ORDO EXAMEN IPP ENTREE SEJOUR ADMISSION SALLE MAGASIN TERMINAL TPE BORNE COMPTOIR UTILISATEUR UTIL BC \
         LIVRAISON DEVIS PAGES GARANTIE CONTRAT",
    ),
    (Day, "DATE DTE DT LE DU JOUR HEURE EMISE EMIS EMISSION FAIT ETABLIE ETABLI DELIVRE DELIVREE DATEE JOURNEE DELIVRANCE"),
    (OtherDay, "ECHEANCE ECH IMPRIME IMPRIMEE IMPRESSION TIRE TIREE TIRAGE EDITE EDITEE EDITION SAISIE VALABLE VALIDITE PEREMPTION EXPIRATION SORTIE"),
    (Due, "PAYER REGLER DUE PAYABLE TTC NET ARRETE ARRETEE ACQUITTER EXIGIBLE ROUNDED ARRONDI"),
    (Sum, "TOTAL TOTALE TOTAUX TOT SOMME MONTANT MT GENERAL GLOBAL AMOUNT SOLDE COUT VALEUR GRAND ENSEMBLE"),
    (
        Part,
        "SOUS SUB HT TVA TAXE TAXES TAX GST REMISE RABAIS RISTOURNE ESCOMPTE DISCOUNT REPORT REPORTER TIMBRE HORS EXCLUDING BASE PART CHARGE \
         ORGANISME TIERS ROUNDING EXONERE AVANT BRUT SUPPLIES PRISE AVOIR SUBTOTAL ABATTEMENT DEDUCTION DEDUIT EXONERATION COLLECTEE DONT",
    ),
    (
        Handed,
        "ESPECES ESPECE CASH RENDU RENDRE MONNAIE VERSE DONNE CHANGE TENDERED ACOMPTE AVANCE REMIS REGLEMENT ENCAISSE PAIEMENT CB PAYE APPOINT \
         RETOUR RECUE",
    ),
    (Currency, "DH DHS MAD DIRHAM DIRHAMS CENTIMES"),
    (
        Item,
        "PRIX PU UNITAIRE QTE QUANTITE QT NB NOMBRE ARTICLE ARTICLES DESIGNATION LIBELLE PPV PPM UNITE COEF COTATION ACTE ACTES PRODUIT PRODUITS \
         LIGNE LIGNES ITEMS QTY TAUX QTES NBRE PX SIROP CREME AMP SUSP GEL",
    ),
    (Person, "MME MLLE MR M MONSIEUR MADAME DR DOCTEUR PR NOM PRENOM NE NEE NAISSANCE NAISS DDN AGE ANS SEXE MEDECIN MALADE BENEFICIAIRE"),
    (
        Address,
        "RUE AVENUE AV BD BOULEVARD APPT APT IMM IMMEUBLE ETAGE RESIDENCE QUARTIER KM ANGLE PLACE ROUTE LOTISSEMENT HAY RDC SECTEUR LOCAL VILLA \
         DOUAR BLOC",
    ),
    (Filler, "DE LA L D ET A AU DES LES EN POUR PAR SUR VOTRE NOTRE CETTE PRESENTE CE"),
];

/// The kind of `word`, which is folded.
pub(super) fn kind_of(word: &str) -> WordKind {
    let exact = LISTS.iter().find(|(_, words)| words.split(' ').any(|known| known == word));
    let near = || LISTS.iter().find(|(_, words)| words.split(' ').any(|known| is_misread(word, known)));
    exact.or_else(near).map_or(WordKind::Unknown, |(kind, _)| *kind)
}

/// Whether `word` may be `known` with a letter or two misread. Short words must be right to the letter.
fn is_misread(word: &str, known: &str) -> bool {
    let forgiven = match known.len() {
        0..=4 => return false,
        5..=8 => 1,
        _ => 2,
    };
    word.len().abs_diff(known.len()) <= forgiven && distance(word, known) <= forgiven
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_despite_misreadings() {
        for (word, kind) in [
            ("FACTURE", Title),
            ("FACTUR", Title),
            ("PATENTE", OtherNumber),
            ("REGLEP", Due),
            ("N", Number),
            ("XYLOPHONE", WordKind::Unknown),
            ("PATIENTE", OtherNumber),
        ] {
            assert_eq!(kind_of(word), kind, "{word}");
        }
    }
}
