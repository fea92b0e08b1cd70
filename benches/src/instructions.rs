//! Counts the instructions of the same rows under valgrind. Times depend on what else the machine does; these do not.

use crate::rows::{self, Row};
use std::io;
use std::process::{Command, ExitCode};

/// How often the work runs in the first of two programs; in the second, twice as often.
const TIMES: u64 = 2_000;

/// Prints the instructions of every row whose name has `wanted` in it.
pub(crate) fn print(wanted: &str) -> ExitCode {
    println!("instructions of one run, or of a byte\n");
    println!(
        "{:<50} {:>10} {:>10} {:>6}",
        "", "errorbook", "reference", "ratio"
    );
    for (number, row) in all().enumerate() {
        if !row.name.contains(wanted) {
            continue;
        }
        let counts = [count(number, 0), count(number, 1)];
        let [Ok(subject), Ok(reference)] = counts else {
            eprintln!("{}: valgrind has not counted", row.name);
            return ExitCode::FAILURE;
        };
        let [subject, reference] =
            [(subject, 0), (reference, 1)].map(|(count, side)| count / f64::from(row.units[side]));
        let ratio = subject / reference;
        println!(
            "{:<50} {subject:>10.1} {reference:>10.1} {ratio:>6.2}",
            row.name
        );
    }
    ExitCode::SUCCESS
}

/// Repeats one side of a row: what runs under valgrind.
pub(crate) fn repeat(arguments: &[String]) -> Option<()> {
    let [number, side, times] = arguments else {
        return None;
    };
    let mut row = all().nth(number.parse().ok()?)?;
    let subject = row.pair.get_mut(side.parse::<usize>().ok()?)?;
    subject.repeat(times.parse().ok()?);
    Some(())
}

fn all() -> impl Iterator<Item = Row> {
    rows::sections().into_iter().flat_map(|(_, rows)| rows)
}

/// The instructions of one run: those of the second program that the first has not.
fn count(number: usize, side: usize) -> io::Result<f64> {
    let counts = [TIMES, 2 * TIMES].map(|times| collected(number, side, times));
    let [few, many] = counts;
    #[allow(clippy::cast_precision_loss, reason = "the number is far below 2^52")]
    Ok((many? - few?) as f64 / TIMES as f64)
}

fn collected(number: usize, side: usize, times: u64) -> io::Result<u64> {
    let file = errorbook_benches::target_folder()?.join("callgrind.out");
    let output = Command::new("valgrind")
        .arg("--tool=callgrind")
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(std::env::current_exe()?)
        .args(["--repeat", &number.to_string(), &side.to_string()])
        .arg(times.to_string())
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let count = text.split("Collected :").nth(1);
    let count = count.and_then(|rest| rest.split_whitespace().next()?.parse().ok());
    count.ok_or_else(|| io::Error::other(text.into_owned()))
}
