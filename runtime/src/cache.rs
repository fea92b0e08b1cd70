//! What is made once: the rendered responses of an entry, and what is kept by an address.

use std::any::Any;
use std::collections::BTreeMap;
use std::sync::{Mutex, OnceLock, PoisonError};

/// The rendered responses of an entry. The module `render` fills it. Only that module knows the type of the content.
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

/// What is made once per process of each of some things, and kept for good. A thing is known by its address, and so has to be
/// kept for good too.
pub(crate) struct Kept<T: 'static>(Mutex<BTreeMap<usize, &'static T>>);

impl<T> Kept<T> {
    pub(crate) const fn new() -> Self {
        Kept(Mutex::new(BTreeMap::new()))
    }

    /// What was made of a thing; it is made on first use.
    pub(crate) fn get_or_make<S: ?Sized>(
        &self,
        of: &'static S,
        make: impl FnOnce() -> T,
    ) -> &'static T {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let address = std::ptr::from_ref(of).addr();
        kept.entry(address)
            .or_insert_with(|| Box::leak(Box::new(make())))
    }

    /// All that was made.
    #[cfg(feature = "docs")]
    pub(crate) fn all(&self) -> Vec<&'static T> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.values().copied().collect()
    }
}
