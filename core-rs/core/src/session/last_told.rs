//! What a message told last, as far as it may be so of somebody else.

use super::likewise::{Likewise, Verb, Whose};
use super::sharing::NEWEST;
use super::state::State;
use super::units::Units;
use crate::memory::{Evidence, FAVOURITE, Fact, Meant, OWN, Object, Role, role};
use crate::text::EntityKind;
use crate::text::relations::Kind;
use crate::words::{List, has_letters, is_among, list};

/// Words of a sentence behind what was told that may go on about it.
const FEW: usize = 8;

pub(super) struct LastTold<'l> {
    pub state: &'l State,
    pub likewise: &'l Likewise,
    /// The message before, and who wrote it.
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
            let of_author = Some(state.entities.root(fact.subject)) == self.author;
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
        if place.seq + 1 != state.last_seq || fact.valid_to != f64::INFINITY {
            return None;
        }
        let predicate = state.facts.predicate(fact.predicate);
        let subject = state.entities.root(fact.subject);
        let own = Some(subject) == self.author;
        let taste = matches!(predicate, "likes" | "dislikes");
        let speaker = likewise.whose == Whose::Speaker;
        // "I love Adele", but not "I love my husband"; "Beyonce too" says whom else.
        let person = match state.rooted(&fact.object) {
            Object::Entity(entity) => {
                let kind = state.entities.get(entity).map(|entity| entity.kind);
                let strange = Some(entity) != self.author && self.held(entity).is_none();
                kind == Some(EntityKind::Person) && !(taste && speaker && own && strange)
            }
            _ => false,
        };
        const ONES: &List =
            list!("name phone email address number called password pin code account");
        let private = predicate.split(' ').any(|word| is_among(word, ONES));
        let said = Units::new(self.text).slice(place.start, place.end)?;
        let has = |list| {
            said.split(|c: char| !c.is_alphabetic())
                .any(|word| is_among(word, list))
        };
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
            Verb::Any | Verb::Do => true,
            Verb::Be => has(list!("am m is s are im")),
            Verb::Have => has(list!("have has ve")),
            Verb::Can => has(list!("can")),
        };
        (stands && whose && fits).then_some(*place)
    }

    /// Whether nothing that the author says stands before it in its sentence: "I have a sister who …", "I heard that …".
    fn is_main(&self, place: &Evidence) -> bool {
        let before = Units::new(self.text).slice(0, place.start).unwrap_or("");
        let sentence = before.rsplit(['.', '!', '?', '\n']).next().unwrap_or("");
        let mut words = sentence.split(|c: char| !c.is_alphabetic());
        !words.any(|word| is_among(word, list!("i im ive we my that who if says said thinks")))
    }

    /// Whether what comes behind it tells of nothing else that may be meant.
    pub fn is_last(&self, fact: &Fact, place: &Evidence) -> bool {
        let text = self.text;
        let said = Units::new(text).slice(0, place.end).unwrap_or("");
        let rest = text.get(said.len()..).unwrap_or("");
        if !has_letters(rest) {
            return true;
        }
        let bare = self.likewise.bare;
        let words = |part: &str, list| {
            let mut words = part.split(|c: char| !c.is_alphabetic());
            words.any(|word| is_among(word, list))
        };
        // "I love hiking. And you?", but not "I have a cat. See you at 8!"
        if rest.contains('?') && (words(rest, list!("you u yourself")) || !bare) {
            return true;
        }
        let object = match &fact.object {
            Object::Text(words) => words,
            Object::Entity(entity) => {
                let entity = self.state.entities.get(*entity);
                entity.map_or("", |entity| entity.name())
            }
            _ => "",
        };
        let taste = matches!(
            self.state.facts.predicate(fact.predicate),
            "likes" | "dislikes"
        );
        // "My birthday is …, and I'm …" "Mine too."
        let attribute = self.likewise.whose == Whose::Mine
            && Some(self.state.entities.root(fact.subject)) == self.author;
        let goes_on = |part: &str, at: usize| {
            let mut each = part.split(|c: char| !c.is_alphanumeric());
            let first = each.find(|word| !word.is_empty()).unwrap_or("");
            let few = part.split_whitespace().count() <= FEW;
            let before = text.get(..at).unwrap_or("");
            let stops = before.trim_end().ends_with(['.', '!', '\n']);
            let own = words(part, list!("i we im ive"));
            let things = is_among(first, list!("the they them"));
            let about = things && {
                let mut object = object.split(' ');
                object.any(|word| word.len() > 2 && part.contains(word))
                    || words(part, list!("they them"))
            };
            const COMMENT: &List = list!(
                "in at on with for since no not best so such though tho too why how what lol haha now really actually"
            );
            let comment = !stops && (taste || is_among(first, COMMENT));
            // "I hate mushrooms. Slimy little things."
            let of_things = matches!(self.likewise.whose, Whose::Said(_))
                && words(part, list!("thing things stuff"));
            !has_letters(part)
                || attribute
                || few && !own && !bare && (about || comment || of_things)
        };
        let mut at = said.len();
        let mut parts = rest.split_inclusive(['.', '!', ',', ';', '\n']);
        parts.all(|part| {
            let goes_on = goes_on(part, at);
            at += part.len();
            goes_on
        }) || taste
            && [" though", ", best", ", so ", ", such "]
                .iter()
                .any(|more| rest.starts_with(more))
    }
}
