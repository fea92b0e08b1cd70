//! Benchmarks of errorbook beside the same work by hand and in its peers: see README.md.

mod allocations;
mod answers;
mod harness;
mod instructions;
mod negotiation;
mod rows;
mod subjects;
mod table;

use harness::{Cost, Effort};
use rows::Row;
use std::process::{Command, ExitCode};
use table::Line;

/// The programs that measure what a run in one process cannot, and how many variants they are given.
const OTHERS: [(&str, &[&str]); 3] = [
    ("throughput", &[]),
    ("compile", &["1000", "10000"]),
    ("size", &["1000"]),
];

/// How often a row past its target is measured again before it fails: a busy neighbour may have left too
/// few quiet batches.
const RETRIES: usize = 3;

fn main() -> ExitCode {
    let (mut check, mut all, mut effort) = (false, false, Effort::FULL);
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.split_first() {
        Some((first, rest)) if first == "--instructions" => {
            return instructions::print(rest.first().map_or("", String::as_str));
        }
        Some((first, rest)) if first == "--repeat" => {
            return match instructions::repeat(rest) {
                Some(()) => ExitCode::SUCCESS,
                None => ExitCode::from(2),
            };
        }
        _ => {}
    }
    for argument in &arguments {
        match argument.as_str() {
            "--check" => check = true,
            "--all" => all = true,
            "--short" => effort = Effort::SHORT,
            _ => {
                eprintln!(
                    "`{argument}` is none of `--check`, `--all`, `--short`, `--instructions`"
                );
                return ExitCode::from(2);
            }
        }
    }
    if let Err(difference) = answers::check().and_then(|()| negotiation::check()) {
        eprintln!("{difference}");
        return ExitCode::FAILURE;
    }
    table::print_head();
    let (mut over, mut allocates) = (false, false);
    for (heading, rows) in rows::sections() {
        println!("\n{heading}");
        for mut row in rows {
            let line = measure(&mut row, effort);
            line.print();
            over |= line.is_over();
            allocates |= line.allocates_too_much();
        }
    }
    if let Err(difference) = answers::check_in_layer() {
        eprintln!("{difference}");
        return ExitCode::FAILURE;
    }
    if all {
        for (program, sizes) in OTHERS {
            println!();
            over |= !run(program, sizes, check);
        }
    }
    // Allocations are not noisy, so they are checked always.
    if allocates || (check && over) {
        eprintln!("\na row is over its target");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Runs another program of this package, and says whether it ended well.
fn run(program: &str, sizes: &[&str], check: bool) -> bool {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let mut command = Command::new(errorbook_benches::cargo());
    command.args(["run", "--release", "--quiet", "--manifest-path", manifest]);
    command.args(["--bin", program, "--"]).args(sizes);
    if check {
        command.arg("--check");
    }
    command.status().is_ok_and(|status| status.success())
}

fn measure(row: &mut Row, effort: Effort) -> Line {
    let mut costs = harness::compare(&mut row.pair, effort);
    for _ in 0..RETRIES {
        if !Line::new(row, costs).is_over() {
            break;
        }
        // The fastest of all rounds counts, for the reference as well.
        let again = harness::compare(&mut row.pair, effort);
        costs = [0, 1].map(|index| Cost::or_less(costs[index], again[index]));
    }
    Line::new(row, costs)
}
