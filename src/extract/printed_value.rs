//! Finds values in printed text, and reads them again under their grammar.
//!
//! A value is looked for in the text that the tiny recogniser gave; the stretch where it stands is then decoded under the value's grammar,
//! and read again by the small recogniser unless the first reading is beyond doubt.

use super::printed::Reader;
use crate::dossier::field::Candidate;
use crate::read::ctc;
use crate::read::grammar::Grammar;
use crate::read::line::Emissions;
use crate::read::text_lines_boxes::TextBox;
use crate::read::text_lines_read::{ReadChar, TextLine, read_line};
use crate::registry::names::distance;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Ways followed by the grammar's search.
const BEAM: usize = 32;
/// A reading by the tiny recogniser above this is not read again.
const BEYOND_DOUBT: f64 = 0.995;
/// Weight of the small recogniser's opinion where both were asked.
const SMALL_WEIGHT: f32 = 0.65;
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
    /// Always: nothing else on the paper would tell a misread character.
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
    let wider = grown(place, range.start == 0, range.end == line.chars.len());
    let second = if needless { None } else { read_line(reader.picture, wider, &reader.models.small).ok() };
    let raw: String = line.chars.get(range)?.iter().map(|c| c.character).collect();
    let raw = raw.trim().to_owned();
    match second {
        None => value_of(&first, None, mean, raw, place),
        Some(again) => value_of(&first, Some(&opinion(&again.emissions, grammar)), mean_probability(&again.chars), raw, place),
    }
}

/// Reads the whole of `place` by the small recogniser under `grammar`.
pub(super) fn read_place(reader: &Reader<'_>, place: TextBox, grammar: &Grammar) -> Option<Value> {
    let line = read_line(reader.picture, place, &reader.models.small).ok()?;
    value_of(&opinion(&line.emissions, grammar), None, mean_probability(&line.chars), line.text(), place)
}

/// Probability of every value that `grammar` allows; of a forced value less than its share.
fn opinion(emissions: &Emissions, grammar: &Grammar) -> BTreeMap<String, f32> {
    let decoded = ctc::decode(emissions, grammar, BEAM);
    let trust = if decoded.margin < FORCED { (decoded.margin - FORCED).exp() * 0.5 } else { 1.0 };
    decoded.readings.into_iter().take(6).map(|r| (r.text, r.posterior * trust)).collect()
}

fn value_of(first: &BTreeMap<String, f32>, second: Option<&BTreeMap<String, f32>>, mean: f32, raw: String, place: TextBox) -> Option<Value> {
    let mixed: BTreeMap<&String, f32> = match second {
        None => first.iter().map(|(value, p)| (value, *p)).collect(),
        Some(second) => {
            let of = |map: &BTreeMap<String, f32>, value: &String| map.get(value).copied().unwrap_or(0.0);
            first.keys().chain(second.keys()).map(|value| (value, of(first, value) * (1.0 - SMALL_WEIGHT) + of(second, value) * SMALL_WEIGHT)).collect()
        }
    };
    let trust = f64::from(mean.clamp(0.0, 1.0)).mul_add(0.1, 0.9);
    let mut candidates: Vec<Candidate> = mixed.into_iter().map(|(value, p)| Candidate { value: value.clone(), probability: f64::from(p) * trust }).collect();
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability));
    candidates.truncate(6);
    (!candidates.is_empty()).then_some(Value { candidates, raw, place })
}

fn mean_probability(chars: &[ReadChar]) -> f32 {
    let seen = chars.iter().filter(|c| c.character != ' ');
    let (sum, count) = seen.fold((0.0, 0.0), |(sum, count), c| (sum + c.probability, count + 1.0));
    if count > 0.0 { sum / count } else { 0.0 }
}

