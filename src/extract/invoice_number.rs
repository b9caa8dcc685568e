//! The number of an invoice, told from the many other numbers of a paper by what stands round it and by its shape.

use super::choice::{NUMBER, Place, holding};
use super::number_form::{bears_month, bears_year, better_formed, days_of};
use super::printed::Reader;
use super::printed_days::{dates_in, day_of, is_in_years, is_month};
use super::printed_sheet::Sheet;
use super::printed_value::{SecondOpinion, Value, amounts_in, read_with};
use super::surroundings::Surroundings;
use super::word_kinds::{WordKind, kind_of};
use crate::read::grammar::Grammar;
use crate::read::page_type_words::folded;
use std::collections::BTreeSet;
use std::ops::{Range, RangeInclusive};

/// Characters of a number at most.
const LONGEST: usize = 24;
/// Capitals of a prefix that a blank parts from its digits.
const PREFIX: RangeInclusive<usize> = 2..=3;
/// A label, "NO", in which a nought is read.
const LABEL_MISREAD: &str = "N0";
/// Blanks that part a prefix from its digits, at most: typewriter's faces put two where one is meant.
const MOST_BLANKS: usize = 2;
/// Letters in a row at most: more are a word.
const LONGEST_WORD: usize = 5;

/// Where a number stands.
pub(super) struct NumberPlace {
    pub(super) line: usize,
    pub(super) range: Range<usize>,
    /// How probable it is that what stands there is the invoice's number, 0 to 1.
    pub(super) probability: f64,
}

/// Where the invoice's number stands most likely. `years`: those in which a date may lie.
pub(super) fn best_number(around: &Surroundings<'_, '_>, years: &RangeInclusive<u16>) -> Option<NumberPlace> {
    let mut places = places(around, years);
    let (best, probability) = NUMBER.choose(places.iter(), |a, b| places[a].chars(around.sheet) == places[b].chars(around.sheet))?;
    let Place { line, range, .. } = places.swap_remove(best);
    Some(NumberPlace { line, range, probability })
}

/// Everything on the sheet that may be a number.
pub(super) fn places(around: &Surroundings<'_, '_>, years: &RangeInclusive<u16>) -> Vec<Place> {
    let lines = &around.sheet.lines;
    let stretches = lines.iter().enumerate().flat_map(|(index, line)| references_in(&line.chars(), years).into_iter().map(move |range| (index, range)));
    let mut places: Vec<Place> = stretches.map(|(index, range)| around.place(index, range)).collect();
    without_halves(&mut places, |place| is_called(&place.chars(around.sheet)));
    let texts: Vec<String> = places.iter().map(|place| place.chars(around.sheet).into_iter().collect()).collect();
    let days = days_of(around.sheet, years);
    let named: Vec<bool> = places.iter().map(|place| is_named(place, "title")).collect();
    let of_invoice: Vec<bool> = places.iter().map(|place| is_named(place, "invoice")).collect();
    let invoice_named = of_invoice.contains(&true);
    let announced = texts.iter().zip(&named).filter(|(_, named)| **named).map(|(text, _)| text).collect::<BTreeSet<_>>().len();
    for (i, place) in places.iter_mut().enumerate() {
        let read = &lines[place.line].line.chars[place.range.clone()];
        let statements = [
            (named[i], "title and number"),
            (named[i] && announced == 1, "the only title and number"),
            (!named[i] && announced > 0, "another has title and number"),
            (of_invoice[i], "invoice and number"),
            (!of_invoice[i] && invoice_named, "another has invoice and number"),
            (read.iter().any(|c| c.probability < 0.6), "hard to read"),
            (texts.iter().enumerate().any(|(j, text)| j != i && *text == texts[i]), "stands twice"),
            (bears_year(&texts[i], &days), "bears the year of a day"),
            (bears_month(&texts[i], &days), "bears the month of a day"),
        ];
        place.said.extend(shape(&texts[i], years).into_iter().chain(holding(&statements)));
    }
    places
}

/// Whether the words round a place speak of a `title` and of a number.
fn is_named(place: &Place, title: &str) -> bool {
    let has = |kind: &str| ["left", "row", "above"].iter().any(|side| place.said.iter().any(|said| *said == format!("{side} has {kind}")));
    has(title) && has("number")
}

