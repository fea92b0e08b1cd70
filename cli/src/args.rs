//! The command line.

use crate::build::Build;
use crate::levels::Levels;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Args as Group, ColorChoice, Parser, Subcommand};
use errorbook_export::openapi::{Layout, Style, Version};
use errorbook_export::writers::EXPORTS;
use std::path::PathBuf;

const STATUS: &str = "\
Exit status: 0 if nothing was found or only warnings, 1 if something was found (a break, an error, a denied \
warning, a lock out of date), 2 on failure.";

/// The error catalogue of an HTTP API: from a program that was built, an exported file or a running service.
#[derive(Debug, Parser)]
#[command(
    name = "cargo-errorbook",
    bin_name = "cargo errorbook",
    version,
    after_help = format!("{EXAMPLES}\n\n{STATUS}"),
    subcommand_required = true,
    arg_required_else_help = true,
    max_term_width = 80,
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,
    /// Write JSON to standard output instead of text.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// When to use colours.
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        hide_possible_values = true
    )]
    pub(crate) color: ColorChoice,
}

const EXAMPLES: &str = "\
Examples:
  cargo errorbook list                           the errors of this project
  cargo errorbook list target/release/server     of a program, which is never run
  cargo errorbook explain ORG_BLOCKED https://api.acme.example
  cargo errorbook export html -o errors.html
  cargo errorbook lock --accept ORG_OLD          writes errorbook.lock
  cargo errorbook locales --add de               writes locales/de to fill in
  cargo errorbook diff released.json target/release/server";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the errors: code, status, meaning, type.
    List(Source),
    /// Explain one code: what it means, what it sends, what a response looks like.
    Explain(Explain),
    /// Write the catalogue in another format.
    Export(Export),
    /// Write errorbook.lock, the published contract; breaking changes are refused.
    Lock(Lock),
    /// Find problems that the compiler cannot see.
    Check(Check),
    /// Check the translations; add a language, or mark one as up to date.
    Locales(Locales),
    /// Compare two releases: breaking, compatible and editorial changes.
    Diff(Diff),
    /// Merge the catalogues of several services into one JSON file.
    Merge(Merge),
    /// Print a completion script for a shell.
    #[command(after_help = "For bash, in ~/.bashrc: `source <(cargo errorbook completions bash)`")]
    Completions {
        /// The shell.
        #[arg(value_enum, value_name = "SHELL")]
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Group)]
pub(crate) struct Explain {
    /// The code: `ORG_BLOCKED`.
    #[arg(value_name = "CODE", allow_negative_numbers = true)]
    pub(crate) code: String,
    /// The texts in this language of the catalogue: `de`.
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    #[command(flatten)]
    pub(crate) source: Source,
}

/// The exports of the library, by name.
fn export() -> impl TypedValueParser<Value = &'static errorbook_export::writers::Export> {
    let values = EXPORTS.iter();
    let values = values.map(|export| PossibleValue::new(export.name).help(export.about));
    PossibleValuesParser::new(values).try_map(|name| {
        let mut exports = EXPORTS.iter();
        exports.find(|export| export.name == name).ok_or("unknown")
    })
}

#[derive(Debug, Group)]
#[command(after_help = "\
Internal and concealed errors are left out unless `--all` is given. The configuration of a proxy is written to \
a folder, which `-o` names; the other formats to a file, or to standard output.")]
pub(crate) struct Export {
    /// The format.
    #[arg(value_parser = export(), value_name = "FORMAT")]
    pub(crate) format: &'static errorbook_export::writers::Export,
    /// Write to this file; for a proxy, to this folder.
    #[arg(short, long, value_name = "PATH")]
    pub(crate) output: Option<PathBuf>,
    /// The folder in which the proxy will find the files; by default that of `-o`.
    #[arg(long, value_name = "PATH")]
    pub(crate) found_at: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) openapi: OpenApi,
    /// The service's own OpenAPI document; `-` for standard input. `openapi` adds the errors to it, and the other formats
    /// take the operations from it.
    #[arg(long, value_name = "FILE")]
    pub(crate) document: Option<PathBuf>,
    /// Write the texts in this language of the catalogue: `de`.
    #[arg(long, value_name = "TAG")]
    pub(crate) language: Option<String>,
    /// Include internal and concealed errors.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) source: Source,
}

/// How an OpenAPI document is written.
#[derive(Debug, Group)]
pub(crate) struct OpenApi {
    /// The version of OpenAPI: 3.0 for tools that do not read 3.1.
    #[arg(long = "openapi", value_name = "VERSION", value_parser = version())]
    pub(crate) version: Option<Version>,
    /// One response with all errors of an operation, for tools that take one type of errors: `default`, or with
    /// `=ranges` the same under `4XX` and `5XX`.
    #[arg(
        long,
        value_name = "WHERE",
        value_parser = layout(),
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = "default"
    )]
    pub(crate) one_error: Option<Layout>,
}

impl OpenApi {
    pub(crate) fn is_given(&self) -> bool {
        self.version.is_some() || self.one_error.is_some()
    }

    pub(crate) fn style(&self) -> Style {
        Style {
            version: self.version.unwrap_or_default(),
            layout: self.one_error.unwrap_or_default(),
        }
    }
}

