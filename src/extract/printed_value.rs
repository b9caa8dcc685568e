//! Finds values in printed text, and reads them again under their grammar.
//!
//! A value is looked for in the text that the tiny recogniser gave; the stretch where it stands is then decoded under the value's grammar,
//! and read again by the small recogniser unless the first reading is beyond doubt.

use super::form::votes::{HAND_WEIGHT, supported};
use super::printed::Reader;
use crate::dossier::field::Candidate;
use crate::read::ctc;
use crate::read::grammar::Grammar;
use crate::read::line::{Emissions, LineRecognizer};
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{ReadChar, TextLine, emissions_of, read_line, read_line_stretched};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Ways followed by the grammar's search.
const BEAM: usize = 32;
/// A reading by the tiny recogniser above this is not read again.
const BEYOND_DOUBT: f64 = 0.995;
/// Weight of the small recogniser's opinion where both were asked.
const SMALL_WEIGHT: f32 = 0.65;
/// The small recogniser is shown the line so many times as wide: noughts after noughts are lost where they stand close.
pub(super) const WIDE: f32 = 1.3;
/// Below this a value that nothing else confirms is read once more by both, by the small one in [`OTHER_WIDTHS`] too.
const SETTLED: f64 = 0.985;
const OTHER_WIDTHS: [f32; 2] = [1.6, 2.0];
/// Below this a date that may be written by hand is read by the network that was taught such numbers.
const DOUBTFUL: f64 = 0.95;
/// Candidates kept.
const MOST: usize = 6;
/// Room before the first and behind the last character of a line for a second reading, in its heights.
const ROOM: f32 = 0.3;
/// What a forced value (the ink says something else) may at most be worth.
const FORCED: f32 = -5.0;

/// A value with its place, before it has a field key.
#[derive(Clone)]
pub(super) struct Value {
    /// Normalised values, most probable first; at least one.
    pub(super) candidates: Vec<Candidate>,
    /// Text as recognised.
    pub(super) raw: String,
    /// Where it stands in the panel.
    pub(super) place: TextBox,
    /// Candidates that stand elsewhere, with their places.
    pub(super) elsewhere: Vec<(String, TextBox)>,
}

impl Value {
    /// The most probable value.
    pub(super) fn best(&self) -> &str {
        self.candidates.first().map_or("", |c| c.value.as_str())
    }

    /// Its probability.
    pub(super) fn confidence(&self) -> f64 {
        self.candidates.first().map_or(0.0, |c| c.probability)
    }

    /// The value where its place is the right one only with probability `place`.
    pub(super) fn trusted(mut self, place: f64) -> Self {
        self.candidates.iter_mut().for_each(|c| c.probability *= place);
        self
    }

    /// The value, or what was read at another place, where that should be meant.
    pub(super) fn or_elsewhere(mut self, other: Self) -> Self {
        for candidate in other.candidates {
            if self.candidates.iter().all(|known| known.value != candidate.value) {
                self.elsewhere.push((candidate.value.clone(), other.place));
                self.candidates.push(candidate);
            }
        }
        self.candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        self
    }

    /// Keeps the candidates that pass `check`, and says how the check changes what is believed: of `chance` wrong values one passes.
    pub(super) fn checked(mut self, chance: f64, check: impl Fn(&str) -> bool) -> Self {
        let weight = |c: &Candidate| if check(&c.value) { 1.0 } else { chance };
        let missing = (1.0 - self.candidates.iter().map(|c| c.probability).sum::<f64>()).max(0.0) * chance;
        let total: f64 = self.candidates.iter().map(|c| c.probability * weight(c)).sum::<f64>() + missing;
        for candidate in &mut self.candidates {
            candidate.probability *= weight(candidate) / total.max(1e-12);
        }
        self.candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
        self
    }
}

/// When the small recogniser is asked too.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum SecondOpinion {
    /// Where the tiny one is in doubt.
    InDoubt,
    /// Always, and in other widths too where both leave a doubt: nothing else on the paper would tell a misread character.
    Always,
}

/// Reads the characters `range` of `line` under `grammar`; none where the ink does not allow any value.
pub(super) fn read_value(reader: &Reader<'_>, line: &TextLine, range: Range<usize>, grammar: &Grammar) -> Option<Value> {
    read_with(reader, line, range, grammar, SecondOpinion::InDoubt)
}

