//! Any file as a program, and any text as an exported catalogue: what can be read can be exported in
//! every format.

#![no_main]

use errorbook_export::embedded::{self, MAGIC};
use errorbook_export::{Catalogue, html, markdown, openapi, typescript};
use libfuzzer_sys::fuzz_target;

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
                }
            }
            embedded.roots();
            embedded.unlisted();
        }
    }
    if let Ok(catalogue) = Catalogue::from_json(bytes) {
        export(&catalogue);
    }
});

fn export(catalogue: &Catalogue) {
    let again = Catalogue::from_json(catalogue.to_json().as_bytes());
    assert_eq!(again.expect("what is written can be read"), *catalogue);
    let public = catalogue.public();
    for catalogue in [catalogue, &public] {
        assert!(html(catalogue).ends_with('\n'));
        assert!(markdown(catalogue).ends_with('\n'));
        assert!(typescript(catalogue).ends_with('\n'));
        let openapi = openapi(catalogue);
        assert!(serde_json::from_str::<serde_json::Value>(&openapi).is_ok());
    }
}
