//! What the request says, in the sight of a layer, and where none is.

use crate::{OrgError, blocked, sent};
use actix_web::dev::Service;
use actix_web::test::{TestRequest, init_service, read_body};
use axum::Router;
use axum::http::Request;
use errorbook::{Body, Offer, Profile, body, catalogue};
use http_body_util::BodyExt;
use tower::ServiceExt;

const TEMPLATE: Body = body!({
    "method": request.method,
    "path": request.path,
    "line": "{request.method} {request.path}",
    "trace": trace_id,
    "id": request_id,
    "instance": instance,
    "code": code,
});

static PROFILE: Profile = Profile::new().body(TEMPLATE).offers(&[
    Offer::JSON,
    Offer::text("{request.method} {request.path} {trace_id}\n"),
    Offer::xml(TEMPLATE, "e"),
]);

catalogue! {
    static ERRORS = [OrgError, errorbook::HttpError];
    profile = PROFILE;
}

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const ID: &str = "0198e8a4-8b2c-7b8c-9d2f-1f2e3d4c5b6a";

struct Case {
    method: &'static str,
    target: &'static str,
    headers: &'static [(&'static str, &'static str)],
    body: &'static str,
}

const TRACEPARENT: (&str, &str) = (
    "traceparent",
    "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
);

const CASES: [Case; 7] = [
    Case {
        method: "PATCH",
        target: "/orgs/a%20b?q=1",
        headers: &[TRACEPARENT, ("x-request-id", ID)],
        body: r#"{"method":"PATCH","path":"/orgs/a%20b","line":"PATCH /orgs/a%20b","trace":"TRACE","id":"ID","instance":"urn:uuid:ID","code":"ORG_BLOCKED"}"#,
    },
    Case {
        method: "GET",
        target: "/orgs/%22%3Cx%3E",
        headers: &[("traceparent", "00-0-0-0"), ("x-request-id", "abc")],
        body: r#"{"method":"GET","path":"/orgs/%22%3Cx%3E","line":"GET /orgs/%22%3Cx%3E","id":"abc","code":"ORG_BLOCKED"}"#,
    },
    // What the framework answers has it too.
    Case {
        method: "GET",
        target: "/nowhere",
        headers: &[("x-request-id", "abc")],
        body: r#"{"method":"GET","path":"/nowhere","line":"GET /nowhere","id":"abc","code":"HTTP_NOT_FOUND"}"#,
    },
    // And what was rendered out of sight.
    Case {
        method: "GET",
        target: "/spawned",
        headers: &[TRACEPARENT, ("x-request-id", "abc")],
        body: r#"{"method":"GET","path":"/spawned","line":"GET /spawned","trace":"TRACE","id":"abc","code":"ORG_BLOCKED"}"#,
    },
    Case {
        method: "GET",
        target: "/panics",
        headers: &[("x-request-id", "abc")],
        body: r#"{"method":"GET","path":"/panics","line":"GET /panics","id":"abc","code":"HTTP_INTERNAL_SERVER_ERROR"}"#,
    },
    Case {
        method: "GET",
        target: "/orgs/a?b",
        headers: &[TRACEPARENT, ("accept", "text/plain")],
        body: "GET /orgs/a TRACE\n",
    },
    Case {
        method: "GET",
        target: "/orgs/a&b",
        headers: &[
            TRACEPARENT,
            ("accept", "application/xml"),
            ("x-request-id", "abc"),
        ],
        body: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<e><method>GET</method><path>/orgs/a&amp;b</path><line>GET /orgs/a&amp;b</line><trace>TRACE</trace><id>abc</id><code>ORG_BLOCKED</code></e>",
    },
];

impl Case {
    fn assert(&self, answered: &[u8], framework: &str) {
        let expected = self.body.replace("TRACE", TRACE).replace("ID", ID);
        // `ID` stands in no other word than the codes'.
        let expected = expected.replace(&format!("INVAL{ID}"), "INVALID");
        let answered = String::from_utf8_lossy(answered);
        assert_eq!(answered, expected, "{} on {framework}", self.target);
    }
}

#[tokio::test]
async fn on_axum() {
    async fn spawned() -> axum::response::Response {
        use axum::response::IntoResponse;
        tokio::spawn(async { blocked().into_response() })
            .await
            .unwrap()
    }
    async fn panics() {
        panic!("canary");
    }
    let app = Router::new()
        .route("/orgs/{slug}", axum::routing::any(|| async { blocked() }))
        .route("/spawned", axum::routing::get(spawned))
        .route("/panics", axum::routing::get(panics))
        .layer(errorbook::tower::ErrorLayer::new(&ERRORS));
    for case in CASES {
        let mut request = Request::builder().method(case.method).uri(case.target);
        for (name, value) in case.headers {
            request = request.header(*name, *value);
        }
        let request = request.body(axum::body::Body::empty()).unwrap();
        let response = app.clone().oneshot(request).await.unwrap();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        case.assert(&body, "axum");
    }
}

#[actix_web::test]
async fn on_actix_web() {
    async fn spawned() -> Result<&'static str, OrgError> {
        actix_web::rt::spawn(async { Err(blocked()) })
            .await
            .unwrap()
    }
    async fn panics() -> &'static str {
        panic!("canary");
    }
    let app = actix_web::App::new()
        .route(
            "/orgs/{slug}",
            actix_web::web::to(|| async { Err::<&str, _>(blocked()) }),
        )
        .route("/spawned", actix_web::web::get().to(spawned))
        .route("/panics", actix_web::web::get().to(panics))
        .wrap(errorbook::actix::ErrorLayer::new(&ERRORS));
    let app = init_service(app).await;
    for case in CASES {
        let mut request = TestRequest::with_uri(case.target).method(case.method.parse().unwrap());
        for header in case.headers {
            request = request.insert_header(*header);
        }
        let body = match app.call(request.to_request()).await {
            Ok(response) => read_body(response).await,
            // A service that panicked has not given the request back.
            Err(error) => {
                let body = error.error_response().into_body();
                actix_web::body::to_bytes(body).await.unwrap()
            }
        };
        case.assert(&body, "actix-web");
    }
}

#[test]
fn out_of_sight_it_is_absent() {
    assert_eq!(sent(&blocked(), &PROFILE), r#"{"code":"ORG_BLOCKED"}"#);
}
