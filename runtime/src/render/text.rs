//! Plain text: the message and the code on one line, then the help, then the link.

use super::plan::{Plan, Planner};
use crate::entry::Entry;
use crate::error::ValueSource;
use crate::profile::Profile;

pub(super) fn plan(entry: &'static Entry, profile: &Profile, values: &ValueSource) -> Plan {
    let mut planner = Planner::new(entry, profile, values, push_line);
    planner.message();
    planner.literal(" [");
    planner.literal(entry.code().as_str());
    planner.literal("]\n");
    if let Some(help) = entry.help() {
        planner.escaped(help);
        planner.literal("\n");
    }
    if let Some(docs) = profile.settings.docs_uri(entry.code().as_str()) {
        planner.literal(&docs);
        planner.literal("\n");
    }
    planner.finish()
}

/// Appends text as part of one line: what would end the line or steer a terminal becomes a space.
fn push_line(out: &mut Vec<u8>, text: &str) {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.extend_from_slice(text.as_bytes());
        return;
    }
    for c in text.chars() {
        // U+2028 and U+2029 end a line too, in Unicode's eyes.
        let c = if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        };
        out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
}
