//! What the pages for people say of a catalogue: the facts and words that HTML and Markdown share.

use crate::writers::markdown::escape;
use crate::{
    Catalogue, Code, Entry, Field, Format, Header, JsonType, Name, Node, Profile, Segment, Service,
    Type, segments,
};
use errorbook_model::shape::Step;
use indexmap::IndexSet;
use std::borrow::Borrow;
use std::collections::HashSet;

/// The title of the page: `org_api errors`.
pub(crate) fn title(catalogue: &Catalogue) -> String {
    let services = catalogue.services.iter();
    let names: IndexSet<&str> = services.map(|service| label(catalogue, service)).collect();
    match names.len() {
        0 => "Errors".to_owned(),
        1..=3 => format!("{} errors", list(&Vec::from_iter(names), "and")),
        many => format!("Errors of {many} services"),
    }
}

/// What a service is called: the crate of its catalogue, or its whole name where two share a crate.
pub(crate) fn label<'a>(catalogue: &Catalogue, service: &'a Service) -> &'a str {
    let name = service.crate_name();
    let same = |other: &&Service| other.crate_name() == name;
    if name.is_empty() || catalogue.services.iter().filter(same).count() > 1 {
        return &service.name;
    }
    name
}

/// The services that answer with a type, where not all of the catalogue do.
pub(crate) fn only_of<'a>(catalogue: &'a Catalogue, ty: &Type) -> Vec<&'a str> {
    let answers = |service: &&Service| ty.services.contains(&service.name);
    let services: Vec<_> = catalogue.services.iter().filter(answers).collect();
    if services.len() == catalogue.services.len() {
        return Vec::new();
    }
    services
        .iter()
        .map(|service| label(catalogue, service))
        .collect()
}

/// The errors of each type in the order of pages, by the numbers of their type and of themselves: the answers of a shared
/// code are gathered where the first of them stands.
pub(crate) fn gathered(catalogue: &Catalogue) -> Vec<Vec<(usize, usize)>> {
    let mut groups = Vec::new();
    let mut seen = HashSet::new();
    let rows = |code: Option<&Code>| {
        let types = catalogue.types.iter().enumerate();
        let rows = types.flat_map(|(ty, of)| (0..of.entries.len()).map(move |entry| (ty, entry)));
        rows.filter(|&(ty, entry)| {
            let entry = &catalogue.types[ty].entries[entry];
            entry.shared && Some(&entry.code) == code
        })
        .collect::<Vec<_>>()
    };
    for (number, ty) in catalogue.types.iter().enumerate() {
        let mut group = Vec::new();
        for (place, entry) in ty.entries.iter().enumerate() {
            if !entry.shared {
                group.push((number, place));
            } else if seen.insert(&entry.code) {
                group.extend(rows(Some(&entry.code)));
            }
        }
        groups.push(group);
    }
    groups
}

/// `a`, `a or b`, `a, b or c`.
pub(crate) fn list<T: Borrow<str>>(words: &[T], last: &str) -> String {
    match words {
        [start @ .., end] if !start.is_empty() => {
            format!("{} {last} {}", start.join(", "), end.borrow())
        }
        words => words.concat(),
    }
}

/// The phrase that stands behind the status: the error's own, or the registered one.
pub(crate) fn phrase(entry: &Entry) -> &str {
    entry
        .reason
        .as_deref()
        .unwrap_or_else(|| crate::phrase(entry.status))
}

/// The title, where it says more than the phrase beside the status.
pub(crate) fn own_title(entry: &Entry) -> Option<&str> {
    let phrases = [phrase(entry), crate::phrase(entry.status)];
    let title = entry.title.as_str();
    let is_said = phrases
        .iter()
        .any(|phrase| phrase.eq_ignore_ascii_case(title));
    (!is_said).then_some(title)
}

/// Whether a retry may succeed: `unknown` where the error does not say so.
pub(crate) fn retryable(entry: &Entry) -> &'static str {
    if entry.retryable { "yes" } else { "unknown" }
}

/// A template without the formats of its placeholders.
pub(crate) fn plain(template: &str) -> String {
    segments(template)
        .map(|segment| match segment {
            Segment::Text(text) => text.to_owned(),
            Segment::Placeholder { name, .. } => format!("{{{name}}}"),
        })
        .collect()
}

