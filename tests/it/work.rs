//! Machine work: leases, fencing, retries, given up, stopping.

use crate::support::{TestStore, fake};
use chrono::TimeDelta;
use fake::Fake;
use guichet::clock::Clock;
use guichet::dossier::Route;
use guichet::dossier::ids::DossierId;
use guichet::dossier::state::{Settlement, State};
use guichet::store::readings;
use guichet::store::work::{self as rows, Lane, RetryPolicy};
use guichet::store::{StoreError, counter_verdicts, dossiers, summaries};
use guichet::work::step::{StepFailure, decide};
use guichet::work::worker::VERDICTS_IN_A_ROW;
use guichet::work::{Settings, StepError, Worker};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio_util::sync::CancellationToken;

/// A worker of the test's store whose slots all use `stages`.
pub fn worker(test: &TestStore, stages: Fake) -> Arc<Worker<Fake>> {
    let settings = Settings { name: "test".into(), poll: Duration::from_millis(50), grace: Duration::from_millis(200), ..Settings::default() };
    worker_with(test, stages, settings)
}

fn worker_with(test: &TestStore, stages: Fake, settings: Settings) -> Arc<Worker<Fake>> {
    Worker::new(test.store.clone(), Arc::new(test.clock.clone()), Arc::new(move || Ok(stages.clone())), settings)
}

async fn state(test: &TestStore, id: DossierId) -> State {
    dossiers::find(&mut test.store.connection().await.unwrap(), id).await.unwrap().state
}

async fn what(test: &TestStore, id: DossierId) -> Vec<String> {
    let mut db = test.store.connection().await.unwrap();
    let line = |entry: dossiers::TimelineEntry| entry.what + &entry.detail.map(|detail| format!(":{detail}")).unwrap_or_default();
    dossiers::timeline(&mut db, id).await.unwrap().into_iter().map(line).collect()
}

async fn take_from(test: &TestStore, lane: Lane) -> Option<(rows::Lease, dossiers::Dossier)> {
    let now = test.clock.now();
    let mut tx = test.store.begin().await.unwrap();
    let taken = rows::take(&mut tx, lane, "test", 1, now, now + TimeDelta::seconds(20)).await.unwrap().pop();
    tx.commit().await.unwrap();
    taken
}

