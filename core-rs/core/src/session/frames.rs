//! Frames of an answer, of the form head, items, tail.

use crate::json::{write_raw, write_string};
use crate::memory::put_u32;

/// Bytes that there is room for from the beginning.
const ROOM: usize = 4_096;

/// Frames under construction, of the form head, items, tail.
pub(super) struct Frames {
    pub out: Vec<u8>,
    max: usize,
    /// `{"type":"result","id":…`
    head: Vec<u8>,
    /// What the list's frame starts and ends with.
    open: Vec<u8>,
    close: &'static [u8],
    start: usize,
    items: usize,
}

impl Frames {
    pub fn new(id: &str, max: usize) -> Self {
        let mut head = b"{\"type\":\"result\",\"id\":".to_vec();
        write_string(&mut head, id);
        Frames {
            out: Vec::with_capacity(ROOM),
            max,
            head,
            open: Vec::new(),
            close: b"",
            start: 0,
            items: 0,
        }
    }

    /// Starts the list.
    pub fn list(&mut self, open: &[u8], close: &'static [u8]) {
        self.open = open.to_vec();
        self.close = close;
        self.begin();
    }

    /// Starts a second list in the same frame.
    pub fn relist(&mut self, open: &[u8]) {
        self.open = open.to_vec();
        self.items = 0;
        write_raw(&mut self.out, open);
    }

    pub fn begin(&mut self) {
        self.start = self.out.len();
        self.items = 0;
        put_u32(&mut self.out, 0);
        write_raw(&mut self.out, &self.head);
        write_raw(&mut self.out, &self.open);
    }

    /// Whether `more` bytes go into the frame, or are its first.
    pub fn fits(&self, more: usize) -> bool {
        const END: usize = 32;
        self.items == 0 || self.out.len() - self.start + more + self.close.len() + END <= self.max
    }

    /// Adds an item, in a new frame if it must be.
    pub fn item(&mut self, item: &[u8]) {
        if !self.fits(item.len()) {
            self.end_list();
            self.finish(b",\"more\":true}");
            self.begin();
        }
        if self.items > 0 {
            self.out.push(b',');
        }
        self.items += 1;
        write_raw(&mut self.out, item);
    }

    pub fn end_list(&mut self) {
        write_raw(&mut self.out, self.close);
    }

    pub fn finish(&mut self, end: &[u8]) {
        write_raw(&mut self.out, end);
        let length = (self.out.len() - self.start - 4) as u32;
        if let Some(slot) = self.out.get_mut(self.start..self.start + 4) {
            slot.copy_from_slice(&length.to_le_bytes());
        }
    }
}
