//! The cache of rendered responses of an entry.

use std::any::Any;
use std::sync::OnceLock;

/// The module `render` fills it. Only that module knows the type of the content.
pub(crate) struct RenderCache(OnceLock<Box<dyn Any + Send + Sync>>);

impl RenderCache {
    pub(crate) const fn new() -> Self {
        RenderCache(OnceLock::new())
    }

    /// The cached value, created on first use. `None` if a value of another type is cached already.
    pub(crate) fn get_or_init<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Option<&T> {
        self.0.get_or_init(|| Box::new(make())).downcast_ref()
    }
}
