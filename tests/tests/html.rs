//! The page for a person in a browser: who gets it, what stands in it, its policy, and a service's own.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use errorbook::page::{self, Page};
use errorbook::{ApiError, FieldErrors, HttpError, Offer, Profile};
use expect_test::{expect, expect_file};
use http::{HeaderMap, Response};
use proptest::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
enum OrgError {
    #[status(403)]
    #[code("ORG_BLOCKED")]
    #[title("Organization blocked")]
    #[message("the organization {slug} is blocked")]
    #[help("ask your administrator to lift the block")]
    Blocked {
        #[expose]
        slug: String,
    },
    #[status(422)]
    #[code("ORG_INVALID")]
    #[message("the organization is not valid")]
    Invalid {
        #[expose]
        errors: FieldErrors,
    },
    #[status(404)]
    #[code("ORG_STRICT")]
    #[message("no")]
    #[header("Content-Security-Policy", "default-src 'self'")]
    Strict,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "SLUG")]
enum SlugError {
    #[status(409)]
    #[code("SLUG_TAKEN")]
    #[message("the slug {slug} is taken")]
    Taken {
        #[expose(message)]
        slug: String,
    },
    #[status(422)]
    #[code("SLUG_MISSING")]
    #[message("a slug is missing")]
    Missing,
}

fn invalid() -> OrgError {
    let mut errors = FieldErrors::new();
    errors.add(
        "/slug",
        SlugError::Taken {
            slug: "<acme>".into(),
        },
    );
    errors.add("", SlugError::Missing);
    OrgError::Invalid { errors }
}

static ACME: Profile = Profile::new().docs("/errors/{code}").offers(&[
    Offer::JSON,
    Offer::TEXT,
    Offer::HTML,
    Offer::MARKDOWN,
]);

fn respond(error: &dyn ApiError, profile: &'static Profile, accept: &str) -> Response<String> {
    let mut headers = HeaderMap::new();
    headers.insert("accept", accept.parse().unwrap());
    let response = error.respond(&profile.preferences(&headers));
    response.map(|body| String::from_utf8(body.to_vec()).unwrap())
}

fn page_of(error: &dyn ApiError) -> String {
    respond(error, &ACME, "text/html").into_body()
}

fn blocked(slug: &str) -> OrgError {
    OrgError::Blocked { slug: slug.into() }
}

/// What stands between the tags of the body.
fn body(page: &str) -> &str {
    let (_, body) = page.split_once("<body>\n").unwrap();
    body.split_once("</body>").unwrap().0
}

#[test]
fn browsers_get_the_page_and_others_what_they_had() {
    const FIREFOX: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    const CHROME: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8,application/signed-exchange;v=b3;q=0.7";
    const HTML: &str = "text/html; charset=utf-8";
    const PROBLEM: &str = "application/problem+json";
    for (accept, media_type) in [
        (FIREFOX, HTML),
        (CHROME, HTML),
        ("text/html", HTML),
        ("*/*", PROBLEM),
        ("application/json, text/plain, */*", PROBLEM),
        ("text/plain", "text/plain; charset=utf-8"),
        ("text/*", "text/plain; charset=utf-8"),
        ("text/markdown", "text/markdown; charset=utf-8"),
        (
            "text/markdown, text/html;q=0.9, */*;q=0.1",
            "text/markdown; charset=utf-8",
        ),
    ] {
        let response = respond(&blocked("acme"), &ACME, accept);
        assert_eq!(response.headers()["content-type"], media_type, "{accept}");
        let is_page = response.headers().contains_key("content-security-policy");
        assert_eq!(is_page, media_type == HTML, "{accept}");
    }
}

