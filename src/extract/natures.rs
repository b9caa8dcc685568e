//! What people buy that no insurance covers, by its everyday name.
//!
//! In: the free text of the table of what is not covered. Out: the same, where it is the name of a listed thing with that name, surer. As with names of the
//! registry the ink itself must support it; what is not listed stays as it was read.

use super::candidates::Candidates;
use super::written_name::fit;
use crate::dossier::field::Candidate;
use crate::registry::names;

/// The share of misreadings that are the name of another listed thing.
const LISTED_BY_CHANCE: f64 = 0.03;
/// How probable a misread letter is against one rightly read.
const SLIP: f64 = 0.05;

/// What pharmacies, opticians and makers of supports sell beside medicines.
const THINGS: &str = "Accompagnant|Aérosol|Aiguilles|Alcool|Alèses|Attelle|Attelle d'épaule|Attelle de cheville|Attelle de doigt|Attelle de genou|Attelle de poignet|\
    Bain de bouche|Bande de contention|Bande élastique|Bandelettes|Bandelettes de glycémie|Bas de contention|Béquilles|Biberon|Bouillotte|Brosse à dents|\
    Canne|Cannes anglaises|Ceinture abdominale|Ceinture de grossesse|Ceinture lombaire|Chambre d'inhalation|Chambre particulière|Chaussettes de contention|\
    Chaussures orthopédiques|Chevillère|Collant de contention|Collier cervical|Complément alimentaire|Compléments alimentaires|Compresses|Compresses stériles|\
    Corset|Coton|Couches|Couches adultes|Couches bébé|Coudière|Coussin|Coussinets d'allaitement|Crème hydratante|Crème solaire|Crème visage|Déambulateur|\
    Dentifrice|Déodorant|Eau thermale|Écran solaire|Fauteuil roulant|Frais de dossier|Gants|Gants stériles|Gel douche|Gel hydroalcoolique|Genouillère|\
    Glucomètre|Homéopathie|Huile d'argan|Huile de massage|Huiles essentielles|Inhalateur|Lait corporel|Lait de croissance|Lait de toilette|Lait infantile|\
    Lait maternisé|Lancettes|Lecteur de glycémie|Lentilles|Lentilles de contact|Liniment|Location de lit|Lotion|Lunettes|Lunettes de soleil|Magnésium|Masque|\
    Masques|Matelas anti-escarres|Minerve|Monture|Mouche bébé|Nébuliseur|Oméga 3|Orthèse|Oxygène|Pansement|Pansements|Parapharmacie|Pilulier|Poche de glace|\
    Poches de colostomie|Préservatifs|Produit lentilles|Produit pour lentilles|Prothèse auditive|Protections urinaires|Repas|Savon|Semelles|\
    Semelles orthopédiques|Seringue|Seringues|Sérum physiologique|Shampooing|Sonde urinaire|Sparadrap|Spray nasal|Talonnettes|Tensiomètre|Test de grossesse|\
    Thermomètre|Tire-lait|Tisane|Transport|Ambulance|Vaccin|Vaccin antigrippal|Vaccin contre la grippe|Vaccin grippe|Vaccin hépatite B|Vaccin tétanos|Vaccins|\
    Verres|Verres progressifs|Vitamine C|Vitamine D|Vitamines";

/// Holds each written thing against the list.
pub(super) fn weigh(candidates: &mut Candidates) {
    for (_, field) in candidates.iter_mut().filter(|(key, _)| matches!(key.parts(), Some((_, _, "nature")))) {
        let Some(read) = field.best().cloned() else { continue };
        let written = names::fold(&read.value);
        let slips: Vec<(usize, &str)> = THINGS.split('|').map(|thing| (names::distance(&names::fold(thing), &written), thing)).collect();
        let Some(&(least, thing)) = slips.iter().min_by_key(|(slips, _)| *slips) else { continue };
        if least == 0 {
            let misread = (1.0 - read.probability) * LISTED_BY_CHANCE;
            field.readings[0].probability = read.probability / (read.probability + misread);
            continue;
        }
        // Two things as near as each other ("Gants", "Canne") leave it open which.
        let weight = |slips: usize| SLIP.powi(i32::try_from(slips).unwrap_or(i32::MAX));
        let share = weight(least) / slips.iter().map(|(slips, _)| weight(*slips)).sum::<f64>();
        let probability = fit(&read.value, field.emissions.as_deref(), thing) * share;
        if probability > read.probability {
            let left = (1.0 - probability) * read.probability;
            field.readings = vec![Candidate { value: thing.to_owned(), probability }, Candidate { probability: left, ..read }];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{BoundingBox, FieldKey, Source};
    use crate::extract::candidates::FieldCandidates;

    fn decided(text: &str, probability: f64) -> (String, f64) {
        let key = FieldKey::new("uncovered[0].nature");
        let readings = vec![Candidate { value: text.to_owned(), probability }];
        let field = FieldCandidates { page: 0, place: BoundingBox::default(), raw: text.to_owned(), source: Source::Line, emissions: None, readings };
        let mut candidates = Candidates::from([(key.clone(), field)]);
        weigh(&mut candidates);
        let best = candidates[&key].best().cloned().unwrap();
        (best.value, best.probability)
    }

    #[test]
    fn what_is_listed_is_surer_and_its_slips_are_mended() {
        let (value, probability) = decided("Ceinture lombaire", 0.6);
        assert!(value == "Ceinture lombaire" && probability > 0.95);
        let (value, probability) = decided("ceintnre lombaire", 0.4);
        assert!(value == "Ceinture lombaire" && probability > 0.9);
    }

    #[test]
    fn what_is_not_listed_stays_as_it_was_read() {
        assert_eq!(decided("Robe de chambre", 0.7), ("Robe de chambre".to_owned(), 0.7));
        let (value, probability) = decided("Lanne", 0.4);
        assert!(value == "Canne" && probability < 0.95, "one letter of five: {probability}");
    }
}
