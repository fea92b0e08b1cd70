//! Every text up to a length over a small alphabet, read by the parsers of headers and by naive references
//! that follow the grammar's rules one by one: what a random test can miss is among them.
//!
//! ```text
//! cargo run --release --manifest-path benches/Cargo.toml --bin exhaustive
//! ```

#[path = "../../../tests/tests/accept_properties/reference.rs"]
mod accept;
#[path = "../../../tests/tests/challenge/grammar.rs"]
mod grammar;

use errorbook::accept::quality;
use errorbook::challenge::Challenge;
use errorbook::language::lookup;
use std::process::ExitCode;
use std::thread;
use std::time::Instant;

/// A challenge as the reference has it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Expected {
    scheme: String,
    token68: Option<String>,
    params: Vec<(String, String)>,
}

/// A parser, the symbols that its texts are made of, and how many of them a text has at most.
struct Subject {
    name: &'static str,
    symbols: &'static [&'static str],
    longest: u32,
    /// Says how the two readings of a text differ.
    compare: fn(&str) -> Result<(), String>,
}

const SUBJECTS: [Subject; 3] = [
    Subject {
        name: "Accept",
        symbols: &[
            ",", ";", " ", "\"", "\\", "a", "/", "*", "q=0", "q=0.5", "x=1",
        ],
        longest: 7,
        compare: compare_accept,
    },
    Subject {
        name: "Accept-Language",
        symbols: &[
            ",", ";", "-", " ", "=", "*", "en", "x", "GB", "q=0", "q=0.5", "1",
        ],
        longest: 7,
        compare: compare_language,
    },
    Subject {
        name: "WWW-Authenticate",
        symbols: &[",", "=", " ", "\t", "\"", "\\", "a", "B", "/"],
        longest: 8,
        compare: compare_challenge,
    },
];

fn main() -> ExitCode {
    let mut failed = false;
    for subject in &SUBJECTS {
        let start = Instant::now();
        // The first symbols are dealt out to the processors.
        let threads = thread::available_parallelism().map_or(1, usize::from);
        let found: Vec<Result<u64, String>> = thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|worker| {
                    let firsts = subject.symbols.iter().skip(worker).step_by(threads);
                    scope.spawn(move || firsts.map(|first| below(subject, first)).sum())
                })
                .collect();
            let results = workers.into_iter().map(thread::ScopedJoinHandle::join);
            results
                .map(|result| result.unwrap_or_else(|_| Err("a parser panicked".to_owned())))
                .collect()
        });
        match found.into_iter().sum::<Result<u64, String>>() {
            Ok(count) => println!(
                "{:<17}{count:>10} texts of up to {} of {} symbols, {:.1} s",
                subject.name,
                subject.longest,
                subject.symbols.len(),
                start.elapsed().as_secs_f64()
            ),
            Err(difference) => {
                eprintln!("{}: {difference}", subject.name);
                failed = true;
            }
        }
    }
    ExitCode::from(u8::from(failed))
}

/// Compares every text that begins with a symbol, and says how many there are.
fn below(subject: &Subject, first: &str) -> Result<u64, String> {
    fn extend(subject: &Subject, text: &mut String, left: u32) -> Result<u64, String> {
        (subject.compare)(text).map_err(|difference| format!("{text:?}: {difference}"))?;
        let mut count = 1;
        if left > 0 {
            for symbol in subject.symbols {
                let length = text.len();
                text.push_str(symbol);
                count += extend(subject, text, left - 1)?;
                text.truncate(length);
            }
        }
        Ok(count)
    }
    extend(subject, &mut first.to_owned(), subject.longest - 1)
}

fn difference<T: std::fmt::Debug + PartialEq>(found: &T, expected: &T) -> Result<(), String> {
    if found == expected {
        Ok(())
    } else {
        Err(format!("{found:?}, by the grammar {expected:?}"))
    }
}

fn compare_accept(text: &str) -> Result<(), String> {
    for offer in ["a/a;x=1", "a/q"] {
        difference(&quality(text, offer), &accept::quality(text, offer))?;
    }
    Ok(())
}

fn compare_language(text: &str) -> Result<(), String> {
    const AVAILABLE: [&str; 3] = ["en-gb", "en", "x-en"];
    difference(&lookup(text, &AVAILABLE), &accept::lookup(text, &AVAILABLE))
}

/// The grammar gives a value one meaning, or none where it is refused.
fn compare_challenge(text: &str) -> Result<(), String> {
    let found = Challenge::parse_all(text).ok().map(|challenges| {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        challenges
            .iter()
            .map(|challenge| Expected {
                scheme: challenge.scheme().to_owned(),
                token68: challenge.token68().map(str::to_owned),
                params: challenge.parameters().map(owned).collect(),
            })
            .collect::<Vec<_>>()
    });
    // White space around a field's value is not part of it (RFC 9110 section 5.5).
    let meanings = grammar::challenges(text.trim_matches([' ', '\t']));
    difference(&found, &meanings.into_iter().next())
}
