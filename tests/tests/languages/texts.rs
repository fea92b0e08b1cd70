//! What is sent in each language, without a layer.

use super::errors::auth::AuthError;
use super::errors::{ERRORS, InvalidOrg, OrgError, Published};
use super::{header, json, preferences, respond, text};
use errorbook::{ApiError, FieldErrors, HttpError};
use http::{HeaderMap, HeaderValue, header as names};
use serde_json::json;

fn blocked() -> OrgError {
    OrgError::Blocked {
        slug: "acme".to_owned(),
    }
}

#[test]
fn the_language_is_that_which_the_request_prefers() {
    let rows = [
        ("", "en"),
        ("*", "en"),
        ("de", "de"),
        ("de-CH-1996, en;q=0.5", "de"),
        ("DE", "de"),
        ("fr, ja;q=0.5, de;q=0.7", "de"),
        ("fr", "en"),
        ("de;q=0, ar", "ar"),
        ("en, de;q=0.9", "en"),
        ("de;x=1, ja;q=0.1", "ja"),
    ];
    for (accept_language, expected) in rows {
        let preferences = preferences("", accept_language);
        assert_eq!(preferences.language(), expected, "{accept_language}");
        let response = blocked().respond(&preferences);
        assert_eq!(
            header(&response, "content-language"),
            Some(expected),
            "{accept_language}"
        );
        assert_eq!(
            header(&response, "vary"),
            Some("Accept, Accept-Language"),
            "{accept_language}"
        );
    }
    let mut lines = HeaderMap::new();
    for line in ["fr;q=0.2, en;q=0.1", "ja;q=0.3"] {
        lines.append(names::ACCEPT_LANGUAGE, HeaderValue::from_static(line));
    }
    assert_eq!(ERRORS.preferences(&lines).language(), "ja");
}

#[test]
fn codes_and_names_are_the_same_in_every_language() {
    let english = json(&respond(&blocked(), "", ""));
    let german = json(&respond(&blocked(), "", "de"));
    assert_eq!(
        german,
        json!({
            "title": "Forbidden",
            "code": "ORG_BLOCKED",
            "detail": "Die Organisation \u{2068}acme\u{2069} ist gesperrt.",
            "slug": "acme",
        })
    );
    let names = |value: &serde_json::Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&english), names(&german));
}

#[test]
fn plurals_follow_the_rules_of_the_language() {
    let rows = [
        ("de", 0, "Es fehlen \u{2068}0\u{2069} Plätze."),
        ("de", 1, "Es fehlt ein Platz."),
        ("ar", 0, "لا ينقص أي مقعد."),
        ("ar", 2, "ينقص مقعدان."),
        ("ar", 3, "تنقص \u{2068}3\u{2069} مقاعد."),
        ("ar", 11, "ينقص \u{2068}11\u{2069} مقعدًا."),
        ("ar", 100, "ينقص \u{2068}100\u{2069} مقعد."),
        ("ja", 1, "あと \u{2068}1\u{2069} 席必要です。"),
        // Larger than what a number of Fluent's is exact for.
        (
            "ja",
            u64::MAX,
            "あと \u{2068}18446744073709551615\u{2069} 席必要です。",
        ),
    ];
    for (language, count, expected) in rows {
        let response = respond(&OrgError::Seats { count }, "", language);
        assert_eq!(json(&response)["detail"], expected, "{language} {count}");
    }
}

#[test]
fn a_message_has_the_values_of_the_errors_own_message() {
    let quota = |used| OrgError::Quota {
        used,
        most: 7,
        who: "ann",
    };
    let detail = |error| json(&respond(&error, "", "de"))["detail"].clone();
    assert_eq!(
        detail(quota(1)),
        "\u{2068}Eine Anfrage\u{2069} von \u{2068}  7\u{2069} durch \u{2068}ann\u{2069}."
    );
    assert_eq!(
        detail(quota(2)),
        "\u{2068}\u{2068}2\u{2069} Anfragen\u{2069} von \u{2068}  7\u{2069} durch \u{2068}ann\u{2069}."
    );
}

#[test]
fn a_message_that_lacks_a_value_is_sent_in_the_default_language_as_a_whole() {
    let later = |minutes| respond(&OrgError::Later { minutes }, "", "de");
    let response = later(Some(5));
    assert_eq!(
        json(&response)["detail"],
        "Erst in \u{2068}5\u{2069} Minuten."
    );
    assert_eq!(header(&response, "content-language"), Some("de"));
    let response = later(None);
    assert_eq!(json(&response)["detail"], "not now");
    assert_eq!(header(&response, "content-language"), Some("en"));
    assert_eq!(header(&response, "vary"), Some("Accept, Accept-Language"));
}

#[test]
fn an_error_without_a_translation_is_sent_in_the_default_language() {
    let response = respond(&HttpError::Conflict, "", "de");
    assert_eq!(
        json(&response),
        json!({ "title": "Conflict", "code": "HTTP_CONFLICT" })
    );
    assert_eq!(header(&response, "content-language"), Some("en"));
    for (language, sent, message) in [
        ("de", "en", "the store failed"),
        ("ja", "ja", "保存できませんでした。"),
    ] {
        let response = respond(&OrgError::Store, "", language);
        assert_eq!(header(&response, "content-language"), Some(sent));
        assert_eq!(json(&response)["detail"], message);
    }
}

