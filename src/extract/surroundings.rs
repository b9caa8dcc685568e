//! What stands round a value on a printed sheet, said in kinds of words and not in words, so that it holds for papers nobody has seen.
//!
//! In: a sheet, a stretch of one of its lines. Out: statements ("left nearest number", "in the upper quarter"). Never: which stretch is meant; that is `choice`.

use super::choice::Place;
use super::printed_days::dates_in;
use super::printed_sheet::{Printed, Sheet, same_row};
use super::printed_value::amounts_in;
use super::word_kinds::{WordKind, is_invoice, kinds_of};
use crate::read::page_type_words::folded;
use std::collections::BTreeSet;
use std::ops::Range;

/// Words of a label that are looked at.
const MOST_WORDS: usize = 5;
/// A label stands at most so many line heights above its value.
const ABOVE: f32 = 2.8;
/// A word belongs to a column that it overhangs by so many line heights.
const OVERHANG: f32 = 1.0;

/// A sheet with what every line says of those around it.
pub(super) struct Surroundings<'s, 'p> {
    /// The sheet.
    pub(super) sheet: &'s Sheet<'p>,
    kinds: Vec<BTreeSet<WordKind>>,
    /// How many amounts, and how many dates, stand in each line.
    amounts: Vec<usize>,
    dates: Vec<usize>,
    /// The middle one of the lines' heights.
    height: f32,
    top: f32,
    bottom: f32,
    left: f32,
    right: f32,
}

impl<'s, 'p> Surroundings<'s, 'p> {
    pub(super) fn of(sheet: &'s Sheet<'p>) -> Self {
        let fold = |pick: fn(f32, f32) -> f32, start: f32, of: fn(&Printed<'p>) -> f32| sheet.lines.iter().map(of).fold(start, pick);
        let mut heights: Vec<f32> = sheet.lines.iter().map(|l| l.thickness).collect();
        heights.sort_by(f32::total_cmp);
        Self {
            sheet,
            kinds: sheet.lines.iter().map(|line| kinds_of(&words(&line.text)).into_iter().collect()).collect(),
            amounts: sheet.lines.iter().map(|line| amounts_in(&line.chars(), false).len()).collect(),
            dates: sheet.lines.iter().map(|line| dates_in(&line.chars()).len()).collect(),
            height: heights.get(heights.len() / 2).copied().unwrap_or(1.0).max(1.0),
            top: fold(f32::min, f32::MAX, |l| l.middle),
            bottom: fold(f32::max, f32::MIN, |l| l.middle),
            left: fold(f32::min, f32::MAX, |l| l.left),
            right: fold(f32::max, f32::MIN, |l| l.right),
        }
    }

    /// The kinds of the words in the row of line `index`.
    pub(super) fn row(&self, index: usize) -> BTreeSet<WordKind> {
        self.in_row(index).into_iter().filter_map(|i| self.kinds.get(i)).flatten().copied().collect()
    }

    fn in_row(&self, index: usize) -> Vec<usize> {
        (0..self.sheet.lines.len()).filter(|&i| i == index || same_row(&self.sheet.lines[index], &self.sheet.lines[i])).collect()
    }

    /// The characters `range` of line `index` as a place, with what is said of all that stands there.
    pub(super) fn place(&self, index: usize, range: Range<usize>) -> Place {
        let (line, mut said) = (&self.sheet.lines[index], vec!["is there".to_owned()]);
        self.say_labels(line, index, &range, &mut said);
        self.say_row(index, &mut said);
        self.say_place(line, &range, &mut said);
        self.say_near(line, index, &mut said);
        Place { line: index, range, said }
    }

    /// The words that may be its label: before it in its line, in its row, above it.
    fn say_labels(&self, line: &Printed<'p>, index: usize, range: &Range<usize>, said: &mut Vec<String>) {
        let chars = line.chars();
        let before: String = chars.iter().take(range.start).collect();
        let mut own = label(&folded(&before));
        if before.trim_end().ends_with('#') {
            own.insert(0, WordKind::Number);
        }
        said.extend(named("left", &own));
        if own.is_empty() {
            let beside = (0..self.sheet.lines.len()).filter(|&i| {
                let other = &self.sheet.lines[i];
                i != index && says_something(other) && other.right < line.left + line.thickness && same_row(line, other)
            });
            let nearest = beside.max_by(|&a, &b| self.sheet.lines[a].right.total_cmp(&self.sheet.lines[b].right));
            said.extend(named("row", &nearest.map(|i| label(&self.sheet.lines[i].text)).unwrap_or_default()));
        }
        said.extend(named("above", &self.above(line, range)));
        let after: String = chars.iter().skip(range.end).collect();
        said.extend(kinds_of(&words(&folded(&after))).first().map(|kind| format!("right nearest {}", name(*kind))));
        if range.start == 0 && range.end == chars.len() {
            said.push("alone in its line".to_owned());
        }
    }

    /// The kinds of the words in the column right above, where no value stands between.
    fn above(&self, line: &Printed<'p>, range: &Range<usize>) -> Vec<WordKind> {
        let (from, to) = (line.left_of_chars(range) - OVERHANG * line.thickness, line.right_of_chars(range) + OVERHANG * line.thickness);
        let over = |other: &&Printed<'p>| {
            let gap = line.middle - other.middle;
            says_something(other) && gap > 0.5 * line.thickness && gap < ABOVE * line.thickness && other.left < to && other.right > from
        };
        let Some(nearest) = self.sheet.lines.iter().filter(over).max_by(|a, b| a.middle.total_cmp(&b.middle)) else { return Vec::new() };
        let chars = nearest.chars();
        let within = |at: usize| {
            let one = at..at + 1;
            nearest.right_of_chars(&one) > from && nearest.left_of_chars(&one) < to
        };
        // Whole words that reach into the column.
        let mut text = String::new();
        let mut at = 0;
        while at < chars.len() {
            let end = at + chars.iter().skip(at).take_while(|c| !c.is_whitespace()).count();
            if (at..end).any(within) {
                text.extend(chars.iter().skip(at).take(end - at));
                text.push(' ');
            }
            at = end + 1;
        }
        label(&folded(&text))
    }

