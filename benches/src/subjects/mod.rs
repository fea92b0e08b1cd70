//! The work that is measured: the same answers, made by errorbook, by hand and by its peers.

pub(crate) mod by_hand;
pub(crate) mod errorbook;
pub(crate) mod languages;
pub(crate) mod layer;
mod parts;
pub(crate) mod peers;
pub(crate) mod requested;
pub(crate) mod templates;

/// The name that every error with a field has in it.
pub(crate) const NAME: &str = "acme";

/// The default of axios.
pub(crate) const AXIOS: &str = "application/json, text/plain, */*";

/// What Chrome sends for a page.
pub(crate) const CHROME: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,\
                                 image/avif,image/webp,image/apng,*/*;q=0.8,\
                                 application/signed-exchange;v=b3;q=0.7";

/// What Firefox sends for a page.
pub(crate) const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,\
                                  image/avif,image/webp,*/*;q=0.8";
