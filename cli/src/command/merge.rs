//! `merge`: several services in one catalogue.

use crate::args::Merge;
use crate::failure::Failure;
use crate::levels::{Graded, Levels};
use crate::write::write;
use crate::{Exit, findings, output, source};
use errorbook_export::Catalogue;
use errorbook_export::merge::merge;
use serde_json::json;

pub(super) fn run(args: &Merge, as_json: bool) -> Exit {
    let sources = args.sources.iter();
    let catalogues: Result<Vec<_>, Failure> =
        sources.map(|source| load(source, args.all)).collect();
    let merged = merge(catalogues?);
    let found = args.levels.grade(&Levels::default(), merged.findings);
    let catalogue = merged.catalogue.to_json();
    if let Some(path) = &args.output {
        write(path, catalogue.as_bytes())?;
        let path = path.display().to_string();
        let text = || {
            let services = output::count(merged.catalogue.services.len(), "service");
            let types = output::count(merged.catalogue.types.len(), "type");
            let written = format!("{}: {services}, {types}\n", output::clean(&path));
            findings::text(&found) + &written
        };
        let json = || json!({ "written": path, "findings": findings::json(&found) });
        output::show(as_json, json, text)?;
    } else {
        output::print_bare(&catalogue)?;
        for Graded { finding, .. } in &found {
            output::warn(&format!(
                "{}: {}\n{}",
                finding.rule, finding.what, finding.write
            ));
        }
    }
    Ok(findings::status(&found))
}

/// Reads a source, or `NAME=SOURCE`.
fn load(source: &str, all: bool) -> Result<Catalogue, Failure> {
    let exists = std::path::Path::new(source).exists();
    let named = source.split_once('=');
    let named = named.filter(|(name, _)| is_name(name) && !exists);
    let (name, source) = named.map_or((None, source), |(name, source)| (Some(name), source));
    let mut catalogue = source::load_named(source)?.catalogue(None)?;
    if !all {
        catalogue = catalogue.public();
    }
    if let Some(name) = name {
        let [service] = catalogue.services.as_mut_slice() else {
            return Err(Failure::of(
                source,
                "it has several services, and one name is given\nleave the name out",
            ));
        };
        let old = std::mem::replace(&mut service.name, name.to_owned());
        for ty in &mut catalogue.types {
            for service in ty.services.iter_mut().filter(|service| **service == old) {
                name.clone_into(service);
            }
        }
    }
    Ok(catalogue)
}

/// A path in Rust's words, or a service's name.
fn is_name(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "_-:.".contains(c);
    !text.is_empty() && text.chars().all(fits)
}
