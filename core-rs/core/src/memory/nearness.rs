//! How near turns are to a question by what their words mean: cosines of vectors (`text::TextVector`).

use super::index::Index;
use crate::text::{Components, TextVector};

/// A question's vector.
pub struct Nearness {
    question: Components,
    /// The square of its length.
    square: f64,
    table: u16,
}

impl Nearness {
    /// Nothing where the question has no vector.
    pub fn to(question: &TextVector) -> Option<Nearness> {
        let table = question.table()?;
        let question = question.components();
        let square = f64::from(question.dot(&question));
        (square > 0.0).then_some(Nearness {
            question,
            square,
            table,
        })
    }

    /// The cosine of the turn `seq`, and of it with its neighbours; 0 where there is no vector, or one of
    /// another table.
    pub fn of(&self, index: &Index, seq: u64) -> [f64; 2] {
        let none = &TextVector::NONE;
        let vectors = index.vectors_around(seq).map(|vector| {
            vector
                .filter(|vector| vector.table() == Some(self.table))
                .unwrap_or(none)
        });
        let scales = vectors.map(|vector| vector.scale());
        let vectors = vectors.map(|vector| vector.components());
        // Of the sum of the first vectors: its product with the question, the square of its length.
        let (mut product, mut square) = (0.0, 0.0);
        let mut cosines = [0.0; 2];
        for (i, (vector, scale)) in vectors.iter().zip(scales).enumerate() {
            if scale > 0.0 {
                product += scale * f64::from(self.question.dot(vector));
                square += scale * scale * f64::from(vector.dot(vector));
                for (other, by) in vectors.iter().zip(scales).take(i) {
                    square += 2.0 * scale * by * f64::from(other.dot(vector));
                }
            }
            if let Some(cosine) = cosines.get_mut(i.min(1)) {
                let lengths = (self.square * square).sqrt();
                *cosine = if lengths > 0.0 {
                    product / lengths
                } else {
                    0.0
                };
            }
        }
        cosines
    }
}
