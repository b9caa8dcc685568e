//! Turns what a recogniser saw along a line into values that a grammar allows.
//!
//! In: emissions, a grammar. Out: distinct values, best first, with their log-probability; the reading without any constraint; and
//! how much the constraint cost. Where a forced value lies far below the free reading, the ink contradicts it: a person decides.

use super::grammar::Grammar;
use super::line::Emissions;
use std::collections::HashMap;

/// Characters below this log-probability at a step are not followed there.
const LEAST: f32 = -13.8;
/// Ways this far below the best one are dropped.
const SPREAD: f32 = 16.0;
const NEVER: f32 = f32::NEG_INFINITY;

/// One way to read a line.
#[derive(Clone, PartialEq)]
pub struct Reading {
    /// The value in the contract's form.
    pub text: String,
    /// Logarithm of its probability: of the ink, times the cost of the way of writing. All ways to the same value are added up.
    pub log_prob: f32,
    /// Its share among all readings found, 0 to 1.
    pub posterior: f32,
}

/// What a line says under a grammar.
#[derive(Clone)]
pub struct Decoded {
    /// Distinct values, best first; empty where nothing that the grammar allows is on the line.
    pub readings: Vec<Reading>,
    /// The likeliest text without any constraint.
    pub greedy: String,
    /// Mean probability of the characters of `greedy`; 1 where there is none.
    pub greedy_confidence: f32,
    /// `log_prob` of the best reading minus that of `greedy`: near 0 or above where they agree, far below where the value was forced.
    pub margin: f32,
}

/// A bundle of ways with the same place, the same text and the same last class.
#[derive(Clone, Copy)]
struct Way {
    node: u32,
    written: u32,
    last: u16,
    /// Log-probability of those that end in a blank, and of those that end in `last`.
    blank: f32,
    ink: f32,
}

impl Way {
    fn key(&self) -> (u32, u32, u16) {
        (self.node, self.written, self.last)
    }

    fn total(&self) -> f32 {
        add(self.blank, self.ink)
    }
}

/// Texts written so far, as a tree: a number stands for a text.
struct Texts {
    letters: Vec<(u32, char)>,
    known: HashMap<(u32, char), u32>,
}

impl Texts {
    fn new() -> Self {
        Self { letters: vec![(0, '\0')], known: HashMap::new() }
    }

    fn longer(&mut self, text: u32, letter: char) -> u32 {
        *self.known.entry((text, letter)).or_insert_with(|| {
            self.letters.push((text, letter));
            self.letters.len() as u32 - 1
        })
    }

    fn text(&self, mut at: u32) -> String {
        let mut letters = Vec::new();
        while at != 0 {
            let (before, letter) = self.letters[at as usize];
            letters.push(letter);
            at = before;
        }
        letters.iter().rev().collect()
    }
}

/// Reads `emissions` under `grammar`, following at most `beam` ways at a time (16 to 32 are enough for numbers and dates).
pub fn decode(emissions: &Emissions, grammar: &Grammar, beam: usize) -> Decoded {
    let classes: HashMap<char, u16> = emissions.alphabet().iter().enumerate().map(|(i, c)| (*c, i as u16 + 1)).collect();
    let mut texts = Texts::new();
    let mut ways = vec![Way { node: Grammar::START, written: 0, last: 0, blank: 0.0, ink: NEVER }];
    for row in emissions.rows() {
        ways = step(&ways, row, grammar, &classes, &mut texts);
        prune(&mut ways, beam.max(1));
    }
    let readings = ended(&ways, grammar, &texts);
    let (greedy, greedy_confidence, greedy_log_prob) = greedy(emissions);
    let margin = readings.first().map_or(NEVER, |best| best.log_prob - greedy_log_prob);
    Decoded { readings, greedy, greedy_confidence, margin }
}

