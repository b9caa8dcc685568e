"""What issuers print: two vocabularies for development, `fit` and `proof`. The others stand in folders of their own (`folders.py`). No label stands in two of them, but for what everybody prints (`check.py`).

Labels hold their punctuation; what follows them is printed right behind. `kind` is that of the provider: pharmacy, laboratory, radiology, physician, paramedical, facility.
"""
from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    name: str
    titles: tuple[str, ...]
    fees: tuple[str, ...]              # titles of those who ask for fees: physicians, physiotherapists
    credit: tuple[str, ...]
    number: tuple[str, ...]            # behind a title
    day: tuple[str, ...]
    place_day: tuple[str, ...]         # {city}, {day}
    client: tuple[str, ...]
    item: tuple[str, ...]
    code: tuple[str, ...]
    qty: tuple[str, ...]
    unit: tuple[str, ...]
    tax: tuple[str, ...]
    off: tuple[str, ...]
    net: tuple[str, ...]
    sum: tuple[str, ...]
    lot: tuple[str, ...]
    expiry: tuple[str, ...]
    total: tuple[str, ...]
    before_tax: tuple[str, ...]
    vat: tuple[str, ...]
    gross: tuple[str, ...]
    rebate: tuple[str, ...]
    shares: tuple[tuple[str, str], ...]  # what others bear (nothing), what the patient paid (all)
    arrested: tuple[str, ...]          # {figures}, {words}
    carried: tuple[str, ...]
    page: tuple[str, ...]
    paid: tuple[str, ...]
    patient_file: tuple[str, ...]
    birth: tuple[str, ...]
    prescriber: tuple[str, ...]
    prescribed: tuple[str, ...]
    mode: tuple[str, ...]
    modes: tuple[str, ...]
    operator: tuple[str, ...]
    due: tuple[str, ...]
    order: tuple[str, ...]
    phone: tuple[str, ...]
    ice: tuple[str, ...]
    tax_id: tuple[str, ...]
    patent: tuple[str, ...]
    register: tuple[str, ...]
    social: tuple[str, ...]
    bank: tuple[str, ...]
    thanks: tuple[str, ...]
    units: tuple[str, ...]
    street: tuple[str, ...]
    trade: dict[str, tuple[str, ...]]
    # tills
    till_title: tuple[str, ...]
    till_number: tuple[str, ...]
    till_day: tuple[str, ...]
    till_total: tuple[str, ...]
    given: tuple[str, ...]
    back: tuple[str, ...]
    count: tuple[str, ...]
    seller: tuple[str, ...]
    # prescriptions and results
    script: tuple[str, ...]
    script_day: tuple[str, ...]
    script_patient: tuple[str, ...]
    script_foot: tuple[str, ...]
    report: tuple[str, ...]
    report_patient: tuple[str, ...]
    sampled: tuple[str, ...]
    edited: tuple[str, ...]
    report_file: tuple[str, ...]
    report_columns: tuple[tuple[str, str, str], ...]
    chapters: tuple[str, ...]
    biologist: tuple[str, ...]


def split(text: str) -> tuple[str, ...]:
    return tuple((" " + part[1:] if part[:1] == "_" else part) for part in text.split("|"))


