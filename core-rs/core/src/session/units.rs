//! UTF-16 offsets of a text, as places in its UTF-8.

/// Walks a text from front to back. Offsets must be asked for in ascending order; a smaller one starts
/// over.
pub(super) struct Units<'t> {
    text: &'t str,
    pub(super) ascii: bool,
    byte: usize,
    unit: u32,
}

impl<'t> Units<'t> {
    #[inline(never)]
    pub fn new(text: &'t str) -> Self {
        Units {
            text,
            ascii: text.is_ascii(),
            byte: 0,
            unit: 0,
        }
    }

    /// The byte at which the UTF-16 offset lies, if it is the border of a character.
    fn byte_at(&mut self, unit: u32) -> Option<usize> {
        if self.ascii {
            return Some(unit as usize).filter(|&byte| byte <= self.text.len());
        }
        if unit < self.unit {
            (self.byte, self.unit) = (0, 0);
        }
        while self.unit < unit {
            let c = self.text.get(self.byte..)?.chars().next()?;
            self.byte += c.len_utf8();
            self.unit += c.len_utf16() as u32;
        }
        (self.unit == unit).then_some(self.byte)
    }

    /// The part of the text between two UTF-16 offsets, if both are borders of characters.
    // Called from many places.
    #[inline(never)]
    pub fn slice(&mut self, start: u32, end: u32) -> Option<&'t str> {
        if self.ascii {
            return self.text.get(start as usize..end as usize);
        }
        let from = self.byte_at(start)?;
        let to = self.byte_at(end)?;
        self.text.get(from..to)
    }

    /// The text from a UTF-16 offset on, if it is the border of a character.
    pub fn rest(&mut self, start: u32) -> Option<&'t str> {
        let from = self.byte_at(start)?;
        self.text.get(from..)
    }
}