fn step(ways: &[Way], row: &[f32], grammar: &Grammar, classes: &HashMap<char, u16>, texts: &mut Texts) -> Vec<Way> {
    let mut next = Vec::with_capacity(ways.len() * 4);
    for way in ways {
        let total = way.total();
        let again = if way.last == 0 { NEVER } else { way.ink + row[usize::from(way.last)] };
        next.push(Way { blank: total + row[0], ink: again, ..*way });
        let edges = grammar.node(way.node).map_or(&[][..], |n| &n.edges);
        for edge in edges {
            let Some(&class) = classes.get(&edge.read) else { continue };
            let seen = row[usize::from(class)];
            // The same character twice needs a blank between.
            let before = if class == way.last { way.blank } else { total };
            if seen < LEAST || before == NEVER {
                continue;
            }
            let written = edge.write.iter().flatten().fold(way.written, |text, &letter| texts.longer(text, letter));
            next.push(Way { node: edge.to, written, last: class, blank: NEVER, ink: before + seen - edge.cost });
        }
    }
    merged(next)
}

/// Ways of the same key made one.
fn merged(mut ways: Vec<Way>) -> Vec<Way> {
    ways.sort_by_key(Way::key);
    ways.dedup_by(|from, into| {
        let same = from.key() == into.key();
        if same {
            into.blank = add(into.blank, from.blank);
            into.ink = add(into.ink, from.ink);
        }
        same
    });
    ways
}

fn prune(ways: &mut Vec<Way>, beam: usize) {
    ways.sort_by(|a, b| b.total().total_cmp(&a.total()).then(a.key().cmp(&b.key())));
    let best = ways.first().map_or(NEVER, Way::total);
    ways.truncate(beam);
    ways.retain(|way| way.total() >= best - SPREAD);
}

/// The values of all ways that may end where they are.
fn ended(ways: &[Way], grammar: &Grammar, texts: &Texts) -> Vec<Reading> {
    let mut found: HashMap<String, f32> = HashMap::new();
    for way in ways {
        for (cost, fixed) in grammar.node(way.node).map_or(&[][..], |n| &n.ends) {
            let value = fixed.as_deref().map(str::to_owned).or_else(|| grammar.value(&texts.text(way.written)));
            if let Some(value) = value {
                let sum = found.entry(value).or_insert(NEVER);
                *sum = add(*sum, way.total() - cost);
            }
        }
    }
    let all = found.values().copied().fold(NEVER, add);
    let mut readings: Vec<Reading> =
        found.into_iter().map(|(text, log_prob)| Reading { text, log_prob, posterior: (log_prob - all).exp().clamp(0.0, 1.0) }).collect();
    readings.sort_by(|a, b| b.log_prob.total_cmp(&a.log_prob).then_with(|| a.text.cmp(&b.text)));
    readings
}

/// The likeliest class at every step: text, mean probability of its characters, log-probability of the way.
fn greedy(emissions: &Emissions) -> (String, f32, f32) {
    let (mut text, mut sum, mut way, mut last) = (String::new(), 0.0_f32, 0.0_f32, 0_usize);
    let (mut peak, mut letters) = (0.0_f32, 0_u16);
    for row in emissions.rows() {
        let (class, log_prob) = row.iter().copied().enumerate().fold((0, NEVER), |best, next| if next.1 > best.1 { next } else { best });
        way += log_prob;
        if class != last {
            sum += peak;
            peak = 0.0;
            if let Some(letter) = emissions.character(class) {
                text.push(letter);
                letters += 1;
            }
        }
        if class != 0 {
            peak = peak.max(log_prob.exp());
        }
        last = class;
    }
    let confidence = if letters == 0 { 1.0 } else { (sum + peak) / f32::from(letters) };
    (text.trim().to_owned(), confidence, way)
}