/// [`read_value`], the small recogniser asked as `second` says.
pub(super) fn read_with(reader: &Reader<'_>, line: &TextLine, range: Range<usize>, grammar: &Grammar, second: SecondOpinion) -> Option<Value> {
    let (from, to) = share(line, &range)?;
    let part = part_of(&line.emissions, from, to);
    let first = opinion(&part, grammar);
    let sure = first.values().copied().fold(0.0_f32, f32::max);
    let place = cut(line.place, from, to);
    let mean = mean_probability(line.chars.get(range.clone()).unwrap_or_default());
    let needless = second == SecondOpinion::InDoubt && f64::from(sure) >= BEYOND_DOUBT && mean > 0.97;
    // The finder may have cut the first or last character of its line.
    let room = |open: bool| if open { ROOM * place.thickness / place.length.max(1.0) } else { 0.0 };
    let wider = cut(place, -room(range.start == 0), 1.0 + room(range.end == line.chars.len()));
    let again = if needless { None } else { read_line_stretched(reader.picture, wider, WIDE, &reader.models.small).ok() };
    let raw: String = line.chars.get(range)?.iter().map(|c| c.character).collect();
    let raw = raw.trim().to_owned();
    let Some(again) = again else { return value_of(&[(1.0, first)], mean, raw, place) };
    let mean = mean_probability(&again.chars);
    let mut opinions = vec![(1.0 - SMALL_WEIGHT, first), (SMALL_WEIGHT, opinion(&again.emissions, grammar))];
    let value = value_of(&opinions, mean, raw.clone(), place);
    if second == SecondOpinion::InDoubt || value.as_ref().is_some_and(|value| value.confidence() >= SETTLED) {
        return value;
    }
    let shown = |width: f32, by: &dyn LineRecognizer| Some(opinion(&emissions_of(reader.picture, wider, width, by).ok()?, grammar));
    if let Some(tiny) = shown(WIDE, &reader.models.tiny) {
        opinions[0].1 = tiny;
    }
    opinions.extend(OTHER_WIDTHS.iter().filter_map(|&width| Some((SMALL_WEIGHT, shown(width, &reader.models.small)?))));
    value_of(&opinions, mean, raw, place)
}

/// Reads the whole of `place` by the small recogniser under `grammar`.
pub(super) fn read_place(reader: &Reader<'_>, place: TextBox, grammar: &Grammar) -> Option<Value> {
    let line = read_line(reader.picture, place, &reader.models.small).ok()?;
    value_of(&[(1.0, opinion(&line.emissions, grammar))], mean_probability(&line.chars), line.text(), place)
}

/// A value in doubt, which may be written by hand, as the network that was taught such numbers sees it too.
pub(super) fn heard_by_hand(mut value: Value, reader: &Reader<'_>, grammar: &Grammar) -> Value {
    if value.confidence() >= DOUBTFUL {
        return value;
    }
    let Ok(seen) = emissions_of(reader.picture, value.place, 1.0, &reader.models.hand) else { return value };
    let said: Vec<Candidate> =
        opinion(&seen, grammar).into_iter().map(|(value, probability)| Candidate { value, probability: f64::from(probability) }).collect();
    value.candidates = supported(&value.candidates, &said, HAND_WEIGHT, MOST);
    value
}

/// Probability of every value that `grammar` allows; of a forced value less than its share.
fn opinion(emissions: &Emissions, grammar: &Grammar) -> BTreeMap<String, f32> {
    let decoded = ctc::decode(emissions, grammar, BEAM);
    let trust = if decoded.margin < FORCED { (decoded.margin - FORCED).exp() * 0.5 } else { 1.0 };
    decoded.readings.into_iter().take(MOST).map(|r| (r.text, r.posterior * trust)).collect()
}

/// The opinions' probabilities averaged by their weights.
fn value_of(opinions: &[(f32, BTreeMap<String, f32>)], mean: f32, raw: String, place: TextBox) -> Option<Value> {
    let whole: f32 = opinions.iter().map(|(weight, _)| weight).sum();
    let mut mixed: BTreeMap<&String, f32> = BTreeMap::new();
    for (weight, opinion) in opinions {
        for (value, p) in opinion {
            *mixed.entry(value).or_default() += p * weight / whole;
        }
    }
    let trust = f64::from(mean.clamp(0.0, 1.0)).mul_add(0.1, 0.9);
    let mut candidates: Vec<Candidate> = mixed.into_iter().map(|(value, p)| Candidate { value: value.clone(), probability: f64::from(p) * trust }).collect();
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    candidates.truncate(MOST);
    (!candidates.is_empty()).then_some(Value { candidates, raw, place, elsewhere: Vec::new() })
}

