//! The tree of a body template.

use errorbook_model::shape::{Body, Name, Node, Property, Step, keys};

#[test]
fn a_word_is_that_of_one_name() {
    for name in Name::OF_TEMPLATES {
        assert_eq!(Name::by_name(name.as_str()), Some(name));
    }
    assert_eq!(Name::by_name("detail"), Some(Name::Detail));
    assert_eq!(Name::by_name("problem_title"), Some(Name::ProblemTitle));
    assert_eq!(Name::by_name("slug"), None);
}

#[test]
fn places_are_those_of_the_tree() {
    const BODY: Body = Body::of(&Node::Object(&[
        Property::Pair("ok", Node::Literal("false")),
        Property::Pair(
            "errors",
            Node::Array(&[Node::Object(&[
                Property::Fields,
                Property::Pair("ref", Node::Name(Name::Code)),
            ])]),
        ),
    ]));
    let paths: Vec<_> = BODY.places().into_iter().map(|place| place.path).collect();
    let (errors, first) = (Step::Key("errors"), Step::Index(0));
    assert_eq!(
        paths,
        [
            vec![Step::Key("ok")],
            vec![errors],
            vec![errors, first],
            vec![errors, first],
            vec![errors, first, Step::Key("ref")],
        ]
    );
    let beside = BODY.root().and_then(Node::beside_fields).unwrap();
    assert_eq!(keys(beside).collect::<Vec<_>>(), ["ref"]);
    assert!(Body::EMPTY.places().is_empty() && Body::EMPTY.is_empty());
    assert!(Body::MESSAGE.root().and_then(Node::beside_fields).is_none());
}

#[test]
fn what_a_template_uses() {
    const BODY: Body = Body::of(&Node::Array(&[Node::Each(&Node::Object(&[
        Property::Pair("at", Node::Text("{request.method} {field.place}")),
        Property::Pair(
            "kind",
            Node::Or(&Node::Field("kind"), &Node::Literal("null")),
        ),
    ]))]));
    let root = BODY.root().unwrap();
    assert!(root.uses(Name::RequestMethod) && !root.uses(Name::RequestPath));
    assert!(root.places_field("place") && root.places_field("kind") && !root.places_field("at"));
    assert!(root.beside_fields().is_none());
    let paths: Vec<_> = BODY.places().into_iter().map(|place| place.path).collect();
    let item = [Step::Index(0), Step::Each];
    assert_eq!(paths[0], item[..1]);
    assert_eq!(paths[1], item);
    assert_eq!(paths[2], [item[0], item[1], Step::Key("at")]);
}

#[test]
fn a_template_is_searched_through() {
    const EACH: Node = Node::Each(&Node::Object(&[Property::Fields]));
    const OR: Node = Node::Object(&[Property::Pair(
        "errors",
        Node::Or(&EACH, &Node::Literal("[]")),
    )]);
    const BOTH: Node = Node::Array(&[EACH, Node::Object(&[Property::Fields])]);
    for (node, has_each, has_fields) in [
        (EACH, true, false),
        (OR, true, false),
        (BOTH, true, true),
        (
            Node::Or(&Node::Object(&[Property::Fields]), &Node::Literal("null")),
            false,
            true,
        ),
        (Node::Text("{instance}"), false, false),
    ] {
        assert_eq!(node.has_each(), has_each, "{node:?}");
        assert_eq!(node.has_fields_outside_each(), has_fields, "{node:?}");
    }
    for node in [Node::Text("{instance}"), Node::Name(Name::Instance)] {
        assert!(node.uses(Name::Instance) && node.places_field("instance"));
    }
}