async fn looked_at(test: &TestStore, lease: &rows::Lease, go_on: bool) -> (rows::Lease, dossiers::Dossier) {
    let mut tx = test.store.begin().await.unwrap();
    let looked = rows::looked_at(&mut tx, lease, go_on, test.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    looked
}

/// Takes a dossier to be read; one that waits for its verdict is given one.
async fn take(test: &TestStore) -> Option<(rows::Lease, dossiers::Dossier)> {
    match take_from(test, Lane::Verdict).await {
        Some((lease, _)) => Some(looked_at(test, &lease, true).await),
        None => take_from(test, Lane::Reading).await,
    }
}

async fn reap(test: &TestStore) -> usize {
    let mut tx = test.store.begin().await.unwrap();
    let reaped = rows::reap(&mut tx, &RetryPolicy::default(), test.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    reaped.len()
}

#[tokio::test]
async fn a_dossier_is_read_and_decided() {
    let test = TestStore::new().await;
    let id = test.received(3).await;
    let stages = Fake::new(|job| {
        assert_eq!(job.scans.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["01.png", "02.png", "03.png"]);
        assert_eq!(job.scans[1].1, fake::scan(2));
        Ok(fake::outcome(job.dossier, Route::Manual))
    });
    let worker = worker(&test, stages);
    let mut slot = None;
    assert!(worker.work_once(&mut slot).await.unwrap());
    assert!(!worker.work_once(&mut slot).await.unwrap(), "nothing is left");
    let mut db = test.store.connection().await.unwrap();
    let summary = summaries::find(&mut db, id).await.unwrap();
    assert_eq!((summary.dossier.state, summary.dossier.route, summary.findings), (State::InWorklist, Some(Route::Manual), vec!["sum_mismatch".to_owned()]));
    assert_eq!((summary.scans, summary.pages), (3, Some(0)));
    let reading = readings::latest(&mut db, id).await.unwrap().unwrap();
    assert_eq!((reading.versions.reader.as_str(), reading.document.route), ("fake", Route::Manual));
    let (key, sum) = readings::page_image(&mut db, id, 0).await.unwrap();
    assert_eq!(test.store.objects().get(&key, sum).await.unwrap(), format!("page of {id}"));
    assert_eq!(what(&test, id).await.split_off(5), ["completed", "taken", "verdict_given", "decided:manual"]);
}

#[tokio::test]
async fn verdicts_come_before_readings_and_leave_the_state_alone() {
    let test = TestStore::new().await;
    let (first, second) = (test.received(1).await, test.received(1).await);
    let (lease, dossier) = take_from(&test, Lane::Verdict).await.unwrap();
    assert_eq!((dossier.id, &dossier.state), (first, &State::Received));
    let (reading, dossier) = looked_at(&test, &lease, false).await;
    assert_eq!((dossier.state, reading.lane), (State::Received, Lane::Reading));
    assert!(rows::verdicts_wait(&mut test.store.connection().await.unwrap(), test.clock.now()).await.unwrap());
    assert_eq!(take_from(&test, Lane::Verdict).await.unwrap().0.dossier, second);
    assert!(!rows::verdicts_wait(&mut test.store.connection().await.unwrap(), test.clock.now()).await.unwrap());
    assert_eq!(take_from(&test, Lane::Reading).await.unwrap().0.dossier, first);
    assert_eq!(state(&test, first).await, State::Reading);
    // The second's worker dies: it waits for its verdict again, as received; the third time it is read without one.
    for lane in [Lane::Verdict, Lane::Reading] {
        test.clock.advance(TimeDelta::seconds(21));
        reap(&test).await;
        assert_eq!(state(&test, second).await, State::Received);
        let mut taken = Vec::new();
        while let Some((lease, _)) = take_from(&test, lane).await {
            taken.push(lease.dossier);
        }
        assert!(taken.contains(&second), "{lane:?}");
    }
}

#[tokio::test]
async fn readings_are_not_starved_by_verdicts() {
    let test = TestStore::new().await;
    let waiting = test.received(1).await;
    let (lease, _) = take_from(&test, Lane::Verdict).await.unwrap();
    looked_at(&test, &lease, false).await;
    for _ in 0..VERDICTS_IN_A_ROW + 4 {
        test.received(1).await;
    }
    let worker = worker(&test, Fake::deciding(Route::Automatic));
    let mut verdicts = 0;
    while state(&test, waiting).await == State::Received {
        assert!(worker.work_once(&mut None).await.unwrap());
        verdicts += 1;
    }
    assert_eq!(verdicts, VERDICTS_IN_A_ROW + 1, "so many verdicts, then the reading");
}

#[tokio::test]
async fn a_verdict_that_the_reading_contradicts_says_so() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    worker(&test, Fake::deciding(Route::Returned)).work_once(&mut None).await.unwrap();
    let told = counter_verdicts::latest(&mut test.store.connection().await.unwrap(), id).await.unwrap().unwrap();
    assert_eq!((told.contradiction.withdrawn, told.contradiction.added), (vec![], vec![guichet::dossier::Code::FormMissing]));
    assert_eq!(what(&test, id).await.split_off(3), ["completed", "taken", "verdict_given", "verdict_corrected", "decided:returned"]);
}

#[tokio::test]
async fn a_late_finish_with_an_old_token_changes_nothing() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    let (old, dossier) = take(&test).await.unwrap();
    assert!(take(&test).await.is_none(), "nobody else can take it");
    assert_eq!(reap(&test).await, 0, "the lease still holds");
    test.clock.advance(TimeDelta::seconds(21));
    assert_eq!(reap(&test).await, 1);
    let (new, _) = take(&test).await.unwrap();
    let clock = test.clock.clone();
    let late = decide(&test.store, &clock, &old, &dossier, fake::outcome(id, Route::Automatic)).await;
    assert!(matches!(late, Err(StepFailure::LeaseLost)));
    decide(&test.store, &clock, &new, &dossier, fake::outcome(id, Route::Returned)).await.unwrap();
    let again = decide(&test.store, &clock, &new, &dossier, fake::outcome(id, Route::Automatic)).await;
    assert!(matches!(again, Err(StepFailure::LeaseLost)), "not twice by the same one either");
    assert_eq!(state(&test, id).await, State::Returned);
    assert_eq!(what(&test, id).await.iter().filter(|line| line.starts_with("decided")).count(), 1);
}

#[tokio::test]
async fn a_heartbeat_keeps_the_lease() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    let (lease, dossier) = take(&test).await.unwrap();
    for _ in 0..5 {
        test.clock.advance(TimeDelta::seconds(15));
        let mut db = test.store.connection().await.unwrap();
        assert_eq!(rows::renew(&mut db, std::slice::from_ref(&lease), test.clock.now() + TimeDelta::seconds(20)).await.unwrap(), [id]);
        assert_eq!(reap(&test).await, 0);
    }
    decide(&test.store, &test.clock.clone(), &lease, &dossier, fake::outcome(id, Route::Automatic)).await.unwrap();
    assert_eq!(state(&test, id).await, State::Settled(Settlement::Automatic));
}

