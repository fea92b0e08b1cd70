//! Places of field errors as other formats write them.

use errorbook_model::Notation::{self, Brackets, Dotted};

#[test]
fn places_are_written_and_read() {
    let rows: [(&[&str], &str, &str, &str); 7] = [
        (&["name"], "name", "name", "/name"),
        (&["a", "b"], "a.b", "a.b", "/a/b"),
        (
            &["items", "0", "name"],
            "items.0.name",
            "items[0].name",
            "/items/0/name",
        ),
        (&["0"], "0", "[0]", "/0"),
        (&["0", "1", "é"], "0.1.é", "[0][1].é", "/0/1/é"),
        (&["a/b", "~", "07"], "a/b.~.07", "a/b.~[07]", "/a~1b/~0/07"),
        (&["a", ""], "a.", "a.", "/a/"),
    ];
    for (segments, dotted, brackets, pointer) in rows {
        for (notation, place) in [(Dotted, dotted), (Brackets, brackets)] {
            let segments = segments.iter().map(|segment| (*segment).into());
            assert_eq!(notation.place(segments).as_deref(), Some(place));
            assert_eq!(notation.pointer(place), pointer, "{place}");
        }
    }
}

#[test]
fn the_whole_document_has_no_place() {
    for notation in Notation::ALL {
        assert_eq!(notation.place(std::iter::empty()), None);
    }
}

#[test]
fn what_is_no_index_is_a_name() {
    for (place, pointer) in [
        ("a[b]", "/a[b]"),
        ("a[]", "/a[]"),
        ("a[0]b", "/a[0]b"),
        ("a[b][0]", "/a[b]/0"),
        ("]", "/]"),
        ("", "/"),
    ] {
        assert_eq!(Brackets.pointer(place), pointer, "{place}");
    }
}
