//! The members of one object, and the rule that no key comes twice.
//!
//! The first [`FEW`] keys are compared with each other, which is all that real frames need; from then
//! on a table finds duplicates, so that an object of 100,000 keys is still read in linear time.

use super::cursor::Cursor;
use super::error::JsonError;
use crate::words::{HashTable, hash};
use std::borrow::Cow;

const FEW: usize = 12;

/// An object that has been entered.
pub struct Members {
    /// Where the keys start, at their quotation mark.
    few: [u32; FEW],
    count: usize,
    many: Option<Box<Many>>,
}

struct Many {
    table: HashTable,
    starts: Vec<u32>,
}

impl Members {
    pub(super) fn new() -> Self {
        Members {
            few: [0; FEW],
            count: 0,
            many: None,
        }
    }

    /// Goes to the next member and gives its key, with the cursor at its value; `None` leaves the object.
    pub fn next<'j>(&mut self, cursor: &mut Cursor<'j>) -> Result<Option<Cow<'j, str>>, JsonError> {
        if cursor.eat(b'}') {
            cursor.leave();
            return Ok(None);
        }
        if self.count > 0 && !cursor.eat(b',') {
            return cursor.fail("expected , or }");
        }
        if cursor.peek() != b'"' {
            return cursor.fail("expected a key");
        }
        let start = cursor.offset();
        let key = cursor.string()?;
        if !self.admit(cursor.text(), start, &key) {
            return Err(JsonError::new("duplicate key", start));
        }
        if !cursor.eat(b':') {
            return cursor.fail("expected :");
        }
        Ok(Some(key))
    }

    /// Remembers a key; false if it was there before.
    fn admit(&mut self, text: &str, start: usize, key: &str) -> bool {
        let place = u32::try_from(start).unwrap_or(u32::MAX);
        if let Some(many) = &mut self.many {
            self.count += 1;
            return many.admit(text, place, key);
        }
        let seen = self.few.iter().take(self.count);
        if seen.into_iter().any(|&at| key_at(text, at) == key) {
            return false;
        }
        if let Some(slot) = self.few.get_mut(self.count) {
            *slot = place;
        } else {
            let mut many = Box::new(Many {
                table: HashTable::new(),
                starts: Vec::new(),
            });
            for &at in &self.few {
                many.admit(text, at, &key_at(text, at));
            }
            many.admit(text, place, key);
            self.many = Some(many);
        }
        self.count += 1;
        true
    }
}

impl Many {
    fn admit(&mut self, text: &str, start: u32, key: &str) -> bool {
        let Many { table, starts } = self;
        let key_of = |i: u32| {
            starts
                .get(i as usize)
                .map_or(Cow::Borrowed(""), |&at| key_at(text, at))
        };
        if table.find(key.as_bytes(), |i| key_of(i) == key).is_some() {
            return false;
        }
        table.insert(key.as_bytes(), starts.len() as u32, &|i, seed| {
            hash(key_of(i).as_bytes(), seed)
        });
        starts.push(start);
        true
    }
}

/// The key that was read at `start`.
fn key_at(text: &str, start: u32) -> Cow<'_, str> {
    super::string::read(text, start as usize).map_or(Cow::Borrowed(""), |(key, _)| key)
}
