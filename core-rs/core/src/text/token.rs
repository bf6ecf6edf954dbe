//! A token: a piece of the text, by its place only.

/// What the scanner that made a token took it for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum TokenKind {
    /// Letters, possibly with digits and inner signs.
    Word,
    /// An amount in digits: `1,000.5`.
    Number,
    /// Other groups of digits: dates, telephone numbers, versions.
    Digits,
    /// `10:30`, `10:30:05`.
    Time,
    /// An amount with its currency sign: `$12.50`.
    Money,
    /// Punctuation, symbols, emoticons of ASCII signs.
    Symbol,
    /// One emoji with its modifiers and joiners.
    Emoji,
    Email,
    Url,
    /// `@name`
    Handle,
    /// `#topic`
    Hashtag,
}

/// One token. Bytes count UTF-8, `start` and `end` count UTF-16 units; both are half-open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    pub byte_start: u32,
    pub byte_end: u32,
    pub start: u32,
    pub end: u32,
    pub kind: TokenKind,
}

impl Token {
    /// How long it is, in bytes.
    pub(crate) fn bytes(&self) -> usize {
        self.byte_end.wrapping_sub(self.byte_start) as usize
    }

    /// The token's text. `text` is the text it was made from.
    #[inline(never)]
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        self.part(text)
    }

    /// The same, not called.
    #[inline(always)]
    pub(crate) fn part<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.byte_start as usize..self.byte_end as usize)
            .unwrap_or("")
    }

    /// The text of the token at a place; nothing outside.
    #[inline(never)]
    pub fn word<'t>(tokens: &[Token], text: &'t str, at: usize) -> &'t str {
        tokens.get(at).map_or("", |token| token.part(text))
    }
}
