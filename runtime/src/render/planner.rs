//! Which values an entry has in a format, and which of them an error brings.

use super::items::Known;
use super::members::Members;
use super::plan::{Each, Escape, Needs, Pieces, Plan, Planned};
use super::raw_json;
use super::text;
use super::translation::{Message, Translation};
use super::values::{ErrorField, ItemValue, Unplaced, Value, push_with_offset};
use crate::entry::{Entry, HeaderSource};
use crate::error::{PlaceKind, ValueSource};
use crate::locale::ENGLISH;
use crate::profile::Profile;
use crate::text::{self as texts, Text};
use errorbook_model::code::Style;
use errorbook_model::interpolation::{Part, parts};
use errorbook_model::{Constant, EachMember, Items, Name, Node, Notation, Property, shape, status};

/// Where a field's value comes from.
pub(super) enum FieldValue {
    /// The error at hand has it.
    OfError(ErrorField),
    /// It is written in an attribute, or in the profile.
    Written { text: Planned, is_string: bool },
}

/// What a body is planned of.
#[derive(Clone, Copy)]
pub(super) struct Subject<'p> {
    pub(super) entry: &'static Entry,
    pub(super) profile: &'p Profile,
    pub(super) values: &'p ValueSource<'p>,
    /// The texts of the entry, where they are not those of the default language.
    pub(super) translation: Option<&'p Translation>,
    /// The tag of the language that is sent.
    pub(super) language: &'static str,
}

impl<'p> Subject<'p> {
    /// In the default language.
    pub(super) fn new(
        entry: &'static Entry,
        profile: &'p Profile,
        values: &'p ValueSource<'p>,
    ) -> Self {
        Subject {
            entry,
            profile,
            values,
            translation: None,
            language: ENGLISH.tag(0),
        }
    }

    /// The constant title. The message of an error without one of its own is its title, also in a translation.
    pub(super) fn title(&self) -> &'p str {
        let translated = self.translation.and_then(|texts| {
            let is_title = self.entry.message.is_none() && !self.entry.sends_display();
            let message = match &texts.message {
                Message::Plain(text) if is_title => Some(text.as_str()),
                _ => None,
            };
            texts.title.as_deref().or(message)
        });
        translated.unwrap_or_else(|| self.entry.title())
    }

    /// What the reader can do.
    pub(super) fn help(&self) -> Option<&'p str> {
        match self.translation {
            Some(texts) => texts.help.as_deref(),
            None => self.entry.help(),
        }
    }
}

/// Plans the values of an entry, as text that is escaped for a format.
#[derive(Clone, Copy)]
pub(super) struct Planner<'p> {
    pub(super) subject: Subject<'p>,
    pub(super) escape: Escape,
    /// The same for the text of a template between its placeholders.
    pub(super) escape_template: Escape,
    /// The place of the field error whose values they are, in an item of `each`.
    pub(super) item: Option<PlaceKind>,
    /// The template, or an item's: an item's own fields are left out by what stands in the item.
    pub(super) root: &'static Node,
    /// Whether they stand in an item of `each`: of a field error, or of the error itself.
    pub(super) is_in_each: bool,
}

impl<'p> Planner<'p> {
    pub(super) fn new(subject: Subject<'p>, escape: Escape) -> Self {
        Planner {
            subject,
            escape,
            escape_template: escape,
            item: None,
            root: &Node::Object(&[]),
            is_in_each: false,
        }
    }

    /// The same for what an item of `each` has not itself: the error's.
    pub(super) fn of_error(&self) -> Self {
        Planner {
            item: None,
            ..*self
        }
    }

    pub(super) fn constant(&self, text: &str) -> Planned {
        Planned::text(text, self.escape)
    }

    fn constant_or_absent(&self, text: Option<impl AsRef<str>>) -> Planned {
        text.map_or(Planned::Absent, |text| self.constant(text.as_ref()))
    }

    fn fact(&self, name: Name) -> Planned {
        Planned::Optional(Value::Fact(name, self.escape))
    }

