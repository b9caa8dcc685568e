"""What the issuers of `street` print: the common words as often as on real papers, and the variants that programs and printers make of them."""
from wording import Words, split

STREET = Words(
    name="street",
    titles=split("FACTURE|FACTURE|FACTURE|FACTURE|Facture|FACTURE DE PHARMACIE|Facture laboratoire|FACTURE MALADE PAYANT|FACTURE RADIOLOGIQUE|Facture soins externes|FACTURE SOINS AMBULATOIRES|Facture d'examen radiologique|"
                 "FACTURE VENTE COMPTOIR|FACTURE (ORIGINAL)|Facture Client TTC|FACTURE ACTES EXTERNES|Facture analyses médicales|FACTURE PARTICULIER|FACTURE ANALYSES MÉDICALES|FACTURE D'ACHAT DE MÉDICAMENTS"),
    fees=split("NOTE D'HONORAIRES|NOTE D'HONORAIRES|Note d'honoraires|FACTURE|FACTURE|Facture de consultation|REÇU DE CONSULTATION|Facture d'actes médicaux|HONORAIRES DE CONSULTATION|Facture du cabinet médical"),
    credit=split("AVOIR|AVOIR|AVOIR - RETOUR|Avoir financier|RETOUR MARCHANDISE - AVOIR"),
    number=split("N° : |N° : |N° |Facture N° : |FACTURE N° |N° Facture : |N. Facture : |N° d'ordre : |N° Ordre : |Nº Facture : |N°/Facture : |Facture - Réf : |N° FACTURE/AN : |N. : |Réf/Facture : |Facture N. |Num.Facture : |"
                 "Fact.N° : |N° séq. : |N°: "),
    day=split("Date : |Date : |Date : |Le : |Date facture : |Date Fac. : |Date & Heure : |Date consultation : |Date de visite : |Date des examens : |Facture éditée le : |Emise le : |Date édition : |Dt : |Date de la fact. : |"
              "Date d'acte : |Date du dossier : |Établie à la date du : |DATE/FACT : "),
    place_day=split("{city}, le {day}|{city} , le {day}|{city}, Le : {day}|{city} , le : {day}|Fait à {city} , le : {day}|Fait le : {day} à {city}|{city}, Date : {day}"),
    client=split("Doit : |Doit : |Client : |Patient : |Nom : |Nom et prénom : |DOIT M. : |Doit M./Mme : |Facturer à : |Adressée à : |Client/Patient : |Client facturé : |M/Mme : |Mr/Mme : |M. Mme : |Nom Malade : |Bénéficiaire / Patient : |Nom du Patient(e) : |"
                 "Nom & Prénom(s) : |Doit Mr : "),
    item=split("Désignation|Désignation|Désignation|DESIGNATION|Désignation des articles|DESIGNATION DES ACTES|Libellé|Désignation de l'acte|Désignation / Acte|Nature de l'examen|Analyse|Désignation du médicament|Description des prestations|Designation"),
    code=split("Code|Réf.|Code CIP|Code Article/CIP|Code barre CIP|Réf. article|Cod. article|Code acte NGAP|Cod.Acte"), qty=split("Qté|Qté|Qté|Q.TE|Nbre|Qtes|Qté vente|Nb/Qté"), unit=split("P.U.|P.U|P.U. TTC|PPV|Prix.Unit|P.U.TTC|P.U TTC DH|Px.U|Prix Unitaire TTC|PU-TTC"),
    tax=split("TVA|TVA|T.V.A.|Tx.TVA|TVA en %"), off=split("Rem.|Remise|Rem%|%Rem.|Rem.%"), net=split("Montant HT|M. HT|Mt.HT|P.U HT|Total.HT"), sum=split("Montant|Montant|Montant TTC|Total TTC|Total|MT TTC|Mt. TTC|M. TTC|MONTANT T.T.C|Montant (DHS)|Tot.TTC|Total DHs|Mnt."),
    lot=split("Lot|N°/Lot|LOT/SERIE"), expiry=split("Péremption|DDP|Dat.Pér|DLC|DLU|Exp"),
    total=split("Total TTC|TOTAL TTC|Total TTC|Net à payer|NET À PAYER|NET A PAYER|NET A PAYER|TOTAL|TOTAL|Total général|TOTAL GENERAL|Montant TTC|Montant total|Total à payer|TOTAL A PAYER|Total TTC DH|TOTAL TTC EN DHS|Montant Facture TTC|NET A REGLER|"
                "Total Patient|Montant total T.T.C|Total (TTC)|TOTAL ACTES|Net a payer T.T.C|Total dh|TOTAL FACTURE DH|Somme a payer|TTC a payer|Montant à payer DH|TOTAL.TTC"),
    before_tax=split("Total HT|Total HT|Montant HT|Mt. HT|TOT. H.T|S. Total HT"), vat=split("TVA|TVA|T.V.A|Mt. TVA|TOT. TVA|Tva"), gross=split("Sous-total|Sous total|Total brut|Total Avant Rem.|Montant Brut TTC"), rebate=split("Remise|Total remises|Rem. globale|Remise TTC"),
    shares=(("Part organisme", "Part patient"), ("Part tiers payant", "Part patient"), ("Prise en charge (PEC)", "Reste à charge"), ("Part A.M.O", "Part assuré(e)"), ("P. organisme", "P. adhérent")),
    arrested=split("Arrêtée la présente facture à la somme de : {words}|Arrêtée la présente facture à la somme de : {words}|Arrêtée la présente facture à la somme de {words} TTC|ARRETEE LA PRESENTE FACTURE A LA SOMME DE : {words}|"
                   "La présente facture est arrêtée à la somme de : {words}|Arrêté la présente facture à la somme de : # {words} #|Arrêtée la présente facture TTC à la somme de : {words}|Arrêter la présente facture à la somme de : {words}|"
                   "Arrêtée la présente note d'honoraires à la somme de : {words}|Total en lettre : {words}|Montant en lettre : {words}"),
    carried=split("A reporter|Total à reporter|Suite page 2|../.. Suite"), page=split("Page {k}/{n}|Page {k}/{n}|Page : {k}/{n}|Page: {k} de {n}|Pg : {k}/{n}"), paid=split("PAYÉ|PAYE|PAYEE|REGLE|FACTURE PAYEE|PAYE COMPTANT"),
    patient_file=split("N° dossier : |Code client : |N° Dossier Patient : |Cod. Client : |IP : |N° PEC : |Code patient(e) : |N°/Client : "), birth=split("Date de naissance : |Né(e) le : |Dte Naiss. : |Date/Naissance : |Né(e).le : "),
    prescriber=split("Médecin traitant : |Médecin : |Prescripteur : |Dr. Trait. : |Méd. Traitant : |Prescrit par Dr : |Adressé(e) par Dr : |Médecin(s) : "),
    prescribed=split("Date/Ordonnance : |Ordonnance le : |Date de l'Ord. : |Ord. le : |Prescription le : "),
    mode=split("Mode de règlement : |Mode de paiement : |Mode Regl. : |Mode de Regl : |Type de paiement : |Paiement : |Règlement : "), modes=split("Espèces|Espèces|ESPECE|Chèque|Carte bancaire|Virement|TPE|Chèque N° 2218604"),
    operator=split("Utilisateur : |Vendeur : |Caissier : |Opérateur : |Saisie par : |Facturier : |Établie par : |Edité par : "), due=split("Date d'échéance : |Echéance : |Date Echéance : |Ech. : "), order=split("N° BL : |Bon N° : |N° B.L : |BL N° : |Cde N° : |N° Ord. : "),
    phone=split("Tél : |Tél. : |Tel : |Tél / Fax : |TEL : |Tél/Gsm : |Tél: |Tel. : "), ice=split("ICE : |ICE : |ICE : |ICE: |I.C.E : |ICE N° : |ICE "), tax_id=split("IF : |IF : |I.F : |IF: |Id. Fiscal : |IF N° : "), patent=split("Patente : |Patente : |Patente N° : |TP : |Taxe professionnelle : |Pat. : |PATENTE N : "),
    register=split("RC : |RC : |R.C : |RC N° : |R.C. : |RC N : "), social=split("CNSS : |CNSS : |C.N.S.S : |CNSS N° : |N° C.N.S.S. : |Cnss N : "), bank=split("RIB : |RIB : |R.I.B : |RIB N° : |N° Compte : |RIB (BP) : |RIB AWB : "),
    thanks=split("Merci de votre confiance|Nous vous remercions de votre confiance|Merci pour votre confiance|Meilleure santé|Bon rétablissement|Les médicaments vendus ne sont ni repris ni échangés|Facture payable à la réception|En cas de réclamation, prière de présenter cette facture|"
                 "Aucune réclamation ne sera acceptée sans cette facture|La pharmacie vous souhaite un bon rétablissement"),
    units=split("_DH|_DH|_DH|_DHS|_Dhs|_MAD|||_dh|_Dh|_DH TTC"),
    street=split("Av. Mohammed V|Bd Mohammed V|Avenue Hassan II|Rue Al Farabi|Av. des Forces Armées Royales|Bd Anfa|Lot. Al Amane, N° 12|Hay Essalam, Rue 4|Bd Oued Sebou|Imm. Al Hana, RDC|Rue Imam Malik|Place du 16 Novembre|Av. Prince Héritier|Hay Riad, Secteur 10|"
                 "Rés. Al Boustane, Magasin 2|Quartier Industriel, Lot 41|Route de Meknès, Km 3|Rue Ahmed Chaouki|Av. Ibn Khaldoun, Imm. B|Bd de la Résistance|Cité El Hassani, Bloc 4"),
    trade={
        "pharmacy": split("Médicaments - Parapharmacie - Orthopédie|Docteur en pharmacie|Pharmacien|Vente en détail de produits pharmaceutiques|Produits vétérinaires - Laits infantiles|Pharmacienne diplômée de la faculté de Rabat"),
        "laboratory": split("Laboratoire d'analyses médicales|Hématologie - Biochimie - Bactériologie - Immunologie|Médecin biologiste|Pharmacien biologiste|Analyses médicales et biologiques"),
        "radiology": split("I.R.M - Scanner - Mammographie - Échographie|Radiologie générale numérisée|Imagerie médicale|Médecin radiologue"),
        "physician": split("Diplômé(e) de la faculté de médecine de Casablanca|Échographie générale - E.C.G|Médecin spécialiste|Ancien médecin au C.H.U Ibn Sina|Sur rendez-vous"),
        "paramedical": split("Kinésithérapeute - Rééducateur|Kinésithérapie - Massage - Rééducation fonctionnelle|Physiothérapeute diplômé(e) d'État"),
        "facility": split("Clinique pluridisciplinaire|Médecine - Chirurgie - Maternité - Urgences|Urgences 24h/24 - 7j/7|Réanimation - Dialyse - Chirurgie générale"), "supplier": split("Opticien diplômé|Lunettes - Lentilles - Contactologie"),
    },
    till_title=split("FACTURE|||TICKET DE CAISSE|TICKET / FACTURE|BON DE LIVRAISON / FACTURE|VENTE AU COMPTOIR||TICKET DE VENTE N.F|FACTURE SIMPLIFIEE"),
    till_number=split("N° : |Ticket N° : |TICKET N : |Facture N° : |N° Ticket : |Vente N. : |N.Fact : |N° Vente : |Tick N° |N°. de vente : |FACTURE N° |N Facture : "),
    till_day=split("Date : |Le : |Date : |DATE: |Imprimé : |Dte/Hre : |Vente le : |Date/H : |"),
    till_total=split("TOTAL|TOTAL|TOTAL TTC|Total TTC|NET A PAYER|NET A PAYER|Total a payer|TOTAL EN DH|TOTAL TTC DHS|Total : Dhs|Montant|TOTAL NET DH|TOT. TTC|NET A PAYER T.T.C|T.T.C|MT TOTAL"),
    given=split("Espèces|ESPECES|Espece|Montant reçu|REÇU|Montant donne|Règlement espèces|RECU ESPECES"), back=split("Rendu|RENDU|Monnaie|Monnaie rendue|A rendre|Rendu client(e)|MONNAIE RENDU"), count=split("Nb articles : |Nbr Articles: |Nb.Lignes/Art : |Nbre Art : |Qté totale : |Tot.Qte : "),
    seller=split("Vendeur : |Vendeur: |Caisse : |Utilisateur : |Vend. N° : |CAISSE N° |Servi(e)/par : |Caissier(ère): "),
    script=split("ORDONNANCE|ORDONNANCE|Ordonnance|ORDONNANCE|ORDONNANCE MEDICALE"), script_day=split("Le : |Le |Date : |Le, |Fait, le : |Consulté le : |Date Consultation : |Visite du : "), script_patient=split("Nom : |Patient : |Nom et prénom : |Mr / Mme / Enf : |M, Mme, Mlle, Enfant : |Nom & Prénom Patient : |Nom/Prénom : "),
    script_foot=split("Sur rendez-vous|Prochain RDV : ....../....../......|Urgences 24h/24|Ordonnance à rapporter à chaque consultation|Sur RDV du lundi au vendredi|En cas d'urgence, contacter le cabinet|Prochaine consultation le : ...................."),
    report=split("RÉSULTATS|COMPTE RENDU D'ANALYSES|RESULTATS D'ANALYSES|Compte Rendu d'Analyses Médicales|RÉSULTAT D'ANALYSES MÉDICALES|Examens demandés|Bilan du patient"), report_patient=split("Patient : |Nom et prénom : |Nom/Prénom : |Mr/Mme/Enf : |Nom Patient : "),
    sampled=split("Date de prélèvement : |Date/Prélèv. : |Prélevé le : |Prélèvement le : |Reçu(e) le : |Date Prélèvement/Heure : "), edited=split("Édité le : |Imprimé le : |Résultat édité le : |Date édition : |Validé par biologiste le : "), report_file=split("N° dossier : |Dossier N° : |Réf : |N°Patient/Dossier : |Dossier/Réf : "),
    report_columns=(("Analyses", "Résultats", "Valeurs de référence"), ("Examen", "Résultat", "Valeurs usuelles"), ("ANALYSE", "RESULTAT", "NORMES"), ("Paramètre", "Résultat", "Intervalle de référence")),
    chapters=split("HEMATOLOGIE|BIOCHIMIE|NUMÉRATION FORMULE SANGUINE|BILAN LIPIDIQUE|BILAN RÉNAL ET HÉPATIQUE|IMMUNO-HORMONOLOGIE"), biologist=split("Le Biologiste|Médecin Biologiste|Dr Biologiste|Cachet et Signature du Biologiste"),
)

