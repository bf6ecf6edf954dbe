//! The best of many hits.

use super::recall::Hit;

/// The best hits so far, best first. Turns must be offered oldest first.
pub struct Best {
    pub hits: Vec<Hit>,
    count: usize,
}

impl Best {
    pub fn new(count: usize) -> Self {
        Best {
            hits: Vec::with_capacity(count.min(1_024)),
            count,
        }
    }

    pub fn offer(&mut self, hit: Hit) {
        if self.hits.len() >= self.count {
            match self.hits.last() {
                Some(least) if least.score <= hit.score => self.hits.pop(),
                _ => return,
            };
        }
        let place = self.hits.partition_point(|other| other.score > hit.score);
        self.hits.insert(place, hit);
    }
}
