//! Roles that are said by the way, where no relation hangs on them: "I need a gift for my mother."

use super::places::is_among;
use super::references::References;
use super::spans::is_own_kin;
use crate::memory::role;
use crate::text::relations::Span;
use crate::text::{Analysis, Upos};

/// Roles that one message brings in by the way, at most.
const MOST: usize = 8;
/// Tokens between "my" and the noun, at most.
const BETWEEN: u32 = 2;

impl References<'_> {
    /// Refers by each "my sister" and "mum" of the message that is a complement: "for my mother", "calling mum".
    pub(super) fn aside(&mut self, analysis: &Analysis) {
        let tags = &analysis.tags;
        let tag = |token: u32| tags.get(token as usize).copied();
        let mut found = 0;
        let mut token = 0;
        let count = tags.len() as u32;
        while token < count && found < MOST {
            let start = token;
            token += 1;
            let word = self.places.word(start);
            let alone = is_own_kin(word);
            if !alone && !is_among(word, "my our") {
                continue;
            }
            let Some(mut noun) = self.noun(start, alone) else {
                continue;
            };
            // "My boss's wife" is not my boss.
            while is_among(self.places.word(noun + 1), "'s ’s")
                && let Some(further) = self.noun(noun + 2, false)
            {
                noun = further;
            }
            token = noun + 1;
            // "my dog food", "my dentist appointment", "my friend Ann"
            let part = matches!(
                tag(token),
                Some(Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num)
            );
            if part || !self.is_complement(start, tag(start.wrapping_sub(1))) {
                continue;
            }
            found += 1;
            self.of(Span {
                start,
                end: noun + 1,
            });
        }
    }

    /// The noun of a role at `start` itself, or a few words behind it.
    fn noun(&self, start: u32, alone: bool) -> Option<u32> {
        let first = start + u32::from(!alone);
        let last = first + if alone { 0 } else { BETWEEN };
        let mut nouns = first..=last;
        nouns.find(|&token| role(self.places.word(token)).is_some())
    }

    /// "For my mother", "I called mum", but not "she is my boss", "like my brother".
    fn is_complement(&self, start: u32, before: Option<Upos>) -> bool {
        let governed = matches!(before, Some(Upos::Adp | Upos::Verb | Upos::Cconj));
        let word = self.places.word(start.wrapping_sub(1));
        governed
            && !is_among(
                word,
                "as like than be being become becomes became called named mean meant",
            )
    }
}
