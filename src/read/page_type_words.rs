//! Words found in text that a recogniser may have misread: folding and approximate search.

use unicode_normalization::UnicodeNormalization;

/// Upper case without accents; letters and digits only, everything else a blank, digits and letters parted by a blank.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    for c in text.nfd().flat_map(char::to_uppercase) {
        let c = match c {
            'Œ' => {
                out.push('O');
                'E'
            }
            '°' | 'º' => ' ',
            _ => c,
        };
        if ('\u{300}'..='\u{36f}').contains(&c) {
            continue;
        }
        let kind = |c: char| if c.is_ascii_digit() { 1 } else { u8::from(c.is_alphanumeric()) * 2 };
        if kind(c) == 0 || kind(c) != kind(before) {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        }
        if kind(c) != 0 {
            out.push(c);
        }
        before = c;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Misread letters forgiven in a phrase of this many letters.
const fn forgiven(letters: usize) -> usize {
    match letters {
        0..=4 => 0,
        5..=8 => 1,
        9..=15 => 2,
        _ => 3,
    }
}

/// Where `phrase` (folded, blanks ignored) stands in `text` (folded): the end of the match, in bytes of `text`.
///
/// A match starts at a word; blanks that the recogniser lost or added do not matter. Short phrases must be whole words.
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let wanted: Vec<u8> = phrase.bytes().filter(|b| *b != b' ').collect();
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&i| bytes[i] != b' ' && (i == 0 || bytes[i - 1] == b' '));
    let limit = forgiven(wanted.len());
    starts.filter_map(|start| match_from(bytes, start, &wanted, limit)).min().map(|(_, end)| end)
}

/// Whether `phrase` stands in `text`.
pub fn has_phrase(text: &str, phrase: &str) -> bool {
    find_phrase(text, phrase).is_some()
}

/// Least edit distance of `wanted` to a stretch of `text` that begins at `start`, blanks left out, with the stretch's end; none above `limit`.
fn match_from(text: &[u8], start: usize, wanted: &[u8], limit: usize) -> Option<(usize, usize)> {
    let mut row: Vec<usize> = (0..=wanted.len()).collect();
    let mut best: Option<(usize, usize)> = None;
    let mut taken = 0;
    for at in start..text.len() {
        if text[at] == b' ' {
            continue;
        }
        taken += 1;
        let mut diagonal = row[0];
        row[0] = taken;
        for (i, want) in wanted.iter().enumerate() {
            let here = (diagonal + usize::from(*want != text[at])).min(row[i] + 1).min(row[i + 1] + 1);
            diagonal = row[i + 1];
            row[i + 1] = here;
        }
        let distance = row[wanted.len()];
        let whole = wanted.len() > 5 || at + 1 >= text.len() || text[at + 1] == b' ';
        if distance <= limit && whole && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, at + 1));
        }
        if taken > wanted.len() + limit {
            break;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_parts_letters_and_digits() {
        assert_eq!(folded("IF:4259540ICE:0013Patente Réf. N°12"), "IF 4259540 ICE 0013 PATENTE REF N 12");
        assert_eq!(folded("  Hors-d'œuvre "), "HORS D OEUVRE");
    }

    #[test]
    fn phrases_are_found_despite_misreadings() {
        for (text, phrase) in [
            ("ORD0NNANCE", "ORDONNANCE"),
            ("COMPTERENDU D ANALYSES", "COMPTE RENDU D ANALYSES"),
            ("Net à payer :", "NET A PAYER"),
            ("Tota1 à payer TTC", "TOTAL A PAYER"),
            ("ICE 002354426004492", "ICE"),
        ] {
            assert!(has_phrase(&folded(text), phrase), "{text}");
        }
    }

    #[test]
    fn other_words_are_not_taken() {
        for (text, phrase) in [("SERVICE 12", "ICE"), ("TOTALITE", "TOTAL"), ("Police", "ICE"), ("MEDECINE", "MEDICAMENT"), ("DRAP", "DR")] {
            assert!(!has_phrase(&folded(text), phrase), "{text}");
        }
    }

    #[test]
    fn the_end_of_a_phrase_is_told() {
        let text = folded("FACTURE N° 12");
        assert_eq!(find_phrase(&text, "FACTURE"), Some(7));
    }
}
