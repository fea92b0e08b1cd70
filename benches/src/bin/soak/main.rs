//! A soak of the demos, one after another: many requests of every kind of error over many connections. Every answer is
//! compared byte for byte with the first of its kind; the memory of the demo must be flat and its descriptors closed.
//! `cargo run --release --bin soak -- 100000 org-actix`; without arguments a million requests, to each demo.

mod answer;
mod client;
mod demo;
mod rows;

use client::Work;
use demo::Demo;
use std::io::{self, Error};
use std::process::ExitCode;
use std::sync::atomic::Ordering;
use std::thread;
use std::time::{Duration, Instant};

const REQUESTS: u64 = 1_000_000;
/// Of so many clients one in four changes its connection again and again.
const CLIENTS: u64 = 64;

/// By then all is warm: threads, their stacks, the allocator's arenas.
const WARM: u64 = 20;
/// The most that memory may grow from there to the end, in KiB. A leak of a body of 100 bytes in each of the
/// 800,000 answers after it would be 80,000.
const GROWTH: u64 = 4096;

/// A sample is taken after each of so many hundredths.
const STEP: u64 = 10;
const TICK: Duration = Duration::from_millis(5);

/// The longest that a run may take, and that descriptors may take to be closed.
const PATIENCE: Duration = Duration::from_mins(20);
const CLOSING: Duration = Duration::from_secs(10);
const CLOSED: Duration = Duration::from_secs(1);

/// The demos that answer over HTTP.
const DEMOS: [&str; 4] = ["org-api", "org-actix", "org-poem", "org-rocket"];

fn main() -> ExitCode {
    let mut count = REQUESTS;
    let mut demos = Vec::new();
    for argument in std::env::args().skip(1) {
        match (
            argument.parse(),
            DEMOS.iter().find(|demo| **demo == argument),
        ) {
            (Ok(number), _) => count = number,
            (Err(_), Some(demo)) => demos.push(*demo),
            (Err(_), None) => {
                eprintln!("`{argument}` is neither a number of requests nor one of {DEMOS:?}");
                return ExitCode::from(2);
            }
        }
    }
    if demos.is_empty() {
        demos.extend(DEMOS);
    }
    for demo in demos {
        if let Err(error) = soak(demo, count) {
            eprintln!("{demo}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// What the demo had when so many hundredths of the work were done.
struct Sample {
    percent: u64,
    memory: u64,
    descriptors: usize,
}

fn soak(package: &str, count: u64) -> io::Result<()> {
    let demo = Demo::start(package)?;
    let sample = |percent| -> io::Result<Sample> {
        Ok(Sample {
            percent,
            memory: demo.memory()?,
            descriptors: demo.descriptors()?,
        })
    };
    let work = Work::new(demo.address, count)?;
    // Workers open descriptors of their own with their first requests, and close those of clients a moment after these.
    thread::sleep(CLOSED);
    let mut samples = vec![sample(0)?];
    let start = Instant::now();
    thread::scope(|scope| {
        let clients: Vec<_> = (0..CLIENTS)
            .map(|number| {
                let work = &work;
                scope.spawn(move || work.run(number % 4 == 0))
            })
            .collect();
        let mut percent = 0;
        while clients.iter().any(|client| !client.is_finished()) {
            thread::sleep(TICK);
            let done = work.right.load(Ordering::Relaxed) * 100 / count.max(1);
            if done >= percent + STEP && done < 100 {
                percent = done / STEP * STEP;
                samples.push(sample(percent)?);
            }
            if start.elapsed() > PATIENCE {
                work.stop();
            }
        }
        // They have no connection any more, so what is left of theirs the demo should not have either.
        clients.into_iter().try_for_each(|client| {
            let done = client.join();
            done.unwrap_or_else(|_| Err(Error::other("a client panicked")))
        })
    })?;
    let took = start.elapsed();
    let deadline = Instant::now() + CLOSING;
    while demo.descriptors()? > samples[0].descriptors && Instant::now() < deadline {
        thread::sleep(TICK);
    }
    samples.push(sample(100)?);
    print(package, &work, took, &samples);
    judge(&work, &samples)
}

fn print(package: &str, work: &Work, took: Duration, samples: &[Sample]) {
    let right = work.right.load(Ordering::Relaxed);
    println!(
        "\n{package}: {right} right answers of {} kinds, {} with the number of their request, over {} connections of \
         {CLIENTS} clients in {:.0} s\n",
        rows::ROWS.len(),
        work.expected.count_numbered(),
        work.connections.load(Ordering::Relaxed),
        took.as_secs_f64()
    );
    println!("{:>6} {:>12} {:>12}", "done", "memory, KiB", "descriptors");
    for sample in samples {
        let Sample {
            percent,
            memory,
            descriptors,
        } = sample;
        println!("{percent:>5}% {memory:>12} {descriptors:>12}");
    }
}

fn judge(work: &Work, samples: &[Sample]) -> io::Result<()> {
    let right = work.right.load(Ordering::Relaxed);
    if right != work.count {
        let count = work.count;
        return Err(Error::other(format!(
            "{right} of {count} were answered in time"
        )));
    }
    let (Some(before), Some(after)) = (samples.first(), samples.last()) else {
        return Ok(());
    };
    if after.descriptors > before.descriptors {
        let (now, then) = (after.descriptors, before.descriptors);
        return Err(Error::other(format!(
            "{now} descriptors are open, where {then} were"
        )));
    }
    let mut warm = samples.iter().filter(|sample| sample.percent >= WARM);
    let Some(first) = warm.next() else {
        return Ok(());
    };
    let most = warm.map(|sample| sample.memory).max().unwrap_or_default();
    if most > first.memory + GROWTH {
        let grown = most - first.memory;
        return Err(Error::other(format!(
            "the memory grew by {grown} KiB, over {GROWTH}"
        )));
    }
    Ok(())
}
