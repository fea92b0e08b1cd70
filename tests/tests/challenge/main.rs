//! Challenges read back: rows of other projects' suites, this project's own, and what it sends itself.

use errorbook::ApiError;
use errorbook::challenge::Challenge;
use http::header::{HeaderName, HeaderValue, PROXY_AUTHENTICATE, WWW_AUTHENTICATE};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde::Deserialize;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// A challenge as the rows have it: a token68 or parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
struct Expected {
    scheme: String,
    token68: Option<String>,
    #[serde(default)]
    params: Vec<(String, String)>,
}

impl From<&Challenge> for Expected {
    fn from(challenge: &Challenge) -> Self {
        let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        Expected {
            scheme: challenge.scheme().to_owned(),
            token68: challenge.token68().map(str::to_owned),
            params: challenge.parameters().map(owned).collect(),
        }
    }
}

/// What a value holds, or `None` where it is refused.
fn read(value: impl AsRef<[u8]>) -> Option<Vec<Expected>> {
    let challenges = Challenge::parse_all(value).ok()?;
    Some(challenges.iter().map(Expected::from).collect())
}

fn with_params(scheme: &str, params: &[(&str, &str)]) -> Expected {
    let owned = |&(name, value): &(&str, &str)| (name.to_owned(), value.to_owned());
    Expected {
        scheme: scheme.to_owned(),
        token68: None,
        params: params.iter().map(owned).collect(),
    }
}

#[derive(Debug, Deserialize)]
struct Row {
    header: String,
    valid: bool,
    challenges: Option<Vec<Expected>>,
    why_invalid: Option<String>,
}

#[test]
fn reads_the_rows_of_other_projects() {
    let rows: Vec<Row> = serde_json::from_str(include_str!("../data/www_authenticate_cases.json"))
        .expect("the rows are valid JSON");
    assert!(!rows.is_empty());
    for row in rows {
        assert_eq!(row.valid, row.challenges.is_some(), "{row:?}");
        assert_eq!(read(&row.header), row.challenges, "{row:?}");
        let Some(why) = &row.why_invalid else {
            continue;
        };
        let error = Challenge::parse_all(&row.header).expect_err("an invalid row");
        // Rows with a line break, which no field line has, count it in another way.
        if let Some((_, place)) = why.split_once(" at ")
            && !row.header.contains('\n')
        {
            assert_eq!(error.position().to_string(), place, "{row:?}");
        }
    }
}

