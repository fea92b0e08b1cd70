//! The languages of the demo, on every framework.

use crate::answers::comparable;
use crate::client::Request;
use crate::service::{Framework, Service};

const BLOCKED: &str = "/orgs/blocked-co";
const INVALID: &str = r#"{"slug":"A","name":"","seats":1}"#;

/// Method, path, Accept and Accept-Language; the language of the answer, and what stands in its body.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static [&'static str],
);

const ROWS: &[Row] = &[
    (
        "GET",
        BLOCKED,
        "*/*",
        "",
        "en",
        &["the organization blocked-co is blocked"],
    ),
    (
        "GET",
        BLOCKED,
        "*/*",
        "fr",
        "en",
        &["the organization blocked-co is blocked"],
    ),
    (
        "GET",
        BLOCKED,
        "*/*",
        "ar",
        "ar",
        &[
            r#""title":"محظورة","code":"ORG_BLOCKED""#,
            "المؤسسة \u{2068}blocked-co\u{2069} محظورة.",
            r#""slug":"blocked-co""#,
        ],
    ),
    (
        "GET",
        BLOCKED,
        "text/plain",
        "de-AT, ja;q=0.5",
        "de",
        &[
            "Die Organisation \u{2068}blocked-co\u{2069} ist gesperrt. [ORG_BLOCKED]\nBitten Sie Ihre Verwaltung, die Sperre aufzuheben.\n",
        ],
    ),
    (
        "GET",
        BLOCKED,
        "text/markdown",
        "en;q=0.1, JA",
        "ja",
        &["ブロック中", "管理者にブロックの解除を依頼してください。"],
    ),
    (
        "GET",
        BLOCKED,
        "text/html",
        "ar-EG",
        "ar",
        &[
            r#"<html lang="ar" dir="rtl">"#,
            "رمز الخطأ",
            "<code dir=\"ltr\">ORG_BLOCKED</code>",
        ],
    ),
    (
        "GET",
        BLOCKED,
        "text/html",
        "ja",
        "ja",
        &[r#"<html lang="ja" dir="ltr">"#],
    ),
    // Errors without a message, of the service and of the router.
    (
        "GET",
        "/fail",
        "text/plain",
        "de",
        "de",
        &["Interner Serverfehler [ORG_STORE]\n"],
    ),
    (
        "GET",
        "/nowhere",
        "*/*",
        "ja",
        "ja",
        &[r#""title":"見つかりません""#],
    ),
    // The items of a list, each in the language of the error.
    (
        "POST",
        "/orgs",
        "*/*",
        "de",
        "de",
        &[
            "Die Angaben zur Organisation sind ungültig.",
            r#""code":"ORG_INVALID_NAME","message":"Ein Name ist nicht leer.""#,
        ],
    ),
    // The fourth invitation in a minute: two, few and other are forms of Arabic.
    (
        "POST",
        "/orgs/acme/invites",
        "*/*",
        "ar",
        "ar",
        &["لا يُسمح بأكثر من \u{2068}3\u{2069} دعوات في الدقيقة."],
    ),
    (
        "POST",
        "/orgs/acme/invites",
        "*/*",
        "de",
        "de",
        &["Nicht mehr als \u{2068}3\u{2069} Einladungen pro Minute."],
    ),
];

#[test]
fn errors_are_in_the_language_that_is_asked_for() {
    let services = Framework::ALL.map(Service::start);
    for service in &services {
        for _ in 0..3 {
            assert_eq!(service.ask("POST", "/orgs/acme/invites", &[]).status, 202);
        }
    }
    for row in ROWS {
        let (method, path, accept, language, expected, texts) = *row;
        let answers = services.each_ref().map(|service| {
            let mut headers = vec![("Accept", accept), ("Content-Type", "application/json")];
            if !language.is_empty() {
                headers.push(("Accept-Language", language));
            }
            let body = if path == "/orgs" { INVALID } else { "" };
            let response = service.send(&Request {
                method,
                path,
                headers,
                body,
            });
            let raw = &response.raw;
            assert_eq!(
                response.header("content-language"),
                Some(expected),
                "{row:?}\n{raw}"
            );
            assert_eq!(
                response.header("vary"),
                Some("Accept, Accept-Language"),
                "{row:?}\n{raw}"
            );
            for text in texts {
                assert!(response.body.contains(text), "{row:?}\n{raw}");
            }
            response
        });
        let [one, others @ ..] = answers.each_ref().map(comparable);
        for other in others {
            assert_eq!(one, other, "{row:?}");
        }
    }
}