    /// What a name stands for in an item; `None` where it is the error's.
    fn of_item(&self, name: Name) -> Option<Planned> {
        let known = match (name, self.item?) {
            (Name::Code, _) => Known::Code,
            (Name::Message | Name::Detail, _) if self.subject.translation.is_some() => {
                let message = ItemValue::Message(self.escape);
                return Some(Planned::value(Value::OfItem(message)));
            }
            (Name::Message | Name::Detail, _) => Known::Message,
            (Name::Place, _)
            | (Name::Pointer, PlaceKind::Pointer)
            | (Name::Parameter, PlaceKind::Parameter)
            | (Name::Header, PlaceKind::Header) => Known::Place,
            (Name::Pointer | Name::Parameter | Name::Header, _) => return Some(Planned::Absent),
            _ => return None,
        };
        Some(Planned::value(Value::Known(known, self.escape.rewrite())))
    }

    /// A value as text.
    pub(super) fn name(&self, name: Name) -> Planned {
        let Subject { entry, profile, .. } = self.subject;
        let status = entry.status().as_u16();
        let code = entry.code();
        let settings = &profile.settings;
        if let Some(own) = self.of_item(name) {
            return own;
        }
        match name {
            Name::Segments => self.place(Name::Place, Notation::Dotted),
            Name::Pointer | Name::Parameter | Name::Header | Name::Place => Planned::Absent,
            Name::Code => self.constant(code.as_str()),
            Name::Status => self.constant(entry.status().as_str()),
            Name::Phrase => self.constant(status::phrase(status)),
            Name::ProblemTitle if settings.type_template().is_none() => {
                self.constant(status::phrase(status))
            }
            Name::Title | Name::ProblemTitle => self.constant(self.subject.title()),
            Name::Detail if !self.has_own_message() => Planned::Absent,
            Name::Message | Name::Detail => self.message(),
            Name::Type => self.constant_or_absent(settings.type_uri(code.as_str())),
            Name::Docs => self.constant_or_absent(settings.docs_uri(code.as_str())),
            Name::Help => self.constant_or_absent(self.subject.help()),
            Name::Oauth => self.constant(entry.oauth()),
            Name::Retryable => self.constant(&entry.retry().is_some().to_string()),
            Name::RetryAfter => self.retry_after(),
            Name::Instance => {
                let field = self.of_error().field("instance");
                field.or(self.fact(name))
            }
            Name::RequestId | Name::TraceId | Name::RequestMethod | Name::RequestPath => {
                self.fact(name)
            }
            Name::Timestamp => Planned::value(Value::Fact(name, self.escape)),
            Name::FieldErrors => match self.item_fields() {
                fields if fields.is_empty() => Planned::Absent,
                fields => Planned::Optional(Value::Items(fields, text::push_field_errors)),
            },
        }
    }

    fn code_in(&self, style: Style) -> Planned {
        if self.item.is_some() {
            return Planned::value(Value::OfItem(ItemValue::Code(style, self.escape)));
        }
        self.constant(&style.styled(self.subject.entry.code().as_str()))
    }

    /// A place in a notation; the whole document has none.
    fn place(&self, name: Name, notation: Notation) -> Planned {
        match self.name(name) {
            Planned::Absent => Planned::Absent,
            _ => Planned::Optional(Value::OfItem(ItemValue::Place(notation, self.escape))),
        }
    }

    /// What is left of the fields beside these members of the template.
    pub(super) fn unplaced(&self, beside: &'static [Property]) -> Unplaced {
        let root = self.root;
        Unplaced { beside, root }
    }

    /// The fields that may stand for `..fields`. An item of the error itself does not repeat them.
    pub(super) fn template_fields(&self) -> impl Iterator<Item = (&'static str, FieldValue)> {
        let are_repeated = self.is_in_each && self.root.has_fields_outside_each();
        let fields = self.fields(self.root.has_each());
        fields.filter(move |_| !are_repeated)
    }

    /// Every field that the error has, with its name. Where the template has items for field errors, a field that is a list of
    /// them is absent.
    pub(super) fn fields(
        &self,
        has_items: bool,
    ) -> impl Iterator<Item = (&'static str, FieldValue)> {
        let of_profile = self.subject.profile.settings.fields;
        let of_profile = (0..).map_while(move |at| of_profile.as_slice().get(at).copied());
        let is_own = |name: &str| self.subject.entry.field(name).is_some();
        let of_profile = of_profile.filter_map(move |(name, constant)| {
            let (text, is_string) = match constant {
                Constant::Text(text) => (text, true),
                Constant::Json(json) => (json, false),
            };
            let text = self.constant(text);
            let value = FieldValue::Written { text, is_string };
            (!is_own(name)).then_some((name, value))
        });
        let fields = self.subject.entry.fields_and_constants();
        let fields = fields.filter_map(move |(field, written)| {
            let value = match written {
                Some(text) => FieldValue::Written {
                    text: self.template(text)?,
                    is_string: field.json_type() == "string",
                },
                None if self.subject.values.has_fields() => FieldValue::OfError(ErrorField {
                    key: field.key,
                    unless_items: has_items && field.may_hold_items(),
                }),
                None => return None,
            };
            Some((field.name(), value))
        });
        fields.chain(of_profile)
    }

