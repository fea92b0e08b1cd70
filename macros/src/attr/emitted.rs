//! What the attributes of one variant add to the tables and to the catalogue.

use super::REGISTRY;
use crate::ast::Input;
use crate::json::Object;
use crate::resolve::ResolvedVariant;
use errorbook_model::extras;

/// A variant, with the type that it belongs to.
pub(crate) struct Context<'c, 'i, 'a> {
    pub(crate) input: &'i Input<'a>,
    /// Every variant that has an answer of its own.
    pub(crate) variants: &'c [ResolvedVariant<'i, 'a>],
    pub(crate) resolved: &'c ResolvedVariant<'i, 'a>,
}

#[derive(Default)]
pub(crate) struct Emitted {
    /// The constants of the runtime's `flag`.
    pub(crate) flags: Vec<&'static str>,
    /// Texts for the row.
    pub(crate) extras: String,
    /// The number of the row that a concealed one is answered as.
    pub(crate) answered_as: Option<usize>,
    /// Members of the entry in the catalogue: those that stand with its title and message.
    pub(crate) texts: Object,
    /// And those that follow its fields and headers.
    pub(crate) members: Object,
}

impl Emitted {
    pub(crate) fn of(context: &Context) -> Self {
        let mut emitted = Emitted::default();
        let description = &context.resolved.variant.description;
        if !description.is_empty() {
            emitted.extra("description", description);
            emitted.texts.text("description", description);
        }
        for definition in REGISTRY {
            (definition.emit)(definition, context, &mut emitted);
        }
        emitted
    }

    /// Adds a text to the row.
    pub(super) fn extra(&mut self, name: &'static str, text: &str) {
        extras::push(&mut self.extras, name, text);
    }

    /// Adds a text to the row and to the catalogue.
    pub(super) fn fact(&mut self, name: &'static str, text: &str) {
        self.extra(name, text);
        self.members.text(name, text);
    }
}
