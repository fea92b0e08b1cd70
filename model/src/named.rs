//! Enums whose values have names: in attributes, in templates, in the catalogue's format.

/// Defines such an enum, each value with its name.
macro_rules! named {
    (
        $(#[$attribute:meta])*
        pub enum $Type:ident {
            $($(#[$of_value:meta])* $Value:ident = $name:literal,)*
        }
    ) => {
        $(#[$attribute])*
        pub enum $Type {
            $($(#[$of_value])* $Value,)*
        }

        impl $Type {
            /// Every value.
            pub const ALL: [$Type; [$($name),*].len()] = [$($Type::$Value),*];

            /// Its name, as it is written.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $($Type::$Value => $name,)*
                }
            }

            /// A value by its name.
            pub fn by_name(name: &str) -> Option<Self> {
                Self::ALL.into_iter().find(|known| known.as_str() == name)
            }
        }
    };
}
