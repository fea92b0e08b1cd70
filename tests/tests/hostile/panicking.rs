//! A method of the error panics: `Display`, `Debug`, `Serialize`, a header's value, its source, or the message of
//! a `ManualApiError`. The status and the code are sent nevertheless, and the error is logged once.

use crate::server::{Answer, Servers, ask};
use errorbook::{ApiError, Entry, HeaderField};
use std::borrow::Cow;
use std::error::Error;
use std::fmt;
use std::io::{self, Write};
use std::sync::{Mutex, Once, PoisonError};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Copy)]
struct Bomb;

impl fmt::Display for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a sentence")?;
        panic!("a Display that panics");
    }
}

impl fmt::Debug for Bomb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("half a sentence")?;
        panic!("a Debug that panics");
    }
}

impl serde::Serialize for Bomb {
    fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        panic!("a Serialize that panics");
    }
}

impl HeaderField for Bomb {
    fn header_value(&self) -> Option<http::HeaderValue> {
        panic!("a header's value that panics");
    }

    fn seconds(&self) -> Option<u64> {
        panic!("a number of seconds that panics");
    }
}

impl Error for Bomb {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        panic!("a source that panics");
    }
}

/// A `Display` that fails makes `to_string` panic.
#[derive(Debug)]
struct Fails;

impl fmt::Display for Fails {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl Error for Fails {}

#[derive(Debug, ApiError)]
#[api_error(prefix = "BAD")]
#[status(409)]
#[challenge(Bearer, realm = "bad")]
enum Bad {
    #[code("BAD_DISPLAY")]
    #[message("it says {value}")]
    Display {
        #[expose(message)]
        value: Bomb,
    },
    #[code("BAD_DEBUG")]
    #[message("it says {value:?}")]
    Debug {
        #[expose(message)]
        value: Bomb,
    },
    #[code("BAD_WIDTH")]
    #[message("it says {value:width$}")]
    Width {
        #[expose]
        value: u8,
        #[expose]
        width: usize,
    },
    #[code("BAD_SERIALIZE")]
    #[message("all well")]
    Serialize {
        #[expose]
        value: Bomb,
    },
    #[code("BAD_HEADER")]
    #[message("all well")]
    Header {
        #[header("X-Bad")]
        value: Bomb,
    },
    #[status(401)]
    #[code("BAD_CHALLENGE")]
    #[challenge(Bearer, realm = "a{value}b")]
    #[message("all well")]
    Challenge {
        #[expose(message)]
        value: Bomb,
    },
    #[status(503)]
    #[code("BAD_RETRY")]
    #[message("all well")]
    Retry {
        #[header("Retry-After")]
        value: Bomb,
    },
    #[status(500)]
    #[code("BAD_SOURCE")]
    Source(#[source] Bomb),
    #[status(500)]
    #[code("BAD_FAILING_SOURCE")]
    FailingSource(#[source] Fails),
    /// The callback of the layer panics at it: see `server`.
    #[code("BAD_CALLBACK")]
    #[message("all well")]
    Callback,
    #[transparent]
    Boxed(Box<dyn ApiError>),
}

/// A `ManualApiError` whose message panics.
struct Hand;

impl errorbook::ManualApiError for Hand {
    fn entry(&self) -> &'static Entry {
        static ENTRY: Entry = Entry::new("HAND_GONE", 410);
        &ENTRY
    }

    fn message(&self) -> Cow<'_, str> {
        panic!("a message that panics");
    }
}

impl fmt::Display for Hand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Bomb.fmt(f)
    }
}

impl fmt::Debug for Hand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&Bomb, f)
    }
}

impl Error for Hand {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        panic!("a source that panics");
    }
}

/// The name of a row, the answer's status, its code, its message, and whether that is its `detail`: where there
/// is no message it is the title, and a problem has it there.
const ROWS: [(&str, u16, &str, &str, bool); 12] = [
    ("display", 409, "BAD_DISPLAY", "Display", true),
    ("debug", 409, "BAD_DEBUG", "Debug", true),
    ("width", 409, "BAD_WIDTH", "Width", true),
    ("serialize", 409, "BAD_SERIALIZE", "all well", true),
    ("header", 409, "BAD_HEADER", "all well", true),
    ("challenge", 401, "BAD_CHALLENGE", "all well", true),
    ("retry", 503, "BAD_RETRY", "all well", true),
    ("source", 500, "BAD_SOURCE", MASKED, false),
    ("failing-source", 500, "BAD_FAILING_SOURCE", MASKED, false),
    ("callback", 409, "BAD_CALLBACK", "all well", true),
    ("hand", 410, "HAND_GONE", "Gone", true),
    ("handler", 500, "HTTP_INTERNAL_SERVER_ERROR", MASKED, false),
];

