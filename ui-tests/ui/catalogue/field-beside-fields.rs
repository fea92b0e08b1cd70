//! A template's member wins over a field of its name, so the field would never be seen.

use errorbook::{ApiError, Body, Offer, Profile, body, catalogue};

mod auth {
    use errorbook::{ApiError, catalogue};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "AUTH")]
    #[status(403)]
    pub enum AuthError {
        #[code("AUTH_REFUSED")]
        Refused {
            #[expose]
            r#ref: String,
        },
    }

    catalogue! {
        pub static AUTH = [AuthError];
    }
}

use auth::AUTH;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
pub enum OrgError {
    #[code("ORG_BLOCKED")]
    Blocked {
        #[expose]
        text: String,
        #[expose("ref")]
        reference: String,
    },

    #[code("ORG_CLOSED")]
    Closed {
        #[expose]
        ok: bool,
        #[expose(message)]
        text: String,
    },

    #[code("ORG_WRITTEN")]
    #[field(text = "a text", kind = "a kind")]
    Written {
        #[expose("detail")]
        about: String,
        #[expose]
        retry_after: u32,
    },
}

static ACME: Profile = Profile::new().body(body!({
    "ok": false,
    "error": { "ref": code, "text": message, ..fields },
}));

const NESTED: Body = body!({ "ok": false, "fields": { ..fields } });
static FINE: Profile = Profile::new().body(NESTED);

// A preset is a template too, and a constant a member.
static PROBLEM: Profile = Profile::new();
static LITERAL: Profile = Profile::new().body(body!({ "list": [{ "retry_after": 1, ..fields }] }));

catalogue! {
    static ERRORS = [OrgError, ..AUTH];
    profile = ACME;
}

catalogue! {
    static OTHERS = [OrgError, ..AUTH];
    profile = FINE;
}

catalogue! {
    static PROBLEMS = [OrgError];
    profile = PROBLEM;
}

catalogue! {
    static LITERALS = [OrgError];
    profile = LITERAL;
}

// A body beside the profile's is one of its templates.
static OFFERED: Profile = Profile::new()
    .body(NESTED)
    .offers(&[Offer::JSON, Offer::json(body!({ "kind": "error", ..fields }))]);

// What has the name of a field is the field, or the field stands elsewhere.
static PLACED: Profile = Profile::new().body(body!({
    "text": field.text or "none",
    "kind": code,
    "kinds": [field.kind],
    "ref": "{field.ref}",
    "ok": true,
    "was": { "ok": field.ok },
    ..fields
}));

catalogue! {
    static OFFERS = [OrgError];
    profile = OFFERED;
}

catalogue! {
    static PLACES = [OrgError, ..AUTH];
    profile = PLACED;
}

fn main() {
    ERRORS.entries();
    OTHERS.entries();
}
