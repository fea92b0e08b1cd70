//! What is not passed on: the gateway answers with its own 502, and the operator reads why.

use crate::{read, sent};
use errorbook::client::Relayed;
use errorbook::{ApiError, HttpError, Profile, catalogue};
use org_gateway::orgs;

catalogue! {
    static ALL = [HttpError::{BadGateway}];
    relays = [orgs::Error::{OrgBlocked, OrgTokenExpired, OrgStore}, orgs::Error::{OrgInvalid}];
}

/// The service's own answers for what is masked.
mod own {
    use super::{ApiError, catalogue, orgs};

    #[derive(Debug, ApiError)]
    #[api_error(prefix = "GATE")]
    enum Refusal {
        #[status(400)]
        #[code("GATE_REQUEST")]
        #[refusal(4xx)]
        Request,
        #[status(500)]
        #[code("GATE_FAILED")]
        #[refusal(5xx)]
        Failed,
    }

    catalogue! {
        pub(super) static ERRORS = [];
        refusals = Refusal;
        relays = orgs::Error::{OrgBlocked};
    }
}

const BLOCKED: &str = r#"{"title":"…","code":"ORG_BLOCKED","detail":"canary","slug":"acme"}"#;
const STORE: &str = r#"{"title":"…","code":"ORG_STORE","detail":"canary"}"#;
const EXPIRED: &str = r#"{"title":"…","code":"ORG_TOKEN_EXPIRED","detail":"canary"}"#;

#[test]
fn what_is_not_declared_or_not_as_declared() {
    let rows = [
        // Not in `relays`.
        (
            409,
            r#"{"code":"ORG_SLUG_TAKEN","title":"canary","slug":"canary"}"#,
            "`relays` does not list it",
        ),
        // Of a later release, and without a field that it always has.
        (
            403,
            r#"{"code":"ORG_LATER","title":"canary"}"#,
            "its catalogue does not have this error",
        ),
        (
            403,
            r#"{"code":"ORG_BLOCKED","title":"canary"}"#,
            "its catalogue does not have this error",
        ),
        (
            403,
            r#"{"code":"ORG_BLOCKED","title":"canary","slug":7}"#,
            "its catalogue does not have this error",
        ),
        // Under another status.
        (
            404,
            BLOCKED,
            "its catalogue does not give the code this status",
        ),
        (
            407,
            BLOCKED,
            "its catalogue does not give the code this status",
        ),
        (401, EXPIRED, "it lacks the header that its status requires"),
        (500, STORE, "a 5xx of an upstream is the gateway's failure"),
        (
            503,
            BLOCKED,
            "a 5xx of an upstream is the gateway's failure",
        ),
    ];
    for (status, body, why) in rows {
        let relayed = Relayed::new(&ALL, &read(status, &[], body));
        assert!(relayed.is_masked(), "{body}");
        let expected = r#"{"title":"Bad Gateway","code":"HTTP_BAD_GATEWAY"}"#;
        assert_eq!(
            sent(&relayed, ALL.profile()),
            (502, expected.to_owned()),
            "{body}"
        );
        let event = relayed.to_string();
        let answered = format!("an upstream answered {status} ");
        assert!(
            event.starts_with(&answered) && event.ends_with(why),
            "{event}"
        );
        assert_eq!(relayed.reply().status(), status);
    }
}

#[test]
fn a_5xx_is_relayed_on_purpose_alone() {
    let error = read(500, &[], STORE);
    assert!(Relayed::new(&ALL, &error).is_masked());
    let relayed = Relayed::with_5xx(&ALL, &error);
    let expected = r#"{"title":"Internal Server Error","code":"ORG_STORE"}"#;
    assert_eq!(sent(&relayed, ALL.profile()), (500, expected.to_owned()));
    // Only what is declared.
    assert!(Relayed::with_5xx(&own::ERRORS, &error).is_masked());
    assert!(Relayed::with_5xx(&ALL, &read(503, &[], STORE)).is_masked());
}

#[test]
fn the_service_answers_in_its_own_codes() {
    let relayed = Relayed::new(&own::ERRORS, &read(500, &[], STORE));
    let (status, body) = sent(&relayed, own::ERRORS.profile());
    assert_eq!(
        (status, &*body),
        (502, r#"{"title":"Bad Gateway","code":"GATE_FAILED"}"#)
    );
    assert!(!Relayed::new(&own::ERRORS, &read(403, &[], BLOCKED)).is_masked());
}

/// In a variant of the gateway's own enum, it is answered as it is.
#[test]
fn inside_an_enum() {
    #[derive(Debug, ApiError)]
    #[api_error(prefix = "GATE")]
    enum GateError {
        #[transparent]
        Relayed(#[from] Relayed),
    }
    static PROFILE: Profile = Profile::new();
    let blocked = read(403, &[], BLOCKED);
    for error in [
        Relayed::new(&ALL, &blocked),
        Relayed::new(&ALL, &read(500, &[], STORE)),
    ] {
        let alone = sent(&error, &PROFILE);
        let error = GateError::from(error);
        assert_eq!(sent(&error, &PROFILE), alone);
    }
}
