//! The errors of a handler in the documents of utoipa 6. Derived errors are `IntoResponses` where this
//! feature is on, and catalogues are `Modify`.

use crate::catalogue::Catalogue;
use crate::docs::errors::{self, Documented, Errors as Named, Refusal};
use crate::docs::{add_examples, documented};
use crate::render::{AnyError, ApiError, Problem};
use errorbook_export::openapi;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use utoipa::openapi::content::{Content, ContentBuilder};
use utoipa::openapi::example::Example;
use utoipa::openapi::extensions::Extensions;
use utoipa::openapi::header::{Header, HeaderBuilder};
use utoipa::openapi::path::{Operation, PathItem};
use utoipa::openapi::schema::{AnyOfBuilder, ObjectBuilder, OneOfBuilder, SchemaType};
use utoipa::openapi::{Deprecated, OpenApi, Ref, RefOr, Response, Schema};
use utoipa::{IntoResponses, Modify};

/// What generated code may name.
#[doc(hidden)]
pub mod __private {
    pub use super::responses;
    pub use utoipa;
}

#[doc(hidden)]
#[macro_export]
macro_rules! __utoipa {
    ($({ [$($generics:tt)*] [$ty:ty] [$($clause:tt)*] $respond:ident [$($inner:ty,)*] })*) => {
        $(
            #[automatically_derived]
            impl<$($generics)*> $crate::utoipa::__private::utoipa::IntoResponses for $ty $($clause)* {
                fn responses() -> ::std::collections::BTreeMap<
                    ::std::string::String,
                    $crate::utoipa::__private::utoipa::openapi::RefOr<
                        $crate::utoipa::__private::utoipa::openapi::Response,
                    >,
                > {
                    $crate::utoipa::__private::responses::<Self>()
                }
            }
        )*
    };
}

/// The responses of several error types in one list, none lost where two share a status: of a tuple of
/// them, or of the `Result` that a handler returns.
///
/// ```
/// # use errorbook::ApiError;
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(404)]
/// # #[code("ORG_NOT_FOUND")]
/// # struct OrgError;
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "AUTH")]
/// # #[status(404)]
/// # #[code("AUTH_NOT_FOUND")]
/// # struct AuthError;
/// use errorbook::utoipa::Errors;
///
/// #[utoipa::path(get, path = "/orgs", responses((status = 200), Errors<(OrgError, AuthError)>))]
/// async fn list() {}
/// # #[derive(utoipa::OpenApi)]
/// # #[openapi(paths(list))]
/// # struct Api;
/// # let api = <Api as utoipa::OpenApi>::openapi();
/// # let json = serde_json::to_string(&api.paths.paths["/orgs"]).unwrap();
/// # assert!(json.contains("ORG_NOT_FOUND") && json.contains("AUTH_NOT_FOUND"));
/// ```
///
/// Types that stand beside each other, `responses(OrgError, AuthError)`, overwrite each other's responses
/// of one status, as utoipa has it. When the catalogue covers the document, as a modifier or in
/// [`Docs::openapi`](crate::docs::Docs::openapi), it gives them back, if a response of another status shows that the
/// type is named. Nothing shows it of a type whose responses are all overwritten.
pub struct Errors<T: ?Sized>(PhantomData<T>);

impl<T: ?Sized> fmt::Debug for Errors<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Errors")
    }
}

type Responses = BTreeMap<String, RefOr<Response>>;

impl<T: Documented + ?Sized> IntoResponses for Errors<T> {
    fn responses() -> Responses {
        responses::<T>()
    }
}

crate::__utoipa! {
    { [] [AnyError] [] respond_owned [] }
    { [] [Box<dyn ApiError>] [] respond_owned [] }
    { [E: ApiError] [Problem<E>] [] respond_owned [] }
    { [const STATUS: u16] [Refusal<STATUS>] [] respond_owned [] }
}

/// The responses of a type's errors, in the default profile.
#[doc(hidden)]
pub fn responses<T: Documented + ?Sized>() -> Responses {
    let of_statuses = openapi::responses(Named::of::<T>().types()).into_iter();
    of_statuses
        .map(|(status, value)| (status.to_string(), response(value)))
        .collect()
}

