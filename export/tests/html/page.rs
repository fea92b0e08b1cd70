//! What the pages of the fixture say.

use crate::acme;
use crate::dom::elements;
use errorbook_export::{Service, html, html_entry};

/// The section of a code, as it is written.
fn section<'a>(page: &'a str, id: &str) -> &'a str {
    let start = page.find(&format!(" id=\"{id}\" data-code")).unwrap();
    let end = page[start..].find("</article>").unwrap();
    &page[start..start + end]
}

#[test]
#[allow(clippy::too_many_lines, reason = "a table")]
fn a_section_says_everything() {
    let page = html(&acme());
    let cases = [
        ("ORG_BLOCKED", r#"data-status="403" data-retry="unknown">"#),
        (
            "ORG_BLOCKED",
            r##"<h3><code class="code">ORG_<wbr>BLOCKED</code> <a class="anchor" href="#ORG_BLOCKED""##,
        ),
        (
            "ORG_BLOCKED",
            r#"<span class="status">403 Forbidden</span>"#,
        ),
        ("ORG_BLOCKED", r#"<span class="title">Blocked</span>"#),
        (
            "ORG_BLOCKED",
            "the organization <var>{slug}</var> is blocked",
        ),
        ("ORG_BLOCKED", "<li>first <code>item</code></li>"),
        ("ORG_BLOCKED", "<li>second &lt;b&gt;item&lt;/b&gt;</li>"),
        (
            "ORG_BLOCKED",
            "ask your administrator to lift the block</span>",
        ),
        ("ORG_BLOCKED", "<dt>Retryable</dt><dd>unknown</dd>"),
        ("ORG_BLOCKED", "<dt>Since</dt><dd>1.4</dd>"),
        (
            "ORG_BLOCKED",
            "<code class=\"code\">urn:<wbr>acme:<wbr>error:<wbr>ORG_<wbr>BLOCKED</code>",
        ),
        (
            "ORG_BLOCKED",
            r#"<a href="https://docs.acme.example/errors/ORG_BLOCKED">"#,
        ),
        (
            "ORG_BLOCKED",
            "<dt><code>slug</code></dt><dd>string; for example <code>acme</code></dd>",
        ),
        (
            "ORG_BLOCKED",
            "<p class=\"as\"><code>text/plain</code></p>\n<pre class=\"http\">",
        ),
        (
            "ORG_BLOCKED",
            "<b>HTTP/1.1 403 Forbidden</b>\n<i>content-type:</i>",
        ),
        (
            "ORG_BLOCKED",
            "\n\n{\n  <i>&#34;type&#34;</i>: &#34;urn:acme:error:ORG_BLOCKED&#34;,\n",
        ),
        (
            "ORG_BLOCKED",
            "\n\nthe organization acme is blocked [ORG_BLOCKED]\n",
        ),
        ("ORG_SLUG_TAKEN", r#"<span class="mark">going</span>"#),
        ("ORG_SLUG_TAKEN", "<dt>Goes in</dt><dd>2.0</dd>"),
        (
            "ORG_SLUG_TAKEN",
            r##"<dt>Instead</dt><dd><a href="#ORG_BLOCKED"><code class="code">ORG_<wbr>BLOCKED</code></a></dd>"##,
        ),
        ("ORG_RATE_LIMITED", r#"data-retry="yes""#),
        ("ORG_RATE_LIMITED", r#"<span class="mark">retryable</span>"#),
        (
            "ORG_RATE_LIMITED",
            "<dt>Retryable</dt><dd>yes, after the time in Retry-After</dd>",
        ),
        (
            "ORG_RATE_LIMITED",
            "<dt><code>retry-after</code></dt><dd><code><var>{wait}</var></code></dd>",
        ),
        (
            "ORG_RATE_LIMITED",
            "<dt><var>{wait}</var></dt><dd>integer</dd>",
        ),
        (
            "ORG_LIMITS",
            "between <var>{low}</var> and <var>{high}</var>",
        ),
        ("ORG_LIMITS", "<dd>number, may be absent</dd>"),
        ("ORG_LIMITS", "<dd>array of strings</dd>"),
        (
            "ORG_INVALID",
            "array of objects of pointer (RFC 6901), parameter or header, code and message",
        ),
        ("ORG_HIDDEN", r#"<span class="mark">concealed</span>"#),
        (
            "ORG_HIDDEN",
            r##"answered exactly as <a href="#ORG_NOT_FOUND"><code class="code">ORG_<wbr>NOT_<wbr>FOUND</code></a> is"##,
        ),
        ("ORG_DEBUG", r#"<span class="mark">internal</span>"#),
        (
            "4031",
            "&#60;/script&#62;&#60;img src=x onerror=alert(1)&#62;",
        ),
        (
            "HTTP_METHOD_NOT_ALLOWED",
            r#"<var>{allow}</var></code> <span class="muted">may be absent</span>"#,
        ),
    ];
    for (code, expected) in cases {
        let section = section(&page, code);
        assert!(section.contains(expected), "{code}: {expected}\n{section}");
    }
}

#[test]
fn what_is_not_so_is_not_there() {
    let page = html(&acme());
    let cases = [
        // A title that is the status's phrase, and a message that there is none of.
        ("HTTP_NOT_FOUND", "class=\"title\""),
        ("HTTP_NOT_FOUND", "class=\"meaning\""),
        ("HTTP_NOT_FOUND", "Fields"),
        // It is never on the wire.
        ("ORG_HIDDEN", "urn:acme:error"),
        ("ORG_HIDDEN", "http"),
        // It differs from the phrase in case alone.
        ("ORG_NOT_FOUND", "class=\"title\""),
        // It would lead nowhere: a catalogue has no addresses of requests.
        ("ORG_BLOCKED", "curl"),
    ];
    for (code, unexpected) in cases {
        let section = section(&page, code);
        assert!(
            !section.contains(unexpected),
            "{code}: {unexpected}\n{section}"
        );
    }
    let public = html(&acme().public());
    for code in ["ORG_HIDDEN", "ORG_DEBUG"] {
        assert!(page.contains(code) && !public.contains(code), "{code}");
    }
}

#[test]
fn an_address_that_a_browser_would_run_is_no_link() {
    let cases = [
        ("https://docs.example/{code}", true),
        ("HTTP://docs.example/{code}", true),
        // It leads to the page itself, and in a file nowhere.
        ("/errors/{code}", false),
        ("javascript:alert(1)//{code}", false),
        (" javascript:alert(1)//{code}", false),
        ("data:text/html,{code}", false),
        ("{code}", false),
        ("", false),
    ];
    for (template, expected) in cases {
        let mut catalogue = acme();
        catalogue.services[0].profile.docs = Some(template.to_owned().leak());
        let page = html(&catalogue);
        let href = format!("href=\"{}\"", template.replace("{code}", "ORG_BLOCKED"));
        let is_link = section(&page, "ORG_BLOCKED").contains(&href);
        assert_eq!(is_link, expected, "{template}");
    }
}

#[test]
fn nothing_is_fetched() {
    for element in elements(&html(&acme())) {
        assert!(element.get("src").is_none(), "<{}>", element.name);
        if element.name == "link" {
            assert!(element.get("href").unwrap().starts_with("data:"));
        }
        if element.name == "style" {
            assert!(!element.text.contains("url(") && !element.text.contains("@import"));
        }
    }
}

#[test]
fn a_merged_catalogue_says_who_answers() {
    let mut catalogue = acme();
    let billing: Service = serde_json::from_str(
        r#"{ "name": "billing::ERRORS", "description": "What the till says.", "profile": {
            "body": { "object": [["error", { "object": [["ref", { "name": "code" }]] }]] }, "offers": [{ "format": "json" }]
        } }"#,
    )
    .unwrap();
    catalogue.services.push(billing);
    catalogue.types[1].services = vec!["billing::ERRORS".to_owned()];
    let page = html(&catalogue);
    let cases = [
        "<title>org_api and billing errors</title>",
        "<h2>billing</h2>\n<div class=\"prose lead\"><p>What the till says.</p>",
        "Tell errors apart by <code>error.ref</code>: it is stable",
        "<code>auth::AuthError</code> · only in <b>billing</b>",
    ];
    for expected in cases {
        assert!(page.contains(expected), "{expected}");
    }
    let fact = "<dt>Only in</dt><dd>billing</dd>";
    assert!(section(&page, "AUTH_SCOPE").contains(fact));
    assert!(!section(&page, "ORG_BLOCKED").contains("Only in"));
}

#[test]
fn without_examples_there_are_no_responses() {
    let mut catalogue = acme();
    catalogue.types[0].entries[0].examples.clear();
    let page = html(&catalogue);
    assert!(!section(&page, "ORG_NOT_FOUND").contains("Responses"));
}

#[test]
fn the_page_of_one() {
    let catalogue = acme();
    let page = html_entry(&catalogue, "ORG_SLUG_TAKEN", "../errors").unwrap();
    let cases = [
        "<title>ORG_SLUG_TAKEN \u{2013} org_api errors</title>",
        "<a href=\"../errors\">org_api errors</a>",
        "<h1><code class=\"code\">ORG_<wbr>SLUG_<wbr>TAKEN</code>",
        "<h2 id=\"ORG_SLUG_TAKEN:responses\">",
        "<a href=\"../errors#ORG_BLOCKED\">",
    ];
    for expected in cases {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert!(!page.contains("ORG_INVALID"));
    assert!(html_entry(&catalogue, "4031", "../errors").is_some());
    for unknown in ["org_blocked", "ORG", ""] {
        let page = html_entry(&catalogue, unknown, "../errors");
        assert_eq!(page, None, "{unknown}");
    }
}

#[test]
fn a_code_reached_by_two_services_has_two_sections() {
    let mut catalogue = acme();
    let mut again = catalogue.types[0].clone();
    again.path = "other::OrgError".to_owned();
    catalogue.types.push(again);
    let page = html(&catalogue);
    section(&page, "ORG_BLOCKED");
    section(&page, "ORG_BLOCKED~2");
    let one = html_entry(&catalogue, "ORG_BLOCKED", "../errors").unwrap();
    assert_eq!(one.matches("<h1>").count(), 2);
}

#[test]
fn an_empty_catalogue_is_a_page() {
    let mut catalogue = acme();
    catalogue.types.clear();
    let page = html(&catalogue);
    assert!(page.contains("Every error this service can answer with."));
    elements(&page);
}
