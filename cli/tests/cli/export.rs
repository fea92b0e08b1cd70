//! `export`: every format, written whole or not at all.

use super::support::{Folder, acme, exported};
use errorbook_export::writers::{EXPORTS, Write};
use serde_json::json;
use std::collections::BTreeMap;

/// A folder with `server`, a program.
fn folder() -> Folder {
    let folder = Folder::new();
    folder.write("server", acme());
    folder
}

#[test]
fn export_leaves_out_what_is_not_public() {
    let folder = folder();
    for (args, has) in [
        (&["export", "json", "server"][..], false),
        (&["export", "json", "server", "--all"], true),
    ] {
        let outcome = folder.run(args);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        assert_eq!(outcome.stdout.contains("ORG_STORE"), has, "{args:?}");
        assert_eq!(outcome.stdout.contains("ORG_HIDDEN"), has, "{args:?}");
        assert!(outcome.stdout.contains("\"examples\""), "{args:?}");
    }
}

#[test]
fn what_is_exported_is_a_source() {
    let folder = folder();
    let outcome = folder.run(&["export", "json", "server", "-o", "errors.json"]);
    assert_eq!(outcome.text(), "status 0\nwrote errors.json\n");
    let explained = folder.run(&["explain", "ORG_BUSY", "errors.json"]);
    assert_eq!(
        explained.text(),
        folder.run(&["explain", "ORG_BUSY", "server"]).text()
    );
    assert_eq!(
        folder.run(&["diff", "errors.json", "server"]).status,
        Some(0)
    );
}

#[test]
fn export_writes_whole_files() {
    let folder = folder();
    folder.write("errors.json", "old");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let file = folder.path().join("errors.json");
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("errors.json", folder.path().join("link.json")).unwrap();
        let outcome = folder.run(&["export", "json", "server", "-o", "link.json"]);
        assert_eq!(outcome.status, Some(0), "{outcome:?}");
        // A link stays a link, and rights stay.
        assert!(folder.path().join("link.json").is_symlink());
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);
        assert!(folder.read("errors.json").contains("ORG_BUSY"));
    }
    for (path, expected) in [
        (
            "no/folder/errors.json",
            "it cannot be written: there is no folder `no/folder`",
        ),
        (".", "it is a folder"),
    ] {
        let outcome = folder.run(&["export", "json", "server", "-o", path]);
        assert_eq!(outcome.status, Some(2), "{path}: {outcome:?}");
        assert!(outcome.stderr.contains(expected), "{path}: {outcome:?}");
    }
    let left = folder.files();
    assert!(
        !left.iter().any(|name| name.starts_with(".errorbook")),
        "{left:?}"
    );
}

#[test]
fn every_format_is_written() {
    let folder = folder();
    let expected = BTreeMap::from([
        ("markdown", "\n### `org_blocked`\n"),
        ("html", "<!doctype html>"),
        ("json", "\"errorbook\": 1"),
        ("openapi", "\"3.1"),
        ("typescript", "export type errorcode"),
        ("rust", "pub enum error"),
    ]);
    let help = folder.run(&["export", "--help"]).stdout;
    for export in EXPORTS {
        let format = export.name;
        assert!(help.contains(&format!("- {format}: ")), "{format}: {help}");
        if matches!(export.write, Write::Folder(_)) {
            continue;
        }
        let outcome = folder.run(&["export", format, "server"]);
        assert_eq!(outcome.status, Some(0), "{format}: {outcome:?}");
        let text = outcome.stdout.to_lowercase();
        let expected = expected.get(format).copied().unwrap_or_default();
        assert!(text.contains(expected), "{format}: {text}");
        assert!(
            text.contains("org_blocked") && !text.contains("org_store"),
            "{format}: {text}"
        );
    }
}

