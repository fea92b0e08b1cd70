//! The strings of body templates and text offers.

use errorbook_model::code::Style;
use errorbook_model::interpolation::{Mistake, Part, mistake, parts};
use errorbook_model::{Name, Notation};

#[test]
fn parts_of_a_string() {
    let rows: [(&str, &[Part]); 8] = [
        ("", &[]),
        ("plain é", &[Part::Text("plain é")]),
        ("{status}", &[Part::Name(Name::Status)]),
        ("urn:{code}", &[Part::Text("urn:"), Part::Name(Name::Code)]),
        (
            "{code:kebab-case}{timestamp:offset}",
            &[Part::Code(Style::Kebab), Part::TimestampOffset],
        ),
        (
            "{field.name} of {request.path}",
            &[
                Part::Field("name"),
                Part::Text(" of "),
                Part::Name(Name::RequestPath),
            ],
        ),
        (
            "{pointer:dotted}{place:brackets}",
            &[
                Part::Place(Name::Pointer, Notation::Dotted),
                Part::Place(Name::Place, Notation::Brackets),
            ],
        ),
        (
            "{{é}}",
            &[Part::Text("{"), Part::Text("é"), Part::Text("}")],
        ),
    ];
    for (text, expected) in rows {
        assert_eq!(mistake(text), None, "{text}");
        assert_eq!(parts(text).collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn mistakes_are_found() {
    for (text, expected) in [
        ("{", Mistake::Brace),
        ("a }", Mistake::Brace),
        ("{code", Mistake::Brace),
        ("{co{de}}", Mistake::Brace),
        ("{}", Mistake::Unknown("")),
        ("{slug}", Mistake::Unknown("slug")),
        ("{field.}", Mistake::Unknown("field.")),
        ("{problem_title}", Mistake::Unknown("problem_title")),
        ("{code:kebab}", Mistake::Format("code", "kebab")),
        ("{status:>3}", Mistake::Format("status", ">3")),
        ("{field.name:?}", Mistake::Format("field.name", "?")),
        ("{parameter:dotted}", Mistake::Format("parameter", "dotted")),
        ("{place:kebab-case}", Mistake::Format("place", "kebab-case")),
        ("{message:}", Mistake::Format("message", "")),
    ] {
        assert_eq!(mistake(text), Some(expected), "{text}");
    }
}
