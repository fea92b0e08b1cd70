use errorbook::ApiError;

struct Plan;

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(200)]
#[code("ORG_BLOCKED")]
#[message("{plan}")]
struct Blocked {
    #[expose]
    plan: Plan,
}

fn main() {
    let _ = Blocked { plan: Plan };
}
