//! Of what kind it can be what should have been said.

use super::amended::{Amended, Reading};
use super::relation_names::gender_of;
use crate::text::relations::{Kind, LANGUAGES};
use crate::text::{EntityKind, Gender, Upos, ValueKind};
use crate::words::{has_digit, has_part, list};

impl Reading<'_> {
    /// Whether it can be what a relation of a kind tells; `alike`: as far as its name was tagged.
    pub(super) fn fits(&self, kind: Kind, amended: Amended, alike: bool) -> bool {
        let Amended {
            object,
            from,
            sure,
            sorry,
            slip,
        } = amended;
        let value = self.value(object.start);
        let digits = || {
            let (words, ..) = self.places.of(object).unwrap_or_default();
            has_digit(words)
        };
        let value = value.map(|value| value.kind);
        let named = self.is_name(object.start);
        // A surname may be a firm's name.
        let strange = object.end == object.start + 1
            && gender_of(self.analysis, object.start) == Gender::Unknown;
        let tagged = self.kind(object.start);
        let as_tagged = tagged.filter(|kind| *kind != EntityKind::Person || !strange);
        let of = |kind| as_tagged == Some(kind) || !alike && (sure || as_tagged.is_none());
        let alone = matches!(self.places.word(object.end), "." | "!" | "");
        let of_person = as_tagged == Some(EntityKind::Person)
            || !alike
                && (as_tagged.is_none()
                    || as_tagged == Some(EntityKind::Location) && sure && alone)
                && self.tag(object.start) == Some(Upos::Propn);
        match kind {
            // A day for a day.
            Kind::Event => {
                let words = self.value(object.start).map(|value| &value.json[..]);
                let json = core::str::from_utf8(words.unwrap_or(&[])).unwrap_or("");
                (sure || sorry) && has_part(json, "\"grain\":\"day\"")
            }
            // "The 19th" is of a month that was said, "Friday" no birthday.
            Kind::Birthday | Kind::Born if value == Some(ValueKind::Datetime) => {
                !self.is(object.start, list!("the")) && digits()
            }
            Kind::Age => matches!(value, Some(ValueKind::Quantity | ValueKind::Number)),
            Kind::Email => value == Some(ValueKind::Email),
            Kind::Phone => matches!(value, Some(ValueKind::Phone | ValueKind::Number)),
            Kind::Weighs => value == Some(ValueKind::Quantity),
            Kind::Earns => value == Some(ValueKind::Money),
            Kind::LivesIn | Kind::From | Kind::Born | Kind::Goes | Kind::Visited => {
                // "I live in Berlin." "No, Spain!"
                named && of(EntityKind::Location) && (sure || sorry || from > 0)
            }
            // "I work at Lidl." "Sorry, Netflix."
            Kind::WorksAt | Kind::StudiesAt => {
                named && of(EntityKind::Organization) && (sure || from > 0)
            }
            Kind::Speaks => self.is(object.start, LANGUAGES),
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating | Kind::LivesWith | Kind::Role => {
                named && (sure || slip) && of_person
            }
            Kind::WorksAs
            | Kind::Studies
            | Kind::Likes
            | Kind::Dislikes
            | Kind::Favourite
            | Kind::AllergicTo
            | Kind::Diet
            | Kind::Plays
            | Kind::Takes
            | Kind::Eats
            | Kind::Drinks => {
                let noun = self.tag(object.end - 1) != Some(Upos::Adj)
                    || matches!(kind, Kind::Favourite | Kind::Diet);
                let asks = self.is(object.start, list!("question questions phone lunch dinner"));
                value.is_none() && sure && as_tagged.is_none() && noun && !asks
            }
            _ => false,
        }
    }
}
