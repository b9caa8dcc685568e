//! The ledger tells what is lost.

use crate::support::{TestStore, dossier_id, fake, new_dossier};
use bytes::Bytes;
use guichet::dossier::Route;
use guichet::store::ledger::{self, Difference};

#[tokio::test]
async fn a_whole_store_has_no_differences() {
    let test = TestStore::new().await;
    test.received(2).await;
    test.received(3).await;
    test.intake().create(&new_dossier(dossier_id(), 7)).await.unwrap();
    // Both are looked at before either is read.
    let worker = crate::work::worker(&test, fake::Fake::deciding(Route::Automatic));
    for _ in 0..2 {
        worker.work_once(&mut None).await.unwrap();
    }
    let ledger = ledger::whole(&test.store).await.unwrap();
    assert_eq!(ledger.differences, []);
    assert_eq!((ledger.objects, ledger.verified, ledger.unnamed), (6, 6, 0), "five scans, one picture");
    let account = &ledger.accounts[1];
    assert_eq!((account.code, account.receipts, account.dossiers, account.scans, account.announced), (412, 2, 2, 5, 5));
    assert_eq!(account.states.iter().map(|(state, count)| (state.as_str(), *count)).collect::<Vec<_>>(), [("received", 1), ("settled", 1)]);
}

#[tokio::test]
async fn a_removed_and_a_changed_object_are_named() {
    let test = TestStore::new().await;
    test.received(2).await;
    let objects = test.store.objects();
    let keys: Vec<_> = objects.list().await.unwrap().into_iter().map(|(key, _)| key).collect();
    objects.remove(&keys[0]).await.unwrap();
    objects.put(&keys[1], Bytes::from_static(b"changed")).await.unwrap();
    let mut differences = ledger::whole(&test.store).await.unwrap().differences;
    differences.sort_by_key(|difference| matches!(difference, Difference::ObjectDamaged { .. }));
    let key = |n: usize| keys[n].as_str().to_owned();
    assert_eq!(differences, [Difference::ObjectMissing { key: key(0) }, Difference::ObjectDamaged { key: key(1) }]);
}

#[tokio::test]
async fn lost_rows_are_named() {
    let test = TestStore::new().await;
    let id = test.received(2).await;
    let run = async |sql: &'static str| sqlx::query(sql).execute(test.store.pool()).await.unwrap();
    run("delete from scans where position = 2").await;
    run("delete from work").await;
    run("update contact_points set next_serial = next_serial + 1 where code = 412").await;
    let mut db = test.store.connection().await.unwrap();
    assert_eq!(
        ledger::rows(&mut db).await.unwrap().differences,
        [Difference::Receipts { code: 412, receipts: 2, dossiers: 1 }, Difference::ScanMissing { dossier: id, position: 2 }, Difference::Stuck { dossier: id },]
    );
}
