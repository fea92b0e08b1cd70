//! JSON pointers: what they are made of, and what text becomes one.

use errorbook::JsonPointer;
use serde_json::json;

#[test]
fn pointers_name_what_they_are_made_of() {
    let keys = ["foo", "", "a/b", "c%d", "e^f", "g|h", "i\\j", "k\"l", " "];
    let more = ["m~n", "~1", "~01", "/", "é", "0", "-"];
    for key in keys.into_iter().chain(more) {
        let document = json!({ "in": [null, { key: "found" }] });
        let pointer = JsonPointer::from("/in").join(1).join(key);
        // serde_json reads pointers as RFC 6901 says.
        let found = document.pointer(pointer.as_str());
        assert_eq!(found, Some(&json!("found")), "{pointer}");
        assert_eq!(pointer, JsonPointer::from(["in", "1", key]), "{key}");
        assert_eq!(pointer, JsonPointer::from_iter(["in", "1", key]), "{key}");
        assert_eq!(pointer, JsonPointer::from(pointer.as_str()), "{key}");
        let segments: Vec<_> = pointer.segments().collect();
        assert_eq!(segments, ["in", "1", key]);
    }
}

#[test]
fn text_becomes_a_pointer() {
    for (text, expected) in [
        ("", ""),
        ("/", "/"),
        ("/a//b/", "/a//b/"),
        ("/a~0b~1c", "/a~0b~1c"),
        ("slug", "/slug"),
        ("members/0", "/members/0"),
        ("~", "/~0"),
        ("/~2~", "/~02~0"),
        ("/~~0", "/~0~0"),
        ("/é~é", "/é~0é"),
    ] {
        assert_eq!(JsonPointer::from(text), expected, "{text}");
        assert_eq!(JsonPointer::from(text.to_owned()), expected, "{text}");
    }
    assert_eq!(JsonPointer::default().segments().count(), 0);
}
