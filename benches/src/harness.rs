//! Measures two pieces of work side by side.
//!
//! The two take turns in short batches, and of each the fastest batch counts: whatever else the machine
//! does can only slow a batch down, and what lasts longer than a batch slows both. A batch is shorter
//! than the time slice of a scheduler, so that most are not interrupted.

use crate::allocations;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A piece of work that can be repeated.
pub(crate) struct Subject {
    /// Runs the work so many times, and says how long that took.
    batch: Box<dyn FnMut(u64) -> Duration>,
}

impl Subject {
    /// What the work returns is dropped inside the measured time: freeing is a cost of having allocated.
    pub(crate) fn new<T>(mut work: impl FnMut() -> T + 'static) -> Self {
        Subject {
            batch: Box::new(move |times| {
                let start = Instant::now();
                for _ in 0..times {
                    black_box(work());
                }
                start.elapsed()
            }),
        }
    }

    /// How many times the work fits into a batch. It also warms the work up.
    fn times_per_batch(&mut self, batch: Duration) -> u64 {
        let mut times = 1;
        while (self.batch)(times) < batch {
            times *= 2;
        }
        times
    }

    fn allocations(&mut self) -> u64 {
        const TIMES: u64 = 16;
        let before = allocations::count();
        (self.batch)(TIMES);
        (allocations::count() - before).div_ceil(TIMES)
    }
}

/// How much time a comparison takes.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    rounds: u32,
    batch: Duration,
}

impl Effort {
    pub(crate) const FULL: Effort = Effort {
        rounds: 1000,
        batch: Duration::from_micros(100),
    };
    /// Enough to see that everything runs; the times are rough.
    pub(crate) const SHORT: Effort = Effort {
        rounds: 20,
        batch: Duration::from_micros(50),
    };
}

/// What one piece of work costs.
#[derive(Clone, Copy)]
pub(crate) struct Cost {
    pub(crate) nanoseconds: f64,
    pub(crate) allocations: u64,
}

/// Measures a subject and its reference.
pub(crate) fn compare(pair: &mut [Subject; 2], effort: Effort) -> [Cost; 2] {
    let times = pair
        .each_mut()
        .map(|subject| subject.times_per_batch(effort.batch));
    let mut fastest = [Duration::MAX; 2];
    for round in 0..effort.rounds {
        // Each goes first in every other round: being second may be an advantage.
        for index in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            let time =
                lower_on_the_stack(round / 2 % 16, &mut || (pair[index].batch)(times[index]));
            fastest[index] = fastest[index].min(time);
        }
    }
    std::array::from_fn(|index| Cost {
        #[allow(
            clippy::cast_precision_loss,
            reason = "a batch is far below 2^52 times"
        )]
        nanoseconds: fastest[index].as_secs_f64() * 1e9 / times[index] as f64,
        allocations: pair[index].allocations(),
    })
}

/// Runs a batch a number of steps further down the stack, sixteen steps being a page.
///
/// Whether stack and heap share their low address bits, which slows loads down, is drawn anew in every
/// process; so all draws are tried.
fn lower_on_the_stack(steps: u32, batch: &mut dyn FnMut() -> Duration) -> Duration {
    let room = black_box([0_u8; 4096 / 16]);
    let time = match steps {
        0 => batch(),
        _ => lower_on_the_stack(steps - 1, batch),
    };
    black_box(room);
    time
}

impl Cost {
    /// The lesser of two measurements of the same work.
    pub(crate) fn or_less(self, other: Cost) -> Cost {
        Cost {
            nanoseconds: self.nanoseconds.min(other.nanoseconds),
            allocations: self.allocations.min(other.allocations),
        }
    }
}
