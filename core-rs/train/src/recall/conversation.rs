//! A conversation with questions, whatever its file looks like.

/// One turn; its place in the conversation, from 1, becomes its `seq`.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub speaker: String,
    /// Unix milliseconds.
    pub at: i64,
    pub text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    pub text: String,
    pub category: String,
    /// Places of the evidence turns among the turns, ascending, each once; never empty.
    pub evidence: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conversation {
    /// Where it is from, for errors.
    pub name: String,
    pub turns: Vec<Turn>,
    pub questions: Vec<Question>,
    /// Questions without an evidence turn here.
    pub left_out: usize,
}

impl Conversation {
    /// Adds a question, unless it has no evidence.
    pub fn ask(&mut self, text: &str, category: &str, mut evidence: Vec<usize>) {
        evidence.sort_unstable();
        evidence.dedup();
        if evidence.is_empty() {
            self.left_out += 1;
            return;
        }
        self.questions.push(Question {
            text: text.to_owned(),
            category: category.to_owned(),
            evidence,
        });
    }
}
