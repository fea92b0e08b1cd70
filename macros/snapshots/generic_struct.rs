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
        type "Missing"
        r#""entries":[{"code":"ORG_MISSING","status":404,"variant":"Missing","title":"Missing","message":"no {item}","fields":[{"name":"item","type":"any"}]}]}}"#
    }
    static __ENTRIES: __e::Entries = __e::Entries::new();
    static __TABLE: __e::Table = __e::Table {
        path: ::core::concat!(::core::module_path!(), "::", "Missing"),
        place: (::core::line!(), ::core::column!()),
        rows: &[
            __e::Row {
                key: 16270337878980245446,
                status: 404,
                flags: 0,
                code: "ORG_MISSING",
                variant: "Missing",
                title: "Missing",
                message: "no {0}",
                extras: "",
            },
        ],
        fields: &[
            __e::FieldRow {
                row: 0,
                key: 0,
                name: "item",
                json_type: "any",
                example: "",
                optional: false,
                constant: "",
            },
        ],
        headers: &[],
        slots: &[2147483648],
        renamed: &[
            __e::RenamedRow {
                row: 0,
                field: "0",
                member: "item",
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
    impl<'a, T: Clone> __e::DisplayFields for Missing<'a, T>
    where
        &'a T: ::core::fmt::Display,
    {
        fn row(&self) -> ::core::primitive::usize {
            match self {
                Self { .. } => 0,
            }
        }
        fn write(
            &self,
            __key: ::core::primitive::u32,
            __f: &mut ::core::fmt::Formatter<'_>,
        ) -> ::core::fmt::Result {
            match (self, __key) {
                (Self { 0: __field0, .. }, 0) => ::core::write!(__f, "{0:}", * __field0),
                _ => ::core::result::Result::Ok(()),
            }
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone> __e::SentFields for Missing<'a, T>
    where
        &'a T: ::core::fmt::Display,
        &'a T: __e::WriteJson,
    {
        fn json(&self, __key: ::core::primitive::u32) -> &dyn __e::WriteJson {
            match (self, __key) {
                (Self { 0: __field0, .. }, 0) => __field0,
                _ => &__e::Nothing,
            }
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone> ::core::fmt::Display for Missing<'a, T>
    where
        &'a T: ::core::fmt::Display,
    {
        fn fmt(&self, __f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            __e::display(self, &__TABLE, __f)
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone> ::core::error::Error for Missing<'a, T>
    where
        Self: ::core::fmt::Debug + ::core::fmt::Display,
    {}
    #[automatically_derived]
    impl<'a, T: Clone> __e::View for Missing<'a, T>
    where
        &'a T: ::core::fmt::Display,
        &'a T: __e::WriteJson,
        Self: ::core::error::Error + ::core::marker::Send + ::core::marker::Sync,
    {
        fn __view(&self) -> __e::ErrorView<'_> {
            __e::ErrorView::derived(self, &__TABLE)
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone> __errorbook::Described for Missing<'a, T> {
        const TABLE: &'static __errorbook::Table = &__TABLE;
    }
    #[automatically_derived]
    impl<'a, T: Clone> __e::Passing for Missing<'a, T> {
        const INNER: __e::Inner = __e::Inner::Type(&__TABLE, &[]);
    }
    #[automatically_derived]
    impl<
        'a,
        T: Clone,
        __B: ::core::convert::From<__e::Bytes>,
    > ::core::convert::From<Missing<'a, T>> for __e::http::Response<__B>
    where
        &'a T: ::core::fmt::Display,
        &'a T: __e::WriteJson,
        Missing<'a, T>: __errorbook::ApiError,
    {
        fn from(__error: Missing<'a, T>) -> Self {
            __e::respond_borrowed(__error)
        }
    }
    #[cfg_attr(
        doc,
        doc = r#"| Code | Status | Meaning |
|---|---|---|
| `ORG_MISSING` | 404 Not Found | no {0} |
"#
    )]
    #[automatically_derived]
    impl<'a, T: Clone> Missing<'a, T> {
        /// The entries of this type in an error catalogue.
        #[cfg_attr(doc, doc(alias("ORG_MISSING")))]
        const API_ERRORS: &'static __errorbook::Table = &__TABLE;
    }
    __errorbook::__adapters! {
        { ['a, T : Clone,] [Missing < 'a, T >] [where & 'a T : ::core::fmt::Display, & 'a
        T : __e::WriteJson, Missing < 'a, T > : __errorbook::ApiError] respond_borrowed[]
        }
    }
};
