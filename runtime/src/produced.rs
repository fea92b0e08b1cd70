//! The codes that were answered or asserted on in this process, for the report of those that never were.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The folder in which the processes of a test run write down what they produced.
pub(crate) const FOLDER: &str = "ERRORBOOK_PRODUCED";

static PRODUCED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Notes a code. Each is written to the folder once per process, in a file of the process's own.
pub(crate) fn record(code: &str) {
    let mut produced = PRODUCED.lock().unwrap_or_else(PoisonError::into_inner);
    if produced.contains(code) {
        return;
    }
    produced.insert(code.to_owned());
    let Some(folder) = folder() else {
        return;
    };
    // An answer must not fail because of a report on it.
    if let Err(error) = append(Path::new(&folder), code) {
        eprintln!("errorbook: {FOLDER}={}: {error}", folder.display());
    }
}

pub(crate) fn folder() -> Option<OsString> {
    std::env::var_os(FOLDER).filter(|folder| !folder.is_empty())
}

fn append(folder: &Path, code: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("{}.txt", std::process::id()));
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    // In one call, so that a process of the same number elsewhere cannot write into the middle.
    file.write_all(format!("{code}\n").as_bytes())
}

/// The codes so far.
pub(crate) fn codes() -> BTreeSet<String> {
    let produced = PRODUCED.lock().unwrap_or_else(PoisonError::into_inner);
    produced.clone()
}
