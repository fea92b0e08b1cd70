//! The places of field errors, in the notations that there are.

use crate::{InvalidOrg, OrgError, ask, profile, sent};
use errorbook::{FieldError, FieldErrors, HttpError, Offer, Profile, body};

/// One of each kind of place, and the whole document.
fn everywhere() -> OrgError {
    let mut errors = FieldErrors::new();
    errors.add("/members/0/a~1b", InvalidOrg::Slug);
    errors.add("", InvalidOrg::Slug);
    errors.push(FieldError::parameter("page[size]", InvalidOrg::Slug));
    errors.push(FieldError::header("if-match", HttpError::BadRequest));
    OrgError::Invalid {
        errors,
        form: "new",
    }
}

#[test]
fn json() {
    let rows: [(&'static Profile, &str); 6] = [
        (
            profile!(.body(body!([each ["in", ..place, { "c": status }]]))),
            r#"[["in","members",0,"a/b",{"c":422}],["in",{"c":422}],["in","page[size]",{"c":422}],["in","if-match",{"c":422}]]"#,
        ),
        (
            profile!(.body(body!([each { "at": [..place], "c": status }]))),
            r#"[{"at":["members",0,"a/b"],"c":422},{"c":422},{"at":["page[size]"],"c":422},{"at":["if-match"],"c":422}]"#,
        ),
        (
            profile!(.body(body!([each place]))),
            r#"["/members/0/a~1b","","page[size]","if-match"]"#,
        ),
        (
            profile!(.body(body!([each "{place:dotted}"]))),
            r#"["members.0.a/b","page[size]","if-match"]"#,
        ),
        (
            profile!(.body(body!([each "{place:brackets}" or "(whole)"]))),
            r#"["members[0].a/b","(whole)","page[size]","if-match"]"#,
        ),
        (
            profile!(.body(body!([each { "at": "{pointer:brackets}!", "of": parameter }]))),
            r#"[{"at":"members[0].a/b!"},{"of":"page[size]"}]"#,
        ),
    ];
    for (profile, expected) in rows {
        assert_eq!(sent(&everywhere(), profile), expected);
    }
    let profile = profile!(.body(body!([each { "c": code, "at": place, "in": "{place:dotted}" }])));
    let sent = sent(&OrgError::NotFound, profile);
    assert_eq!(sent, r#"[{"c":"ORG_NOT_FOUND"}]"#);
}

#[test]
fn xml() {
    let profile = profile!(.offers(&[Offer::xml(
        body!({ "e": [each { "@at": "{place:brackets}", "in": place }] }),
        "E",
    )]));
    let response = ask(&everywhere(), profile, "");
    let sent = std::str::from_utf8(response.body()).unwrap();
    let expected = concat!(
        r#"<E><e at="members[0].a/b"><in>/members/0/a~1b</in></e><e><in></in></e>"#,
        r#"<e at="page[size]"><in>page[size]</in></e><e at="if-match"><in>if-match</in></e></E>"#
    );
    assert!(sent.ends_with(expected), "{sent}");
}
