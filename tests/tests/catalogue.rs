//! `catalogue!`: every type once, in order; what it documents.

#![allow(dead_code, reason = "the types are listed, not made")]

use errorbook::{ApiError, Profile, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    pub(crate) enum AuthError {
        /// No token came with the request.
        ///
        /// A token comes from `/login`.
        #[status(401)]
        #[code("AUTH_MISSING")]
        #[challenge(Bearer, realm = "auth")]
        #[message("no token")]
        #[help("send one")]
        #[since("1.2")]
        #[sunset("3.0", instead = "AUTH_NONE")]
        Missing,
        #[status(503)]
        #[code("AUTH_DOWN")]
        #[retryable(after = "30s")]
        Down,
    }

    catalogue! {
        pub(crate) static ERRORS = [AuthError];
    }
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[message("{name:?} is | blocked")]
    Blocked {
        #[expose(example = "acme")]
        name: Option<String>,
        #[expose(json = "string")]
        id: Id,
    },
    #[status(500)]
    #[code("ORG_SECRET")]
    #[internal]
    Secret,
    #[transparent]
    Auth(auth::AuthError),
}

#[derive(Debug, serde::Serialize)]
struct Id(u8);

#[derive(Debug, ApiError)]
#[api_error(prefix = "G")]
#[status(400)]
#[code("G_ONE")]
struct Generic<T>(#[expose("value")] T);

static ACME: Profile = Profile::new().docs("https://acme.example/{code}");

catalogue! {
    static ALL = [OrgError, auth::AuthError, ..auth::ERRORS, Generic<u8>, Generic<u16>, self::auth::AuthError];
    profile = ACME;
}

catalogue! { static EMPTY = [] }

#[test]
fn each_type_once_and_in_order() {
    let codes: Vec<_> = ALL.entries().map(|entry| entry.code().as_str()).collect();
    assert_eq!(
        codes,
        [
            "ORG_BLOCKED",
            "ORG_SECRET",
            "AUTH_MISSING",
            "AUTH_DOWN",
            "G_ONE"
        ]
    );
    let paths: Vec<_> = ALL.types().iter().map(|table| table.path()).collect();
    assert_eq!(
        paths,
        [
            "catalogue::OrgError",
            "catalogue::auth::AuthError",
            "catalogue::Generic"
        ]
    );
    assert_eq!(ALL.path(), "catalogue::ALL");
    assert_eq!(EMPTY.entries().count(), 0);
}

#[test]
fn an_entry_tells_all() {
    let entry = ALL.get("AUTH_MISSING").unwrap();
    assert_eq!(entry.status(), 401);
    assert_eq!(entry.title(), "Missing");
    assert_eq!(entry.message(), "no token");
    assert_eq!(
        entry.description(),
        Some("No token came with the request.\n\nA token comes from `/login`.")
    );
    assert_eq!(entry.help(), Some("send one"));
    assert_eq!(entry.since(), Some("1.2"));
    assert_eq!(entry.sunset(), Some("3.0"));
    assert_eq!(entry.instead(), Some("AUTH_NONE"));
    assert_eq!(
        entry
            .headers()
            .map(http::HeaderName::as_str)
            .collect::<Vec<_>>(),
        ["www-authenticate"]
    );
    assert_eq!(entry.variant(), "Missing");
    assert_eq!(entry.path(), "catalogue::auth::AuthError");
    assert_eq!(entry.retry(), None);
    let after = ALL.get("AUTH_DOWN").unwrap().retry().unwrap().after;
    assert_eq!(after, Some(std::time::Duration::from_secs(30)));

    let fields: Vec<_> = ALL
        .get("ORG_BLOCKED")
        .unwrap()
        .fields()
        .iter()
        .map(|field| {
            (
                field.name(),
                field.json_type(),
                field.is_optional(),
                field.example(),
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            ("name", "string", true, Some("acme")),
            ("id", "string", false, None)
        ]
    );
    assert!(ALL.get("NO_SUCH").is_none());
}

#[test]
fn markdown() {
    expect_test::expect_file!["../snapshots/catalogue.md"].assert_eq(&ALL.to_markdown());
}

mod across_crates {
    use errorbook::{ApiError, catalogue};
    use errorbook_tests::SharedError;

    #[derive(Debug, ApiError)]
    #[transparent]
    struct Wrapper(SharedError);

    catalogue! {
        static BOTH = [SharedError, Wrapper, ..errorbook_tests::ERRORS, super::Generic<u8>];
    }

    #[test]
    fn another_crate_joins_in() {
        let codes: Vec<_> = BOTH.entries().map(|entry| entry.code().as_str()).collect();
        assert_eq!(codes, ["SHARED_TOKEN", "SHARED_SCOPE", "G_ONE"]);
        let error = Wrapper(SharedError::Scope {
            scope: "read".into(),
        });
        assert!(std::ptr::eq(
            error.entry(),
            BOTH.get("SHARED_SCOPE").unwrap()
        ));
    }
}
