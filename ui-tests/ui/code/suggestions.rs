use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(style = "kebab-case")]
#[status(403)]
enum Various {
    #[code("org-blocked")]
    Blocked,
    #[code("user-hidden")]
    Hidden,
}

#[derive(Debug, ApiError)]
#[status(400)]
enum Bare {
    Malformed,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 1..=9)]
#[status(403)]
enum Numbered {
    #[code(1)]
    First,
    Second,
    Third,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("BLOCKED_123456789_123456789_123456789_123456789_123456789_12")]
struct Long;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ")]
struct Bytes;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum Names {
    #[code("ORG_SIZE")]
    Größe {
        #[expose]
        code: u8,
    },
    #[code("ORG_X")]
    _X {
        #[expose]
        status: u8,
    },
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_TUPLE")]
#[message("{0} and {1}")]
struct Tuple(Vec<u8>, u32);

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum Concealed {
    #[code("ORG_HIDDEN")]
    #[conceal(as = Hiden)]
    Hidden,
    #[code("ORG_SECRET")]
    #[conceal(as = NotFound)]
    Secret,
    #[code("ORG_COVERT")]
    #[conceal(as = Secrt)]
    Covert,
    #[code("ORG_NOT_FOUND")]
    NotFound,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[challenge(Bearer, error = "insufficient_scope")]
enum Scope {
    #[status(401)]
    #[code("ORG_TOKEN")]
    Token,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[code("ORG_STRUCT")]
struct Struct {
    #[help("ask support")]
    name: u8,
}

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..=4999)]
#[status(403)]
enum Integers {
    #[code(-4001)]
    Negative,
    #[code(4294967296)]
    Huge,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_UNIT")]
#[message("{name}")]
struct Unit;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
#[code("ORG_NAMES")]
struct Twice {
    #[expose]
    name: u8,
    #[expose("name")]
    slug: u8,
}

fn main() {
    serve(Bytes);
}
