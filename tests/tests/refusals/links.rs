//! A link that goes out leads to a page, and what has no page goes out without a link.

use super::{FRAMEWORKS, Framework, NONE, OWN, SOME, ask, json};
use errorbook::Catalogue;
use errorbook::testing::Response;

/// The addresses in a response: of its Link, of its `type`, and in its text.
fn links(response: &Response) -> Vec<String> {
    let mut links = Vec::new();
    for value in response.headers().get_all("link") {
        let value = value.to_str().unwrap();
        links.push(value[1..].split('>').next().unwrap().to_owned());
    }
    links.extend(json(response)["type"].as_str().map(str::to_owned));
    let text = String::from_utf8_lossy(response.body());
    let listed = text.lines().filter(|line| line.starts_with("/errors/"));
    links.extend(listed.map(str::to_owned));
    links
}

async fn check(
    framework: Framework,
    catalogue: &'static Catalogue,
    path: &str,
    accept: &str,
    has_page: bool,
) {
    let place = format!("{framework:?} {path} of {} as {accept}", catalogue.path());
    let (response, _) = ask(framework, catalogue, "GET", path, accept).await;
    assert!(response.status().as_u16() >= 400, "{place}");
    let links = links(&response);
    // The Link, and the type or the line of the text.
    assert_eq!(
        links.len(),
        if has_page { 2 } else { 0 },
        "{place}: {links:?}"
    );
    for link in links {
        let (page, _) = ask(framework, catalogue, "GET", &link, "*/*").await;
        assert_eq!(page.status(), 200, "{place}: {link}");
    }
}

#[actix_web::test]
async fn each_leads_somewhere() {
    // In turn: with refusals of its own, with some of the default ones, with none.
    for (path, have_pages) in [
        ("/nowhere", [true, true, false]),
        ("/foreign/409--words", [true, true, false]),
        ("/foreign/405-1-", [true, true, false]),
        ("/foreign/418--", [true, true, false]),
        ("/foreign/503--", [true, true, false]),
        ("/panic", [true, true, false]),
        ("/masked", [true, true, false]),
        ("/spawned", [true, true, false]),
        ("/errors/UNKNOWN", [true, true, false]),
        // What public documentation leaves out.
        ("/errors/ORG_INTERNAL", [true, true, false]),
        ("/blocked", [true, true, true]),
        ("/internal", [false, false, false]),
        ("/unlisted", [false, false, false]),
        ("/gone", [true, false, false]),
    ] {
        for framework in FRAMEWORKS {
            for accept in ["application/json", "text/plain"] {
                for (catalogue, has_page) in [&OWN, &SOME, &NONE].into_iter().zip(have_pages) {
                    check(framework, catalogue, path, accept, has_page).await;
                }
            }
        }
    }
}
