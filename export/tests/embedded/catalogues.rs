//! The catalogues that a program's pieces make.

use crate::{ACME_ERRORS, ALL, AUTH, AUTH_ERRORS, ORG, piece, program, read};
use errorbook_export::check::Subject;
use errorbook_export::embedded::Embedded;
use expect_test::expect;

#[test]
fn a_catalogue_has_the_types_of_those_it_includes() {
    let catalogue = read(&program(&ALL)).unwrap().catalogue(None).unwrap();
    let types: Vec<_> = catalogue.types.iter().map(|ty| ty.path.as_str()).collect();
    assert_eq!(types, ["acme::OrgError", "auth::AuthError"]);
    assert_eq!(catalogue.services[0].name, "acme::ERRORS");
    assert_eq!(catalogue.services[0].description.as_deref(), Some("All."));
}

#[test]
fn what_has_no_catalogue_says_what_to_do() {
    let fault = |pieces: &[&str]| {
        read(&program(pieces))
            .unwrap()
            .catalogue(None)
            .unwrap_err()
            .to_string()
    };
    expect![[r"
        there is no error catalogue in this program
        build it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[]));
    expect![[r"
        the program has error types, but no catalogue that lists them
        write `errorbook::catalogue! { pub static ERRORS = [OrgError]; }`"]]
    .assert_eq(&fault(&[ORG, AUTH]));
    expect![[r"
        `acme::ERRORS` lists `auth::ERRORS`, which is not in the program
        build the crate that has it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[ORG, AUTH, ACME_ERRORS]));
    expect![[r"
        `acme::ERRORS` lists `auth::AuthError 3:8`, which is not in the program
        build the crate that has it with errorbook's feature `embed`, which is on by default"]]
    .assert_eq(&fault(&[ORG, ACME_ERRORS, AUTH_ERRORS]));
    let other = ACME_ERRORS.replace("acme::ERRORS", "acme::OTHERS");
    expect![[r"
        the program has 2 catalogues: `acme::ERRORS`, `acme::OTHERS`
        name one: `--catalogue acme::ERRORS`"]]
    .assert_eq(&fault(&[ORG, AUTH, &other, ACME_ERRORS, AUTH_ERRORS]));
    let circle = AUTH_ERRORS.replace(
        r#"{"type":"auth::AuthError 3:8"}"#,
        r#"{"catalogue":"acme::ERRORS"}"#,
    );
    expect![[r"
        the program's catalogues include one another
        name one: `--catalogue acme::ERRORS`"]]
    .assert_eq(&fault(&[ORG, ACME_ERRORS, &circle]));
    let unknown = read(&program(&ALL))
        .unwrap()
        .catalogue(Some("acme::OTHERS"));
    expect![[r"
        the program has no catalogue `acme::OTHERS`
        it has `acme::ERRORS`, `auth::ERRORS`"]]
    .assert_eq(&unknown.unwrap_err().to_string());
}

#[test]
fn catalogues_that_include_one_another_end() {
    let circle = AUTH_ERRORS.replace(
        r#"{"type":"auth::AuthError 3:8"}"#,
        r#"{"catalogue":"acme::ERRORS"},{"catalogue":"auth::ERRORS"}"#,
    );
    let embedded = read(&program(&[ORG, ACME_ERRORS, &circle])).unwrap();
    let types = embedded.catalogue(Some("auth::ERRORS")).unwrap().types;
    assert_eq!(types.len(), 1);
}

#[test]
fn ten_thousand_catalogues_in_one_another_are_read() {
    let mut pieces = vec![ORG.to_owned()];
    for number in 0..10_000 {
        let member = match number {
            0 => r#"{"type":"acme::OrgError 12:5"}"#.to_owned(),
            _ => format!(r#"{{"catalogue":"c{}"}}"#, number - 1),
        };
        pieces.push(format!(
            r#"{{"errorbook":1,"catalogue":{{"name":"c{number}","members":[{member}]}}}}"#
        ));
    }
    let pieces: Vec<_> = pieces.iter().map(String::as_str).collect();
    let catalogue = read(&program(&pieces)).unwrap().catalogue(None).unwrap();
    assert_eq!(catalogue.services[0].name, "c9999");
    assert_eq!(catalogue.types.len(), 1);
}

#[test]
fn a_hundred_thousand_types_are_read_in_time() {
    let mut all = Vec::new();
    let mut members = Vec::new();
    for number in 0..100_000 {
        all.extend(piece(&format!(
            r#"{{"errorbook":1,"type":{{"path":"t::T","at":"{number}:1","entries":[]}}}}"#
        )));
        members.push(format!(r#"{{"type":"t::T {number}:1"}}"#));
    }
    all.extend(piece(&format!(
        r#"{{"errorbook":1,"catalogue":{{"name":"t::ALL","members":[{}]}}}}"#,
        members.join(",")
    )));
    let catalogue = read(&all).unwrap().catalogue(None).unwrap();
    assert_eq!(catalogue.types.len(), 100_000);
}

#[test]
fn types_that_no_catalogue_lists_are_told_apart() {
    let local = ORG.replace("12:5", "99:9");
    let embedded = read(&program(&[ORG, &local, AUTH, ACME_ERRORS, AUTH_ERRORS])).unwrap();
    let unlisted: Vec<_> = embedded
        .unlisted()
        .iter()
        .map(|ty| (ty.path.as_str(), ty.at.as_deref()))
        .collect();
    assert_eq!(unlisted, [("acme::OrgError", Some("99:9"))]);
}

#[test]
fn a_type_has_its_file_and_a_service_its_version() {
    // On Windows, a path has what JSON escapes.
    let org = format!("{ORG}\nsrc\\errors \"1\".rs");
    let listing = ACME_ERRORS.replace("\"description\"", "\"version\":\"1.4.0\",\"description\"");
    let pieces = [&*org, AUTH, &*listing, AUTH_ERRORS];
    let catalogue = read(&program(&pieces)).unwrap().catalogue(None).unwrap();
    let files: Vec<_> = catalogue
        .types
        .iter()
        .map(|ty| ty.file.as_deref())
        .collect();
    assert_eq!(files, [Some("src\\errors \"1\".rs"), None]);
    assert_eq!(catalogue.services[0].version.as_deref(), Some("1.4.0"));
    assert!(catalogue.public().types.iter().all(|ty| ty.file.is_none()));
    let finding = &Subject::catalogue(&catalogue).check()[0];
    assert_eq!(
        (finding.file.as_deref(), finding.line),
        (Some("src\\errors \"1\".rs"), Some(12))
    );
}

#[test]
fn a_service_has_its_own_translations_before_those_of_its_members() {
    let mut embedded = Embedded::default();
    for piece in [
        r#"{"errorbook":1,"catalogue":{"name":"acme::ERRORS","members":[{"catalogue":"auth::ERRORS"}]}}"#,
        r#"{"errorbook":1,"catalogue":{"name":"auth::ERRORS","members":[{"catalogue":"acme::ERRORS"}]}}"#,
        r#"{"errorbook":1,"locales":{"name":"acme::ERRORS","language":"en","folder":"locales","texts":{"de":"A = eins","ja":"A = ichi"}}}"#,
        r#"{"errorbook":1,"locales":{"name":"auth::ERRORS","language":"en","texts":{"de":"A = zwei\nB = drei","fr":"A = un"}}}"#,
    ] {
        embedded.add_piece(piece).unwrap();
        embedded.add_piece(piece).unwrap();
    }
    assert_eq!(embedded.locales.len(), 2);
    let service = &embedded.catalogue(Some("acme::ERRORS")).unwrap().services[0];
    assert_eq!(service.language.as_deref(), Some("en"));
    let texts: Vec<_> = service.locales.iter().collect();
    let [de, ja] = texts.as_slice() else {
        panic!("{texts:?}")
    };
    assert_eq!(
        *de,
        (&"de".to_owned(), &"A = eins\nA = zwei\nB = drei".to_owned())
    );
    assert_eq!(*ja, (&"ja".to_owned(), &"A = ichi".to_owned()));
    let folder = &embedded.locales_of("acme::ERRORS").unwrap().folder;
    assert_eq!(folder.as_deref(), Some("locales"));
}
