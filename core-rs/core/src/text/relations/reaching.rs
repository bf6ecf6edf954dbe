//! Numbers and addresses by which somebody is reached, told behind the noun: "I have a new number, it's …".

use super::super::upos::Upos;
use super::clause::Sink;
use super::group::Group;
use super::kind::Kind;
use super::relation::Relation;
use super::view::View;
use crate::words::{has_byte, list};

/// "Got a new email address, it's …", "my number has changed, it's …"
pub(crate) fn contact(
    view: &View,
    subject: (usize, usize),
    object: (usize, usize),
    relation: &mut Relation,
    sink: &Sink,
) -> bool {
    let bytes = (object.0..object.1).flat_map(|i| view.word(i).bytes());
    let digits = bytes.filter(u8::is_ascii_digit).count();
    let (group, kind) = match digits {
        _ if has_byte(view.word(object.0), b'@') => (Group::Email, Kind::Email),
        7.. => (Group::Phone, Kind::Phone),
        _ => return false,
    };
    let noun = (0..subject.0).find(|&i| view.is(i, group));
    let Some(noun) = noun.filter(|_| view.is_word(subject.0, "it")) else {
        return false;
    };
    let before = noun.saturating_sub(3)..noun;
    let owner = before.clone().find(|&i| view.is(i, Group::My));
    let new = before.into_iter().any(|i| view.is_word(i, "new"));
    // "My mum has a new phone", "the vet's phone", "I lost my phone, it's worth …"
    let begin = (0..noun).rfind(|&i| view.is_word(i, ":")).unwrap_or(0);
    // "Tom has a new number, it's …"
    let has = noun.wrapping_sub(3);
    let theirs = new && view.among(has, list!("has 's got")) && view.named(has.wrapping_sub(1));
    let theirs = theirs && (view.comma(noun + 1) || view.tag(noun + 1) == Upos::Intj);
    if theirs && (begin..has).all(|i| view.named(i)) {
        relation.kind = kind;
        relation.subject = sink.span((begin, has));
        return true;
    }
    let others = (begin..noun).any(|i| view.any(i, &[Group::Kin, Group::Clitic]) || view.named(i));
    let worth = (subject.1..object.1).any(|i| view.is_word(i, "worth"));
    if others || worth || owner.is_none() && !new {
        return false;
    }
    relation.kind = kind;
    relation.subject = owner.map_or(Default::default(), |owner| sink.span((owner, owner + 1)));
    true
}
