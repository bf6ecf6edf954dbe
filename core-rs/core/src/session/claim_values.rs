//! The value that a claim's object is, as JSON: an age, a telephone number, a sum.

use super::claims::Claims;
use super::fitting::dialled;
use super::units::Units;
use crate::json::{put, write_raw, write_string};
use crate::memory::Object;
use crate::text::relations::{Kind, Relation};
use crate::text::{Value, ValueKind};
use crate::words::{lower, split};

impl Claims<'_> {
    /// The value that an object is.
    pub(super) fn value(&self, relation: &Relation) -> Option<Object> {
        let (_, start, end) = self.places.of(relation.object)?;
        let fits = |value: &&Value| match relation.kind {
            Kind::Age => is_years(value.kind),
            Kind::Birthday | Kind::Born => value.kind == ValueKind::Datetime,
            Kind::Email => value.kind == ValueKind::Email,
            Kind::Phone => value.kind == ValueKind::Phone,
            Kind::Open => value.start <= start && end <= value.end,
            Kind::Own => value.start <= start,
            Kind::Weighs => value.kind == ValueKind::Quantity,
            Kind::Earns => value.kind == ValueKind::Money,
            _ => false,
        };
        let values = self.analysis.values.iter();
        let value = values
            .filter(fits)
            .find(|value| value.start < end && start < value.end)?;
        let mut json = b"{\"kind\":".to_vec();
        let mut text = Units::new(self.places.text);
        let text = text.slice(value.start, value.end).unwrap_or("");
        // "34", "34 years"
        let number = if value.kind == ValueKind::Duration {
            split(text, b' ').next().unwrap_or("").as_bytes()
        } else {
            &value.json
        };
        let years = relation.kind == Kind::Age && value.kind != ValueKind::Quantity;
        let kind = if years {
            ValueKind::Quantity
        } else {
            value.kind
        };
        write_string(&mut json, kind.name());
        write_raw(&mut json, b",\"text\":");
        write_string(&mut json, text);
        write_raw(&mut json, b",\"value\":");
        if years {
            write_raw(&mut json, b"{\"amount\":");
            write_raw(&mut json, number);
            write_raw(&mut json, b",\"unit\":\"year\"}");
        } else {
            write_raw(&mut json, &value.json);
        }
        put(&mut json, b'}');
        let json = String::from_utf8(json).ok()?;
        Some(Object::Value(json.into()))
    }

    /// "I broke my leg": a broken leg.
    pub(super) fn hurt(&self, relation: &Relation) -> Option<Object> {
        let verb = self.places.word(relation.predicate.end.wrapping_sub(1));
        let how = match &*lower(verb) {
            "broke" | "broken" => "broken",
            "tore" | "torn" => "torn",
            "fractured" => "fractured",
            "sprained" => "sprained",
            "dislocated" => "dislocated",
            "ruptured" => "ruptured",
            "twisted" => "twisted",
            _ => return None,
        };
        let part = self.words(relation.object)?;
        Some(Object::Text([how, " ", part].concat().into()))
    }

    /// "What's your number?" "0161 555 0147": no telephone number but for the question.
    pub(super) fn dialled(&self, relation: &Relation) -> Option<Object> {
        let (text, ..) = self.places.of(relation.object)?;
        let digits = dialled(text).filter(|_| relation.kind == Kind::Phone)?;
        let mut json = b"{\"kind\":\"phone\",\"text\":".to_vec();
        write_string(&mut json, text);
        write_raw(&mut json, b",\"value\":");
        write_string(&mut json, &digits);
        put(&mut json, b'}');
        Some(Object::Value(String::from_utf8(json).ok()?.into()))
    }
}

/// What tells an age: "34", "34 years old", "34 years".
fn is_years(kind: ValueKind) -> bool {
    use ValueKind::{Duration, Number, Quantity};
    matches!(kind, Quantity | Number | Duration)
}
