//! Parts of a page: ids, and the names of members in bodies.

use errorbook_export::{Catalogue, Code, Entry, Example, Service, Type, html};

fn page(entries: Vec<Entry>) -> String {
    let types = vec![Type::new("acme::Type", entries)];
    html(&Catalogue::new(vec![Service::new("acme::ERRORS")], types))
}

#[test]
fn ids_are_safe_in_addresses() {
    let cases = [
        ("ORG_BLOCKED", "ORG_BLOCKED"),
        ("org.blocked-2", "org.blocked-2"),
        ("a b", "a~20b"),
        ("a~20b", "a~7E20b"),
        ("", "~"),
        ("type/x:y", "type~2Fx~3Ay"),
        ("\u{e9}\"", "~C3~A9~22"),
    ];
    let entry = |(code, _): (&str, &str)| Entry::new(Code::Text(code.to_owned()), 400, "V", "T");
    let page = page(cases.map(entry).into());
    for (code, expected) in cases {
        assert!(page.contains(&format!(" id=\"{expected}\"")), "{code}");
    }
}

#[test]
fn keys_are_distinguished_from_values() {
    let mut entry = Entry::new(Code::Number(1), 400, "V", "T");
    entry.examples.push(Example {
        accept: "application/json".to_owned(),
        status: "400 Bad Request".to_owned(),
        headers: vec![("content-type".to_owned(), "application/json".to_owned())],
        body: r#"{"code" :"code"}"#.to_owned(),
        base64: false,
    });
    let page = page(vec![entry]);
    assert!(page.contains("<i>&#34;code&#34;</i>: &#34;code&#34;"));
}
