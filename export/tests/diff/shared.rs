//! Shared codes: one code, several answers.

use super::*;

/// An error of the shared code, in the form `variant status fields`; a field's type stands behind a colon.
fn answer(text: &str) -> Value {
    let mut words = text.split(' ');
    let mut next = || words.next().unwrap();
    let (variant, status) = (next(), next().parse::<u16>().unwrap());
    let field = |field: &str| {
        let (name, json_type) = field.split_once(':').unwrap();
        let (json_type, optional) = match json_type.strip_suffix('?') {
            Some(json_type) => (json_type, true),
            None => (json_type, false),
        };
        json!({ "name": name, "type": json_type, "optional": optional })
    };
    json!({
        "code": "M_UNKNOWN", "status": status, "variant": variant, "title": "T", "shared": true,
        "fields": words.map(field).collect::<Vec<_>>(),
    })
}

fn release(types: &[&[&str]]) -> Catalogue {
    let types = types.iter().zip(["acme::A", "acme::B"]);
    let types = types.map(|(answers, path)| {
        let entries: Vec<Value> = answers.iter().map(|text| answer(text)).collect();
        json!({ "path": path, "entries": entries })
    });
    catalogue(
        json!([service(&profile())]),
        types.collect::<Vec<_>>().into(),
    )
}

#[test]
fn a_changed_answer_of_a_shared_code_is_a_break() {
    let was = &["Route 404", "Method 405 allow:string"][..];
    let releases: [&[&[&str]]; 11] = [
        &[was],
        &[&["Method 405 allow:string", "Route 404"]],
        &[&["Route 404"], &["Method 405 allow:string"]],
        &[&["Route 404", "Other 405 allow:string"]],
        &[&["Route 404"]],
        &[&["Route 404", "Method 406 allow:string"]],
        &[&["Route 404", "Method 405"]],
        &[&["Route 404", "Method 405 allow:array"]],
        &[&["Route 404", "Method 405 allow:string?"]],
        // A client cannot count on the field of a 405 any more.
        &[&["Route 404", "Method 405 allow:string", "Late 405"]],
        &[&["Route 404", "Method 405 allow:string", "Body 413"]],
    ];
    let mut found = String::new();
    for is in releases {
        let changes = text(&release(&[was]), &release(is));
        found.push_str(&format!("{is:?}\n{changes}\n"));
    }
    expect![[r#"
        [["Route 404", "Method 405 allow:string"]]

        [["Method 405 allow:string", "Route 404"]]

        [["Route 404"], ["Method 405 allow:string"]]
        editorial moved: `M_UNKNOWN` was `acme::A::Method` and is `acme::B::Method`

        [["Route 404", "Other 405 allow:string"]]
        editorial moved: `M_UNKNOWN` was `acme::A::Method` and is `acme::A::Other`

        [["Route 404"]]
        breaking answer-gone: `M_UNKNOWN` is no longer answered with the status 405

        [["Route 404", "Method 406 allow:string"]]
        breaking answer-gone: `M_UNKNOWN` is no longer answered with the status 405
        compatible answer-added: `M_UNKNOWN` is answered with the status 406 too

        [["Route 404", "Method 405"]]
        breaking field-lost: `M_UNKNOWN` has lost the field `allow`

        [["Route 404", "Method 405 allow:array"]]
        breaking field-retyped: `M_UNKNOWN` had the field `allow` as string and has it as array

        [["Route 404", "Method 405 allow:string?"]]
        breaking field-optional: `M_UNKNOWN` may leave out the field `allow`

        [["Route 404", "Method 405 allow:string", "Late 405"]]
        breaking field-optional: `M_UNKNOWN` may leave out the field `allow`

        [["Route 404", "Method 405 allow:string", "Body 413"]]
        compatible answer-added: `M_UNKNOWN` is answered with the status 413 too

    "#]]
    .assert_eq(&found);
}

/// A code that was one error's, and is shared now, or the other way around.
#[test]
fn a_code_that_comes_to_be_shared_keeps_its_answer() {
    let shared = release(&[&["Route 404", "Method 405"]]);
    let mut own = answer("Route 404");
    put(&mut own, "/shared", json!(false));
    let own = catalogue(
        json!([service(&profile())]),
        json!([{ "path": "acme::A", "entries": [own] }]),
    );
    expect![[r#"
        compatible answer-added: `M_UNKNOWN` is answered with the status 405 too
    "#]]
    .assert_eq(&text(&own, &shared));
    expect![[r#"
        breaking answer-gone: `M_UNKNOWN` is no longer answered with the status 405
    "#]]
    .assert_eq(&text(&shared, &own));
}