/// Of a number given with its first letters and without, only the former is kept where a label beside or above it announces a number: "N2026-0342" under
/// "N° de facture". What a paper is called ("FACT 150/2026") is the number's only beside its label, or under one that speaks of a number.
fn without_halves(places: &mut Vec<Place>, called: impl Fn(&Place) -> bool) {
    const TELL: [&str; 5] = ["row nearest number", "row nearest title", "row nearest reference", "above nearest number", "above nearest reference"];
    let says = |place: &Place, wanted: &str| place.said.iter().any(|said| said == wanted);
    // "Numéro attribué" above "FAC 313/2026": the word nearest to it need not be the one that tells.
    let is_told =
        |place: &Place| TELL.iter().any(|tell| says(place, tell)) || says(place, if called(place) { "above has number" } else { "above nearest title" });
    let is_labelled = |place: &Place| ["left nearest number", "left nearest title", "left nearest reference"].iter().any(|label| says(place, label));
    places.retain(|place| !called(place) || is_told(place) || is_labelled(place));
    let whole: Vec<(usize, Range<usize>)> = places.iter().filter(|place| is_told(place)).map(|place| (place.line, place.range.clone())).collect();
    places.retain(|place| !whole.iter().any(|(line, range)| *line == place.line && range.end == place.range.end && range.start < place.range.start));
}

/// What a number looks like.
fn shape(text: &str, years: &RangeInclusive<u16>) -> Vec<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let count = match digits {
        ..=2 => "one or two",
        3 => "three",
        4 => "four",
        5 | 6 => "five or six",
        7 | 8 => "seven or eight",
        9 => "nine",
        10 => "ten",
        11..=14 => "more than ten",
        _ => "fifteen or more",
    };
    let is_year = |part: &str| match part.len() {
        4 => part.parse().is_ok_and(|year| years.contains(&year)),
        2 => part.parse::<u16>().is_ok_and(|year| years.contains(&(2000 + year))),
        _ => false,
    };
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let bare: String = text.chars().filter(char::is_ascii_digit).collect();
    let begins_with_year = [4, 2].iter().any(|&n| bare.len() >= 7 && bare.get(..n).is_some_and(is_year));
    let letters = text.chars().take_while(char::is_ascii_alphabetic).count();
    let statements = [
        (letters > 0, "begins with letters"),
        (text.chars().any(|c| c.is_ascii_lowercase()), "has small letters"),
        (text.chars().skip(letters).any(|c| c.is_ascii_alphabetic()), "letters behind digits"),
        (parts.len() > 1 && parts.iter().any(|part| is_year(part)), "a part is a year"),
        (parts.iter().any(|part| letters > 0 && is_year(part.trim_start_matches(|c: char| c.is_ascii_alphabetic()))), "a year behind letters"),
        (begins_with_year, "begins with a year"),
        (digits == text.len(), "digits only"),
        (digits == text.len() && text.starts_with('0'), "digits from a nought on"),
        (text.contains('/'), "has a slash"),
        (text.contains('-'), "has a dash"),
        (text.contains('.'), "has a point"),
        (text.contains(' '), "has a blank"),
        (parts.len() > 3, "has many parts"),
        (digits == 10 && (text.starts_with("05") || text.starts_with("06")), "a telephone's"),
        (parts.len() == 1 && is_year(text), "is a year"),
    ];
    holding(&statements).chain([format!("{count} digits")]).collect()
}

/// Reads the number at its place.
pub(super) fn read_number(place: &NumberPlace, sheet: &Sheet<'_>, reader: &Reader<'_>) -> Option<Value> {
    let (line, range) = (sheet.lines[place.line].line, place.range.clone());
    let value = read_with(reader, line, range, &Grammar::reference(1..=LONGEST), SecondOpinion::Always)?;
    Some(better_formed(value, &days_of(sheet, &reader.years), &reader.years).trusted(place.probability))
}

/// The stretches that look like a number of something: capitals, digits and signs, at least one digit, no date, no amount.
/// `years`: those in which a date may lie.
fn references_in(chars: &[char], years: &RangeInclusive<u16>) -> Vec<Range<usize>> {
    let amounts = amounts_in(chars, false).into_iter().filter(|range| !is_of_a_year(&chars[range.clone()]));
    // "31052026-34": glued to more a row of digits is no date.
    let is_glued = |range: &Range<usize>| {
        let goes_on = matches!(chars.get(range.end..range.end + 2), Some(['-' | '/', c]) if c.is_ascii_alphanumeric());
        goes_on && chars[range.clone()].iter().all(char::is_ascii_digit)
    };
    let dates = dates_in(chars).into_iter().filter(|range| is_date(&chars[range.clone()], years) && !is_glued(range));
    let taken: Vec<Range<usize>> = dates.chain(amounts).chain(hours_in(chars)).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        if !chars[at].is_alphanumeric() {
            at += 1;
            continue;
        }
        if let Some(range) = taken.iter().find(|range| range.start == at) {
            at = range.end;
            continue;
        }
        let end = before_next(chars, at..reference_end(chars, at), &taken);
        found.extend(without_label(chars, at..end).into_iter().filter(|range| is_reference(&chars[range.clone()], years)));
        at = end.max(at + 1);
    }
    found
}

