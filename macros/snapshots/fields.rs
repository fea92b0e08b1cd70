#[allow(
    dead_code,
    deprecated,
    non_upper_case_globals,
    unreachable_code,
    unused_lifetimes,
    unused_qualifications,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::restriction
)]
const _: () = {
    use ::errorbook::__private as __e;
    use __e::errorbook as __errorbook;
    __errorbook::__embed! {
        type "Fields"
        r#""entries":[{"code":"ORG_SHOWN","status":409,"variant":"Shown","title":"Shown","message":"{text}\t|{counted:?} {of}","fields":[{"name":"text","type":"string"},{"name":"number","type":"integer","optional":true},{"name":"list","type":"array","items":"string"},{"name":"of","type":"object","example":"{}"}],"placeholders":[{"name":"counted","type":"any"},{"name":"wait","type":"integer","optional":true,"example":"30"},{"name":"until","type":"date"}],"headers":[{"name":"retry-after","value":"{wait}","optional":true},{"name":"x-until","value":"{until}"}]},{"code":"ORG_DISPLAYED","status":405,"variant":"Displayed","title":"Displayed","message":"{message_}","fields":[{"name":"rate","type":"number"}],"placeholders":[{"name":"allow","type":"string"},{"name":"message_","type":"string","example":"Displayed"}],"headers":[{"name":"allow","value":"{allow}"}],"internal":true},{"code":"ORG_SENT_TWICE","status":429,"variant":"SentTwice","title":"Sent twice","fields":[{"name":"left","type":"integer"},{"name":"again","type":"object"}],"placeholders":[{"name":"again_","type":"integer"},{"name":"count","type":"integer"}],"headers":[{"name":"x-text","value":"{left}","text":true},{"name":"x-words","value":"{left} left"},{"name":"x-left","value":"{left}"},{"name":"x-again","value":"{again_}"},{"name":"x-count","value":"{count}"}],"retryable":true,"retry_after":93784}]}}"#
    }
    static __ENTRIES: __e::Entries = __e::Entries::new();
    static __TABLE: __e::Table = __e::Table {
        path: ::core::concat!(::core::module_path!(), "::", "Fields"),
        place: (::core::line!(), ::core::column!()),
        rows: &[
            __e::Row {
                key: 16884740328721753896,
                status: 409,
                flags: 0,
                code: "ORG_SHOWN",
                variant: "Shown",
                title: "Shown",
                message: "{text}\t|{counted:?} {of}",
                extras: "",
            },
            __e::Row {
                key: 2240052550909344924,
                status: 405,
                flags: 0 | __e::flag::DISPLAY | __e::flag::INTERNAL,
                code: "ORG_DISPLAYED",
                variant: "Displayed",
                title: "Displayed",
                message: "",
                extras: "",
            },
            __e::Row {
                key: 1181786123609837634,
                status: 429,
                flags: 0 | __e::flag::RETRYABLE,
                code: "ORG_SENT_TWICE",
                variant: "SentTwice",
                title: "Sent twice",
                message: "",
                extras: "retry_after 5\n93784",
            },
        ],
        fields: &[
            __e::FieldRow {
                row: 0,
                key: 0,
                name: "text",
                json_type: "string",
                example: "",
                optional: false,
                constant: "",
            },
            __e::FieldRow {
                row: 0,
                key: 1,
                name: "number",
                json_type: "integer",
                example: "",
                optional: true,
                constant: "",
            },
            __e::FieldRow {
                row: 0,
                key: 2,
                name: "list",
                json_type: "array",
                example: "",
                optional: false,
                constant: "",
            },
            __e::FieldRow {
                row: 0,
                key: 3,
                name: "of",
                json_type: "object",
                example: "{}",
                optional: false,
                constant: "",
            },
            __e::FieldRow {
                row: 1,
                key: 9,
                name: "rate",
                json_type: "number",
                example: "",
                optional: false,
                constant: "",
            },
            __e::FieldRow {
                row: 2,
                key: 10,
                name: "left",
                json_type: "integer",
                example: "",
                optional: false,
                constant: "",
            },
            __e::FieldRow {
                row: 2,
                key: 11,
                name: "again",
                json_type: "object",
                example: "",
                optional: false,
                constant: "",
            },
        ],
        headers: &[
            __e::HeaderRow {
                row: 0,
                name: "retry-after",
                kind: __e::HeaderKind::Field,
                template: "",
            },
            __e::HeaderRow {
                row: 0,
                name: "x-until",
                kind: __e::HeaderKind::Field,
                template: "",
            },
            __e::HeaderRow {
                row: 1,
                name: "allow",
                kind: __e::HeaderKind::Field,
                template: "",
            },
            __e::HeaderRow {
                row: 2,
                name: "x-text",
                kind: __e::HeaderKind::Text,
                template: "{left}",
            },
            __e::HeaderRow {
                row: 2,
                name: "x-words",
                kind: __e::HeaderKind::Text,
                template: "{left} left",
            },
            __e::HeaderRow {
                row: 2,
                name: "x-left",
                kind: __e::HeaderKind::Field,
                template: "",
            },
            __e::HeaderRow {
                row: 2,
                name: "x-again",
                kind: __e::HeaderKind::Field,
                template: "",
            },
            __e::HeaderRow {
                row: 2,
                name: "x-count",
                kind: __e::HeaderKind::Field,
                template: "",
            },
        ],
        slots: &[
            2147483648, 2147483649, 2147483650, 5, 6, 8, 2147483651, 2147483652, 10, 11,
            12,
        ],
        renamed: &[
            __e::RenamedRow {
                row: 1,
                field: "message",
                member: "rate",
            },
        ],
        concealed: &[],
        subsets: &[],
        entries: |__table| __ENTRIES.of(__table),
        embedded: __EMBEDDED,
        transparent: false,
        faulty: false,
    };
    #[automatically_derived]
    impl<'a, T> __e::DisplayFields for Fields<'a, T>
    where
        T: ::core::fmt::Display,
    {
        fn row(&self) -> ::core::primitive::usize {
            match self {
                Fields::Shown { .. } => 0,
                Fields::Displayed { .. } => 1,
                Fields::SentTwice { .. } => 2,
            }
        }
        fn write(
            &self,
            __key: ::core::primitive::u32,
            __f: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            match (self, __key) {
                (Fields::Shown { text: __field0, .. }, 0) => {
                    ::core::write!(__f, "{0:}", * __field0)
                }
                (Fields::Shown { counted: __field4, .. }, 1) => {
                    ::core::write!(__f, "{0:?}", * __field4)
                }
                (Fields::Shown { of: __field3, .. }, 2) => {
                    ::core::write!(__f, "{0:}", * __field3)
                }
                (Fields::SentTwice { left: __field10, .. }, 3) => {
                    ::core::write!(__f, "{0:}", * __field10)
                }
                (Fields::SentTwice { left: __field10, .. }, 4) => {
                    ::core::write!(__f, "{0:}", * __field10)
                }
                _ => ::core::result::Result::Ok(()),
            }
        }
    }
    #[automatically_derived]
    impl<'a, T> __e::SentFields for Fields<'a, T>
    where
        T: ::core::fmt::Display,
        T: __e::WriteJson,
    {
        fn json(&self, __key: ::core::primitive::u32) -> &dyn __e::WriteJson {
            match (self, __key) {
                (Fields::Shown { text: __field0, .. }, 0) => __field0,
                (Fields::Shown { number: __field1, .. }, 1) => __field1,
                (Fields::Shown { list: __field2, .. }, 2) => __field2,
                (Fields::Shown { of: __field3, .. }, 3) => __field3,
                (Fields::Displayed { message: __field9, .. }, 9) => __field9,
                (Fields::SentTwice { left: __field10, .. }, 10) => __field10,
                (Fields::SentTwice { again: __field11, .. }, 11) => __field11,
                _ => &__e::Nothing,
            }
        }
        fn items(
            &self,
            __key: ::core::primitive::u32,
        ) -> ::core::option::Option<&dyn __e::ItemList> {
            match (self, __key) {
                (Fields::SentTwice { again: __field11, .. }, 11) => {
                    __e::Passed::<Duration>::items(__field11)
                }
                _ => ::core::option::Option::None,
            }
        }
        fn header(&self, __key: ::core::primitive::u32) -> &dyn __e::HeaderField {
            match (self, __key) {
                (Fields::Shown { wait: __field5, .. }, 5) => __field5,
                (Fields::Shown { until: __field6, .. }, 6) => __field6,
                (Fields::Displayed { allow: __field8, .. }, 8) => __field8,
                (Fields::SentTwice { left: __field10, .. }, 10) => __field10,
                (Fields::SentTwice { again: __field11, .. }, 11) => __field11,
                (Fields::SentTwice { count: __field12, .. }, 12) => __field12,
                _ => &__e::Nothing,
            }
        }
        fn text(&self) -> ::core::option::Option<&dyn ::core::fmt::Display> {
            ::core::option::Option::Some(__e::OwnDisplay::as_display(self))
        }
    }
    #[automatically_derived]
    impl<'a, T> __e::View for Fields<'a, T>
    where
        T: ::core::fmt::Display,
        T: __e::WriteJson,
        Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync,
    {
        fn __view(&self) -> __e::ErrorView<'_> {
            __e::ErrorView::derived(self, &__TABLE)
        }
    }
    #[automatically_derived]
    impl<'a, T> __errorbook::Described for Fields<'a, T> {
        const TABLE: &'static __errorbook::Table = &__TABLE;
    }
    #[allow(unused_imports)]
    use __e::Unknown as _;
    #[automatically_derived]
    impl<'a, T> __e::Passing for Fields<'a, T> {
        const TABLE: &'static __e::Table = &__TABLE;
        const ROWS: ::core::option::Option<&'static [::core::primitive::usize]> = ::core::option::Option::None;
        const TRANSPARENT: ::core::primitive::bool = false;
        const INNER: __e::Inner = __e::Inner::Type(
            &__TABLE,
            &[__e::Inner::Items(2, "again", &__e::Passed::<Duration>::ITEMS)],
        );
    }
    #[automatically_derived]
    impl<
        'a,
        T,
        __B: ::core::convert::From<__e::Bytes>,
    > ::core::convert::From<Fields<'a, T>> for __e::http::Response<__B>
    where
        T: ::core::fmt::Display,
        T: __e::WriteJson,
        Fields<'a, T>: __errorbook::ApiError,
    {
        fn from(__error: Fields<'a, T>) -> Self {
            __e::respond_borrowed(__error)
        }
    }
    #[cfg_attr(
        doc,
        doc = r#"| Code | Status | Meaning |
|---|---|---|
| `ORG_SHOWN` | 409 Conflict | {text} \|{counted:?} {of} |
| `ORG_DISPLAYED` | 405 Method Not Allowed | Displayed |
| `ORG_SENT_TWICE` | 429 Too Many Requests | Sent twice |
"#
    )]
    #[automatically_derived]
    impl<'a, T> Fields<'a, T> {
        /// The entries of this type in an error catalogue.
        #[cfg_attr(doc, doc(alias("ORG_SHOWN", "ORG_DISPLAYED", "ORG_SENT_TWICE")))]
        const API_ERRORS: &'static __errorbook::Table = &__TABLE;
    }
    __errorbook::__adapters! {
        { ['a, T,] [Fields < 'a, T >] [where T : ::core::fmt::Display, T :
        __e::WriteJson, Fields < 'a, T > : __errorbook::ApiError] respond_borrowed[] }
    }
};
