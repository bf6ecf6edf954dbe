//! The best so far, and no more than asked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Scores that there is room for from the beginning.
const ROOM: usize = 64;

/// Positions with the greatest scores, of the same the later ones.
pub struct Best {
    /// The least first, earlier ones before later ones of the same score.
    heap: BinaryHeap<Reverse<(i64, u32)>>,
    count: usize,
    least: f64,
}

impl Best {
    pub fn new(count: usize) -> Self {
        Best {
            heap: BinaryHeap::with_capacity(count.min(ROOM)),
            count,
            least: f64::NEG_INFINITY,
        }
    }

    /// No score below it would be among them.
    pub fn least(&self) -> f64 {
        self.least
    }

    pub fn offer(&mut self, score: f64, position: u32) {
        if score < self.least {
            return;
        }
        let offered = Reverse((rank(score), position));
        if self.heap.len() < self.count {
            self.heap.push(offered);
        } else if let Some(mut least) = self.heap.peek_mut()
            && offered < *least
        {
            *least = offered;
        }
        if self.heap.len() == self.count
            && let Some(Reverse((least, _))) = self.heap.peek()
        {
            self.least = score_of(*least);
        }
    }

    /// Where they stand, ascending.
    pub fn positions(&self) -> Vec<u32> {
        let mut positions: Vec<u32> = self.heap.iter().map(|Reverse((_, at))| *at).collect();
        positions.sort_unstable();
        positions
    }

    /// Where they stand, the best first, later ones before earlier ones of the same score.
    pub fn in_order(self) -> impl Iterator<Item = usize> {
        let order = self.heap.into_sorted_vec().into_iter();
        order.map(|Reverse((_, position))| position as usize)
    }
}

/// The score of a whole number that [`rank`] gave.
fn score_of(rank: i64) -> f64 {
    f64::from_bits((rank ^ ((rank >> 63) as u64 >> 1) as i64) as u64)
}

/// A whole number for a score, in the same order (as of `f64::total_cmp`).
fn rank(score: f64) -> i64 {
    let bits = score.to_bits() as i64;
    bits ^ ((bits >> 63) as u64 >> 1) as i64
}
