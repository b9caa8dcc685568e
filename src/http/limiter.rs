//! Slows down those who try names and numbers: so many tries a key, refilled evenly over a time.

use chrono::{DateTime, TimeDelta, Utc};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Keys remembered; when there are more, those that are full again are forgotten.
const REMEMBERED: usize = 50_000;

/// A bucket of tries for each key.
#[derive(Debug)]
pub(crate) struct Limiter {
    tries: f64,
    refill: TimeDelta,
    buckets: Mutex<HashMap<String, Bucket>>,
}

#[derive(Clone, Copy, Debug)]
struct Bucket {
    left: f64,
    at: DateTime<Utc>,
}

impl Limiter {
    /// `tries` at once; an empty bucket is full again after `refill`.
    pub(crate) fn new(tries: u32, refill: TimeDelta) -> Self {
        Self { tries: f64::from(tries), refill, buckets: Mutex::default() }
    }

    /// Takes one try of `key`.
    ///
    /// # Errors
    /// Seconds until the next one, where none is left.
    pub(crate) fn take(&self, key: &str, now: DateTime<Utc>) -> Result<(), u64> {
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        if buckets.len() >= REMEMBERED {
            buckets.retain(|_, bucket| self.filled(*bucket, now) < self.tries);
            // All of them in use is an attack from many addresses: then everyone starts anew rather than nobody gets in.
            if buckets.len() >= REMEMBERED {
                buckets.clear();
            }
        }
        let bucket = buckets.entry(key.to_owned()).or_insert(Bucket { left: self.tries, at: now });
        let left = self.filled(*bucket, now);
        *bucket = Bucket { left: left.min(self.tries), at: now };
        if left >= 1.0 {
            bucket.left -= 1.0;
            return Ok(());
        }
        let seconds = (1.0 - left) / self.tries * self.seconds();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a positive number of seconds below the refill time")]
        Err((seconds.ceil() as u64).max(1))
    }

    fn filled(&self, bucket: Bucket, now: DateTime<Utc>) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of less than a day")]
        let passed = (now - bucket.at).num_milliseconds().max(0) as f64 / 1000.0;
        (bucket.left + passed / self.seconds() * self.tries).min(self.tries)
    }

    fn seconds(&self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "seconds of less than a day")]
        let seconds = self.refill.num_seconds().max(1) as f64;
        seconds
    }
}

/// The limits of the edge.
#[derive(Debug)]
pub(crate) struct Limits {
    /// Signing in, by name: somebody tries passwords.
    pub(crate) sign_in_name: Limiter,
    /// Signing in and following links, by address. Many counters share one.
    pub(crate) sign_in_address: Limiter,
    /// Tracking, by receipt number: somebody tries birth dates.
    pub(crate) tracking_number: Limiter,
    /// Tracking, by address.
    pub(crate) tracking_address: Limiter,
    /// Telephones that hand pages over, by address: somebody tries links.
    pub(crate) pairing_address: Limiter,
}

impl Default for Limits {
    fn default() -> Self {
        let quarter = TimeDelta::minutes(15);
        Self {
            sign_in_name: Limiter::new(10, quarter),
            sign_in_address: Limiter::new(150, quarter),
            tracking_number: Limiter::new(5, quarter),
            tracking_address: Limiter::new(60, quarter),
            pairing_address: Limiter::new(300, quarter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tries_run_out_and_come_back() {
        let limiter = Limiter::new(3, TimeDelta::seconds(30));
        let start = DateTime::UNIX_EPOCH;
        for _ in 0..3 {
            assert_eq!(limiter.take("a", start), Ok(()));
        }
        assert_eq!(limiter.take("a", start), Err(10));
        assert_eq!(limiter.take("b", start), Ok(()), "another key has its own");
        assert_eq!(limiter.take("a", start + TimeDelta::seconds(10)), Ok(()));
        assert!(limiter.take("a", start + TimeDelta::seconds(10)).is_err());
        assert!(limiter.take("a", start - TimeDelta::seconds(99)).is_err(), "a clock that goes back gives nothing");
    }

    #[test]
    fn memory_is_bounded() {
        let limiter = Limiter::new(1, TimeDelta::hours(1));
        for n in 0..(REMEMBERED + 10) {
            let _ = limiter.take(&n.to_string(), DateTime::UNIX_EPOCH);
        }
        assert!(limiter.buckets.lock().unwrap().len() <= REMEMBERED);
    }
}
