//! Offsets of a time zone over time, given by the host.

/// Ascending pairs of numbers: from this Unix time in ms on, so many minutes east of UTC. Before the
/// first pair its offset counts too; without pairs the zone is UTC.
#[derive(Clone, Copy, Default)]
pub struct Zone<'a> {
    transitions: &'a [[f64; 2]],
}

const MINUTE: i64 = 60;

impl<'a> Zone<'a> {
    pub fn new(pairs: &'a [f64]) -> Zone<'a> {
        let transitions = pairs.as_chunks().0;
        Zone { transitions }
    }

    /// How many pairs begin at or before `at` seconds of some clock: binary search.
    fn count(&self, mut holds: impl FnMut(f64, i64) -> bool) -> usize {
        let (mut low, mut high) = (0, self.transitions.len());
        while low < high {
            let middle = low + (high - low) / 2;
            if self
                .transitions
                .get(middle)
                .is_some_and(|t| holds(t[0], t[1] as i64))
            {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    fn offset(&self, count: usize) -> i64 {
        let pair = self.transitions.get(count.saturating_sub(1));
        pair.map_or(0, |t| (t[1] as i64).saturating_mul(MINUTE))
    }

    /// Seconds of the local clock since 1970, at `seconds` of UTC.
    pub fn utc_to_local(&self, seconds: i64) -> i64 {
        let count = self.count(|from, _| from <= seconds as f64 * 1000.0);
        seconds.saturating_add(self.offset(count))
    }

    /// Seconds of UTC when the local clock shows `seconds`. A time that the clock shows twice or
    /// never (a change of the clocks) is read with the offset before the change.
    pub fn local_to_utc(&self, seconds: i64) -> i64 {
        // A pair counts once the clock that was valid before it shows its start, and the clock
        // after it does too: in a gap and in an overlap the earlier offset stays.
        let mut count = self.count(|from, minutes| {
            from <= (seconds.saturating_sub(minutes.saturating_mul(MINUTE))) as f64 * 1000.0
        });
        if count > 1 {
            let start = self.transitions.get(count - 1).map_or(0.0, |t| t[0]);
            let earlier = seconds.saturating_sub(self.offset(count - 1));
            if (earlier as f64) * 1000.0 < start {
                count -= 1;
            }
        }
        seconds.saturating_sub(self.offset(count))
    }
}
