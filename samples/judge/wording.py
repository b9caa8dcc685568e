"""What issuers print: two vocabularies, `fit` for development and `proof` that nobody who works on the reader may read. No label stands in both.

Labels hold their punctuation; what follows them is printed right behind. `kind` is that of the provider: pharmacy, laboratory, radiology, physician, paramedical, facility.
"""
from dataclasses import dataclass, fields


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


def _split(text: str) -> tuple[str, ...]:
    return tuple((" " + part[1:] if part[:1] == "_" else part) for part in text.split("|"))


FIT = Words(
    name="fit",
    titles=_split("Facture|FACTURE CLIENT|Facture de soins|Reçu|BULLETIN DE CAISSE"),
    fees=_split("Reçu d'honoraires|FACTURE|Honoraires médicaux"),
    credit=_split("Avoir|FACTURE D'AVOIR"),
    number=_split("N° facture : |N° pièce : |Réf. facture : |Fact. : |Numéro |No. "),
    day=_split("Le |Édité le : |Date facture : |Date pièce : |En date du "),
    place_day=_split("{city}, le {day}|{city} le : {day}"),
    client=_split("Client : |Nom : |Patient : |Doit à : |Au nom de : "),
    item=_split("Désignation|Article|Libellé"), code=_split("Code|Réf."), qty=_split("Qté|Nb"), unit=_split("P.U.|Prix unit."), tax=_split("TVA %|Tx TVA"), off=_split("Remise|Rem %"),
    net=_split("Mt HT|Montant HT"), sum=_split("Montant|Total|Mt TTC"), lot=_split("N° lot|Lot n°"), expiry=_split("Exp.|Pér."),
    total=_split("Total TTC|Net à payer|TOTAL FACTURE|Montant total|Total à payer"),
    before_tax=_split("Total HT|Montant hors taxe"), vat=_split("TVA|Total TVA"), gross=_split("Total avant remise|Montant brut"), rebate=_split("Remise accordée|Remise"),
    shares=(("Part AMO", "Part patient"), ("Prise en charge", "À la charge du patient")),
    arrested=_split("Arrêtée la présente facture à la somme de : {words}|Arrêté le présent document à la somme de {figures} ({words})"),
    carried=_split("à reporter|Report page suivante"), page=_split("Page {k}/{n}|{k}/{n}"), paid=_split("PAYÉ|RÉGLÉ"),
    patient_file=_split("Dossier patient : |N° client : "), birth=_split("Né(e) le : |Date de naissance : "), prescriber=_split("Médecin : |Dr prescripteur : "), prescribed=_split("Prescription du : "),
    mode=_split("Règlement : |Payé par : "), modes=_split("Espèces|Chèque|Carte"), operator=_split("Caissier : |Opérateur : "), due=_split("Échéance : "), order=_split("Commande : |Bon N° "),
    phone=_split("Tél : |Tél. : "), ice=_split("ICE : |ICE N° "), tax_id=_split("IF : "), patent=_split("Patente : "), register=_split("RC : "), social=_split("CNSS : "), bank=_split("RIB : "),
    thanks=_split("Merci de votre confiance|Merci de votre visite, bon rétablissement|Merci"),
    units=_split("_DH|_DHS||_Dh"), street=_split("Rue Ibn Toumert|Avenue Hassan II|Bd Al Massira|Lotissement Ennasr|Rue des Écoles"),
    trade={
        "pharmacy": _split("Docteur en pharmacie|Officine"), "laboratory": _split("Analyses médicales|Laboratoire de biologie"), "radiology": _split("Imagerie médicale|Radiologie - échographie"),
        "physician": _split("Cabinet médical|Consultations sur rendez-vous"), "paramedical": _split("Kinésithérapeute diplômé d'État|Rééducation"), "facility": _split("Clinique médico-chirurgicale"),
        "supplier": _split("Opticien"),
    },
    till_title=_split("TICKET|RECU|BON DE CAISSE"), till_number=_split("N TICKET : |FACT : |RECU N "), till_day=_split("LE |DATE TICKET : ||"), till_total=_split("TOTAL TTC|NET A PAYER|TOTAL TICKET"),
    given=_split("PAYE|RECU CLIENT"), back=_split("RENDU|MONNAIE"), count=_split("NB ARTICLES : |ARTICLES : "), seller=_split("CAISSE |VENDEUR : "),
    script=_split("ORDONNANCE|Ordonnance||Prescription"), script_day=_split("Fait le |Date d'ordonnance : |Établie le "), script_patient=_split("Nom : |Mme, M. : |Patient : "),
    script_foot=_split("Sur rendez-vous|Prochain rendez-vous : ...................."),
    report=_split("RÉSULTATS|Bulletin d'analyses"), report_patient=_split("Malade : |Nom, prénom : "), sampled=_split("Prélèvement du : |Prélevé le : "), edited=_split("Édition : |Résultats du : "),
    report_file=_split("N° dossier : |Réf. : "), report_columns=(("Analyse", "Résultat", "Normes"), ("Examen", "Valeur", "Valeurs usuelles")), chapters=_split("BIOCHIMIE|HÉMATOLOGIE"),
    biologist=_split("Le biologiste|Validé par le biologiste"),
)

