//! A code in every style, the shortest and the longest.

#![deny(warnings)]

use errorbook::ApiError;

macro_rules! codes {
    ($($name:ident $prefix:literal $style:literal $code:literal)*) => {$(
        #[derive(Debug, ApiError)]
        #[api_error(prefix = $prefix, style = $style)]
        #[status(403)]
        #[code($code)]
        struct $name;
    )*};
}

codes! {
    Screaming "ORG" "SCREAMING_SNAKE_CASE" "ORG_2ND_SEAT"
    Snake "org" "snake_case" "org_2nd_seat"
    Kebab "org" "kebab-case" "org-2nd-seat"
    ScreamingKebab "ORG" "SCREAMING-KEBAB-CASE" "ORG-2ND-SEAT"
    Dot "org" "dot.case" "org.2nd.seat"
    Words "ORG_MEMBER" "SCREAMING_SNAKE_CASE" "ORG_MEMBER_LEFT"
    Shortest "" "SCREAMING_SNAKE_CASE" "A"
    Longest "ORG" "SCREAMING_SNAKE_CASE"
        "ORG_456789_123456789_123456789_123456789_123456789_123456789_12"
}

fn main() {
    assert_eq!(Screaming.code(), "ORG_2ND_SEAT");
    assert_eq!(Snake.code(), "org_2nd_seat");
    assert_eq!(Kebab.code(), "org-2nd-seat");
    assert_eq!(ScreamingKebab.code(), "ORG-2ND-SEAT");
    assert_eq!(Dot.code(), "org.2nd.seat");
    assert_eq!(Words.code(), "ORG_MEMBER_LEFT");
    assert_eq!(Shortest.code(), "A");
    assert_eq!(Longest.code().to_string().len(), 63);
}