fn layout() -> impl TypedValueParser<Value = Layout> {
    PossibleValuesParser::new(["default", "ranges"]).map(|place| match &*place {
        "ranges" => Layout::OneErrorInRanges,
        _ => Layout::OneError,
    })
}

fn version() -> impl TypedValueParser<Value = Version> {
    PossibleValuesParser::new(["3.0", "3.1"]).map(|version| match &*version {
        "3.0" => Version::V3_0,
        _ => Version::V3_1,
    })
}

#[derive(Debug, Group)]
#[command(after_help = format!("\
The lock has a line per published code, sorted, so that git merges it. `catalogue! {{ …; lock = \"errorbook.lock\" }}` \
checks it whenever the crate is compiled; this command builds the project without that check. A removed code \
and a changed status, field, retryability or problem type are breaks: all are listed, and nothing is written. \
`--accept CODE` records the breaks of that code, `--accept type` that of the problem type. An accepted code \
that was removed is retired and stays reserved. A code on a line that ends in `optional`, for a variant under \
`#[cfg]`, may be missing in a build.\n\n{STATUS}"))]
pub(crate) struct Lock {
    /// The file; by default the one that `catalogue!` names, else errorbook.lock beside Cargo.toml.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Accept the breaks of this code (or `type`); repeatable, or separated by commas.
    #[arg(
        long,
        value_name = "CODE",
        value_delimiter = ',',
        allow_negative_numbers = true
    )]
    pub(crate) accept: Vec<String>,
    /// Write nothing; exit with 1 if the file would change.
    #[arg(long)]
    pub(crate) check: bool,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Group)]
#[command(after_help = format!("{}\n\n{STATUS}", crate::levels::rules()))]
pub(crate) struct Check {
    /// Compare with this lock; by default the one that `catalogue!` names, else errorbook.lock beside
    /// Cargo.toml, if it exists.
    #[arg(long, value_name = "FILE")]
    pub(crate) lock: Option<PathBuf>,
    /// Compare the operations that the catalogue declares with those of the service's own OpenAPI document; `-` for
    /// standard input.
    #[arg(long, value_name = "FILE")]
    pub(crate) document: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) levels: Levels,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Group)]
#[command(after_help = format!("\
A folder per language, named by its tag, has files in the syntax of Fluent with a message per code. Found are: codes and \
helps without a translation, messages of no code, values that the error does not expose, syntax errors, and translations \
of a text that has changed since. `--add TAG` appends the messages that a language lacks, in the texts of the catalogue, \
to TAG/errors.ftl. `--mark TAG`, once they are translated, writes above each message the text that it is of and a hash \
of it, by which a later change is found.\n\n{STATUS}"))]
pub(crate) struct Locales {
    /// The folder; by default the one that `catalogue!` names, else `locales` beside Cargo.toml.
    #[arg(short, long, value_name = "PATH")]
    pub(crate) folder: Option<PathBuf>,
    /// Add the messages that this language lacks: `de`.
    #[arg(long, value_name = "TAG")]
    pub(crate) add: Option<String>,
    /// Mark the messages of this language as translations of the texts as they are now.
    #[arg(long, value_name = "TAG", conflicts_with = "add")]
    pub(crate) mark: Option<String>,
    #[command(flatten)]
    pub(crate) levels: Levels,
    #[command(flatten)]
    pub(crate) source: Source,
}

#[derive(Debug, Group)]
#[command(after_help = format!("\
Breaking: a correct client may fail (a code removed, another status, a field removed, retyped or now optional, \
no longer retryable, a header removed, another shape). Compatible: additions. Editorial: texts. Internal and \
concealed errors do not count. A breaking change is exit status 1.\n\n{STATUS}"))]
#[command(mut_arg("source", |new| new.value_name("NEW").help(NEW)))]
pub(crate) struct Diff {
    /// The old release: a program, an exported JSON, or the URL of a running service.
    #[arg(value_name = "OLD")]
    pub(crate) old: String,
    #[command(flatten)]
    pub(crate) new: Source,
}

#[derive(Debug, Group)]
#[command(after_help = format!("\
A type that several services have is shared. One code in two types, one prefix in types of two services, two \
differing versions of one type and two services of one name are errors; the file is written nevertheless.\n\n{STATUS}"))]
pub(crate) struct Merge {
    /// Programs, exported JSON files, URLs of running services; `NAME=SOURCE` gives a service another name.
    #[arg(value_name = "SOURCE", required = true, num_args = 1..)]
    pub(crate) sources: Vec<String>,
    /// The file; by default standard output.
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Include internal and concealed errors.
    #[arg(long)]
    pub(crate) all: bool,
    #[command(flatten)]
    pub(crate) levels: Levels,
}

const NEW: &str = "The new release; without it, this project's program is built";

/// Where a catalogue comes from.
#[derive(Debug, Group)]
pub(crate) struct Source {
    /// A program (never run), an exported JSON, `-` for standard input, or the URL of a running service;
    /// without it, this project's program is built.
    #[arg(id = "source", value_name = "SOURCE")]
    pub(crate) given: Option<String>,
    /// The catalogue, by the path of its `static`, if a program has several.
    #[arg(long, value_name = "PATH")]
    pub(crate) catalogue: Option<String>,
    #[command(flatten)]
    pub(crate) build: Build,
}

impl Source {
    /// The name of the catalogue, where one is given.
    pub(crate) fn name(&self) -> Option<&str> {
        self.catalogue.as_deref()
    }
}
