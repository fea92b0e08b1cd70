pub static ERRORS: errorbook::Catalogue = errorbook::Catalogue::__new(
    ::core::concat!(::core::module_path!(), "::", "ERRORS"),
    &[
        errorbook::__private::Member::Type(<OrgError as errorbook::Described>::TABLE),
        errorbook::__private::Member::Catalogue(&auth::ERRORS),
    ],
    &ACME,
);
const _: () = {
    const __SIZE: usize = errorbook::__private::table_size(&ERRORS);
    const __CLASHES: errorbook::__private::Clashes = errorbook::__private::find_clashes::<
        __SIZE,
    >(&ERRORS);
    const _: () = __CLASHES.report(0);
    const _: () = __CLASHES.report(1);
};
