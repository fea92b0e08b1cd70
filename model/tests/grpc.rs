//! The codes of gRPC, and the reasons of AIP-193.

use errorbook_model::grpc::{Code, reason};

#[test]
fn a_status_has_its_code() {
    let codes = [
        (400, "invalid_argument"),
        (401, "unauthenticated"),
        (402, "failed_precondition"),
        (403, "permission_denied"),
        (404, "not_found"),
        (405, "failed_precondition"),
        (409, "aborted"),
        (412, "failed_precondition"),
        (416, "out_of_range"),
        (422, "failed_precondition"),
        (429, "resource_exhausted"),
        (451, "failed_precondition"),
        (499, "cancelled"),
        (500, "internal"),
        (501, "unimplemented"),
        (502, "internal"),
        (503, "unavailable"),
        (504, "deadline_exceeded"),
        (599, "internal"),
    ];
    for (status, code) in codes {
        assert_eq!(Code::of_status(status).as_str(), code, "{status}");
    }
}

/// As google/rpc/code.proto numbers them, and says under "HTTP Mapping".
#[test]
fn a_code_has_its_number_and_its_status() {
    let statuses = [
        499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401,
    ];
    assert_eq!(Code::ALL.len(), statuses.len());
    for (number, status) in (1..).zip(statuses) {
        let code = Code::by_number(number).unwrap();
        assert_eq!((code.number(), code.status()), (number, status), "{code:?}");
    }
    assert_eq!(Code::by_number(0), None);
    assert_eq!(Code::by_number(17), None);
}

#[test]
fn a_reason_is_of_the_grammar() {
    let long = format!("urn:{}", "a-".repeat(60));
    let cases = [
        ("ORG_BLOCKED", "ORG_BLOCKED"),
        ("org_blocked", "ORG_BLOCKED"),
        ("org-blocked", "ORG_BLOCKED"),
        ("org.blocked", "ORG_BLOCKED"),
        ("orgBlocked", "ORG_BLOCKED"),
        ("OrgBlocked", "ORG_BLOCKED"),
        ("urn:acme:blocked", "URN_ACME_BLOCKED"),
        ("__a__b__", "A_B"),
        ("4031", "ERROR_4031"),
        ("-32601", "ERROR_32601"),
        ("4XX", "ERROR_4XX"),
        ("E", "ERROR_E"),
        ("E1", "ERROR_E1"),
        ("42P01", "ERROR_42P01"),
        ("!", "ERROR"),
    ];
    for (code, expected) in cases {
        assert_eq!(reason(code), expected, "{code}");
    }
    let codes = cases.iter().map(|(code, _)| *code).chain([&*long]);
    for reason in codes.map(reason) {
        let is_upper = |c: char| c.is_ascii_uppercase();
        let is_inner = |c: char| is_upper(c) || c.is_ascii_digit();
        assert!((3..=63).contains(&reason.len()), "{reason}");
        assert!(reason.starts_with(is_upper), "{reason}");
        assert!(reason.ends_with(is_inner), "{reason}");
        assert!(reason.chars().all(|c| is_inner(c) || c == '_'), "{reason}");
    }
}
