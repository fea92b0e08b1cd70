//! What a large service keeps of its errors: memory, the latency of first requests and start-up.

use crate::program;
use crate::project::Project;
use std::collections::BTreeMap;
use std::io;
use std::process::Command;

/// The most bytes that may be kept of one code in one language and one representation, on average.
const TARGET: u64 = 4096;

/// Builds and runs the service, prints its table, and says whether it is within the target.
pub(crate) fn measure() -> io::Result<bool> {
    let project = Project::create("kept", &["fluent", "protobuf", "tower"])?;
    project.write("src/main.rs", &program::source())?;
    for language in program::TRANSLATIONS {
        let file = format!("locales/{language}/errors.ftl");
        project.write(&file, &program::messages(language))?;
    }
    let output = Command::new(project.build()?).output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let values: BTreeMap<&str, u64> = text
        .lines()
        .filter_map(|line| {
            let (name, value) = line.split_once(' ')?;
            Some((name, value.parse().ok()?))
        })
        .collect();
    let value = |name| {
        let missing = || io::Error::other(format!("the program has not printed `{name}`"));
        values.get(name).copied().ok_or_else(missing)
    };
    let renditions = value("renditions")?;
    let each = (value("all_bytes")? - value("start_bytes")?) / renditions;
    let grown = value("grown_bytes")?;
    let is_within = grown == 0 && each <= TARGET;
    let verdict = if is_within { "ok" } else { "over" };
    println!(
        "\n{}, {renditions} responses that differ\n",
        program::DESCRIPTION
    );
    println!("{:<58} {:>10} {:>12}", "", "kept bytes", "microseconds");
    for (name, bytes, time) in [
        (
            "start-up: the layer of the catalogue",
            "start_bytes",
            "start_nanos",
        ),
        (
            "with the first error of the process",
            "first_bytes",
            "first_nanos",
        ),
        (
            "with the first in each other language, the slowest",
            "language_bytes",
            "language_nanos",
        ),
        ("with every other once, the mean", "all_bytes", "mean_nanos"),
        ("the slowest of these", "all_bytes", "worst_nanos"),
        (
            "with every one again, the mean",
            "again_bytes",
            "again_nanos",
        ),
    ] {
        let (bytes, nanos) = (value(bytes)?, value(time)?);
        println!(
            "{name:<58} {bytes:>10} {:>10}.{:03}",
            nanos / 1000,
            nanos % 1000
        );
    }
    println!(
        "\nof a response {each} bytes, target {TARGET}; after 100000 requests that ask for anything {grown} more, target 0: {verdict}"
    );
    Ok(is_within)
}