    /// A field as a format has it. An item's own comes before the error's.
    pub(super) fn field_as(
        &self,
        name: &str,
        of_item: impl FnOnce() -> ItemValue,
        of_error: impl FnOnce(FieldValue) -> Planned,
    ) -> Planned {
        let value = self.fields(false).find(|(known, _)| *known == name);
        let value = value.map_or(Planned::Absent, |(_, value)| of_error(value));
        if self.item.is_none() {
            return value;
        }
        Planned::Optional(Value::OfItem(of_item())).or(value)
    }

    /// A field as text.
    pub(super) fn field(&self, name: &str) -> Planned {
        let of_item = || ItemValue::Text(name.into(), self.escape);
        self.field_as(name, of_item, |value| match value {
            FieldValue::OfError(field) => Planned::Optional(Value::Text(field.key, self.escape)),
            FieldValue::Written { text, .. } => text,
        })
    }

    /// A text of the entry, where the values that it names are at hand.
    fn template(&self, text: &Text) -> Option<Planned> {
        if !self.subject.values.has_fields() && text.as_static().is_none() {
            return None;
        }
        let mut pieces = Pieces::default();
        for piece in &text.pieces {
            match piece {
                texts::Piece::Literal(text) => self.escape.push(&mut pieces.pending, text),
                texts::Piece::Slot(slot) => pieces.push(0, Value::Slot(*slot, self.escape)),
            }
        }
        Some(Planned::Certain(pieces))
    }

    /// The fields that may hold field errors.
    pub(super) fn item_fields(&self) -> Box<[u32]> {
        let fields = self.subject.entry.fields().iter();
        let may_hold = fields.filter(|field| field.may_hold_items());
        let keys = may_hold.map(|field| field.key);
        keys.filter(|_| self.subject.values.has_fields()).collect()
    }

    /// An interpolated string; absent where a value of it is.
    pub(super) fn interpolated(&self, text: &str) -> Planned {
        let mut pieces = Pieces::default();
        let mut is_certain = true;
        for part in parts(text) {
            let planned = match part {
                Part::Text(text) => Planned::text(text, self.escape_template),
                Part::Name(name) => self.name(name),
                Part::Code(style) => self.code_in(style),
                Part::TimestampOffset => self.name(Name::Timestamp).rewritten(push_with_offset),
                Part::Place(name, notation) => self.place(name, notation),
                Part::Field(name) => self.field(name),
            };
            match planned {
                Planned::Absent => return Planned::Absent,
                Planned::Certain(inner) => pieces.append(inner),
                Planned::Optional(value) => {
                    is_certain = false;
                    pieces.push(0, value);
                }
            }
        }
        if is_certain {
            Planned::Certain(pieces)
        } else {
            Planned::Optional(pieces.into_group(Needs::All))
        }
    }

    /// A value as text; what is no text is absent.
    pub(super) fn text(&self, node: &'static Node) -> Planned {
        match node {
            Node::Name(name) => self.name(*name),
            Node::Text(text) => self.interpolated(text),
            Node::Literal(json) => self.literal(json),
            Node::Field(name) => self.field(name),
            Node::Or(node, other) => self.text(node).or(self.text(other)),
            Node::Object(_) | Node::Array(_) | Node::Each(_) | Node::Items(_) => Planned::Absent,
        }
    }

    /// A constant of the template, as text; `null` is absent.
    pub(super) fn literal(&self, json: &str) -> Planned {
        self.constant_or_absent(raw_json::text(json))
    }

    fn has_own_message(&self) -> bool {
        let has_text = self.subject.values.is_message() && self.subject.translation.is_none();
        has_text
            || self.subject.entry.message.is_some()
            || (self.subject.entry.sends_display() && self.subject.values.has_fields())
    }

