//! The values that stand in for fields of which the author gives no example.

use errorbook_export::{Field, JsonType};

fn sample(name: &str, json_type: JsonType) -> String {
    Field::new(name, json_type).sample().to_json()
}

#[test]
fn a_stand_in_reads_well_in_a_sentence() {
    let texts = [
        ("slug", "acme"),
        ("org_slug", "acme"),
        ("orgSlug", "acme"),
        ("email", "ada@example.com"),
        ("callback-url", "https://example.com/"),
        ("userID", "a1b2c3"),
        ("slugs", "acme"),
        // No name that the table has: still no sentence such as `the widget widget`.
        ("widget", "example-widget"),
        ("widget_color", "example-widget-color"),
        ("…", "example"),
    ];
    for (name, expected) in texts {
        assert_eq!(
            sample(name, JsonType::String),
            format!("{expected:?}"),
            "{name}"
        );
    }
    let numbers = [
        ("days", JsonType::Integer, "3"),
        ("max", JsonType::Integer, "100"),
        ("max_bytes", JsonType::Integer, "1048576"),
        ("slug", JsonType::Integer, "3"),
        ("price", JsonType::Number, "19.99"),
        ("weight", JsonType::Number, "2.5"),
    ];
    for (name, json_type, expected) in numbers {
        assert_eq!(sample(name, json_type), expected, "{name}");
    }
}

#[test]
fn an_author_s_example_goes_before() {
    let mut field = Field::new("slug", JsonType::String);
    field.example = Some("globex".to_owned());
    assert_eq!(field.sample().to_json(), "\"globex\"");
}