/// From where to where `range` stands, as shares of the line's length: halfway to its neighbours, and the whole of a blank.
fn share(line: &TextLine, range: &Range<usize>) -> Option<(f32, f32)> {
    let at = |i: usize| line.chars.get(i).map(|c| c.at);
    let (first, last) = (at(range.start)?, at(range.end.checked_sub(1)?)?);
    let towards = |i: usize, edge: f32| line.chars.get(i).map(|c| if c.character == ' ' { c.at } else { f32::midpoint(c.at, edge) });
    let from = range.start.checked_sub(1).and_then(|before| towards(before, first)).unwrap_or(0.0);
    let to = towards(range.end, last).unwrap_or(1.0);
    (to > from).then_some((from, to))
}

/// The part of `place` between the shares `from` and `to` of its length.
pub(super) fn cut(place: TextBox, from: f32, to: f32) -> TextBox {
    let shift = (f32::midpoint(from, to) - 0.5) * place.length;
    let center = (place.center.0 + place.along.0 * shift, place.center.1 + place.along.1 * shift);
    TextBox { center, length: place.length * (to - from), ..place }
}

/// `place` a little longer at its start and at its end.
fn grown(place: TextBox, start: bool, end: bool) -> TextBox {
    let (before, behind) = (if start { ROOM * place.thickness } else { 0.0 }, if end { ROOM * place.thickness } else { 0.0 });
    let shift = (behind - before) / 2.0;
    TextBox { center: (place.center.0 + place.along.0 * shift, place.center.1 + place.along.1 * shift), length: place.length + before + behind, ..place }
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
        let sane = digits.chars().filter(char::is_ascii_digit).count() <= 9;
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

/// Stretches of `chars` that look like a date, from the left.
pub(super) fn dates_in(chars: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let starts = chars[at].is_ascii_digit() && (at == 0 || !chars[at - 1].is_ascii_digit());
        match starts.then(|| date_end(chars, at)).flatten() {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The end of the date that starts at `start`: day, month and year, or year first, with signs between; the month by number or name; without signs
/// only eight digits that cannot well be anything else.
fn date_end(chars: &[char], start: usize) -> Option<usize> {
    let (first, after_first) = digits_at(chars, start);
    if first.len() >= 8 {
        return run_together(&first).map(|length| start + length);
    }
    // "1er".
    let after_first = after_first + if first == "1" && matches!(chars.get(after_first..after_first + 2), Some(['e', 'r'] | ['E', 'R'])) { 2 } else { 0 };
    let (sign, at) = separator_at(chars, after_first);
    if is_day(&first)
        && let Some(name_end) = month_name_at(chars, at)
    {
        let (year, end) = without_hour(chars, digits_at(chars, separator_at(chars, name_end).1), 4);
        return (year.len() == 2 || is_year(&year)).then_some(end);
    }
    let (second, after_second) = digits_at(chars, at);
    let (sign_again, at) = separator_at(chars, after_second);
    let (third, end) = without_hour(chars, digits_at(chars, at), if is_year(&first) { 2 } else { 4 });
    if sign.is_empty() || sign_again.is_empty() || !is_month(&second) {
        return None;
    }
    // Blanks, commas and the like stand between the groups of telephone numbers and amounts too: there the year has to be a whole one.
    let plain = sign == sign_again && matches!(sign.as_str(), "/" | "-" | "." | "–" | "—" | "·");
    let day_first = is_day(&first) && (is_year(&third) || plain && third.len() == 2);
    let year_first = is_year(&first) && is_day(&third);
    (day_first || year_first).then_some(end)
}

/// How many of `digits` are a date without signs, or one whose slashes were read as ones: "12032026", "20260312", "1210312026".
fn run_together(digits: &str) -> Option<usize> {
    let part = |from: usize, to: usize| digits.get(from..to).unwrap_or_default();
    let (length, day, month, year) = match digits.len() {
        8 if is_year(part(4, 8)) => (8, part(0, 2), part(2, 4), part(4, 8)),
        8 => (8, part(6, 8), part(4, 6), part(0, 4)),
        10 if matches!((part(2, 3), part(5, 6)), ("1" | "7", "1" | "7")) => (10, part(0, 2), part(3, 5), part(6, 10)),
        _ => return None,
    };
    (is_day(day) && is_month(month) && is_year(year)).then_some(length)
}

/// The last part of a date without the hour that is printed close behind it: "202611" of "28/09/202611:05".
fn without_hour(chars: &[char], (digits, end): (String, usize), length: usize) -> (String, usize) {
    let glued = chars.get(end) == Some(&':') && (length + 1..=length + 2).contains(&digits.len());
    if glued { (digits.chars().take(length).collect(), end - (digits.len() - length)) } else { (digits, end) }
}

fn is_day(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.parse().is_ok_and(|month: u32| (1..=12).contains(&month))
}

/// Four digits of this century or the last.
fn is_year(text: &str) -> bool {
    text.len() == 4 && (text.starts_with("20") || text.starts_with("19"))
}

/// The day that a printed date names, where there is such a day.
pub(super) fn day_of(date: &[char]) -> Option<NaiveDate> {
    let (first, after_first) = digits_at(date, 0);
    let (day, month, year) = if first.len() >= 8 {
        let gap = usize::from(first.len() == 10);
        match (first.get(..4)?, is_year(first.get(4 + 2 * gap..)?)) {
            (_, true) => (first.get(..2)?.to_owned(), first.get(2 + gap..4 + gap)?.parse().ok()?, first.get(4 + 2 * gap..)?.to_owned()),
            (year, false) => (first.get(6..)?.to_owned(), first.get(4..6)?.parse().ok()?, year.to_owned()),
        }
    } else {
        let text: String = date.iter().skip(after_first).collect();
        let folded = crate::read::page_type_words::folded(text.strip_prefix("er").unwrap_or(&text).replace("0C", "OC").as_str());
        let (middle, last) = folded.split_once(' ')?;
        let month = middle.parse().ok().or_else(|| month_of(middle))?;
        if first.len() == 4 { (last.to_owned(), month, first) } else { (first, month, last.to_owned()) }
    };
    let year: i32 = year.parse().ok()?;
    NaiveDate::from_ymd_opt(if year < 100 { 2_000 + year } else { year }, month, day.parse().ok()?)
}

fn digits_at(chars: &[char], start: usize) -> (String, usize) {
    let digits: String = chars.iter().skip(start).take_while(|c| c.is_ascii_digit()).collect();
    let end = start + digits.len();
    (digits, end)
}

/// What stands at `start` between two parts of a date, blanks left out unless there is nothing else; the place after it.
fn separator_at(chars: &[char], start: usize) -> (String, usize) {
    const MOST: usize = 3;
    let is_sign = |c: &&char| matches!(c, ' ' | '/' | '-' | '.' | ',' | '–' | '—' | '·' | '•' | '_' | ':' | '|' | '\\' | '\'');
    let signs: String = chars.iter().skip(start).take(MOST).take_while(is_sign).collect();
    let end = start + signs.chars().count();
    let bare: String = signs.chars().filter(|c| *c != ' ').collect();
    (if bare.is_empty() { signs } else { bare }, end)
}

/// Names of months in French, and in English as many tills print them, with what they are shortened to.
const MONTHS: [(&str, u32); 33] = [
    ("JANVIER", 1),
    ("JANV", 1),
    ("JAN", 1),
    ("FEVRIER", 2),
    ("FEVR", 2),
    ("FEV", 2),
    ("FEB", 2),
    ("MARS", 3),
    ("MAR", 3),
    ("AVRIL", 4),
    ("AVR", 4),
    ("APR", 4),
    ("MAI", 5),
    ("MAY", 5),
    ("JUIN", 6),
    ("JUN", 6),
    ("JUILLET", 7),
    ("JUIL", 7),
    ("JUL", 7),
    ("AOUT", 8),
    ("AOU", 8),
    ("AUG", 8),
    ("SEPTEMBRE", 9),
    ("SEPT", 9),
    ("SEP", 9),
    ("OCTOBRE", 10),
    ("OCT", 10),
    ("NOVEMBRE", 11),
    ("NOV", 11),
    ("DECEMBRE", 12),
    ("DEC", 12),
    ("JANUARY", 1),
    ("DECEMBER", 12),
];

/// The month that `word` (folded) names, a letter misread at most.
fn month_of(word: &str) -> Option<u32> {
    let exact = MONTHS.iter().find(|(name, _)| *name == word);
    let misread = || MONTHS.iter().find(|(name, _)| name.len() >= 3 && name.len().abs_diff(word.len()) <= 1 && distance(name, word) <= 1);
    exact.or_else(misread).map(|(_, month)| *month)
}

/// The end of a month's name at `start`, with the point of a shortened one.
fn month_name_at(chars: &[char], start: usize) -> Option<usize> {
    // A nought among capitals is an O.
    let is_letter = |c: &char| c.is_alphabetic() || *c == '0';
    let word: String = chars.iter().skip(start).take_while(|c| is_letter(c)).map(|c| if *c == '0' { 'O' } else { *c }).collect();
    let end = start + word.chars().count();
    word.starts_with(char::is_alphabetic).then(|| month_of(&crate::read::page_type_words::folded(&word)))??;
    Some(end + usize::from(chars.get(end) == Some(&'.')))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, of: impl Fn(&[char]) -> Vec<Range<usize>>) -> Vec<String> {
        let chars: Vec<char> = text.chars().collect();
        of(&chars).into_iter().map(|r| chars[r].iter().collect()).collect()
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
        ] {
            assert_eq!(found(text, |c| amounts_in(c, false)), wanted, "{text}");
        }
        assert_eq!(found("250 DH", |c| amounts_in(c, true)), ["250"]);
    }

    #[test]
    fn one_day_is_printed_in_many_ways() {
        for text in ["02/03/2026", "2 mars 2026", "02.03.26", "2026-03-02", "2-MARS-26", "02 03 2026", "02032026", "20260302", "0210312026", "02 - mars - 2026"] {
            assert_eq!(day_of(&text.chars().collect::<Vec<_>>()), NaiveDate::from_ymd_opt(2026, 3, 2), "{text}");
        }
        assert_eq!(day_of(&"31/02/2026".chars().collect::<Vec<_>>()), None);
    }

    #[test]
    fn dates_are_found() {
        for (text, wanted) in [
            ("Date : 24.06.2026 16:50", vec!["24.06.2026"]),
            ("le 3 mars 2026", vec!["3 mars 2026"]),
            ("14-FEB-26 10:31", vec!["14-FEB-26"]),
            ("Le 30 - 03 - 26", vec!["30 - 03 - 26"]),
            ("2026-06-24", vec!["2026-06-24"]),
            ("1er", vec![]),
            ("vendredi 1er mai 2026", vec!["1er mai 2026"]),
            ("26-0CTOBRE-2026 09:33", vec!["26-0CTOBRE-2026"]),
            ("16 anv. 2026", vec!["16 anv. 2026"]),
            ("12 boites 2026", vec![]),
            ("Le 24 09 2026 à 10:31", vec!["24 09 2026"]),
            ("24-sept.-2026", vec!["24-sept.-2026"]),
            ("24 sept., 2026", vec!["24 sept., 2026"]),
            ("le 24092026", vec!["24092026"]),
            ("2026/09/24", vec!["2026/09/24"]),
            ("28/09/202611:05", vec!["28/09/2026"]),
            ("2026/07/2914:35", vec!["2026/07/29"]),
            ("24109/2026", vec![]),
            ("N° 2609240148", vec![]),
            ("05 12 10 26", vec![]),
            ("12,05,20", vec![]),
            ("Tel 05 22 95 13 73", vec![]),
            ("1250.00", vec![]),
            ("F26-09145", vec![]),
        ] {
            assert_eq!(found(text, dates_in), wanted, "{text}");
        }
    }
}