/// The hours of a day: "17:08", "14:03:57".
fn hours_in(chars: &[char]) -> Vec<Range<usize>> {
    let two = |at: usize| chars.get(at..at + 2).is_some_and(|pair| pair.iter().all(char::is_ascii_digit));
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in 0..chars.len() {
        let free = (start == 0 || !chars[start - 1].is_alphanumeric()) && found.last().is_none_or(|last| last.end <= start);
        let mut end = start + 2;
        while two(start) && chars.get(end) == Some(&':') && two(end + 1) {
            end += 3;
        }
        if free && end > start + 2 && !is_digit(end) {
            found.push(start..end);
        }
    }
    found
}

/// The end of the number that stands in `range`, or before what is taken behind it: "016/0826 / 03/08/2026".
fn before_next(chars: &[char], range: Range<usize>, taken: &[Range<usize>]) -> usize {
    let next = taken.iter().map(|taken| taken.start).filter(|start| range.contains(start)).min();
    let end = next.unwrap_or(range.end);
    end - chars[range.start..end].iter().rev().take_while(|c| next.is_some() && !c.is_alphanumeric()).count()
}

/// Whether what looks like a date is one: eight digits are, where their year is one of `years`; "26041982" is the 1,982nd number of an April.
fn is_date(text: &[char], years: &RangeInclusive<u16>) -> bool {
    !text.iter().all(char::is_ascii_digit) || day_of(text).is_some_and(|day| is_in_years(day, years))
}

/// "9267.26": as much an amount as the 9,267th number of a year; what stands round it tells.
fn is_of_a_year(text: &[char]) -> bool {
    let (digits, year) = text.split_at(text.len().saturating_sub(3));
    digits.len() == 4 && digits.iter().all(char::is_ascii_digit) && matches!(year, ['.', '2' | '3', c] if c.is_ascii_digit())
}

/// The stretch without the letters of a label that the recogniser read together with the number ("No1234"). What may be either, the number's own letters
/// or a label, is given both ways ("Facture N264429"), unless the label stands before it already ("N° : N264429").
fn without_label(chars: &[char], range: Range<usize>) -> Vec<Range<usize>> {
    if chars[range.clone()].iter().copied().eq(LABEL_MISREAD.chars()) {
        return Vec::new();
    }
    let letters = chars[range.clone()].iter().take_while(|c| c.is_alphabetic()).count();
    let word: String = chars[range.clone()].iter().take(letters).collect();
    let small = word.chars().any(char::is_lowercase);
    let is_told = follows_label(chars, range.start);
    if is_called(&chars[range.clone()]) && !is_told {
        return vec![range.clone(), range.start + letters + 1..range.end];
    }
    if !small && !matches!(word.as_str(), "N" | "NO" | "NUM") {
        return vec![range];
    }
    // Capitals behind the label are the number's ("noC26.7271").
    let label = word.chars().count() - word.chars().rev().take_while(|c| !c.is_lowercase()).count();
    let rest = range.start + if label > 0 { label } else { letters };
    let bare = rest + chars[rest..range.end].iter().take_while(|c| !c.is_alphanumeric()).count();
    // "Fc/8832", "N° : v00102041": a capital may be read small.
    let is_short = PREFIX.contains(&letters) || letters == 1 && is_told;
    let is_prefix = small && is_short && (is_told || word.starts_with(char::is_uppercase)) && kind_of(&folded(&word)) == WordKind::Unknown;
    let is_letter = !small && (word == "N" || chars.get(rest).is_some_and(|c| !c.is_ascii_digit()));
    let bare = bare..range.end;
    match (is_prefix || is_letter, is_told) {
        (false, _) => vec![bare],
        (true, true) => vec![range],
        (true, false) => vec![range, bare],
    }
}

