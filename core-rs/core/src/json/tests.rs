//! The parser against the grammar, by cases and by a naive parser that builds values.

use super::{Cursor, JsonError, Value, utf8, write_fixed, write_integer, write_string};
use proptest::prelude::*;

fn whole(text: &str) -> Result<Value<'_>, JsonError> {
    let mut cursor = Cursor::new(text);
    let value = cursor.value()?;
    cursor.end()?;
    Ok(value)
}

fn string(text: &str) -> String {
    match whole(text) {
        Ok(Value::String(content)) => content.into_owned(),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn takes_what_rfc_8259_takes() {
    let texts = [
        "{}",
        "[]",
        " [ ] ",
        "[1,2]",
        "{\"a\":{\"b\":[null,true,false]}}",
        "\"\"",
        "0",
        "-0",
        "10",
        "0.5",
        "1e5",
        "1E-5",
        "-1.25e+3",
        "\t\n\r 1",
        "\"\u{7f}\u{2028}\"",
        "[[],{}]",
    ];
    for text in texts {
        assert!(whole(text).is_ok(), "{text}");
    }
}

#[test]
fn refuses_what_rfc_8259_refuses_and_says_where() {
    let cases = [
        ("", 0),
        ("{", 1),
        ("[1,]", 3),
        ("[,1]", 1),
        ("{\"a\":1,}", 7),
        ("{a:1}", 1),
        ("01", 0),
        ("-", 1),
        ("1.", 2),
        (".5", 0),
        ("1e", 2),
        ("+1", 0),
        ("\"a", 2),
        ("\"\\x\"", 1),
        ("\"\\u12g4\"", 1),
        ("\"\n\"", 1),
        ("tru", 0),
        ("1 2", 2),
        ("[1}", 2),
        ("{\"a\" 1}", 5),
        ("\u{feff}1", 0),
        ("NaN", 0),
        ("[1 2]", 3),
        ("{\"a\":}", 5),
        ("'a'", 0),
        ("\0", 0),
        ("1\0", 1),
        ("[\0]", 1),
    ];
    for (text, offset) in cases {
        let error = whole(text).expect_err(text);
        assert_eq!(error.offset, offset, "{text}: {}", error.what);
    }
}

#[test]
fn refuses_keys_that_come_twice_however_they_are_written() {
    for text in [
        "{\"a\":1,\"a\":2}",
        "{\"a\":1,\"\\u0061\":2}",
        "[{\"x\":{\"k\":1,\"k\":1}}]",
    ] {
        assert_eq!(
            whole(text).map_err(|e| e.what),
            Err("duplicate key"),
            "{text}"
        );
    }
    assert!(whole("{\"a\":{\"a\":1}}").is_ok());
}

#[test]
fn finds_the_double_among_many_keys_in_linear_time() {
    let mut text = String::from("{");
    for i in 0..20_000 {
        text.push_str(&format!("\"k{i}\":0,"));
    }
    assert!(whole(&format!("{text}\"last\":0}}")).is_ok());
    for double in ["k3", "k11", "k12", "k19999"] {
        let text = format!("{text}\"{double}\":0}}");
        assert_eq!(whole(&text).map_err(|e| e.what), Err("duplicate key"));
    }
}

#[test]
fn nests_sixteen_deep_and_no_deeper() {
    let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
    assert!(whole(&nested(16)).is_ok());
    assert_eq!(
        whole(&nested(17)).map_err(|e| e.what),
        Err("nested too deep")
    );
    assert!(whole(&"[".repeat(1_000_000)).is_err());
    // Siblings do not add up.
    assert!(whole(&format!("[{0},{0}]", nested(15))).is_ok());
}

#[test]
fn reads_escapes_and_mends_lone_surrogates() {
    assert_eq!(
        string(r#""\"\\\/\b\f\n\r\t\u00e9""#),
        "\"\\/\u{8}\u{c}\n\r\té"
    );
    assert_eq!(string(r#""\ud83d\ude00""#), "😀");
    assert_eq!(string(r#""\ud83d""#), "\u{fffd}");
    assert_eq!(string(r#""\ud83dx\ude00""#), "\u{fffd}x\u{fffd}");
    assert_eq!(string(r#""\ud83d\ud83d\ude00""#), "\u{fffd}😀");
    assert_eq!(string(r#""\ud83d\u0041""#), "\u{fffd}A");
}

#[test]
fn reads_integers_however_they_are_written() {
    let cases = [
        ("0", Some(0.0)),
        ("-0", Some(0.0)),
        ("1.0", Some(1.0)),
        ("1e3", Some(1000.0)),
        ("1.5e1", Some(15.0)),
        ("1200e-2", Some(12.0)),
        ("9007199254740991", Some(9007199254740991.0)),
        ("9007199254740992", None),
        ("-9007199254740991", Some(-9007199254740991.0)),
        ("1.5", None),
        ("1e16", None),
        ("0e999999999999", Some(0.0)),
        ("1e-400", None),
        ("0.000e-5", Some(0.0)),
        ("1795420800000", Some(1795420800000.0)),
        ("100000000000000000000e-20", Some(1.0)),
    ];
    for (text, value) in cases {
        let expected = value.map_or(Value::Fraction, Value::Integer);
        assert_eq!(whole(text), Ok(expected), "{text}");
    }
}

#[test]
fn refuses_numbers_beyond_every_double() {
    let largest = "179769313486231570814527423731704356798070567525844996598917476803157260780028538760589558632766878171540458953514382464234321326889464182768467546703537516986049910576551282076245490090389328944075868508455133942304583236903222948165808559332123347747976926";
    for text in [
        "1e308",
        "-1.7976931348623157e308",
        "1.797693134862315807e308",
        &format!("{largest}e50"),
    ] {
        assert_eq!(whole(text), Ok(Value::Fraction), "{text}");
    }
    for text in [
        "1e309",
        "-1e400",
        "1.7976931348623159e308",
        "0.1e310",
        "1e99999999999999999999",
    ] {
        assert_eq!(
            whole(text).map_err(|e| e.what),
            Err("number too large"),
            "{text}"
        );
    }
}

#[test]
fn says_where_utf8_breaks() {
    assert_eq!(utf8(b"ab\xff").map_err(|e| e.offset), Err(2));
    assert_eq!(utf8(b"\xed\xa0\x80").map_err(|e| e.offset), Err(0));
    assert_eq!(utf8("é".as_bytes()), Ok("é"));
}

#[test]
fn writes_numbers() {
    let integer = |value| {
        let mut out = Vec::new();
        write_integer(&mut out, value);
        String::from_utf8(out).expect("ASCII")
    };
    for (value, text) in [
        (0.0, "0"),
        (-0.0, "0"),
        (-12.0, "-12"),
        (9007199254740991.0, "9007199254740991"),
    ] {
        assert_eq!(integer(value), text);
    }
    let fixed = |value| {
        let mut out = Vec::new();
        write_fixed(&mut out, value);
        String::from_utf8(out).expect("ASCII")
    };
    for (value, text) in [
        (0.0, "0"),
        (1.5, "1.5"),
        (0.000_001, "0.000001"),
        (12.000_000_4, "12"),
        (2.999_999_9, "3"),
    ] {
        assert_eq!(fixed(value), text);
    }
}

/// A value as a naive parser would build it.
#[derive(Debug, Clone)]
enum Tree {
    Atom(&'static str),
    Integer(i64),
    String(String),
    Array(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

fn write(tree: &Tree, out: &mut Vec<u8>) {
    match tree {
        Tree::Atom(text) => out.extend_from_slice(text.as_bytes()),
        Tree::Integer(value) => write_integer(out, *value as f64),
        Tree::String(text) => write_string(out, text),
        Tree::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                out.extend_from_slice(if i > 0 { b" ,\n" } else { b"" });
                write(item, out);
            }
            out.push(b']');
        }
        Tree::Object(members) => {
            out.push(b'{');
            for (i, (key, value)) in members.iter().enumerate() {
                out.extend_from_slice(if i > 0 { b", " } else { b"" });
                write_string(out, key);
                out.push(b':');
                write(value, out);
            }
            out.push(b'}');
        }
    }
}

fn read(cursor: &mut Cursor) -> Result<Tree, JsonError> {
    if cursor.at_array() {
        let mut items = Vec::new();
        let mut first = true;
        cursor.array()?;
        while cursor.element(&mut first)? {
            items.push(read(cursor)?);
        }
        return Ok(Tree::Array(items));
    }
    if cursor.at_object() {
        let mut list = Vec::new();
        let mut members = cursor.object()?;
        while let Some(key) = members.next(cursor)? {
            let key = key.into_owned();
            list.push((key, read(cursor)?));
        }
        return Ok(Tree::Object(list));
    }
    Ok(match cursor.value()? {
        Value::Null => Tree::Atom("null"),
        Value::Bool(true) => Tree::Atom("true"),
        Value::Bool(false) => Tree::Atom("false"),
        Value::Integer(value) => Tree::Integer(value as i64),
        Value::String(text) => Tree::String(text.into_owned()),
        other => panic!("{other:?}"),
    })
}

fn trees() -> impl Strategy<Value = Tree> {
    let leaf = prop_oneof![
        prop_oneof![Just("null"), Just("true"), Just("false")].prop_map(Tree::Atom),
        (-(1_i64 << 53) + 1..1 << 53).prop_map(Tree::Integer),
        any::<String>().prop_map(Tree::String),
    ];
    leaf.prop_recursive(6, 60, 20, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..20).prop_map(Tree::Array),
            prop::collection::btree_map(any::<String>(), inner, 0..20)
                .prop_map(|members| Tree::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(tree in trees()) {
        let mut text = Vec::new();
        write(&tree, &mut text);
        let text = String::from_utf8(text).expect("UTF-8");
        let mut cursor = Cursor::new(&text);
        let back = read(&mut cursor).expect("valid");
        prop_assert!(cursor.end().is_ok());
        prop_assert!(whole(&text).is_ok());
        let mut again = Vec::new();
        write(&back, &mut again);
        prop_assert_eq!(text.into_bytes(), again);
    }

    #[test]
    fn a_plain_run_ends_where_a_naive_scan_ends_it(text in any::<String>(), extra in "[ -~é😀\u{0}-\u{1f}\"\\\\]{0,40}") {
        let text = text + &extra;
        let bytes = text.as_bytes();
        let naive = bytes.iter().position(|&b| b < 0x20 || b == b'"' || b == b'\\').unwrap_or(bytes.len());
        prop_assert_eq!(super::string::plain_end(bytes, 0), naive);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\[\\]{}\",:\\\\0-9a-fu+\\-.eE \u{0}\u{1f}é😀tnulrs]{0,60}") {
        if let Err(error) = whole(&text) {
            prop_assert!(error.offset <= text.len());
        }
    }
}
