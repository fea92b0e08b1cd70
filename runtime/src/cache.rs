//! A place beside each entry for what rendering keeps of it.

use std::any::Any;
use std::sync::OnceLock;

/// Filled by the room that renders, which alone knows what is in it.
pub(crate) struct RenderCache(OnceLock<Box<dyn Any + Send + Sync>>);

impl RenderCache {
    pub(crate) const fn new() -> Self {
        RenderCache(OnceLock::new())
    }

    /// What is kept, made on first use; `None` where something of another type is kept already.
    pub(crate) fn get_or_init<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get_or_init(|| Box::new(make())).downcast_ref()
    }
}
