//! Each of the errors that share a code says so.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(404)]
enum OneSays {
    #[code("M_UNRECOGNIZED", shared)]
    Path,

    #[code("M_UNRECOGNIZED")]
    Method,

    #[code("M_UNKNOWN")]
    First,

    #[code("M_UNKNOWN", shared)]
    Second,
}

#[derive(Debug, ApiError)]
#[api_error(codes = -32768..=-32000)]
#[status(404)]
enum NeitherSays {
    #[code(-32601)]
    Path,

    #[code(-32601)]
    Method,
}

#[derive(Debug, ApiError)]
#[api_error(prefix = "M")]
#[status(404)]
enum Arguments {
    #[code("M_A", share)]
    Misspelt,

    #[code("M_B", shared, shared)]
    Twice,

    #[code("M_C", shared = true)]
    Value,

    #[code("M_D", "M_E")]
    Two,

    #[code(shared)]
    Alone,
}

fn main() {
    serve(OneSays::Path);
    serve(NeitherSays::Path);
    serve(Arguments::Misspelt);
}
