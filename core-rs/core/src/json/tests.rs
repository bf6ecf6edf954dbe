//! The parser against the grammar, by cases.

use super::{Cursor, JsonError, Value, utf8, write_fixed, write_integer, write_raw};

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

#[test]
fn bytes_are_written_as_they_are() {
    let bytes: Vec<u8> = (1..=40).collect();
    for length in 0..=bytes.len() {
        let mut out = b"[".to_vec();
        write_raw(&mut out, &bytes[..length]);
        out.push(b']');
        assert_eq!(out, [b"[", &bytes[..length], b"]"].concat());
    }
}
