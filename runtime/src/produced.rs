//! The codes that this process sent or found by an assertion, for the report of those that were never produced. What an
//! `ErrorLayer` sent for a route is there with the method and the route, too.

use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// The variable with the path of the folder to which the processes of a test run write their codes.
pub(crate) const FOLDER: &str = "ERRORBOOK_PRODUCED";

static PRODUCED: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

/// Records a code, and the status behind a shared one. Each process writes each code once, to its own file in the folder.
pub(crate) fn record(code: &str) {
    let mut produced = PRODUCED.lock().unwrap_or_else(PoisonError::into_inner);
    if produced.contains(code) {
        return;
    }
    produced.insert(code.to_owned());
    let Some(folder) = folder() else {
        return;
    };
    // A response must not fail because its code cannot be recorded.
    if let Err(error) = append(&folder, code) {
        eprintln!("errorbook: {FOLDER}={}: {error}", folder.display());
    }
}

pub(crate) fn folder() -> Option<PathBuf> {
    let folder = std::env::var_os(FOLDER).filter(|folder| !folder.is_empty())?;
    Some(folder.into())
}

fn append(folder: &Path, code: &str) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("{}.txt", std::process::id()));
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    // One call writes the whole line, so that a process with the same id on another machine cannot interleave.
    file.write_all(format!("{code}\n").as_bytes())
}

/// The codes so far.
pub(crate) fn codes() -> BTreeSet<String> {
    let produced = PRODUCED.lock().unwrap_or_else(PoisonError::into_inner);
    produced.clone()
}