    fn say_row(&self, index: usize, said: &mut Vec<String>) {
        let row = self.in_row(index);
        let count = |of: &[usize]| row.iter().filter_map(|&i| of.get(i)).sum::<usize>();
        said.push(format!("row of {} amounts", ["no", "one", "two", "many"][count(&self.amounts).min(3)]));
        if count(&self.dates) > 0 {
            said.push("row of a date".to_owned());
        }
        said.extend(
            self.row(index).into_iter().filter(|kind| !matches!(kind, WordKind::Filler | WordKind::Unknown)).map(|kind| format!("row has {}", name(kind))),
        );
    }

    fn say_place(&self, line: &Printed<'p>, range: &Range<usize>, said: &mut Vec<String>) {
        let share = |at: f32, from: f32, to: f32| ((at - from) / (to - from).max(1.0)).clamp(0.0, 0.999);
        let down = (share(line.middle, self.top, self.bottom) * 5.0) as usize;
        said.push(format!("{} of the sheet", ["top", "upper part", "middle", "lower part", "foot"][down]));
        let across = share(f32::midpoint(line.left_of_chars(range), line.right_of_chars(range)), self.left, self.right);
        said.push(format!("{} of the sheet", ["left", "centre", "right"][(across * 3.0) as usize]));
        if line.thickness > 1.3 * self.height {
            said.push("in large print".to_owned());
        }
    }

