//! The paths of the documentation.

/// A page that is asked for.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place<'a> {
    All,
    /// One error, by its code as it stands in the path.
    One(&'a str),
    /// All errors as Markdown.
    Markdown,
    /// The list of codes.
    Index,
    Data,
    OpenApi,
}

/// Every path, as a framework's router takes it.
#[allow(dead_code, reason = "without a framework, nothing serves them")]
pub(crate) const PATHS: [&str; 6] = [
    "/errors",
    "/errors/{code}",
    "/errors.md",
    "/llms.txt",
    "/errors.json",
    "/openapi.json",
];

impl<'a> Place<'a> {
    pub(crate) fn of(path: &'a str) -> Option<Self> {
        match path {
            "/errors" => Some(Place::All),
            "/errors.md" => Some(Place::Markdown),
            "/llms.txt" => Some(Place::Index),
            "/errors.json" => Some(Place::Data),
            "/openapi.json" => Some(Place::OpenApi),
            _ => {
                let code = path.strip_prefix("/errors/")?;
                (!code.is_empty() && !code.contains('/')).then_some(Place::One(code))
            }
        }
    }

    /// The place of one of [`PATHS`], for a request whose path ends with it.
    #[allow(dead_code, reason = "without a framework, nothing serves it")]
    pub(crate) fn below(path: &'static str, asked: &'a str) -> Self {
        match Place::of(path) {
            Some(place) if !matches!(place, Place::One(_)) => place,
            // As it stands in the address: the documentation decodes it.
            _ => Place::One(asked.rsplit('/').next().unwrap_or_default()),
        }
    }
}
