//! The demo over a socket: what a client of tonic reads of each failure, and what the log of the service has.

use errorbook::ApiError;
use org::errors::{ERRORS, OrgError};
use org::store::Store;
use org_grpc::proto::organizations_client::OrganizationsClient;
use org_grpc::proto::{Nothing, Org, OrgRequest};
use std::future;
use std::time::Duration;
use tokio::net::TcpListener;
use tonic::client::Grpc;
use tonic::codegen::http::uri::PathAndQuery;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_prost::ProstCodec;
use tonic_types::StatusExt;

type Client = OrganizationsClient<Channel>;

/// A running service, and the channel to it.
async fn channel() -> Channel {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let store = Store::in_memory().unwrap();
    tokio::spawn(org_grpc::serve(store, listener, future::pending()));
    let endpoint = Endpoint::from_shared(format!("http://{address}")).unwrap();
    endpoint.connect().await.unwrap()
}

async fn client() -> Client {
    Client::new(channel().await)
}

fn slug(slug: &str) -> OrgRequest {
    OrgRequest {
        slug: slug.to_owned(),
    }
}

fn org(slug: &str, name: &str, seats: i64) -> Org {
    Org {
        slug: slug.to_owned(),
        name: name.to_owned(),
        seats,
    }
}

/// The reason, and the fields.
fn info(status: &Status) -> (String, Vec<(String, String)>) {
    let info = status.get_details_error_info().unwrap();
    assert_eq!(info.domain, "orgs.acme.example");
    let mut fields: Vec<_> = info.metadata.into_iter().collect();
    fields.sort();
    (info.reason, fields)
}

/// No text of the operator's is anywhere in it.
fn assert_masked(status: &Status) {
    let text = format!(
        "{status:?} {} {:?}",
        String::from_utf8_lossy(status.details()),
        status.metadata()
    );
    assert!(!text.contains("canary"), "{text}");
}

#[tokio::test]
async fn a_call_that_succeeds_is_left_alone() {
    let mut client = client().await;
    let created = client.create_org(org("new-co", "New", 3)).await.unwrap();
    let shown = client.get_org(slug("new-co")).await.unwrap();
    assert!(!shown.metadata().contains_key("x-request-id"));
    assert_eq!(created.into_inner(), shown.into_inner());
}

#[tokio::test]
async fn every_detail_of_an_error_is_read() {
    let mut client = client().await;
    let mut request = Request::new(slug("blocked-co"));
    let id = "call-1".parse().unwrap();
    request.metadata_mut().insert("x-request-id", id);
    let status = client.get_org(request).await.unwrap_err();
    assert_eq!(status.code(), Code::PermissionDenied);
    assert_eq!(status.message(), "the organization blocked-co is blocked");
    let fields = vec![("slug".to_owned(), "blocked-co".to_owned())];
    assert_eq!(info(&status), ("ORG_BLOCKED".to_owned(), fields));
    let details = status.check_error_details().unwrap();
    assert_eq!(details.request_info().unwrap().request_id, "call-1");
    assert_eq!(status.metadata().get("x-request-id").unwrap(), "call-1");
    let link = &details.help().unwrap().links[0];
    assert_eq!(link.url, "/errors/ORG_BLOCKED");
    assert_eq!(link.description, "ask your administrator to lift the block");
    let message = details.localized_message().unwrap();
    assert_eq!(
        (&*message.locale, &*message.message),
        ("en", status.message())
    );
    assert!(details.retry_info().is_none());
    assert!(details.bad_request().is_none());
}

#[tokio::test]
async fn an_error_has_its_own_code() {
    let mut client = client().await;
    let status = client.create_org(org("acme", "Acme", 1)).await.unwrap_err();
    assert_eq!(status.code(), Code::AlreadyExists);
    assert_eq!(info(&status).0, "ORG_SLUG_TAKEN");
}

