//! Keys under which a name is found however it is spelled: one name in Latin letters is written in many ways (MOHAMED, M'HAMED, MOHAMMAD; CHAKIR, SHAKIR).
//!
//! A key keeps a word's consonants, those that transcriptions mix up made one. The search compares keys and ranks what it finds by the written names.

use super::names::words;
use std::collections::BTreeSet;

/// Words that stand before or beside names and tell nobody apart.
const PARTICLES: [&str; 12] = ["EL", "AL", "L", "BEN", "BENT", "IBN", "BNT", "OULD", "AIT", "NAIT", "MY", "LALLA"];

/// Words of a name that count, at most.
const MOST: usize = 6;

/// Letters that transcriptions use for one sound, longest first.
const SOUNDS: [(&str, &str); 17] = [
    ("OUA", ""),
    ("TCH", "X"),
    ("SCH", "X"),
    ("OU", ""),
    ("CH", "X"),
    ("SH", "X"),
    ("KH", "K"),
    ("GH", "G"),
    ("DH", "D"),
    ("TH", "T"),
    ("PH", "F"),
    ("DJ", "J"),
    ("GU", "G"),
    ("Q", "K"),
    ("C", "K"),
    ("Z", "S"),
    ("V", "F"),
];

/// The key of one word: empty where it has no consonant.
pub fn key(word: &str) -> String {
    let mut rest = word;
    let mut key = String::new();
    while let Some(letter) = rest.chars().next() {
        let (sound, length) = SOUNDS
            .iter()
            .find(|(written, _)| rest.starts_with(written))
            .map_or((heard(letter), letter.len_utf8()), |(written, sound)| ((*sound).to_owned(), written.len()));
        // A double letter is heard once.
        if !key.ends_with(&sound) || sound.is_empty() {
            key.push_str(&sound);
        }
        rest = &rest[length..];
    }
    if key.is_empty() { word.to_owned() } else { key }
}

/// A letter as heard: vowels, H and half vowels differ from one transcription to the next.
fn heard(letter: char) -> String {
    if matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y' | 'H' | 'W') { String::new() } else { letter.to_string() }
}

/// The keys under which a whole name is kept: its words', those of neighbouring words written as one, and of every pair of words together, which few names share.
pub fn keys(name: &str) -> Vec<String> {
    let parts = parts(name);
    let mut all: BTreeSet<String> = parts.iter().cloned().collect();
    for (at, one) in parts.iter().enumerate() {
        for other in &parts[at + 1..] {
            all.insert(pair(one, other));
        }
    }
    all.into_iter().collect()
}

/// The keys that a name must have to be found by what was typed: pairs where there are two words or more.
pub fn asked(typed: &str) -> Vec<String> {
    let parts = parts(typed);
    match parts.as_slice() {
        [] | [_] => parts,
        [first, rest @ ..] => rest.iter().map(|other| pair(first, other)).collect(),
    }
}

fn parts(name: &str) -> Vec<String> {
    let words = words(name);
    let counting = words.iter().filter(|word| !PARTICLES.contains(&word.as_str())).map(|word| key(without_particle(word)));
    let mut parts: Vec<String> = counting.take(MOST).collect();
    if parts.is_empty() {
        parts = words.iter().take(MOST).map(|word| key(word)).collect();
    }
    let mut seen = BTreeSet::new();
    parts.retain(|part| seen.insert(part.clone()));
    parts
}

/// `BENALI` is found as `BEN ALI`, `ELAMRANI` as `EL AMRANI`.
fn without_particle(word: &str) -> &str {
    let rest = ["BEN", "EL", "AL"].iter().find_map(|particle| word.strip_prefix(particle)).unwrap_or(word);
    if rest.chars().count() >= 3 { rest } else { word }
}

fn pair(one: &str, other: &str) -> String {
    if one <= other { format!("{one}+{other}") } else { format!("{other}+{one}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_have_one_key() {
        for group in [
            &["MOHAMED", "MOHAMMED", "MOHAMMAD", "MHAMED"][..],
            &["CHAKIR", "SHAKIR", "CHAKER"],
            &["YOUSSEF", "YUSUF", "YOUSEF", "YUSSEF"],
            &["KHADIJA", "KHADIDJA", "KADIJA"],
            &["OUALID", "WALID"],
            &["AICHA", "AISHA"],
            &["TARIK", "TAREQ", "TARIC"],
            &["ABDELLAH", "ABDALLAH", "ABDULLAH"],
            &["FOUZIA", "FAWZIA"],
        ] {
            let keys: BTreeSet<String> = group.iter().map(|name| key(name)).collect();
            assert_eq!(keys.len(), 1, "{group:?}: {keys:?}");
        }
        assert_ne!(key("HASSAN"), key("HAMID"));
        assert_eq!(key("AYA"), "AYA", "a name of vowels is its own key");
    }

    #[test]
    fn particles_and_order_do_not_matter() {
        assert_eq!(keys("Ben Ali Fatima"), keys("FATIMA BENALI"));
        assert_eq!(keys("El Amrani Aïcha"), keys("Aisha ELAMRANI"));
    }

    #[test]
    fn what_is_asked_for_is_among_the_keys() {
        let kept = keys("OUHADDOU Rachid Mohammed");
        for typed in ["rachid", "Ouhaddou", "RACHED OUHADDU", "mohamed rachid", "Rachid Mohamed Ouhaddou"] {
            assert!(asked(typed).iter().all(|key| kept.contains(key)), "{typed}: {:?} in {kept:?}", asked(typed));
        }
        assert!(!asked("Rachid Benani").iter().all(|key| kept.contains(key)));
        assert!(asked("").is_empty());
    }
}
