//! Lines of text.

use crate::{OrgError, ask, blocked, invalid, profile, sent};
use errorbook::{ApiError, Offer, Profile};

#[test]
fn a_line_in_which_something_is_absent_is_left_out() {
    let rows: [(&'static Profile, &dyn ApiError, &str); 9] = [
        (
            profile!(.offers(&[Offer::text("{message}\n")])),
            &blocked(),
            "acme is blocked\n",
        ),
        (
            profile!(.offers(&[Offer::text("error: {message}\nkind: {field.kind}\nhelp: {help}\n")])),
            &blocked(),
            "error: acme is blocked\nhelp: ask <them>\n",
        ),
        (
            profile!(.offers(&[Offer::text("error: {message}\nkind: {field.kind}\nhelp: {help}\n")])),
            &OrgError::NotFound,
            "error: Not found\n",
        ),
        (
            profile!(.offers(&[Offer::text("{code:kebab-case} {status} {phrase}")])),
            &blocked(),
            "org-blocked 403 Forbidden",
        ),
        (
            profile!(.offers(&[Offer::text("{{}} \t{help}\n\n-- \n")])),
            &OrgError::NotFound,
            "\n-- \n",
        ),
        (profile!(.offers(&[Offer::text("")])), &blocked(), ""),
        (
            profile!(.offers(&[Offer::text("a constant\r\n")])),
            &blocked(),
            "a constant\r\n",
        ),
        (
            profile!(.offers(&[Offer::text("{code}\n{field_errors}\nend\n")])),
            &invalid(),
            "ORG_INVALID\n/slug: a slug\n/seats: at least 2 seats\nend\n",
        ),
        (
            profile!(.offers(&[Offer::text("{code}\n{field_errors}\nend\n")])),
            &blocked(),
            "ORG_BLOCKED\nend\n",
        ),
    ];
    for (profile, error, expected) in rows {
        let response = ask(error, profile, "");
        assert_eq!(
            response.headers()["content-type"],
            "text/plain; charset=utf-8"
        );
        assert_eq!(sent(error, profile), expected);
    }
}

#[test]
fn a_value_stays_on_its_line() {
    let profile = profile!(.offers(&[Offer::text("{message}|{field.text}\n")]));
    for (text, line) in [
        (
            "a\r\nb\u{1b}[2J\u{202e}\u{2028}\u{7f}\u{2068}é\u{2069}",
            "a  b [2J   \u{2068}é\u{2069}",
        ),
        // What is isolated ends with the value.
        ("a\u{2067}b\u{2066}c", "a\u{2067}b\u{2066}c\u{2069}\u{2069}"),
        ("\u{2069}\u{2067}", " \u{2067}\u{2069}"),
    ] {
        let error = OrgError::Any {
            text: text.into(),
            value: ().into(),
        };
        assert_eq!(sent(&error, profile), format!("{line}|{line}\n"));
    }
}
