//! Times `cargo check` of one enum with many variants, in errorbook and in its peers: see README.md.

mod contestants;
mod workspace;

use contestants::{BY_HAND, CONTESTANTS, Contestant};
use std::io;
use std::process::ExitCode;
use std::time::Duration;
use workspace::Workspace;

/// Each crate is checked so many times, in turns; the fastest counts.
const LEAST_ROUNDS: u32 = 3;
const MOST_ROUNDS: u32 = 10;

/// What takes longer than this is not checked more often than it must be.
const ENOUGH: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let mut sizes = Vec::new();
    for argument in std::env::args().skip(1) {
        let Ok(size) = argument.parse() else {
            eprintln!("`{argument}` is not a number of variants");
            return ExitCode::from(2);
        };
        sizes.push(size);
    }
    if sizes.is_empty() {
        sizes.push(1_000);
    }
    for size in sizes {
        if let Err(error) = compare(size) {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Measures every contestant that can stand the size, and prints the table.
fn compare(size: usize) -> io::Result<()> {
    let workspace = Workspace::create(size)?;
    let mut runs = Vec::new();
    for contestant in CONTESTANTS.iter().filter(|one| size <= one.most) {
        if workspace.check(contestant)? {
            runs.push((contestant, Duration::MAX));
        } else {
            println!("{} does not compile and is left out", contestant.name);
        }
    }
    for round in 0..MOST_ROUNDS {
        for (contestant, fastest) in &mut runs {
            if round < LEAST_ROUNDS || *fastest * round < ENOUGH {
                *fastest = workspace.time(contestant)?.min(*fastest);
            }
        }
    }
    print(size, &runs);
    Ok(())
}

fn print(size: usize, runs: &[(&Contestant, Duration)]) {
    let by_hand = runs
        .iter()
        .find(|(contestant, _)| contestant.krate == BY_HAND)
        .map(|(_, time)| time.as_secs_f64());
    println!("cargo check of one enum with {size} variants, half of them with a field");
    println!("{:<51} {:>8} {:>10}", "", "seconds", "/ by hand");
    for (contestant, time) in runs {
        let seconds = time.as_secs_f64();
        let ratio = by_hand.map_or_else(String::new, |by_hand| format!("{:.2}", seconds / by_hand));
        println!("{:<51} {seconds:>8.2} {ratio:>10}", contestant.name);
    }
    println!();
}
