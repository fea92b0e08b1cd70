//! A lock as a file.

use super::{Faults, Lock};
use crate::Fault;
use crate::similar::nearest;
use std::io::ErrorKind;
use std::path::Path;

/// The default name of a lock.
pub const FILE: &str = "errorbook.lock";

/// The largest lock that is read.
const LARGEST: u64 = 64 << 20;

/// Reads the lock at a path, which is relative to a folder, and its text.
///
/// # Errors
///
/// All that is wrong with the file, or one fault where there is none or it is no lock, with the lock that may be
/// meant. `place` says in that fault where it was looked for.
pub fn read(folder: &Path, name: &str, place: &str) -> Result<(Lock, String), Vec<Fault>> {
    let path = folder.join(name);
    let fault = |wrong: String, write: String| {
        let found = beside(folder, name);
        let meant = nearest(name, found.iter().map(String::as_str));
        // What is another file or a folder is no misspelt name.
        let meant = meant.or(found.first().map(String::as_str).filter(|_| path.exists()));
        let write = meant.map_or(write, |meant| format!("did you mean `{meant}`?"));
        Err(vec![Fault::new(wrong, write)])
    };
    let another = "write the path of a file that `cargo errorbook lock` has written".to_owned();
    match std::fs::metadata(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let option = if name == FILE {
                String::new()
            } else {
                format!(" -o {name}")
            };
            let write = format!("write it with `cargo errorbook lock{option}`");
            return fault(format!("there is no `{name}`{place}"), write);
        }
        Ok(metadata) if metadata.is_dir() => {
            return fault(format!("`{name}` is a folder"), another);
        }
        Ok(metadata) if metadata.len() > LARGEST => {
            return fault(format!("`{name}` is too large for a lock"), another);
        }
        _ => {}
    }
    let read = match std::fs::read_to_string(&path) {
        Ok(text) => text.parse().map(|lock| (lock, text)),
        // It is not text.
        Err(error) if error.kind() == ErrorKind::InvalidData => Err(Faults::NotALock),
        Err(error) => return fault(format!("`{name}` cannot be read: {error}"), another),
    };
    read.or_else(|faults| match faults {
        Faults::NotALock => fault(format!("`{name}` is not an errorbook lock"), another),
        faults @ Faults::Lines(_) => Err(faults.list(&format!(" of `{name}`"))),
    })
}

/// The locks in the folder that a path names, in the one around it and in that to which it is relative.
fn beside(folder: &Path, name: &str) -> Vec<String> {
    let name = Path::new(name);
    let mut found = Vec::new();
    for near in [name, name.parent().unwrap_or(name), Path::new("")] {
        let entries = std::fs::read_dir(folder.join(near)).into_iter().flatten();
        let files = entries.flatten().map(|entry| near.join(entry.file_name()));
        let mut locks: Vec<_> = files.filter(|file| is_lock(&folder.join(file))).collect();
        locks.sort();
        found.extend(locks.iter().map(|lock| lock.display().to_string()));
    }
    found
}

fn is_lock(path: &Path) -> bool {
    let has_name = path
        .extension()
        .is_some_and(|extension| extension == "lock");
    has_name
        && std::fs::read_to_string(path)
            .is_ok_and(|text| text.parse::<Lock>() != Err(Faults::NotALock))
}
