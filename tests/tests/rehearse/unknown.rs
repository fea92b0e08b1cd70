//! Codes that the service does not have, for its clients.

use crate::{CODES, answer, rehearsing};
use serde_json::{Value, json};

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

#[tokio::test]
async fn the_answer_lists_the_codes_that_there_are() {
    let mut codes: Vec<Value> = CODES.iter().map(|code| json!(code)).collect();
    codes[5] = json!(4031);
    for (prefer, asked) in [
        ("error=ORG_NOWHERE", "ORG_NOWHERE"),
        ("error=org_token", "org_token"),
        ("error=04031", "04031"),
        ("error=ORG_NOWHERE; status=404", "ORG_NOWHERE"),
        ("error=\"\"", ""),
        ("error", ""),
        // It is not known to clients.
        ("error=ORG_BILLING", "ORG_BILLING"),
        ("error=ORG_UNPAID", "ORG_UNPAID"),
    ] {
        let answer = answer(&rehearsing(), "/broken", &[("prefer", prefer)]).await;
        assert_eq!(answer.status, 400, "{prefer}");
        let body = json(&answer.body);
        assert_eq!(body["code"], "REHEARSE_UNKNOWN_CODE", "{prefer}");
        assert_eq!(body["asked"], asked, "{prefer}");
        assert_eq!(body["codes"], json!(codes), "{prefer}");
        assert!(answer.all("preference-applied").is_empty(), "{prefer}");
        assert!(answer.all("vary").contains(&"Prefer"), "{prefer}");
        // It is not of the catalogue, and has no page.
        assert!(answer.all("link").is_empty(), "{prefer}");
    }
}

#[tokio::test]
async fn the_list_is_in_every_representation() {
    let expected = format!(
        "the service has no error \"X\" to rehearse: it has {}",
        CODES.join(", ")
    );
    for accept in ["text/plain", "application/problem+xml", "text/html"] {
        let headers = [("prefer", "error=X"), ("accept", accept)];
        let answer = answer(&rehearsing(), "/", &headers).await;
        let body = answer.body.replace("&quot;", "\"").replace("&#34;", "\"");
        assert!(body.contains(&expected), "{accept}: {body}");
    }
}

#[tokio::test]
async fn a_concealed_error_is_answered_as_the_other() {
    let layer = rehearsing();
    for accept in ["application/json", "text/plain"] {
        let [own, other] = ["error=ORG_HIDDEN", "error=ORG_NOT_FOUND"]
            .map(|prefer| [("prefer", prefer), ("accept", accept)]);
        let other = answer(&layer, "/broken", &other).await;
        assert_eq!(answer(&layer, "/broken", &own).await, other, "{accept}");
        assert_eq!(other.status, 404);
        assert_eq!(other.all("preference-applied"), ["error=ORG_NOT_FOUND"]);
    }
}
