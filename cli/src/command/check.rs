//! `check`: problems that the compiler cannot see.

use super::export::read_document;
use super::{locales, lock};
use crate::args::Check;
use crate::failure::Failure;
use crate::levels::Levels;
use crate::source::{Content, Loaded};
use crate::{Exit, findings, output, source};
use errorbook_export::Finding;
use errorbook_export::check::{Subject, check_document, check_lock, check_naming};
use serde_json::json;

pub(super) fn run(args: &Check, as_json: bool) -> Exit {
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
    if let Some(path) = &args.document {
        let document = read_document(path)?;
        found.extend(check_document(&loaded.catalogue(named)?, &document));
    }
    if let Ok(catalogue) = loaded.catalogue(named) {
        found.extend(locales::named(&loaded, &catalogue)?);
    }
    found.sort_by_key(|finding| finding.rule);
    let levels = Levels::of_project(&loaded.folder(""))?;
    let found = args.levels.grade(&levels, found);
    let json = || json!({ "findings": findings::json(&found) });
    output::show(as_json, json, || findings::text(&found))?;
    Ok(findings::status(&found))
}

/// The findings of the lock that `--lock` names, or of the catalogue's own if there is one.
fn locked(args: &Check, loaded: &Loaded) -> Result<Vec<Finding>, Failure> {
    let chosen = args.source.name();
    let mut catalogue = loaded.catalogue(chosen);
    let name = catalogue.as_ref().map_or("", lock::name_of);
    let default = || lock::default_path(loaded, name);
    let path = args.lock.clone().unwrap_or_else(default);
    if args.lock.is_none() && !path.exists() {
        return Ok(Vec::new());
    }
    let (old, _) = lock::read(&path)?;
    if catalogue.is_err() && chosen.is_none() && !old.name.is_empty() {
        // Of several catalogues, the one that the lock names.
        catalogue = loaded.catalogue(Some(&old.name)).or(catalogue);
    }
    let left_out = |why: &str| {
        output::note(&format!("{} is left out: {why}", path.display()));
        Ok(Vec::new())
    };
    let catalogue = match catalogue {
        Err(failure) if chosen.is_none() && args.lock.is_none() => {
            return left_out(&failure.to_string());
        }
        catalogue => catalogue?,
    };
    let name = lock::name_of(&catalogue);
    let listing = loaded.listing(name);
    let is_named = listing.is_some_and(|listing| listing.lock.is_some());
    match lock::is_of_other(&old, name) {
        Some(why) if args.lock.is_none() && !is_named => return left_out(&why),
        _ => lock::check_name(&path, &old, name)?,
    }
    let mut found = check_lock(&old, &catalogue)?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    found.extend(listing.and_then(|listing| check_naming(&file, listing)));
    Ok(found)
}
