//! A list of field errors of one type: what its items are stands under the error that has the list.

use errorbook_export::diff::{Class, diff};
use errorbook_export::{Catalogue, html, html_entry, lock, markdown, openapi, typescript};
use serde_json::{Value, json};

fn catalogue(change: impl FnOnce(&mut Value)) -> Catalogue {
    let mut json = json!({
        "errorbook": 1,
        "services": [{ "name": "acme::ERRORS", "profile": {
            "body": { "object": [["code", { "name": "code" }], ["message", { "name": "message" }], "fields"] },
            "problem": false, "offers": [{ "format": "json" }],
            "help_link": false, "nosniff": false, "no_store": false,
        } }],
        "types": [{ "path": "acme::OrgError", "entries": [{
            "code": "ORG_INVALID", "status": 422, "variant": "Invalid", "title": "Invalid",
            "fields": [{ "name": "errors", "type": "array", "items": "field_error", "item_types": [{
                "path": "acme::InvalidOrg",
                "entries": [
                    {
                        "code": "ORG_SLUG", "status": 422, "variant": "Slug", "title": "Slug",
                        "message": "lower-case letters", "description": "It stands in **URLs**.",
                        "help": "write a slug like acme-2",
                    },
                    {
                        "code": "ORG_SEATS", "status": 422, "variant": "Seats", "title": "Seats",
                        "message": "at least {min} seats",
                        "fields": [
                            { "name": "min", "type": "integer", "example": "2" },
                            { "name": "most", "type": "integer", "optional": true },
                        ],
                    },
                    {
                        "code": "ORG_SECRET", "status": 422, "variant": "Secret", "title": "Secret",
                        "internal": true,
                    },
                ],
            }] }],
        }] }],
    });
    change(&mut json);
    Catalogue::from_json(json.to_string().as_bytes()).unwrap()
}

fn items(json: &mut Value) -> &mut Vec<Value> {
    let items = json.pointer_mut("/types/0/entries/0/fields/0/item_types/0/entries");
    items.unwrap().as_array_mut().unwrap()
}

