//! Contracts of the same kinds that are not among the published examples of `data/`: their shapes, with made-up values.

use contracts as api;
use errorbook::{ApiError, FieldError, FieldErrors, Profile};
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
fn fastapi() {
    use api::fastapi::{Error, PROFILE, example};
    let json = "application/json";
    assert_sent(
        &example(),
        &PROFILE,
        json,
        r#"{"detail":[{"type":"string_too_short","loc":["body","todos",0,"title"],"msg":"String should have at least 1 character","input":"","ctx":{"min_length":1}}]}"#,
    );
    let not_found = r#"{"detail":"Todo not found"}"#;
    assert_sent(&Error::NotFound, &PROFILE, json, not_found);
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

#[test]
fn asp_net() {
    use api::asp_net::{Error, Fault, PROFILE, example};
    let problem = "application/problem+json; charset=utf-8";
    assert_sent(
        &example(),
        &PROFILE,
        problem,
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"Lines[0].Sku":["The Sku field is required."],"Name":["The Name field is required."]}}"#,
    );
    // A fault of the whole body has no name.
    let mut faults = FieldErrors::new();
    faults.add("", Fault::EmptyBody);
    assert_sent(
        &Error::Invalid { faults },
        &PROFILE,
        problem,
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.1","title":"One or more validation errors occurred.","status":400,"errors":{"":["A non-empty request body is required."]}}"#,
    );
    assert_sent(
        &Error::NotFound,
        &PROFILE,
        problem,
        r#"{"type":"https://tools.ietf.org/html/rfc9110#section-15.5.5","title":"Not Found","status":404}"#,
    );
}

#[test]
fn azure_storage() {
    let error = api::azure_storage::example();
    let profile = &api::azure_storage::PROFILE;
    assert_sent(
        &error,
        profile,
        "application/xml",
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>InvalidQueryParameterValue</Code><Message>Value for one of the query parameters specified in the request URI is invalid.</Message><QueryParameterName>popreceipt</QueryParameterName><QueryParameterValue>AgAAAAMAAAA</QueryParameterValue><Reason>invalid receipt format</Reason></Error>",
    );
    let response = error.respond(&profile.preferences(&HeaderMap::new()));
    let code = &response.headers()["x-ms-error-code"];
    assert_eq!(code, "InvalidQueryParameterValue");
}

#[test]
fn binance() {
    use api::binance::{Error, PROFILE, example};
    let json = "application/json;charset=UTF-8";
    assert_sent(
        &example(),
        &PROFILE,
        json,
        r#"{"code":-1003,"msg":"Way too much request weight used; IP banned until 1573726195000."}"#,
    );
    let symbol = r#"{"code":-1121,"msg":"Invalid symbol."}"#;
    assert_sent(&Error::InvalidSymbol, &PROFILE, json, symbol);
}

#[test]
fn django_rest() {
    use api::django_rest::{Error, Fault, PROFILE};
    let json = "application/json";
    let not_found = r#"{"detail":"Not found."}"#;
    assert_sent(&Error::NotFound, &PROFILE, json, not_found);
    let mut faults = FieldErrors::new();
    faults.add("", Fault::PasswordsDiffer);
    faults.add("/password", Fault::Blank);
    assert_sent(
        &Error::Invalid { faults },
        &PROFILE,
        json,
        r#"{"non_field_errors":["The two passwords differ."],"password":["This field may not be blank."]}"#,
    );
}

#[test]
fn jira() {
    assert_sent(
        &api::jira::Error::IssueNotFound,
        &api::jira::PROFILE,
        "application/json",
        r#"{"errorMessages":["Issue does not exist or you do not have permission to see it."],"errors":{}}"#,
    );
}

#[test]
fn laravel() {
    use api::laravel::{Error, PROFILE, example};
    assert_sent(
        &example(),
        &PROFILE,
        "application/json",
        r#"{"message":"The given data was invalid.","errors":{"team_name":["The team name field must only contain letters.","The team name field must be at least 3 characters."],"users.0.email":["The users.0.email field is required."]}}"#,
    );
    assert_sent(
        &Error::NotFound { model: "Team" },
        &PROFILE,
        "application/json",
        r#"{"message":"No query results for model [Team]."}"#,
    );
}

#[test]
fn nestjs() {
    use api::nestjs::{Error, PROFILE, example};
    let json = "application/json; charset=utf-8";
    assert_sent(
        &example(),
        &PROFILE,
        json,
        r#"{"message":["email must be an email","password should not be empty"],"error":"Bad Request","statusCode":400}"#,
    );
    let error = Error::NotFound {
        method: "GET",
        path: "/cats/7".into(),
    };
    let not_found = r#"{"message":"Cannot GET /cats/7","error":"Not Found","statusCode":404}"#;
    assert_sent(&error, &PROFILE, json, not_found);
}

#[test]
fn soap() {
    let envelope = |inside: &str| {
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><soap:Fault>{inside}</soap:Fault></soap:Body></soap:Envelope>"
        )
    };
    assert_sent(
        &api::soap::example(),
        &api::soap::PROFILE,
        "text/xml; charset=utf-8",
        &envelope(
            "<faultcode>soap:Client</faultcode><faultstring>The account is locked</faultstring><detail><a:fault xmlns:a=\"urn:acme:faults\"><a:code>1001</a:code><since>2026-01-31</since></a:fault></detail>",
        ),
    );
    assert_sent(
        &api::soap::Error::LedgerClosed,
        &api::soap::PROFILE,
        "text/xml; charset=utf-8",
        &envelope(
            "<faultcode>soap:Server</faultcode><faultstring>The ledger is closed</faultstring><detail><a:fault xmlns:a=\"urn:acme:faults\"><a:code>1002</a:code></a:fault></detail>",
        ),
    );
}

#[test]
fn vnd_error() {
    assert_sent(
        &api::vnd_error::example(),
        &api::vnd_error::PROFILE,
        "application/vnd.error+json; version=1",
        r#"{"message":"Validation failed","logref":42,"_links":{"help":{"href":"https://api.example.com/errors/42","title":"Bad Request"}},"_embedded":{"errors":[{"message":"A user name has letters and digits alone","path":"/username","logref":50}]}}"#,
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
