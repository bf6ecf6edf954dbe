//! Opening: a frame is read, what was settled before is left out, the rest becomes the pending one.

use super::command::Command;
use super::frame::{Frame, Messages, read_frame};
use super::opened;
use super::read::Read;
use super::refusal::{ErrorCode, FrameRefusal, Refusal, decimal};
use super::session::{Pending, Session};

impl Session {
    /// Reads a frame and keeps it as the pending one, in place of any before. `producer` numbers its
    /// messages where the frame does not name one; `now` is Unix milliseconds. The answer's form is in
    /// `opened.rs`. Numbers that were settled before are left out here; a hole among them is `conflict`.
    pub fn open(&mut self, frame: &[u8], producer: &str, now: f64) -> Vec<u8> {
        let answer = self.open_frame(frame, producer, now);
        answer.unwrap_or_else(|refused| opened::refused(&refused))
    }

    /// [`Session::open`] with refusals as errors.
    pub fn open_frame(
        &mut self,
        frame: &[u8],
        producer: &str,
        now: f64,
    ) -> Result<Vec<u8>, FrameRefusal> {
        self.pending = Pending::Nothing;
        match read_frame(frame)? {
            Frame::Hello {
                producer: own,
                after,
                types,
            } => {
                let producer = own.as_deref().unwrap_or(producer);
                let acked = self.producers.last(producer);
                Ok(opened::hello(producer, after, &types, acked))
            }
            Frame::Messages(frame) => self.open_messages(&frame, producer, now),
            Frame::Read { id, read } => self.open_read(id, read),
            Frame::Credit { seq, events } => Ok(opened::credit(seq, events)),
            Frame::Auth(token) => Ok(opened::auth(&token)),
            Frame::Ping => Ok(opened::ping()),
        }
    }

    fn open_messages(
        &mut self,
        frame: &Messages,
        producer: &str,
        now: f64,
    ) -> Result<Vec<u8>, FrameRefusal> {
        let producer = frame.producer.as_deref().unwrap_or(producer);
        let count = frame.messages.len() as f64;
        let skip = frame
            .n
            .map_or(Ok(0.0), |n| self.settled(producer, n, count))?;
        let now = if now.is_finite() { now.trunc() } else { 0.0 };
        let mut command = Command::of(frame, skip as usize, now);
        if let Some(n) = frame.n {
            command.producer = producer.into();
            command.last_n = n + count - 1.0;
        }
        let answer = opened::messages(frame, producer, skip as usize, &command);
        self.pending = Pending::Messages(command);
        Ok(answer)
    }

    /// How many of `count` messages from number `n` on were settled before.
    fn settled(&self, producer: &str, n: f64, count: f64) -> Result<f64, FrameRefusal> {
        let refuse = |code, detail: &str, n| Err(FrameRefusal::numbered(code, detail, n));
        let next = self.producers.last(producer) + 1.0;
        if producer.is_empty() {
            return refuse(ErrorCode::BadRequest, "n: needs a producer", n);
        }
        if n + count > 9_007_199_254_740_991.0 {
            return refuse(ErrorCode::BadRequest, "n: too large", n);
        }
        if n > next {
            let detail = ["expected n ", &decimal(next)].concat();
            let refusal = FrameRefusal::numbered(ErrorCode::Conflict, &detail, n);
            return Err(FrameRefusal {
                expected: Some(next),
                ..refusal
            });
        }
        if !self.producers.has_room(producer) {
            let detail = "producer: a session numbers at most 10000; use a known one";
            return refuse(ErrorCode::LimitReached, detail, n);
        }
        Ok((next - n).min(count))
    }

    fn open_read(&mut self, id: String, read: Read) -> Result<Vec<u8>, FrameRefusal> {
        let entity = match read {
            Read::Entity(entity) => Some(entity),
            Read::Graph { around, .. } => Some(around),
            _ => None,
        };
        if entity.is_some_and(|entity| self.state.entities.find(entity).is_none()) {
            let refusal = Refusal::new(ErrorCode::NotFound, "entity: not of this session");
            return Err(FrameRefusal {
                expected: None,
                refusal,
                n: None,
                id,
            });
        }
        let answer = |question| opened::read(&id, question);
        let answer = match &read {
            Read::Recall(recall) => answer(&recall.query),
            _ => answer(""),
        };
        self.pending = Pending::Read { id, read };
        Ok(answer)
    }
}
