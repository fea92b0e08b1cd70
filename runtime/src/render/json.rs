//! JSON: a profile's template, filled.

use super::plan::{Plan, Planner, Value};
use crate::entry::{Entry, HeaderSource};
use crate::error::ValueSource;
use crate::profile::Profile;
use errorbook_model::{Name, Node, Property, escape, shape, status};

/// The plan of a profile's body.
pub(super) fn plan(entry: &'static Entry, profile: &Profile, values: &ValueSource) -> Plan {
    let mut template = Template {
        plan: Planner::new(entry, profile, values, escape::json_inside),
        open: vec![Level::default()],
    };
    template.object(profile.settings.body.members().unwrap_or_default());
    template.plan.finish()
}

/// One open object or array.
#[derive(Default)]
struct Level {
    is_array: bool,
    /// Whether a member certainly stands in it, and whether one may.
    certain: bool,
    possible: bool,
}

/// A template that is being followed.
struct Template<'p> {
    plan: Planner<'p>,
    open: Vec<Level>,
}

impl Template<'_> {
    /// The members of the object that was opened last, and its braces.
    fn object(&mut self, members: &'static [Property]) {
        self.plan.literal("{");
        for member in members {
            match member {
                Property::Pair(key, node) => self.node(key, node),
                Property::Fields => self.fields(members),
            }
        }
        self.open.pop();
        self.plan.literal("}");
    }

    /// A value under its key; an element has none.
    fn node(&mut self, key: &str, node: &'static Node) {
        match node {
            Node::Object(members) => {
                self.key(key);
                self.open.push(Level::default());
                self.object(members);
            }
            Node::Array(elements) => {
                self.key(key);
                self.open.push(Level {
                    is_array: true,
                    ..Level::default()
                });
                self.plan.literal("[");
                for element in *elements {
                    self.node("", element);
                }
                self.open.pop();
                self.plan.literal("]");
            }
            Node::Name(name) => self.member(key, *name),
            Node::Literal(json) => {
                self.key(key);
                self.plan.literal(json);
            }
        }
    }

    /// A comma where one is due, and the key of a member that certainly follows.
    fn key(&mut self, key: &str) {
        let Some(level) = self.open.last_mut() else {
            return;
        };
        let (certain, possible, is_array) = (level.certain, level.possible, level.is_array);
        level.certain = true;
        level.possible = true;
        if certain || possible {
            self.plan.literal(",");
        }
        if possible && !certain {
            self.plan.piece(1, Value::Comma);
        }
        if !is_array {
            escape::json_string(&mut self.plan.pending, key);
            self.plan.literal(":");
        }
    }

    /// A string member; nothing where the value is absent.
    fn string(&mut self, key: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.key(key);
            escape::json_string(&mut self.plan.pending, value);
        }
    }

    fn member(&mut self, key: &str, name: Name) {
        let entry = self.plan.entry;
        let code = entry.code();
        match name {
            Name::Code if code.is_number() => {
                self.key(key);
                self.plan.literal(code.as_str());
            }
            Name::Code => self.string(key, Some(code.as_str())),
            Name::Status => {
                self.key(key);
                self.plan.literal(entry.status().as_str());
            }
            Name::Phrase => self.string(key, Some(status::phrase(entry.status().as_u16()))),
            Name::Title => self.string(key, Some(entry.title())),
            Name::ProblemTitle => {
                let about_blank = self.plan.profile.settings.type_uri("").is_none();
                let title = if about_blank {
                    status::phrase(entry.status().as_u16())
                } else {
                    entry.title()
                };
                self.string(key, Some(title));
            }
            Name::Message => {
                self.key(key);
                self.quoted_message();
            }
            Name::Detail => {
                if self.plan.has_own_message() {
                    self.key(key);
                    self.quoted_message();
                }
            }
            Name::Type => self.string(
                key,
                self.plan
                    .profile
                    .settings
                    .type_uri(code.as_str())
                    .as_deref(),
            ),
            Name::Docs => self.string(
                key,
                self.plan
                    .profile
                    .settings
                    .docs_uri(code.as_str())
                    .as_deref(),
            ),
            Name::Help => self.string(key, entry.help()),
            Name::Oauth => self.string(key, Some(entry.oauth())),
            Name::Retryable => {
                self.key(key);
                self.plan.literal(if entry.retry().is_some() {
                    "true"
                } else {
                    "false"
                });
            }
            Name::RetryAfter => self.retry_after(key),
            Name::RequestId => self.optional(key, Value::RequestId),
        }
    }

    fn quoted_message(&mut self) {
        self.plan.literal("\"");
        self.plan.message();
        self.plan.literal("\"");
    }

    fn retry_after(&mut self, key: &str) {
        if let Some(seconds) = self.plan.entry.retry_after() {
            self.key(key);
            self.plan.literal(seconds);
            return;
        }
        let line = self
            .plan
            .entry
            .headers
            .iter()
            .find(|line| line.name == http::header::RETRY_AFTER);
        match line.map(|line| &line.value) {
            Some(HeaderSource::Field(field)) if self.plan.values.has_fields() => {
                self.optional(key, Value::Seconds(*field));
            }
            Some(HeaderSource::Text(text)) => {
                // `007` is a number to RFC 9110, and none to JSON.
                if let Some(seconds) = text.as_static().and_then(|text| text.parse::<u64>().ok()) {
                    self.key(key);
                    self.plan.literal(itoa::Buffer::new().format(seconds));
                }
            }
            _ => {}
        }
    }

    /// The fields, except those whose name a member beside them has: the template's wins.
    fn fields(&mut self, beside: &'static [Property]) {
        for (field, constant) in self.plan.entry.fields_and_constants() {
            if shape::keys(beside).any(|key| key == field.name()) {
                continue;
            }
            match constant {
                Some(text) if self.plan.can_fill(text) => {
                    self.key(field.name());
                    self.plan.template(text);
                }
                None if self.plan.values.has_fields() => {
                    self.optional(field.name(), Value::Field(field.key));
                }
                _ => {}
            }
        }
    }

    /// A member that may turn out to be absent: its comma and its key go with it.
    fn optional(&mut self, key: &str, value: Value) {
        let literal = self.plan.pending.len();
        if !matches!(self.plan.pending.last(), Some(b'{' | b'[')) {
            self.plan.literal(",");
        }
        if let Some(level) = self.open.last_mut() {
            level.possible = true;
            if !level.is_array {
                escape::json_string(&mut self.plan.pending, key);
                self.plan.literal(":");
            }
        }
        self.plan.piece(self.plan.pending.len() - literal, value);
    }
}

#[cfg(test)]
mod tests {
    use errorbook_model::escape::json_string;

    #[test]
    fn a_string_is_written_as_serde_json_writes_it() {
        let mut every = String::new();
        for c in (0..0x300)
            .chain([0x2028, 0x2029, 0xfeff, 0x1f600])
            .filter_map(char::from_u32)
        {
            every.push(c);
        }
        for text in [
            "",
            "plain",
            "\"",
            "\\",
            "\u{0}\u{1f}\u{7f}",
            "</script>",
            every.as_str(),
        ] {
            let mut ours = Vec::new();
            json_string(&mut ours, text);
            assert_eq!(
                String::from_utf8(ours).unwrap(),
                serde_json::to_string(text).unwrap()
            );
        }
    }
}
