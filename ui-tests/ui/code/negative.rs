use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(codes = -32768..=-32000)]
#[status(400)]
enum Rpc {
    #[code(-31999)]
    Above,

    #[code(32601)]
    Positive,

    #[code("-32601")]
    Quoted,

    Missing,
}

#[derive(Debug, ApiError)]
#[api_error(codes = -1..=-2)]
#[status(400)]
#[code(-1)]
struct Backwards;

fn main() {
    serve(Rpc::Above);
    serve(Backwards);
}
