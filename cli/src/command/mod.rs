//! What each command does.

mod check;
mod diff;
mod explain;
mod export;
mod list;
mod locales;
mod lock;
mod merge;

use crate::args::{Args, Command};
use crate::failure::Failure;
use crate::{Exit, output};
use clap::CommandFactory;
use clap_complete::Shell;

pub(crate) fn run(args: &Args) -> Exit {
    let is_bare = match &args.command {
        Command::Export(export) => export.output.is_none(),
        Command::Merge(merge) => merge.output.is_none(),
        Command::Completions { .. } => true,
        _ => false,
    };
    if args.json && is_bare {
        return Err(Failure::new(
            "`--json` is for what a command says, and this one writes its output as it is",
            "leave it out, or write to a file, `-o PATH`; `export json` writes the catalogue as JSON",
        ));
    }
    match &args.command {
        Command::List(list) => list::run(list, args.json),
        Command::Explain(explain) => explain::run(explain, args.json),
        Command::Export(export) => export::run(export, args.json),
        Command::Lock(lock) => lock::run(lock, args.json),
        Command::Check(check) => check::run(check, args.json),
        Command::Locales(locales) => locales::run(locales, args.json),
        Command::Diff(diff) => diff::run(diff, args.json),
        Command::Merge(merge) => merge::run(merge, args.json),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            // With a hyphen in the name, the script for bash does not find its own functions.
            let is_bash = *shell == Shell::Bash;
            let name = if is_bash {
                "errorbook"
            } else {
                "cargo-errorbook"
            };
            clap_complete::generate(*shell, &mut Args::command(), name, &mut script);
            let mut script = String::from_utf8_lossy(&script).into_owned();
            if is_bash {
                script = script.replace("default errorbook\n", "default cargo-errorbook\n");
                script += include_str!("../cargo.bash");
            }
            output::print_bare(&script)
        }
    }
}
