//! Which error answers for what.

use super::{FRAMEWORKS, Framework, NESTED, NONE, OWN, SOME, ask, json};
use errorbook::Catalogue;

/// The code, the title, the message, and what is reported beside the status and the code.
type Answer = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
);

const JSON: &str = "application/json";

async fn check(catalogue: &'static Catalogue, path: &str, status: u16, answer: Answer) {
    let (code, title, detail, reported) = answer;
    for framework in FRAMEWORKS {
        let place = format!("{framework:?} {path} of {}", catalogue.path());
        let (response, reports) = ask(framework, catalogue, "GET", path, JSON).await;
        assert_eq!(response.status(), status, "{place}");
        let body = json(&response);
        assert_eq!(body["code"], code, "{place}: {body}");
        assert_eq!(body["title"], title, "{place}: {body}");
        assert_eq!(body["detail"].as_str(), detail, "{place}: {body}");
        let report = format!("{status} {code} {reported}");
        assert_eq!(reports, [report], "{place}");
    }
}

#[actix_web::test]
async fn the_services_own() {
    let rows: [(&str, u16, Answer); 16] = [
        (
            "/nowhere",
            404,
            (
                "ORG_NO_ROUTE",
                "No route",
                Some("there is nothing here"),
                "-",
            ),
        ),
        // Its own message wins, and the framework's text is the operator's.
        (
            "/foreign/404--words",
            404,
            (
                "ORG_NO_ROUTE",
                "No route",
                Some("there is nothing here"),
                "words",
            ),
        ),
        (
            "/foreign/405-1-words",
            405,
            ("ORG_METHOD", "Method", Some("words"), "-"),
        ),
        // It promises Allow, which is not there.
        (
            "/foreign/405--words",
            405,
            ("ORG_REFUSED", "Method Not Allowed", Some("words"), "-"),
        ),
        // It sends its challenges itself.
        (
            "/foreign/401--words",
            401,
            ("ORG_LOGIN", "Login", Some("words"), "-"),
        ),
        (
            "/foreign/401-0-words",
            401,
            ("ORG_LOGIN", "Login", Some("words"), "-"),
        ),
        (
            "/foreign/413--words",
            413,
            ("ORG_TOO_LARGE", "Too large", Some("words"), "-"),
        ),
        // The marked one has the status of the response, and its phrase for a title.
        (
            "/foreign/422--words",
            422,
            ("ORG_REFUSED", "Unprocessable Content", Some("words"), "-"),
        ),
        (
            "/foreign/400--",
            400,
            ("ORG_REFUSED", "Bad Request", None, "-"),
        ),
        (
            "/foreign/451--",
            451,
            ("ORG_REFUSED", "Unavailable For Legal Reasons", None, "-"),
        ),
        (
            "/foreign/418--",
            418,
            ("ORG_REFUSED", "Bad Request", None, "-"),
        ),
        ("/foreign/410--", 410, ("ORG_REFUSED", "Gone", None, "-")),
        // What a field may say is among the statuses of its error.
        (
            "/foreign/504--canary",
            504,
            (
                "ORG_UPSTREAM",
                "Gateway Timeout",
                Some("a server behind this one failed"),
                "canary",
            ),
        ),
        (
            "/foreign/503--canary",
            503,
            ("ORG_FAILED", "Service Unavailable", None, "canary"),
        ),
        (
            "/foreign/599--canary",
            599,
            ("ORG_FAILED", "Internal Server Error", None, "canary"),
        ),
        (
            "/panic",
            500,
            ("ORG_FAILED", "Internal Server Error", None, "canary"),
        ),
    ];
    for (path, status, answer) in rows {
        check(&OWN, path, status, answer).await;
    }
    check(
        &NESTED,
        "/nowhere",
        404,
        (
            "ORG_NO_ROUTE",
            "No route",
            Some("there is nothing here"),
            "-",
        ),
    )
    .await;
    for path in ["/masked", "/spawned"] {
        check(
            &OWN,
            path,
            500,
            ("ORG_FAILED", "Internal Server Error", None, "-"),
        )
        .await;
    }
    // A handler that names an error of HTTP gets it.
    check(&OWN, "/gone", 410, ("HTTP_GONE", "Gone", None, "-")).await;
}

