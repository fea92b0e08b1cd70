//! `lock`: brings the published contract up to date, or refuses breaks of it.

use crate::args::Lock as Args;
use crate::failure::Failure;
use crate::output::{self, BOLD, RED, clean, count, styled};
use crate::source::Loaded;
use crate::write::write;
use crate::{Exit, source, status};
use errorbook_export::Catalogue;
use errorbook_export::lock::{self, Lock, OTHER_LOCK, OperationUpdate, Update};
use errorbook_model::similar::nearest;
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::{Path, PathBuf};

pub(super) fn run(args: &Args, as_json: bool) -> Exit {
    let loaded = source::load(&args.source)?;
    let catalogue = loaded.catalogue(args.source.name())?;
    let name = name_of(&catalogue);
    let default = || default_path(&loaded, name);
    let path = args.output.clone().unwrap_or_else(default);
    let is_missing = !path.exists();
    let (old, old_text) = if is_missing {
        (nothing_published(&catalogue)?, String::new())
    } else {
        read(&path)?
    };
    check_name(&path, &old, name)?;
    let update = lock::update(&old, &catalogue, &args.accept)?;
    if let Some(code) = update.unknown.first() {
        return Err(unknown(code, &old, &update));
    }
    let text = update.lock.to_string();
    let is_broken = !update.breaks.is_empty();
    let is_stale = old_text != text;
    let written = is_stale && !is_broken && !args.check;
    if written {
        write(&path, text.as_bytes())?;
    }
    let listing = loaded.listing(name);
    let is_unnamed = listing.is_some_and(|listing| listing.lock.is_none());
    let folder = loaded.folder(name);
    let outcome = Outcome {
        path: path.display().to_string(),
        update: &update,
        is_missing,
        is_stale,
        written,
        setting: is_unnamed.then(|| setting(&path, &folder)),
    };
    output::show(as_json, || outcome.json(), || outcome.text())?;
    for code in &update.unused {
        output::note(&format!(
            "`--accept {code}` was not needed: nothing of it breaks the lock"
        ));
    }
    Ok(status(is_broken || (args.check && is_stale)))
}

/// The name of a catalogue's service.
pub(super) fn name_of(catalogue: &Catalogue) -> &str {
    let service = catalogue.services.first();
    service.map_or("", |service| &service.name)
}

/// Reads a lock, and the text that it came from.
pub(super) fn read(path: &Path) -> Result<(Lock, String), Failure> {
    let read = lock::read(Path::new("."), &path.to_string_lossy(), "");
    read.map_err(|faults| Failure::all(&faults))
}

/// The path of a catalogue's lock: the one that `catalogue!` names, relative to the Cargo.toml of its crate.
pub(super) fn default_path(loaded: &Loaded, name: &str) -> PathBuf {
    let named = loaded
        .listing(name)
        .and_then(|listing| listing.lock.as_deref());
    loaded.folder(name).join(named.unwrap_or(lock::FILE))
}

/// Why a lock is that of another catalogue; `None` where it is not.
pub(super) fn is_of_other(lock: &Lock, name: &str) -> Option<String> {
    let other = &lock.name;
    let is_own = other.is_empty() || other == name;
    (!is_own).then(|| format!("it is the lock of `{other}`, and this is `{name}`"))
}

/// Refuses the lock of another catalogue.
pub(super) fn check_name(path: &Path, lock: &Lock, name: &str) -> Result<(), Failure> {
    is_of_other(lock, name).map_or(Ok(()), |why| {
        Err(Failure::of(path.display(), format!("{why}\n{OTHER_LOCK}")))
    })
}

/// The failure for a code of `--accept` that does not exist.
fn unknown(code: &str, old: &Lock, update: &Update) -> Failure {
    let locks = [old, &update.lock].into_iter();
    let known = locks.flat_map(|lock| {
        let codes = lock.codes.keys().chain(&lock.retired);
        codes.chain(lock.operations.keys())
    });
    let meant = nearest(code, known.map(String::as_str));
    Failure::new(
        format!("neither the lock nor the catalogue has the code or operation `{code}`"),
        meant.map_or_else(
            || "`cargo errorbook list` shows the codes".to_owned(),
            |meant| format!("did you mean `{meant}`?"),
        ),
    )
}

