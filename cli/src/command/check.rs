//! `check`: what could be wrong although it compiles.

use super::lock;
use crate::args::Check;
use crate::failure::Failure;
use crate::levels::Levels;
use crate::source::{Content, Loaded};
use crate::{Status, findings, output, source};
use errorbook_export::Finding;
use errorbook_export::check::{Subject, check_lock};
use serde_json::json;

pub(super) fn run(args: &Check, as_json: bool) -> Result<Status, Failure> {
    let loaded = source::load(&args.source)?;
    let named = args.source.name();
    let mut found = match &loaded.content {
        Content::Program(program) => {
            if program.types.is_empty() && program.catalogues.is_empty() {
                loaded.catalogue(None)?;
            }
            let catalogue = named.map(|_| loaded.catalogue(named)).transpose()?;
            Subject::program(program, catalogue.as_ref()).check()
        }
        Content::Catalogue(_) => Subject::catalogue(&loaded.catalogue(named)?).check(),
    };
    found.extend(locked(args, &loaded)?);
    found.sort_by_key(|finding| finding.rule);
    let folder = source::folder(&args.source, &loaded);
    let found = args.levels.grade(&Levels::of_project(&folder)?, found);
    let json = || json!({ "findings": findings::json(&found) });
    output::show(as_json, json, || findings::text(&found))?;
    Ok(findings::status(&found))
}

/// What the lock finds: the one that is named, or the one beside Cargo.toml where it is this catalogue's.
fn locked(args: &Check, loaded: &Loaded) -> Result<Vec<Finding>, Failure> {
    let default = || source::folder(&args.source, loaded).join(lock::FILE);
    let path = args.lock.clone().unwrap_or_else(default);
    let Some(old) = lock::read(&path)? else {
        return match &args.lock {
            None => Ok(Vec::new()),
            Some(path) => Err(Failure::of(
                path.display(),
                "there is no such lock\nwrite it with `cargo errorbook lock -o FILE`",
            )),
        };
    };
    let left_out = |why: &dyn std::fmt::Display| {
        output::note(&format!("{} is left out: {why}", path.display()));
        Ok(Vec::new())
    };
    let chosen = args.source.name();
    let mut catalogue = loaded.catalogue(chosen);
    if catalogue.is_err() && chosen.is_none() && !old.lock.name.is_empty() {
        // Of several, the one that the lock names.
        catalogue = loaded.catalogue(Some(&old.lock.name)).or(catalogue);
    }
    let catalogue = match catalogue {
        Err(failure) if chosen.is_none() && args.lock.is_none() => return left_out(&failure),
        catalogue => catalogue?,
    };
    let services = catalogue.services.first();
    let name = services.map_or("", |service| service.name.as_str());
    let other = &old.lock.name;
    if args.lock.is_none() && !other.is_empty() && other != name {
        return left_out(&format_args!("it is of `{other}`, and this is `{name}`"));
    }
    Ok(check_lock(&old.lock, &catalogue)?)
}
