//! Tags of languages, and in which direction a language is written.

use errorbook_model::language::{check, direction};

#[test]
fn tags() {
    for tag in [
        "de",
        "DE",
        "gsw",
        "pt-BR",
        "es-419",
        "zh-Hant",
        "zh-Hant-TW",
        "zh-cmn-Hans-CN",
        "zh-yue-HK",
        "sl-rozaj-biske-1994",
        "de-CH-1901",
        "de-DE-u-co-phonebk",
        "de-a-one1-b-two2",
        "en-x-pirate",
        "en-x-a-b-c",
        "ar-EG-u-nu-latn-x-own",
    ] {
        assert_eq!(check(tag), Ok(()), "{tag}");
    }
    for tag in [
        "",
        "d",
        "german",
        "deutsch",
        "abcd",
        "d3",
        "de-",
        "-de",
        "de--AT",
        "de AT",
        "de.ftl",
        "de-A",
        "de-ATATATATAT",
        "de-AT-DE",
        "de-12",
        "zh-a-b",
        "de-u",
        "de-x",
        "de-a-x",
        "de-a-one1-a-two2",
        "sl-rozaj-rozaj",
        "x-private",
        "i-default",
        "über",
    ] {
        assert!(check(tag).is_err(), "{tag}");
    }
    let fault = check("pt_BR").unwrap_err();
    assert_eq!(
        (fault.wrong.as_str(), fault.write.as_str()),
        ("`pt_BR` is no tag of a language", "write `pt-BR`")
    );
    assert!(
        check("translations_here")
            .unwrap_err()
            .write
            .starts_with("write a tag of BCP 47")
    );
}

#[test]
fn directions() {
    for (tag, expected) in [
        ("en", "ltr"),
        ("de-AT", "ltr"),
        ("ja", "ltr"),
        ("mn-Mong", "ltr"),
        ("ar", "rtl"),
        ("AR-eg", "rtl"),
        ("he", "rtl"),
        ("fa-AF", "rtl"),
        ("ur", "rtl"),
        ("ckb", "rtl"),
        ("dv", "rtl"),
        ("ku", "ltr"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("uz-AF", "rtl"),
        ("uz-UZ", "ltr"),
        ("pa-PK", "rtl"),
        ("sd-Deva", "ltr"),
        ("en-x-arab", "ltr"),
        ("de-1901", "ltr"),
        ("", "ltr"),
    ] {
        assert_eq!(direction(tag), expected, "{tag}");
    }
}
