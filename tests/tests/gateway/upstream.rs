//! The module of the demo's gateway is that of the service's catalogue.

use expect_test::expect_file;
use org::errors::ERRORS;

#[test]
fn the_module_is_up_to_date() {
    let catalogue = errorbook::docs::catalogue(&ERRORS).public();
    let module = expect_file!["../../../examples/org-gateway/src/orgs.rs"];
    module.assert_eq(&errorbook_export::rust(&catalogue));
}
