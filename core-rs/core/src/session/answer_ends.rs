//! Where an answer can end: "In Bristol, but I'm from Lagos.", but not "London in summer is horrible".

use super::answering::{BEFORE, LONGEST, Reading};
use crate::text::relations::{Kind, Span};
use crate::text::{EntityKind, Span as Name, Upos, ValueKind};
use crate::words::{List, has_letters, list};

impl Reading<'_> {
    /// "For eleven years now, to the ever patient Noura.": passes over what stands before whom one is married to; since when.
    pub(super) fn since_when(&self, from: &mut u32) -> Span {
        let is = |at: u32, words: &List| self.places.is(at, words);
        let couple = matches!(
            self.asked.kind,
            Kind::MarriedTo | Kind::EngagedTo | Kind::Dating
        );
        if !couple || *from == 0 {
            return Span::NONE;
        }
        let mut since = Span::NONE;
        let start = self.places.units(*from).0;
        let mut values = self.analysis.values.iter();
        let long = values.find(|value| {
            value.kind == ValueKind::Duration && (value.start..value.end).contains(&start)
        });
        if let Some(long) = long.filter(|_| is(*from - 1, list!("for"))) {
            let mut to = self.places.token_at(long.end);
            to += u32::from(is(to, list!("now already")));
            to += u32::from(self.places.word(to) == ",");
            if is(to, list!("to with")) {
                since = Span {
                    start: *from,
                    end: *from + 1,
                };
                *from = to + 1;
            }
        }
        if is(*from - 1, list!("to")) {
            let praises = |at: u32| {
                matches!(self.tag(at), Some(Upos::Det | Upos::Adj | Upos::Adv))
                    || is(at, list!("my"))
            };
            let name = (*from..*from + BEFORE).find(|&at| !praises(at));
            *from = name.unwrap_or(*from);
        }
        since
    }

    /// Whether the tagger sees a person in a span, or in none of it a name, but a person beside it.
    pub(super) fn is_person(&self, span: Span) -> bool {
        let (_, start, end) = self.places.of(span).unwrap_or_default();
        let names = || self.analysis.entities.iter();
        let person = |name: &&Name| name.kind == EntityKind::Person;
        match names().find(|name| start <= name.start && name.end <= end) {
            Some(name) => person(&name),
            None => self.places.is(span.end, list!("and , &")) && names().any(|name| person(&name)),
        }
    }

    /// Whether what ends before a token is no town, firm or day.
    fn is_plain_name(&self, end: u32) -> bool {
        let before = self.places.units(end.wrapping_sub(1)).0;
        let mut names = self.analysis.entities.iter();
        let mut values = self.analysis.values.iter();
        !names
            .any(|name| name.kind != EntityKind::Person && (name.start..name.end).contains(&before))
            && !values.any(|value| (value.start..value.end).contains(&before))
    }

    /// Whether an answer can end before a token. "London in summer is horrible" is a sentence.
    pub(super) fn stops(&self, end: u32, whole: bool) -> bool {
        let word = |i: u32| self.places.word(i);
        let speaks = |i: u32| has_letters(word(i));
        if word(end).starts_with('?') {
            return false;
        }
        // "Mehwish is fine."
        let fine = end + u32::from(self.places.is(end, list!("is 's ’s")));
        if self.asked.kind == Kind::Name
            && self.asked.words.starts_with("call")
            && self.is_plain_name(end)
            && fine > end
            && self
                .places
                .is(fine, list!("fine ok okay good great enough"))
        {
            return true;
        }
        if whole {
            // "In Kumasi, since yesterday actually!"
            let time = |i: u32| {
                let (start, _) = self.places.units(i);
                let mut values = self.analysis.values.iter();
                let time = [ValueKind::Datetime, ValueKind::Duration];
                self.places
                    .is(i, list!("actually now then please though for me"))
                    || values.any(|value| {
                        time.contains(&value.kind) && value.start <= start && start < value.end
                    })
            };
            // "Hallmund Shipping, to answer your question."
            let answers = word(end) == "," && self.places.is(end + 2, list!("answer"));
            return answers || !(end..end + LONGEST).any(|i| speaks(i) && !time(i));
        }
        // "In Bristol, but I'm from Lagos."
        let and = end + u32::from(word(end) == ",");
        if self.places.is(and, list!("but and")) && self.places.is(and + 1, list!("i we")) {
            return true;
        }
        let rest = (end..end + 2 * LONGEST).take_while(|&i| speaks(i));
        let mut rest = rest.map_while(|i| self.tag(i));
        if rest.any(|tag| matches!(tag, Upos::Verb | Upos::Aux)) {
            // "a dog called Bruno"
            return self.places.is(end, list!("called named"));
        }
        match self.tag(end) {
            None | Some(Upos::Punct | Upos::Cconj | Upos::Adp | Upos::Sconj | Upos::Intj) => true,
            _ if self.places.is(end, list!("these nowadays")) => true,
            _ if self.places.is(end + 1, list!("well")) => self.places.is(end, list!("as")),
            // ":)", or a stop that has another tag
            _ if !speaks(end) => true,
            // "Polish obviously, and Ukrainian"
            Some(Upos::Adv) if self.asked.kind == Kind::Speaks => true,
            Some(Upos::Adv) => self.places.is(
                end,
                list!("now currently today too again actually originally"),
            ),
            _ => false,
        }
    }
}
