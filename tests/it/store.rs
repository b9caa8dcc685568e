//! The schema, receipts, states.

use crate::support::{TestStore, dossier_id, new_dossier};
use guichet::clock::Clock;
use guichet::dossier::Route;
use guichet::dossier::state::{Event, State};
use guichet::store::{StoreError, dossiers, summaries};

#[tokio::test]
async fn every_table_and_column_has_a_comment() {
    let test = TestStore::new().await;
    let bare: Vec<(String,)> = sqlx::query_as(
        "select c.relname || coalesce('.' || a.attname, '')
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         left join lateral (select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped union all select null, 0) a on true
         where n.nspname = 'public' and c.relkind = 'r' and c.relname <> '_sqlx_migrations' and col_description(c.oid, a.attnum) is null
               and (a.attnum > 0 or obj_description(c.oid, 'pg_class') is null)",
    )
    .fetch_all(test.store.pool())
    .await
    .unwrap();
    assert!(bare.is_empty(), "without a comment: {bare:?}");
}

#[tokio::test]
async fn the_same_id_gives_the_same_receipt_also_at_once() {
    let test = TestStore::new().await;
    let id = dossier_id();
    let create = || async {
        let mut tx = test.store.begin().await.unwrap();
        let (dossier, new) = dossiers::create(&mut tx, &new_dossier(id, 412), test.clock.now()).await.unwrap();
        tx.commit().await.unwrap();
        (dossier.receipt_number, new)
    };
    let made = futures_util::future::join_all((0..8).map(|_| create())).await;
    assert_eq!(made.iter().filter(|(_, new)| *new).count(), 1);
    assert!(made.iter().all(|(number, _)| number.as_str().starts_with("0412-0000001-")), "{made:?}");
    let other = dossier_id();
    let mut tx = test.store.begin().await.unwrap();
    let (second, _) = dossiers::create(&mut tx, &new_dossier(other, 412), test.clock.now()).await.unwrap();
    assert!(second.receipt_number.as_str().starts_with("0412-0000002-"), "no number is skipped");
}

#[tokio::test]
async fn a_state_changes_only_as_allowed_and_is_written_on_the_timeline() {
    let test = TestStore::new().await;
    let id = dossier_id();
    let now = test.clock.now();
    let mut tx = test.store.begin().await.unwrap();
    let (dossier, _) = dossiers::create(&mut tx, &new_dossier(id, 7), now).await.unwrap();
    let refused = dossiers::change(&mut tx, dossier.clone(), &Event::Taken, None, None, now).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))));
    let mut dossier = dossier;
    for event in [Event::Completed, Event::Taken, Event::Decided(Route::Returned), Event::Mended] {
        dossier = dossiers::change(&mut tx, dossier, &event, None, None, now).await.unwrap();
    }
    tx.commit().await.unwrap();
    let mut db = test.store.connection().await.unwrap();
    let summary = summaries::find(&mut db, id).await.unwrap();
    assert_eq!((summary.dossier.state.clone(), summary.dossier.hand_in, summary.dossier.version), (State::Received, 2, 5));
    assert_eq!(summary.dossier, dossier);
    let what: Vec<String> = dossiers::timeline(&mut db, id).await.unwrap().into_iter().map(|entry| entry.what).collect();
    assert_eq!(what, ["created", "completed", "taken", "decided", "mended"]);
}