/// Whether a number begins with what the paper is called, parted from its digits: "FACT 370/2026".
fn is_called(number: &[char]) -> bool {
    let word: String = number.iter().take_while(|c| c.is_ascii_uppercase()).collect();
    number.get(word.len()) == Some(&' ') && kind_of(&word) == WordKind::Title
}

/// Whether a label's sign stands before `start`, or a word that announces a number ("NO FA 05701/26").
fn follows_label(chars: &[char], start: usize) -> bool {
    let before: String = chars[..start].iter().collect();
    let word = before.trim_end().rsplit(' ').next().unwrap_or_default();
    word.ends_with([':', '°', 'º']) || word == LABEL_MISREAD || kind_of(&folded(word)) == WordKind::Number
}

/// The end of the number that begins at `start`.
fn reference_end(chars: &[char], start: usize) -> usize {
    let mut end = prefix_end(chars, start);
    let sign = |i: usize| matches!(chars.get(i), Some('/' | '-' | '_' | '.'));
    let part = |i: usize| chars.get(i).is_some_and(char::is_ascii_alphanumeric);
    loop {
        // Blanks round a slash do not end the number ("0012 / 26"); round a dash they do.
        let blank = usize::from(end > start && chars.get(end) == Some(&' ') && chars.get(end + 1) == Some(&'/'));
        if chars.get(end).is_some_and(|c| c.is_alphanumeric()) {
            end += 1;
        } else if sign(end + blank) && part(end + blank + 1) {
            end += blank + 1;
        } else if chars.get(end + blank) == Some(&'/')
            && chars.get(end + blank + 1) == Some(&' ')
            && chars.get(end + blank + 2).is_some_and(char::is_ascii_digit)
        {
            end += blank + 2;
        } else {
            return end;
        }
    }
}

fn is_reference(text: &[char], years: &RangeInclusive<u16>) -> bool {
    let digits = text.iter().filter(|c| c.is_ascii_digit()).count();
    let long_word = text.split(|c| !c.is_alphabetic()).any(|word| word.len() > LONGEST_WORD);
    let month = text.split(|c| matches!(c, '/' | '-' | '.')).nth(1).is_some_and(|word| word.len() == 3 && is_month(word));
    let date = month || dates_in(text).iter().any(|r| r.start == 0 && r.end == text.len() && is_date(text, years));
    // "1/2": the first of two sheets.
    let sheet = matches!(text, [a @ '1'..='9', '/', b @ '2'..='9'] if a <= b);
    digits > 0 && !long_word && !date && !sheet && (1..=LONGEST).contains(&text.len())
}

/// The end of a prefix of capitals that a blank parts from the digits ("FA 7715"), which is no word of a label; behind the label's sign it may be what
/// the paper is called ("N° : FACT 370/2026").
fn prefix_end(chars: &[char], start: usize) -> usize {
    let prefix: String = chars.iter().skip(start).take_while(|c| c.is_ascii_uppercase()).collect();
    let end = start + prefix.len();
    let blanks = chars[end..].iter().take_while(|c| **c == ' ').count();
    // "FA N5131/26": the number behind its prefix may begin with an N.
    let number = end + blanks + usize::from(chars.get(end + blanks) == Some(&'N'));
    let parted = (1..=MOST_BLANKS).contains(&blanks) && chars.get(number).is_some_and(char::is_ascii_digit);
    let is_prefix = match (prefix.len(), kind_of(&prefix)) {
        (1..=4, WordKind::Unknown | WordKind::Title) if follows_label(chars, start) => true,
        (1, WordKind::Unknown) | (2..=4, WordKind::Title) => chars[..start].iter().all(|c| *c == ' '),
        (length, WordKind::Unknown) => PREFIX.contains(&length),
        _ => false,
    };
    if parted && is_prefix { end + blanks } else { start }
}

#[cfg(test)]
mod tests {
    use super::super::printed_sheet::Sheet;
    use super::*;
    use crate::read::attached::AttachedPage;
    use crate::read::text_lines_read::TextLine;

