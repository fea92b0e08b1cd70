use errorbook::{ApiError, catalogue};

macro_rules! errors {
    ($name:ident: $($variant:ident $code:literal)*) => {
        #[derive(Debug, ApiError)]
        #[api_error(prefix = "ORG")]
        #[status(403)]
        pub enum $name {
            $(#[code($code)] $variant,)*
        }
    };
}

macro_rules! both {
    ($($tokens:tt)*) => {
        errors!(One: $($tokens)*);
        errors!(Two: $($tokens)*);
    };
}

both! {
    A "ORG_A" B "ORG_B" C "ORG_C" D "ORG_D" E "ORG_E" F "ORG_F" G "ORG_G" H "ORG_H" I "ORG_I"
    J "ORG_J" K "ORG_K" L "ORG_L" M "ORG_M" N "ORG_N" O "ORG_O" P "ORG_P" Q "ORG_Q" R "ORG_R"
}

errors!(Three: A "ORG_A");

catalogue! {
    static ERRORS = [One, Two, Three];
}

fn main() {
    ERRORS.entries();
}