#[tokio::test]
async fn field_errors_are_violations() {
    let mut client = client().await;
    let status = client.create_org(org("New Org", "", 0)).await.unwrap_err();
    assert_eq!(status.code(), Code::FailedPrecondition);
    assert_eq!(info(&status), ("ORG_INVALID".to_owned(), Vec::new()));
    let violations = status.get_details_bad_request().unwrap().field_violations;
    let violations: Vec<_> = violations
        .iter()
        .map(|it| [&*it.field, &*it.description, &*it.reason])
        .collect();
    let expected = [
        [
            "slug",
            "a slug is lower-case letters, digits and hyphens",
            "ORG_INVALID_SLUG",
        ],
        ["name", "a name is not empty", "ORG_INVALID_NAME"],
        ["seats", "there is at least one seat", "ORG_INVALID_SEATS"],
    ];
    assert_eq!(violations, expected);
}

/// The message of the status and the descriptions are for developers; what the details say to users is in the language of
/// the call.
#[tokio::test]
async fn users_are_spoken_to_in_the_language_of_the_call() {
    let mut client = client().await;
    for (accept_language, locale, blocked, help) in [
        (
            "de",
            "de",
            "Die Organisation \u{2068}blocked-co\u{2069} ist gesperrt.",
            "Bitten Sie Ihre Verwaltung, die Sperre aufzuheben.",
        ),
        (
            "AR-eg, en;q=0.1",
            "ar",
            "المؤسسة \u{2068}blocked-co\u{2069} محظورة.",
            "اطلب من المسؤول رفع الحظر.",
        ),
        (
            "fr, ja;q=0.5",
            "ja",
            "組織 \u{2068}blocked-co\u{2069} はブロックされています。",
            "管理者にブロックの解除を依頼してください。",
        ),
        (
            "de;q=0, *",
            "en",
            "the organization blocked-co is blocked",
            "ask your administrator to lift the block",
        ),
    ] {
        let mut request = Request::new(slug("blocked-co"));
        let value = accept_language.parse().unwrap();
        request.metadata_mut().insert("accept-language", value);
        let status = client.get_org(request).await.unwrap_err();
        assert_eq!(status.message(), "the organization blocked-co is blocked");
        let details = status.check_error_details().unwrap();
        let message = details.localized_message().unwrap();
        assert_eq!((&*message.locale, &*message.message), (locale, blocked));
        assert_eq!(details.help().unwrap().links[0].description, help);
        for name in ["vary", "content-language"] {
            assert!(!status.metadata().contains_key(name), "{name}");
        }
    }
}

#[tokio::test]
async fn violations_are_in_the_language_of_the_call() {
    let mut client = client().await;
    let mut request = Request::new(org("new-org", "", 1));
    let value = "de".parse().unwrap();
    request.metadata_mut().insert("accept-language", value);
    let status = client.create_org(request).await.unwrap_err();
    let violation = &status.get_details_bad_request().unwrap().field_violations[0];
    assert_eq!(violation.description, "a name is not empty");
    let localized = violation.localized_message.as_ref().unwrap();
    let localized = (&*localized.locale, &*localized.message);
    assert_eq!(localized, ("de", "Ein Name ist nicht leer."));
    // In the default language the description is all.
    let status = client.create_org(org("new-org", "", 1)).await.unwrap_err();
    let violation = &status.get_details_bad_request().unwrap().field_violations[0];
    assert!(violation.localized_message.is_none());
}

#[tokio::test]
async fn a_wait_is_a_detail_and_metadata() {
    let mut client = client().await;
    for _ in 0..3 {
        client.invite(slug("acme")).await.unwrap();
    }
    let status = client.invite(slug("acme")).await.unwrap_err();
    assert_eq!(status.code(), Code::ResourceExhausted);
    let delay = status
        .get_details_retry_info()
        .unwrap()
        .retry_delay
        .unwrap();
    assert!(delay > Duration::from_secs(50) && delay <= Duration::from_mins(1));
    let seconds = delay.as_secs().to_string();
    assert_eq!(status.metadata().get("retry-after").unwrap(), &*seconds);
}

