//! What RFCs require and recommend of a response of each status.

use super::finding;
use crate::data::{Entry, Type};
use crate::finding::{Finding, Rule};
use Rule::{RequiredHeader as Must, RfcShould as Should};

/// A status, the rule, whether an entry meets it, what is missing (behind the code) with its source, and what to
/// write.
type Row = (u16, Rule, fn(&Entry) -> bool, &'static str, &'static str);

/// In the order of the statuses. The headers that are required `derive(ApiError)` requires too; a catalogue
/// may have come from elsewhere.
const ROWS: [Row; 15] = [
    (
        401,
        Must,
        |entry| has(entry, "www-authenticate") || is_excused(entry),
        "must carry WWW-Authenticate (RFC 9110 section 15.5.2)",
        "write `#[challenge(Bearer, realm = \"…\")]`",
    ),
    (
        405,
        Must,
        |entry| has(entry, "allow"),
        "must carry Allow (RFC 9110 section 15.5.6)",
        "write `#[header(\"Allow\", \"GET, HEAD\")]`",
    ),
    (
        406,
        Should,
        |entry| !entry.fields.is_empty(),
        "should list the representations that there are (RFC 9110 section 15.5.7)",
        "expose them, `#[expose] available: Vec<String>`",
    ),
    (
        407,
        Must,
        |entry| has(entry, "proxy-authenticate") || is_excused(entry),
        "must carry Proxy-Authenticate (RFC 9110 section 15.5.8)",
        "write `#[challenge(Basic, realm = \"…\")]`",
    ),
    (
        409,
        Should,
        |entry| entry.message.is_some(),
        "should say what the conflict is with (RFC 9110 section 15.5.10)",
        "write `#[message(\"…\")]`",
    ),
    (
        413,
        Should,
        |entry| !entry.retryable || entry.retry_after.is_some() || has(entry, "retry-after"),
        "is retryable, and should carry Retry-After (RFC 9110 section 15.5.14)",
        "write `#[retryable(after = \"30s\")]`, or `#[header(\"Retry-After\")]` on a field",
    ),
    (
        415,
        Should,
        |entry| has(entry, "accept") || has(entry, "accept-encoding"),
        "should say what is supported, in Accept or Accept-Encoding (RFC 9110 section 15.5.16)",
        "write `#[header(\"Accept\", \"application/json\")]`",
    ),
    (
        416,
        Should,
        |entry| has(entry, "content-range"),
        "should carry Content-Range, where the range is of bytes (RFC 9110 section 15.5.17)",
        "write `#[header(\"Content-Range\", \"bytes */{length}\")]`",
    ),
    (
        426,
        Must,
        |entry| has(entry, "upgrade"),
        "must carry Upgrade (RFC 9110 section 15.5.22)",
        "write `#[header(\"Upgrade\", \"HTTP/2\")]`",
    ),
    (
        428,
        Should,
        |entry| entry.message.is_some() || entry.help.is_some(),
        "should explain how to send the request again (RFC 6585 section 3)",
        "write `#[message(\"…\")]` or `#[help(\"…\")]`",
    ),
    (
        429,
        Should,
        |entry| entry.message.is_some(),
        "should explain how many requests are too many (RFC 6585 section 4)",
        "write `#[message(\"…\")]`",
    ),
    (
        431,
        Should,
        |entry| entry.message.is_some() || !entry.fields.is_empty(),
        "should name the header that is too large (RFC 6585 section 5)",
        "write `#[message(\"the header {name} is too large\")]`",
    ),
    (
        451,
        Should,
        |entry| entry.message.is_some(),
        "should explain the legal demand (RFC 7725 section 3)",
        "write `#[message(\"…\")]`",
    ),
    (
        451,
        Should,
        |entry| {
            let mut headers = entry.headers.iter();
            headers.any(|header| header.name == "link" && header.value.contains("blocked-by"))
        },
        "should say who blocks it, in a Link (RFC 7725 section 4)",
        "write `#[header(\"Link\", \"<https://…>; rel=\\\"blocked-by\\\"\")]`",
    ),
    (
        511,
        Should,
        |_| false,
        "should not come from an origin server: it is for what stands between (RFC 6585 section 6)",
        "write 401 with a challenge, or 403",
    ),
];

fn has(entry: &Entry, name: &str) -> bool {
    entry.header(name).is_some()
}

fn is_excused(entry: &Entry) -> bool {
    entry.text("no_challenge").is_some()
}

pub(super) fn check(ty: &Type, entry: &Entry, findings: &mut Vec<Finding>) {
    // A concealed error is answered as another, with that one's status.
    if entry.concealed_as.is_some() {
        return;
    }
    if let Some(why) = entry.text("no_challenge") {
        let what = format!("has the status {} without a challenge: {why}", entry.status);
        let write = "write `#[challenge(Bearer, realm = \"…\")]` once its clients take one (RFC 9110 section 11.6)";
        findings.push(finding(Rule::NoChallenge, ty, entry, &what, write));
    }
    for (status, rule, is_met, what, write) in ROWS {
        if status == entry.status && !is_met(entry) {
            let what = format!("has the status {status}, which {what}");
            findings.push(finding(rule, ty, entry, &what, write));
        }
    }
}
