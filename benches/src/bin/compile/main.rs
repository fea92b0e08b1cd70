//! Times `cargo check` of one enum with many variants, in errorbook and in its peers: see README.md. With
//! `--answers` it says instead whether such an enum answers.

mod answers;
mod contestants;
mod workspace;

use contestants::{BY_HAND, CONTESTANTS, Contestant, EMPTY, ERRORBOOK, SUBSETS, SUBSETS_BY_HAND};
use std::io;
use std::process::ExitCode;
use std::time::Duration;
use workspace::Workspace;

/// Each crate is checked so many times, in turns; the fastest counts.
const LEAST_ROUNDS: u32 = 3;
const MOST_ROUNDS: u32 = 20;

/// What takes longer than this is not checked more often than it must be.
const ENOUGH: Duration = Duration::from_secs(10);

/// What is timed.
struct Task {
    /// cargo's word for it.
    command: &'static str,
    contestants: fn(&Contestant) -> bool,
    /// The most that errorbook may take, as a ratio to the same by hand.
    target: fn(usize) -> f64,
    /// The same with subsets.
    target_with_subsets: Option<f64>,
}

const TASKS: [Task; 2] = [
    Task {
        command: "check",
        contestants: |_| true,
        target: |size| if size < 10_000 { 0.90 } else { 0.80 },
        target_with_subsets: Some(0.80),
    },
    // Code is generated as well, without optimization.
    Task {
        command: "build",
        contestants: |one| {
            [EMPTY, BY_HAND, ERRORBOOK, SUBSETS, SUBSETS_BY_HAND].contains(&one.krate)
        },
        target: |_| 1.00,
        target_with_subsets: None,
    },
];

fn main() -> ExitCode {
    let (mut check, mut answers, mut sizes) = (false, false, Vec::new());
    for argument in std::env::args().skip(1) {
        if argument == "--check" {
            check = true;
        } else if argument == "--answers" {
            answers = true;
        } else if let Ok(size) = argument.parse() {
            sizes.push(size);
        } else {
            eprintln!("`{argument}` is neither a number of variants nor `--check` or `--answers`");
            return ExitCode::from(2);
        }
    }
    if sizes.is_empty() {
        sizes.push(1_000);
    }
    if answers {
        return asked(&sizes);
    }
    let mut over = false;
    for size in sizes {
        for task in &TASKS {
            match compare(task, size) {
                Ok(is_over) => over |= is_over,
                Err(error) => {
                    eprintln!("{error}");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
    if check && over {
        eprintln!("errorbook is over its target");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Asks an enum of each size.
fn asked(sizes: &[usize]) -> ExitCode {
    match sizes.iter().try_for_each(|size| answers::run(*size)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Measures every contestant that can stand the size, prints the table, and says whether errorbook is over
/// its target.
fn compare(task: &Task, size: usize) -> io::Result<bool> {
    let workspace = Workspace::create(size)?;
    let mut runs = Vec::new();
    let can = |one: &&Contestant| size <= one.most && (task.contestants)(one);
    for contestant in CONTESTANTS.iter().filter(can) {
        if workspace.run(task.command, contestant)? {
            runs.push((contestant, Duration::MAX));
        } else {
            println!("{} does not compile and is left out", contestant.name);
        }
    }
    for round in 0..MOST_ROUNDS {
        for (contestant, fastest) in &mut runs {
            if round < LEAST_ROUNDS || *fastest * round < ENOUGH {
                *fastest = workspace.time(task.command, contestant)?.min(*fastest);
            }
        }
    }
    Ok(print(task, size, &runs))
}

fn print(task: &Task, size: usize, runs: &[(&Contestant, Duration)]) -> bool {
    let time_of = |krate: &str| {
        let mut runs = runs.iter();
        let run = runs.find(|(contestant, _)| contestant.krate == krate);
        run.map_or(f64::NAN, |(_, time)| time.as_secs_f64())
    };
    let mut over = false;
    let command = task.command;
    println!("cargo {command} of one enum with {size} variants, half of them with a field\n");
    println!("{:<51} {:>8} {:>10}  target", "", "seconds", "/ by hand");
    for (contestant, time) in runs {
        let seconds = time.as_secs_f64();
        let (by_hand, target) = match contestant.krate {
            SUBSETS => (SUBSETS_BY_HAND, task.target_with_subsets),
            SUBSETS_BY_HAND => (SUBSETS_BY_HAND, None),
            ERRORBOOK => (BY_HAND, Some((task.target)(size))),
            _ => (BY_HAND, None),
        };
        let ratio = seconds / time_of(by_hand);
        let verdict = target.map_or_else(String::new, |target| {
            over |= ratio > target;
            let word = if ratio > target { "over" } else { "ok" };
            format!("{target:.2} {word}")
        });
        let line = format!(
            "{:<51} {seconds:>8.2} {ratio:>10.2}  {verdict}",
            contestant.name
        );
        println!("{}", line.trim_end());
    }
    println!();
    over
}
