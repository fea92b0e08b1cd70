//! How often an organization may send invitations.

use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How many calls a minute may have.
pub const CALLS: usize = 3;
const WINDOW: Duration = Duration::from_mins(1);

/// At most three calls in any minute, for each key.
#[derive(Debug, Default)]
pub struct Limit(Mutex<HashMap<String, VecDeque<Instant>>>);

impl Limit {
    /// Counts a call, or says how long to wait for the next one. A call that is refused does not count.
    pub fn take(&self, key: &str, now: Instant) -> Result<(), Duration> {
        // Nothing panics between two states of the map, so one behind a poisoned lock is sound.
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let calls = calls.entry(key.to_owned()).or_default();
        calls.retain(|call| now.duration_since(*call) < WINDOW);
        match calls.front() {
            Some(oldest) if calls.len() == CALLS => {
                Err(WINDOW.saturating_sub(now.duration_since(*oldest)))
            }
            _ => {
                calls.push_back(now);
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fourth_call_in_a_minute_waits_until_the_first_is_a_minute_old() {
        let (limit, start) = (Limit::default(), Instant::now());
        for (second, key, expected) in [
            (0, "acme", Ok(())),
            (10, "acme", Ok(())),
            (20, "acme", Ok(())),
            (30, "acme", Err(30)),
            (30, "other", Ok(())),
            (59, "acme", Err(1)),
            (60, "acme", Ok(())),
            (61, "acme", Err(9)),
        ] {
            let taken = limit.take(key, start + Duration::from_secs(second));
            assert_eq!(
                taken,
                expected.map_err(Duration::from_secs),
                "{key} at {second} s"
            );
        }
    }
}