/// Writes the errors of the service into its document, in its profile: as components, and under one status
/// those of all types that an operation names.
///
/// ```
/// # use errorbook::{ApiError, catalogue};
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(404)]
/// # #[code("ORG_NOT_FOUND")]
/// # struct OrgError;
/// # catalogue! { static ERRORS = [OrgError]; }
/// # #[utoipa::path(get, path = "/orgs", responses((status = 200), OrgError))]
/// # async fn list() {}
/// #[derive(utoipa::OpenApi)]
/// #[openapi(paths(list), modifiers(&ERRORS))]
/// struct Api;
/// # let api = <Api as utoipa::OpenApi>::openapi();
/// # assert!(api.components.unwrap().responses.contains_key("Error404"));
/// ```
///
/// # With utoipa-axum
///
/// Modifiers run before an `OpenApiRouter` has its paths, whose errors then stay as they are: in the default
/// profile. Cover the document when the router is split:
///
/// ```
/// # use errorbook::{ApiError, catalogue};
/// # #[derive(Debug, ApiError)]
/// # #[api_error(prefix = "ORG")]
/// # #[status(404)]
/// # #[code("ORG_NOT_FOUND")]
/// # struct OrgError;
/// # catalogue! { static ERRORS = [OrgError]; }
/// # #[utoipa::path(get, path = "/orgs", responses((status = 200), OrgError))]
/// # async fn list() {}
/// # #[derive(utoipa::OpenApi)]
/// # #[openapi(paths(list))]
/// # struct Api;
/// # struct OpenApiRouter;
/// # impl OpenApiRouter {
/// #     fn split_for_parts(self) -> ((), utoipa::openapi::OpenApi) { ((), <Api as utoipa::OpenApi>::openapi()) }
/// # }
/// # let router = OpenApiRouter;
/// use utoipa::Modify;
///
/// let (router, mut api) = router.split_for_parts();
/// ERRORS.modify(&mut api);
/// # assert!(api.components.unwrap().responses.contains_key("Error404"));
/// ```
///
/// [`Docs::openapi`](crate::docs::Docs::openapi) does the same to the document that it serves.
///
/// # Panics
///
/// If the document has another component with the name of an error's.
impl Modify for Catalogue {
    fn modify(&self, document: &mut OpenApi) {
        let Ok(mut covered) = serde_json::to_value(&*document) else {
            return;
        };
        let data = documented(self).public();
        if let Err(error) = openapi::cover(&mut covered, &data, errors::known(), add_examples) {
            panic!(
                "the document does not take the errors of `{}`: {error}",
                self.path()
            );
        }
        let webhooks = document.webhooks.iter_mut();
        let webhooks = webhooks.map(|paths| ("webhooks", paths));
        for (member, paths) in webhooks.chain([("paths", &mut document.paths)]) {
            for (path, item) in &mut paths.paths {
                write_path(item, covered.get(member).and_then(|paths| paths.get(path)));
            }
        }
        let components = document.components.get_or_insert_default();
        for (name, value) in members(covered.pointer_mut("/components/schemas")) {
            components
                .schemas
                .entry(name)
                .or_insert_with(|| schema(value));
        }
        for (name, value) in members(covered.pointer_mut("/components/responses")) {
            components
                .responses
                .entry(name)
                .or_insert_with(|| response(value));
        }
    }
}

fn write_path(item: &mut PathItem, covered: Option<&Value>) {
    let operations: [(&str, Option<&mut Operation>); 9] = [
        ("get", item.get.as_mut()),
        ("put", item.put.as_mut()),
        ("post", item.post.as_mut()),
        ("delete", item.delete.as_mut()),
        ("options", item.options.as_mut()),
        ("head", item.head.as_mut()),
        ("patch", item.patch.as_mut()),
        ("trace", item.trace.as_mut()),
        ("query", item.query.as_mut()),
    ];
    for (method, operation) in operations {
        let responses = covered.and_then(|item| item.get(method)?.get("responses")?.as_object());
        let (Some(operation), Some(responses)) = (operation, responses) else {
            continue;
        };
        let own = &mut operation.responses.responses;
        own.retain(|name, _| responses.contains_key(name));
        for (name, value) in responses {
            let is_same =
                |own: &RefOr<Response>| serde_json::to_value(own).is_ok_and(|own| own == *value);
            if !name.starts_with("x-") && !own.get(name).is_some_and(is_same) {
                own.insert(name.clone(), response(value.clone()));
            }
        }
    }
}

fn members(value: Option<&mut Value>) -> Map<String, Value> {
    match value.map(Value::take) {
        Some(Value::Object(members)) => members,
        _ => Map::new(),
    }
}

fn take(members: &mut Map<String, Value>, name: &str) -> Map<String, Value> {
    self::members(members.get_mut(name))
}