FIT = Words(
    name="fit",
    titles=split("Facture|FACTURE CLIENT|Facture de soins|Reçu|BULLETIN DE CAISSE"),
    fees=split("Reçu d'honoraires|FACTURE|Honoraires médicaux"),
    credit=split("Avoir|FACTURE D'AVOIR"),
    number=split("N° facture : |N° pièce : |Réf. facture : |Fact. : |Numéro |No. "),
    day=split("Le |Édité le : |Date facture : |Date pièce : |En date du "),
    place_day=split("{city}, le {day}|{city} le : {day}"),
    client=split("Client : |Nom : |Patient : |Doit à : |Au nom de : "),
    item=split("Désignation|Article|Libellé"), code=split("Code|Réf."), qty=split("Qté|Nb"), unit=split("P.U.|Prix unit."), tax=split("TVA %|Tx TVA"), off=split("Remise|Rem %"),
    net=split("Mt HT|Montant HT"), sum=split("Montant|Total|Mt TTC"), lot=split("N° lot|Lot n°"), expiry=split("Exp.|Pér."),
    total=split("Total TTC|Net à payer|TOTAL FACTURE|Montant total|Total à payer"),
    before_tax=split("Total HT|Montant hors taxe"), vat=split("TVA|Total TVA"), gross=split("Total avant remise|Montant brut"), rebate=split("Remise accordée|Remise"),
    shares=(("Part AMO", "Part patient"), ("Prise en charge", "À la charge du patient")),
    arrested=split("Arrêtée la présente facture à la somme de : {words}|Arrêté le présent document à la somme de {figures} ({words})"),
    carried=split("à reporter|Report page suivante"), page=split("Page {k}/{n}|{k}/{n}"), paid=split("PAYÉ|RÉGLÉ"),
    patient_file=split("Dossier patient : |N° client : "), birth=split("Né(e) le : |Date de naissance : "), prescriber=split("Médecin : |Dr prescripteur : "), prescribed=split("Prescription du : "),
    mode=split("Règlement : |Payé par : "), modes=split("Espèces|Chèque|Carte"), operator=split("Caissier : |Opérateur : "), due=split("Échéance : "), order=split("Commande : |Bon N° "),
    phone=split("Tél : |Tél. : "), ice=split("ICE : |ICE N° "), tax_id=split("IF : "), patent=split("Patente : "), register=split("RC : "), social=split("CNSS : "), bank=split("RIB : "),
    thanks=split("Merci de votre confiance|Merci de votre visite, bon rétablissement|Merci"),
    units=split("_DH|_DHS||_Dh"), street=split("Rue Ibn Toumert|Avenue Hassan II|Bd Al Massira|Lotissement Ennasr|Rue des Écoles"),
    trade={
        "pharmacy": split("Docteur en pharmacie|Officine"), "laboratory": split("Analyses médicales|Laboratoire de biologie"), "radiology": split("Imagerie médicale|Radiologie - échographie"),
        "physician": split("Cabinet médical|Consultations sur rendez-vous"), "paramedical": split("Kinésithérapeute diplômé d'État|Rééducation"), "facility": split("Clinique médico-chirurgicale"),
        "supplier": split("Opticien"),
    },
    till_title=split("TICKET|RECU|BON DE CAISSE"), till_number=split("N TICKET : |FACT : |RECU N "), till_day=split("LE |DATE TICKET : ||"), till_total=split("TOTAL TTC|NET A PAYER|TOTAL TICKET"),
    given=split("PAYE|RECU CLIENT"), back=split("RENDU|MONNAIE"), count=split("NB ARTICLES : |ARTICLES : "), seller=split("CAISSE |VENDEUR : "),
    script=split("ORDONNANCE|Ordonnance||Prescription"), script_day=split("Fait le |Date d'ordonnance : |Établie le "), script_patient=split("Nom : |Mme, M. : |Patient : "),
    script_foot=split("Sur rendez-vous|Prochain rendez-vous : ...................."),
    report=split("RÉSULTATS|Bulletin d'analyses"), report_patient=split("Malade : |Nom, prénom : "), sampled=split("Prélèvement du : |Prélevé le : "), edited=split("Édition : |Résultats du : "),
    report_file=split("N° dossier : |Réf. : "), report_columns=(("Analyse", "Résultat", "Normes"), ("Examen", "Valeur", "Valeurs usuelles")), chapters=split("BIOCHIMIE|HÉMATOLOGIE"),
    biologist=split("Le biologiste|Validé par le biologiste"),
)

