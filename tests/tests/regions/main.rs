//! Plurals and numbers by the rules of languages and their regions, and which of them a request gets.

use errorbook::{ApiError, Offer, Profile, catalogue};
use http::HeaderMap;

#[derive(Debug, ApiError)]
#[api_error(prefix = "DISK")]
enum DiskError {
    #[status(507)]
    #[code("DISK_FULL")]
    #[message("{files} files")]
    Full {
        #[expose]
        files: i64,
        #[expose]
        share: f64,
        #[expose]
        port: u16,
    },
    #[status(413)]
    #[code("DISK_USED")]
    #[message("{bytes} bytes")]
    Used {
        #[expose]
        bytes: u64,
        #[expose]
        share: f64,
    },
}

static PROFILE: Profile = Profile::new().offers(&[Offer::TEXT]);

catalogue! {
    static ERRORS = [DiskError];
    profile = PROFILE;
    locales = "tests/regions/locales";
}

fn headers(accept_language: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("accept-language", accept_language.parse().unwrap());
    headers
}

/// The message, without the code and without the marks that isolate values.
fn message(error: &DiskError, language: &str) -> String {
    let response = error.respond(&ERRORS.preferences(&headers(language)));
    assert_eq!(response.headers()["content-language"], language);
    let text = String::from_utf8(response.body().to_vec()).unwrap();
    let (message, _) = text.rsplit_once(" [").unwrap();
    message.replace(['\u{2068}', '\u{2069}'], "")
}

fn full(files: i64, share: f64) -> DiskError {
    let port = 8080;
    DiskError::Full { files, share, port }
}

#[test]
fn plural_forms_are_those_of_the_language() {
    for (language, files, expected) in [
        ("pl", 1, "plik"),
        ("pl", -1, "plik"),
        ("pl", 2, "pliki"),
        ("pl", 5, "plików"),
        ("pl", 12, "plików"),
        ("pl", 22, "pliki"),
        ("ar", 0, "صفر"),
        ("ar", 1, "واحد"),
        ("ar", 2, "اثنان"),
        ("ar", 3, "قليل"),
        ("ar", 11, "كثير"),
        ("ar", 100, "آخر"),
        ("ar", 102, "آخر"),
        ("ar", 103, "قليل"),
        ("ar", 111, "كثير"),
        ("ar", 1_000_099, "كثير"),
        ("zh-Hant", 0, "沒有檔案"),
        ("zh-Hant", 8080, "一個埠"),
        ("zh-Hant", 1, "1 個檔案"),
        ("en-GB", 1, "1st file"),
        ("en-GB", 2, "2nd file"),
        ("en-GB", 3, "3rd file"),
        ("en-GB", 11, "11th file"),
        ("en-GB", 1000, "1000th file"),
    ] {
        let message = message(&full(files, 0.5), language);
        assert_eq!(message, expected, "{language} {files}");
    }
    // The number that is written decides.
    for (share, expected) in [(1.4, "parte"), (0.2, "parte"), (1.5, "partes")] {
        assert_eq!(message(&full(1, share), "pt-BR"), expected, "{share}");
    }
}

#[test]
fn numbers_are_written_as_the_language_writes_them() {
    let used = |bytes, share| DiskError::Used { bytes, share };
    for (language, error, expected) in [
        ("de", full(1, 0.25), "Eine Datei bei 0,25, Port 8080"),
        (
            "de",
            full(1_234_567, -2.5),
            "1234567 Dateien bei -2,5, Port 8080",
        ),
        ("de", used(1_234_567, 0.25), "1.234.567 Bytes, 0,3 Teile"),
        ("de-CH", used(999, 2.0), "999 Bytes, 2.00 Teil"),
        ("de-CH", used(7, 0.005), "7 Bytes, 0.01 Teil"),
        ("pl", used(1_234_567, 1.5), "1234567 001,5"),
        ("ar", used(1_234_567, 0.0273), "1,234,567 0.03"),
        ("pt-BR", used(1_234_567, 2.5), "1.234.567 2,500"),
        ("zh-Hant", used(1_234_567, 0.0), "1,234,567"),
        (
            "en-GB",
            used(u64::MAX, 0.0),
            "18446744073709551615 1,234.50",
        ),
    ] {
        assert_eq!(message(&error, language), expected, "{language}");
    }
}

/// RFC 4647 section 3.4: a range is cut off from its end until there is such a language.
#[test]
fn a_region_is_found_by_its_own_tag_alone() {
    for (accept_language, expected) in [
        ("de-CH", "de-CH"),
        ("DE-ch-1996-x-a", "de-CH"),
        ("de-AT", "de"),
        ("de", "de"),
        ("pt", "en"),
        ("pt-PT, pl;q=0.1", "pl"),
        ("pt-br", "pt-BR"),
        ("zh-Hant-TW", "zh-Hant"),
        ("zh-TW, zh;q=0.9, ar;q=0.8", "ar"),
        ("zh-Hant;q=0, zh-Hant-HK", "en"),
        ("en-GB-oxendict", "en-GB"),
        ("en-US, de;q=0.9", "en"),
        ("*, pl;q=0.1", "pl"),
        ("de-*, pl;q=0.5", "pl"),
        ("de-CH;q=0, de", "de"),
        ("de;q=0.5, de-CH;q=0.6", "de-CH"),
        ("de;q=2, pl", "pl"),
        ("de_CH, pl;q=0.1", "pl"),
        (",, ;q=1, pl ;q=0.1,", "pl"),
        ("de;q=", "en"),
        ("verylonglanguagetag, ar", "ar"),
    ] {
        let preferences = ERRORS.preferences(&headers(accept_language));
        assert_eq!(preferences.language(), expected, "{accept_language}");
    }
}
