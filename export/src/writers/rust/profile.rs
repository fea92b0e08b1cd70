//! A profile as an expression, as far as a client reads by it.

use super::names::literal;
use errorbook_model::offer::Form;
use errorbook_model::shape::Property;
use errorbook_model::{Body, Constant, Name, Node, Offer, Profile};
use std::fmt::Write;

/// The shapes that have names.
const PRESETS: [(&str, Body); 9] = [
    ("PROBLEM", Body::PROBLEM),
    ("PROBLEM_STATUS", Body::PROBLEM_STATUS),
    ("CODE_MESSAGE", Body::CODE_MESSAGE),
    ("MESSAGE", Body::MESSAGE),
    ("ERROR", Body::ERROR),
    ("STATUS_CODE_MESSAGE", Body::STATUS_CODE_MESSAGE),
    ("NESTED", Body::NESTED),
    ("OAUTH", Body::OAUTH),
    ("EMPTY", Body::EMPTY),
];

pub(super) fn write(out: &mut String, profile: &Profile) {
    out.push_str("pub static PROFILE: ::errorbook::Profile = ::errorbook::Profile::new()");
    let mut call = |name: &str, argument: &str| {
        let _ = write!(out, "\n    .{name}({argument})");
    };
    call("body", &body(profile.body));
    for (name, text) in [
        ("problem_type", profile.problem_type),
        ("docs", profile.docs),
        ("code_header", profile.code_header),
    ] {
        if let Some(text) = text {
            call(name, &literal(text));
        }
    }
    for (name, value) in profile.fields.as_slice() {
        let (method, value) = match value {
            Constant::Text(text) => ("field", text),
            Constant::Json(json) => ("field_json", json),
        };
        call(method, &format!("{}, {}", literal(name), literal(value)));
    }
    let offers: Vec<String> = profile.offers.iter().map(offer).collect();
    call("offers", &format!("&[{}]", offers.join(", ")));
    out.push_str(";\n");
}

fn offer(offer: &Offer) -> String {
    let is = |other: &Offer| offer.form() == other.form();
    let mut written = match offer.form() {
        _ if is(&Offer::TEXT) => "::errorbook::Offer::TEXT".to_owned(),
        Form::Json(None) => "::errorbook::Offer::JSON".to_owned(),
        Form::Json(Some(own)) => format!("::errorbook::Offer::json({})", body(*own)),
        Form::Text(lines) => format!("::errorbook::Offer::text({})", literal(lines)),
        Form::Xml {
            body: Some(own),
            root,
            ..
        } => {
            format!("::errorbook::Offer::xml({}, {})", body(*own), literal(root))
        }
        Form::Xml { body: None, .. } => "::errorbook::Offer::PROBLEM_XML".to_owned(),
        Form::Preset(preset) => format!("::errorbook::Offer::{}", preset.constant()),
    };
    if let Some(media_type) = offer.own_media_type() {
        let _ = write!(written, ".media_type({})", literal(media_type));
    }
    for media_type in offer.other_media_types().iter().flatten() {
        let _ = write!(written, ".answers_to({})", literal(media_type.as_str()));
    }
    written
}

fn body(body: Body) -> String {
    if let Some((name, _)) = PRESETS.iter().find(|(_, preset)| *preset == body) {
        return format!("::errorbook::Body::{name}");
    }
    let template = body.root().map(value).unwrap_or_default();
    let problem = if body.is_problem() {
        ".as_problem()"
    } else {
        ""
    };
    format!("::errorbook::body!({template}){problem}")
}

/// A value of a template, as `body!` reads it.
fn value(node: &Node) -> String {
    match node {
        Node::Object(members) => {
            let members: Vec<String> = members
                .iter()
                .map(|member| match member {
                    Property::Pair(key, node) => format!("{}: {}", literal(key), value(node)),
                    Property::Fields => "..fields".to_owned(),
                    Property::Each(member) => {
                        let (key, item) = (value(&member.key), value(&member.item));
                        if member.is_list {
                            format!("each {key}: [{item}]")
                        } else {
                            format!("each {key}: {item}")
                        }
                    }
                })
                .collect();
            format!("{{ {} }}", members.join(", "))
        }
        Node::Array(elements) => {
            let elements: Vec<String> = elements.iter().map(value).collect();
            format!("[{}]", elements.join(", "))
        }
        Node::Each(item) | Node::Items(item) => format!("[each {}]", value(item)),
        // RFC 9457's title is one of a preset.
        Node::Name(Name::ProblemTitle) => Name::Title.as_str().to_owned(),
        Node::Name(name) => name.as_str().to_owned(),
        Node::Field(name) => format!("field.{}", literal(name)),
        Node::Text(text) => literal(text),
        Node::Or(node, other) => format!("{} or {}", value(node), value(other)),
        Node::Literal(constant) => json(constant),
    }
}

/// A constant. A string is one of Rust, in which a brace would begin a placeholder.
fn json(constant: &str) -> String {
    match serde_json::from_str::<String>(constant) {
        Ok(text) => literal(&text.replace('{', "{{").replace('}', "}}")),
        Err(_) => constant.to_owned(),
    }
}
