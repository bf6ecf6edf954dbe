//! What JavaScript gives: checked here, for types are only asked of TypeScript.

use wasm_bindgen::prelude::{JsError, JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = JSON, js_name = parse)]
    pub(crate) fn parse(json: &str) -> JsValue;
    #[wasm_bindgen(js_namespace = JSON, js_name = stringify, catch)]
    fn stringify(value: &JsValue) -> Result<Option<String>, JsValue>;
    #[wasm_bindgen(js_namespace = Date, js_name = now)]
    fn now() -> f64;
    #[wasm_bindgen(js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> bool;

    type TextDecoder;
    #[wasm_bindgen(constructor)]
    fn new(label: &str, options: &JsValue) -> TextDecoder;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &JsValue) -> Result<String, JsValue>;
}

/// The greatest whole number that JavaScript counts to: 2^53 - 1.
const MAX_SAFE: f64 = 9_007_199_254_740_991.0;

fn wrong<T>(what: &str) -> Result<T, JsError> {
    Err(JsError::new(what))
}

/// A text that JavaScript has as a string or as its UTF-8.
pub(crate) fn text(value: &JsValue) -> Result<String, JsError> {
    if let Some(text) = value.as_string() {
        return Ok(text);
    }
    let expected = "text: expected a string or its UTF-8 bytes";
    if !value.is_object() {
        return wrong(expected);
    }
    let decoder = TextDecoder::new("utf-8", &parse(r#"{"fatal":true,"ignoreBOM":true}"#));
    decoder.decode(value).or_else(|_| wrong(expected))
}

/// A time in Unix milliseconds; now where nothing is given.
pub(crate) fn time(value: &JsValue) -> Result<f64, JsError> {
    if value.is_undefined() || value.is_null() {
        return Ok(now());
    }
    match value.as_f64() {
        Some(at) if at.trunc() == at && at.abs() <= MAX_SAFE => Ok(at),
        _ => wrong("at: expected a whole number of Unix milliseconds"),
    }
}

pub(crate) fn query(value: &JsValue) -> Result<String, JsError> {
    value
        .as_string()
        .map_or_else(|| wrong("query: expected a string"), Ok)
}

/// The JSON of an array of messages.
pub(crate) fn messages(value: &JsValue) -> Result<String, JsError> {
    match stringify(value) {
        Ok(Some(json)) if is_array(value) => Ok(json),
        _ => wrong("messages: expected an array that JSON can hold"),
    }
}

/// The JSON of an object's members without the brace before them; `}` where nothing is given.
pub(crate) fn options(value: Option<JsValue>) -> Result<String, JsError> {
    let Some(value) = value.filter(|value| !value.is_null()) else {
        return Ok("}".into());
    };
    let json = stringify(&value).ok().flatten().unwrap_or_default();
    match json.strip_prefix('{') {
        Some(rest) => Ok(rest.into()),
        None => wrong("options: expected an object that JSON can hold"),
    }
}
