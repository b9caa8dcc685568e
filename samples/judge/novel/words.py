"""What the issuers of `novel` print."""
from wording import Words, split

NOVEL = Words(
    name="novel",
    titles=split("Facture simple|FACTURE TTC|Facture au comptant|FACTURE ORIGINALE|Facture sur ordonnance|Reçu - Facture|Facture de caisse|FACTURE MÉDICAMENTS|FACTURE DE PRODUITS PHARMACEUTIQUES|Vente - Facture|Facture du laboratoire|"
                  "FACTURE ANALYSES|Facture d'imagerie radiologique|Facture de la clinique|FACTURE DE FRAIS MÉDICAUX|Facture des prestations médicales|Facture définitive|Reçu de règlement|Facture d'officine|FACTURE CLIENT COMPTOIR"),
    fees=split("FACTURE DES HONORAIRES|Note d'honoraires médicaux|Reçu du cabinet|Facture pour soins|Honoraires du praticien|Facture de cabinet|Reçu de soins|FACTURE DES ACTES|Décompte d'honoraires|Facture / Honoraires"),
    credit=split("FACTURE D'ANNULATION - AVOIR|AVOIR CLIENTÈLE|Avoir / Annulation"),
    number=split("N° de la facture : |Facture client N° : |N° Fact. : |Notre réf. facture : |Facture Nº : |N° de pièce : |N° Doc. : |Ref facture : |Nr facture : |Code facture : |N° de document : |Numéro de la facture : |Id. facture : |"
                  "Facture (N°) : |No de facture : |Numéro de reçu : |FACTURE NUM : |Numéro du document : |Sous le n° |Fac. n° "),
    day=split("Date de la facture : |Date de facturation : |Facture du : |Date fact. : |Émis le : |Date de délivrance : |Date des soins : |Date de la prestation : |Vente du : |Date du document : |Date de la vente : |Créée le : |Date du jour : |"
               "Date (jj/mm/aa) : |Document du |À la date du |Jour de facturation : |Date d'établissement : |Dressée le : "),
    place_day=split("Fait à {city}, le {day}|{city} / le {day}|{city}, en date du {day}|Fait le {day} à {city}|Établi à {city}, le {day}|À {city} le : {day}|{city} : le {day}|Dressée à {city} le {day}"),
    client=split("Nom & prénom : |Nom patient : |Nom client : |Patient / Assuré : |Mme, Mlle, M. : |Mr/Mme/Mlle : |Identité du patient : |Prénom et nom : |Facturé au nom de : |Bénéficiaire : |Établie au nom de : |Mr ou Mme : |"
                  "Nom du bénéficiaire : |À l'attention de : |Doit M. ou Mme : "),
    item=split("Produits|Désignation article|Libellé des actes|Produit / Désignation|Prestations réalisées|Désignations|Nom du produit|Examens effectués|Analyse demandée|Détails|Soins effectués|Spécialité pharmaceutique|Libellé acte|Rubrique"),
    code=split("Code produit|Code article|N° article|Code acte|Code n°|Nomenclature"), qty=split("Quantités|Nbr|Qt|Nb unités|Nbre actes|Quantité(s)"), unit=split("PU|Prix U.|Prix/unité|P.P.V|Px unit.|Tarif unitaire|PPV TTC|P.U. net"),
    tax=split("Taux TVA|Tx %|T.V.A %"), off=split("Rse %|% Remise|Réduc.|Rist."), net=split("P.T. HT|Total H.T|Valeur HT|Mnt HT"), sum=split("P.T.|Mnt TTC|Montant total|TTC ligne|T.T.C|Mt (DH)|Montants|Total en DH|Prix tot.|Mt. net"),
    lot=split("Lots|Num lot|Lot/Série"), expiry=split("D. pér.|Date de pér.|EXP (mm/aa)|Pérempt."),
    total=split("Net à payer (DH)|TOTAL FACTURE TTC|Net à régler|Total Net TTC|Montant total à payer|Montant net à payer|Total TTC en DH|TOTAL MAD|Total DHS|Total à payer (DH)|Total de vos achats|Total général TTC|Total des prestations|"
                 "Total des honoraires|Total des actes|Montant payé|Total payé TTC|TTC À PAYER|Total dû|Somme due|Montant total de la facture|Montant global|Net facturé|Total de votre facture|Montant TTC à régler|Coût total|Total examens radiologiques"),
    before_tax=split("Montant H.T.|Total hors TVA|Montant hors taxes|Total Net HT|Hors T.V.A."), vat=split("TVA à|Mt TVA|Total T.V.A.|T.V.A incluse|TVA collectée"), gross=split("Total lignes|S/Total|Montant avant réduction|Brut"),
    rebate=split("Remise totale|Remise globale|Abattement|Total remise|Montant déduit"),
    shares=(("Part AMO/CNSS", "Part du patient"), ("Part prise en charge", "Part à la charge de l'assuré"), ("Quote-part mutuelle", "Quote-part patient"), ("Payé par l'organisme", "Payé par le patient")),
    arrested=split("Arrêtée la présente facture à la somme TTC de : {words}|La présente facture s'élève à {figures}, soit {words}|Somme arrêtée à {words} toutes taxes comprises|Arrêtée à : {words} ({figures})|Le montant de la présente est de {words}.|"
                    "Pour un montant total de {words}|Facture arrêtée au montant de {words}, TTC"),
    carried=split("Suite au verso ou page suivante|À reporter page 2|... / ..."), page=split("Page {k} de {n}|({k}/{n})|p. {k} sur {n}|Feuille n° {k}/{n}|Pg {k}/{n}"), paid=split("PAYÉE|RÉGLÉ COMPTANT|ACQUITTÉE LE JOUR MÊME|POUR ACQUIT"),
    patient_file=split("N° de dossier : |Matricule patient : |Compte client : |N° fiche : |Code adhérent : |N° IPP : |Réf. client : "), birth=split("Né(e) en date du : |Date de nais. : |D. naissance : |Naissance le : "),
    prescriber=split("Médecin prescripteur : |Prescription de : |Demandé par : |Sur avis de : |Correspondant : "), prescribed=split("Date de l'ordonnance : |Ordonnance en date du : |Date de prescription : |Demande du : "),
    mode=split("Moyen de paiement : |Mode règlement : |Encaissement : |Réglée en : |Règlement par : "), modes=split("ESP|Espèces (caisse 1)|Carte CMI|Chèque n° 0052861|Virement|Espèces|Numéraire"),
    operator=split("Édité par : |Réf. agent : |Caissier(e) : |Comptoir : |Resp. : |Facturé par : "), due=split("Date limite de paiement : |Échéance le : |Date échéance : "), order=split("Réf. commande : |N° Bon : |Bon de livraison n° |BL : |N° devis : "),
    phone=split("N° Tél. : |Tél/Fixe : |Tél. fixe : |Tel/Fax : |Tél/WhatsApp : |Urgences : |Standard : "), ice=split("ICE : |ICE: |I.C.E. : |N° ICE |ICE/ |Identifiant ICE : |Code ICE : |Identifiant Commun de l'Entreprise : "),
    tax_id=split("IF : |I.F : |N° IF : |Identifiant fiscal : |IF/ "), patent=split("Patente/TP : |N° Patente : |Taxe Pro. : |T.P. : "), register=split("RC local : |N° RC : |R.C. Trib. 1ère inst. : |RC Tribunal n° "), social=split("Adhérent CNSS n° |CNSS/ |Affiliation CNSS : |Aff. C.N.S.S. n° "),
    bank=split("RIB/ |Cpte bancaire n° |Banque Attijari : |RIB (24 chiffres) : "),
    thanks=split("Nous restons à votre disposition|Merci et à bientôt|Meilleurs vœux de santé|À présenter à votre organisme d'assurance|Aucun retour de médicament n'est accepté|Conservez ce document|Paiement à la réception|Votre fidélité nous honore"),
    units=split("_DH|_DH|_DHS|_MAD|_Dhs|MAD {}|DHS {}|= {} DH|#{}#|||_Dh|_dirhams|_DH TTC"),
    street=split("Rue Oued Ziz|Av. Mohammed VI|Bd Zerktouni|Angle rue Atlas et rue Sebou|Hay Salam, Secteur 4|Lot. Al Wifaq, Villa 22|Imm. C6, Magasin 3|Résidence Al Manar, Bloc D|Bd Ghandi|Rue Patrice Lumumba|Centre Bourg, face à la commune|Route de Taza|"
                  "Av. des FAR, 2ème étage|Douar Lhajja, n° 9"),
    trade={
        "pharmacy": split("Pharmacie - Parapharmacie|Dr d'État en pharmacie|Allopathie - Dermatologie - Nutrition|Vente de médicaments et dispositifs médicaux|Ouverte 7j/7"),
        "laboratory": split("Laboratoire de biologie et d'analyses|Analyses biologiques - Spermiologie - Mycologie|Ouvert de 7h à 19h sans interruption|Pharmacien biologiste, D.E.S. de biologie clinique"),
        "radiology": split("Centre de radiologie et d'échographie|Scanner 64 barrettes - Panoramique dentaire|Imagerie de la femme - Ostéodensitométrie"),
        "physician": split("D.U. d'échographie clinique|Médecin agréé pour permis de conduire|Docteur en médecine|Diplômée de la faculté de médecine de Fès"),
        "paramedical": split("Cabinet de kinésithérapie|Kinésithérapie - Ondes de choc - Drainage|Rééducation motrice et respiratoire"),
        "facility": split("Clinique chirurgicale et obstétricale|Polyclinique - Centre de dialyse|Soins médicaux et chirurgicaux 24h/24"), "supplier": split("Optique - Contactologie"),
    },
    till_title=split("FACTURE COMPTOIR|CAISSE - TICKET|RECU CLIENT||*** TICKET ***|PHARMACIE - VENTE|BON DE VENTE|Reçu|FACTURE / TICKET|"),
    till_number=split("N.Ticket : |Facture : |No : |Ticket no |FACTURE NUM. |N° de ticket : |BON NO |Vte N° |Num ticket : |FT : |Reference : |Num. facture : "),
    till_day=split("Date et heure : |Date facture : |Dte : |Fait le |Emis le : |Vente du |Date op. : |Journee du ||"),
    till_total=split("TOTAL A PAYER DH|TOTAL A REGLER|NET TTC|Total Facture|TOTAL ACHATS|MONTANT A PAYER|TOT TTC|Total net a payer|Total TTC DH|T O T A L|MONTANT NET|NET A PAYER DH|TOTAL DU TICKET|Somme a payer|TOTAL TTC (MAD)"),
    given=split("Montant recu|ESPECES CLIENT|Recu|Donne par le client|ENCAISSE ESP."), back=split("Rendu client|A RENDRE AU CLIENT|Monnaie client|REMIS"), count=split("Articles vendus : |Nbr art. : |QTE TOTALE = |Total pieces : |Nb. produits "),
    seller=split("Servi(e) par : |CAISSIER : |Vend. : |Utilis. : |Poste/Agent : "),
    script=split("ORDONNANCE|Ordonnance|ORDONNANCE|Ordonnance médicale|O R D O N N A N C E|Prescription"), script_day=split("Ce jour : |Fait à ce jour, le |En date du |Date de l'ordonnance : |Ordonnance du |Consulté(e) le |Date de visite : |Vu ce jour, le "),
    script_patient=split("Nom & prénom : |Mr, Mme, Mlle : |Nom du patient(e) : |Malade : |M(me) : |Patient / Patiente : |Prénom, nom : "),
    script_foot=split("Prendre rendez-vous par téléphone|Apporter cette ordonnance lors de la prochaine consultation|Contrôle dans : ........ jours|Respecter les doses et la durée du traitement|Non remplaçable : NR|Fermé le samedi après-midi"),
    report=split("COMPTE RENDU D'ANALYSES BIOLOGIQUES|Résultats de laboratoire|BILAN BIOLOGIQUE COMPLET|Rapport biologique|EXAMENS BIOLOGIQUES|Résultats des analyses"),
    report_patient=split("Nom & prénom : |Patient(e) : |Mr/Mme : |Analyses de : |Bénéficiaire : "), sampled=split("Date du prélèvement : |Prélevé(e) le : |Prélèvement du labo le : |Date de réception : |Reçu en date du : "),
    edited=split("Date d'édition : |Résultat rendu le : |Validation du : |Édité en date du : "), report_file=split("Dossier : |N° de demande : |Réf. analyse : |N° labo : |Bon d'examen n° : "),
    report_columns=(("Analyses", "Résultat du jour", "Valeurs normales"), ("Désignation", "Valeurs", "Norme"), ("Examen demandé", "Résultat trouvé", "Réf. du laboratoire"), ("Paramètres", "Taux mesuré", "Intervalle normal")),
    chapters=split("HÉMATOLOGIE CELLULAIRE|Biochimie du sang|Bilan hépatique|HORMONES THYROÏDIENNES|Vitamines et métabolisme|Immuno-sérologie"), biologist=split("Le pharmacien biologiste|Biologiste médical|Validé et signé par le biologiste|Le responsable du laboratoire"),
)
