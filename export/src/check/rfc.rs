//! What RFCs require and recommend of a response of each status.

use super::finding;
use crate::data::{Entry, Type};
use crate::finding::{Finding, Rule};

struct Row {
    status: u16,
    rule: Rule,
    met: fn(&Entry) -> bool,
    /// What is missing, behind the code.
    what: &'static str,
    source: &'static str,
    write: &'static str,
}

const fn must(
    status: u16,
    met: fn(&Entry) -> bool,
    [what, source, write]: [&'static str; 3],
) -> Row {
    Row {
        status,
        rule: Rule::RequiredHeader,
        met,
        what,
        source,
        write,
    }
}

const fn should(
    status: u16,
    met: fn(&Entry) -> bool,
    [what, source, write]: [&'static str; 3],
) -> Row {
    Row {
        rule: Rule::RfcShould,
        ..must(status, met, [what, source, write])
    }
}

/// In the order of the statuses. The headers that are required `derive(ApiError)` requires too; a catalogue
/// may have come from elsewhere.
const ROWS: [Row; 15] = [
    must(
        401,
        |entry| has(entry, "www-authenticate"),
        [
            "must carry WWW-Authenticate",
            "RFC 9110 section 15.5.2",
            "write `#[challenge(Bearer, realm = \"…\")]`",
        ],
    ),
    must(
        405,
        |entry| has(entry, "allow"),
        [
            "must carry Allow",
            "RFC 9110 section 15.5.6",
            "write `#[header(\"Allow\", \"GET, HEAD\")]`",
        ],
    ),
    should(
        406,
        |entry| !entry.fields.is_empty(),
        [
            "should list the representations that there are",
            "RFC 9110 section 15.5.7",
            "expose them, `#[expose] available: Vec<String>`",
        ],
    ),
    must(
        407,
        |entry| has(entry, "proxy-authenticate"),
        [
            "must carry Proxy-Authenticate",
            "RFC 9110 section 15.5.8",
            "write `#[challenge(Basic, realm = \"…\")]`",
        ],
    ),
    should(
        409,
        |entry| entry.message.is_some(),
        [
            "should say what the conflict is with",
            "RFC 9110 section 15.5.10",
            "write `#[message(\"…\")]`",
        ],
    ),
    should(
        413,
        |entry| !entry.retryable || entry.retry_after.is_some() || has(entry, "retry-after"),
        [
            "is retryable, and should carry Retry-After",
            "RFC 9110 section 15.5.14",
            "write `#[retryable(after = \"30s\")]`, or `#[header(\"Retry-After\")]` on a field",
        ],
    ),
    should(
        415,
        |entry| has(entry, "accept") || has(entry, "accept-encoding"),
        [
            "should say what is supported, in Accept or Accept-Encoding",
            "RFC 9110 section 15.5.16",
            "write `#[header(\"Accept\", \"application/json\")]`",
        ],
    ),
    should(
        416,
        |entry| has(entry, "content-range"),
        [
            "should carry Content-Range, where the range is of bytes",
            "RFC 9110 section 15.5.17",
            "write `#[header(\"Content-Range\", \"bytes */{length}\")]`",
        ],
    ),
    must(
        426,
        |entry| has(entry, "upgrade"),
        [
            "must carry Upgrade",
            "RFC 9110 section 15.5.22",
            "write `#[header(\"Upgrade\", \"HTTP/2\")]`",
        ],
    ),
    should(
        428,
        |entry| entry.message.is_some() || entry.help.is_some(),
        [
            "should explain how to send the request again",
            "RFC 6585 section 3",
            "write `#[message(\"…\")]` or `#[help(\"…\")]`",
        ],
    ),
    should(
        429,
        |entry| entry.message.is_some(),
        [
            "should explain how many requests are too many",
            "RFC 6585 section 4",
            "write `#[message(\"…\")]`",
        ],
    ),
    should(
        431,
        |entry| entry.message.is_some() || !entry.fields.is_empty(),
        [
            "should name the header that is too large",
            "RFC 6585 section 5",
            "write `#[message(\"the header {name} is too large\")]`",
        ],
    ),
    should(
        451,
        |entry| entry.message.is_some(),
        [
            "should explain the legal demand",
            "RFC 7725 section 3",
            "write `#[message(\"…\")]`",
        ],
    ),
    should(
        451,
        |entry| {
            let mut headers = entry.headers.iter();
            headers.any(|header| header.name == "link" && header.value.contains("blocked-by"))
        },
        [
            "should say who blocks it, in a Link",
            "RFC 7725 section 4",
            "write `#[header(\"Link\", \"<https://…>; rel=\\\"blocked-by\\\"\")]`",
        ],
    ),
    should(
        511,
        |_| false,
        [
            "should not come from an origin server: it is for what stands between",
            "RFC 6585 section 6",
            "write 401 with a challenge, or 403",
        ],
    ),
];

fn has(entry: &Entry, name: &str) -> bool {
    entry.headers.iter().any(|header| header.name == name)
}

pub(super) fn check(ty: &Type, entry: &Entry, findings: &mut Vec<Finding>) {
    // A concealed error is answered as another, with that one's status.
    if entry.concealed_as.is_some() {
        return;
    }
    let rows = ROWS.iter().filter(|row| row.status == entry.status);
    for row in rows.filter(|row| !(row.met)(entry)) {
        let what = format!(
            "has the status {}, which {} ({})",
            row.status, row.what, row.source
        );
        findings.push(finding(row.rule, ty, entry, &what, row.write));
    }
}
