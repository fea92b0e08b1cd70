//! The languages that a reader chooses from.

use crate::acme;
use errorbook_export::{Catalogue, html, html_entry};

const GERMAN: &str = "ORG_BLOCKED = Die Organisation { $slug } ist gesperrt.
    .title = Gesperrt
    .help = Fragen Sie <b>.
";
const ARABIC: &str = "ORG_BLOCKED = المؤسسة { $slug } محظورة.\n";

fn with(locales: &[(&str, &str)]) -> Catalogue {
    let mut catalogue = acme().public();
    let service = &mut catalogue.services[0];
    service.language = Some("en".to_owned());
    service.locales = locales
        .iter()
        .map(|(tag, text)| ((*tag).to_owned(), (*text).to_owned()))
        .collect();
    catalogue
}

#[test]
fn every_text_is_there_in_every_language() {
    let catalogue = with(&[("de", GERMAN), ("ar", ARABIC)]);
    let one = html_entry(&catalogue, "ORG_BLOCKED", "errors").expect("it has the code");
    for page in [html(&catalogue), one] {
        for expected in [
            r#"<p class="meaning in in-1" lang="en" dir="ltr">the organization <var>{slug}</var> is blocked</p>"#,
            r#"<p class="meaning in in-2" lang="ar" dir="rtl">المؤسسة <var>{slug}</var> محظورة.</p>"#,
            r#"<p class="meaning in in-3" lang="de" dir="ltr">Die Organisation <var>{slug}</var> ist gesperrt.</p>"#,
            r#"<p class="help in in-3" lang="de" dir="ltr"><b>What to do:</b> <span>Fragen Sie &#60;b&#62;.</span></p>"#,
            r#"<span class="title in in-3" lang="de" dir="ltr">Gesperrt</span>"#,
            r#"<input id="page/in-1" name="page/language" type="radio" autocomplete="off" checked> en</label>"#,
            r#"<input id="page/in-3" name="page/language" type="radio" autocomplete="off"> de</label>"#,
            r#":root:has([id="page/in-3"]:checked) .in:not(.in-3)"#,
        ] {
            assert!(page.contains(expected), "{expected}");
        }
    }
}

#[test]
fn one_language_is_no_choice() {
    let page = html(&with(&[]));
    assert!(
        page.contains(r#"<p class="meaning">the organization <var>{slug}</var> is blocked</p>"#)
    );
    assert!(!page.contains("<fieldset"));
    assert_eq!(page, html(&acme().public()));
}

#[test]
fn a_tag_is_text() {
    let page = html(&with(&[("\"><script>", "")]));
    assert!(!page.contains("\"><script>"));
    assert!(page.contains("lang=\"&#34;&#62;&#60;script&#62;\""));
}
