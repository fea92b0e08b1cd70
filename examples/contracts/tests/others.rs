//! Contracts of the same kinds that are not among the published examples of `data/`: their shapes, with made-up values.

use contracts as api;
use errorbook::{ApiError, FieldError, Profile};
use http::{HeaderMap, HeaderValue, header};

fn assert_sent(error: &dyn ApiError, profile: &'static Profile, content_type: &str, body: &str) {
    let mut headers = HeaderMap::new();
    if content_type.contains("xml") {
        headers.insert(header::ACCEPT, HeaderValue::from_static("application/xml"));
    }
    let response = error.respond(&profile.preferences(&headers));
    assert_eq!(response.headers()["content-type"], content_type);
    assert_eq!(response.body(), body);
}

#[test]
fn azure() {
    let error = api::azure::example();
    assert_sent(
        &error,
        &api::azure::PROFILE,
        "application/json",
        r#"{"error":{"code":"BadArgument","message":"Multiple errors in ContactInfo data","target":"ContactInfo","details":[{"code":"NullValue","target":"PhoneNumber","message":"Phone number must not be null"}]}}"#,
    );
    let response = error.respond(&api::azure::PROFILE.preferences(&HeaderMap::new()));
    assert_eq!(response.headers()["x-ms-error-code"], "BadArgument");
}

#[test]
fn cloudflare() {
    assert_sent(
        &api::cloudflare::example(),
        &api::cloudflare::PROFILE,
        "application/json",
        r#"{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}"#,
    );
}

#[test]
fn elasticsearch() {
    assert_sent(
        &api::elasticsearch::example(),
        &api::elasticsearch::PROFILE,
        "application/json",
        r#"{"error":{"root_cause":[{"type":"index_not_found_exception","reason":"no such index [my-index]","index":"my-index","index_uuid":"_na_"}],"type":"index_not_found_exception","reason":"no such index [my-index]","index":"my-index","index_uuid":"_na_"},"status":404}"#,
    );
}

#[test]
fn fhir() {
    use api::fhir::{Error, PROFILE, example};
    assert_sent(
        &example(),
        &PROFILE,
        "application/fhir+json",
        r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"value","details":{"coding":[{"code":"PATIENT_INVALID_BIRTH_DATE"}]},"diagnostics":"the birth date is not a date","expression":["/birthDate"]},{"severity":"error","code":"required","details":{"coding":[{"code":"PATIENT_INVALID_NAME"}]},"diagnostics":"a name is required","expression":["/name"]}]}"#,
    );
    assert_sent(
        &Error::NotFound { id: "7".into() },
        &PROFILE,
        "application/fhir+json",
        r#"{"resourceType":"OperationOutcome","issue":[{"severity":"error","code":"not-found","details":{"coding":[{"code":"PATIENT_NOT_FOUND"}]},"diagnostics":"there is no patient 7"}]}"#,
    );
}

#[test]
fn kubernetes() {
    assert_sent(
        &api::kubernetes::example(),
        &api::kubernetes::PROFILE,
        "application/json",
        r#"{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"pods \"web\" not found","reason":"NotFound","details":{"name":"web","kind":"pods"},"code":404}"#,
    );
}

#[test]
fn odata() {
    let error = api::odata::example();
    let profile = &api::odata::PROFILE;
    assert_sent(
        &error,
        profile,
        "application/json;odata=minimalmetadata",
        r#"{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":"There is no product 7."}}}"#,
    );
    assert_sent(
        &error,
        profile,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<error xmlns=\"http://schemas.microsoft.com/ado/2007/08/dataservices/metadata\"><code>ResourceNotFound</code><message xml:lang=\"en-US\">There is no product 7.</message></error>",
    );
}

#[test]
fn salesforce() {
    use api::salesforce::{Error, PROFILE, example};
    let json = "application/json;charset=UTF-8";
    assert_sent(
        &example(),
        &PROFILE,
        json,
        r#"[{"message":"Required fields are missing: [Name]","errorCode":"REQUIRED_FIELD_MISSING","fields":["Name"]}]"#,
    );
    assert_sent(
        &Error::NotFound,
        &PROFILE,
        json,
        r#"[{"message":"The requested resource does not exist","errorCode":"NOT_FOUND"}]"#,
    );
}

#[test]
fn zendesk() {
    use api::zendesk::{Error, PROFILE, example};
    assert_sent(
        &example(),
        &PROFILE,
        "application/json; charset=utf-8",
        r#"{"error":"RecordInvalid","description":"Record validation errors","details":{"name":[{"description":"Name: is too short","error":"ValueTooShort"}]}}"#,
    );
    assert_sent(
        &Error::RecordNotFound,
        &PROFILE,
        "application/json; charset=utf-8",
        r#"{"error":"RecordNotFound","description":"Not found"}"#,
    );
}

/// The source of a JSON:API error is one of three.
#[test]
fn jsonapi() {
    use api::jsonapi::{Error, InvalidPerson, PROFILE};
    let errors = [
        FieldError::parameter("page[size]", InvalidPerson::FirstName),
        FieldError::header("Accept-Language", InvalidPerson::FirstName),
    ];
    let errors = errors.into_iter().collect();
    assert_sent(
        &Error::Invalid { errors },
        &PROFILE,
        "application/vnd.api+json",
        r#"{"errors":[{"status":"422","source":{"parameter":"page[size]"},"title":"Invalid Attribute","detail":"First name must contain at least two characters."},{"status":"422","source":{"header":"Accept-Language"},"title":"Invalid Attribute","detail":"First name must contain at least two characters."}]}"#,
    );
}
