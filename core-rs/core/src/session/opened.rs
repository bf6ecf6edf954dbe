//! What `open` answers, in bytes. All numbers are little endian; `f64` carries counts.

use super::command::Command;
use super::frame::{Messages, Reply};
use super::refusal::FrameRefusal;
use crate::json::write_raw;
use crate::memory::{put_f64, put_u16, put_u32};

/// First byte of the answer.
const REFUSED: u8 = 0;
const HELLO: u8 = 1;
const MESSAGES: u8 = 2;
const READ: u8 = 3;
const CREDIT: u8 = 4;
const AUTH: u8 = 5;
const PING: u8 = 6;

/// Adds a text with its length in 16 bits; no more than that of it.
pub(super) fn put_short(out: &mut Vec<u8>, text: &str) {
    let mut end = text.len().min(usize::from(u16::MAX));
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    put_u16(out, end as u16);
    write_raw(out, text.get(..end).unwrap_or("").as_bytes());
}

/// `u8` kind 0, `u8` code, `u8` whether there is a number, `u8` whether another is
/// expected, `u8` 0, `f64` n, `f64` expected, `u16` length and id, `u16` length and detail.
pub(super) fn refused(frame: &FrameRefusal) -> Vec<u8> {
    let code = frame.refusal.code as u8;
    let mut out = vec![
        REFUSED,
        code,
        u8::from(frame.n.is_some()),
        u8::from(frame.expected.is_some()),
        0,
    ];
    put_f64(&mut out, frame.n.unwrap_or(0.0));
    put_f64(&mut out, frame.expected.unwrap_or(0.0));
    put_short(&mut out, &frame.id);
    put_short(&mut out, &frame.refusal.detail);
    out
}

/// `u8` kind 1, `u8` whether events are wanted, `u16` length and producer, `f64` after, `u16` length and
/// types, `f64` last settled number of the producer.
pub(super) fn hello(producer: &str, after: Option<f64>, types: &str, acked: f64) -> Vec<u8> {
    let mut out = vec![HELLO, u8::from(after.is_some())];
    put_short(&mut out, producer);
    put_f64(&mut out, after.unwrap_or(0.0));
    put_short(&mut out, types);
    put_f64(&mut out, acked);
    out
}

/// `u8` kind 2, `u8` reply, `u8` flags (bit 0 numbered, bit 1 batch), `u8` 0, `f64` n of the first,
/// `u32` count, `u32` skip, `u16` length and producer, texts section.
pub(super) fn messages(
    frame: &Messages,
    producer: &str,
    skip: usize,
    command: &Command,
) -> Vec<u8> {
    let mut out = Vec::with_capacity(command.texts().len() + producer.len() + 24);
    let flags = u8::from(frame.n.is_some()) | u8::from(frame.batch) << 1;
    write_raw(&mut out, &[MESSAGES, frame.reply as u8, flags, 0]);
    put_f64(&mut out, frame.n.unwrap_or(0.0));
    put_u32(&mut out, frame.messages.len() as u32);
    put_u32(&mut out, skip as u32);
    put_short(&mut out, producer);
    write_raw(&mut out, command.texts());
    out
}

/// `u8` kind 3, `u16` length and id, `u16` length and the question whose meaning is wanted, empty for none.
pub(super) fn read(id: &str, question: &str) -> Vec<u8> {
    let mut out = vec![READ];
    put_short(&mut out, id);
    put_short(&mut out, question);
    out
}

/// `u8` kind 4, `f64` seq, `f64` events.
pub(super) fn credit(seq: f64, events: f64) -> Vec<u8> {
    let mut out = vec![CREDIT];
    put_f64(&mut out, seq);
    put_f64(&mut out, events);
    out
}

/// `u8` kind 5, `u32` length and token.
pub(super) fn auth(token: &str) -> Vec<u8> {
    let mut out = vec![AUTH];
    put_u32(&mut out, token.len() as u32);
    write_raw(&mut out, token.as_bytes());
    out
}

/// `u8` kind 6.
pub(super) fn ping() -> Vec<u8> {
    vec![PING]
}

// The numbers of `reply` are part of the boundary.
const _: () = assert!(Reply::None as u8 == 0 && Reply::Ack as u8 == 1 && Reply::Full as u8 == 2);
