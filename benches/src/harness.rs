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

    /// Runs the work so many times.
    pub(crate) fn repeat(&mut self, times: u64) {
        (self.batch)(times);
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
        rounds: 32,
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
    let mut held = Vec::new();
    for round in 0..effort.rounds {
        if round % (effort.rounds / PLACES) == 0 {
            held.push(a_block_of_every_size());
        }
        // Each goes first in every other round: being second may be an advantage.
        for index in if round % 2 == 0 { [0, 1] } else { [1, 0] } {
            let time = lower_on_the_stack(round / 2 % PLACES, &mut || {
                (pair[index].batch)(times[index])
            });
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

/// In how many places on the stack and on the heap the work is tried: which addresses it gets is drawn in
/// every process, and an unlucky draw (two that share their low bits, a block across cache lines) slows it
/// by a tenth.
const PLACES: u32 = 16;

/// Takes the block of every small size that the allocator would hand out next, so that the work gets
/// another one as long as these are held.
fn a_block_of_every_size() -> Vec<Vec<u8>> {
    let sizes = (1..=64).map(|number| 16 * number);
    black_box(sizes.map(Vec::with_capacity).collect())
}

/// Runs a batch a number of steps further down the stack; all steps together are a page.
fn lower_on_the_stack(steps: u32, batch: &mut dyn FnMut() -> Duration) -> Duration {
    let room = black_box([0_u8; 4096 / PLACES as usize]);
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
