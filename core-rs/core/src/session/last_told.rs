//! What a message told last, as far as it may be so of somebody else.

use super::likewise::{Likewise, Verb, Whose};
use super::sharing::NEWEST;
use super::state::State;
use super::units::Units;
use crate::memory::{Evidence, FAVOURITE, Fact, Meant, OWN, Object, Role, role};
use crate::text::EntityKind;
use crate::text::relations::Kind;
use crate::words::{List, ends, has_byte, has_letters, is_among, letters, list, split};

pub(super) struct LastTold<'l> {
    pub state: &'l State,
    pub likewise: &'l Likewise,
    pub said: Said<'l>,
}

/// The message that told it, as far as it stands before what shares it, and who wrote it.
#[derive(Clone, Copy)]
pub(super) struct Said<'l> {
    pub seq: u64,
    pub at: f64,
    pub text: &'l str,
    pub author: Option<u32>,
}

impl LastTold<'_> {
    /// What somebody is to the author.
    pub fn held(&self, holder: u32) -> Option<Role> {
        let state = self.state;
        let mut newest = state.facts.iter().rev().take(NEWEST);
        newest.find_map(|fact| {
            let held = state.rooted(&fact.object) == Object::Entity(holder);
            let of_author = Some(state.entities.root(fact.subject)) == self.said.author;
            let role = role(state.facts.predicate(fact.predicate));
            role.filter(|_| held && of_author && fact.is_open())
        })
    }

    /// Where the message before told a fact that may be so of another.
    pub fn place(&self, fact: &Fact) -> Option<Evidence> {
        let Self {
            state, likewise, ..
        } = self;
        let place = fact.evidence.last()?;
        if place.seq != self.said.seq || fact.valid_to != f64::INFINITY {
            return None;
        }
        let predicate = state.facts.predicate(fact.predicate);
        let subject = state.entities.root(fact.subject);
        let own = Some(subject) == self.said.author;
        let taste = matches!(predicate, "likes" | "dislikes");
        let speaker = likewise.whose == Whose::Speaker;
        // "I love Adele", but not "I love my husband"; "Beyonce too" says whom else.
        let person = match state.rooted(&fact.object) {
            Object::Entity(entity) => {
                let kind = state.entities.get(entity).map(|entity| entity.kind);
                let strange = Some(entity) != self.said.author && self.held(entity).is_none();
                kind == Some(EntityKind::Person) && !(taste && speaker && own && strange)
            }
            _ => false,
        };
        const ONES: &List =
            list!("name phone email address number called password pin code account");
        let private = split(predicate, b' ').any(|word| is_among(word, ONES));
        let said = Units::new(self.said.text).slice(place.start, place.end)?;
        let has = |list| letters(said).any(|word| is_among(word, list));
        // What is told as an attribute: "my birthday is …"
        let mine = own && has(list!("my our"));
        let whose = match likewise.whose {
            Whose::Mine => mine || self.held(subject).is_some(),
            Whose::Said(_) => !mine,
            Whose::Speaker => true,
        };
        // "I heard that …" is nothing that another does.
        let known = [FAVOURITE, OWN]
            .iter()
            .any(|begins| predicate.starts_with(begins))
            || Kind::is_name(predicate);
        let stands = known
            && fact.known_to == f64::INFINITY
            && matches!(fact.meant, Meant::Asserted | Meant::Planned)
            && (!likewise.neither || predicate == "dislikes" || !fact.polarity)
            && (!likewise.so || fact.polarity)
            && (own || self.is_main(place))
            && !person
            && !private
            && role(predicate).is_none();
        let fits = match likewise.verb {
            Verb::Any => true,
            Verb::Do => !has(list!("am m is s are im")),
            Verb::Be => has(list!("am m is s are im")),
            Verb::Have => has(list!("have has ve")),
            Verb::Can => has(list!("can")),
        };
        (stands && whose && fits).then_some(*place)
    }

    /// Whether nothing that the author says stands before it in its sentence: "I have a sister who …", "I heard that …".
    fn is_main(&self, place: &Evidence) -> bool {
        let before = Units::new(self.said.text)
            .slice(0, place.start)
            .unwrap_or("");
        let sentence = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or("");
        // "My brother is a plumber and he hates mushrooms."
        let said = self.said.text.get(before.len()..).unwrap_or("");
        let first = letters(said).next().unwrap_or("");
        let mut last = sentence.split_whitespace().rev();
        let joins = last
            .next()
            .is_some_and(|word| is_among(word, list!("and n but")));
        if joins && is_among(first, list!("he hes she shes they theyre")) {
            return true;
        }
        let mut words = letters(sentence);
        !words.any(|word| is_among(word, list!("i im ive we my that who if says said thinks")))
    }

    /// Whether what comes behind it tells of nothing else that may be meant.
    pub fn is_last(&self, fact: &Fact, place: &Evidence) -> bool {
        let text = self.said.text;
        let rest = Units::new(text).rest(place.end).unwrap_or(text);
        let bare = self.likewise.bare;
        // "I love hiking. And you?", but not "I have a cat. See you at 8!"
        let you = || {
            let mut words = letters(rest);
            words.any(|word| is_among(word, list!("you u yourself")))
        };
        if has_byte(rest, b'?') && (!bare || you()) {
            return true;
        }
        let taste = matches!(
            self.state.facts.predicate(fact.predicate),
            "likes" | "dislikes"
        );
        // "My birthday is …, and I'm …" "Mine too."
        let attribute = self.likewise.whose == Whose::Mine
            && Some(self.state.entities.root(fact.subject)) == self.said.author;
        let mut stops = false;
        let mut parts = rest.split_inclusive(['.', '!', ',', ';', '\n']);
        attribute
            || parts.all(|part| {
                let comment = taste && !stops;
                stops |= ends(part, ".!\n");
                !has_letters(part) || comment || !bare && !self.is_other(part)
            })
    }

    /// Whether a clause is another thing that one may share: "I'm tired", "need a break", "it's raining".
    fn is_other(&self, part: &str) -> bool {
        const STATES: &List = list!(
            "need hate want love miss feel wish hope try see it its exhausted tired sick bored sad happy hungry sleepy \
            stressed lonely broke annoyed ill hungover desperate ready glad sorry busy"
        );
        const JOINTS: &List =
            list!("and but so because really very totally just also pretty quite still");
        const OFFERS: &List = list!("ll will d would can could should had");
        let mut words = letters(part)
            .filter(|word| !word.is_empty())
            .skip_while(|word| is_among(word, JOINTS));
        let first = words.next().unwrap_or("");
        let next = words.next().unwrap_or("");
        let own = is_among(first, list!("i we"));
        // "So I'll bring my own", "and we've run out" are none.
        let have = self.likewise.verb != Verb::Have && is_among(next, list!("ve"));
        own && !is_among(next, OFFERS) && !have
            || is_among(first, list!("im ive"))
            || is_among(first, STATES)
            || !own && first.ends_with("ing") && first != "building"
    }
}
