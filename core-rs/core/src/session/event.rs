//! Deciding one message: its event, and the same effects on the graph.
//!
//! The event names every effect, so that folding it (`fold.rs`) comes to the same state without any of
//! the choices made here.

use super::agreeing::{Agreement, Reply, reply};
use super::amending::amends;
use super::analysis_json::write_value;
use super::answer_names::by_names;
use super::asking::{Asked, Whom};
use super::claims::Claims;
use super::likewise::{Likewise, Whose, goes_on};
use super::limits;
use super::naming::{Named, name};
use super::not_but::puts_right;
use super::places::Places;
use super::references::{Answers, Who};
use super::rewrite::Marks;
use super::sharing::Shared;
use super::state::State;
use super::staying::{returns, staying};
use super::telling::Telling;
use super::units::Units;
use crate::json::{put, write_integer, write_raw, write_string};
use crate::memory::role_at;
use crate::text::relations::Kind;
use crate::text::{Analysis, Gender, MAX_VALUES, Modality};
use crate::words::{list, lower};

/// About how many bytes a message's event takes.
pub(super) fn expected_bytes(text: &str, analysis: &Analysis) -> usize {
    let mut bytes = 160 + text.len() + text.len() / 16;
    for span in &analysis.entities {
        bytes += 120 + 2 * (span.end - span.start) as usize;
    }
    for value in &analysis.values {
        bytes += 64 + (value.end - value.start) as usize + value.json.len();
    }
    bytes
}

/// A message that is being decided.
#[derive(Clone, Copy)]
pub(super) struct Deciding<'m> {
    pub seq: u64,
    /// Unix milliseconds.
    pub at: f64,
    pub speaker: Option<&'m str>,
    pub text: &'m str,
    pub analysis: &'m Analysis,
    pub marks: &'m Marks,
}

/// What a message says to the one before it.
struct Says<'a> {
    /// What the question was about that it may answer.
    topic: &'a str,
    agrees: Option<Agreement>,
    shared: Option<Shared>,
}

