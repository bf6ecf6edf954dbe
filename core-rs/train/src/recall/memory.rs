//! A conversation in a session: frames in, analyses by the analyzer, reads out, as the server does it.

use super::conversation::{Conversation, Question, Turn};
use lean_agentic::memory::Reader;
use lean_agentic::session::{FRAME_BYTES, Session, write_analyses};
use lean_agentic::text::{Analyzer, Zone};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How deep the hits are looked at.
pub const DEPTHS: [usize; 3] = [5, 10, 20];
/// Budgets of the context, in tokens.
pub const BUDGETS: [usize; 3] = [500, 1_000, 2_000];
/// Messages of one frame, and about how many bytes of them.
const BATCH: usize = 100;
const BATCH_BYTES: usize = 200_000;

pub struct Memory<'c> {
    session: Session,
    conversation: &'c Conversation,
}

/// What came of one question: shares of its evidence turns, from 0 to 1.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Answer {
    /// Among the first hits, as deep as [`DEPTHS`] says.
    pub hits: [f64; 3],
    /// In the contexts of [`BUDGETS`].
    pub context: [f64; 3],
    /// Of one read: 20 hits and a context of 1,000 tokens.
    pub time: Duration,
}

impl<'c> Memory<'c> {
    /// A session that has taken in all turns.
    ///
    /// # Errors
    /// When a turn is refused, with its place.
    pub fn of(conversation: &'c Conversation, analyzer: &mut Analyzer) -> Result<Self, String> {
        let mut memory = Memory {
            session: Session::new(),
            conversation,
        };
        let mut turns = conversation.turns.as_slice();
        while !turns.is_empty() {
            let mut bytes = 0;
            let fits = |turn: &&Turn| {
                bytes += turn.text.len();
                bytes < BATCH_BYTES
            };
            let count = turns.iter().take(BATCH).take_while(fits).count().max(1);
            let (batch, rest) = turns.split_at(count);
            turns = rest;
            let first = conversation.turns.len() - rest.len() - count;
            memory
                .take_in(batch, analyzer)
                .map_err(|cause| format!("{}, turn {}: {cause}", conversation.name, first + 1))?;
        }
        Ok(memory)
    }

    fn take_in(&mut self, turns: &[Turn], analyzer: &mut Analyzer) -> Result<(), String> {
        let messages: Vec<Value> = turns
            .iter()
            .map(|turn| json!({"text": turn.text, "speaker": turn.speaker, "at": turn.at}))
            .collect();
        let frame = json!({"type": "batch", "messages": messages}).to_string();
        let opened = self.session.open_frame(frame.as_bytes(), "", 0.0);
        opened.map_err(|refusal| refusal.refusal.detail.to_string())?;
        if let Some(refusal) = self.session.pending_refusal() {
            return Err(refusal.detail.to_string());
        }
        let texts = self.session.pending_texts().to_vec();
        let mut analyses = Vec::new();
        let whole = write_analyses(&texts, &mut analyses, |text, at, out| {
            analyzer.analyze(text, at, Zone::default(), out)
        });
        whole.ok_or("not a texts section")?;
        self.session.apply_pending(&analyses);
        Ok(())
    }

    /// Asks a question, once for each budget.
    ///
    /// # Errors
    /// When it is refused.
    pub fn ask(&mut self, question: &Question, analyzer: &mut Analyzer) -> Result<Answer, String> {
        let mut answer = Answer::default();
        for (budget, share) in BUDGETS.into_iter().zip(&mut answer.context) {
            let start = Instant::now();
            let frames = self.read(&question.text, budget, analyzer);
            let time = start.elapsed();
            let frames = frames.map_err(|cause| {
                format!("{}, \"{}\": {cause}", self.conversation.name, question.text)
            })?;
            let (seqs, context) = parts(&frames);
            *share = question.share(|turn| context.contains(&self.line(turn)));
            if budget == 1_000 {
                answer.time = time;
                for (depth, share) in DEPTHS.into_iter().zip(&mut answer.hits) {
                    let best = &seqs[..depth.min(seqs.len())];
                    *share = question.share(|turn| best.contains(&(turn as u64 + 1)));
                }
            }
        }
        Ok(answer)
    }

    fn read(
        &mut self,
        query: &str,
        tokens: usize,
        analyzer: &mut Analyzer,
    ) -> Result<Vec<u8>, String> {
        let limit = DEPTHS[DEPTHS.len() - 1];
        let frame = json!({
            "type": "recall", "id": "1", "query": query, "limit": limit, "tokens": tokens,
        });
        let opened = self
            .session
            .open_frame(frame.to_string().as_bytes(), "", 0.0);
        opened.map_err(|refusal| refusal.refusal.detail.to_string())?;
        let meaning = analyzer.meaning(self.session.pending_question());
        Ok(self.session.read(FRAME_BYTES, &meaning.encode()))
    }

    /// A turn's line of a context.
    fn line(&self, turn: usize) -> String {
        let Turn { speaker, text, .. } = &self.conversation.turns[turn];
        format!("[{}] {speaker}: {text}\n", turn + 1)
    }
}

impl Question {
    fn share(&self, found: impl Fn(usize) -> bool) -> f64 {
        let here = self.evidence.iter().filter(|&&turn| found(turn)).count();
        here as f64 / self.evidence.len() as f64
    }
}

/// `seq` of the hits, best first, and the context, of an answer's frames.
fn parts(frames: &[u8]) -> (Vec<u64>, String) {
    let mut reader = Reader::new(frames);
    let (mut seqs, mut context) = (Vec::new(), String::new());
    while let Some(frame) = reader.u32().and_then(|length| reader.take(length as usize)) {
        let frame: Value = serde_json::from_slice(frame).unwrap_or_default();
        for hit in frame["hits"].as_array().into_iter().flatten() {
            seqs.extend(hit["seq"].as_u64());
        }
        context += frame["context"].as_str().unwrap_or("");
    }
    (seqs, context)
}
