//! A format is one of `std::fmt`.

use errorbook::ApiError;
use errorbook_ui_tests::serve;

#[derive(Debug, ApiError)]
#[api_error(prefix = "ORG")]
#[status(403)]
enum OrgError {
    #[code("ORG_TYPE")]
    #[message("{seats:d}")]
    Type {
        #[expose]
        seats: u32,
    },

    #[code("ORG_STAR")]
    #[message("{seats:.*}")]
    Star {
        #[expose]
        seats: f64,
    },

    #[code("ORG_SPACE")]
    #[message("{seats: ?}")]
    Space {
        #[expose]
        seats: u32,
    },

    #[code("ORG_FILL")]
    #[message("{seats:**}")]
    Fill {
        #[expose]
        seats: u32,
    },

    #[code("ORG_BANG")]
    #[message("{seats!r}")]
    Bang {
        #[expose]
        seats: u32,
    },
}

fn main() {
    serve(OrgError::Type { seats: 1 });
}
