//! The page's own Content-Security-Policy.

use crate::acme;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use errorbook_export::html;
use expect_test::expect_file;
use sha2::{Digest, Sha256};

/// What a browser hashes: all that stands between the tags.
fn hash(page: &str, tag: &str) -> String {
    let (open, close) = (format!("<{tag}>"), format!("</{tag}>"));
    let start = page.find(&open).unwrap() + open.len();
    let length = page[start..].find(&close).unwrap();
    let digest = Sha256::digest(&page[start..start + length]);
    format!("'sha256-{}'", STANDARD.encode(digest))
}

#[test]
fn the_policy_allows_the_page_s_own_script_and_style_alone() {
    let page = html(&acme());
    let policy = format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data:; base-uri 'none'; form-action 'none'\n",
        hash(&page, "script"),
        hash(&page, "style"),
    );
    // `UPDATE_EXPECT=1` writes it anew after a change of the script or the style.
    expect_file!["../../templates/html/policy.txt"].assert_eq(&policy);
    let sent = include_str!("../../templates/html/policy.txt").trim_end();
    let in_attribute = sent.replace('\'', "&#39;");
    let meta = format!(r#"<meta http-equiv="Content-Security-Policy" content="{in_attribute}">"#);
    assert!(page.contains(&meta), "{page:.600}");
    assert_eq!(page.matches("<script").count(), 1);
    assert_eq!(page.matches("<style").count(), 1);
}
