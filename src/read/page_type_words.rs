//! Words found in text that a recogniser may have misread: folding and approximate search.

use unicode_normalization::UnicodeNormalization;

/// Upper case without accents; letters and digits only, everything else a blank, digits and letters parted by a blank.
pub fn folded(text: &str) -> String {
    folded_with_places(text).0
}

/// [`folded`], and for every byte of it the character of `text` (counted from 0) that it comes from.
pub fn folded_with_places(text: &str) -> (String, Vec<usize>) {
    let mut out = String::with_capacity(text.len() + 8);
    let mut places = Vec::with_capacity(text.len() + 8);
    let mut before = 0;
    for (place, c) in text.chars().enumerate() {
        for c in plain(c) {
            let kind = if c.is_ascii_digit() { 1 } else { u8::from(c.is_ascii_alphabetic()) * 2 };
            if (kind == 0 || kind != before) && !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
                places.push(place);
            }
            if kind != 0 {
                out.push(c);
                places.push(place);
            }
            before = kind;
        }
    }
    out.truncate(out.trim_end().len());
    places.truncate(out.len());
    (out, places)
}

/// A character's capital without accent; letters of other alphabets become a blank.
fn plain(c: char) -> impl Iterator<Item = char> {
    let ligature = match c {
        'œ' | 'Œ' => "OE",
        'æ' | 'Æ' => "AE",
        '°' | 'º' | 'ª' => " ",
        _ => "",
    };
    let simple = if ligature.is_empty() { Some(c) } else { None };
    let upper = simple.into_iter().nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).flat_map(char::to_uppercase);
    ligature.chars().chain(upper.map(|c| if c.is_ascii() { c } else { ' ' }))
}

/// Words up to this length say little unless they are right to the letter.
const EXACT: usize = 3;

/// Words that are themselves, however near they come to a word that is looked for: "DESCRIPTION" heads a column and is no misread "PRESCRIPTION".
const OTHER_WORDS: [&str; 5] = ["DESCRIPTION", "INSCRIPTION", "SOUSCRIPTION", "RESULTANT", "FRACTURE"];

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
/// A match starts at a word; blanks that the recogniser lost or added do not matter. Short phrases must be whole words, and a short first or
/// last word must be right to the letter: "TOTAL HT" is not "TOTAL TTC".
pub fn find_phrase(text: &str, phrase: &str) -> Option<usize> {
    let wanted: Vec<u8> = phrase.bytes().filter(|b| *b != b' ').collect();
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&i| bytes[i] != b' ' && (i == 0 || bytes[i - 1] == b' '));
    let limit = forgiven(wanted.len());
    let short = |word: Option<&str>| word.filter(|w| w.len() <= EXACT).unwrap_or_default().to_owned();
    let (head, tail) = (short(phrase.split(' ').next()), short(phrase.rsplit(' ').next()));
    let words: Vec<&str> = phrase.split(' ').filter(|word| word.len() > EXACT).collect();
    let kept = |start: usize, end: usize| {
        let found: Vec<u8> = bytes[start..end].iter().copied().filter(|b| *b != b' ').collect();
        let each = words.len() < 2 || words.iter().all(|word| nearest(&found, word.as_bytes()) <= forgiven(word.len()).max(1));
        found.starts_with(head.as_bytes()) && found.ends_with(tail.as_bytes()) && each
    };
    let another = |start: usize| OTHER_WORDS.iter().any(|word| *word != phrase && text[start..].split(' ').next() == Some(word));
    let starts = starts.filter(|&start| !another(start));
    starts.filter_map(|start| match_from(bytes, start, &wanted, limit).filter(|m| kept(start, m.1))).min().map(|(_, end)| end)
}

/// Least edit distance of `word` to any stretch of `text`.
fn nearest(text: &[u8], word: &[u8]) -> usize {
    let mut row: Vec<usize> = (0..=word.len()).collect();
    let mut best = word.len();
    for &seen in text {
        let mut diagonal = row[0];
        for (i, want) in word.iter().enumerate() {
            let here = (diagonal + usize::from(*want != seen)).min(row[i] + 1).min(row[i + 1] + 1);
            diagonal = row[i + 1];
            row[i + 1] = here;
        }
        best = best.min(row[word.len()]);
    }
    best
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
        for (text, phrase) in [
            ("SERVICE 12", "ICE"),
            ("TOTALITE", "TOTAL"),
            ("Police", "ICE"),
            ("MEDECINE", "MEDICAMENT"),
            ("DRAP", "DR"),
            ("Description", "PRESCRIPTION"),
            ("TOTAL TTC", "TOTAL HT"),
            ("NET A PAYER", "TOTAL A PAYER"),
            ("BULLETIN DE CAISSE", "BULLETIN DE PAIE"),
            ("BULLETIN DE CAISSE", "BULLETIN DE SOINS"),
        ] {
            assert!(!has_phrase(&folded(text), phrase), "{text}");
        }
    }

    #[test]
    fn folded_text_knows_where_it_comes_from() {
        let (text, places) = folded_with_places("N° : é12");
        assert_eq!(text, "N E 12");
        assert_eq!(places, [0, 1, 5, 6, 6, 7]);
    }

    #[test]
    fn the_end_of_a_phrase_is_told() {
        let text = folded("FACTURE N° 12");
        assert_eq!(find_phrase(&text, "FACTURE"), Some(7));
    }
}
