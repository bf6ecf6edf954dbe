//! A command: the messages of one frame that are new, with all that deciding them needs.

use super::frame::Messages;
use super::refusal::Refusal;
use crate::json::write_raw;
use crate::memory::{put_f64, put_u32};

/// The length that stands for a text which was refused.
pub(super) const REFUSED: u32 = u32::MAX;

/// One message to decide. Ranges are bytes of the command's buffer.
#[derive(Clone, Debug)]
pub struct Item {
    /// Place in the frame as it was sent.
    pub index: u32,
    /// Unix milliseconds.
    pub at: f64,
    pub refusal: Option<Refusal>,
    text: (u32, u32),
    speaker: Option<(u32, u32)>,
}

/// What `Session::apply` takes in: the messages, and who numbered them.
#[derive(Clone, Debug, Default)]
pub struct Command {
    /// Empty where the sender does not number.
    pub producer: String,
    /// The number of the last message; 0 without numbers.
    pub last_n: f64,
    pub items: Vec<Item>,
    /// The texts section of the boundary: `u32` count; per text `u32` length, `f64` at, UTF-8.
    texts: Vec<u8>,
    speakers: String,
}

impl Command {
    /// Takes over the messages of a frame, but for the first `skip`. `now` (Unix milliseconds) stands
    /// in for a time that is missing.
    pub(super) fn of(frame: &Messages, skip: usize, now: f64) -> Self {
        let new = frame.messages.get(skip..).unwrap_or(&[]);
        let size = new
            .iter()
            .map(|message| message.text.len() + 12)
            .sum::<usize>();
        let mut command = Command {
            texts: Vec::with_capacity(size + 4),
            items: Vec::with_capacity(new.len()),
            ..Command::default()
        };
        put_u32(&mut command.texts, new.len() as u32);
        for (place, message) in new.iter().enumerate() {
            let at = message.at.unwrap_or(now);
            let length = message.text.len() as u32;
            let refused = message.refusal.is_some();
            put_u32(&mut command.texts, if refused { REFUSED } else { length });
            put_f64(&mut command.texts, at);
            let start = command.texts.len() as u32;
            write_raw(&mut command.texts, message.text.as_bytes());
            let speaker = message.speaker.as_deref().map(|name| {
                let start = command.speakers.len() as u32;
                command.speakers.push_str(name);
                (start, command.speakers.len() as u32)
            });
            command.items.push(Item {
                index: (skip + place) as u32,
                at,
                refusal: message.refusal.clone(),
                text: (start, start + length),
                speaker,
            });
        }
        command
    }

    /// The texts section, as the Analyzer takes it.
    pub fn texts(&self) -> &[u8] {
        &self.texts
    }

    pub fn text(&self, item: &Item) -> &str {
        let bytes = self.texts.get(item.text.0 as usize..item.text.1 as usize);
        std::str::from_utf8(bytes.unwrap_or(&[])).unwrap_or("")
    }

    pub fn speaker(&self, item: &Item) -> Option<&str> {
        let (start, end) = item.speaker?;
        self.speakers.get(start as usize..end as usize)
    }
}
