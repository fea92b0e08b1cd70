//! The members of an object and the items of an array, as they come together.

use super::{Member, Shape};

pub(super) struct Members<'a> {
    /// Whether they are an object's, where a name stands once.
    named: bool,
    pub(super) list: Vec<Member<'a>>,
}

impl<'a> Members<'a> {
    pub(super) fn new(named: bool) -> Self {
        Members {
            named,
            list: Vec::new(),
        }
    }

    pub(super) fn extend(&mut self, key: &'a str, value: Option<(Shape<'a>, bool)>) {
        if let Some((value, required)) = value {
            self.push(key, value, required);
        }
    }

    pub(super) fn push(&mut self, key: &'a str, value: Shape<'a>, required: bool) {
        let same = |member: &&mut Member| self.named && member.key == key;
        let Some(before) = self.list.iter_mut().find(same) else {
            let key = if self.named { key } else { "" };
            self.list.push(Member {
                key,
                value,
                required,
            });
            return;
        };
        if required {
            before.value = value;
            before.required = true;
            return;
        }
        if before.value == value {
            return;
        }
        match &mut before.value {
            Shape::Either(shapes) => shapes.push(value),
            other => {
                let first = std::mem::replace(other, Shape::Any);
                *other = Shape::Either(vec![first, value]);
            }
        }
    }
}
