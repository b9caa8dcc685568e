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
    /// Just an invoice, beside [`Title`]: a "bon" or a "bulletin" may lie in one, and has a number of its own.
    Invoice,
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
    (Number, "N NO NR NUM NUMERO NUMEROS NUMBER NBR NRO NMR NUME CHRONO SEQUENCE SEQUENTIEL COMPTEUR"),
    (Reference, "REF REFS REFERENCE REFERENCES REFER CODE ID ENREG ENREGISTREMENT ORDRE"),
    (
        Title,
        "FACTURE FACT FAC FACTURATION INVOICE BILL TICKET TK TCK TKT RECU RECEIPT NOTE HONORAIRES QUITTANCE BON BULLETIN RELEVE MEMOIRE ETAT PIECE \
         DOCUMENT DOC BORDEREAU VENTE TRANSACTION TRANS TRN OPERATION DECOMPTE AVIS JUSTIFICATIF ACQUIT COMPTABLE FRAIS SOINS PRESTATION \
         PRESTATIONS VT VTE TICK HONORAIRE FACTURETTE ENCAISSEMENT NUMFACT NFACT FACTN FACTU SOUCHE RECEPISSE ATTESTATION CERTIFICAT DUPLICATA \
         ORIGINAL COPIE RECETTE RECETTES LIQUIDATION MOUVEMENT MVT ECRITURE PROFORMA",
    ),
    (
        OtherNumber,
        "TEL TELEPHONE FAX GSM MOBILE PATENTE RC CNSS CNOPS AMO INPE INP IF ICE RIB IBAN IDENTIFIANT CLIENT PATIENT CIN DOSSIER COMMANDE CHEQUE \
         ADHERENT ASSURE IMMATRICULATION COMPTE LOT GST REG REGISTRE COMMERCE CAISSE TABLE PAGE FOLIO FEUILLET CAPITAL BP BOITE POSTE TP TAXE \
         ORDONNANCE LIT CHAMBRE VENDEUR OPERATEUR CAISSIER AGENT SERIE AUTORISATION AGREMENT BANQUE URGENCE WHATSAPP STANDARD FISCAL PROFESSIONNELLE \
         ECHANTILLON DEMANDE PRELEVEMENT POSTAL CARTE MUTUELLE POLICE ISO BT CP ML FIXE MOB CONTACT APPEL TELEPH TPH AFF AFFILIATION AFFILIE \
         MATRICULE INSCRIPTION IDENTIFICATION IDENT FISC PROF PAT NATIONALE COMMUN ENTREPRISE TRIBUNAL TRIB COM CPTE BANCAIRE DOMICILIATION CIH BMCE \
         PRESCRIPTION PRESC PRESCRIP ORD ORDO EXAMEN IPP ENTREE SEJOUR ADMISSION SALLE MAGASIN TERMINAL TPE BORNE COMPTOIR UTILISATEUR UTIL BC LIVRAISON DEVIS \
         PAGES GARANTIE CONTRAT TELS PORTABLE TELECOPIE EMAIL MAIL WEB SITE DOSS DOS CLT CLI CUSTOMER ACCOUNT ORDER CDE CMD BL ABONNE ASSURANCE \
         CONVENTION ACCORD PEC NIP NIR GLN FINESS ADELI RPPS SIRET SIREN APE NAF SWIFT BIC AGENCE GUICHET CHQ MARCHE SINISTRE VERSION SESSION EAN \
         LICENCE DECISION DAHIR DECRET LOI CNIE CARNET LIASSE VISITE EPISODE PASSAGE VENUE ARCHIVE REGIME RAMED IMMAT MATR ADHESION ADH CONSEIL DEPOT \
         EXPEDITION COLIS FOURNISSEUR ACHETEUR FIDELITE POINTS VEND CAISSIERE CAIS SERVEUR EMPLOYE STAFF CASHIER NATIONAL COMPTES AWB ATTIJARIWAFA \
         WAFABANK BMCI CDM SGMB BCP CFG DONNEUR TIERCE ACTIVITE FICHE",
    ),
    (
        Day,
        "DATE DATES DTE DT LE DU JOUR HEURE HEURES EMISE EMIS EMISSION FAIT ETABLIE ETABLI DELIVRE DELIVREE DATEE JOURNEE DELIVRANCE REDIGE REDIGEE \
         SIGNE EFFECTUE EFFECTUEE REALISE REALISEE LUNDI MARDI MERCREDI JEUDI VENDREDI SAMEDI DIMANCHE TIME",
    ),
    (
        OtherDay,
        "ECHEANCE ECH IMPRIME IMPRIMEE IMPRESSION TIRE TIREE TIRAGE EDITE EDITEE EDITION SAISIE VALABLE VALIDITE PEREMPTION EXPIRATION SORTIE \
         REIMPRIME REIMPRESSION REEDITE REEDITION LIMITE PREVUE PREVU RECEPTION DEBUT FIN ADMIS ADMISE HOSPITALISATION ENREGISTRE ENREGISTREE SAISI \
         VALIDE VALIDEE RENDEZ RDV PROCHAIN PROCHAINE DELAI CREE CREEE CREATION MODIFIE GENERE GENEREE EXTRAIT TRANSMIS ENVOYE ENVOI EXPIRE EXP \
         PRELEVE PRELEVEE",
    ),
    (Due, "PAYER REGLER DUE PAYABLE TTC NET ARRETE ARRETEE ACQUITTER ACQUITTE ACQUITTEE EXIGIBLE ROUNDED ARRONDI PERCEVOIR RECOUVRER DEVOIR"),
    (
        Sum,
        "TOTAL TOTALE TOTAUX TOT TTL SOMME SOMMES MONTANT MONTANTS MT MNT MTT MNTT GENERAL GENERALE GLOBAL GLOBALE AMOUNT AMT SOLDE COUT VALEUR GRAND \
         ENSEMBLE CUMUL FINAL INTEGRAL",
    ),
    (
        Part,
        "SOUS SUB HT TVA TAXE TAXES TAX GST REMISE RABAIS RISTOURNE ESCOMPTE DISCOUNT REPORT REPORTER TIMBRE HORS EXCLUDING BASE PART CHARGE \
         ORGANISME TIERS ROUNDING EXONERE AVANT BRUT SUPPLIES PRISE AVOIR SUBTOTAL ABATTEMENT DEDUCTION DEDUIT EXONERATION COLLECTEE DONT RESTE \
         RESTANT REMBOURSABLE REMBOURSE REMB MODERATEUR FRANCHISE COUVERT COUVERTE COUVERTURE REDUCTION TAXABLE IMPOSABLE SOUSTOTAL DROIT",
    ),
    (
        Handed,
        "ESPECES ESPECE ESP CASH RENDU RENDRE MONNAIE VERSE DONNE CHANGE TENDERED ACOMPTE AVANCE REMIS REGLEMENT ENCAISSE PAIEMENT CB PAYE APPOINT \
         RETOUR RECUE VERSEMENT VERSEMENTS VIREMENT PAYEE PAYMENT PAID VISA MASTERCARD COMPTANT ARRHES CAUTION MODE PERCU PERCUE LIQUIDE REND RENDUE",
    ),
    (Currency, "DH DHS DHM DRH MAD DIRHAM DIRHAMS CENTIMES CTS EUR EURO EUROS"),
    (
        Item,
        "PRIX PU UNITAIRE QTE QUANTITE QT NB NOMBRE ARTICLE ARTICLES DESIGNATION LIBELLE PPV PPM UNITE COEF COTATION ACTE ACTES PRODUIT PRODUITS \
         LIGNE LIGNES ITEMS QTY TAUX QTES NBRE PX SIROP CREME AMP SUSP GEL DESCRIPTION DETAIL DETAILS TARIF TARIFS MEDICAMENT MEDICAMENTS ANALYSE \
         ANALYSES CONSULTATION CONSULTATIONS SEANCE SEANCES PUHT PUTTC UNIT UNITES QUANT QTITE DCI DOSE COMPRIME COMPRIMES CPR GELULE GELULES FLACON \
         POMMADE GOUTTES INJECTABLE MG MONTURE VERRE VERRES RADIO RADIOGRAPHIE ECHOGRAPHIE SCANNER FORFAIT EXAMENS LETTRE CLE NGAP COEFF COEFFICIENT",
    ),
    (
        Person,
        "MME MLLE MR M MONSIEUR MADAME DR DOCTEUR PR NOM PRENOM NE NEE NAISSANCE NAISS DDN AGE ANS SEXE MEDECIN MALADE BENEFICIAIRE NOMS PRENOMS \
         MEDECINS PRATICIEN PRESCRIPTEUR OPTICIEN INFIRMIER INFIRMIERE DENTISTE TRAITANT CIVILITE MLE MELLE SIEUR EPOUSE EPOUX CONJOINT ENFANT FILS \
         FILLE TITULAIRE DOIT DESTINATAIRE PARENT TUTEUR INTERVENANT",
    ),
    (
        Address,
        "RUE AVENUE AV BD BOULEVARD APPT APT IMM IMMEUBLE ETAGE RESIDENCE QUARTIER KM ANGLE PLACE ROUTE LOTISSEMENT HAY RDC SECTEUR LOCAL VILLA DOUAR \
         BLOC BLD BOUL ALLEE IMPASSE CHEMIN CITE DERB COMPLEXE ZONE TRANCHE PORTE BUREAU FACE PRES ADRESSE ADR SIEGE VILLE MAROC CASABLANCA CASA \
         RABAT SALE FES MEKNES MARRAKECH AGADIR TANGER TETOUAN OUJDA KENITRA SAFI JADIDA MELLAL NADOR LAAYOUNE TAZA SETTAT LARACHE KHOURIBGA \
         ESSAOUIRA OUARZAZATE ERRACHIDIA BERRECHID MOHAMMEDIA TEMARA DAKHLA TAROUDANT KHEMISSET INEZGANE GUELIZ",
    ),
    (
        Filler,
        "DE LA L D ET A AU AUX DES LES EN POUR PAR SUR VOTRE NOTRE CETTE PRESENTE CE UN UNE VOS NOS SON SA SES DANS AVEC SANS OU VIA CHEZ THE OF FOR \
         TO",
    ),
];

