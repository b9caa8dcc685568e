//! Handing in: every call may come twice, at once, in any order.

use crate::support::{TestStore, dossier_id, fake, new_dossier};
use bytes::Bytes;
use guichet::dossier::state::State;
use guichet::dossier::{MediaType, Route, Sha256Sum};
use guichet::intake::{Intake, IntakeError};
use guichet::store::work::Depth;
use guichet::store::{dossiers, scans, work};
use std::io;

async fn depth(test: &TestStore) -> Depth {
    work::depth(&mut test.store.connection().await.unwrap()).await.unwrap()
}

async fn state(test: &TestStore, id: guichet::dossier::ids::DossierId) -> State {
    dossiers::find(&mut test.store.connection().await.unwrap(), id).await.unwrap().state
}

#[tokio::test]
async fn the_manifest_may_come_before_or_after_its_scans() {
    let test = TestStore::new().await;
    let intake = test.intake();
    for manifest_at in 0..3 {
        let id = dossier_id();
        intake.create(&new_dossier(id, 412)).await.unwrap();
        for step in 0..3_u8 {
            if step == manifest_at {
                intake.put_manifest(id, fake::manifest(1..=2), None).await.unwrap();
            }
            if step < 2 {
                fake::put(&intake, id, u16::from(step) + 1, fake::scan(step + 1)).await.unwrap();
            }
        }
        assert_eq!(state(&test, id).await, State::Received, "manifest at {manifest_at}");
    }
    assert_eq!(depth(&test).await.waiting, 3, "each has one piece of work");
}

#[tokio::test]
async fn the_same_scan_at_once_is_stored_once() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    intake.put_manifest(id, fake::manifest(1..=1), None).await.unwrap();
    let stored = futures_util::future::join_all((0..8).map(|_| fake::put(&intake, id, 1, fake::scan(1)))).await;
    let stored: Vec<_> = stored.into_iter().map(Result::unwrap).collect();
    assert_eq!(stored.iter().filter(|scan| scan.new).count(), 1);
    assert!(stored.iter().any(guichet::intake::StoredScan::complete));
    assert_eq!(depth(&test).await.waiting, 1);
    let (kind, bytes) = intake.scan_bytes(id, 1).await.unwrap();
    assert_eq!((kind.name(), &bytes[..]), ("image/png", &fake::scan(1)[..]));
}

#[tokio::test]
async fn of_two_bodies_at_one_position_one_is_refused() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    let (one, other) = tokio::join!(fake::put(&intake, id, 1, fake::scan(1)), fake::put(&intake, id, 1, fake::scan(2)));
    assert!(one.is_ok() != other.is_ok());
    assert!(matches!(one.and(other), Err(IntakeError::PositionTaken)));
}

#[tokio::test]
async fn a_scan_that_the_manifest_disowns_gives_way() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    fake::put(&intake, id, 1, fake::scan(9)).await.unwrap();
    intake.put_manifest(id, fake::manifest(1..=1), None).await.unwrap();
    assert!(matches!(fake::put(&intake, id, 1, fake::scan(3)).await, Err(IntakeError::PositionTaken)));
    assert!(matches!(fake::put(&intake, id, 2, fake::scan(3)).await, Err(IntakeError::NotInManifest)));
    assert!(fake::put(&intake, id, 1, fake::scan(1)).await.unwrap().complete());
}

#[tokio::test]
async fn what_is_no_scan_is_refused_and_leaves_nothing() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    let png = fake::scan(1);
    let cases = [
        (Vec::new(), "empty"),
        (b"\0\0\0\x10ftypavif\0\0\0\0".to_vec(), "unsupported_media"),
        (b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), "truncated"),
        (png[..png.len() - 14].to_vec(), "truncated"),
        (vec![0; 25 * 1024 * 1024 + 1], "too_large"),
    ];
    for (bytes, code) in cases {
        assert_eq!(fake::put(&intake, id, 1, bytes).await.unwrap_err().code(), code);
    }
    let mismatch = fake::put_announced(&intake, id, 1, Sha256Sum::of(b"other"), png.clone()).await;
    assert_eq!(mismatch.unwrap_err().code(), "hash_mismatch");
    let broken = [Ok(Bytes::from(png.clone())), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    let broken = intake.put_scan(id, 1, Sha256Sum::of(&png), futures_util::stream::iter(broken), None).await;
    assert_eq!(broken.unwrap_err().code(), "broken_off");
    assert!(scans::current(&mut test.store.connection().await.unwrap(), id).await.unwrap().is_empty());
    assert!(test.store.objects().list().await.unwrap().is_empty());
    assert_eq!(std::fs::read_dir(test.folder.path().join("incoming")).unwrap().count(), 0, "no waiting bytes are left");
}

