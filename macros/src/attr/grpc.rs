//! `#[grpc(already_exists)]`: the code that gRPC's clients get, where it is not that of the status.

use super::{DEFAULTED, Definition, args};
use crate::ctxt::{Ctxt, suggest};
use crate::literal::LitStr;
use errorbook_model::grpc::Code;
use syn::Attribute;

pub(super) static DEFINITION: Definition = Definition {
    targets: DEFAULTED,
    on_variant: Some(|cx, found, attrs| {
        let code = read(cx, found.attribute);
        args::push(&mut attrs.texts, code.map(|code| (DEFINITION.name, code)))
    }),
    ..Definition::text("grpc", "#[grpc(already_exists)]")
};

fn read(cx: &Ctxt, attribute: &Attribute) -> Option<LitStr> {
    let arg = args::only(cx, attribute, DEFINITION.example)?;
    let Some(word) = arg.word() else {
        let quoted = arg.as_text().and_then(|text| Code::by_name(&text.value()));
        let write = match quoted {
            Some(code) => format!("write `#[grpc({})]`", code.as_str()),
            None => format!("write `{}`", DEFINITION.example),
        };
        return cx.refuse(
            arg.at_value(),
            "`#[grpc]` takes a code of gRPC as a word",
            write,
        );
    };
    let name = word.to_string();
    if name.eq_ignore_ascii_case("ok") {
        return cx.refuse(
            word,
            format_args!("`{name}` is not the code of an error"),
            format_args!("write `{}`", DEFINITION.example),
        );
    }
    if Code::by_name(&name).is_none() {
        let known = Code::ALL.map(Code::as_str);
        let wrong = format!("`{name}` is not a code of gRPC");
        return cx.refuse(word, wrong, suggest(&name, &known));
    }
    Some(LitStr::new(&name, word.span()))
}
