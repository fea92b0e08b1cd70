#[cfg_attr(doc, doc = "\nIts members:\n\n- [`OrgError`]\n- [`auth::ERRORS`]\n")]
#[allow(rustdoc::private_intra_doc_links, unused_parens)]
pub static ERRORS: errorbook::Catalogue = {
    #[allow(unused_imports)]
    use errorbook::__private::Unknown as _;
    const __NAME: &::core::primitive::str = ::core::concat!(
        ::core::module_path!(), "::", "ERRORS"
    );
    const __MEMBERS: &[errorbook::__private::Member] = &[
        errorbook::__private::Member::Type {
            table: <OrgError as errorbook::Described>::TABLE,
            part: errorbook::__private::Passed::<(OrgError)>::INNER.rows(),
            inner: errorbook::__private::Passed::<(OrgError)>::INNER.followed(),
        },
        errorbook::__private::Member::Catalogue(&auth::ERRORS),
    ];
    const __PROFILE: &errorbook::Profile = &ACME;
    const __REFUSALS: ::core::option::Option<&errorbook::Table> = ::core::option::Option::None;
    const __LOCALES: &errorbook::__private::Locales = &errorbook::__private::Locales::NONE;
    const __OPERATIONS: &[errorbook::Operation] = &[];
    errorbook::__embed! {
        catalogue errorbook::__private::Listing { name : __NAME, description : "",
        version : match ::core::option_env!("CARGO_PKG_VERSION") {
        ::core::option::Option::Some(version) => version, ::core::option::Option::None =>
        "", }, members : __MEMBERS, profile : __PROFILE, refusals : __REFUSALS,
        operations : __OPERATIONS, lock : "", }
    }
    errorbook::Catalogue::__new(
        __NAME,
        __MEMBERS,
        __PROFILE,
        __REFUSALS,
        __LOCALES,
        __OPERATIONS,
        __EMBEDDED,
    )
};
const _: () = {
    const __SIZE: ::core::primitive::usize = errorbook::__private::table_size(&ERRORS);
    const __CLASHES: errorbook::__private::Clashes = errorbook::__private::find_clashes::<
        __SIZE,
    >(&ERRORS);
    const _: () = __CLASHES.report(0);
    const _: () = __CLASHES.report(1);
};
