//! How a service speaks, in the catalogue's format. The model has it as constant data, which is kept for good here: a
//! program reads few different profiles.

use crate::Sample;
use crate::read::{DEEPEST, is_header, is_line};
use errorbook_model::interpolation;
use errorbook_model::offer::Form;
use errorbook_model::pairs::{is_field_name, is_header_value, is_own_header};
use errorbook_model::{
    Body, Constant, EachMember, Items, MediaType, Name, Node, Offer, Pairs, Preset, Profile,
    Property, Representation,
};
use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::{HashMap, HashSet};
use std::ops::Not;
use std::sync::{LazyLock, Mutex, PoisonError};

#[derive(Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
struct Data {
    /// `None` where there is no body.
    body: Option<Template>,
    problem: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    problem_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    domain: Option<String>,
    offers: Vec<OfferData>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_header: Option<String>,
    help_link: bool,
    nosniff: bool,
    no_store: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fields: Vec<(String, Sample)>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    headers: Vec<(String, String)>,
}

/// A representation, without what it has by default.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "format", rename_all = "snake_case")]
enum OfferForm {
    Json {
        #[serde(skip_serializing_if = "Option::is_none")]
        body: Option<Template>,
        #[serde(default, skip_serializing_if = "Not::not")]
        problem: bool,
    },
    Text {
        lines: String,
    },
    Xml {
        #[serde(skip_serializing_if = "Option::is_none")]
        body: Option<Template>,
        #[serde(default, skip_serializing_if = "Not::not")]
        problem: bool,
        root: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        namespace: Option<String>,
        #[serde(default, skip_serializing_if = "Not::not")]
        items_as_i: bool,
    },
    Preset {
        preset: String,
    },
}

#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
struct OfferData {
    #[serde(flatten)]
    form: OfferForm,
    #[serde(skip_serializing_if = "Option::is_none")]
    media_type: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers_to: Vec<String>,
}

/// A value of a template.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Template {
    Object(Vec<Member>),
    Array(Vec<Template>),
    Each(Box<Template>),
    Items(Box<Template>),
    /// A value known by name.
    Name(String),
    /// The field of a name.
    Field(String),
    /// A string with placeholders.
    Text(String),
    /// A value, and another where it is absent.
    Or(Box<(Template, Template)>),
    /// A constant, as JSON.
    Literal(String),
}

/// A part of an object.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(untagged)]
enum Member {
    Pair(String, Template),
    /// The word `fields`.
    Fields(String),
    /// Members for field errors.
    Each {
        key: Template,
        each: Template,
        #[serde(default, skip_serializing_if = "Not::not")]
        list: bool,
    },
}

impl Default for Data {
    /// What a profile that leaves members out has; `problem` has to be said.
    fn default() -> Self {
        let mut data = Data::from(&Profile::DEFAULT);
        data.problem = false;
        data
    }
}

impl From<&Profile> for Data {
    fn from(profile: &Profile) -> Self {
        Data {
            body: profile.body.root().map(template_of),
            problem: profile.body.is_problem(),
            problem_type: profile.problem_type.map(str::to_owned),
            docs: profile.docs.map(str::to_owned),
            domain: profile.domain.map(str::to_owned),
            offers: profile.offers.iter().map(offer_of).collect(),
            code_header: profile.code_header.map(str::to_owned),
            help_link: profile.help_link,
            nosniff: profile.nosniff,
            no_store: profile.no_store,
            fields: list_of(&profile.fields),
            headers: list_of(&profile.headers),
        }
    }
}

fn list_of<V: Copy, D: From<V>>(pairs: &Pairs<V>) -> Vec<(String, D)> {
    let pairs = pairs.as_slice().iter();
    let pairs = pairs.map(|(name, value)| ((*name).to_owned(), D::from(*value)));
    pairs.collect()
}

fn constant(value: &Sample) -> Constant {
    match value {
        Sample::Text(text) => Constant::Text(kept(text)),
        json => Constant::Json(kept(&json.to_json())),
    }
}

