//! The best so far, and no more than asked for.

/// Positions with the greatest scores. They must be offered in ascending order.
pub struct Best {
    /// The best first, later ones before earlier ones of the same score.
    order: Vec<(f64, u32)>,
    count: usize,
}

impl Best {
    pub fn new(count: usize) -> Self {
        Best {
            order: Vec::new(),
            count,
        }
    }

    /// Whether a score would be among them.
    pub fn takes(&self, score: f64) -> bool {
        let least = self.order.last().map(|(least, _)| *least);
        score > f64::NEG_INFINITY
            && (self.order.len() < self.count || least.is_some_and(|least| least <= score))
    }

    pub fn offer(&mut self, score: f64, position: u32) {
        if !self.takes(score) {
            return;
        }
        if self.order.len() >= self.count {
            self.order.pop();
        }
        let place = self.order.partition_point(|(other, _)| *other > score);
        self.order.insert(place, (score, position));
    }

    /// Where they stand, ascending.
    pub fn positions(&self) -> Vec<u32> {
        let mut positions = Vec::with_capacity(self.order.len());
        for &(_, position) in &self.order {
            let place = positions.partition_point(|&other| other < position);
            positions.insert(place, position);
        }
        positions
    }

    /// Where they stand, the best first.
    pub fn in_order(&self) -> impl Iterator<Item = usize> {
        self.order.iter().map(|(_, position)| *position as usize)
    }
}