PROOF = Words(
    name="proof",
    titles=_split("FACTURE DE VENTE|Facture acquittée|Quittance|TICKET DE VENTE|Facture patient|DUPLICATA DE FACTURE|Facture - Reçu|Pièce de caisse|FACTURE DE PRESTATIONS|Relevé de prestations|FACTURE / INVOICE"),
    fees=_split("NOTE D'HONORAIRES|Relevé d'honoraires|Facture d'honoraires|Quittance d'honoraires|Honoraires|NOTE DE FRAIS MÉDICAUX"),
    credit=_split("NOTE DE CRÉDIT|Facture avoir|AVOIR CLIENT"),
    number=_split("N° : |N°. |Pièce comptable n° |Facture numéro : |Facture n°: |Réf : |Numéro de facture : |N° Fac : |Référence : |Fact n° |Pièce N° : |n° |Numéro de pièce "),
    day=_split("Date : |Délivré le |Date de l'acte : |Fait le : |Date d'édition : |Date de facture : |du |Établi le |Émise le : |Date d'achat : |Rédigé le "),
    place_day=_split("{city}, {day}|À {city}, le {day}|Fait à {city} le {day}|{city} le {day}|Fait à {city}, le : {day}"),
    client=_split("Patient(e) : |M., Mme, Mlle : |Facturé à |Malade : |Nom et prénom : |Doit : |Reçu de M./Mme |Bénéficiaire des soins : |Adressé à : |Délivré à : |Client(e) "),
    item=_split("Nature des prestations|Désignation des produits|Description|Acte|DÉSIGNATION DES ACTES|Produit délivré|Prestations"), code=_split("Code art.|Référence|Cod.|N° ord."), qty=_split("Quantité|Qte|Nbre|Q|Quant."),
    unit=_split("PPV|Prix|PU TTC|Tarif|P.P.V (DH)|Prix public"), tax=_split("TVA|Taux|T.V.A."), off=_split("Rem.|Rabais|% Rem"), net=_split("H.T.|Total HT ligne|Hors taxe"),
    sum=_split("Montant TTC|Total TTC|P. Total|Somme|Valeur|Montant (DH)|TOTAL DH|Prix total"), lot=_split("N° de lot|LOT"), expiry=_split("Péremption|Date exp.|PER"),
    total=_split("TOTAL GÉNÉRAL|Montant TTC|Total à régler|Total net|MONTANT À PAYER|Somme à payer|TOTAL|Total de la facture|NET A PAYER TTC|Total T.T.C.|Montant réglé|Somme reçue|Net TTC|Total honoraires perçus|Montant de la facture"),
    before_tax=_split("Total H.T.|Sous-total HT|Base HT|HT"), vat=_split("T.V.A|Montant TVA|Taxes"), gross=_split("Sous-total|Total brut|Montant avant remise"), rebate=_split("Rabais|Escompte|Remise client"),
    shares=(("Part organisme", "Part assuré"), ("Tiers payant", "Réglé par le patient"), ("Pris en charge mutuelle", "Payé par l'assuré")),
    arrested=_split("Arrêté la présente facture à la somme de : {words}.|La présente facture est arrêtée à la somme toutes taxes comprises de {words}|Somme en lettres : {words}|Soit : {words}|"
                    "Montant en toutes lettres : {words} ({figures})|Arrêtée la présente note à la somme de {figures}, {words}."),
    carried=_split("Report en page 2|Sous-total à reporter|./.. suite page suivante"), page=_split("Page {k} sur {n}|Page : {k} / {n}|Feuille {k} de {n}|- {k}/{n} -"), paid=_split("ACQUITTÉ|PAYÉ COMPTANT|ESPÈCES|SOLDÉ"),
    patient_file=_split("Code patient : |Dossier n° |N° d'admission : |I.P.P. : |Code client : "), birth=_split("Naissance : |DDN : |Date naiss. : |Né(e) : "),
    prescriber=_split("Prescripteur : |Médecin traitant : |Sur ordonnance du Dr : |Adressé par : "), prescribed=_split("Ordonnance du |Date ordonnance : |Date prescription : "),
    mode=_split("Mode de paiement : |Mode de règlement : |Paiement : "), modes=_split("Comptant|En espèces|CB|Carte bancaire|Chèque n° 4418207|Espece"), operator=_split("Établi par : |Vendeur : |Guichet : |Utilisateur : "),
    due=_split("Date d'échéance : |À régler avant le : "), order=_split("Bon de commande : |N° BL : |Votre réf. : |Devis n° "),
    phone=_split("Tél/Fax : |Téléphone |GSM : |T. |Tel: "), ice=_split("I.C.E : |ICE: |ICE |Identifiant commun (ICE) : |N° ICE : "), tax_id=_split("I.F. : |Id. fiscal |IF N° |IF: "),
    patent=_split("TP : |Pat. |Taxe prof. : |Patente N° "), register=_split("R.C. : |RC N° |Reg. com. "), social=_split("Aff. CNSS |C.N.S.S : |N° CNSS : "), bank=_split("Compte bancaire : |R.I.B. |Banque : BP - "),
    thanks=_split("Toute réclamation doit être faite sous huitaine|Bonne guérison|Votre santé, notre métier|Les médicaments ne sont ni repris ni échangés|Document à conserver pour remboursement|Pharmacie de garde : voir affichage|À votre service 7j/7"),
    units=_split("_DH|_Dhs|_MAD||_dirhams|_DHS|DH|_dh"),
    street=_split("Av. Moulay Rachid|Rue El Jadida|Angle Bd Bir Anzarane|Imm. Les Jasmins, Apt 3|Centre commercial Al Baraka|Hay El Menzah, Bloc C|Route d'El Hajeb, Km 2|Place de l'Istiqlal|Résid. Annour, RDC"),
    trade={
        "pharmacy": _split("Parapharmacie - Orthopédie|Pharmacien titulaire : Dr S. Alaoui|Pharmacie d'officine|Homéopathie - Produits bébé|Ouvert de 9 h à 21 h"),
        "laboratory": _split("Biologie médicale - Bactériologie|Analyses de biologie médicale|Laboratoire accrédité ISO 15189|Hématologie - Biochimie - Immunologie"),
        "radiology": _split("Scanner - I.R.M. - Mammographie|Radiologie numérique - Échographie|Centre d'imagerie diagnostique"),
        "physician": _split("Diplômé de la faculté de médecine de Rabat|Ancien interne du C.H.U.|Consultation et visites à domicile|Échographie - E.C.G."),
        "paramedical": _split("Masso-kinésithérapie|Rééducation et physiothérapie|Kinésithérapie du sport et du dos"),
        "facility": _split("Urgences 24 h/24|Chirurgie - Maternité - Réanimation|Établissement de soins privé"), "supplier": _split("Lunetterie - Lentilles"),
    },
    till_title=_split("** VENTE COMPTOIR **|Facture simplifiée|Ticket de caisse||VENTE AU COMPTANT|*** FACTURE ***"), till_number=_split("Ticket n° : |N° |Vente: |Ticket:|TK |Piece N. : |Facture No: |Ref. ticket "),
    till_day=_split("Date: |Du |Date/Heure : |Imprimé le |Vendu le : |"), till_total=_split("TOTAL|Total DH|MONTANT DU|Total à payer :|TOTAL NET|A REGLER|Total T.T.C :|** TOTAL **|SOMME DUE"),
    given=_split("Especes|Versé|Montant donné|CASH|Reglement esp."), back=_split("A rendre|Monnaie rendue|Rendu monnaie|Reste"), count=_split("Nombre d'articles : |Nb lignes: |Qte totale : |Total articles: "),
    seller=_split("Vendeur(se) : |Op: |Poste |Servi par "),
    script=_split("O R D O N N A N C E|Ordonnance médicale|ORDONNANCE MÉDICALE|Prescription médicale||وصفة طبية|Rp/"), script_day=_split("Date |Le : |Cabinet, le |Date de consultation : |Délivrée le : |"),
    script_patient=_split("M., Mme, Enfant : |Nom et prénom : |Pour : |Patient(e) : |Identité : |"),
    script_foot=_split("En cas d'urgence : 15 ou 19|Ne pas interrompre le traitement sans avis médical|Prochain R.D.V. le : ____ / ____ / ______|Merci de rapporter l'ordonnance|Consultation sur rendez-vous, sauf urgence"),
    report=_split("COMPTE RENDU D'EXAMENS|Rapport d'analyses de biologie médicale|Compte-rendu|EXAMENS DE LABORATOIRE|Résultats d'examens biologiques"), report_patient=_split("M./Mme |Identité : |Nom et prénom : |PATIENT : "),
    sampled=_split("Date de prélèvement : |Reçu au laboratoire le |Échantillon du |Enregistré le : "), edited=_split("Édité le |Imprimé le : |Compte rendu du "), report_file=_split("Demande n° |N° enregistrement : |Code-barres : |Id : "),
    report_columns=(("Paramètre", "Valeur", "Valeurs de référence"), ("Examens", "Résultats", "Intervalle"), ("Dosage", "Vos résultats", "V. normales"), ("Détermination", "Rés.", "Réf.")),
    chapters=_split("Hémogramme|BIOCHIMIE SANGUINE|Hormonologie|IMMUNOLOGIE|Bilan|MARQUEURS"), biologist=_split("Biologiste responsable|Validation biologique|Dr en biologie médicale|Signature et cachet"),
)


def shared() -> list[str]:
    """Labels that stand in both vocabularies under the same heading, without their punctuation: there should be none."""
    bare = lambda words: {w.strip(" :.").casefold() for w in words if isinstance(w, str) and w.strip(" :.")}
    free = {"name", "units", "trade", "script", "ice", "tax_id", "modes"}
    return [f"{f.name}: {w}" for f in fields(Words) if f.name not in free for w in bare(getattr(FIT, f.name)) & bare(getattr(PROOF, f.name))]


WORDS = {"fit": FIT, "proof": PROOF}
