//! What errors add to a program, and what a large service keeps of them while it runs: see README.md.

mod kept;
mod program;
mod project;
mod variants;

use std::process::ExitCode;

fn main() -> ExitCode {
    let (mut check, mut variants) = (false, 1_000);
    for argument in std::env::args().skip(1) {
        if argument == "--check" {
            check = true;
        } else if let Some(number) = argument.parse().ok().filter(|number| *number > 1) {
            variants = number;
        } else {
            eprintln!("`{argument}` is neither a number of variants, two or more, nor `--check`");
            return ExitCode::from(2);
        }
    }
    let within = variants::measure(variants).and_then(|within| Ok(kept::measure()? && within));
    match within {
        Ok(within) => ExitCode::from(u8::from(check && !within)),
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
