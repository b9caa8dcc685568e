//! Reviewers at work: each asks, waits a moment, asks again. Times are told as a person feels them, the wait for a connection included.

use super::database::Load;
use anyhow::Result;
use chrono::TimeDelta;
use guichet::clock::{Clock, SystemClock};
use guichet::dossier::ids::{DossierId, LeaseToken, UserId};
use guichet::dossier::state::Event;
use guichet::review::Queue;
use guichet::review::calendar::midnight;
use guichet::store::filled::{Filling, Known};
use guichet::store::search::{self, Wanted};
use guichet::store::summaries::{self, Filter};
use guichet::store::worklist::{self, Asking};
use guichet::store::{Store, exits, queues, readings, registry, tracking};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use tokio::task::JoinSet;
use uuid::Uuid;

/// What is not counted: connections are made and statements prepared.
const WARM_UP: Duration = Duration::from_secs(5);
/// How often the service puts lapsed holds back and adds up depths.
const SWEEP: Duration = Duration::from_secs(5);
/// Rows of a page.
const PAGE: u16 = 50;

/// What a reviewer may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Asked {
    Next,
    Open,
    Decide,
    Number,
    Name,
    FamilyName,
    Receipt,
    Card,
    Provider,
    Members,
    Board,
    Worklist,
    Counter,
    Everywhere,
    State,
    Track,
}

/// How often each is asked, of a hundred; what comes with another is not drawn.
const OFTEN: [(Asked, u32); 13] = [
    (Asked::Next, 34),
    (Asked::Number, 10),
    (Asked::Name, 10),
    (Asked::FamilyName, 2),
    (Asked::Receipt, 10),
    (Asked::Card, 8),
    (Asked::Provider, 2),
    (Asked::Members, 4),
    (Asked::Board, 8),
    (Asked::Worklist, 4),
    (Asked::Counter, 3),
    (Asked::State, 3),
    (Asked::Track, 2),
];

impl Asked {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Next => "next dossier",
            Self::Open => "its reading",
            Self::Decide => "decide",
            Self::Number => "search: number",
            Self::Name => "search: name",
            Self::FamilyName => "search: family name only",
            Self::Receipt => "search: receipt",
            Self::Card => "search: CIN",
            Self::Provider => "search: INPE",
            Self::Members => "members of a name",
            Self::Board => "board",
            Self::Worklist => "worklist, a page",
            Self::Counter => "counter's list",
            Self::Everywhere => "list of all",
            Self::State => "list of a state",
            Self::Track => "tracking",
        }
    }

    /// Whether it must be quick: the next dossier, and every search for a person.
    pub(super) const fn is_bound(self) -> bool {
        matches!(self, Self::Next | Self::Number | Self::Name | Self::Receipt | Self::Card)
    }
}

/// Milliseconds by what was asked.
#[derive(Default)]
pub(super) struct Times(BTreeMap<Asked, Vec<f64>>);

impl Times {
    /// In order, each sorted.
    pub(super) fn sorted(&self) -> impl Iterator<Item = (Asked, &Vec<f64>)> {
        self.0.iter().map(|(asked, times)| (*asked, times))
    }
}

/// Lets all of them ask for as long as told.
pub(super) async fn ask(store: &Store, filling: Filling, load: Load) -> Result<Times> {
    let began = Instant::now();
    let (from, until) = (began + WARM_UP, began + WARM_UP + Duration::from_secs(load.seconds));
    let mut all = JoinSet::new();
    for number in 0..load.reviewers {
        let reviewer = Reviewer {
            store: store.clone(),
            filling,
            id: filling.reviewer(number % 200),
            queues: if number.is_multiple_of(5) {
                Queue::ALL.to_vec()
            } else {
                Queue::ALL.into_iter().filter(|queue| *queue != Queue::MedicalControl).collect()
            },
            random: StdRng::seed_from_u64(load.seed.wrapping_add(number)),
            holds: None,
            times: Times::default(),
        };
        all.spawn(reviewer.work(from, until, load.pause));
    }
    let sweeper = tokio::spawn(sweep(store.clone()));
    let mut times = Times::default();
    while let Some(one) = all.join_next().await {
        for (asked, more) in one??.0 {
            times.0.entry(asked).or_default().extend(more);
        }
    }
    sweeper.abort();
    times.0.values_mut().for_each(|times| times.sort_by(f64::total_cmp));
    Ok(times)
}

/// What the service does meanwhile.
async fn sweep(store: Store) -> Result<()> {
    loop {
        tokio::time::sleep(SWEEP).await;
        let mut tx = store.begin().await?;
        worklist::release_lapsed(&mut tx, SystemClock.now()).await?;
        tx.commit().await?;
        let mut tx = store.begin().await?;
        queues::fold(&mut tx).await?;
        tx.commit().await?;
    }
}

struct Reviewer {
    store: Store,
    filling: Filling,
    id: UserId,
    queues: Vec<Queue>,
    random: StdRng,
    holds: Option<(DossierId, LeaseToken)>,
    times: Times,
}