#[tokio::test]
async fn an_encrypted_pdf_is_refused_unless_its_password_is_empty() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    // RC4, 128 bits; the passwords are "secret" and none.
    let encrypted = include_bytes!("support/encrypted.pdf");
    assert_eq!(fake::put(&intake, id, 1, encrypted.to_vec()).await.unwrap_err().code(), "encrypted");
    let opens = include_bytes!("support/encrypted_empty_password.pdf");
    assert_eq!(fake::put(&intake, id, 1, opens.to_vec()).await.unwrap().scan.media_type, MediaType::Pdf);
}

#[tokio::test]
async fn a_complete_dossier_answers_replays_and_refuses_the_rest() {
    let test = TestStore::new().await;
    let id = test.received(2).await;
    let intake = test.intake();
    assert!(!fake::put(&intake, id, 1, fake::scan(1)).await.unwrap().new);
    assert_eq!(intake.put_manifest(id, fake::manifest(1..=2), None).await.unwrap().state, State::Received);
    assert!(matches!(intake.put_manifest(id, fake::manifest(1..=1), None).await, Err(IntakeError::Complete)));
    assert!(matches!(fake::put(&intake, id, 1, fake::scan(7)).await, Err(IntakeError::Complete)));
    assert!(matches!(fake::put(&intake, id, 3, fake::scan(3)).await, Err(IntakeError::Complete)));
    assert!(matches!(intake.create(&new_dossier(id, 7)).await, Err(IntakeError::BelongsElsewhere)));
}

#[tokio::test]
async fn a_manifest_must_be_one() {
    let test = TestStore::new().await;
    let (intake, id) = (test.intake(), dossier_id());
    intake.create(&new_dossier(id, 412)).await.unwrap();
    let twice = vec![fake::entry(1, 1), fake::entry(1, 2)];
    let nameless = vec![guichet::store::scans::ManifestEntry { name: String::new(), ..fake::entry(1, 1) }];
    for bad in [Vec::new(), twice, nameless, vec![fake::entry(1000, 1)]] {
        assert!(matches!(intake.put_manifest(id, bad, None).await, Err(IntakeError::BadManifest)));
    }
}

/// Reads the dossier once, by stages that decide on `route`.
async fn decide(test: &TestStore, route: Route) {
    assert!(crate::work::worker(test, fake::Fake::deciding(route)).work_once(&mut None).await.unwrap());
}

async fn second_hand_in(intake: &Intake, id: guichet::dossier::ids::DossierId) {
    // Late replays of the first hand-in move nothing.
    assert_eq!(intake.put_manifest(id, fake::manifest(1..=2), None).await.unwrap().state, State::Returned);
    assert!(!fake::put(intake, id, 2, fake::scan(2)).await.unwrap().new);
    // Position 2 is scanned anew, position 3 is added; the scan comes before the manifest.
    assert!(fake::put(intake, id, 2, fake::scan(22)).await.unwrap().new);
    let entries = vec![fake::entry(1, 1), fake::entry(2, 22), fake::entry(3, 3)];
    assert_eq!(intake.put_manifest(id, entries, None).await.unwrap().state, State::Returned);
    assert!(fake::put(intake, id, 3, fake::scan(3)).await.unwrap().complete());
}

#[tokio::test]
async fn a_returned_dossier_is_mended_by_new_scans() {
    let test = TestStore::new().await;
    let id = test.received(2).await;
    decide(&test, Route::Returned).await;
    second_hand_in(&test.intake(), id).await;
    let mut db = test.store.connection().await.unwrap();
    let dossier = dossiers::find(&mut db, id).await.unwrap();
    assert_eq!((dossier.state, dossier.hand_in), (State::Received, 2));
    decide(&test, Route::Automatic).await;
    assert!(matches!(state(&test, id).await, State::Settled(_)));
    let what: Vec<String> = dossiers::timeline(&mut db, id).await.unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(what.iter().filter(|what| *what == "decided").count(), 2);
    let ledger = guichet::store::ledger::whole(&test.store).await.unwrap();
    assert_eq!(ledger.differences, []);
}