/// The kind of `word`, which is folded.
pub(super) fn kind_of(word: &str) -> WordKind {
    let near = || LISTS.iter().find(|(_, words)| words.split(' ').any(|known| is_misread(word, known))).map(|(kind, _)| *kind);
    listed(word).or_else(near).unwrap_or(WordKind::Unknown)
}

/// The titles that say invoice.
const INVOICES: &str = "FACTURE FACT FAC FACTURATION INVOICE BILL FACTURETTE FACTU NUMFACT NFACT FACTN";

/// Whether `word`, folded, says invoice.
pub(super) fn is_invoice(word: &str) -> bool {
    kind_of(word) == Title && INVOICES.split(' ').any(|known| known == word || is_misread(word, known))
}

/// The kind of `word`, folded, where a list holds just it.
pub(super) fn listed(word: &str) -> Option<WordKind> {
    LISTS.iter().find(|(_, words)| words.split(' ').any(|known| known == word)).map(|(kind, _)| *kind)
}

/// The kinds of `words`, folded, in their order; initials that make a word together are one: "T.P", "R. C.", "I.C.E N°".
pub(super) fn kinds_of(words: &[&str]) -> Vec<WordKind> {
    let mut kinds = Vec::new();
    for run in words.chunk_by(|a, b| a.len() == 1 && b.len() == 1) {
        match initials_in(run) {
            Some((at, length, kind)) => {
                kinds.extend(kinds_of(&run[..at]));
                kinds.push(kind);
                kinds.extend(kinds_of(&run[at + length..]));
            }
            None => kinds.extend(run.iter().map(|word| kind_of(word))),
        }
    }
    kinds
}