fn text(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    match members.remove(name) {
        Some(Value::String(text)) => Some(text),
        _ => None,
    }
}

fn reference(value: &Value) -> Option<Ref> {
    Some(Ref::new(value.get("$ref")?.as_str()?))
}

/// What utoipa has no field for goes out all the same: it writes extensions as they are.
fn rest(members: Map<String, Value>) -> Option<Extensions> {
    let members = members.into_iter().filter(|(_, value)| !value.is_null());
    let rest: Extensions = members.collect();
    (!rest.is_empty()).then_some(rest)
}

fn response(mut value: Value) -> RefOr<Response> {
    if let Some(reference) = reference(&value) {
        return RefOr::Ref(reference);
    }
    let mut members = members(Some(&mut value));
    let mut response = Response::new(text(&mut members, "description").unwrap_or_default());
    response.headers = take(&mut members, "headers")
        .into_iter()
        .map(|(name, value)| (name, header(value)))
        .collect();
    response.content = take(&mut members, "content")
        .into_iter()
        .map(|(name, value)| (name, content(value).into()))
        .collect();
    response.extensions = rest(members);
    RefOr::T(response)
}

fn header(mut value: Value) -> RefOr<Header> {
    if let Some(reference) = reference(&value) {
        return RefOr::Ref(reference);
    }
    let mut members = members(Some(&mut value));
    let header = HeaderBuilder::new()
        .schema(members.remove("schema").map(schema))
        .description(text(&mut members, "description"))
        .example(members.remove("example"))
        .extensions(rest(members));
    RefOr::T(header.build())
}

fn content(mut value: Value) -> Content {
    let mut members = members(Some(&mut value));
    ContentBuilder::new()
        .schema(members.remove("schema").map(schema))
        .examples_from_iter(take(&mut members, "examples").into_iter().filter_map(
            |(name, value)| Some((name, serde_json::from_value::<Example>(value).ok()?)),
        ))
        .extensions(rest(members))
        .build()
}

/// What utoipa reads without a loss is its own type. It passes over what it does not know: a schema with
/// such is put together by its members, and what is left goes out as it is.
fn schema(mut value: Value) -> RefOr<Schema> {
    let keeps_all =
        |schema: &RefOr<Schema>| serde_json::to_value(schema).is_ok_and(|written| written == value);
    if let Some(schema) = serde_json::from_value(value.clone()).ok().filter(keeps_all) {
        return schema;
    }
    let mut members = members(Some(&mut value));
    let of_list = |list: Value| -> Vec<RefOr<Schema>> {
        match list {
            Value::Array(items) => items.into_iter().map(schema).collect(),
            _ => Vec::new(),
        }
    };
    let schema: Schema = if let Some(list) = members.remove("oneOf") {
        let discriminator = members.remove("discriminator");
        let one_of = of_list(list)
            .into_iter()
            .fold(OneOfBuilder::new(), OneOfBuilder::item);
        one_of
            .discriminator(discriminator.and_then(|value| serde_json::from_value(value).ok()))
            .title(text(&mut members, "title"))
            .description(text(&mut members, "description"))
            .extensions(rest(members))
            .into()
    } else if let Some(list) = members.remove("anyOf") {
        let any_of = of_list(list)
            .into_iter()
            .fold(AnyOfBuilder::new(), AnyOfBuilder::item);
        any_of
            .description(text(&mut members, "description"))
            .extensions(rest(members))
            .into()
    } else {
        object(members)
    };
    RefOr::T(schema)
}

fn object(mut members: Map<String, Value>) -> Schema {
    let mut object = ObjectBuilder::new();
    let of_type = members.remove("type");
    object = object.schema_type(
        of_type
            .and_then(|of_type| serde_json::from_value(of_type).ok())
            .unwrap_or(SchemaType::AnyValue),
    );
    for (name, property) in take(&mut members, "properties") {
        object = object.property(name, schema(property));
    }
    members.remove("properties");
    if let Some(Value::Array(required)) = members.remove("required") {
        for name in required.iter().filter_map(Value::as_str) {
            object = object.required(name);
        }
    }
    if let Some(Value::Array(examples)) = members.remove("examples") {
        object = object.examples(examples);
    }
    if members.get("deprecated") == Some(&Value::Bool(true)) {
        members.remove("deprecated");
        object = object.deprecated(Some(Deprecated::True));
    }
    object
        .title(text(&mut members, "title"))
        .description(text(&mut members, "description"))
        .extensions(rest(members))
        .into()
}
