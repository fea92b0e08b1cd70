//! `check`: what could be wrong although it compiles.

use super::lock;
use crate::args::Check;
use crate::failure::Failure;
use crate::source::{Content, Loaded};
use crate::{Status, findings, output, source};
use errorbook_export::Finding;
use errorbook_export::check::{Subject, check_lock};
use serde_json::json;

pub(super) fn run(args: &Check, as_json: bool) -> Result<Status, Failure> {
    let choice = &args.source.choice;
    let loaded = source::load(args.source.source.as_deref(), choice)?;
    let mut found = match &loaded.content {
        Content::Program(program) => {
            if program.types.is_empty() && program.catalogues.is_empty() {
                loaded.catalogue(None)?;
            }
            let named = choice.catalogue.as_deref();
            let catalogue = named.map(|name| loaded.catalogue(Some(name))).transpose()?;
            Subject::program(program, catalogue.as_ref()).check()
        }
        Content::Catalogue(_) => {
            Subject::catalogue(&loaded.catalogue(choice.catalogue.as_deref())?).check()
        }
    };
    found.extend(locked(args, &loaded)?);
    found.sort_by_key(|finding| finding.rule);
    findings::retain(&mut found, &args.allowed.allow);
    if as_json {
        output::print_json(&json!({ "findings": findings::json(&found) }))?;
    } else {
        output::print(&findings::text(&found))?;
    }
    Ok(Status::of_findings(!found.is_empty()))
}

/// What the lock finds: the one that is named, or the one beside Cargo.toml where it is this catalogue's.
fn locked(args: &Check, loaded: &Loaded) -> Result<Vec<Finding>, Failure> {
    let path = match &args.lock {
        Some(path) => path.clone(),
        None => lock::beside(&args.source, loaded.folder.as_deref()),
    };
    let old = match (lock::read(&path)?, &args.lock) {
        (Some(old), _) => old,
        (None, None) => return Ok(Vec::new()),
        (None, Some(path)) => {
            return Err(Failure::of(
                path.display(),
                "there is no such lock\nwrite it with `cargo errorbook lock -o FILE`",
            ));
        }
    };
    let chosen = args.source.choice.catalogue.as_deref();
    let is_its = |name: &str| old.lock.name.is_empty() || old.lock.name == name;
    let by_lock = Some(old.lock.name.as_str()).filter(|name| !name.is_empty());
    let catalogue = match loaded.catalogue(chosen) {
        // Of several, the one that the lock names.
        Err(failure) if chosen.is_none() => {
            match by_lock.map(|name| loaded.catalogue(Some(name))) {
                Some(Ok(catalogue)) => catalogue,
                _ if args.lock.is_none() => {
                    output::note(&format!("{} is left out: {failure}", path.display()));
                    return Ok(Vec::new());
                }
                _ => return Err(failure),
            }
        }
        catalogue => catalogue?,
    };
    let name = catalogue
        .services
        .first()
        .map_or("", |service| service.name.as_str());
    if args.lock.is_none() && !is_its(name) {
        let (path, other) = (path.display(), &old.lock.name);
        output::note(&format!(
            "{path} is left out: it is of `{other}`, and this is `{name}`"
        ));
        return Ok(Vec::new());
    }
    Ok(check_lock(&old.lock, &catalogue)?)
}