    /// How far the next title and the next date are.
    fn say_near(&self, line: &Printed<'p>, index: usize, said: &mut Vec<String>) {
        let distance = |of: &dyn Fn(usize) -> bool| {
            let far = |i: usize| (self.sheet.lines[i].middle - line.middle).abs() / self.height;
            (0..self.sheet.lines.len()).filter(|&i| i != index && of(i)).map(far).fold(f32::MAX, f32::min)
        };
        for (what, far) in [("title", distance(&|i| self.kinds[i].contains(&WordKind::Title))), ("date", distance(&|i| self.dates[i] > 0))] {
            said.push(match far {
                ..0.6 => format!("beside a {what}"),
                ..3.0 => format!("next to a {what}"),
                ..8.0 => format!("near a {what}"),
                _ => format!("far from a {what}"),
            });
        }
    }
}

/// Whether a line is more than marks: a colon or a rule between a label and its value.
fn says_something(line: &Printed<'_>) -> bool {
    !line.text.trim().is_empty()
}

/// The words of folded text, without its numbers.
fn words(text: &str) -> Vec<&str> {
    text.split(' ').filter(|word| word.bytes().all(|b| b.is_ascii_alphabetic()) && !word.is_empty()).collect()
}

/// The kinds of the last words of folded text, the last one first, back to the number before them; after them that one says invoice.
pub(super) fn label(text: &str) -> Vec<WordKind> {
    let back: Vec<&str> = text.rsplit(' ').take_while(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_alphabetic())).collect();
    let words: Vec<&str> = back.into_iter().rev().collect();
    let says_invoice = words.iter().rev().take(MOST_WORDS).any(|word| is_invoice(word));
    kinds_of(&words).into_iter().rev().take(MOST_WORDS).chain(says_invoice.then_some(WordKind::Invoice)).collect()
}

/// What a label says: its nearest word that says anything, and all of its words.
fn named(side: &str, label: &[WordKind]) -> Vec<String> {
    let Some(nearest) = label.iter().find(|kind| **kind != WordKind::Filler) else { return vec![format!("{side} nothing")] };
    let all: BTreeSet<WordKind> = label.iter().copied().filter(|kind| *kind != WordKind::Filler).collect();
    let nearest = format!("{side} nearest {}", name(*nearest));
    std::iter::once(nearest).chain(all.into_iter().map(|kind| format!("{side} has {}", name(kind)))).collect()
}

fn name(kind: WordKind) -> String {
    format!("{kind:?}").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::attached::AttachedPage;
    use crate::read::text_lines_read::TextLine;

    /// What is said of the last `length` characters of the first of (text, from the left, from the top).
    fn said(rows: &[(&str, f32, f32)], length: usize) -> Vec<String> {
        let page = AttachedPage::invoice_of(rows.iter().map(|(text, x, y)| TextLine::surely(text, (*x, *y))).collect());
        let sheet = Sheet::of(&page);
        let index = sheet.lines.iter().position(|line| line.line.text() == rows[0].0).unwrap();
        let end = rows[0].0.chars().count();
        Surroundings::of(&sheet).place(index, end - length..end).said
    }

    #[test]
    fn a_label_is_found_before_beside_and_above() {
        let says = |said: &[String], wanted: &str| assert!(said.iter().any(|one| one == wanted), "{wanted}: {said:?}");
        let before = said(&[("Facture n° 4711", 400.0, 100.0)], 4);
        says(&before, "left nearest number");
        says(&before, "left has title");
        let beside = said(&[("4711", 600.0, 100.0), ("Pièce n°", 300.0, 100.0)], 4);
        says(&beside, "left nothing");
        says(&beside, "row nearest number");
        let above = said(&[("4711", 600.0, 160.0), ("Numéro", 600.0, 100.0), ("Date", 1_200.0, 100.0)], 4);
        says(&above, "above nearest number");
        assert!(!above.iter().any(|one| one == "above has day"), "{above:?}");
        says(&said(&[("12,50", 900.0, 400.0), ("Espèces", 300.0, 400.0)], 5), "row has handed");
    }
}