fn mean_probability(chars: &[ReadChar]) -> f32 {
    let seen = chars.iter().filter(|c| c.character != ' ');
    let (sum, count) = seen.fold((0.0, 0.0), |(sum, count), c| (sum + c.probability, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// From where to where `range` stands, as shares of the line's length: halfway to its neighbours, and the whole of a blank. A blank before it may be
/// seen late: the value begins no later than halfway from the character before.
fn share(line: &TextLine, range: &Range<usize>) -> Option<(f32, f32)> {
    let at = |i: usize| line.chars.get(i).map(|c| c.at);
    let (first, last) = (at(range.start)?, at(range.end.checked_sub(1)?)?);
    let before = line.chars.get(..range.start)?;
    let halfway = before.iter().rev().find(|c| c.character != ' ').map(|c| f32::midpoint(c.at, first));
    let blank = before.last().filter(|c| c.character == ' ').map_or(1.0, |c| c.at);
    let from = halfway.map_or(0.0, |halfway| halfway.min(blank));
    let to = line.chars.get(range.end).map_or(1.0, |c| if c.character == ' ' { c.at } else { f32::midpoint(c.at, last) });
    (to > from).then_some((from, to))
}

/// The part of `place` between the shares `from` and `to` of its length; below 0 and above 1 they reach beyond it.
pub(super) fn cut(place: TextBox, from: f32, to: f32) -> TextBox {
    let shift = (f32::midpoint(from, to) - 0.5) * place.length;
    let center = (place.center.0 + place.along.0 * shift, place.center.1 + place.along.1 * shift);
    TextBox { center, length: place.length * (to - from), ..place }
}

fn part_of(emissions: &Emissions, from: f32, to: f32) -> Emissions {
    let steps = emissions.steps() as f32;
    let (start, end) = ((from * steps).round() as usize, (to * steps).round() as usize);
    let rows: Vec<f32> = emissions.rows().take(end).skip(start).flatten().map(|p| p.exp()).collect();
    Emissions::from_probabilities(&rows, Arc::from(emissions.alphabet()))
}

/// Stretches of `chars` that look like an amount of money, from the left; with two decimals, or whole where `whole`.
pub(super) fn amounts_in(chars: &[char], whole: bool) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let end = number_end(chars, at);
        let digits: String = chars[at..end].iter().collect();
        let decimals = digits.rfind(['.', ',']).map_or(0, |point| digits[point..].chars().filter(char::is_ascii_digit).count());
        let part_of_word = at > 0 && (chars[at - 1].is_alphanumeric() || matches!(chars[at - 1], '/' | '-' | '%'))
            || chars.get(end).is_some_and(|c| matches!(c, '/' | '%' | ':')) && decimals != 2;
        // "06.26 59 97 66": a telephone's number.
        let telephone = matches!(chars.get(at..at + 2), Some(['0', '0'..='9'])) && decimals == 2;
        let sane = digits.chars().filter(char::is_ascii_digit).count() <= 9 && !telephone;
        if sane && !part_of_word && (decimals == 2 || whole && decimals == 0) {
            found.push(at..end);
        }
        at = end.max(at + 1);
    }
    found
}

/// The end of the number that starts at `start`: digits, single points, and blanks before groups of three.
fn number_end(chars: &[char], start: usize) -> usize {
    let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
    let mut end = start;
    let mut pointed = false;
    loop {
        while digit(end) {
            end += 1;
        }
        let sign = chars.get(end).copied().unwrap_or(' ');
        let group = digit(end + 1) && digit(end + 2) && digit(end + 3) && !digit(end + 4);
        match sign {
            '.' | ',' if digit(end + 1) => pointed = true,
            // A recogniser puts a blank after a point now and then, most of all in type of even width.
            '.' | ',' if !pointed && chars.get(end + 1) == Some(&' ') && digit(end + 2) && digit(end + 3) && !digit(end + 4) => {
                pointed = true;
                end += 1;
            }
            ' ' | '\'' if group && !pointed && end - start <= 3 => {}
            _ => return end,
        }
        end += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amounts(text: &str, whole: bool) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        amounts_in(&chars, whole).into_iter().map(|range| chars[range].iter().collect()).collect()
    }

    #[test]
    fn amounts_are_found() {
        for (text, wanted) in [
            ("TOTAL TTC 70.60", vec!["70.60"]),
            ("598, 30 MAD", vec!["598, 30"]),
            ("Net à payer : 1 250,00 Dhs", vec!["1 250,00"]),
            ("TVA 7 % 24,21", vec!["24,21"]),
            ("1 x 22.70  22.70", vec!["22.70", "22.70"]),
            ("le 12/03/2026", vec![]),
            ("24.06.2026", vec![]),
            ("12.345,60 DH", vec!["12.345,60"]),
            ("N° 1234", vec![]),
            ("Gsm: 06.26 59 97 66", vec![]),
            ("Remise 0,50", vec!["0,50"]),
        ] {
            assert_eq!(amounts(text, false), wanted, "{text}");
        }
        assert_eq!(amounts("250 DH", true), ["250"]);
    }
}