#[test]
fn reads_what_the_grammar_allows() {
    let rows = [
        ("Basic", "Basic"),
        (" \tBasic\t ", "Basic"),
        ("!#$%&'*+-.^_`|~", "!#$%&'*+-.^_`|~"),
        ("a -._~+/09AZaz===", "a<-._~+/09AZaz===>"),
        // `=` ends a token68 or follows a name.
        ("a b", "a<b>"),
        ("a b=", "a<b=>"),
        ("a b==\t,", "a<b==>"),
        ("a b=c", "a[b=c]"),
        ("a b= c", "a[b=c]"),
        ("a   b\t = \t c", "a[b=c]"),
        ("a b= , c", "a<b=> c"),
        ("a b, c d=e", "a<b> c[d=e]"),
        // A comma ends a parameter or a challenge.
        ("a,b", "a b"),
        ("a b=c,d", "a[b=c] d"),
        ("a b=c,d=e", "a[b=c][d=e]"),
        ("a b=c,d =e", "a[b=c][d=e]"),
        ("a b=c,d e", "a[b=c] d<e>"),
        ("a b=c,d e=f", "a[b=c] d[e=f]"),
        (",, ,a ,\t, b=c , ,", "a[b=c]"),
        ("a ,b=c", "a[b=c]"),
        ("a , b", "a b"),
        // Quoted strings.
        (r#"a b="""#, "a[b=]"),
        (r#"a b="\"\\\c""#, r#"a[b="\c]"#),
        ("a b=\"\t\\\t\u{e9}\\\u{e9}\"", "a[b=\t\t\u{e9}\u{e9}]"),
        (r#"a b=",c=d,\",",e=f"#, r#"a[b=,c=d,",][e=f]"#),
        // A name that a server repeats.
        ("a b=1, B=2", "a[b=1][B=2]"),
    ];
    for (value, expected) in rows {
        let challenges = read(value).unwrap_or_default();
        let told: Vec<String> = challenges.iter().map(tell).collect();
        assert_eq!(told.join(" "), expected, "{value:?}");
    }
}

/// `scheme<token68>` or `scheme[name=value][name=value]`.
fn tell(challenge: &Expected) -> String {
    let token68 = challenge.token68.iter().map(|text| format!("<{text}>"));
    let params = challenge
        .params
        .iter()
        .map(|(name, value)| format!("[{name}={value}]"));
    challenge.scheme.clone() + &token68.chain(params).collect::<String>()
}

#[test]
fn says_what_is_wrong_and_where() {
    let no_scheme = "an authentication scheme before the parameter";
    let rows = [
        ("", "a challenge", 0),
        (" ,\t, ", "a challenge", 5),
        ("=", "a challenge", 0),
        ("\"a\"", "a challenge", 0),
        ("a, \u{e9}", "a challenge", 3),
        ("a b=c, \"d\"", "a challenge", 7),
        ("a b=c, =d", "a challenge", 7),
        ("a\tb", "a space or a comma", 1),
        ("a/b", "a space or a comma", 1),
        ("a\r\n b", "a space or a comma", 1),
        ("a b=c, d/e", "a space or a comma", 8),
        ("a b c", "a token68 or a parameter", 2),
        ("a b|", "a token68 or a parameter", 2),
        ("a b/c=d", "a token68 or a parameter", 2),
        ("a \tb=c", "a token68 or a parameter", 2),
        ("a \"b\"", "a token68 or a parameter", 2),
        ("a b =", "a token or a quoted string", 5),
        ("a b==c", "a token or a quoted string", 4),
        ("a b= \u{e9}", "a token or a quoted string", 5),
        ("a b=c, d=", "a token or a quoted string", 9),
        ("a b=c d", "a comma", 6),
        ("a b=c/", "a comma", 5),
        ("a b=\"c\"d", "a comma", 7),
        ("a b=\"c\"  \"d\"", "a comma", 9),
        ("a=b", no_scheme, 0),
        ("a =", no_scheme, 0),
        ("a, b=c", no_scheme, 3),
        ("a\t, b=c", no_scheme, 4),
        ("a b, c=d", no_scheme, 5),
        ("a b=, c = d", no_scheme, 6),
        ("a b=\"", "an end to the quoted string", 4),
        ("a b=\"c\\\"", "an end to the quoted string", 4),
        ("a b=\"c\\", "an end to the quoted string", 4),
        ("a b=\"c\nd", "no control character", 6),
        ("a b=\"c\\\u{7f}\"", "no control character", 7),
    ];
    for (value, expected, position) in rows {
        let error = Challenge::parse_all(value).expect_err(value);
        assert_eq!(
            error.to_string(),
            format!("expected {expected} at byte {position}"),
            "{value:?}"
        );
        assert_eq!(error.position(), position, "{value:?}");
    }
}

#[test]
fn compares_names_without_case() {
    let challenges = Challenge::parse_all("bEaReR Realm=a, SCOPE=b, scope=c").expect("a challenge");
    let [bearer] = &challenges[..] else {
        panic!("{challenges:?}");
    };
    assert!(bearer.is("Bearer") && !bearer.is("Bear"));
    assert_eq!(bearer.scheme(), "bEaReR");
    assert_eq!(bearer.parameter("realm"), Some("a"));
    assert_eq!(bearer.parameter("Scope"), Some("b"));
    assert_eq!(bearer.parameter("error"), None);
    assert_eq!(bearer.token68(), None);
}

#[test]
fn reads_bytes_as_utf_8_or_as_iso_8859_1() {
    let value = b"a utf=\"\xc3\xa9\", latin=\"\xe9\\\xe9\xc3\xa9\", ascii=\"e\"";
    let expected = with_params(
        "a",
        &[
            ("utf", "\u{e9}"),
            ("latin", "\u{e9}\u{e9}\u{c3}\u{a9}"),
            ("ascii", "e"),
        ],
    );
    let header = HeaderValue::from_bytes(value).expect("a header's value");
    assert_eq!(read(&header), Some(vec![expected.clone()]));
    assert_eq!(read(value), Some(vec![expected]));
    for value in [
        &b"\xe9"[..],
        b"a \xe9",
        b"a \xe9=b",
        b"a b=\xe9",
        b"a b=c\xe9",
    ] {
        assert_eq!(read(value), None, "{value:?}");
    }
}

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

/// What stands between commas.
const ELEMENTS: &[&str] = &[
    "",
    "a",
    "a ",
    "a\t",
    "b c",
    "b  c==",
    "b=c",
    "b =\t\"c\"",
    "a b=",
    "a b=c",
    "a  b= c",
    "a b=\"\\\",d\"",
];

const COMMAS: &[&str] = &[",", ", ", " ,", "\t,", ",,", " , ,\t"];

const SCRAPS: &[&str] = &[
    "a", "B9", "a|", "/", "=", "==", "b=c", " = ", ",", " ", "\t", "\"", "\"c\"", "\\", "\\\"",
    "\r\n", "\u{7f}", "é",
];

/// Text as it may come, text of what values are made of, and lists with something in them or nothing.
fn any_value() -> impl Strategy<Value = String> {
    let scraps = |size| vec(select(SCRAPS), size).prop_map(|scraps| scraps.concat());
    let element =
        (select(ELEMENTS), select(COMMAS)).prop_map(|(element, comma)| [element, comma].concat());
    let list = vec(element, 0..5).prop_map(|elements| elements.concat());
    let spoilt = (list.clone(), scraps(1..3), list.clone()).prop_map(|(a, b, c)| a + &b + &c);
    prop_oneof![1 => any::<String>(), 2 => scraps(0..20), 4 => list, 4 => spoilt]
}

const TOKEN: &str = "[-!#$%&'*+.^_`|~0-9A-Za-z]{1,8}";
const TOKEN68: &str = "[-._~+/0-9A-Za-z]{1,8}={0,3}";

/// A challenge, and how it is written.
fn written() -> impl Strategy<Value = (Expected, String)> {
    let content = prop_oneof![
        1 => TOKEN68.prop_map(|token68| (Some(token68.clone()), Vec::new(), token68)),
        4 => vec(parameter(), 0..5).prop_map(|parameters| {
            let (params, texts): (Vec<_>, Vec<_>) = parameters.into_iter().unzip();
            (None, params, texts.concat())
        }),
    ];
    (TOKEN, " {1,3}", content).prop_map(|(scheme, spaces, (token68, params, text))| {
        let text = format!(
            "{scheme}{spaces}{}",
            text.trim_start_matches([',', ' ', '\t'])
        );
        let challenge = Expected {
            scheme,
            token68,
            params,
        };
        (challenge, text)
    })
}

/// A parameter and how it is written, a comma before it.
fn parameter() -> impl Strategy<Value = ((String, String), String)> {
    let white = || "[ \t]{0,2}";
    let token = TOKEN.prop_map(|token| (token.clone(), token));
    let quoted = vec((any::<char>(), any::<bool>()), 0..12).prop_map(|content| {
        let mut value = String::new();
        let mut text = String::from("\"");
        for (c, escaped) in content {
            let c = if c.is_ascii_control() && c != '\t' {
                '"'
            } else {
                c
            };
            if escaped || matches!(c, '"' | '\\') {
                text.push('\\');
            }
            text.push(c);
            value.push(c);
        }
        (value, text + "\"")
    });
    let equals = (white(), white()).prop_map(|(before, after)| format!("{before}={after}"));
    (
        separator(),
        TOKEN,
        equals,
        prop_oneof![1 => token, 2 => quoted],
    )
        .prop_map(|(separator, name, equals, (value, text))| {
            let text = format!("{separator}{name}{equals}{text}");
            ((name, value), text)
        })
}

/// A comma, with the empty elements and the white space that may be around it.
fn separator() -> impl Strategy<Value = String> {
    prop_oneof![Just(", ".to_owned()), "[ \t]{0,2}(,[ \t]{0,2}){1,3}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..64), value in any_value()) {
        for value in [&bytes, value.as_bytes()] {
            match Challenge::parse_all(value) {
                Ok(challenges) => prop_assert!(!challenges.is_empty()),
                Err(error) => prop_assert!(error.position() <= value.len(), "{}", error),
            }
        }
    }

    #[test]
    fn what_is_written_is_read(
        (first, rest) in (written(), vec((separator(), written()), 0..4)),
        around in separator(),
    ) {
        let (mut expected, mut value) = (vec![first.0], around.clone() + &first.1);
        for (separator, (challenge, text)) in rest {
            expected.push(challenge);
            value += &(separator + &text);
        }
        value += &around;
        prop_assert_eq!(read(&value), Some(expected), "{:?}", value);
    }

    #[test]
    fn the_grammar_has_one_meaning_and_this_is_it(value in any_value()) {
        // Every way to take a value is followed, which takes its time.
        let value: String = value.chars().take(24).collect();
        let meanings = grammar::challenges(value.trim_matches([' ', '\t']));
        prop_assert!(meanings.len() <= 1, "{:?}: {:?}", value, meanings);
        prop_assert_eq!(read(&value), meanings.into_iter().next(), "{:?}", value);
    }
}

#[test]
fn work_grows_with_the_value_and_not_faster() {
    let repeated = [
        "a",
        "a,",
        "a b,",
        "a b=,",
        "b=c,",
        "b = \"c\",",
        "b=\"\\c\",",
        "a b=c,",
        ",",
        " ",
        "\t",
        "=",
        "\"",
        "\\",
        "\\\"",
        "\u{e9}",
        "a ",
    ];
    for piece in repeated {
        for start in ["", "a ", "a b=c,", "a b=\"", "a b=\"\\", "a b"] {
            for end in ["", "\"", "=", "b"] {
                let value =
                    |length: usize| start.to_owned() + &piece.repeat(length / piece.len()) + end;
                let (short, long) = (fastest(&value(6_553)), fastest(&value(65_536)));
                // Ten times the length: some ten times the time if linear, a hundred if quadratic. What
                // a busy machine adds is let pass.
                let limit = short * 40 + Duration::from_millis(100);
                assert!(
                    long < limit,
                    "{start:?} {piece:?} {end:?}: {short:?}, then {long:?}"
                );
            }
        }
    }
}

fn fastest(value: &str) -> Duration {
    let run = || {
        let start = Instant::now();
        let _ = black_box(Challenge::parse_all(black_box(value)));
        start.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}

/// RFC 9110's own rules, each followed in every way that it allows.
mod grammar {
    use super::Expected;
    use std::collections::BTreeSet;

    /// Where a rule may end, and what it then holds.
    type Ways<T> = BTreeSet<(usize, T)>;

    /// All that a whole value can mean; nothing that holds no challenge counts.
    pub(super) fn challenges(value: &str) -> BTreeSet<Vec<Expected>> {
        let whole = list(value, 0, &challenge).into_iter();
        whole
            .filter(|(end, challenges)| *end == value.len() && !challenges.is_empty())
            .map(|(_, challenges)| challenges)
            .collect()
    }

    /// `#element`: `[ element ] *( OWS "," OWS [ element ] )`, section 5.6.1.2.
    fn list<T: Clone + Ord>(
        value: &str,
        at: usize,
        element: &dyn Fn(&str, usize) -> Ways<T>,
    ) -> Ways<Vec<T>> {
        let optional = |at, before: &Vec<T>| -> Ways<Vec<T>> {
            let more = element(value, at).into_iter();
            more.map(|(end, element)| (end, [before.as_slice(), &[element]].concat()))
                .chain([(at, before.clone())])
                .collect()
        };
        let mut ways = BTreeSet::new();
        let mut new: Vec<_> = optional(at, &Vec::new()).into_iter().collect();
        while let Some((at, elements)) = new.pop() {
            if ways.insert((at, elements.clone())) {
                for comma in runs(value, at, 0, is_white) {
                    if value[comma..].starts_with(',') {
                        for at in runs(value, comma + 1, 0, is_white) {
                            new.extend(optional(at, &elements));
                        }
                    }
                }
            }
        }
        ways
    }

    /// `auth-scheme [ 1*SP ( token68 / #auth-param ) ]`, section 11.3.
    fn challenge(value: &str, at: usize) -> Ways<Expected> {
        let mut ways = BTreeSet::new();
        for end in runs(value, at, 1, is_token) {
            let with = |token68: Option<&str>, params: &[(String, String)]| Expected {
                scheme: value[at..end].to_owned(),
                token68: token68.map(str::to_owned),
                params: params.to_vec(),
            };
            ways.insert((end, with(None, &[])));
            for at in runs(value, end, 1, |c| c == ' ') {
                for padding in runs(value, at, 1, |c| {
                    c.is_ascii_alphanumeric() || "-._~+/".contains(c)
                }) {
                    for end in runs(value, padding, 0, |c| c == '=') {
                        ways.insert((end, with(Some(&value[at..end]), &[])));
                    }
                }
                for (end, params) in list(value, at, &parameter) {
                    ways.insert((end, with(None, &params)));
                }
            }
        }
        ways
    }

    /// `token BWS "=" BWS ( token / quoted-string )`, section 11.2.
    fn parameter(value: &str, at: usize) -> Ways<(String, String)> {
        let mut ways = BTreeSet::new();
        for end in runs(value, at, 1, is_token) {
            let name = &value[at..end];
            for equals in runs(value, end, 0, is_white) {
                if value[equals..].starts_with('=') {
                    for at in runs(value, equals + 1, 0, is_white) {
                        let tokens = runs(value, at, 1, is_token);
                        let tokens = tokens
                            .into_iter()
                            .map(|end| (end, value[at..end].to_owned()));
                        ways.extend(
                            tokens
                                .chain(quoted(value, at))
                                .map(|(end, text)| (end, (name.to_owned(), text))),
                        );
                    }
                }
            }
        }
        ways
    }

    /// `DQUOTE *( qdtext / quoted-pair ) DQUOTE`, section 5.6.4: at most one way.
    fn quoted(value: &str, at: usize) -> Option<(usize, String)> {
        let mut chars = value[at..].char_indices();
        let mut content = String::new();
        if chars.next()?.1 != '"' {
            return None;
        }
        loop {
            let text = match chars.next()? {
                (index, '"') => return Some((at + index + 1, content)),
                (_, '\\') => chars.next()?.1,
                (_, c) => c,
            };
            if text.is_ascii_control() && text != '\t' {
                return None;
            }
            content.push(text);
        }
    }

    /// Every place where a run of at least so many characters may end.
    fn runs(value: &str, at: usize, least: usize, allowed: impl Fn(char) -> bool) -> Vec<usize> {
        let run = value[at..]
            .bytes()
            .take_while(|&byte| allowed(char::from(byte)));
        (least..=run.count()).map(|length| at + length).collect()
    }

    fn is_white(c: char) -> bool {
        matches!(c, ' ' | '\t')
    }

    fn is_token(c: char) -> bool {
        c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c)
    }
}