    fn message(&self) -> Planned {
        let entry = self.subject.entry;
        match self.subject.translation.map(|texts| &texts.message) {
            Some(Message::Plain(text)) => return self.constant(text),
            Some(Message::Filled(message)) => {
                let message = Box::new(message.clone());
                return Planned::value(Value::Translated(message, self.escape));
            }
            None => {}
        }
        if matches!(self.subject.values, ValueSource::Nothing) {
            // A text without placeholders cannot fail.
            let text = entry.message.as_ref().and_then(Text::as_static);
            return self.constant(text.unwrap_or_else(|| entry.title()));
        }
        if self.subject.values.is_message() || entry.sends_display() {
            return Planned::value(Value::Message(self.escape));
        }
        let message = entry.message.as_ref();
        let message = message.and_then(|text| self.template(text));
        message.unwrap_or_else(|| self.constant(entry.title()))
    }

    pub(super) fn retry_after(&self) -> Planned {
        if let Some(seconds) = self.subject.entry.retry_after() {
            return self.constant(seconds);
        }
        let mut lines = self.subject.entry.headers.iter();
        let line = lines.find(|line| line.name == http::header::RETRY_AFTER);
        match line.map(|line| &line.value) {
            Some(HeaderSource::Field(field)) if self.subject.values.has_fields() => {
                Planned::Optional(Value::Seconds(*field))
            }
            Some(HeaderSource::Text(text)) => {
                // `007` is a number to RFC 9110, and none to JSON.
                let seconds = text.as_static().and_then(|text| text.parse::<u64>().ok());
                let mut buffer = itoa::Buffer::new();
                self.constant_or_absent(seconds.map(|seconds| buffer.format(seconds)))
            }
            _ => Planned::Absent,
        }
    }

    /// A part for each field error; for the error itself where it has none, if it may be one.
    pub(super) fn each(
        &self,
        item: &'static Node,
        has_own: bool,
        separator: &'static str,
        plan: impl Fn(&Self, &'static Node) -> Planned,
    ) -> Planned {
        let of_error = Planner {
            is_in_each: true,
            ..*self
        };
        let planned = if has_own {
            plan(&of_error, item)
        } else {
            Planned::Absent
        };
        let fields = self.item_fields();
        if fields.is_empty() {
            return planned;
        }
        let of_item = of_error.items(|of_item| {
            let root = item;
            let of_item = Planner { root, ..*of_item };
            plan(&of_item, item).between("", separator)
        });
        if of_item.iter().all(Option::is_none) {
            return planned;
        }
        Planned::of(Value::Each(Box::new(Each {
            fields,
            of_item,
            of_error: planned.into_plan(),
            separator,
        })))
    }

    /// Members for the field errors, with the text of their keys; `plan` is for what they bring.
    pub(super) fn members(
        &self,
        member: &'static EachMember,
        beside: &'static [Property],
        xml: Option<Items>,
        plan: impl Fn(&Self, &'static Node) -> Planned,
    ) -> Option<Value> {
        let fields = self.item_fields();
        let of_item = Planner {
            root: &member.item,
            is_in_each: true,
            ..*self
        };
        // XML makes a name of a key first.
        let escape = match xml {
            None => Escape::Json,
            Some(_) => Escape::Nothing,
        };
        let of_keys = Planner {
            escape,
            escape_template: escape,
            ..of_item
        };
        let escaped = |key| {
            let mut text = Vec::new();
            escape.push(&mut text, key);
            text.into_boxed_slice()
        };
        (!fields.is_empty()).then(|| {
            Value::Members(Box::new(Members {
                fields,
                key: of_keys.items(|of_key| of_key.text(&member.key)),
                item: of_item.items(|of_item| plan(of_item, &member.item)),
                is_list: member.is_list,
                beside: shape::keys(beside).map(escaped).collect(),
                xml,
            }))
        })
    }

    /// A part for a field error about each place.
    pub(super) fn items(&self, plan: impl Fn(&Self) -> Planned) -> [Option<Plan>; 3] {
        PlaceKind::ALL.map(|place| {
            let of_item = Planner {
                item: Some(place),
                ..*self
            };
            plan(&of_item).into_plan()
        })
    }
}