fn pairs<V: Copy, D>(
    list: &[(String, D)],
    none: Pairs<V>,
    value: impl Fn(&D) -> V,
) -> Result<Pairs<V>, String> {
    let most = Pairs::<V>::MOST;
    if list.len() > most {
        return Err(format!("more than {most} fields or headers of its own"));
    }
    let with = |pairs: Pairs<V>, (name, data): &(String, D)| pairs.with(kept(name), value(data));
    Ok(list.iter().fold(none, with))
}

fn offer_of(offer: &Offer) -> OfferData {
    let own_body = |body: &Option<Body>| {
        let template = body.and_then(|body| body.root()).map(template_of);
        (template, body.is_some_and(|body| body.is_problem()))
    };
    let form = match offer.form() {
        Form::Json(body) => {
            let (body, problem) = own_body(body);
            OfferForm::Json { body, problem }
        }
        Form::Text(lines) => OfferForm::Text {
            lines: (*lines).to_owned(),
        },
        Form::Xml {
            body,
            root,
            namespace,
            items,
        } => {
            let (body, problem) = own_body(body);
            OfferForm::Xml {
                body,
                problem,
                root: (*root).to_owned(),
                namespace: namespace.map(str::to_owned),
                items_as_i: *items == Items::I,
            }
        }
        Form::Preset(preset) => OfferForm::Preset {
            preset: preset.as_str().to_owned(),
        },
    };
    let answers_to = offer.other_media_types().iter().flatten();
    OfferData {
        form,
        media_type: offer.own_media_type().map(str::to_owned),
        answers_to: answers_to
            .map(|media_type| media_type.as_str().to_owned())
            .collect(),
    }
}

fn template_of(node: &Node) -> Template {
    match node {
        Node::Object(members) => {
            let members = members.iter().map(|member| match member {
                Property::Pair(key, node) => Member::Pair((*key).to_owned(), template_of(node)),
                Property::Fields => Member::Fields("fields".to_owned()),
                Property::Each(member) => Member::Each {
                    key: template_of(&member.key),
                    each: template_of(&member.item),
                    list: member.is_list,
                },
            });
            Template::Object(members.collect())
        }
        Node::Array(elements) => Template::Array(elements.iter().map(template_of).collect()),
        Node::Each(item) => Template::Each(Box::new(template_of(item))),
        Node::Items(item) => Template::Items(Box::new(template_of(item))),
        Node::Name(name) => Template::Name(name.as_str().to_owned()),
        Node::Field(name) => Template::Field((*name).to_owned()),
        Node::Text(text) => Template::Text((*text).to_owned()),
        Node::Or(node, other) => Template::Or(Box::new((template_of(node), template_of(other)))),
        Node::Literal(json) => Template::Literal((*json).to_owned()),
    }
}

/// The representations that a request can get, by their numbers. Of two that go by one media type, the first is sent.
pub(crate) fn representations(profile: &Profile) -> Vec<(usize, Representation)> {
    let candidates = profile.candidates();
    let media_types = candidates.media_types();
    let is_sent = |number: usize| {
        let mut places = media_types.iter().enumerate();
        places.any(|(place, media_type)| {
            usize::from(candidates.representation(place)) == number
                && !media_types[..place].contains(media_type)
        })
    };
    let all = profile.representations().enumerate();
    all.filter(|(number, _)| is_sent(*number)).collect()
}

pub(crate) fn serialize<S: Serializer>(
    profile: &Profile,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    Data::from(profile).serialize(serializer)
}

pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Profile, D::Error> {
    let data = Data::deserialize(deserializer)?;
    profile(&data).map_err(|fault| D::Error::custom(format!("the profile has {fault}")))
}