fn is_there(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let at = rest.find(part);
        let at = at.unwrap_or_else(|| panic!("{part:?} in its order in\n{text}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn typescript_has_a_union_of_the_items() {
    let file = typescript(&catalogue(|_| ()).public());
    is_there(
        &file,
        &[
            "export type ErrorCode =\n  | \"ORG_INVALID\";\n",
            "  errors: (OrgSlugItem | OrgSeatsItem)[];\n",
            "/**\n * lower-case letters\n *\n",
            "export interface OrgSlugItem extends FieldError {\n  code: \"ORG_SLUG\";\n}\n",
            "export interface OrgSeatsItem extends FieldError {\n  code: \"ORG_SEATS\";\n  min: number;\n  most?: number;\n}\n",
        ],
    );
    assert!(!file.contains("SECRET"), "{file}");
}

#[test]
fn openapi_tells_items_apart_by_their_codes() {
    let document: Value = serde_json::from_str(&openapi(&catalogue(|_| ()).public())).unwrap();
    let schemas = &document["components"]["schemas"];
    let list = &schemas["ORG_INVALID"]["properties"]["errors"];
    assert_eq!(
        *list,
        json!({ "type": "array", "items": {
            "oneOf": [
                { "$ref": "#/components/schemas/ORG_SLUG_Item" },
                { "$ref": "#/components/schemas/ORG_SEATS_Item" },
            ],
            "discriminator": { "propertyName": "code", "mapping": {
                "ORG_SLUG": "#/components/schemas/ORG_SLUG_Item",
                "ORG_SEATS": "#/components/schemas/ORG_SEATS_Item",
            } },
        } })
    );
    let item = &schemas["ORG_SEATS_Item"];
    assert_eq!(item["required"], json!(["code", "message", "min"]));
    assert_eq!(
        item["properties"]["code"],
        json!({ "type": "string", "const": "ORG_SEATS" })
    );
    for place in ["pointer", "parameter", "header", "message", "min", "most"] {
        assert!(item["properties"].get(place).is_some(), "{place}");
    }
    // No response is one.
    assert!(schemas.get("ORG_SEATS").is_none());
    assert_eq!(
        document["components"]["responses"]
            .as_object()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn numbers_are_told_apart_by_their_constants() {
    let catalogue = catalogue(|json| items(json)[0]["code"] = 7001.into());
    let document: Value = serde_json::from_str(&openapi(&catalogue.public())).unwrap();
    let list = &document["components"]["schemas"]["ORG_INVALID"]["properties"]["errors"]["items"];
    assert!(list.get("discriminator").is_none(), "{list}");
    assert_eq!(
        list["oneOf"][0]["$ref"],
        "#/components/schemas/Code7001_Item"
    );
    let file = typescript(&catalogue.public());
    is_there(
        &file,
        &[
            "errors: (Item7001 | OrgSeatsItem)[];",
            "export interface Item7001 extends",
        ],
    );
}

#[test]
fn pages_show_items_under_their_list() {
    let catalogue = catalogue(|_| ()).public();
    let page = markdown(&catalogue);
    is_there(
        &page,
        &[
            "\n### `ORG_INVALID`\n",
            "| `errors` | array of field errors: pointer (RFC 6901), parameter or header, code and message |",
            "\n#### `ORG_SLUG`\n\nAn item of `errors`.\n\n> lower-case letters\n\nIt stands in **URLs**.\n\n**What to do:** write",
            "\n#### `ORG_SEATS`\n",
            "| `min` | integer | `2` |",
        ],
    );
    let page = html(&catalogue);
    is_there(
        &page,
        &[
            "id=\"ORG_INVALID\"",
            "Items of <code>errors</code>",
            "<div id=\"ORG_INVALID:item:ORG_SLUG\"><dt><code class=\"code\">ORG_<wbr>SLUG</code></dt><dd>lower-case letters",
            "<strong>URLs</strong>",
            "write a slug like acme-2",
            "at least <var>{min}</var> seats",
            "<code>min</code>, integer",
        ],
    );
    assert!(!page.contains("SECRET"));
    // The page of an item is that of the error that lists it.
    let one = html_entry(&catalogue, "ORG_SEATS", "../errors").unwrap();
    is_there(&one, &["id=\"ORG_INVALID\"", "ORG_INVALID:item:ORG_SEATS"]);
    assert!(html_entry(&catalogue, "ORG_SECRET", "../errors").is_none());
}

#[test]
fn the_sample_of_a_list_is_its_first_item() {
    let catalogue = catalogue(|json| {
        items(json).remove(0);
    });
    let (_, entry) = catalogue.entries().next().unwrap();
    assert_eq!(
        entry.fields[0].sample().to_json(),
        r#"[{"pointer":"/name","code":"ORG_SEATS","message":"at least 2 seats","min":2,"most":3}]"#
    );
}

/// A change of the items, by name, and what the comparison says of it.
type Case = (&'static str, fn(&mut Value), &'static [&'static str]);

#[test]
fn a_release_without_an_item_breaks() {
    let old = catalogue(|_| ());
    let listed = |json: &mut Value| {
        let ty = json["types"][0]["entries"][0]["fields"][0]["item_types"][0].clone();
        json["types"].as_array_mut().unwrap().push(ty);
    };
    let cases: [Case; 5] = [
        (
            "gone",
            |json| drop(items(json).remove(0)),
            &["`ORG_SLUG` is gone"],
        ),
        (
            "retyped",
            |json| items(json)[1]["fields"][0]["type"] = "string".into(),
            &["`ORG_SEATS` had the field `min` as integer and has it as string"],
        ),
        // No client gets it.
        ("status", |json| items(json)[0]["status"] = 400.into(), &[]),
        (
            "lost",
            |json| drop(items(json)[1]["fields"].as_array_mut().unwrap().remove(1)),
            &["`ORG_SEATS` has lost the field `most`"],
        ),
        ("nothing", |_| (), &[]),
    ];
    let published = lock::of(&old).unwrap();
    for (name, change, expected) in cases {
        let new = catalogue(change);
        let changes = diff(&old, &new);
        let breaking = changes
            .iter()
            .filter(|change| change.class == Class::Breaking);
        let found: Vec<_> = breaking.map(|change| change.what.as_str()).collect();
        assert_eq!(found, expected, "{name}");
        let update = lock::update(&published, &new, &[]).unwrap();
        let found: Vec<_> = update.breaks.iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{name}");
    }
    // An item may become an answer; an answer that becomes an item is gone.
    let both = catalogue(listed);
    assert!(
        diff(&old, &both)
            .iter()
            .all(|change| change.class != Class::Breaking)
    );
    assert!(
        lock::update(&published, &both, &[])
            .unwrap()
            .breaks
            .is_empty()
    );
    let update = lock::update(&lock::of(&both).unwrap(), &old, &[]).unwrap();
    let expected = ["ORG_SEATS", "ORG_SLUG"]
        .map(|code| format!("`{code}` was an answer and is only an item of field errors"));
    let found: Vec<_> = update.breaks.iter().map(ToString::to_string).collect();
    assert_eq!(found, expected);
    let changes = diff(&both.public(), &old.public());
    let answers = changes.iter().filter(|change| change.kind == "answer-gone");
    assert_eq!(answers.count(), 2);
}

#[test]
fn items_are_read_with_care() {
    for (name, change) in [
        (
            "status",
            (|json| items(json)[0]["status"] = 200.into()) as fn(&mut Value),
        ),
        ("code", |json| items(json)[0]["code"] = "a\nb".into()),
    ] {
        let mut json = serde_json::to_value(catalogue(|_| ())).unwrap();
        change(&mut json);
        let read = Catalogue::from_json(json.to_string().as_bytes());
        assert!(read.is_err(), "{name}");
    }
}
