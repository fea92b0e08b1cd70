//! `merge`: several services in one catalogue.

use crate::args::Merge;
use crate::failure::Failure;
use crate::write::write;
use crate::{Status, findings, output, source};
use errorbook_export::Catalogue;
use errorbook_export::merge::merge;
use serde_json::json;

pub(super) fn run(args: &Merge, as_json: bool) -> Result<Status, Failure> {
    let catalogues: Result<Vec<_>, Failure> = args
        .sources
        .iter()
        .map(|source| load(source, args.all))
        .collect();
    let mut merged = merge(catalogues?);
    findings::retain(&mut merged.findings, &args.allowed.allow);
    let catalogue = merged.catalogue.to_json();
    let (services, types) = (&merged.catalogue.services, &merged.catalogue.types);
    let found = Status::of_findings(!merged.findings.is_empty());
    let Some(path) = &args.output else {
        output::print_bare(&catalogue)?;
        for finding in &merged.findings {
            output::warn(&format!(
                "{}: {}\n{}",
                finding.rule, finding.what, finding.write
            ));
        }
        return Ok(found);
    };
    write(path, catalogue.as_bytes())?;
    let path = path.display().to_string();
    if as_json {
        output::print_json(&json!({
            "written": path,
            "findings": findings::json(&merged.findings),
        }))?;
    } else {
        let services = output::count(services.len(), "service");
        let types = output::count(types.len(), "type");
        let written = format!("{}: {services}, {types}\n", output::clean(&path));
        output::print(&format!("{}{written}", findings::text(&merged.findings)))?;
    }
    Ok(found)
}

/// Reads a source, or `NAME=SOURCE`.
fn load(source: &str, all: bool) -> Result<Catalogue, Failure> {
    let named = source
        .split_once('=')
        .filter(|(name, _)| is_name(name) && !exists(source));
    let (name, source) = named.map_or((None, source), |(name, source)| (Some(name), source));
    let loaded = source::load_named(source)?;
    let mut catalogue = loaded.catalogue(None)?;
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

fn exists(source: &str) -> bool {
    std::path::Path::new(source).exists()
}
