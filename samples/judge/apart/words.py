"""What the issuers of `apart` print."""
from wording import Words, split

APART = Words(
    name="apart",
    titles=split("Facture payée|Facture nominative|FACTURE NOMINATIVE|Relevé de facture|Note de médicaments|ÉTAT DES MÉDICAMENTS DÉLIVRÉS|FACTURE - PARAPHARMACIE|Facture au détail|VENTE AU DÉTAIL|NOTE D'ANALYSES|Facture d'analyses biologiques|"
                 "Facture examens d'imagerie|NOTE D'EXAMENS|Facture clinique|Facture d'hospitalisation et de soins|DÉCOMPTE DE FRAIS|Décompte des prestations|Attestation de paiement|REÇU VALANT FACTURE|Facture soldée|FACTURE - EXEMPLAIRE CLIENT|"
                 "Facture client TVA comprise|Décompte|Relevé des prestations fournies|FACTURE UNIQUE"),
    fees=split("Quittance de soins|DÉCOMPTE DES HONORAIRES|Justificatif d'honoraires|Mémoire d'honoraires|Certificat de paiement|Note du praticien|ÉTAT DES SOINS|Facture de soins dispensés|Reçu patient|Relevé des soins|FACTURE NOMINATIVE|Honoraires et soins"),
    credit=split("AVOIR SUR VENTE|Note de remboursement|RETOUR - AVOIR|FACTURE RECTIFICATIVE (AVOIR)"),
    number=split("Référence facture : |Facture réf. : |Pièce : |Pièce réf. : |Doc. n° : |N° d'ordre facture : |N° d'enregistrement : |Série / N° : |N° opération : |Reçu n° : |Portant le n° |Identifiant facture : |N° FA : |F. n° |Fact. réf. : |"
                 "Numéro document : |N° interne : |Réf. pièce : |Facture/N° : |N° émission : |Facture (réf.) : |N° du document : |Document n° "),
    day=split("Facture en date du : |Datée du : |Établie en date du : |Date de saisie : |Saisie le : |Journée du : |Vente en date du : |Date de passage : |Passage du : |Date de réalisation : |Réalisé le : |Date des actes : |Faite le : |Éditée le : |"
              "Date d'impression : |Date de création : |Date d'enregistrement : |Dt facture : |Date de l'opération : |Date de la pièce : |Date/Facture : |Facture datée du : "),
    place_day=split("{city}, ce {day}|Fait à {city}, en date du {day}|Établie le {day}, à {city}|{city} : {day}|Certifié à {city}, le {day}|Facture établie à {city} le {day}|Signé à {city} le {day}|Délivré à {city} le {day}|Pour acquit, {city} le {day}"),
    client=split("Établi pour : |Facturé pour : |M./Mme/Mlle : |Nom et prénoms : |Noms : |Assuré / Bénéficiaire : |Nom de l'assuré : |Nom du malade : |Monsieur / Madame : |Prestation pour : |Intéressé(e) : |M. ou Mme : |Remis à : |Reçu de : |"
                 "Pour M./Mme : |Compte de : |Nom porté sur l'ordonnance : "),
    item=split("Nom commercial du produit|Produits délivrés|Actes|Actes réalisés|Nature|Nature de l'acte|Prestation|Libellé de l'article|Désignation du produit|Intitulé de l'examen|Examens|Analyses|Produit|Médicaments délivrés|Liste des examens|"
               "Libellé des prestations|Objet|Éléments facturés"),
    code=split("Code barre article|Code EAN produit|Réf. art. produit|Cotation acte|Lettre-clé (acte)|N° réf|Repère"), qty=split("Qté / vente|Qtité|Nbre unités|Unité(s)|Nb d'actes|N. unités"),
    unit=split("Prix Un.|PU DH|P.U TTC|Prix unité|Tarif (DH)|PPV (DH)|Valeur unitaire|Montant unitaire|P. public|Tarif réf."), tax=split("Taux de TVA|Tx T.V.A|%TVA|TVA tx"), off=split("Rem. (%)|%R|Rab.|Rse"), net=split("HT net|Prix HT|P.H.T|Montant H.T"),
    sum=split("Mont. TTC|Montant MAD|PT TTC|Prix T.|Tot. TTC|TTC|M. total|Total net|Montant en DH|Total MAD|Mt DHS|TTC (DH)|Prix global"),
    lot=split("N. lot|Batch|Lot fab"), expiry=split("Péremp|PER/EXP|Exp. le|Dt exp"),
    total=split("Total facturé|Montant à acquitter|À régler|À RÉGLER TTC|Total général (DH)|Somme à régler|Total net TTC (DH)|Total à acquitter|Montant à payer TTC|Montant total (DH)|TTC net|Net TTC à payer|TOTAL TTC MAD|Prix total à payer|TOTAL EN DHS|"
                "Total perçu|Montant perçu|Total encaissé|Total définitif|Total facture en DH|Total de la vente|Total médicaments|Montant des analyses|Montant des honoraires|Montant des soins|Montant des actes|Total des soins|Total examens|"
                "Total analyses|Net (TTC)|TOTAL GÉNÉRAL DH|TOTAL FINAL|Valeur nette à payer|Montant de la note|Total TTC facturé|Montant final TTC"),
    before_tax=split("Base hors taxe|Total HT (DH)|Somme HT|Mt total HT"), vat=split("T.V.A. facturée|TVA due|Montant T.V.A.|TVA totale"), gross=split("Total des articles|Cumul lignes|Total initial|Montant de base|Total avant déduction"),
    rebate=split("Remise exceptionnelle|Déduction|Rabais accordé|Exonération"),
    shares=(("Part tiers payant", "Reste à votre charge"), ("Couverture CNSS", "Payé par vos soins"), ("Avance organisme", "Réglé par l'assuré"), ("Montant mutuelle", "Montant patient")),
    arrested=split("Arrêtée à la somme globale de {words}, soit {figures}|Le montant total de cette facture est de : {words}|Arrêté le présent compte à {words}|Facture d'un montant de {figures}, en lettres : {words}|Dont le montant s'élève à {words}|"
                   "Montant en lettres : {words}|EN LETTRES : {words}|Arrêtée en toutes lettres à {words}.|Somme totale de : {words}"),
    carried=split("Suite p. 2|À suivre ...|Total en dernière page"), page=split("Page {k} - {n} pages|Pages : {k}/{n}|{k} de {n}|Page n° {k} sur {n}|Pag. {k}/{n}"), paid=split("ENCAISSÉE|FACTURE RÉGLÉE|PAYÉ EN ESPÈCES|REÇU CE JOUR"),
    patient_file=split("N° carte client : |Dossier médical : |Réf. malade : |N° d'entrée : |Code assuré : |N° séjour : "), birth=split("Né(e), le : |D.D.N. : |Date naissance : |Date nais. : "),
    prescriber=split("Méd. prescripteur : |Prescripteur(trice) : |Ordonnance du Dr : |Envoyé(e) par : |Médecin demandeur : "), prescribed=split("Ordonnance datée du : |Prescription datée du : |Date ord. : |Ord. médicale du : "),
    mode=split("Mode paiement : |Forme du règlement : |Réglé en : |Règl. : |Paiement par : "), modes=split("ESPECES|Carte bancaire (TPE)|Chèque n° 1170934|Virement reçu|Espèces - caisse 2"),
    operator=split("Édité par l'agent : |Poste/Util. : |Émetteur : |Suivi par : |Caisse de : "), due=split("Règlement au plus tard le : |À payer avant le : |Échéance au : "), order=split("Commande n° : |Bon de sortie n° : |Réf. BL : |Prescription n° : "),
    phone=split("Tél. cabinet : |Tph : |Tél. / Fax : |Tél. (LG) : |Appel : |Tél. mobile : |Téléph. : "), ice=split("ICE : |ICE: |ICE No : |N° I.C.E. : |ICE = |I C E : |I.C.E |Id. commun entreprise : |Ident. ICE : |ICE (entreprise) : "),
    tax_id=split("Id. Fisc. : |I.F.: n° |IF No : |Identification fiscale : "), patent=split("Taxe prof. n° |T.P. n° |Patente No : |TP No "), register=split("R.C. Casa n° |RC No : |Reg. Commerce n° |R.C. local n° "), social=split("CNSS No : |N° aff. CNSS : |C.N.S.S. n° "),
    bank=split("RIB BMCE : |Compte CIH n° |IBAN/RIB : |Domiciliation : "),
    thanks=split("Nous vous remercions de votre visite|Pièce à remettre à votre assurance|Prenez soin de vous|Gardez cette facture pour votre dossier|Facture établie sans rature|Paiement comptant sans escompte|Toute l'équipe vous souhaite une bonne santé"),
    units=split("_DH|_DH|_MAD|_DHs|Dhs {}|** {} **|={}=||_DH.|_Dirhams|_Dhs TTC|MAD : {}"),
    street=split("Bd Abdelmoumen|Av. Mly Abdallah|Rue Tarik Ibn Ziad|Lot. Al Hadika, lot 31|Av. Oqba|Rue du Souk|Cité Dakhla, Bloc 8|Bd Yacoub El Mansour|Place Moulay Hassan|Rés. Nour, Imm. 4, RDC|Av. Abdelkrim Khattabi|Hay Mohammadi, rue 12|"
                 "Route Nationale 6, centre|Derb Sultan, angle rue 9"),
    trade={
        "pharmacy": split("Pharmacien d'État|Officine - Conseil - Nutrition|Pharmacie, optique et orthopédie|Garde de nuit et de jour|Diplômé de la faculté de pharmacie"),
        "laboratory": split("Laboratoire d'analyses|Bactériologie - Virologie - Hormonologie|Biologie médicale, agréé ministère|Médecin biologiste, ancien interne"),
        "radiology": split("Radiologie - Scanner - Écho - Mammo|Cabinet de radiologie|Centre d'imagerie par résonance magnétique"),
        "physician": split("Docteur diplômé d'État|Attestation d'échographie et d'E.C.G.|Ancien médecin de santé publique|Médecin du travail agréé"),
        "paramedical": split("Kinésithérapeute D.E.|Rééducation neurologique et périnéale|Cabinet de rééducation et de massage"),
        "facility": split("Clinique agréée - Toutes spécialités|Hôpital de jour - Bloc - Réanimation|Centre médico-chirurgical privé"), "supplier": split("Opticien optométriste"),
    },
    till_title=split("TICKET N.F.|VENTE|RECU N.F.|TICKET DE PHARMACIE||DETAIL DE LA VENTE|== FACTURE ==|COPIE CLIENT||Facture de comptoir"),
    till_number=split("Fact. N. : |TICKET NUMERO |Piece : |Operation n° |Num. vente : |Tick. : |Vente no : |N. piece : |Fact/Ticket : |Recu : |ID ticket : |Nr. "),
    till_day=split("Date du ticket : |Emis : |Fait : |DATE VTE : |Edition : |Date-heure : |Emission : |Passage : ||"),
    till_total=split("TOTAL A ENCAISSER|A PAYER TTC|NET|TOTAL FINAL|Total net DHs|TOTAL VENTE TTC|Total a payer MAD|MONTANT TICKET|TTC|TOTAL GENERAL TTC|Total TTC en DH|MT A REGLER|A REGLER (DH)|SOMME TOTALE|Net a payer TTC"),
    given=split("Verse|Somme recue|Montant client|ESP. RECUES|Paye en especes"), back=split("A remettre|Monnaie remise|RENDU (DH)|Difference"), count=split("Nb art. = |Articles = |Nbre de produits : |Unites : |Total qte : "),
    seller=split("Vendeur n° |Agent : |Caisse/Op. : |Prepare par : |Par : "),
    script=split("ORDONNANCE|Ordonnance|ORDONNANCE|Ordonnance médicale|ORDONNANCE N° ........|Traitement prescrit"), script_day=split("Le jour : |Date du jour : |Fait en ce jour : |En consultation le |Examiné(e) le |Date de rédaction : |Établie ce jour, |Délivrée ce jour, le "),
    script_patient=split("Patient, patiente : |Nom de famille et prénom : |Mme / Mlle / M. : |Je prescris à : |Prescrit à : |M., Mme : |Noms : |Ordonné à "),
    script_foot=split("Cabinet ouvert du lundi au samedi|Signaler tout effet indésirable|Ordonnance non renouvelable|Renouvellement : oui / non|R.D.V. par téléphone de 9 h à 17 h|Durée du traitement : ........ jours"),
    report=split("RÉSULTATS BIOLOGIQUES|Compte rendu de biologie médicale|RÉSULTATS DES EXAMENS DEMANDÉS|Fiche de résultats|Analyses biologiques : résultats|Relevé d'analyses"),
    report_patient=split("Patient examiné : |Nom et prénoms : |Bilan de : |Mlle, Mme, M. : |Au nom du patient : "), sampled=split("Prélèvement : |Date et heure de prélèvement : |Échantillon reçu le : |Prélevé au labo le : |Enregistrement du : "),
    edited=split("Rendu le : |Compte rendu édité le : |Date de validation : |Impression du : "), report_file=split("Réf. demande : |N° d'accès : |N° du bilan : |Prélèvement n° : |Dossier n° : "),
    report_columns=(("Nom de l'analyse", "Résultat(s)", "Val. usuelles"), ("Analyse effectuée", "Valeur trouvée", "Normales"), ("Examens pratiqués", "Résultat obtenu", "Fourchette"), ("Élément dosé", "Mesuré", "Valeurs attendues")),
    chapters=split("HÉMATOLOGIE - NFS|Biochimie générale|BILAN LIPIDIQUE ET GLUCIDIQUE|Endocrinologie|Inflammation|PROTÉINES ET VITAMINES"), biologist=split("Le biologiste responsable|Lu et validé|Dr biologiste, signature|Cachet du laboratoire"),
)