fn profile(data: &Data) -> Result<Profile, String> {
    if let Some(header) = &data.code_header {
        if !is_header(header) {
            return Err(format!(
                "a header of the name {header:?}, which no header has"
            ));
        }
        if is_own_header(header) {
            return Err(format!("its code in {header:?}, which says something else"));
        }
    }
    let names = [&data.problem_type, &data.docs, &data.domain];
    if names.into_iter().flatten().any(|name| !is_line(name)) {
        return Err("a URI or a domain with a control character".to_owned());
    }
    let is_sent =
        |name: &str, value: &str| is_header(name) && !is_own_header(name) && is_header_value(value);
    let mut headers = data.headers.iter();
    if let Some((name, value)) = headers.find(|(name, value)| !is_sent(name, value)) {
        return Err(format!(
            "a header that not every error can have, {name:?}: {value:?}"
        ));
    }
    if let Some((name, _)) = data.fields.iter().find(|(name, _)| !is_field_name(name)) {
        return Err(format!("a field of the name {name:?}, which no field has"));
    }
    let is_constant = |value: &Sample| {
        matches!(
            value,
            Sample::Text(_) | Sample::Number(_) | Sample::Boolean(_)
        )
    };
    if let Some((name, _)) = data.fields.iter().find(|(_, value)| !is_constant(value)) {
        return Err(format!(
            "no string, number or truth value in the field {name:?}"
        ));
    }
    let profile = Profile {
        body: match &data.body {
            Some(template) => body(template, data.problem)?,
            None => Body::EMPTY,
        },
        problem_type: data.problem_type.as_deref().map(kept),
        docs: data.docs.as_deref().map(kept),
        domain: data.domain.as_deref().map(kept),
        offers: offers(&data.offers)?,
        code_header: data.code_header.as_deref().map(kept),
        help_link: data.help_link,
        nosniff: data.nosniff,
        no_store: data.no_store,
        fields: pairs(&data.fields, Profile::DEFAULT.fields, constant)?,
        headers: pairs(&data.headers, Profile::DEFAULT.headers, |text| kept(text))?,
    };
    if media_types(&data.offers) > errorbook_model::profile::Candidates::MOST {
        return Err("too many media types".to_owned());
    }
    Ok(profile)
}

/// How many media types the offers answer to at most.
fn media_types(offers: &[OfferData]) -> usize {
    offers.iter().map(|offer| 2 + offer.answers_to.len()).sum()
}

/// The text, kept for good; equal texts are kept once.
fn kept(text: &str) -> &'static str {
    static TEXTS: LazyLock<Mutex<HashSet<&'static str>>> = LazyLock::new(Mutex::default);
    let mut all = TEXTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.get(text) {
        return known;
    }
    let text: &'static str = Box::leak(text.into());
    all.insert(text);
    text
}

fn offers(data: &[OfferData]) -> Result<&'static [Offer], String> {
    static LISTS: LazyLock<Mutex<HashMap<Vec<OfferData>, &'static [Offer]>>> =
        LazyLock::new(Mutex::default);
    let mut lists = LISTS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = lists.get(data) {
        return Ok(known);
    }
    let offers: Vec<_> = data.iter().map(offer).collect::<Result<_, _>>()?;
    let offers: &'static [Offer] = offers.leak();
    lists.insert(data.to_vec(), offers);
    Ok(offers)
}

fn offer(data: &OfferData) -> Result<Offer, String> {
    let own_body = |template: &Option<Template>, problem| {
        let body = template.as_ref().map(|template| body(template, problem));
        body.transpose()
    };
    let form = match &data.form {
        OfferForm::Json { body, problem } => Form::Json(own_body(body, *problem)?),
        OfferForm::Text { lines } => {
            check_text(lines)?;
            Form::Text(kept(lines))
        }
        OfferForm::Xml {
            body,
            problem,
            root,
            namespace,
            items_as_i,
        } => Form::Xml {
            body: own_body(body, *problem)?,
            root: kept(root),
            namespace: namespace.as_deref().map(kept),
            items: if *items_as_i { Items::I } else { Items::Named },
        },
        OfferForm::Preset { preset } => {
            let known = Preset::by_name(preset);
            Form::Preset(known.ok_or_else(|| format!("an offer of an unknown preset, {preset:?}"))?)
        }
    };
    let mut offer = Offer::of(form);
    if let Some(text) = &data.media_type {
        offer = offer.media_type(media_type(text)?);
    }
    if data.answers_to.len() > Offer::MOST_ANSWERS {
        return Err("an offer that answers to too many media types".to_owned());
    }
    for text in &data.answers_to {
        offer = offer.answers_to(media_type(text)?);
    }
    Ok(offer)
}

