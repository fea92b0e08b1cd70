//! Valid values are parsed as the grammar defines, and invalid ones are reported.

use crate::{Expected, read, with_params};
use errorbook::challenge::Challenge;
use http::header::HeaderValue;
use serde::Deserialize;

#[derive(Debug, Deserialize)]
struct Row {
    header: String,
    valid: bool,
    challenges: Option<Vec<Expected>>,
    why_invalid: Option<String>,
}

#[test]
fn reads_the_rows_of_other_projects() {
    let rows: Vec<Row> =
        serde_json::from_str(include_str!("../../data/www_authenticate_cases.json"))
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
