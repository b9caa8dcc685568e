//! The same pages by another program in the same run: whole pages by Tesseract, as one would do it without knowing the form.
//!
//! Time: core-seconds of both programs, decoding included. Accuracy: of the values on the paper, how many guichet reads right, and how many Tesseract
//! writes down at all, anywhere on their page; which of its words is which value is not asked of it.

use super::processes::children_seconds;
use super::{Set, machine};
use crate::cli::open::say;
use anyhow::{Context, Result, ensure};
use guichet::evaluate::{self, Truth};
use guichet::read::decode::{Limits, decode};
use image::{DynamicImage, GrayImage, ImageFormat};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{Cursor, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// Resolution that Tesseract is given, dots per inch.
const DPI: f32 = 200.0;

/// Reads the set with both programs; prints the ratios.
pub(super) fn run(set: &Set) -> Result<Value> {
    let folder = set.folders.first().and_then(|folder| folder.parent()).context("the set has no folder")?;
    let truths = evaluate::load_truths(folder)?;
    let before = children_seconds();
    let program = std::env::current_exe()?;
    let output = Command::new(program).args(["read", "--json", "--jobs", "1", "--registry"]).arg(&set.registry).args(&set.folders).output()?;
    ensure!(matches!(output.status.code(), Some(0 | 2)), "guichet read ended with {}", output.status);
    let ours = children_seconds() - before;
    let results = evaluate::parse_results(&String::from_utf8_lossy(&output.stdout), Path::new("the reader's output"))?;
    ensure!(!results.is_empty(), "guichet read gave no dossier: {}", String::from_utf8_lossy(&output.stderr).trim());
    let scores = evaluate::score(&truths, &results);
    let right = scores.fields.as_ref().and_then(|line| line.right_of_all).unwrap_or(0.0);

    let (mut theirs, mut pages, mut found, mut all) = (0.0, 0, 0, 0);
    for (truth, folder) in truths.iter().zip(&set.folders) {
        let texts = texts(folder, &mut theirs, &mut pages)?;
        let (of_truth, of_all) = written_down(truth, &texts);
        (found, all) = (found + of_truth, all + of_all);
    }
    let per_page = |seconds: f64| seconds / f64::from(pages.max(1));
    let share = f64::from(found) / f64::from(all.max(1));
    let shown = machine::described();
    say(format_args!(
        "\n{shown}\n{pages} pages\n                       guichet   tesseract   ratio\ncore-seconds a page {:>10.3} {:>11.3} {:>7.1}\nvalues right / written down anywhere {:.3} {share:.3}",
        per_page(ours),
        per_page(theirs),
        theirs / ours.max(1e-9),
        right,
    ));
    Ok(json!({
        "machine": shown, "pages": pages,
        "core_seconds_a_page": {"guichet": per_page(ours), "tesseract": per_page(theirs)}, "times_faster": theirs / ours.max(1e-9),
        "values": {"guichet_right": right, "tesseract_written_down": share},
    }))
}

/// The text of each page of a dossier, all scans in order, without blanks and in capitals.
fn texts(folder: &Path, seconds: &mut f64, pages: &mut u32) -> Result<Vec<String>> {
    let mut files: Vec<_> = std::fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|extension| extension != "json") && path.is_file());
    files.sort();
    let mut texts = Vec::new();
    for file in files {
        for page in decode(&std::fs::read(file)?, &Limits::default()).unwrap_or_default() {
            let before = children_seconds();
            texts.push(plain(&tesseract(&at_200_dpi(&page.image, page.dpi))?));
            *seconds += children_seconds() - before;
            *pages += 1;
        }
    }
    Ok(texts)
}

/// The page at 200 dpi: by what the file says, else as A4.
fn at_200_dpi(page: &GrayImage, dpi: Option<f32>) -> GrayImage {
    let dpi = dpi.unwrap_or_else(|| page.width().max(page.height()) as f32 / 11.7);
    if (dpi / DPI - 1.0).abs() < 0.1 {
        return page.clone();
    }
    let side = |length: u32| (length as f32 * DPI / dpi).max(1.0) as u32;
    image::imageops::resize(page, side(page.width()), side(page.height()), image::imageops::FilterType::Triangle)
}

fn tesseract(page: &GrayImage) -> Result<String> {
    let mut png = Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(page.clone()).write_to(&mut png, ImageFormat::Png)?;
    let mut child = Command::new("tesseract")
        .args(["-", "-", "-l", "fra", "--psm", "3", "--dpi", "200"])
        .env("OMP_THREAD_LIMIT", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("tesseract does not start (Debian: tesseract-ocr, tesseract-ocr-fra)")?;
    let mut stdin = child.stdin.take().context("tesseract takes no picture")?;
    // It reads the whole picture before it writes a word.
    stdin.write_all(png.get_ref())?;
    drop(stdin);
    Ok(String::from_utf8_lossy(&child.wait_with_output()?.stdout).into_owned())
}

fn plain(text: &str) -> String {
    text.to_uppercase().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// How many of a dossier's values stand somewhere in its texts, and how many there are. Ticks and signatures are no text.
fn written_down(truth: &Truth, texts: &[String]) -> (u32, u32) {
    let whole = texts.concat();
    let values: BTreeMap<&String, &Value> = truth.fields.iter().filter(|(key, _)| !is_no_text(key)).collect();
    let found = values.values().filter(|value| ways(value.as_str().unwrap_or_default()).iter().any(|way| whole.contains(&plain(way)))).count();
    (u32::try_from(found).unwrap_or(0), u32::try_from(values.len()).unwrap_or(0))
}

fn is_no_text(key: &str) -> bool {
    key.ends_with("_present") || ["request_kind", "beneficiary_relation", "beneficiary_sex", "care_type"].contains(&key)
}

/// How a value may stand on paper: a date day first, with two or four digits of the year; an amount with or without its decimals.
fn ways(value: &str) -> Vec<String> {
    let mut ways = vec![value.to_owned()];
    if let [year, month, day] = value.split('-').collect::<Vec<_>>()[..]
        && year.len() == 4
    {
        ways.push(format!("{day}{month}{year}"));
        ways.push(format!("{day}{month}{}", &year[2..]));
    }
    if let Some(whole) = value.strip_suffix(".00") {
        ways.push(whole.to_owned());
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_found_in_the_ways_in_which_people_write_them() {
        assert!(ways("2026-03-09").contains(&"09032026".to_owned()));
        assert!(ways("250.00").contains(&"250".to_owned()));
        assert_eq!(plain("Le 09/03/2026 : 1 250,50 DH"), "LE09032026125050DH");
    }
}
