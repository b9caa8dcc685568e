//! Work on many things at once, taken in their order.

use anyhow::Result;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::sync_channel;

/// Every worker does `work` on one of `items` after the other, on a thread of its own; `take` is given what came of them in the order of the items, and ends
/// everything with its first error.
///
/// # Errors
/// What `take` says.
pub(crate) fn side_by_side<W: Send, I: Sync, O: Send>(
    workers: Vec<W>,
    items: &[I],
    work: impl Fn(&W, &I) -> O + Sync,
    mut take: impl FnMut(O) -> Result<()>,
) -> Result<()> {
    let (next, work) = (AtomicUsize::new(0), &work);
    let (sender, receiver) = sync_channel(workers.len() * 2);
    std::thread::scope(|scope| {
        for worker in workers {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move || {
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(item) = items.get(index) else { break };
                    if sender.send((index, work(&worker, item))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let (mut waiting, mut turn) = (BTreeMap::new(), 0);
        for (index, done) in receiver {
            waiting.insert(index, done);
            while let Some(done) = waiting.remove(&turn) {
                turn += 1;
                take(done)?;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn what_is_done_side_by_side_comes_in_order() {
        let items: Vec<u64> = (0..20).collect();
        let mut taken = Vec::new();
        let work = |_: &(), item: &u64| {
            std::thread::sleep(Duration::from_micros(500 * (item % 3)));
            *item
        };
        let take = |done| {
            taken.push(done);
            Ok(())
        };
        side_by_side(vec![(), (), ()], &items, work, take).unwrap();
        assert_eq!(taken, items);
    }

    #[test]
    fn the_first_error_ends_it() {
        let mut taken = 0;
        let ended = side_by_side(
            vec![(), ()],
            &[0; 1000],
            |(), _| (),
            |()| {
                taken += 1;
                if taken == 3 { anyhow::bail!("no more") } else { Ok(()) }
            },
        );
        assert!(ended.is_err() && taken == 3);
    }
}
