//! The best of many hits.

use super::recall::Hit;

/// The best hits so far. Turns must be offered oldest first.
pub struct Best {
    hits: Vec<Hit>,
    /// Places in `hits`, the best first: they are moved, not the hits.
    order: Vec<u32>,
    count: usize,
}

impl Best {
    pub fn new(count: usize) -> Self {
        Best {
            hits: Vec::new(),
            order: Vec::new(),
            count,
        }
    }

    pub fn offer(&mut self, hit: Hit) {
        let Best { hits, order, count } = self;
        let score = |place: &u32| hits.get(*place as usize).map_or(0.0, |hit| hit.score);
        let full = order.len() >= *count;
        if full && order.last().is_none_or(|least| score(least) > hit.score) {
            return;
        }
        let free = if full { order.pop() } else { None };
        let rank = order.partition_point(|other| score(other) > hit.score);
        order.insert(rank, free.unwrap_or(hits.len() as u32));
        match free.and_then(|place| hits.get_mut(place as usize)) {
            Some(place) => *place = hit,
            None => hits.push(hit),
        }
    }

    /// The best first, newer ones before older ones of the same score.
    pub fn hits(&self) -> Vec<Hit> {
        let hit = |place: &u32| self.hits.get(*place as usize).copied();
        self.order.iter().filter_map(hit).collect()
    }
}