impl Reviewer {
    async fn work(mut self, from: Instant, until: Instant, pause: f64) -> Result<Times> {
        loop {
            // Exponential: they do not walk in step.
            let wait = -(1.0 - self.random.random::<f64>()).ln() * pause;
            tokio::time::sleep(Duration::from_secs_f64(wait.min(30.0))).await;
            if Instant::now() >= until {
                return Ok(self.times);
            }
            let asked = OFTEN.choose_weighted(&mut self.random, |(_, often)| *often).map_or(Asked::Board, |(asked, _)| *asked);
            // Every other time the page is that of all.
            let asked = if asked == Asked::State && self.random.random() { Asked::Everywhere } else { asked };
            let steps: &[Asked] = match (asked, self.holds.is_some()) {
                (Asked::Next, true) => &[Asked::Decide, Asked::Next, Asked::Open],
                (Asked::Next, false) => &[Asked::Next, Asked::Open],
                (other, _) => &[other],
            };
            for asked in steps {
                let known = self.filling.known(self.random.random_range(0..self.filling.dossiers));
                let began = Instant::now();
                self.once(*asked, known).await?;
                if began >= from {
                    self.times.0.entry(*asked).or_default().push(began.elapsed().as_secs_f64() * 1_000.0);
                }
            }
        }
    }

    async fn once(&mut self, asked: Asked, known: Known) -> Result<()> {
        match asked {
            Asked::Next => self.next().await,
            Asked::Decide => self.decide().await,
            Asked::Number => self.search(Wanted { immatriculation: Some(known.immatriculation), ..Wanted::default() }).await,
            Asked::Name => self.search(Wanted { name: Some(known.name), ..Wanted::default() }).await,
            Asked::FamilyName => self.search(Wanted { name: Some(known.family), ..Wanted::default() }).await,
            Asked::Receipt => {
                let receipt = if self.random.random() { known.receipt } else { known.provisional };
                self.search(Wanted { receipt: Some(receipt), ..Wanted::default() }).await
            }
            Asked::Card => self.search(Wanted { cin: Some(known.cin), ..Wanted::default() }).await,
            Asked::Provider => {
                let inpe = format!("{:09}", 90_000_000 + self.random.random_range(0..20_000));
                self.search(Wanted { provider: Some(inpe), ..Wanted::default() }).await
            }
            other => self.look(other, known).await,
        }
    }

    async fn next(&mut self) -> Result<()> {
        let mut tx = self.store.begin().await?;
        let now = SystemClock.now();
        worklist::release_lapsed(&mut tx, now).await?;
        let asking = Asking { reviewer: self.id, queues: self.queues.clone(), shown: true };
        let taken = worklist::take_next(&mut tx, &asking, LeaseToken::from_uuid(Uuid::new_v4()), now).await?;
        tx.commit().await?;
        self.holds = taken.map(|(dossier, lease)| (dossier.id, lease.token));
        Ok(())
    }

    async fn decide(&mut self) -> Result<()> {
        let Some((id, token)) = self.holds.take() else { return Ok(()) };
        let mut tx = self.store.begin().await?;
        let now = SystemClock.now();
        let dossier = worklist::held(&mut tx, id, self.id, token, now).await?;
        worklist::decide(&mut tx, dossier, &Event::Accepted(self.id), None, self.id, now).await?;
        tx.commit().await?;
        Ok(())
    }

    async fn search(&self, wanted: Wanted) -> Result<()> {
        let mut db = self.store.connection().await?;
        let found = search::find(&mut db, &Wanted { limit: PAGE, ..wanted }).await?;
        let ids: Vec<DossierId> = found.iter().map(|found| found.dossier.id).collect();
        search::people(&mut db, &ids).await?;
        Ok(())
    }

    async fn look(&mut self, asked: Asked, known: Known) -> Result<()> {
        let dossier = self.random.random_range(0..self.filling.dossiers);
        let mut db = self.store.connection().await?;
        let now = SystemClock.now();
        match asked {
            Asked::Open => {
                if let Some((id, _)) = self.holds {
                    readings::latest(&mut db, id).await?;
                }
            }
            Asked::Members => drop(registry::members_like(&mut db, &[], &[], &guichet::registry::spelling::asked(&known.name)).await?),
            Asked::Board => {
                queues::standings(&mut db, now, midnight(now) + TimeDelta::days(1)).await?;
                exits::done_by(&mut db, self.id, midnight(now)).await?;
            }
            Asked::Worklist => drop(worklist::list(&mut db, self.queues.choose(&mut self.random).copied(), None, PAGE).await?),
            Asked::Track => {
                if let Some(number) = guichet::dossier::identifiers::ReceiptNumber::parse(&known.receipt) {
                    tracking::find(&mut db, &number, known.born).await?;
                }
            }
            _ => {
                let contact_point = (asked == Asked::Counter).then(|| self.filling.contact_point(dossier));
                let state = (asked == Asked::State).then(|| *["returned", "in_worklist", "given_up"].choose(&mut self.random).unwrap_or(&"returned"));
                summaries::list(&mut db, &Filter { contact_point, state, after: None, limit: PAGE }).await?;
            }
        }
        Ok(())
    }
}
