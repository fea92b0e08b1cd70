//! The headers of a response, in their order, and values that nothing can split.

use errorbook::{ApiError, Profile};
use http::{HeaderMap, HeaderValue};
use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

fn lines(error: &dyn ApiError, profile: &'static Profile) -> Vec<String> {
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    response
        .headers()
        .iter()
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect()
}

fn own(error: &dyn ApiError) -> Vec<String> {
    static BARE: Profile = Profile::new().no_store(false).nosniff(false);
    let mut lines = lines(error, &BARE);
    lines.retain(|line| !line.starts_with("content-type") && !line.starts_with("vary"));
    lines
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "H")]
enum Headed {
    #[status(401)]
    #[code("H_MANY")]
    #[challenge(Bearer, realm = "a\"b\\c", scope = "{scope}")]
    #[challenge(
        Digest,
        realm = "r",
        nonce = "{nonce}",
        algorithm = "SHA-256",
        stale = true,
        qop = "auth,auth-int"
    )]
    #[challenge("SCRAM-SHA-256", realm = "r")]
    #[challenge(Negotiate)]
    Many {
        #[expose(message)]
        scope: String,
        #[expose(message)]
        nonce: u32,
    },
    #[status(407)]
    #[code("H_PROXY")]
    #[challenge(Basic, realm = "proxy", charset = "UTF-8")]
    Proxy,
    #[status(405)]
    #[code("H_ALLOW")]
    #[header("Allow", "GET, HEAD")]
    Allow,
    #[status(426)]
    #[code("H_UPGRADE")]
    #[header("Upgrade", "h2c")]
    Upgrade,
    #[status(409)]
    #[code("H_TEMPLATE")]
    #[header("X-Where", "{path} is {{held}} by {owner:?}")]
    Template {
        #[expose(message)]
        path: String,
        #[expose(message)]
        owner: &'static str,
    },
    #[status(404)]
    #[code("H_CACHED")]
    #[header("Cache-Control", "max-age=60")]
    Cached,
    #[status(429)]
    #[code("H_NEVER")]
    NeverStored,
}

#[test]
fn challenges_and_templates() {
    let cases: [(Headed, &[&str]); 8] = [
        (
            Headed::Many {
                scope: "read \"all\"\r\nX: y".into(),
                nonce: 7,
            },
            &[
                r#"www-authenticate: Bearer realm="a\"b\\c", scope="read \"all\"  X: y""#,
                r#"www-authenticate: Digest realm="r", nonce="7", algorithm=SHA-256, stale=true, qop="auth,auth-int""#,
                "www-authenticate: SCRAM-SHA-256 realm=\"r\"",
                "www-authenticate: Negotiate",
            ],
        ),
        (
            Headed::Proxy,
            &["proxy-authenticate: Basic realm=\"proxy\", charset=\"UTF-8\""],
        ),
        (Headed::Allow, &["allow: GET, HEAD"]),
        (Headed::Upgrade, &["upgrade: h2c"]),
        (
            Headed::Template {
                path: " /a\u{0}b\n".into(),
                owner: "me",
            },
            &["x-where: /a b  is {held} by \"me\""],
        ),
        (
            Headed::Template {
                path: "ü".into(),
                owner: "",
            },
            &["x-where: ü is {held} by \"\""],
        ),
        (Headed::Cached, &["cache-control: max-age=60"]),
        (Headed::NeverStored, &["cache-control: no-store"]),
    ];
    for (error, expected) in cases {
        assert_eq!(own(&error), expected, "{error:?}");
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "F")]
#[status(400)]
#[code("F_FIELD")]
struct Sent<T> {
    #[header("X-Value")]
    value: T,
}

#[test]
fn field_values() {
    let date = SystemTime::UNIX_EPOCH + Duration::from_secs(784_111_777);
    let never = SystemTime::UNIX_EPOCH + Duration::from_secs(400_000_000_000);
    let cases: Vec<(Vec<String>, &str)> = vec![
        (own(&Sent { value: 7_u8 }), "7"),
        (own(&Sent { value: -7_i128 }), "-7"),
        (own(&Sent { value: "text" }), "text"),
        (
            own(&Sent {
                value: String::from("a\r\nb: c"),
            }),
            "a  b: c",
        ),
        (
            own(&Sent {
                value: String::from("  trimmed\t"),
            }),
            "trimmed",
        ),
        (
            own(&Sent {
                value: Cow::Borrowed("cow"),
            }),
            "cow",
        ),
        (
            own(&Sent {
                value: Box::<str>::from("box"),
            }),
            "box",
        ),
        (
            own(&Sent {
                value: Arc::<str>::from("arc"),
            }),
            "arc",
        ),
        (
            own(&Sent {
                value: Duration::from_nanos(1),
            }),
            "1",
        ),
        (
            own(&Sent {
                value: Duration::from_secs(30),
            }),
            "30",
        ),
        (
            own(&Sent {
                value: Duration::MAX,
            }),
            "18446744073709551615",
        ),
        (own(&Sent { value: date }), "Sun, 06 Nov 1994 08:49:37 GMT"),
        (own(&Sent { value: Some(5_u64) }), "5"),
        (
            own(&Sent {
                value: HeaderValue::from_static("as it is"),
            }),
            "as it is",
        ),
    ];
    for (lines, expected) in cases {
        assert_eq!(lines, [format!("x-value: {expected}")]);
    }
    for lines in [
        own(&Sent { value: None::<u64> }),
        own(&Sent { value: never }),
    ] {
        assert!(lines.is_empty(), "{lines:?}");
    }
}

#[test]
fn every_header_in_order() {
    static ALL: Profile = Profile::new()
        .docs("https://acme.example/{code}")
        .code_header("x-error-code");
    static NONE: Profile = Profile::new()
        .docs("https://acme.example/{code}")
        .help_link(false)
        .nosniff(false)
        .no_store(false);
    assert_eq!(
        lines(&Headed::Allow, &ALL),
        [
            "content-type: application/problem+json",
            "vary: Accept",
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "allow: GET, HEAD",
            "link: <https://acme.example/H_ALLOW>; rel=\"help\"",
            "x-error-code: H_ALLOW",
        ]
    );
    assert_eq!(
        lines(&Headed::Allow, &NONE),
        [
            "content-type: application/problem+json",
            "vary: Accept",
            "allow: GET, HEAD",
        ]
    );
    // RFC 6585: on this one it cannot be switched off.
    assert!(lines(&Headed::NeverStored, &NONE).contains(&"cache-control: no-store".to_owned()));
}