#[tokio::test]
async fn failures_wait_longer_and_longer_then_are_given_up_and_can_be_retried() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    let failing = worker(&test, Fake::new(|_| Err(StepError::Retry { code: "no_luck" })));
    for attempt in 1..=5 {
        assert!(failing.work_once(&mut None).await.unwrap(), "attempt {attempt}");
        assert!(!failing.work_once(&mut None).await.unwrap(), "not at once after attempt {attempt}");
        test.clock.advance(RetryPolicy::default().delay(attempt));
    }
    assert_eq!(state(&test, id).await, State::GivenUp);
    let mut db = test.store.connection().await.unwrap();
    let given_up = rows::given_up(&mut db).await.unwrap();
    assert_eq!((given_up.len(), given_up[0].dossier_id, given_up[0].attempts, given_up[0].error.as_str()), (1, id, 5, "no_luck"));
    let mut tx = test.store.begin().await.unwrap();
    rows::retry(&mut tx, id, None, test.clock.now()).await.unwrap();
    assert!(matches!(rows::retry(&mut tx, id, None, test.clock.now()).await, Err(StoreError::Refused(_))));
    tx.commit().await.unwrap();
    assert!(worker(&test, Fake::deciding(Route::Automatic)).work_once(&mut None).await.unwrap());
    assert_eq!(state(&test, id).await, State::Settled(Settlement::Automatic));
    assert!(rows::given_up(&mut db).await.unwrap().is_empty());
}

#[tokio::test]
async fn what_cannot_succeed_is_given_up_at_once() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    worker(&test, Fake::new(|_| Err(StepError::GiveUp { code: "hopeless" }))).work_once(&mut None).await.unwrap();
    assert_eq!(state(&test, id).await, State::GivenUp);
    let gone = test.received(2).await;
    for (key, _) in test.store.objects().list().await.unwrap() {
        test.store.objects().remove(&key).await.unwrap();
    }
    // No verdict can be given; that holds nothing up. The reading then finds out.
    for _ in 0..2 {
        worker(&test, Fake::deciding(Route::Automatic)).work_once(&mut None).await.unwrap();
    }
    assert_eq!(what(&test, gone).await.last().unwrap(), "gave_up:object_missing");
}

#[tokio::test]
async fn a_panic_is_a_failed_attempt() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    worker(&test, Fake::new(|_| panic!("a stage is broken"))).work_once(&mut None).await.unwrap();
    assert_eq!(what(&test, id).await.last().unwrap(), "put_back:panicked");
}

#[tokio::test]
async fn a_dossier_that_kills_its_workers_is_given_up() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    let mut taken = 0;
    while state(&test, id).await != State::GivenUp {
        taken += usize::from(take(&test).await.is_some());
        test.clock.advance(TimeDelta::minutes(16));
        reap(&test).await;
        assert!(taken <= 15, "it must end");
    }
    assert_eq!(what(&test, id).await.last().unwrap(), "gave_up:lease_lost");
}

#[tokio::test]
async fn many_workers_decide_each_dossier_once() {
    let test = TestStore::new().await;
    let mut ids = Vec::new();
    for _ in 0..12 {
        ids.push(test.received(1).await);
    }
    let reads = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&reads);
    let stages = Fake::new(move |job| {
        counted.fetch_add(1, Ordering::SeqCst);
        std::thread::sleep(Duration::from_millis(5));
        Ok(fake::outcome(job.dossier, Route::Automatic))
    });
    let stop = CancellationToken::new();
    let workers: Vec<_> = (0..3).map(|_| tokio::spawn(worker(&test, stages.clone()).run(stop.clone()))).collect();
    for id in &ids {
        while state(&test, *id).await != State::Settled(Settlement::Automatic) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
    stop.cancel();
    for worker in workers {
        worker.await.unwrap();
    }
    assert_eq!(reads.load(Ordering::SeqCst), 12);
}

#[tokio::test]
async fn new_work_wakes_a_worker_that_sleeps() {
    let test = TestStore::new().await;
    let settings = Settings { poll: Duration::from_secs(60), ..Settings::default() };
    let stop = CancellationToken::new();
    let running = tokio::spawn(worker_with(&test, Fake::deciding(Route::Automatic), settings).run(stop.clone()));
    tokio::time::sleep(Duration::from_millis(300)).await;
    let id = test.received(1).await;
    let decided = async {
        while state(&test, id).await != State::Settled(Settlement::Automatic) {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), decided).await.expect("woken, not polled");
    stop.cancel();
    running.await.unwrap();
}

#[tokio::test]
async fn a_worker_that_stops_lets_go_of_its_leases() {
    let test = TestStore::new().await;
    let id = test.received(1).await;
    let stages = Fake::new(|job| {
        std::thread::sleep(Duration::from_secs(2));
        Ok(fake::outcome(job.dossier, Route::Automatic))
    });
    let stop = CancellationToken::new();
    let running = tokio::spawn(worker(&test, stages).run(stop.clone()));
    while state(&test, id).await != State::Reading {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    stop.cancel();
    running.await.unwrap();
    assert_eq!(state(&test, id).await, State::Received, "free for others at once");
    assert!(take(&test).await.is_some());
    // The step that was let go of ends later, and changes nothing.
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(state(&test, id).await, State::Reading);
}
