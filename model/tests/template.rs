//! The templates of messages and headers.

use errorbook_model::template::{Template, is_field_name};

#[test]
fn what_is_read_is_written_again() {
    for source in [
        "",
        "plain",
        "{a}",
        "{{}}",
        "{{{a}}}",
        "}}{{",
        "{a:?} and {b:>width$.0$} {0:#x}",
        "é{type}é",
    ] {
        let template = Template::parse(source).expect(source);
        assert_eq!(template.renamed(str::to_owned), source);
    }
    let template = Template::parse("{ a : >3 } {b}").unwrap();
    assert_eq!(template.renamed(str::to_uppercase), "{A: >3} {B}");
    // Counts are names too: the same one in both places, after a flag, a part of another.
    for (source, expected) in [
        ("{a:.b$}", "{A:.B$}"),
        ("{a:0b$.ab$e}", "{A:0B$.AB$e}"),
        ("{a:a$.a$?}", "{A:A$.A$?}"),
        ("{a:b<3}", "{A:b<3}"),
    ] {
        let template = Template::parse(source).unwrap();
        assert_eq!(template.renamed(str::to_uppercase), expected);
    }
}

#[test]
fn faults() {
    for (source, wrong) in [
        ("}", "a `}` without its `{`"),
        ("a } b", "a `}` without its `{`"),
        ("{", "a `{` without its `}`"),
        ("{a", "a `{` without its `}`"),
        ("{{{", "a `{` without its `}`"),
        ("{}", "the placeholder `{}` names no field"),
        ("{:?}", "the placeholder `{:?}` names no field"),
        (
            "{r#type}",
            "the placeholder `{r#type}` has a raw identifier",
        ),
        ("{a.b}", "the placeholder `{a.b}` is not a field's name"),
        ("{a{b}", "the placeholder `{a{b}` is not a field's name"),
        ("{1a}", "the placeholder `{1a}` is not a field's name"),
        ("{_}", "the placeholder `{_}` is not a field's name"),
        ("{self}", "the placeholder `{self}` is not a field's name"),
        ("{a b:?}", "the placeholder `{a b:?}` is not a field's name"),
        ("{a:y}", "`y` is not a format of `std::fmt`"),
    ] {
        assert_eq!(
            Template::parse(source).unwrap_err().wrong,
            wrong,
            "{source}"
        );
    }
}

#[test]
fn names_of_fields() {
    for (name, is) in [
        ("name", true),
        ("type", true),
        ("_a1", true),
        ("é", true),
        ("0", true),
        ("12", true),
        ("", false),
        ("a-b", false),
        ("a\u{a0}b", false),
        ("crate", false),
    ] {
        assert_eq!(is_field_name(name), is, "{name}");
    }
}