#[test]
fn openapi_is_written_in_other_styles() {
    let folder = folder();
    let service = json!({
        "openapi": "3.1.0",
        "info": { "title": "Organizations", "version": "1.4.0" },
        "paths": { "/": { "get": { "operationId": "list", "responses": {
            "403": { "$ref": "#/components/responses/Error403" },
        } } } },
    });
    folder.write("service.json", service.to_string());
    let rows: [(&[&str], &str, &[&str]); 6] = [
        (&[], "3.1.0", &["403"]),
        (&["--openapi", "3.1"], "3.1.0", &["403"]),
        (&["--openapi", "3.0"], "3.0.3", &["403"]),
        (&["--one-error"], "3.1.0", &["default"]),
        (&["--one-error=default"], "3.1.0", &["default"]),
        (
            &["--openapi", "3.0", "--one-error=ranges"],
            "3.0.3",
            &["4XX"],
        ),
    ];
    for (style, version, responses) in rows {
        let export = ["export", "openapi", "server"];
        let document = folder.run(&[&export, style].concat()).json();
        assert_eq!(document["openapi"], version, "{style:?}");
        let document = [&export, style, &["--document", "service.json"]].concat();
        let document = folder.run(&document).json();
        assert_eq!(document["openapi"], version, "{style:?}");
        assert_eq!(document["info"]["version"], "1.4.0", "{style:?}");
        let own = document["paths"]["/"]["get"]["responses"].as_object();
        let own: Vec<&String> = own.expect("responses").keys().collect();
        assert_eq!(own, responses, "{style:?}");
        let schemas = &document["components"]["schemas"];
        assert!(schemas["ORG_BLOCKED"].is_object(), "{style:?}");
        assert_eq!(schemas["ORG_STORE"], json!(null), "{style:?}");
    }
    folder.write("old.json", r#"{ "openapi": "3.0.3" }"#);
    folder.write("text.json", "openapi: 3.1.0");
    for (document, expected) in [
        ("old.json", "write it as one of OpenAPI 3.1"),
        ("text.json", "`text.json`: it is not JSON: "),
        ("none.json", "`none.json`: it cannot be read: "),
    ] {
        let outcome = folder.run(&["export", "openapi", "server", "--document", document]);
        assert_eq!(outcome.status, Some(2), "{outcome:?}");
        assert!(outcome.stderr.contains(expected), "{outcome:?}");
    }
}

/// The service's own document says what its operations are called, and which errors each has.
#[test]
fn operations_are_taken_from_a_document() {
    let folder = folder();
    let service = json!({
        "openapi": "3.1.0",
        "info": { "title": "Organizations", "version": "1.4.0" },
        "paths": { "/orgs/{slug}": { "get": { "operationId": "show_org", "responses": {
            "403": { "$ref": "#/components/responses/Error403" },
        } } } },
    });
    folder.write("service.json", service.to_string());
    let export = |format: &str, document: &str, to: &str| {
        folder.run(&["export", format, "server", "--document", document, "-o", to])
    };
    export("openapi", "service.json", "openapi.json");
    let rows = [
        (
            "markdown",
            "\n| `GET /orgs/{slug}` | [`ORG_BLOCKED`](#org_blocked) |\n",
        ),
        (
            "html",
            "<dt>Answered by</dt><dd><a href=\"#operation/show_org\">",
        ),
        (
            "typescript",
            "\nexport type ShowOrgError =\n  | OrgBlockedError;\n",
        ),
        ("rust", "pub enum ShowOrgError {\n"),
        ("json", "\"path\": \"/orgs/{slug}\""),
    ];
    for (format, expected) in rows {
        let outcome = export(format, "openapi.json", format);
        assert_eq!(outcome.text(), format!("status 0\nwrote {format}\n"));
        assert!(folder.read(format).contains(expected), "{format}");
    }
    let explained = folder.run(&["explain", "ORG_BLOCKED", "json"]).stdout;
    assert!(
        explained.contains("\nanswered by    GET /orgs/{slug}\n"),
        "{explained}"
    );
    // What was taken from the document is in it.
    let check = ["check", "json", "--document"];
    let outcome = folder.run(&[&check[..], &["openapi.json"]].concat());
    assert!(!outcome.stdout.contains("other-document"), "{outcome:?}");
    let outcome = folder.run(&[&check[..], &["service.json"]].concat());
    assert_eq!(outcome.status, Some(1), "{outcome:?}");
    let expected =
        "the document does not list `ORG_BLOCKED` for GET /orgs/{slug}, which `show_org` declares";
    assert!(outcome.stdout.contains(expected), "{outcome:?}");
    folder.write("other.json", r#"{ "openapi": "3.1.0", "paths": {} }"#);
    let outcome = export("typescript", "other.json", "types.ts");
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        outcome
            .stderr
            .contains("no operation of the document has errors"),
        "{outcome:?}"
    );
}

#[test]
fn proxies_get_a_folder() {
    let folder = Folder::new();
    let not_found = json!([{ "code": "HTTP_NOT_FOUND", "status": 404, "variant": "NotFound", "title": "Not Found" }]);
    let file = exported("a::ERRORS", "errorbook::http_error::HttpError", &not_found);
    folder.write("errors.json", file);
    for (format, conf) in [("nginx", "server.conf"), ("apache", "errors.conf")] {
        let outcome = folder.run(&["export", format, "errors.json"]);
        assert_eq!(outcome.status, Some(2), "{format}: {outcome:?}");
        assert!(
            outcome
                .stderr
                .contains(&format!("name a folder for them: `-o errors-{format}`")),
            "{outcome:?}"
        );
        let outcome = folder.run(&["export", format, "errors.json", "-o", format, "--json"]);
        assert_eq!(
            (outcome.status, outcome.stderr.as_str()),
            (Some(0), ""),
            "{format}: {outcome:?}"
        );
        let written: Vec<String> =
            serde_json::from_value(outcome.json()["written"].clone()).expect("paths");
        assert!(
            written.contains(&format!("{format}/{conf}")),
            "{format}: {written:?}"
        );
        assert!(
            written.contains(&format!("{format}/bodies/404.json")),
            "{format}: {written:?}"
        );
        // The configuration has the path at which the proxy finds the bodies.
        let text = folder.read(&format!("{format}/{conf}"));
        let here = folder.path().join(format).display().to_string();
        assert!(text.contains(&here), "{format}: {here}: {text}");
        let args = [
            "export",
            format,
            "errors.json",
            "-o",
            format,
            "--found-at",
            "/etc/proxy/errors",
        ];
        assert_eq!(folder.run(&args).status, Some(0));
        let text = folder.read(&format!("{format}/{conf}"));
        assert!(
            text.contains("/etc/proxy/errors") && !text.contains(&here),
            "{format}: {text}"
        );
    }
    folder.write("server", acme());
    let outcome = folder.run(&["export", "nginx", "server", "-o", "none"]);
    assert_eq!(outcome.status, Some(0), "{outcome:?}");
    assert!(
        outcome
            .stderr
            .starts_with("note: the catalogue has no errors for a proxy"),
        "{outcome:?}"
    );
}

/// A pipe is written to, and stays one.
#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_replaced() {
    use std::os::unix::fs::FileTypeExt;
    let folder = folder();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.expect("mkfifo runs").success());
    let reader = {
        let pipe = pipe.clone();
        std::thread::spawn(move || std::fs::read_to_string(pipe).expect("text"))
    };
    let outcome = folder.run(&["export", "json", "server", "-o", "pipe"]);
    assert_eq!(outcome.text(), "status 0\nwrote pipe\n");
    assert!(reader.join().expect("it ends").contains("ORG_BUSY"));
    let kind = std::fs::metadata(&pipe).expect("it is there").file_type();
    assert!(kind.is_fifo());
}

