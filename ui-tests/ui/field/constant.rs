//! `#[field(…)]`: a name and a literal; not twice, and not the name of an exposed field.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[field(kind = "a", kind = "b")]
enum OrgError {
    #[code("ORG_NAMES")]
    #[field]
    #[field()]
    #[field("kind")]
    #[field(kind)]
    #[field("org name" = 1, "" = 1, "a:b" = 1)]
    #[field = "kind"]
    Names,

    #[code("ORG_VALUES")]
    #[field(a = null, b = KIND, c = 'c', d = -"d", e = -true, f = 1u8, g = 1e999, h = )]
    #[field(i = 18_446_744_073_709_551_616, j = 1 + 1)]
    Values,

    #[code("ORG_TWICE")]
    #[field(level = 1)]
    #[field(level = 2, "level" = 3)]
    Twice,

    #[code("ORG_EXPOSED")]
    #[field(name = "x", slug = "y")]
    Exposed {
        #[expose]
        name: String,
        #[expose("slug")]
        own: String,
    },

    #[code("ORG_TEMPLATE")]
    #[field(target = "{name} {nmae} {secret} {")]
    #[field(own = "{nmae} {secret} {target} {own} {later}", later = "{kind} {kind:?}")]
    #[message("{target:?} {later:>3} {knd}")]
    Template {
        #[expose]
        name: String,
        secret: String,
    },

    #[transparent]
    #[field(kind = "x")]
    Inner(Inner),
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "INNER")]
#[status(403)]
#[code("INNER_ERROR")]
struct Inner {
    #[field(kind = "x")]
    kind: String,
}

fn main() {
    serve(OrgError::Names);
}