PROOF = Words(
    name="proof",
    titles=split("FACTURE DE VENTE|Facture acquittée|Quittance|TICKET DE VENTE|Facture patient|DUPLICATA DE FACTURE|Facture - Reçu|Pièce de caisse|FACTURE DE PRESTATIONS|Relevé de prestations|FACTURE / INVOICE"),
    fees=split("NOTE D'HONORAIRES|Relevé d'honoraires|Facture d'honoraires|Quittance d'honoraires|Honoraires|NOTE DE FRAIS MÉDICAUX"),
    credit=split("NOTE DE CRÉDIT|Facture avoir|AVOIR CLIENT"),
    number=split("N° : |N°. |Pièce comptable n° |Facture numéro : |Facture n°: |Réf : |Numéro de facture : |N° Fac : |Référence : |Fact n° |Pièce N° : |n° |Numéro de pièce "),
    day=split("Date : |Délivré le |Date de l'acte : |Fait le : |Date d'édition : |Date de facture : |du |Établi le |Émise le : |Date d'achat : |Rédigé le "),
    place_day=split("{city}, {day}|À {city}, le {day}|Fait à {city} le {day}|{city} le {day}|Fait à {city}, le : {day}"),
    client=split("Patient(e) : |M., Mme, Mlle : |Facturé à |Malade : |Nom et prénom : |Doit : |Reçu de M./Mme |Bénéficiaire des soins : |Adressé à : |Délivré à : |Client(e) "),
    item=split("Nature des prestations|Désignation des produits|Description|Acte|DÉSIGNATION DES ACTES|Produit délivré|Prestations"), code=split("Code art.|Référence|Cod.|N° ord."), qty=split("Quantité|Qte|Nbre|Q|Quant."),
    unit=split("PPV|Prix|PU TTC|Tarif|P.P.V (DH)|Prix public"), tax=split("TVA|Taux|T.V.A."), off=split("Rem.|Rabais|% Rem"), net=split("H.T.|Total HT ligne|Hors taxe"),
    sum=split("Montant TTC|Total TTC|P. Total|Somme|Valeur|Montant (DH)|TOTAL DH|Prix total"), lot=split("N° de lot|LOT"), expiry=split("Péremption|Date exp.|PER"),
    total=split("TOTAL GÉNÉRAL|Montant TTC|Total à régler|Total net|MONTANT À PAYER|Somme à payer|TOTAL|Total de la facture|NET A PAYER TTC|Total T.T.C.|Montant réglé|Somme reçue|Net TTC|Total honoraires perçus|Montant de la facture"),
    before_tax=split("Total H.T.|Sous-total HT|Base HT|HT"), vat=split("T.V.A|Montant TVA|Taxes"), gross=split("Sous-total|Total brut|Montant avant remise"), rebate=split("Rabais|Escompte|Remise client"),
    shares=(("Part organisme", "Part assuré"), ("Tiers payant", "Réglé par le patient"), ("Pris en charge mutuelle", "Payé par l'assuré")),
    arrested=split("Arrêté la présente facture à la somme de : {words}.|La présente facture est arrêtée à la somme toutes taxes comprises de {words}|Somme en lettres : {words}|Soit : {words}|"
                    "Montant en toutes lettres : {words} ({figures})|Arrêtée la présente note à la somme de {figures}, {words}."),
    carried=split("Report en page 2|Sous-total à reporter|./.. suite page suivante"), page=split("Page {k} sur {n}|Page : {k} / {n}|Feuille {k} de {n}|- {k}/{n} -"), paid=split("ACQUITTÉ|PAYÉ COMPTANT|ESPÈCES|SOLDÉ"),
    patient_file=split("Code patient : |Dossier n° |N° d'admission : |I.P.P. : |Code client : "), birth=split("Naissance : |DDN : |Date naiss. : |Né(e) : "),
    prescriber=split("Prescripteur : |Médecin traitant : |Sur ordonnance du Dr : |Adressé par : "), prescribed=split("Ordonnance du |Date ordonnance : |Date prescription : "),
    mode=split("Mode de paiement : |Mode de règlement : |Paiement : "), modes=split("Comptant|En espèces|CB|Carte bancaire|Chèque n° 4418207|Espece"), operator=split("Établi par : |Vendeur : |Guichet : |Utilisateur : "),
    due=split("Date d'échéance : |À régler avant le : "), order=split("Bon de commande : |N° BL : |Votre réf. : |Devis n° "),
    phone=split("Tél/Fax : |Téléphone |GSM : |T. |Tel: "), ice=split("I.C.E : |ICE: |ICE |Identifiant commun (ICE) : |N° ICE : "), tax_id=split("I.F. : |Id. fiscal |IF N° |IF: "),
    patent=split("TP : |Pat. |Taxe prof. : |Patente N° "), register=split("R.C. : |RC N° |Reg. com. "), social=split("Aff. CNSS |C.N.S.S : |N° CNSS : "), bank=split("Compte bancaire : |R.I.B. |Banque : BP - "),
    thanks=split("Toute réclamation doit être faite sous huitaine|Bonne guérison|Votre santé, notre métier|Les médicaments ne sont ni repris ni échangés|Document à conserver pour remboursement|Pharmacie de garde : voir affichage|À votre service 7j/7"),
    units=split("_DH|_Dhs|_MAD||_dirhams|_DHS|DH|_dh"),
    street=split("Av. Moulay Rachid|Rue El Jadida|Angle Bd Bir Anzarane|Imm. Les Jasmins, Apt 3|Centre commercial Al Baraka|Hay El Menzah, Bloc C|Route d'El Hajeb, Km 2|Place de l'Istiqlal|Résid. Annour, RDC"),
    trade={
        "pharmacy": split("Parapharmacie - Orthopédie|Pharmacien titulaire : Dr S. Alaoui|Pharmacie d'officine|Homéopathie - Produits bébé|Ouvert de 9 h à 21 h"),
        "laboratory": split("Biologie médicale - Bactériologie|Analyses de biologie médicale|Laboratoire accrédité ISO 15189|Hématologie - Biochimie - Immunologie"),
        "radiology": split("Scanner - I.R.M. - Mammographie|Radiologie numérique - Échographie|Centre d'imagerie diagnostique"),
        "physician": split("Diplômé de la faculté de médecine de Rabat|Ancien interne du C.H.U.|Consultation et visites à domicile|Échographie - E.C.G."),
        "paramedical": split("Masso-kinésithérapie|Rééducation et physiothérapie|Kinésithérapie du sport et du dos"),
        "facility": split("Urgences 24 h/24|Chirurgie - Maternité - Réanimation|Établissement de soins privé"), "supplier": split("Lunetterie - Lentilles"),
    },
    till_title=split("** VENTE COMPTOIR **|Facture simplifiée|Ticket de caisse||VENTE AU COMPTANT|*** FACTURE ***"), till_number=split("Ticket n° : |N° |Vente: |Ticket:|TK |Piece N. : |Facture No: |Ref. ticket "),
    till_day=split("Date: |Du |Date/Heure : |Imprimé le |Vendu le : |"), till_total=split("TOTAL|Total DH|MONTANT DU|Total à payer :|TOTAL NET|A REGLER|Total T.T.C :|** TOTAL **|SOMME DUE"),
    given=split("Especes|Versé|Montant donné|CASH|Reglement esp."), back=split("A rendre|Monnaie rendue|Rendu monnaie|Reste"), count=split("Nombre d'articles : |Nb lignes: |Qte totale : |Total articles: "),
    seller=split("Vendeur(se) : |Op: |Poste |Servi par "),
    script=split("O R D O N N A N C E|Ordonnance médicale|ORDONNANCE MÉDICALE|Prescription médicale||وصفة طبية|Rp/"), script_day=split("Date |Le : |Cabinet, le |Date de consultation : |Délivrée le : |"),
    script_patient=split("M., Mme, Enfant : |Nom et prénom : |Pour : |Patient(e) : |Identité : |"),
    script_foot=split("En cas d'urgence : 15 ou 19|Ne pas interrompre le traitement sans avis médical|Prochain R.D.V. le : ____ / ____ / ______|Merci de rapporter l'ordonnance|Consultation sur rendez-vous, sauf urgence"),
    report=split("COMPTE RENDU D'EXAMENS|Rapport d'analyses de biologie médicale|Compte-rendu|EXAMENS DE LABORATOIRE|Résultats d'examens biologiques"), report_patient=split("M./Mme |Identité : |Nom et prénom : |PATIENT : "),
    sampled=split("Date de prélèvement : |Reçu au laboratoire le |Échantillon du |Enregistré le : "), edited=split("Édité le |Imprimé le : |Compte rendu du "), report_file=split("Demande n° |N° enregistrement : |Code-barres : |Id : "),
    report_columns=(("Paramètre", "Valeur", "Valeurs de référence"), ("Examens", "Résultats", "Intervalle"), ("Dosage", "Vos résultats", "V. normales"), ("Détermination", "Rés.", "Réf.")),
    chapters=split("Hémogramme|BIOCHIMIE SANGUINE|Hormonologie|IMMUNOLOGIE|Bilan|MARQUEURS"), biologist=split("Biologiste responsable|Validation biologique|Dr en biologie médicale|Signature et cachet"),
)
