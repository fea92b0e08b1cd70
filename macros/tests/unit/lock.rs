use super::{Lock, tracking};
use crate::ctxt::Ctxt;
use quote::quote;

#[test]
fn a_lock_is_read_watched_and_written_down() {
    let cx = Ctxt::new();
    let path = syn::parse_quote!("../ui-tests/locks/kept.lock");
    let lock = Lock::read(&cx, path).expect("it is there");
    assert!(cx.finish().is_none());
    let table = lock.table(&syn::parse_quote!(errorbook)).to_string();
    for code in ["4001", "ORG_BLOCKED", "ORG_OLD", "urn:acme:error:{code}"] {
        assert!(table.contains(code), "{code}: {table}");
    }
    let watched = tracking(Some(&lock)).to_string();
    for part in ["include_bytes", "/locks/kept.lock", "ERRORBOOK_UNLOCK"] {
        assert!(watched.contains(part), "{part}: {watched}");
    }
    let unlocked = tracking(None).to_string();
    assert!(unlocked.contains(&quote!(option_env!("ERRORBOOK_UNLOCK")).to_string()));
    assert!(!unlocked.contains("include_bytes"), "{unlocked}");
}
