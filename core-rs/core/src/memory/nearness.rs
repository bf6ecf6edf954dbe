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
        let [own_scale, before_scale, behind_scale] = vectors.map(|vector| vector.scale());
        let [own, before, behind] = vectors.map(|vector| vector.components());
        let question = &self.question;
        let mut dots = [0.0; 9];
        for (dot, (a, b)) in dots.iter_mut().zip([
            (question, &own),
            (question, &before),
            (question, &behind),
            (&own, &own),
            (&before, &before),
            (&behind, &behind),
            (&own, &before),
            (&own, &behind),
            (&before, &behind),
        ]) {
            *dot = f64::from(a.dot(b));
        }
        let [
            to_own,
            to_before,
            to_behind,
            own,
            before,
            behind,
            first,
            second,
            third,
        ] = dots;
        // Of the sum of the first vectors: its product with the question, the square of its length.
        let mut product = own_scale * to_own;
        let mut square = own_scale * own_scale * own;
        let cosine = |product: f64, square: f64| {
            let lengths = (self.square * square).sqrt();
            if lengths > 0.0 {
                product / lengths
            } else {
                0.0
            }
        };
        let alone = cosine(product, square);
        product += before_scale * to_before;
        square += before_scale * before_scale * before;
        square += 2.0 * before_scale * own_scale * first;
        product += behind_scale * to_behind;
        square += behind_scale * behind_scale * behind;
        square += 2.0 * behind_scale * own_scale * second;
        square += 2.0 * behind_scale * before_scale * third;
        [alone, cosine(product, square)]
    }
}