/// One service of a merged catalogue has its own operations alone, and can be read.
#[test]
fn a_service_of_several_has_its_own_operations() {
    let folder = Folder::new();
    let catalogue = json!({
        "errorbook": 1,
        "services": [{ "name": "a::ERRORS" }, { "name": "b::ERRORS" }],
        "types": [
            { "path": "a::E", "services": ["a::ERRORS"], "entries": [{ "code": "A_A", "status": 403, "variant": "A", "title": "A" }] },
            { "path": "b::E", "services": ["b::ERRORS"], "entries": [{ "code": "B_B", "status": 403, "variant": "B", "title": "B" }] },
        ],
        "operations": [{ "name": "show_a", "codes": ["A_A"] }, { "name": "show_b", "codes": ["B_B"] }],
    });
    folder.write("all.json", catalogue.to_string());
    let outcome = folder.run(&[
        "export",
        "json",
        "all.json",
        "--catalogue",
        "a::ERRORS",
        "-o",
        "a.json",
    ]);
    assert_eq!(outcome.text(), "status 0\nwrote a.json\n");
    let own = folder.read("a.json");
    assert!(own.contains("show_a") && !own.contains("show_b"), "{own}");
    assert_eq!(folder.run(&["list", "a.json"]).status, Some(0));
}
