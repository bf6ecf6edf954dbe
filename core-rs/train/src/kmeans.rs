//! K-means by Lloyd's algorithm. Points are assigned on all processors; each point's result is its
//! own, and sums are made in the order of the points, so that the result is the same on any number.

use crate::random::Random;

/// Coordinates of a point, padded with zeros.
pub const WIDTH: usize = 152;
pub type Point = [f32; WIDTH];

const ROUNDS: usize = 12;

/// Scalar product in eight lanes.
fn dot(a: &Point, b: &Point) -> f32 {
    let mut lanes = [0.0f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        for k in 0..8 {
            lanes[k] += a[k] * b[k];
        }
    }
    lanes.iter().sum()
}

/// The nearest centre of each point; of equals the first.
fn assign(points: &[Point], centres: &[Point]) -> Vec<u16> {
    let halves: Vec<f32> = centres.iter().map(|c| dot(c, c) / 2.0).collect();
    let nearest = |point: &Point| {
        let (mut best, mut top) = (0, f32::MIN);
        for (k, centre) in centres.iter().enumerate() {
            let near = dot(point, centre) - halves[k];
            if near > top {
                (best, top) = (k as u16, near);
            }
        }
        best
    };
    let threads = std::thread::available_parallelism().map_or(1, |n| n.get());
    let mut found = vec![0; points.len()];
    let share = points.len().div_ceil(threads).max(1);
    std::thread::scope(|scope| {
        for (points, found) in points.chunks(share).zip(found.chunks_mut(share)) {
            scope.spawn(move || {
                for (slot, point) in found.iter_mut().zip(points) {
                    *slot = nearest(point);
                }
            });
        }
    });
    found
}

/// Clusters `points`, each counting `weights`; returns the cluster of each point and the centres.
pub fn cluster(
    points: &[Point],
    weights: &[f32],
    count: usize,
    seed: u64,
) -> (Vec<u16>, Vec<Point>) {
    let mut order: Vec<usize> = (0..points.len()).collect();
    Random::new(seed).shuffle(&mut order);
    let mut centres: Vec<Point> = order.iter().take(count).map(|&i| points[i]).collect();
    let mut found = assign(points, &centres);
    for _ in 1..ROUNDS {
        let mut sums = vec![[0.0f32; WIDTH]; centres.len()];
        let mut mass = vec![0.0f32; centres.len()];
        for ((point, &cluster), &weight) in points.iter().zip(&found).zip(weights) {
            let sum = &mut sums[usize::from(cluster)];
            sum.iter_mut()
                .zip(point)
                .for_each(|(s, x)| *s += weight * x);
            mass[usize::from(cluster)] += weight;
        }
        for ((centre, sum), mass) in centres.iter_mut().zip(&sums).zip(mass) {
            if mass > 0.0 {
                *centre = sum.map(|s| s / mass);
            }
        }
        found = assign(points, &centres);
    }
    (found, centres)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_apart_are_told_apart() {
        let point = |k: usize| {
            let mut point = [0.0; WIDTH];
            point[k % 3] = 5.0 + k as f32 / 100.0;
            point
        };
        let points: Vec<Point> = (0..30).map(point).collect();
        // The seed is one whose first centres are of three kinds.
        let found = (0..20).map(|seed| cluster(&points, &[1.0; 30], 3, seed).0);
        let apart = |found: &Vec<u16>| {
            (0..30).all(|i| (0..30).all(|j| (found[i] == found[j]) == (i % 3 == j % 3)))
        };
        assert!(found.filter(apart).count() > 2);
    }
}
