//! The formats without a template: what stands in them is the same for every service. Each is a row here, and a file in
//! the runtime's `render/preset/`, which writes and reads it.

use crate::offer::Form;
use crate::{MediaType, Offer};

/// Hands the rows to a macro: the name of a format's constant of [`Offer`], its own name and that of its file, what it is to
/// a reader of documentation ([`Kind`]), its media type, and the feature that it needs.
#[doc(hidden)]
#[macro_export]
macro_rules! presets {
    ($rows:ident) => {
        $rows! {
            /// A page for a person in a browser: the message, the field errors, the help, the link, the code and the request's
            /// id, without scripts and without anything from elsewhere. Offer it behind JSON, and browsers, which prefer
            /// `text/html`, are sent the page.
            ///
            /// ```
            /// # use errorbook_model as errorbook;
            /// use errorbook::Offer;
            ///
            /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::HTML];
            /// ```
            HTML: Html = "html" in html, Page, "text/html; charset=utf-8";

            /// For terminals and agents: the code, the status, whether and when to try again, the link and the exposed fields as
            /// YAML front matter, then the title, the message and the help. No value of an error can add a heading, a link or a
            /// key.
            ///
            /// ```
            /// # use errorbook_model as errorbook;
            /// use errorbook::Offer;
            ///
            /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::MARKDOWN];
            /// ```
            MARKDOWN: Markdown = "markdown" in markdown, Text, "text/markdown; charset=utf-8";

            /// For clients of gRPC's: `google.rpc.Status` with the details that AIP-193 asks for. Its `ErrorInfo` has the code in
            /// `UPPER_SNAKE_CASE`, the profile's `domain` and the exposed fields as strings; beside it stand `RetryInfo`, `BadRequest`
            /// for field errors, `RequestInfo`, `Help` for the docs and `LocalizedMessage`.
            ///
            /// ```
            /// # use errorbook_model as errorbook;
            /// use errorbook::Offer;
            ///
            /// const OFFERS: &[Offer] = &[Offer::JSON, Offer::PROTOBUF];
            /// ```
            PROTOBUF: Protobuf = "protobuf" in protobuf, Bytes, "application/x-protobuf", if "protobuf";
        }
    };
}

/// What the bodies of a format are to a reader of documentation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They are shown as they are.
    Text,
    /// A browser shows them: their source tells a reader nothing.
    Page,
    /// They are no text.
    Bytes,
}

macro_rules! rows {
    ($(
        $(#[doc = $doc:literal])*
        $constant:ident: $Preset:ident = $name:literal in $file:ident, $kind:ident, $media_type:literal
        $(, if $feature:literal)?;
    )*) => {
        named! {
            /// A format without a template.
            #[derive(Clone, Copy, Debug, PartialEq, Eq)]
            pub enum Preset {
                $(
                    #[doc = concat!("That of `Offer::", stringify!($constant), "`.")]
                    $Preset = $name,
                )*
            }
        }

        impl Preset {
            /// What it is sent as.
            pub const fn media_type(self) -> MediaType<'static> {
                MediaType::new(match self {
                    $(Preset::$Preset => $media_type,)*
                })
            }

            /// What its bodies are to a reader of documentation.
            pub const fn kind(self) -> Kind {
                match self {
                    $(Preset::$Preset => Kind::$kind,)*
                }
            }

            /// The name of its constant of [`Offer`].
            pub const fn constant(self) -> &'static str {
                match self {
                    $(Preset::$Preset => stringify!($constant),)*
                }
            }
        }

        impl Offer {
            $(
                $(#[doc = $doc])*
                $(#[cfg(feature = $feature)])?
                pub const $constant: Offer = Offer::of(Form::Preset(Preset::$Preset));
            )*
        }
    };
}

presets!(rows);

impl Kind {
    /// That of the bodies under a media type, as far as that says it.
    pub fn of(media_type: &MediaType) -> Self {
        let mut presets = Preset::ALL.into_iter();
        let preset = presets.find(|preset| {
            let own = preset.media_type();
            own.essence().eq_ignore_ascii_case(media_type.essence())
        });
        preset.map_or(Kind::Text, Preset::kind)
    }
}