/// The longest word that single letters make, the last of several: where it begins, of how many letters it is, its kind.
fn initials_in(letters: &[&str]) -> Option<(usize, usize, WordKind)> {
    let word = |length: usize, at: usize| listed(&letters[at..at + length].concat()).filter(|kind| *kind != Filler).map(|kind| (at, length, kind));
    (2..=letters.len()).rev().find_map(|length| (0..=letters.len() - length).rev().find_map(|at| word(length, at)))
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

    #[test]
    fn an_invoice_is_told_from_other_titles() {
        assert!(["FACTURE", "FACTUR", "FACT", "INVOICE"].iter().all(|word| is_invoice(word)));
        assert!(["BON", "BULLETIN", "OPERATION", "PATENTE"].iter().all(|word| !is_invoice(word)));
    }

    #[test]
    fn initials_are_one_word() {
        for (words, kinds) in [
            (vec!["T", "P"], vec![OtherNumber]),
            (vec!["I", "C", "E", "N"], vec![OtherNumber, Number]),
            (vec!["N", "R", "C"], vec![Number, OtherNumber]),
            (vec!["TOTAL", "T", "T", "C"], vec![Sum, Due]),
            (vec!["N", "D"], vec![Number, Filler]),
        ] {
            assert_eq!(kinds_of(&words), kinds, "{words:?}");
        }
    }
}