const MASKED: &str = "Internal Server Error";

fn make(row: &str) -> Box<dyn ApiError> {
    let value = Bomb;
    Box::new(match row {
        "display" => Bad::Display { value },
        "debug" => Bad::Debug { value },
        "width" => Bad::Width {
            value: 1,
            width: usize::MAX,
        },
        "serialize" => Bad::Serialize { value },
        "header" => Bad::Header { value },
        "challenge" => Bad::Challenge { value },
        "retry" => Bad::Retry { value },
        "source" => Bad::Source(value),
        "failing-source" => Bad::FailingSource(Fails),
        "callback" => Bad::Callback,
        "handler" => panic!("a handler that panics"),
        "hand" => return Box::new(Hand),
        _ => match row.strip_prefix("transparent-") {
            Some(row) => Bad::Boxed(make(row)),
            None => panic!("no such row: {row}"),
        },
    })
}

/// What the operator reads.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock()
            .unwrap_or_else(PoisonError::into_inner)
            .write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Log;

    fn make_writer(&self) -> Log {
        Log
    }
}

/// How often the log has a text.
fn logged(text: &str) -> usize {
    let log = LOG.lock().unwrap_or_else(PoisonError::into_inner);
    String::from_utf8_lossy(&log).matches(text).count()
}

/// Starts the log, and leaves the panics that are wanted out of the tests' output.
fn prepare() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing_subscriber::fmt()
            .with_writer(Log)
            .with_ansi(false)
            .init();
        std::panic::set_hook(Box::new(|panic| {
            let said = panic.payload_as_str().unwrap_or_default();
            let is_wanted = [
                "that panics",
                "ormatting argument",
                "Display implementation",
            ]
            .iter()
            .any(|wanted| said.contains(wanted));
            if !is_wanted {
                eprintln!("{panic}");
            }
        }));
    });
}

static SERVERS: Servers = Servers::new();

fn assert_answer(answer: &Answer, accept: &str, expected: (u16, &str, &str, bool), row: &str) {
    let (status, code, message, has_detail) = expected;
    let body = answer.body.as_str();
    assert_eq!(answer.status, status, "{row}\n{}{body}", answer.head);
    let media_type = answer.header("content-type");
    if accept == "text/plain" {
        assert_eq!(media_type, Some("text/plain; charset=utf-8"), "{row}");
        assert_eq!(body, format!("{message} [{code}]\n"), "{row}");
    } else {
        assert_eq!(media_type, Some("application/problem+json"), "{row}");
        let json: serde_json::Value = serde_json::from_str(body).unwrap();
        assert_eq!(json["code"], code, "{row}\n{body}");
        let detail = json.get("detail").and_then(serde_json::Value::as_str);
        assert_eq!(detail, has_detail.then_some(message), "{row}\n{body}");
    }
    assert!(!answer.head.contains("half a"), "{row}\n{}", answer.head);
    assert_eq!(answer.header("x-bad"), None, "{row}");
    let challenge = (status == 401).then_some(r#"Bearer realm="ab""#);
    assert_eq!(answer.header("www-authenticate"), challenge, "{row}");
    assert_eq!(answer.header("retry-after"), None, "{row}");
}

#[test]
fn every_error_is_answered() {
    prepare();
    for (framework, address) in SERVERS.start(make) {
        for (name, status, code, message, has_detail) in ROWS {
            for way in ["", "transparent-"] {
                for place in ["", "/spawned"] {
                    for accept in ["*/*", "text/plain"] {
                        let path = format!("{way}{name}{place}");
                        let row = format!("{framework} {path} {accept}");
                        let before = logged(&format!("\"{code}\""));
                        let answer = ask(*address, &path, accept);
                        assert_answer(&answer, accept, (status, code, message, has_detail), &row);
                        assert_eq!(logged(&format!("\"{code}\"")), before + 1, "{row}");
                    }
                }
            }
        }
    }
    // What a cause said before it panicked is the operator's.
    assert!(logged("half a sentence") > 0);
}

#[test]
fn its_message_is_the_static_one() {
    prepare();
    for (name, _, code, message, _) in ROWS.iter().filter(|row| row.0 != "handler") {
        let error = make(name);
        assert_eq!(error.code(), *code, "{name}");
        if *name != "hand" {
            assert_eq!(error.message(), *message, "{name}");
        }
        let document = errorbook::Document::new(&*error, &crate::server::PROFILE);
        let json = serde_json::to_value(&document).unwrap();
        assert_eq!(json["code"], *code, "{name}");
    }
}
