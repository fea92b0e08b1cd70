use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(codes = 4999..=4000)]
#[status(403)]
#[code(4031)]
struct Backwards;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000..5000)]
#[status(403)]
#[code(4031)]
struct HalfOpen;

#[derive(Debug, ApiError)]
#[api_error(codes = 4000)]
#[status(403)]
#[code(4031)]
struct One;

#[derive(Debug, ApiError)]
#[api_error(codes = "4000..=4999")]
#[status(403)]
#[code(4031)]
struct Quoted;

#[derive(Debug, ApiError)]
#[api_error(codes = 0..=9007199254740992)]
#[status(403)]
#[code(4031)]
struct Huge;

fn main() {
    serve(Backwards);
    serve(HalfOpen);
    serve(One);
    serve(Quoted);
    serve(Huge);
}