# Labels that everybody prints: they may stand in other vocabularies, too.
EVERYBODY = set(split("facture|note d'honoraires|avoir|n°|facture n°|n° facture|date|le|date facture|doit|client|patient|nom|nom et prénom|désignation|libellé|code|réf|qté|nbre|p.u|p.u.|ppv|tva|t.v.a|remise|rem|montant ht|total ht|montant|montant ttc|total ttc|"
                      "total|net à payer|total à payer|montant total|total général|net a payer|total a payer|mt ttc|sous-total|total brut|n° dossier|dossier n°|code client|né(e) le|date de naissance|médecin traitant|médecin|prescripteur|vendeur|utilisateur|tél|tel|"
                      "patente|tp|rc|cnss|rib|page {k}/{n}|ticket n°|espèces|especes|rendu|monnaie|ordonnance|payé|paye|merci de votre confiance|bon rétablissement|mode de règlement|mode de paiement|paiement|règlement|caisse|{city}, le {day}"
                      "|arrêtée la présente facture à la somme de : {words}|part patient|résultats|édité le|imprimé le|prélevé le|date de prélèvement|biochimie|le biologiste|avenue hassan ii|sur rendez-vous|lot|péremption|exp|date d'échéance|n° bl|bon n°|caissier|opérateur|r.c|rc n°|patente n°|taxe professionnelle|pat|c.n.s.s|cnss n°|r.i.b|rib n°|ticket de caisse|monnaie rendue|a rendre|nb articles"))
