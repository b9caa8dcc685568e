"""What the issuers of `town` print: what stands on most papers of a town, and what single programs and printers have instead."""
from wording import Words, split

TOWN = Words(
    name="town",
    titles=split("FACTURE|FACTURE|FACTURE|FACTURE|Facture|Facture|FACTURE SOINS PATIENT PAYANT|FACTURE DÉFINITIVE PATIENT|FACTURE MUTUELLE|FACTURE POUR MUTUELLE|FACTURE ASSURANCE MALADIE|FACTURE MÉDICALE|FACTURE DE LABORATOIRE|FACTURE ANALYSES DE BIOLOGIE|FACTURE RADIOLOGIE/IMAGERIE|"
                 "FACTURE CONSULTATIONS EXTERNES|FACTURE OFFICINE|FACTURE DE VENTE TTC|FACTURE PHARMACEUTIQUE|FACTURE CLIENT PASSAGER|FACTURE RÉCAPITULATIVE DES ACTES|FACTURE ACTES D'EXPLORATION"),
    fees=split("NOTE D'HONORAIRES|NOTE D'HONORAIRES|Note d'honoraires|FACTURE|FACTURE|Facture médicale|FACTURE DE SÉANCES|Note d'honoraires N.H|Honoraires médicaux et actes|FACTURE DU PRATICIEN SOIGNANT"),
    credit=split("AVOIR|AVOIR|FACTURE AVOIR|Avoir client|AVOIR N.C"),
    number=split("N° : |N° : |N° |N° |Facture N° : |Facture N° : |FACTURE N° |N° Facture : |N°Fac : |N° Fct : |Facture N : |Numéro Fact. : |Nº : |N°Fact : |FACT. N° : |N°Fact/Client : |NUM FACTURE : |N° Fac. client : |N° chrono : |Facture/Dossier N° : |N° Bordereau/Facture : "),
    day=split("Date : |Date : |Date : |Date : |Le : |Le : |Date Facture : |Date facture : |Facture le : |Date Fact : |Datée le : |Dte Facture : |Date de fact : |Date/Heure : |Faite à la date du : |Date/Fct : |Date création : |Date d'encaissement : |"
              "Date séance : |Date prestation : |Jour/Date : |Éditée à la date du : "),
    place_day=split("{city}, le {day}|{city}, le {day}|{city} - le : {day}|{city} Le : {day}|{city} Le {day}|A {city}, le {day}|{city}, le: {day}|{city} - Date : {day}|Fait à {city} Le {day}"),
    client=split("Doit : |Doit : |Client : |Client : |Patient : |Patient : |Nom et prénom : |Nom : |Doit à M. : |DOIT M(me) : |Nom et Prénom patient : |Nom/Prénom client : |Patient(e)/Client(e) : |Doit Mr/Mme : |Mr(Mme) : |Nom de l'adhérent/patient : |"
                 "Doit M./Mme/Mlle : |Au profit de : |Raison sociale/Nom : "),
    item=split("Désignation|Désignation|Désignation|DESIGNATION|DÉSIGNATION|Libellé|Libellé article|Produits|ARTICLES|Examen(s)|Actes|Actes effectués|Produit (nom)|Libellé de l'acte|Désignation examen|Soins / Actes|Dénomination produit/acte"),
    code=split("Code|Code|Réf|Code produit|C. barre|Réf/Code|Code prest.|CodeArt|N° Art."), qty=split("Qté|Qté|Qté|Qte.|QTÉ|NB|Qté ven.|Unit.|Nb."), unit=split("P.U|P.U|P.U.|PPV|P.Unit.|Prix/U|PU (DH)|Px unit TTC|P.P.V TTC|PU. TTC"),
    tax=split("TVA|TVA|% TVA|Taux T.V.A|TVA(%)"), off=split("Remise|Rem|Rem. %|R%|Rem.(%)"), net=split("Montant HT|Mt HT|Tot. HT|Total H.T|P.T HT"),
    sum=split("Montant|Montant|Montant|Total|Total|TOTAL|Montant TTC|Total TTC|P.T TTC|Mt|Mont T.T.C|Tot. Ligne|Px Total|Prix T.T.C|Montant DH|Valeur DH|Total (DH)"),
    lot=split("Lot|Lot/Réf|Lot n°"), expiry=split("Péremption|Exp|Pérem.|Date/Exp|Dt. Pér"),
    total=split("TOTAL|TOTAL|Total|TOTAL TTC|TOTAL TTC|Total TTC|Montant TTC|Net à payer|NET A PAYER|NET A PAYER|Total à payer|Montant total|Total général|NET À PAYER TTC (DH)|TOTAL TTC (DH)|Total T.T.C|TOTAL T.T.C.|M.T TTC|Montant net TTC|Total Facture TTC|NET À PAYER DHS|"
                "Total Net à Payer|Total actes et soins|TOTAL A REGLER TTC|Montant de l'acte|Total prestations TTC|Total examens TTC|TOTAL NET T.T.C|Montant à régler DH|NET PATIENT|Total du à ce jour"),
    before_tax=split("Total HT|Total HT|Montant HT|Total H.T|Base HT|T. HT"), vat=split("TVA|TVA|T.V.A|Total TVA|Val. TVA"), gross=split("Sous-total|Total brut|Brut TTC|Tot. brut TTC|S/Total"), rebate=split("Remise|Remise s/facture|Remise TTC (-)|Total Rem.|Rem. exceptionnelle"),
    shares=(("Part AMO", "Part patient"), ("Part mutuelle", "A payer par le patient"), ("Montant PEC", "Reste patient"), ("Part CNSS", "Part adhérent"), ("Organisme", "Ticket modérateur")),
    arrested=split("Arrêtée la présente facture à la somme de : {words}|Arrêtée la présente facture à la somme de : {words}|Arrêtée la présente facture à la somme de {words}|Arrêtée la présente facture à la somme de # {words} #|Arrêtée la présente à la somme de : {words}|"
                   "ARRÊTÉE LA PRÉSENTE FACTURE À LA SOMME T.T.C DE : {words}|Arrêtée le présent montant à : {words}|Arrêté la facture à la somme de : {words}|Montant en toutes lettres : {words}|Somme TTC en lettres : {words}|La facture est arrêtée à la somme de : {words}"),
    carried=split("Report|A reporter page suivante|Sous total à reporter|Suite >>|Total page"), page=split("Page {k}/{n}|Page {k}/{n}|Page {k}|Page N° {k}/{n}|{k} / {n}|Page {k} (sur {n})"), paid=split("PAYÉ|PAYE|ACQUITTEE|PAYE EN ESPECES|SOLDE|REGLEE"),
    patient_file=split("N° dossier : |Code client : |Dossier N° : |IPP : |Réf. Client : |N° patient : |N° Dos. : |N.I.P : |N° immat. : |Fiche Pat. : |N° Compte client : "), birth=split("Né(e) le : |Date de naissance : |Date Naiss. : |Né/Née le : |D.N : "),
    prescriber=split("Médecin : |Médecin traitant : |Prescripteur : |Méd. : |Dr : |Médecin correspondant : |Médecin ttt : |Praticien : "), prescribed=split("Ordonnance : |Ord. du : |Dte presc. : |Dt Ordonnance : |Presc. du : "),
    mode=split("Mode de règlement : |Mode de paiement : |Paiement : |Règlement : |Mode Rglt : |Moyen de paiement : |Mode paie. : "), modes=split("Espèces|Espèces|Espèces|ESP|Chèque|CHQ|C.B|Carte|Virement|Comptant|T.P.E|Chèque BMCE N° 0417733"),
    operator=split("Vendeur : |Utilisateur : |Caissier : |Opérateur : |Caisse : |Agent caisse : |User : |Saisi par : |Caissier N° : |Secrétaire : "), due=split("Date d'échéance : |Date éch. : |Payable le : |Échéance le : "), order=split("N° BL : |Bon N° : |BC N° : |N°BL/BR : |Cmd N° : |N° Devis : "),
    phone=split("Tél : |Tél : |Tél. : |Tel : |TÉL.: |Tél N° : |Téléphone : |Fixe : |Tél / GSM : |Tel/Fax : "), ice=split("ICE : |ICE : |ICE : |ICE: |I.C.E : |N° ICE : |ICE N°: |ICE "), tax_id=split("IF : |IF : |IF: |I.F : |I.F. : |Ident. Fisc : |N° IF : "),
    patent=split("Patente : |Patente : |TP : |TP: |Patente N°: |Pat : |N° Pat : |T.P n° : |Tax. Prof : "), register=split("RC : |RC : |R.C : |R.C N° : |RC N°: |Reg.Com N° : "), social=split("CNSS : |CNSS : |CNSS: |C.N.S.S : |CNSS Aff. : |Adh. CNSS : "),
    bank=split("RIB : |RIB : |RIB: |R.I.B : |RIB CIH : |BMCE RIB : |BMCI RIB : |Cpte bancaire : "),
    thanks=split("Merci de votre confiance|Merci de votre visite|Bon rétablissement|Prompt rétablissement|Bonne santé à tous|Merci et bonne guérison|Conservez cette facture pour votre remboursement|Médicament sorti, ni repris ni échangé|"
                 "Facture à joindre à votre feuille de soins|Duplicata non délivré|Toujours à votre écoute"),
    units=split("_DH|_DH|_DH|_Dh|_DHS|_MAD|||_Dhs|_dhs|_dirhams"),
    street=split("Av. Hassan II|Bd Hassan II|Avenue Mohammed VI|Rue de Fès|Bd Moulay Ismail|Av. Al Joulane|Rue Moulay Idriss|Lot. Al Fath, N° 88|Hay Al Qods, Bloc 3|Hay Mohammadi, Rue 34|Av. Abdelkrim El Khattabi|Rue Tafraout|Imm. Chems, 2ème étage|Bd Ibn Tachfine|Av. de la Marche Verte|"
                 "Rue de l'Hôpital|Bd du 11 Janvier|Hay El Massira 2|Lot. Les Oliviers, N° 7|Centre ville, face à la poste|Rés. Essaada, Imm. 4, Apt 1|Rue Sidi Brahim|Route principale, face au marché municipal"),
    trade={
        "pharmacy": split("Pharmacien|Docteur en pharmacie|Pharmacienne|Médicaments - Cosmétique - Bébé|Orthopédie - Homéopathie - Diététique|Lauréat de la faculté de pharmacie|Produits pharmaceutiques"),
        "laboratory": split("Laboratoire d'analyses de biologie médicale|Biochimie - Hématologie - Parasitologie - Hormonologie|Biologiste|Analyses de biologie médicale"), "radiology": split("Radiologie - Échographie - Scanner|Scanner multibarrettes - IRM - Panoramique dentaire|Médecin spécialiste en radiologie"),
        "physician": split("Médecin généraliste|Échographie - E.C.G - Certificats|Diplômé(e) de la faculté de médecine de Fès|Médecine générale et suivi du diabète|Ex interne des hôpitaux"),
        "paramedical": split("Kinésithérapeute diplômé d'État|Rééducation - Massage - Drainage|Kinésithérapie respiratoire et du sport"), "facility": split("Clinique médico-chirurgicale|Bloc opératoire - Maternité - Imagerie|Chirurgie - Accouchement - Soins intensifs"), "supplier": split("Opticien optométriste|Montures - Verres - Lentilles"),
    },
    till_title=split("||FACTURE|TICKET DE CAISSE|TICKET|TICKET FACTURE|VENTE COMPTOIR|FACTURE CLIENT TTC|* TICKET DE VENTE *|VENTE ESPECES|"),
    till_number=split("N° : |Ticket N° : |Ticket N°: |Facture N° : |N° Ticket : |N° Tck : |Vente : |N.Vente : |TICKET/FACT N° |No. Ticket : |N° Fact : |Tck : |N.T : "), till_day=split("Date : |Date: |Le : |DATE : |Dt Vente : |Date Tck : |D/H : |Dt/Hr : ||"),
    till_total=split("TOTAL|TOTAL|Total|TOTAL TTC|Total TTC|NET A PAYER|NET A PAYER|TOTAL DH|TOTAL (TTC)|Total Net|TOTAL : |NET A PAYER TTC|NET A PAYER (DHS)|Total Vente DH|MT NET TTC|A PAYER DH"),
    given=split("Espèces|ESPECES|Reçu|Reçu client|Especes DH|Encaissé|Versement|ESP"), back=split("Rendu|RENDU|Monnaie|A rendre|Rendu DH|Reste/Rendu|MONNAIE"), count=split("Nb articles : |Nombre articles : |Nb. Art : |Articles: |Total Qté : |Nbr lignes : "), seller=split("Vendeur : |Caisse : |Caissier : |Util. : |Vd : |Caisse N°: |Servi par "),
    script=split("ORDONNANCE|ORDONNANCE|ORDONNANCE|Ordonnance|ORDONNANCE"), script_day=split("Le : |Le |Date : |Date : |Fait à la date du : |Vu(e) en consultation le : |Date ordonnance : "), script_patient=split("Nom : |Nom et prénom : |Patient : |Mr, Mme, Mlle, Enf : |M. Mme Mlle : |Nom, Prénom patient : |Mr/Mlle/Mme : |Pour M./Mme : "),
    script_foot=split("Sur rendez-vous|Consultation sur rendez-vous|À revoir le : ....../....../20....|Prière d'apporter cette ordonnance à la prochaine visite|Urgences : appeler le cabinet|Prochain contrôle : ......................|RDV par téléphone ou WhatsApp"),
    report=split("RÉSULTATS|COMPTE RENDU|RÉSULTATS D'EXAMENS DE LABORATOIRE|Compte rendu de résultats|RESULTATS DU BILAN|EXAMENS DE BIOLOGIE MÉDICALE|Bilan sanguin"), report_patient=split("Nom et prénom : |Patient : |Nom : |Mr, Mme, Enf : |Nom du patient/Prénom : |M.(Mme) : "),
    sampled=split("Prélevé le : |Date de prélèvement : |Date prélevé : |Prélev. du : |Date/Heure prélèvement : |Reçu le/à : "), edited=split("Édité le : |Imprimé le : |Date impression : |Validé/Édité le : |Remis le : "), report_file=split("N° dossier : |Dossier N° : |N° Demande : |Code analyse : |Enreg. N° : |Dossier labo : "),
    report_columns=(("Examens", "Résultats", "Normes"), ("Analyse", "Résultat", "Valeurs usuelles"), ("EXAMENS", "RÉSULTATS", "VALEURS DE RÉFÉRENCE"), ("Analyse(s)", "Valeur", "Norme(s)")),
    chapters=split("BIOCHIMIE|HÉMATOLOGIE - CYTOLOGIE|BIOCHIMIE SANGUINE|HORMONOLOGIE|HÉMOGRAMME|BILAN HÉPATIQUE|SÉROLOGIE - IMMUNOLOGIE"), biologist=split("Le Biologiste|Le Biologiste en chef|Signature du Biologiste|Dr. Biologiste|Visa du biologiste"),
)

# Labels that everybody prints: they may stand in other vocabularies, too.
EVERYBODY = set(split("total t.t.c|tél. n°|ticket|date d'édition|facture médicale|docteur en pharmacie|résultat|produits|consultation sur rendez-vous|merci de votre visite|compte rendu|examens|actes|téléphone|échéance"
                                       "|facture n|{city} le : {day}|{city} le {day}|fait à {city} le {day}|nb|qte|mt ht|total h.t|lot n°|total tva|articles|facture avoir|avoir client|montant dh|total (dh)|base ht|date naiss|user|saisi par|vente|n° ticket|total dh|total net|net a payer ttc|servi par|caisse n°|hormonologie"
                                       "|hémogramme|biochimie sanguine|bilan hépatique|designation|pu (dh)|% tva|total ttc (dh)|total net à payer|total facture ttc|n° patient|réf. client|méd|ord. du|bc n°|n° devis|fixe|tel/fax|prompt rétablissement|date fact|code produit|s/total|moyen de paiement|échéance le|reçu"))
