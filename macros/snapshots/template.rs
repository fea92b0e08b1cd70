const SHAPE: errorbook::Body = errorbook::Body::__from_parts(
    &[
        errorbook::__private::Part::Literal("ok", "false"),
        errorbook::__private::Part::Object("error"),
        errorbook::__private::Part::Member("ref", errorbook::__private::Name::Code),
        errorbook::__private::Part::Member("text", errorbook::__private::Name::Message),
        errorbook::__private::Part::Fields(&["ref", "text"]),
        errorbook::__private::Part::End,
        errorbook::__private::Part::Literal("says", "\"a \\\"b\\\"\\u000a\""),
    ],
);
