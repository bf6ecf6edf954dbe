//! Random JSON and random text: what is written is read back, and nothing traps.

use super::*;
use proptest::prelude::*;

fn whole(text: &str) -> Result<Value<'_>, JsonError> {
    let mut cursor = Cursor::new(text);
    let value = cursor.value()?;
    cursor.end()?;
    Ok(value)
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