#[test]
fn the_page() {
    expect![[r#"
        <main data-status="403">
        <p class="status">Error <b>403</b></p>
        <h1 dir="auto">the organization acme is blocked</h1>
        <section class="help"><h2>What you can do</h2><p dir="auto">ask your administrator to lift the block</p></section>
        <p class="docs"><a href="/errors/ORG_BLOCKED" rel="help">Learn more about this error</a></p>
        <footer>
        <p>If you contact support, include these details:</p>
        <dl>
        <div><dt>Error code</dt><dd class="code"><code dir="ltr">ORG_BLOCKED</code></dd></div>
        </dl>
        </footer>
        </main>
    "#]]
    .assert_eq(body(&page_of(&blocked("acme"))));
}

#[test]
fn field_errors_are_a_list() {
    expect![[r#"
        <main data-status="422">
        <p class="status">Error <b>422</b></p>
        <h1 dir="auto">the organization is not valid</h1>
        <ul class="faults">
        <li dir="auto">
        <code dir="ltr">/slug</code>
        the slug &lt;acme&gt; is taken
        </li>
        <li dir="auto">
        <code dir="ltr"></code>
        a slug is missing
        </li>
        </ul>
        <p class="docs"><a href="/errors/ORG_INVALID" rel="help">Learn more about this error</a></p>
        <footer>
        <p>If you contact support, include these details:</p>
        <dl>
        <div><dt>Error code</dt><dd class="code"><code dir="ltr">ORG_INVALID</code></dd></div>
        </dl>
        </footer>
        </main>
    "#]]
    .assert_eq(body(&page_of(&invalid())));
}

#[test]
fn an_error_without_any_of_it() {
    static BARE: Profile = Profile::new().offers(&[Offer::HTML]);
    expect![[r#"
        <main data-status="410">
        <p class="status">Error <b>410</b></p>
        <h1 dir="auto">Gone</h1>
        <footer>
        <p>If you contact support, include these details:</p>
        <dl>
        <div><dt>Error code</dt><dd class="code"><code dir="ltr">HTTP_GONE</code></dd></div>
        </dl>
        </footer>
        </main>
    "#]]
    .assert_eq(body(respond(&HttpError::Gone, &BARE, "*/*").body()));
}

#[test]
fn the_policy_allows_the_page_s_own_style_alone() {
    let page = page_of(&blocked("acme"));
    let start = page.find("<style>").unwrap() + "<style>".len();
    let end = page.find("</style>").unwrap();
    let digest = STANDARD.encode(Sha256::digest(&page[start..end]));
    // `UPDATE_EXPECT=1` writes it anew after a change of the style.
    expect_file!["../../runtime/src/render/preset/html/policy.txt"].assert_eq(&format!(
        "default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'\n",
    ));
    let response = respond(&blocked("acme"), &ACME, "text/html");
    let sent = response.headers()["content-security-policy"].to_str();
    let file = include_str!("../../runtime/src/render/preset/html/policy.txt");
    assert_eq!(sent.unwrap(), file.trim_end());
}

#[test]
fn a_policy_of_the_error_s_or_the_profile_s_own_is_sent_alone() {
    static STRICT: Profile = Profile::new()
        .offers(&[Offer::HTML])
        .header("content-security-policy", "sandbox");
    let policies = |response: Response<String>| -> Vec<String> {
        let values = response.headers().get_all("content-security-policy");
        let texts = values
            .iter()
            .map(|value| value.to_str().unwrap().to_owned());
        texts.collect()
    };
    let of_error = respond(&OrgError::Strict, &ACME, "text/html");
    assert_eq!(policies(of_error), ["default-src 'self'"]);
    let of_profile = respond(&blocked("acme"), &STRICT, "text/html");
    assert_eq!(policies(of_profile), ["sandbox"]);
}

fn own(page: &Page) -> String {
    assert!(!page.message.contains("panic"), "a page that panics");
    let escape = page::escape;
    let mut html = format!(
        "<html lang={} dir={}><h1>{} {}</h1><p>{}</p>",
        page.language,
        page.direction,
        page.status,
        page.phrase,
        escape(&page.message)
    );
    for text in [page.code, &page.title] {
        let _ = write!(html, "<p>{}</p>", escape(text));
    }
    let _ = write!(
        html,
        "<p>{:?} {:?} {:?}</p>",
        page.help, page.docs, page.request_id
    );
    for error in &page.field_errors {
        let _ = write!(
            html,
            "<li>{} {} {}</li>",
            error.place, error.code, error.message
        );
    }
    for (name, json) in &page.fields {
        let _ = write!(html, "<dt>{name}</dt><dd>{}</dd>", escape(json));
    }
    html
}

static OWN: Profile = Profile::new()
    .docs("/errors/{code}")
    .offers(&[Offer::JSON, Offer::HTML.page(own)]);

#[test]
fn a_page_of_the_service_s_own() {
    let response = respond(&blocked("<acme>"), &OWN, "text/html");
    let policy = response.headers()["content-security-policy"].to_str();
    assert!(
        policy
            .unwrap()
            .starts_with("default-src 'none'; style-src 'self'")
    );
    expect![[r#"<html lang=en dir=ltr><h1>403 Forbidden</h1><p>the organization &lt;acme&gt; is blocked</p><p>ORG_BLOCKED</p><p>Organization blocked</p><p>Some("ask your administrator to lift the block") Some("/errors/ORG_BLOCKED") None</p><dt>slug</dt><dd>&quot;&lt;acme&gt;&quot;</dd>"#]].assert_eq(response.body());

    let response = respond(&invalid(), &OWN, "text/html");
    expect![[r#"<html lang=en dir=ltr><h1>422 Unprocessable Content</h1><p>the organization is not valid</p><p>ORG_INVALID</p><p>Invalid</p><p>None Some("/errors/ORG_INVALID") None</p><li>/slug SLUG_TAKEN the slug <acme> is taken</li><li> SLUG_MISSING a slug is missing</li><dt>errors</dt><dd>[{&quot;pointer&quot;:&quot;/slug&quot;,&quot;code&quot;:&quot;SLUG_TAKEN&quot;,&quot;message&quot;:&quot;the slug &lt;acme&gt; is taken&quot;},{&quot;pointer&quot;:&quot;&quot;,&quot;code&quot;:&quot;SLUG_MISSING&quot;,&quot;message&quot;:&quot;a slug is missing&quot;}]</dd>"#]].assert_eq(response.body());
}

#[test]
fn where_it_panics_the_built_in_page_is_sent() {
    let response = respond(&blocked("panic"), &OWN, "text/html");
    assert_eq!(response.status(), 403);
    assert_eq!(*response.body(), page_of(&blocked("panic")));
}

proptest! {
    /// No value adds a tag or leaves its own: the page of any value has the tags of the page of a plain one.
    #[test]
    fn no_value_is_markup(slug in "(?s)[a-z<>&\"'/=! \\n\\x00-\\x1f\u{80}-\u{ffff}]{0,40}") {
        let tags = |page: &str| page.matches(['<', '>', '"']).count();
        let plain = page_of(&blocked("acme"));
        let page = page_of(&blocked(&slug));
        prop_assert_eq!(tags(&page), tags(&plain), "{}", page);
        let escaped = page::escape(&slug);
        prop_assert!(page.contains(&format!("the organization {escaped} is blocked")), "{}", page);
    }
}