#[tokio::test]
async fn a_challenge_is_metadata() {
    let mut client = client().await;
    let status = client.list_members(slug("acme")).await.unwrap_err();
    assert_eq!(status.code(), Code::Unauthenticated);
    let challenge = status.metadata().get("www-authenticate").unwrap();
    assert_eq!(challenge, "Bearer realm=\"orgs\"");

    let mut request = Request::new(slug("acme"));
    let token = "Bearer narrow".parse().unwrap();
    request.metadata_mut().insert("authorization", token);
    let status = client.list_members(request).await.unwrap_err();
    assert_eq!(status.code(), Code::PermissionDenied);
    let fields = vec![("scope".to_owned(), "members:read".to_owned())];
    assert_eq!(info(&status), ("ORG_SCOPE".to_owned(), fields));
}

#[tokio::test]
async fn what_the_store_says_is_masked() {
    let status = client().await.fail(Nothing {}).await.unwrap_err();
    assert_eq!(status.code(), Code::Internal);
    assert_eq!(status.message(), "Internal Server Error");
    assert_eq!(info(&status), ("ORG_STORE".to_owned(), Vec::new()));
    assert_masked(&status);
}

#[tokio::test]
async fn a_panic_is_a_status() {
    let mut client = client().await;
    let status = client.panic(Nothing {}).await.unwrap_err();
    assert_eq!(status.code(), Code::Internal);
    assert_eq!(info(&status).0, "HTTP_INTERNAL_SERVER_ERROR");
    assert!(status.get_details_request_info().is_some());
    assert_masked(&status);
    // The connection is as good as before.
    client.get_org(slug("acme")).await.unwrap();
}

#[tokio::test]
async fn a_concealed_error_is_told_by_nothing() {
    let mut client = client().await;
    let ask = |slug: &str| {
        let mut request = Request::new(OrgRequest {
            slug: slug.to_owned(),
        });
        let id = "same".parse().unwrap();
        request.metadata_mut().insert("x-request-id", id);
        request
    };
    let hidden = client.get_org(ask("hidden-co")).await.unwrap_err();
    let unknown = client.get_org(ask("unknown-o")).await.unwrap_err();
    assert_eq!(hidden.code(), Code::NotFound);
    let as_hidden = |text: &str| text.replace("unknown-o", "hidden-co");
    assert_eq!(hidden.message(), as_hidden(unknown.message()));
    let text = |status: &Status| String::from_utf8_lossy(status.details()).into_owned();
    assert_eq!(text(&hidden), as_hidden(&text(&unknown)));
    let keys = |status: &Status| {
        let keys = status.metadata().keys().map(|key| format!("{key:?}"));
        keys.filter(|key| !key.contains("date")).collect::<Vec<_>>()
    };
    assert_eq!(keys(&hidden), keys(&unknown));
}

/// What tonic refuses itself has an error of the service's catalogue, and tonic's code.
#[tokio::test]
async fn an_unknown_method_is_refused() {
    for path in [
        "/acme.orgs.v1.Organizations/Nowhere",
        "/acme.nowhere/Nowhere",
    ] {
        let mut grpc = Grpc::new(channel().await);
        grpc.ready().await.unwrap();
        let codec = ProstCodec::<Nothing, Nothing>::default();
        let path = PathAndQuery::from_static(path);
        let call = grpc.unary(Request::new(Nothing {}), path, codec);
        let status = call.await.unwrap_err();
        assert_eq!(status.code(), Code::Unimplemented);
        let (reason, _) = info(&status);
        assert!(ERRORS.get(&reason).is_some(), "{reason}");
        assert!(status.get_details_request_info().is_some());
    }
}

/// A status is the error's own where no layer sees it made, too: its details are those of the default profile.
#[test]
fn an_error_is_a_status_anywhere() {
    let error = OrgError::Blocked {
        slug: "acme".to_owned(),
    };
    let message = error.message().into_owned();
    let status = Status::from(error);
    assert_eq!(status.message(), message);
    assert_eq!(
        status.get_details_error_info().unwrap().reason,
        "ORG_BLOCKED"
    );
}
