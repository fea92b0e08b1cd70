//! `cargo errorbook`: the error catalogues of programs, of files and of running services.

mod args;
mod build;
mod command;
mod failure;
mod findings;
mod levels;
mod output;
mod source;
mod write;

use clap::{ColorChoice, Parser};
use std::process::ExitCode;

/// The exit status of a command, or why it failed.
type Exit = Result<ExitCode, failure::Failure>;

/// How a command ends that did not fail.
fn status(found: bool) -> ExitCode {
    ExitCode::from(u8::from(found))
}

fn main() -> ExitCode {
    // `cargo errorbook list` runs `cargo-errorbook errorbook list`.
    let mut words: Vec<_> = std::env::args_os().collect();
    if words.get(1).is_some_and(|word| word == "errorbook") {
        words.remove(1);
    }
    let args = args::Args::parse_from(words);
    match args.color {
        ColorChoice::Always => anstream::ColorChoice::Always,
        ColorChoice::Never => anstream::ColorChoice::Never,
        ColorChoice::Auto => anstream::ColorChoice::Auto,
    }
    .write_global();
    match command::run(&args) {
        Ok(status) => status,
        Err(failure) => {
            output::fail(&failure);
            ExitCode::from(2)
        }
    }
}