fn media_type(text: &str) -> Result<&'static str, String> {
    if MediaType::new(text).is_valid() {
        Ok(kept(text))
    } else {
        Err(format!("{text:?}, which is no media type"))
    }
}

fn check_text(text: &str) -> Result<(), String> {
    match interpolation::mistake(text) {
        None => Ok(()),
        Some(_) => Err(format!("a text with an unknown placeholder, {text:?}")),
    }
}

/// The body of a template; equal templates have one.
fn body(template: &Template, problem: bool) -> Result<Body, String> {
    static BODIES: LazyLock<Mutex<HashMap<Template, Body>>> = LazyLock::new(Mutex::default);
    let mut bodies = BODIES.lock().unwrap_or_else(PoisonError::into_inner);
    let body = if let Some(known) = bodies.get(template) {
        *known
    } else {
        let node: &'static Node = Box::leak(Box::new(node(template, DEEPEST)?));
        if !node.is_container() {
            return Err("a body that is no object and no array".to_owned());
        }
        *bodies.entry(template.clone()).or_insert(Body::of(node))
    };
    Ok(if problem { body.as_problem() } else { body })
}

fn node(template: &Template, deeper: usize) -> Result<Node, String> {
    let deeper = deeper
        .checked_sub(1)
        .ok_or("a body that is nested too deeply")?;
    Ok(match template {
        Template::Object(members) => {
            let members = members.iter().map(|member| match member {
                Member::Pair(key, value) => Ok(Property::Pair(kept(key), node(value, deeper)?)),
                Member::Fields(word) if word == "fields" => Ok(Property::Fields),
                Member::Fields(word) => Err(format!("an unknown part of a body, {word:?}")),
                Member::Each { key, each, list } => {
                    let [key, item] = [item_of(key, deeper)?, item_of(each, deeper)?];
                    Ok(Property::Each(Box::leak(Box::new(EachMember {
                        key,
                        item,
                        is_list: *list,
                    }))))
                }
            });
            Node::Object(members.collect::<Result<Vec<_>, _>>()?.leak())
        }
        Template::Array(elements) => {
            let elements = elements.iter().map(|element| match element {
                Template::Name(word) if word == Name::Segments.as_str() => {
                    Ok(Node::Name(Name::Segments))
                }
                element => node(element, deeper),
            });
            Node::Array(elements.collect::<Result<Vec<_>, _>>()?.leak())
        }
        Template::Each(item) => Node::Each(Box::leak(Box::new(item_of(item, deeper)?))),
        Template::Items(item) => Node::Items(Box::leak(Box::new(item_of(item, deeper)?))),
        Template::Name(word) => {
            let name = Name::by_name(word).filter(|name| *name != Name::Segments);
            Node::Name(name.ok_or_else(|| format!("an unknown value, {word:?}"))?)
        }
        Template::Field(name) => Node::Field(kept(name)),
        Template::Text(text) => {
            check_text(text)?;
            Node::Text(kept(text))
        }
        Template::Or(either) => {
            let [value, other] = [&either.0, &either.1].map(|template| node(template, deeper));
            Node::Or(Box::leak(Box::new(value?)), Box::leak(Box::new(other?)))
        }
        Template::Literal(json) => {
            check_json(json)?;
            Node::Literal(kept(json))
        }
    })
}

/// What a template repeats for each field error.
fn item_of(template: &Template, deeper: usize) -> Result<Node, String> {
    let item = node(template, deeper)?;
    if item.has_each() {
        return Err("an `each` inside another `each`".to_owned());
    }
    Ok(item)
}

fn check_json(json: &str) -> Result<(), String> {
    match serde_json::from_str::<IgnoredAny>(json) {
        Ok(_) => Ok(()),
        Err(_) => Err(format!("a constant that is not JSON: {json:?}")),
    }
}