/// The setting of `catalogue!` that names a lock.
fn setting(path: &Path, folder: &Path) -> String {
    let here = std::env::current_dir().unwrap_or_default();
    let (whole, folder) = (here.join(path), here.join(folder));
    let path = whole.strip_prefix(&folder).unwrap_or(path);
    format!(
        "lock = {:?};",
        path.display().to_string().replace('\\', "/")
    )
}

/// The lock of a catalogue that has none yet, which it cannot break.
fn nothing_published(catalogue: &Catalogue) -> Result<Lock, Failure> {
    Ok(Lock {
        problem_type: lock::of(catalogue)?.problem_type,
        ..Lock::default()
    })
}

struct Outcome<'a> {
    path: String,
    update: &'a Update,
    is_missing: bool,
    is_stale: bool,
    written: bool,
    /// What is to be written in `catalogue!`, where it does not name the lock.
    setting: Option<String>,
}

impl Outcome<'_> {
    fn json(&self) -> Value {
        let update = self.update;
        let broken = |broken: &lock::Break| json!({ "code": broken.code, "operation": broken.operation, "what": broken.to_string(), "write": broken.remedy() });
        let operation = |operation: &OperationUpdate| json!({ "name": operation.name, "was": operation.was, "is": operation.is });
        json!({
            "file": self.path,
            "up_to_date": !self.is_stale && update.breaks.is_empty(),
            "written": self.written,
            "breaks": update.breaks.iter().map(broken).collect::<Value>(),
            "added": update.added,
            "changed": update.changed,
            "retired": update.retired,
            "operations": update.operations.iter().map(operation).collect::<Value>(),
            "setting": self.setting,
        })
    }

    fn text(&self) -> String {
        let Update {
            lock,
            breaks,
            added,
            changed,
            retired,
            operations,
            ..
        } = self.update;
        let width = output::width();
        let mut text = String::new();
        for broken in breaks {
            let _ = write!(text, "{} ", styled(RED, "broken:"));
            text += &output::wrapped("", 4, &clean(&broken.to_string()), width);
            text += &output::wrapped("    ", 4, &clean(&broken.remedy()), width);
        }
        let is_broken = |code: &String| {
            breaks
                .iter()
                .any(|broken| broken.code.as_ref() == Some(code))
        };
        for (mark, codes) in [("+", added), ("~", changed), ("-", retired)] {
            for code in codes.iter().filter(|code| !is_broken(code)) {
                let answers = lock.codes.get(code).into_iter().flatten();
                let mut lines: Vec<String> = answers.map(ToString::to_string).collect();
                if lines.is_empty() {
                    lines.push("retired".to_owned());
                }
                for is in &lines {
                    let _ = writeln!(text, "{mark} {} {}", clean(code), clean(is));
                }
            }
        }
        let is_broken = |name: &String| {
            let mut breaks = breaks.iter();
            breaks.any(|broken| broken.operation.as_ref() == Some(name))
        };
        for OperationUpdate { name, was, is, .. } in operations {
            let (mark, line) = match (was, is) {
                _ if is_broken(name) => continue,
                (None, Some(is)) => ("+", is),
                (_, Some(is)) => ("~", is),
                (was, None) => ("-", was.as_ref().unwrap_or(name)),
            };
            let _ = writeln!(text, "{mark} {}", clean(line));
        }
        let path = clean(&self.path);
        if !breaks.is_empty() {
            let breaks = count(breaks.len(), "break");
            let end = format!("{path}: {breaks}; nothing is written");
            let _ = writeln!(text, "\n{}", styled(BOLD, &end));
            return text;
        }
        let state = match (self.written, self.is_missing, self.is_stale) {
            (true, ..) => "written",
            (_, true, _) => "there is no such file: write it with `cargo errorbook lock`",
            (.., true) => "out of date: write it with `cargo errorbook lock`",
            (.., false) => "up to date",
        };
        let (codes, retired) = (count(lock.codes.len(), "code"), lock.retired.len());
        let _ = writeln!(text, "{path}: {codes}, {retired} retired; {state}");
        if let Some(setting) = &self.setting {
            let setting = clean(setting);
            let _ = writeln!(
                text,
                "`catalogue!` does not name it, so that breaks compile: write `{setting}` in it"
            );
        }
        text
    }
}