/// What a retry of the same request does, as a sentence; nothing where that is not known.
pub(crate) fn retry(entry: &Entry) -> Option<String> {
    let after = retry_after(entry).map(|after| format!(" after {after}"));
    let after = after.unwrap_or_default();
    let is_known = entry.retryable;
    is_known.then(|| format!("Retry: may succeed{after}."))
}

/// Which services answer with a type, as a sentence, where not all of the catalogue do; `mark` writes their names.
pub(crate) fn answered_by(
    catalogue: &Catalogue,
    ty: &Type,
    mark: impl Fn(&str) -> String,
) -> Option<String> {
    let services: Vec<_> = only_of(catalogue, ty).into_iter().map(mark).collect();
    (!services.is_empty()).then(|| format!("Answered by {} alone.", list(&services, "and")))
}

/// In which version an error goes, and what is used instead, as a sentence; `mark` writes the version and the code.
pub(crate) fn sunset(entry: &Entry, mark: impl Fn(&str) -> String) -> Option<String> {
    let version = mark(entry.sunset.as_deref()?);
    let instead = entry.instead.as_deref().map(mark);
    let instead = instead.map(|code| format!("; {code} is used instead"));
    Some(format!("Goes in {version}{}.", instead.unwrap_or_default()))
}

/// When a retry may succeed, where that is known.
pub(crate) fn retry_after(entry: &Entry) -> Option<String> {
    match entry.retry_after {
        Some(seconds) => Some(format!("{seconds} s")),
        None if entry.retryable && entry.header("retry-after").is_some() => {
            Some("the time in Retry-After".to_owned())
        }
        None => None,
    }
}

/// Every header that the error sends itself, that of a constant wait included.
pub(crate) fn headers(entry: &Entry) -> Vec<Header> {
    let mut headers = entry.headers.clone();
    if let (Some(seconds), None) = (entry.retry_after, entry.header("retry-after")) {
        headers.push(Header::new("retry-after", seconds.to_string()));
    }
    headers
}

/// The type of a field in words: `array of strings`.
pub(crate) fn kind(field: &Field) -> String {
    match (field.json_type, field.items) {
        (JsonType::Array, Some(JsonType::FieldError)) if !field.item_types.is_empty() => {
            format!(
                "array of field errors: {}",
                FIELD_ERROR.replacen("object of ", "", 1)
            )
        }
        (JsonType::Array, Some(items)) => format!("array of {}", plural(items)),
        (JsonType::FieldError, _) => FIELD_ERROR.to_owned(),
        (JsonType::Any, _) => "any JSON".to_owned(),
        (JsonType::Date, _) => "HTTP date".to_owned(),
        (other, _) if field.constant.is_some() => format!("{other}, constant"),
        (other, _) => other.to_string(),
    }
}

const FIELD_ERROR: &str = "object of pointer (RFC 6901), parameter or header, code and message";

fn plural(items: JsonType) -> String {
    match items {
        JsonType::FieldError => FIELD_ERROR.replacen("object", "objects", 1),
        JsonType::Any => "any JSON".to_owned(),
        JsonType::Date => "HTTP dates".to_owned(),
        other => format!("{other}s"),
    }
}

/// A list of field errors whose items are known.
pub(crate) struct ItemList<'a> {
    /// The field: `errors`; of a list inside an item, with the fields around it: `errors.details`.
    pub(crate) path: String,
    pub(crate) items: Vec<&'a Entry>,
}

/// The lists of field errors in an error, and those inside their items.
pub(crate) fn item_lists(entry: &Entry) -> Vec<ItemList<'_>> {
    let mut lists = Vec::new();
    add_item_lists("", entry, &mut lists);
    lists
}

fn add_item_lists<'a>(around: &str, entry: &'a Entry, lists: &mut Vec<ItemList<'a>>) {
    for field in &entry.fields {
        let items: Vec<&Entry> = field.item_errors().map(|(_, item)| item).collect();
        if items.is_empty() {
            continue;
        }
        let path = format!("{around}{}", field.name);
        let inside = format!("{path}.");
        lists.push(ItemList {
            path,
            items: items.clone(),
        });
        for item in items {
            add_item_lists(&inside, item, lists);
        }
    }
}