#[test]
fn the_translation_of_an_error_without_a_message_is_its_title() {
    let response = respond(&OrgError::SlugTaken, "text/plain", "de");
    assert_eq!(
        text(&response),
        "Die Kennung ist vergeben. [ORG_SLUG_TAKEN]\n"
    );
    let response = respond(&OrgError::SlugTaken, "", "de");
    assert_eq!(
        json(&response),
        json!({ "title": "Conflict", "code": "ORG_SLUG_TAKEN" })
    );
}

#[test]
fn codes_that_are_no_identifiers_are_translated() {
    let response = respond(&Published::Sent, "", "de");
    assert_eq!(json(&response)["detail"], "Der Auftrag ist unterwegs.");
    assert_eq!(json(&response)["code"], 4031);
}

#[test]
fn the_services_translations_win_over_those_of_its_members() {
    let rows = [
        (AuthError::Scope, "de", "Das Token erlaubt das nicht."),
        (AuthError::Locked, "de", "Ihr Konto ist gesperrt."),
        (AuthError::Scope, "ja", "このトークンでは許可されません。"),
    ];
    for (error, language, expected) in rows {
        assert_eq!(json(&respond(&error, "", language))["detail"], expected);
    }
}

#[test]
fn field_errors_are_translated_in_every_representation() {
    let invalid = || {
        let mut errors = FieldErrors::new();
        errors.add("/name", InvalidOrg::Name);
        errors.add("/seats", InvalidOrg::Seats { min: 2, given: -1 });
        OrgError::Invalid { errors }
    };
    let name = "Ein Name ist nicht leer.";
    let seats = "Mindestens \u{2068}2\u{2069} Plätze, nicht \u{2068}-1\u{2069}.";
    let response = respond(&invalid(), "", "de");
    assert_eq!(
        json(&response)["errors"],
        json!([
            { "pointer": "/name", "code": "ORG_INVALID_NAME", "message": name },
            { "pointer": "/seats", "code": "ORG_INVALID_SEATS", "message": seats, "min": 2 },
        ])
    );
    let representations = [
        "text/plain",
        "text/html",
        "text/markdown",
        "application/problem+xml",
    ];
    for accept in representations {
        let response = respond(&invalid(), accept, "de");
        let body = text(&response);
        assert!(
            header(&response, "content-type")
                .unwrap()
                .starts_with(accept),
            "{accept}"
        );
        for expected in [name, "Die Organisation ist ungültig."] {
            assert!(body.contains(expected), "{accept}: {body}");
        }
    }
    // Serialized elsewhere, it is in the default language.
    let OrgError::Invalid { errors } = invalid() else {
        unreachable!()
    };
    let alone = serde_json::to_value(&errors).unwrap();
    assert_eq!(alone[0]["message"], "a name is not empty");
}

#[test]
fn title_and_help_are_translated() {
    let response = respond(&OrgError::Gone, "text/markdown", "de");
    assert_eq!(
        text(&response).split("---\n").nth(2).unwrap(),
        "\n# Gelöscht\n\nDie Organisation wurde gelöscht.\n\nLegen Sie eine andere an.\n\n"
    );
    // Without a title of its own, a translation has that of the default.
    let response = respond(&OrgError::Gone, "text/markdown", "ja");
    assert!(
        text(&response).contains("# Deleted\n"),
        "{}",
        text(&response)
    );
    let response = respond(&OrgError::Gone, "text/plain", "ja");
    assert_eq!(
        text(&response),
        "組織は削除されました。 [ORG_GONE]\n別の組織を作成してください。\n"
    );
}

#[test]
fn a_page_has_its_language_and_direction() {
    let rows = [
        ("", "<html lang=\"en\" dir=\"ltr\">", "What you can do"),
        ("de", "<html lang=\"de\" dir=\"ltr\">", "Was Sie tun können"),
        (
            "ar",
            "<html lang=\"ar\" dir=\"rtl\">",
            "المؤسسة \u{2068}acme\u{2069} محظورة.",
        ),
    ];
    for (language, html, words) in rows {
        let response = respond(&blocked(), "text/html", language);
        let page = text(&response);
        assert!(page.contains(html), "{page}");
        assert!(page.contains(words), "{page}");
        assert!(!page.contains("{errorbook-"), "{page}");
    }
}

#[test]
fn a_concealed_error_is_the_other_in_every_language() {
    for language in ["", "de", "ar"] {
        for accept in ["", "text/html"] {
            let slug = || "acme".to_owned();
            let hidden = respond(&OrgError::Hidden { slug: slug() }, accept, language);
            let missing = respond(&OrgError::NotFound { slug: slug() }, accept, language);
            assert_eq!(hidden.body(), missing.body());
            let lines = |response: &http::Response<_>| format!("{:?}", response.headers());
            assert_eq!(lines(&hidden), lines(&missing));
        }
    }
}

#[test]
fn the_message_of_an_error_is_that_of_the_default_language() {
    assert_eq!(blocked().message(), "the organization acme is blocked");
}

#[test]
fn the_data_has_every_language() {
    let data = errorbook::docs::catalogue(&ERRORS);
    let service = &data.services[0];
    assert_eq!(service.language.as_deref(), Some("en"));
    let tags: Vec<_> = service.locales.keys().collect();
    assert_eq!(tags, ["ar", "de", "ja"]);
    let german = &service.locales["de"];
    let own = german.find("AUTH_LOCKED = Ihr Konto").unwrap();
    let members = german.find("AUTH_LOCKED = Das Konto").unwrap();
    assert!(own < members, "{german}");
}