    #[test]
    fn what_may_be_a_number_is_found() {
        for (text, wanted) in [
            ("FACTURE N° 26084821", vec!["26084821"]),
            ("FACTURE N° F26-09145 du 12/03/2026", vec!["F26-09145"]),
            ("Facture No : FA3617", vec!["FA3617"]),
            ("FACTURE 3308/2026", vec!["3308/2026"]),
            ("Pièce 1380/FAC/2026", vec!["1380/FAC/2026"]),
            ("Pièce 12/MAR/26x", vec![]),
            ("Facture N° : v00102041", vec!["v00102041"]),
            ("F 26/01309", vec!["F 26/01309"]),
            (": FACT 370/2026", vec!["FACT 370/2026"]),
            ("FACT 370/2026", vec!["FACT 370/2026", "370/2026"]),
            ("N/Réf:26041982 du 26-avr-26", vec!["26041982"]),
            ("Le 26042026", vec![]),
            ("FACTURE N° chrono: 31052026-34", vec!["31052026-34"]),
            ("N°:016/0826 / 03/08/2026", vec!["016/0826"]),
            ("N~ Tck :FC/26/04/0516/ 04/04/2026", vec!["FC/26/04/0516"]),
            ("ACTES N°: F 26/06273 Date : 11/10/2026", vec!["F 26/06273"]),
            ("N° Bordereau/Facture : vc141556", vec!["vc141556"]),
            ("Vente no :Fc/8832/2026", vec!["Fc/8832/2026"]),
            ("TICKET N°0012 / 26", vec!["0012 / 26"]),
            ("Réf. FA 7715", vec!["FA 7715"]),
            ("FACT 7715", vec!["FACT 7715", "7715"]),
            ("FACTURE 1/2", vec![]),
            ("Facture n° : N-3316", vec!["N-3316"]),
            ("Tick N° N264321 du", vec!["N264321"]),
            ("Facture N264321", vec!["N264321", "264321"]),
            ("N°. de vente : Fv058142", vec!["Fv058142"]),
            ("FACTURE 4711 - 12/03/2026", vec!["4711"]),
            ("No1234", vec!["1234"]),
            ("noC26.7271", vec!["C26.7271"]),
            ("FACTURE : 160,10 DHS", vec![]),
            ("Facture 9267.26 du 12/03/2026", vec!["9267.26"]),
            ("1 204.26", vec![]),
            ("Reçu 12 Mars 2026", vec![]),
            ("TK C26.8521", vec!["C26.8521"]),
            ("FACTURE", vec![]),
            ("NOTE DES ACTES NO FA 05701/26 DU 13/01/2026", vec!["FA 05701/26"]),
            ("FACTURE NO F 1338/26 DU 10/02/2026", vec!["F 1338/26"]),
            ("FACTURE DU CABINET NO FA  05701/26 DU 13/01/2026", vec!["FA  05701/26"]),
            ("FACTURE N0 007937 DU 2026/05/12", vec!["007937"]),
            ("N° Pièce : FA N5131/26", vec!["FA N5131/26"]),
            ("FACTURE N 5131/26", vec!["5131/26"]),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found: Vec<String> = references_in(&chars, &(2023..=2027)).into_iter().map(|r| chars[r].iter().collect()).collect();
            assert_eq!(found, wanted, "{text}");
        }
    }

    #[test]
    fn the_number_is_told_from_the_others_of_a_paper() {
        let number = |texts: &[&str]| {
            let lines = texts.iter().zip(0_u8..).map(|(text, row)| TextLine::surely(text, (600.0, 60.0 * f32::from(row)))).collect();
            let page = AttachedPage::invoice_of(lines);
            let sheet = Sheet::of(&page);
            best_number(&Surroundings::of(&sheet), &(2023..=2027))
                .map(|place| (sheet.lines[place.line].chars()[place.range].iter().collect::<String>(), place.probability > 0.9))
        };
        let found = |text: &str| Some((text.to_owned(), true));
        assert_eq!(number(&["Reçu", "Date facture : 12 Mars 2026", "N° pièce : 705578", "TOTAL FACTURE : 160,10 DHS"]), found("705578"));
        assert_eq!(number(&["FACTURE CLIENT", "No. 1782/2026", "Bon N° 9000 Payé par : Chèque"]), found("1782/2026"));
        assert_eq!(number(&["Facture n° FA5456 du 23/03/2026", "N° client : 36138"]), found("FA5456"));
        assert_ne!(number(&["Pharmacie", "N° client : 36138", "Né(e) le : 08/06/1993"]), found("36138"));
        let under = |label: &str| number(&["Pharmacie", label, "FACT 150/2026", "Total : 12,50"]).map(|(text, _)| text);
        let [whole, bare] = ["FACT 150/2026", "150/2026"].map(|text| Some(text.to_owned()));
        assert_eq!([under("Numéro"), under("Numéro attribué"), under("FACTURE")], [whole.clone(), whole, bare]);
    }
}