/// The media types that a service answers with, in its order.
pub(crate) fn media_types(profile: &Profile) -> Vec<&'static str> {
    let representations = crate::profile::representations(profile);
    let types = representations
        .iter()
        .filter_map(|(_, sent)| sent.essence());
    let types: IndexSet<&str> = types.collect();
    types.into_iter().collect()
}

/// How to read a service's errors, as Markdown.
pub(crate) fn guide(profile: &Profile) -> String {
    let header = profile.code_header.map(escape::code);
    let place = match (code_member(profile).map(|path| escape::code(&path)), header) {
        (Some(member), Some(header)) => {
            Some(format!("{member}, which the header {header} has too"))
        }
        (Some(member), None) => Some(member),
        (None, Some(header)) => Some(format!("the header {header}")),
        (None, None) => None,
    };
    let mut sentences = Vec::new();
    if let Some(place) = place {
        sentences.push(format!(
            "Tell errors apart by {place}: it is stable, while titles and messages are for people and may change."
        ));
    }
    let types: Vec<_> = media_types(profile).into_iter().map(escape::code).collect();
    if !types.is_empty() {
        let types = list(&types, "or");
        sentences.push(format!(
            "An error is sent as the request\u{2019}s `Accept` asks: {types}."
        ));
    }
    let headers = profile.headers.as_slice().iter();
    let headers: Vec<_> = headers
        .map(|(name, value)| escape::code(&format!("{name}: {value}")))
        .collect();
    if !headers.is_empty() {
        sentences.push(format!("Every error has {}.", list(&headers, "and")));
    }
    for offer in profile.offers {
        let others = offer.other_media_types().iter().flatten();
        let others: Vec<_> = others.map(|other| escape::code(other.as_str())).collect();
        if let (Some(own), false) = (profile.sent_as(offer).media_type(), others.is_empty()) {
            let (own, others) = (escape::code(own), list(&others, "or"));
            sentences.push(format!("A request for {others} is answered as {own}."));
        }
    }
    sentences.join(" ")
}

/// What the examples leave open, as Markdown.
pub(crate) const NOTE: &str = "JSON bodies are laid out for reading; they are sent compact.";

/// The member of a JSON body that has the code, as a path: `error.code`, `errors[].code`.
fn code_member(profile: &Profile) -> Option<String> {
    let mut representations = profile.representations();
    let body = representations.find_map(|representation| match representation.format {
        Format::Json(body) => Some(body),
        _ => None,
    })?;
    let places = body.places();
    let is_code = |node: Node| {
        matches!(node, Node::Name(_) | Node::Text(_) | Node::Or(..)) && node.uses(Name::Code)
    };
    let mut codes = places
        .iter()
        .filter(|place| place.node.is_some_and(is_code));
    codes.find_map(|code| dotted(&code.path))
}

/// A path of names. An element of an array has none, since its place depends on the error.
fn dotted(path: &[Step]) -> Option<String> {
    let mut dotted = String::new();
    for step in path {
        match step {
            Step::Key(key) => {
                if !dotted.is_empty() {
                    dotted.push('.');
                }
                dotted.push_str(key);
            }
            Step::Each => dotted.push_str("[]"),
            Step::Index(_) | Step::Keys => return None,
        }
    }
    Some(dotted)
}

/// Whether an address may be linked to: nothing that a browser would run. A relative one leads to the page itself
/// where the service answers with it, and nowhere in a file.
pub(crate) fn is_link(address: &str) -> bool {
    let scheme = address.split_once(':').map_or("", |(scheme, _)| scheme);
    ["http", "https", "mailto"]
        .iter()
        .any(|known| scheme.eq_ignore_ascii_case(known))
}

/// The page with its control characters made visible, lest one parser or another drops or reads them
/// as something else.
pub(crate) fn visible(page: String) -> String {
    let hidden = |c: char| c.is_control() && c != '\n' && c != '\t';
    if !page.contains(hidden) {
        return page;
    }
    page.chars()
        .map(|c| match c {
            c if !hidden(c) => c,
            '\u{7f}' => '\u{2421}',
            // The control pictures stand in the order of the characters that they show.
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
            _ => '\u{fffd}',
        })
        .collect()
}
