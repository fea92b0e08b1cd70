//! What errors send, read back.

use crate::{Expected, read, with_params};
use errorbook::ApiError;
use http::header::{HeaderName, PROXY_AUTHENTICATE, WWW_AUTHENTICATE};

#[derive(Debug, ApiError)]
#[api_error(prefix = "SENT")]
#[challenge(Bearer, realm = "of the type")]
enum Sent {
    #[status(401)]
    #[code("SENT_TYPE")]
    OfTheType,
    #[status(401)]
    #[code("SENT_STATIC")]
    #[challenge(Negotiate)]
    #[challenge("SCRAM-SHA-256", realm = "a\"b\\c, d=\"e\"\t", sid = 7)]
    #[challenge(
        Digest,
        realm = "{{a\"b}} \\ {{",
        algorithm = "SHA-256",
        stale = true,
        qop = "auth,auth-int"
    )]
    Static,
    #[status(407)]
    #[code("SENT_PROXY")]
    #[challenge(Basic, realm = "", charset = "UTF-8")]
    Proxy,
    #[status(403)]
    #[code("SENT_SCOPE")]
    #[challenge(Bearer, error = "insufficient_scope", scope = "{scope}")]
    Scope {
        #[expose(message)]
        scope: &'static str,
    },
    #[status(401)]
    #[code("SENT_MANY")]
    #[challenge(Bearer, realm = "\"{realm}\\", title = "{realm:?}")]
    #[challenge(Digest, realm = "{realm}", nonce = "{nonce}", algorithm = "MD5")]
    Many {
        #[expose(message)]
        realm: &'static str,
        #[expose(message)]
        nonce: u64,
    },
}

/// What breaks headers.
const HOSTILE: &[&str] = &[
    "",
    " ",
    "plain",
    "\"",
    "\\",
    "\\\"",
    "a\", Basic realm=\"evil",
    "a\\\", b=\"c",
    "a\r\nSet-Cookie: b=c",
    "\r\n",
    "\0\u{1}\t\u{1f}\u{7f}",
    "é ü 日本 \u{80}\u{10ffff}",
    "{realm}",
    "a,b=c,=,,",
];

/// What is left of a value: control characters became spaces.
fn without_controls(text: &str) -> String {
    text.replace(|c: char| c.is_ascii_control() && c != '\t', " ")
}

#[test]
fn reads_what_errors_send() {
    check_sent(
        &Sent::OfTheType,
        &WWW_AUTHENTICATE,
        &[with_params("Bearer", &[("realm", "of the type")])],
    );
    check_sent(
        &Sent::Static,
        &WWW_AUTHENTICATE,
        &[
            with_params("Negotiate", &[]),
            with_params(
                "SCRAM-SHA-256",
                &[("realm", "a\"b\\c, d=\"e\"\t"), ("sid", "7")],
            ),
            with_params(
                "Digest",
                &[
                    ("realm", "{a\"b} \\ {"),
                    ("algorithm", "SHA-256"),
                    ("stale", "true"),
                    ("qop", "auth,auth-int"),
                ],
            ),
        ],
    );
    check_sent(
        &Sent::Proxy,
        &PROXY_AUTHENTICATE,
        &[with_params("Basic", &[("realm", ""), ("charset", "UTF-8")])],
    );
    for hostile in HOSTILE {
        let text = &without_controls(hostile);
        check_sent(
            &Sent::Scope { scope: hostile },
            &WWW_AUTHENTICATE,
            &[with_params(
                "Bearer",
                &[("error", "insufficient_scope"), ("scope", text)],
            )],
        );
        check_sent(
            &Sent::Many {
                realm: hostile,
                nonce: 7,
            },
            &WWW_AUTHENTICATE,
            &[
                with_params(
                    "Bearer",
                    &[
                        ("realm", &format!("\"{text}\\")),
                        ("title", &format!("{hostile:?}")),
                    ],
                ),
                with_params(
                    "Digest",
                    &[("realm", text), ("nonce", "7"), ("algorithm", "MD5")],
                ),
            ],
        );
    }
}

/// One field line per challenge, in their order, and no other.
fn check_sent(error: &Sent, name: &HeaderName, expected: &[Expected]) {
    let response = error.respond(&errorbook::Preferences::default());
    let headers = response.headers();
    let lines: Vec<_> = headers.get_all(name).iter().map(read).collect();
    let expected: Vec<_> = expected
        .iter()
        .map(|challenge| Some(vec![challenge.clone()]))
        .collect();
    assert_eq!(lines, expected, "{error:?}");
    let names = [WWW_AUTHENTICATE, PROXY_AUTHENTICATE];
    let count = |name| headers.get_all(name).iter().count();
    assert_eq!(
        names.map(count).iter().sum::<usize>(),
        expected.len(),
        "{error:?}"
    );
}