#[actix_web::test]
async fn the_default_ones() {
    let rows: [(&'static Catalogue, &str, u16, Answer); 9] = [
        (
            &SOME,
            "/nowhere",
            404,
            ("HTTP_NOT_FOUND", "Not Found", None, "-"),
        ),
        // Those that are not listed are answered by those that are.
        (
            &SOME,
            "/foreign/409--words",
            409,
            ("HTTP_BAD_REQUEST", "Conflict", Some("words"), "-"),
        ),
        (
            &SOME,
            "/foreign/405-1-words",
            405,
            ("HTTP_BAD_REQUEST", "Method Not Allowed", Some("words"), "-"),
        ),
        (
            &SOME,
            "/foreign/503--canary",
            503,
            (
                "HTTP_INTERNAL_SERVER_ERROR",
                "Service Unavailable",
                None,
                "canary",
            ),
        ),
        (
            &SOME,
            "/panic",
            500,
            (
                "HTTP_INTERNAL_SERVER_ERROR",
                "Internal Server Error",
                None,
                "canary",
            ),
        ),
        // Of those that none is listed of, by the one of the status.
        (
            &NONE,
            "/nowhere",
            404,
            ("HTTP_NOT_FOUND", "Not Found", None, "-"),
        ),
        (
            &NONE,
            "/foreign/405-1-words",
            405,
            (
                "HTTP_METHOD_NOT_ALLOWED",
                "Method Not Allowed",
                Some("words"),
                "-",
            ),
        ),
        (
            &NONE,
            "/foreign/405--words",
            405,
            ("HTTP_BAD_REQUEST", "Method Not Allowed", Some("words"), "-"),
        ),
        (
            &NONE,
            "/masked",
            500,
            (
                "HTTP_INTERNAL_SERVER_ERROR",
                "Internal Server Error",
                None,
                "-",
            ),
        ),
    ];
    for (catalogue, path, status, answer) in rows {
        check(catalogue, path, status, answer).await;
    }
}

#[actix_web::test]
async fn headers() {
    for framework in FRAMEWORKS {
        let of = async |method, path, name: &str| -> Vec<String> {
            let (response, _) = ask(framework, &OWN, method, path, JSON).await;
            let values = response.headers().get_all(name).iter();
            values
                .map(|value| value.to_str().unwrap().to_owned())
                .collect()
        };
        let challenges = ["Bearer realm=\"org\"", "Basic realm=\"org\""];
        assert_eq!(
            of("GET", "/foreign/401--", "www-authenticate").await,
            challenges,
            "{framework:?}"
        );
        let digest = ["Digest realm=\"other\""];
        assert_eq!(
            of("GET", "/foreign/401-0-", "www-authenticate").await,
            digest,
            "{framework:?}"
        );
        assert_eq!(
            of("GET", "/foreign/502--", "retry-after").await,
            ["5"],
            "{framework:?}"
        );
        assert_eq!(
            of("GET", "/foreign/502-2-", "retry-after").await,
            ["7"],
            "{framework:?}"
        );
        // The router's own.
        let allow = of("POST", "/here", "allow").await;
        let (response, _) = ask(framework, &OWN, "POST", "/here", JSON).await;
        assert_eq!(response.status(), 405, "{framework:?}");
        let expected = if allow.is_empty() {
            "ORG_REFUSED"
        } else {
            "ORG_METHOD"
        };
        assert_eq!(json(&response)["code"], expected, "{framework:?}");
        if matches!(framework, Framework::Axum) {
            assert_eq!(expected, "ORG_METHOD");
        }
    }
}

#[actix_web::test]
async fn the_extractors_text_is_the_message() {
    for framework in FRAMEWORKS {
        let (response, _) = ask(framework, &OWN, "GET", "/number/many", JSON).await;
        let body = json(&response);
        let code = if response.status() == 404 {
            "ORG_NO_ROUTE"
        } else {
            "ORG_REFUSED"
        };
        assert_eq!(body["code"], code, "{framework:?} {body}");
        assert!(body["detail"].is_string(), "{framework:?} {body}");
    }
}

/// A field with a value that is written in an attribute is sent; no other is.
#[actix_web::test]
async fn fields() {
    for framework in FRAMEWORKS {
        let (response, _) = ask(framework, &OWN, "GET", "/nowhere", JSON).await;
        let body = json(&response);
        assert_eq!(body["kind"], "routing", "{framework:?} {body}");
        assert_eq!(body["level"], 2, "{framework:?} {body}");
        let (response, _) = ask(framework, &OWN, "GET", "/foreign/413--", JSON).await;
        let body = json(&response);
        assert_eq!(body.get("hint"), None, "{framework:?} {body}");
    }
}

/// The documentation's own refusals.
#[actix_web::test]
async fn the_documentation() {
    for framework in FRAMEWORKS {
        let (response, reports) = ask(framework, &OWN, "GET", "/errors/ORG_UNKNOWN", JSON).await;
        assert_eq!(response.status(), 404, "{framework:?}");
        assert_eq!(json(&response)["code"], "ORG_NO_ROUTE", "{framework:?}");
        assert_eq!(reports.len(), 1, "{framework:?} {reports:?}");
        let (response, _) = ask(framework, &OWN, "DELETE", "/errors", JSON).await;
        assert_eq!(response.status(), 405, "{framework:?}");
        assert_eq!(response.headers()["allow"], "GET, HEAD", "{framework:?}");
        assert_eq!(json(&response)["code"], "ORG_METHOD", "{framework:?}");
    }
}

/// Each is sent under every status of its class.
#[actix_web::test]
async fn every_status_has_an_answer() {
    for status in 400..600 {
        let path = format!("/foreign/{status}-1-");
        for catalogue in [&OWN, &SOME] {
            let (response, _) = ask(Framework::Axum, catalogue, "GET", &path, JSON).await;
            assert_eq!(response.status(), status, "{path}");
            let body = json(&response);
            let code = body["code"].as_str().unwrap_or_default();
            assert!(catalogue.get(code).is_some(), "{path}: {body}");
        }
    }
}
