//! `lock`: the published contract, brought up to date or defended.

use crate::args::Lock as Args;
use crate::failure::Failure;
use crate::output::{self, BOLD, RED, clean, count, styled};
use crate::write::write;
use crate::{Status, source};
use errorbook_export::Catalogue;
use errorbook_export::lock::{self, Lock, Update};
use serde_json::{Value, json};
use std::fmt::Write;
use std::path::Path;

/// The default name of the file.
pub(super) const FILE: &str = "errorbook.lock";

/// The largest lock that is read.
const LARGEST: u64 = 64 << 20;

pub(super) fn run(args: &Args, as_json: bool) -> Result<Status, Failure> {
    let loaded = source::load(&args.source)?;
    let catalogue = loaded.catalogue(args.source.name())?;
    let default = || source::folder(&args.source, &loaded).join(FILE);
    let path = args.output.clone().unwrap_or_else(default);
    let old = read(&path)?;
    let update = update(old.as_ref().map(|old| &old.lock), &catalogue, &args.accept)?;
    let text = update.lock.to_string();
    let is_broken = !update.breaks.is_empty();
    let is_stale = old.is_none_or(|old| old.text != text);
    let written = is_stale && !is_broken && !args.check;
    if written {
        write(&path, text.as_bytes())?;
    }
    let outcome = Outcome {
        path: path.display().to_string(),
        update: &update,
        is_stale,
        written,
    };
    output::show(as_json, || outcome.json(), || outcome.text())?;
    for code in &update.unused {
        output::note(&format!(
            "`--accept {code}` was not needed: nothing of it breaks the lock"
        ));
    }
    Ok(Status::of_findings(is_broken || (args.check && is_stale)))
}

/// A lock, and the text it came from.
pub(super) struct Old {
    pub(super) lock: Lock,
    text: String,
}

/// Reads a lock; `None` where there is no file.
pub(super) fn read(path: &Path) -> Result<Option<Old>, Failure> {
    let fail = |why: &str| Failure::of(path.display(), why);
    match std::fs::metadata(path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Ok(metadata) if metadata.len() > LARGEST => {
            return Err(fail("it is too large for a lock\nname another file"));
        }
        _ => {}
    }
    let text = std::fs::read_to_string(path).map_err(|error| {
        fail(&format!(
            "it cannot be read: {error}\nname another file with `-o`"
        ))
    })?;
    match text.parse::<Lock>() {
        Ok(lock) => Ok(Some(Old { lock, text })),
        Err(faults) => Err(fail(&faults.to_string())),
    }
}

fn update(old: Option<&Lock>, catalogue: &Catalogue, accept: &[String]) -> Result<Update, Failure> {
    let Some(old) = old else {
        // Nothing is published that this could break.
        let mut update = lock::update(&lock::of(catalogue)?, catalogue, accept)?;
        update.added = update.lock.codes.keys().cloned().collect();
        return Ok(update);
    };
    Ok(lock::update(old, catalogue, accept)?)
}

struct Outcome<'a> {
    path: String,
    update: &'a Update,
    is_stale: bool,
    written: bool,
}

impl Outcome<'_> {
    fn json(&self) -> Value {
        let update = self.update;
        let broken = |broken: &lock::Break| json!({ "code": broken.code, "what": broken.to_string(), "write": broken.remedy() });
        json!({
            "file": self.path,
            "up_to_date": !self.is_stale && update.breaks.is_empty(),
            "written": self.written,
            "breaks": update.breaks.iter().map(broken).collect::<Value>(),
            "added": update.added,
            "changed": update.changed,
            "retired": update.retired,
        })
    }

    fn text(&self) -> String {
        if !self.update.breaks.is_empty() {
            return self.broken();
        }
        let Update {
            lock,
            added,
            changed,
            retired,
            ..
        } = self.update;
        let mut text = String::new();
        for (mark, codes) in [("+", added), ("~", changed), ("-", retired)] {
            for code in codes {
                let is = lock.codes.get(code).map(ToString::to_string);
                let is = is.unwrap_or("retired".to_owned());
                let _ = writeln!(text, "{mark} {} {}", clean(code), clean(&is));
            }
        }
        let state = match (self.written, self.is_stale) {
            (true, _) => "written",
            (false, true) => "out of date: write it with `cargo errorbook lock`",
            (false, false) => "up to date",
        };
        let (codes, retired) = (count(lock.codes.len(), "code"), lock.retired.len());
        let path = clean(&self.path);
        let _ = writeln!(text, "{path}: {codes}, {retired} retired; {state}");
        text
    }

    fn broken(&self) -> String {
        let breaks = &self.update.breaks;
        let width = output::width();
        let mut text = String::new();
        for broken in breaks {
            let what = format!("{} ", styled(RED, "broken:"));
            text += &what;
            text += &output::wrapped("", 4, &clean(&broken.to_string()), width);
            text += &output::wrapped("    ", 4, &clean(&broken.remedy()), width);
        }
        let (path, breaks) = (clean(&self.path), count(breaks.len(), "break"));
        let end = format!("{path}: {breaks}; nothing is written");
        let _ = writeln!(text, "\n{}", styled(BOLD, &end));
        text
    }
}