impl Deciding<'_> {
    /// Changes the state, and writes the event. The analysis must fit the text.
    pub fn decide(&self, state: &mut State, out: &mut Vec<u8>) {
        let start = out.len();
        write_raw(out, b"{\"type\":\"turn\",\"seq\":");
        write_integer(out, self.seq as f64);
        write_raw(out, b",\"at\":");
        write_integer(out, self.at);
        write_raw(out, b",\"speaker\":");
        match self.speaker {
            Some(name) => write_string(out, name),
            None => write_raw(out, b"null"),
        }
        write_raw(out, b",\"text\":");
        write_string(out, self.text);
        let said = (self.speaker, self.text);
        state.add_turn(self.seq, self.at, said, &self.analysis.vector);
        let asked = state.ask(Asked::by(self.text, self.analysis));
        let places = Places::new(self.text, self.analysis);
        let names = by_names(&asked, &places, self.analysis)
            .filter(|_| asked.age == 0 && !self.calls_a_speaker(state));
        let asked = names.unwrap_or(asked);
        let Reply {
            agrees,
            shared,
            at_once,
            found,
            said,
        } = reply((&asked, self.speaker), state, &places, self.analysis);
        // "Do you like liquorice?" "No." "My mum loves it."
        let liked = matches!(asked.kind, Kind::Likes | Kind::Dislikes | Kind::Plays);
        let liked = liked && (at_once || asked.age == 1);
        let kind = if at_once || liked {
            asked.kind
        } else {
            Kind::Open
        };
        let mut stays = staying(&places, self.analysis, (kind, asked.of == Whom::You));
        stays.extend(returns(state, &places, self.analysis));
        let topic = asked.words.strip_prefix("your ").unwrap_or(&asked.words);
        let topic = if liked && !topic.starts_with("my ") {
            topic
        } else {
            ""
        };
        let unheard = agrees.as_ref().is_some_and(|agrees| agrees.about.is_some());
        let spoken_of = at_once && self.speaks_of(&asked, &places);
        let asks = found.is_empty() && !unheard && !spoken_of && shared.is_none();
        let agreed = agrees.as_ref().is_some_and(|agrees| agrees.yes);
        // "Yes, and so does my wife."
        let mine = |likewise: &Likewise| match likewise.whose {
            Whose::Said(span) => !unheard || places.is(span.start, list!("my our")),
            _ => false,
        };
        let own = goes_on(&places, self.analysis);
        let own = own.filter(|own| asks || agreed && shared.is_none() && mine(own));
        let shared = shared.or_else(|| own.map(Shared::own));
        let amended = if found.is_empty() && shared.is_none() {
            amends(state, &places, self.analysis)
        } else {
            None
        };
        let says = Says {
            topic,
            agrees,
            shared,
        };
        let as_read = found.is_empty() && said.is_empty() && stays.is_empty() && amended.is_none();
        if as_read && !unheard && !spoken_of && says.shared.is_none() {
            return self.decide_on(state, &places, (says, None), start, out);
        }
        let mut analysis = self.analysis.clone();
        for (place, kind) in stays {
            if let Some(relation) = analysis.relations.get_mut(place) {
                relation.kind = kind;
                // "Do you like Thai food?" "Love it."
                if relation.modality == Modality::Commanded {
                    relation.modality = Modality::Asserted;
                }
            }
        }
        let answered = !found.is_empty() || unheard;
        analysis.relations.extend(said);
        analysis.relations.extend(amended);
        let first = analysis.relations.len();
        analysis.relations.extend(found);
        let (who, role) = match asked.of {
            Whom::Third(gender) if !unheard => (Who::Pronoun(gender), None),
            Whom::Role(place) if !unheard => (Who::Speaker, role_at(place)),
            Whom::Theirs(role) if !unheard => (Who::Pronoun(Gender::Unknown), role_at(role)),
            _ => (Who::Speaker, None),
        };
        let answers = Answers {
            first,
            who,
            role,
            names: asked.kind == Kind::Name,
            attribute: lower(&asked.words).into(),
        };
        let answers = match &says.shared {
            Some(shared) => {
                analysis.relations.extend(shared.relation());
                shared.answers(first)
            }
            None => (answered || spoken_of).then_some(answers),
        };
        let deciding = Deciding {
            analysis: &analysis,
            ..*self
        };
        deciding.decide_on(state, &places, (says, answers), start, out);
    }

    /// Goes on where it is known what it says to the one before, and which relations, from one on, answer a question of whom.
    fn decide_on(
        &self,
        state: &mut State,
        places: &Places,
        (says, answers): (Says, Option<Answers>),
        start: usize,
        out: &mut Vec<u8>,
    ) {
        let full = start + limits::EVENT_BYTES;
        let named = name(
            (self, answers),
            state,
            places,
            full.saturating_sub(out.len()),
        );
        write_raw(out, b",\"entities\":[");
        write_raw(out, &named.mentions);
        put(out, b']');
        let values_cut = self.values(full.saturating_sub(named.unresolved.len()), out);
        let told = self.facts(
            state,
            places,
            (&named, &says),
            full.saturating_sub(out.len()),
        );
        for (name, items, always) in [
            (&b",\"facts\":["[..], &told.facts, true),
            (b",\"closed\":[", &told.closed, true),
            (b",\"merged\":[", &named.merged, false),
            (b",\"unresolved\":[", &named.unresolved, false),
        ] {
            if always || !items.is_empty() {
                write_raw(out, name);
                write_raw(out, items);
                put(out, b']');
            }
        }
        let mut first = true;
        for (name, cut) in [
            ("entities", named.cut),
            ("values", values_cut),
            ("facts", told.cut),
        ] {
            if cut {
                write_raw(out, if first { b",\"limits\":[" } else { b"," });
                write_string(out, name);
                first = false;
            }
        }
        write_raw(out, if first { b"}" } else { b"]}" });
    }

    fn facts(
        &self,
        state: &mut State,
        places: &Places,
        (named, says): (&Named, &Says),
        room: usize,
    ) -> Telling {
        let replies = says.agrees.is_some() || says.shared.is_some();
        let tells = !self.analysis.relations.is_empty() || named.references.has_roles();
        if !tells && !replies && !puts_right(places, self.analysis) {
            return Telling::default();
        }
        let claims = Claims {
            places,
            analysis: self.analysis,
            references: &named.references,
            meant: &named.meant,
            merged: &named.merged_into,
            seq: self.seq,
            at: self.at,
            speaker: state.speaker(),
            topic: says.topic,
            agrees: says.agrees.as_ref(),
            shared: says.shared.as_ref(),
        };
        let rest = named.unresolved.len() + named.merged.len() + 256;
        Telling::tell(state, &claims, room.saturating_sub(rest))
    }

    fn values(&self, full: usize, out: &mut Vec<u8>) -> bool {
        let mut units = Units::new(self.text);
        let mut cut = self.analysis.truncated && self.analysis.values.len() == MAX_VALUES;
        write_raw(out, b",\"values\":[");
        let first = out.len();
        for value in &self.analysis.values {
            let text = units.slice(value.start, value.end).unwrap_or("");
            if out.len() + 256 + 6 * text.len() + value.json.len() > full {
                cut = true;
                break;
            }
            if out.len() > first {
                put(out, b',');
            }
            write_value(value, text, out);
        }
        put(out, b']');
        cut
    }
}
