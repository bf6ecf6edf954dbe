//! How near turns are to a question by what their words mean: cosines of vectors (`text::TextVector`).

use super::index::Index;
use crate::text::{DIMENSIONS, TextVector};

/// A question's vector, of length 1.
pub struct Nearness {
    components: [f32; DIMENSIONS],
    table: u16,
}

impl Nearness {
    /// Nothing where the question has no vector.
    pub fn to(question: &TextVector) -> Option<Nearness> {
        let table = question.table()?;
        let mut components = [0.0; DIMENSIONS];
        question.add_to(&mut components);
        let length = dot(&components, &components).sqrt();
        components.iter_mut().for_each(|x| *x /= length);
        (length > 0.0).then_some(Nearness { components, table })
    }

    /// The cosine of the turn `seq`, and of it with its neighbours; 0 where there is no vector, or one of
    /// another table.
    pub fn of(&self, index: &Index, seq: u64) -> [f64; 2] {
        let mut sum = [0.0; DIMENSIONS];
        self.add(index, seq, &mut sum);
        let own = self.cosine(&sum);
        self.add(index, seq.saturating_sub(1), &mut sum);
        self.add(index, seq + 1, &mut sum);
        [own, self.cosine(&sum)]
    }

    fn add(&self, index: &Index, seq: u64, sum: &mut [f32; DIMENSIONS]) {
        let vector = index.vector_of(seq);
        if vector.table() == Some(self.table) {
            vector.add_to(sum);
        }
    }

    fn cosine(&self, sum: &[f32; DIMENSIONS]) -> f64 {
        let length = dot(sum, sum).sqrt();
        if length > 0.0 {
            f64::from(dot(&self.components, sum) / length)
        } else {
            0.0
        }
    }
}

fn dot(a: &[f32; DIMENSIONS], b: &[f32; DIMENSIONS]) -> f32 {
    // Four sums, which go side by side.
    let mut sums = [0.0; 4];
    for (a, b) in a.chunks_exact(4).zip(b.chunks_exact(4)) {
        for ((sum, a), b) in sums.iter_mut().zip(a).zip(b) {
            *sum += a * b;
        }
    }
    sums.iter().sum()
}
