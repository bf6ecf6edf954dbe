//! A running SHA-256 (FIPS 180-4) over turns, which can be put down in a snapshot and taken up again.

use super::bytes::{Reader, put_f64, put_u32};
use super::turns::{TurnView, Turns};
use crate::json::write_raw;
use sha2::compress256;
use sha2::digest::generic_array::GenericArray;

const BLOCK: usize = 64;

#[derive(Clone, Debug, PartialEq)]
pub struct Digest {
    state: [u32; 8],
    /// Bytes so far.
    length: u64,
    /// The bytes that do not fill a block yet.
    rest: Vec<u8>,
}

impl Default for Digest {
    fn default() -> Self {
        Digest {
            state: [
                0x6a09_e667,
                0xbb67_ae85,
                0x3c6e_f372,
                0xa54f_f53a,
                0x510e_527f,
                0x9b05_688c,
                0x1f83_d9ab,
                0x5be0_cd19,
            ],
            length: 0,
            rest: Vec::new(),
        }
    }
}

impl Digest {
    pub fn update(&mut self, bytes: &[u8]) {
        self.length += bytes.len() as u64;
        let mut bytes = bytes;
        while !bytes.is_empty() {
            let room = BLOCK - self.rest.len();
            let (head, tail) = bytes.split_at(room.min(bytes.len()));
            write_raw(&mut self.rest, head);
            bytes = tail;
            if self.rest.len() == BLOCK {
                compress256(&mut self.state, &[*GenericArray::from_slice(&self.rest)]);
                self.rest.clear();
            }
        }
    }

    /// The canonical form of a turn: `f64` at; `u32` 0 or the speaker's length + 1, the speaker; `u32`
    /// length, text; `u32` length, mentions (per mention the varints of its entity's place in the order
    /// of entities, start, length). Little endian.
    pub fn turn(&mut self, turn: &TurnView) {
        let mut out = Vec::with_capacity(turn.text.len() + 64);
        put_f64(&mut out, turn.at);
        put_u32(
            &mut out,
            turn.speaker.map_or(0, |name| name.len() as u32 + 1),
        );
        write_raw(&mut out, turn.speaker.unwrap_or("").as_bytes());
        for part in [turn.text.as_bytes(), turn.mentions] {
            put_u32(&mut out, part.len() as u32);
            write_raw(&mut out, part);
        }
        self.update(&out);
    }

    /// All turns of a part, one after the other.
    pub fn turns(&mut self, turns: &Turns) {
        let mut next = 0;
        while let Some(turn) = turns.get(next) {
            self.turn(&turn);
            next += 1;
        }
    }

    /// The hash, as 64 hexadecimal digits.
    pub fn finish(mut self) -> String {
        let bits = (self.length * 8).to_be_bytes();
        let zeros = (BLOCK * 2 - 9 - self.rest.len()) % BLOCK;
        let mut end = vec![0x80];
        end.resize(1 + zeros, 0);
        write_raw(&mut end, &bits);
        self.update(&end);
        let mut hex = String::with_capacity(64);
        for nibble in (0..64).map(|i| {
            self.state
                .get(i / 8)
                .map_or(0, |w| w >> (28 - i % 8 * 4) & 15)
        }) {
            hex.push(char::from_digit(nibble, 16).unwrap_or('0'));
        }
        hex
    }

    /// Appends the storage form, which [`Digest::read`] takes.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.state.iter().for_each(|&word| put_u32(out, word));
        put_f64(out, self.length as f64);
        write_raw(out, &self.rest);
    }

    pub fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader::new(bytes);
        let mut state = [0; 8];
        for word in &mut state {
            *word = reader.u32()?;
        }
        let length = reader.count()? as u64;
        let rest = reader.take(reader.rest())?.to_vec();
        (rest.len() as u64 == length % BLOCK as u64).then_some(Digest {
            state,
            length,
            rest,
        })
    }
}
