//! Any file as a program, any text as an exported catalogue or as a lock: what can be read can be exported in
//! every format.

#![no_main]

use errorbook_export::check::Subject;
use errorbook_export::diff::diff;
use errorbook_export::embedded::{self, MAGIC};
use errorbook_export::lock::{self, Lock};
use errorbook_export::merge::merge;
use errorbook_export::proxy::{apache, nginx};
use errorbook_export::shape;
use errorbook_export::{Catalogue, html, html_entry, markdown, openapi, rust, typescript};
use libfuzzer_sys::fuzz_target;
use serde::de::IgnoredAny;
use std::collections::HashSet;

fuzz_target!(|bytes: &[u8]| {
    // The fuzzer need not find the magic word and the length.
    let mut program = MAGIC.to_vec();
    program.extend_from_slice(format!("{:08x}", bytes.len()).as_bytes());
    program.extend_from_slice(bytes);
    for program in [bytes, &program] {
        if let Ok(embedded) = embedded::read(program) {
            for listing in &embedded.catalogues {
                if let Ok(catalogue) = embedded.catalogue(Some(&listing.name)) {
                    export(&catalogue);
                    Subject::program(&embedded, Some(&catalogue)).check();
                }
            }
            embedded.roots();
            embedded.unlisted();
            Subject::program(&embedded, None).check();
        }
    }
    if let Ok(catalogue) = Catalogue::from_json(bytes) {
        export(&catalogue);
    }
    if let Ok(Ok(lock)) = std::str::from_utf8(bytes).map(str::parse::<Lock>) {
        reads_back(&lock);
    }
});

fn export(catalogue: &Catalogue) {
    let again = Catalogue::from_json(catalogue.to_json().as_bytes());
    assert_eq!(again.expect("what is written can be read"), *catalogue);
    Subject::catalogue(catalogue).check();
    if let Ok(lock) = lock::of(catalogue) {
        reads_back(&lock);
        let update = lock::update(&lock, catalogue, &[]).expect("what was locked can be");
        // A lock has the public codes only, so duplicates among the others do not matter.
        let mut codes = HashSet::new();
        if catalogue
            .entries()
            .all(|(_, entry)| codes.insert(entry.code.to_string()))
        {
            assert!(update.breaks.is_empty(), "{:?}", update.breaks);
            assert_eq!(diff(catalogue, catalogue), []);
        }
    }
    let merged = merge([catalogue.clone(), catalogue.clone()]).catalogue;
    let again = Catalogue::from_json(merged.to_json().as_bytes());
    assert_eq!(again.expect("what is merged can be read"), merged);
    let public = catalogue.public();
    for catalogue in [catalogue, &public, &merged] {
        documents(catalogue);
        samples(catalogue);
    }
}

fn reads_back(lock: &Lock) {
    let again: Result<Lock, _> = lock.to_string().parse();
    assert_eq!(again.expect("a written lock can be read"), *lock);
}

fn documents(catalogue: &Catalogue) {
    assert!(html(catalogue).ends_with('\n'));
    assert!(markdown(catalogue).ends_with('\n'));
    assert!(typescript(catalogue).ends_with('\n'));
    assert!(rust(catalogue).ends_with('\n'));
    is_json(&openapi(catalogue));
    for files in [
        nginx(catalogue, "/etc/errorbook"),
        apache(catalogue, "/etc/errorbook"),
    ] {
        let names: HashSet<_> = files.0.iter().map(|(name, _)| name).collect();
        assert_eq!(
            names.len(),
            files.0.len(),
            "two files of one name: {names:?}"
        );
        for name in names {
            assert!(!name.starts_with('/') && !name.contains(".."), "{name:?}");
        }
    }
}

fn samples(catalogue: &Catalogue) {
    for (ty, entry) in catalogue.entries() {
        assert!(html_entry(catalogue, &entry.code.to_string(), "../errors").is_some());
        let Some(service) = catalogue.service_of(ty) else {
            continue;
        };
        let body = shape::body(service.profile.body, &service.profile, entry);
        assert_eq!(body.is_none(), service.profile.body.is_empty());
    }
}

/// Not a value: a constant may be a number that no `f64` holds.
fn is_json(text: &str) {
    let read = serde_json::from_str::<IgnoredAny>(text);
    read.unwrap_or_else(|error| panic!("{error}: {text}"));
}