/// Logarithm of the sum of two numbers given by their logarithms.
fn add(a: f32, b: f32) -> f32 {
    let (high, low) = if a > b { (a, b) } else { (b, a) };
    if low == NEVER { high } else { high + (low - high).exp().ln_1p() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;

    /// Emissions over `alphabet` from rows of (character, probability); the rest goes to the blank.
    fn emissions(alphabet: &str, rows: &[&[(char, f32)]]) -> Emissions {
        let letters: Vec<char> = alphabet.chars().collect();
        let mut all = Vec::new();
        for row in rows {
            let mut probabilities = vec![0.0; letters.len() + 1];
            probabilities[0] = 1.0 - row.iter().map(|(_, p)| p).sum::<f32>();
            for (c, p) in *row {
                probabilities[1 + letters.iter().position(|l| l == c).expect("in the alphabet")] += p;
            }
            all.extend(probabilities);
        }
        Emissions::from_probabilities(&all, Arc::from(letters))
    }

    #[test]
    fn a_slash_read_as_a_one_is_still_a_date() {
        let alphabet = "0123456789/";
        let rows: Vec<Vec<(char, f32)>> = "13112/2026".chars().map(|c| vec![(c, 0.99)]).flat_map(|row| [row, vec![]]).collect();
        let rows: Vec<&[(char, f32)]> = rows.iter().map(Vec::as_slice).collect();
        let decoded = decode(&emissions(alphabet, &rows), &Grammar::date(2000..=2030), 32);
        assert_eq!(decoded.readings[0].text, "2026-12-13");
        assert_eq!(decoded.greedy, "13112/2026");
        assert!(decoded.readings[0].posterior > 0.9 && decoded.margin > -2.0 && decoded.margin < 0.0, "{}", decoded.margin);
    }

    #[test]
    fn a_forced_value_lies_far_below_the_free_reading() {
        let alphabet = "0123456789XYW";
        let decoded = decode(&emissions(alphabet, &[&[('X', 0.99), ('4', 0.0099)], &[], &[('W', 0.99), ('2', 0.0099)]]), &Grammar::count(), 16);
        assert_eq!((decoded.readings[0].text.as_str(), decoded.greedy.as_str()), ("42", "XW"));
        assert!(decoded.margin < -8.0, "{}", decoded.margin);
    }

    #[test]
    fn two_ways_to_write_a_value_add_up() {
        let decoded =
            decode(&emissions("025.,", &[&[('2', 0.9)], &[('5', 0.9)], &[('.', 0.5), (',', 0.45)], &[('5', 0.9)], &[], &[('0', 0.9)]]), &Grammar::amount(), 32);
        assert_eq!(decoded.readings[0].text, "25.50");
        let expected = 0.9_f32.powi(4) * 0.95 * 0.99;
        assert!(decoded.readings[0].log_prob > (expected * 0.8).ln(), "{}", decoded.readings[0].log_prob);
    }

    #[test]
    fn alternatives_share_the_probability() {
        let decoded = decode(&emissions("17", &[&[('1', 0.6), ('7', 0.39)]]), &Grammar::count(), 16);
        let texts: Vec<&str> = decoded.readings.iter().map(|r| r.text.as_str()).collect();
        assert_eq!(texts, ["1", "7"]);
        assert!((decoded.readings[0].posterior - 0.6 / 0.99).abs() < 0.01);
    }

    #[test]
    fn the_same_character_twice_needs_a_blank() {
        let grammar = Grammar::count();
        assert_eq!(decode(&emissions("1", &[&[('1', 0.9)], &[('1', 0.9)]]), &grammar, 8).readings[0].text, "1");
        assert_eq!(decode(&emissions("1", &[&[('1', 0.9)], &[], &[('1', 0.9)]]), &grammar, 8).readings[0].text, "11");
    }

    #[test]
    fn nothing_gives_nothing() {
        let decoded = decode(&emissions("1", &[]), &Grammar::count(), 8);
        assert!(decoded.readings.is_empty() && decoded.greedy.is_empty() && decoded.margin == f32::NEG_INFINITY);
    }
}
