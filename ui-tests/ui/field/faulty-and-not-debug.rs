//! What a field lacks is told once the type's own faults are gone, not along with them.

use errorbook::ApiError;

#[derive(ApiError)]
#[api_error(prefix = "ORG")]
#[status(200)]
#[code("ORG_BLOCKED")]
#[message("{plan}")]
struct Blocked {
    #[expose]
    plan: Plan,
    #[source]
    cause: Plan,
}

struct Plan;

fn main() {
    let _ = Blocked { plan: Plan, cause: Plan };
}
