//! Each stage and recogniser by itself, on pages of the samples. `cargo bench --bench stages`; a whole dossier is what `guichet bench` measures.

#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]

use criterion::{Criterion, criterion_group, criterion_main};
use guichet::dossier::DocumentType;
use guichet::extract::decide::Gathered;
use guichet::extract::form;
use guichet::read::barcode::{self, Kind};
use guichet::read::cells::CellPictures;
use guichet::read::decode::{DecodedPage, Limits, decode};
use guichet::read::line::LineRecognizer;
use guichet::read::registration::{Panel, Search, locate};
use guichet::read::same_paper::Fingerprint;
use guichet::read::stage_clock::StageClock;
use guichet::read::{Reader, attached, derived, quality, text_lines};
use image::GrayImage;
use std::hint::black_box;
use std::path::PathBuf;

/// The pages of a sample, with what they are.
struct Sample {
    bytes: Vec<u8>,
    page: DecodedPage,
    kind: String,
}

fn sample(dossier: &str) -> Vec<Sample> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("samples/dossiers").join(dossier);
    let truth: serde_json::Value = serde_json::from_slice(&std::fs::read(folder.join("truth.json")).unwrap()).unwrap();
    let page = |page: &serde_json::Value| {
        let bytes = std::fs::read(folder.join(page["file"].as_str().unwrap())).unwrap();
        let number = page["page"].as_u64().unwrap_or(1) as usize;
        let page_read = decode(&bytes, &Limits::default()).unwrap().swap_remove(number - 1);
        Sample { bytes, page: page_read, kind: page["document_type"].as_str().unwrap().to_owned() }
    };
    truth["pages"].as_array().unwrap().iter().map(page).collect()
}

fn panel(page: &DecodedPage, reader: &Reader) -> Panel {
    locate(&page.image, page.dpi, &reader.templates, Search::Everywhere, &StageClock::default()).swap_remove(0)
}

fn stages(c: &mut Criterion) {
    let reader = Reader::load(None, &[]).unwrap();
    let samples = sample("s01");
    for sample in &samples {
        let (page, kind) = (&sample.page, &sample.kind);
        c.bench_function(&format!("decode {kind}"), |b| b.iter(|| decode(black_box(&sample.bytes), &Limits::default())));
        c.bench_function(&format!("locate {kind}"), |b| b.iter(|| panel(black_box(page), &reader)));
        let panel = panel(page, &reader);
        c.bench_function(&format!("quality {kind}"), |b| b.iter(|| quality::assess(&page.image, &panel, page.dpi)));
        c.bench_function(&format!("picture {kind}"), |b| b.iter(|| derived::jpeg(&page.image, panel.area, panel.rotation.unwrap_or_default())));
        if let Some(form) = &panel.form {
            c.bench_function(&format!("fields {kind}"), |b| b.iter(|| form::gather(form, 0, &reader, &mut Gathered::default())));
            c.bench_function(&format!("fingerprint {kind}"), |b| b.iter(|| Fingerprint::of_form(form)));
        } else {
            c.bench_function(&format!("attached {kind}"), |b| {
                b.iter(|| attached::classify(&page.image, page.dpi, &reader.models, &reader.clock).is_ok());
            });
            c.bench_function(&format!("detector {kind}"), |b| {
                b.iter(|| text_lines::find(&reader.models.detector, &page.image, page.dpi).map(|found| found.len()));
            });
            c.bench_function(&format!("barcodes {kind}"), |b| b.iter(|| barcode::find(&page.image, &[Kind::Ean13])));
            c.bench_function(&format!("fingerprint {kind}"), |b| b.iter(|| Fingerprint::of_paper(&page.image, panel.area, panel.rotation)));
        }
    }
}

fn recognisers(c: &mut Criterion) {
    let reader = Reader::load(None, &[]).unwrap();
    let form_page = |sample: &Sample| sample.kind == "claim_form_p1";
    let first = sample("s01").into_iter().find(form_page).unwrap();
    let panel = panel(&first.page, &reader);
    let form = panel.form.unwrap();
    assert_eq!(form.page.document_type(), DocumentType::ClaimFormP1);
    let name = form.template().fields.iter().find(|field| field.key == "insured_full_name").unwrap().place;
    let crop = form.crop(name, 0.0);
    let line = |width: u32| image::imageops::resize(&crop, width, 48, image::imageops::FilterType::Triangle);
    for width in [160, 320, 640] {
        let crop: GrayImage = line(width);
        for (name, recogniser) in [("small", &reader.models.small), ("tiny", &reader.models.tiny)] {
            c.bench_function(&format!("{name} {width}"), |b| b.iter(|| recogniser.emissions(&crop).is_ok()));
        }
    }
    let cell = |i: u32| image::imageops::crop_imm(&crop, i * 40, 0, 40, crop.height()).to_image();
    let cells: Vec<CellPictures> = (0..9).map(|i| CellPictures { lifted: cell(i), printed: cell(i) }).collect();
    c.bench_function("nine cells", |b| b.iter(|| reader.cells.classify_all(&cells).is_ok()));
}

criterion_group! { name = all; config = Criterion::default().sample_size(10); targets = stages, recognisers }
criterion_main!(all);
