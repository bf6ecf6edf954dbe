//! Who numbers messages, and how far each has come. Kept in the order in which they came.

use super::limits;
use crate::words::{HashTable, hash};

#[derive(Default)]
pub(super) struct Producers {
    table: HashTable,
    list: Vec<(Box<str>, f64)>,
}

impl Producers {
    pub fn len(&self) -> usize {
        self.list.len()
    }

    fn find(&self, id: &str) -> Option<u32> {
        self.table
            .find(id.as_bytes(), |i| name(&self.list, i) == id)
    }

    /// The last number of a producer that is settled; 0 for an unknown one.
    pub fn last(&self, id: &str) -> f64 {
        let known = self.find(id).and_then(|i| self.list.get(i as usize));
        known.map_or(0.0, |&(_, n)| n)
    }

    /// Whether a producer is known or may still come in.
    pub fn has_room(&self, id: &str) -> bool {
        self.list.len() < limits::PRODUCERS || self.find(id).is_some()
    }

    /// Says that a producer's numbers up to `n` are settled.
    pub fn settle(&mut self, id: &str, n: f64) {
        if let Some(known) = self.find(id).and_then(|i| self.list.get_mut(i as usize)) {
            known.1 = n;
            return;
        }
        let list = &self.list;
        self.table
            .insert(id.as_bytes(), list.len() as u32, &|i, seed| {
                hash(name(list, i).as_bytes(), seed)
            });
        self.list.push((id.into(), n));
    }
}

fn name(list: &[(Box<str>, f64)], i: u32) -> &str {
    list.get(i as usize).map_or("", |(id, _)| id)
}
