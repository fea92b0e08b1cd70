//! Operations are held against their lines: one that answers with a code more, and one that is gone.

use errorbook::{ApiError, catalogue};

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[api_error(subset Show = [NotFound, Hidden])]
#[api_error(subset Create = [Taken, Audit, Traced])]
pub enum OrgError {
    #[status(404)]
    #[code("ORG_NOT_FOUND")]
    NotFound,
    #[status(403)]
    #[code("ORG_HIDDEN")]
    #[conceal(as = NotFound)]
    Hidden,
    #[status(409)]
    #[code("ORG_TAKEN")]
    Taken,
    /// New, and no client's to know.
    #[status(500)]
    #[code("ORG_AUDIT")]
    #[internal]
    Audit,
    /// Published, and internal since.
    #[status(500)]
    #[code("ORG_TRACED")]
    #[internal]
    Traced,
}

catalogue! {
    static ERRORS = [OrgError];
    operations = {
        kept = Show,
        narrowed = Show,
        widened = Show | Create | OrgError::{Taken},
        added = Create,
    };
    lock = "operations.lock";
}

fn main() {}
