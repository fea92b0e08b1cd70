//! A lock beside the catalogue.

use crate::{catalogue, entry, ty};
use errorbook_export::check::check_lock;
use errorbook_export::lock::{self, Lock};
use serde_json::json;

#[test]
fn a_lock_that_is_broken_or_stale_is_found() {
    let lock: Lock = "code ORG_A 404\ncode ORG_B 403\ncode ORG_GONE 403\nretired ORG_OLD\n"
        .parse()
        .unwrap();
    let field = json!({ "fields": [{ "name": "f", "type": "string" }] });
    let catalogue = catalogue(&[ty(
        "acme::E",
        &[
            entry("ORG_A", 403, json!({})),
            entry("ORG_B", 403, field),
            entry("ORG_NEW", 403, json!({})),
            entry("ORG_OLD", 403, json!({})),
        ],
    )]);
    let findings = check_lock(&lock, &catalogue).unwrap();
    let lines: Vec<_> = findings
        .iter()
        .map(|finding| {
            let place = finding.place.as_deref().unwrap_or("nowhere");
            format!("{}: {} ({place})", finding.rule, finding.what)
        })
        .collect();
    assert_eq!(
        lines,
        [
            "broken-lock: `ORG_A` had the status 404 and has 403 (acme::E::V)",
            "broken-lock: `ORG_GONE` is gone (nowhere)",
            "broken-lock: `ORG_OLD` is retired, and used again (acme::E::V)",
            "stale-lock: `ORG_NEW` is not in the lock (acme::E::V)",
            "stale-lock: `ORG_B` has more than the lock says (acme::E::V)",
        ]
    );
    let kept = lock::of(&catalogue).unwrap();
    assert_eq!(check_lock(&kept, &catalogue).unwrap(), []);
}
