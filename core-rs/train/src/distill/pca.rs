//! Principal components: the directions that rows differ in most.

use ndarray::{Array2, Axis, s};

/// Sweeps of rotations at most; a matrix of 384 needs about ten.
const SWEEPS: usize = 30;
/// What may be left beside the diagonal, as a share of the matrix's size.
const LEFT: f64 = 1e-12;

/// Takes the mean off each row.
pub fn centre(rows: &mut Array2<f32>) {
    if let Some(mean) = rows.mean_axis(Axis(0)) {
        *rows -= &mean;
    }
}

/// The first `count` axes of centred rows, as columns of length 1, each with its greatest component
/// above 0; and the share of the rows' squares that they keep.
pub fn axes(rows: &Array2<f32>, count: usize) -> (Array2<f32>, f64) {
    let mut products = rows.t().dot(rows).mapv(f64::from);
    let vectors = diagonalise(&mut products);
    let values = products.diag().to_vec();
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|&a, &b| values[b].total_cmp(&values[a]));
    order.truncate(count);
    let mut axes = Array2::zeros((values.len(), order.len()));
    for (mut axis, &i) in axes.columns_mut().into_iter().zip(&order) {
        // Rows of `vectors` are the eigenvectors.
        let vector = vectors.row(i);
        let greatest = vector.fold(0.0f64, |a, &b| if b.abs() > a.abs() { b } else { a });
        axis.assign(&vector.mapv(|x| (x * greatest.signum()) as f32));
    }
    let kept: f64 = order.iter().map(|&i| values[i]).sum();
    (axes, kept / values.iter().sum::<f64>())
}

/// Makes a symmetric matrix diagonal, and gives its eigenvectors as rows. Jacobi's method in cyclic order
/// (Golub and Van Loan, Matrix Computations, 8.5).
fn diagonalise(matrix: &mut Array2<f64>) -> Array2<f64> {
    let size = matrix.nrows();
    let mut vectors = Array2::eye(size);
    let whole: f64 = matrix.iter().map(|x| x * x).sum();
    for _ in 0..SWEEPS {
        let on: f64 = matrix.diag().iter().map(|x| x * x).sum();
        let all: f64 = matrix.iter().map(|x| x * x).sum();
        if all - on <= LEFT * whole {
            break;
        }
        for p in 0..size {
            for q in p + 1..size {
                let [a, b, c] = [matrix[[p, p]], matrix[[p, q]], matrix[[q, q]]];
                if b == 0.0 {
                    continue;
                }
                let theta = (c - a) / (2.0 * b);
                let sign = if theta < 0.0 { -1.0 } else { 1.0 };
                let tangent = sign / (theta.abs() + (theta * theta + 1.0).sqrt());
                let cosine = 1.0 / (tangent * tangent + 1.0).sqrt();
                let sine = tangent * cosine;
                turn_rows(matrix, p, q, cosine, sine);
                turn_rows(&mut vectors, p, q, cosine, sine);
                // The columns: the matrix stays symmetric.
                for i in 0..size {
                    let [x, y] = [matrix[[i, p]], matrix[[i, q]]];
                    matrix[[i, p]] = cosine * x - sine * y;
                    matrix[[i, q]] = sine * x + cosine * y;
                }
            }
        }
    }
    vectors
}

fn turn_rows(matrix: &mut Array2<f64>, p: usize, q: usize, cosine: f64, sine: f64) {
    let (mut first, mut second) = matrix.multi_slice_mut((s![p, ..], s![q, ..]));
    for (x, y) in first.iter_mut().zip(second.iter_mut()) {
        (*x, *y) = (cosine * *x - sine * *y, sine * *x + cosine * *y);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_axes_are_where_the_rows_differ_most() {
        let mut rows = array![
            [3.0, 4.0, 1.0],
            [-3.0, -4.0, 1.0],
            [4.0, -3.0, 1.0],
            [-4.0, 3.0, 1.0],
            [6.0, 8.0, 1.0],
            [-6.0, -8.0, 1.0]
        ];
        rows += &array![2.0, 0.0, -5.0];
        centre(&mut rows);
        let (axes, kept) = axes(&rows, 2);
        let expected = array![[0.6, 0.8], [0.8, -0.6], [0.0, 0.0]];
        assert!((&axes - &expected).iter().all(|x| x.abs() < 1e-5), "{axes}");
        assert!((kept - 1.0).abs() < 1e-6);
        assert!((super::axes(&rows, 1).1 - 250.0 / 300.0).abs() < 1e-6);
    }

    #[test]
    fn eigenvectors_are_stretched_by_their_values() {
        let before = Array2::from_shape_fn((12, 12), |(i, j)| ((i + 1) * (j + 1) % 7) as f64 - 2.5);
        let mut after = before.clone();
        let vectors = diagonalise(&mut after);
        for (vector, value) in vectors.rows().into_iter().zip(after.diag()) {
            let difference = before.dot(&vector) - &vector * *value;
            assert!(
                difference.iter().all(|x| x.abs() < 1e-5),
                "{value}: {difference}"
            );
            assert!((vector.dot(&vector) - 1.0).abs() < 1e-9);
        }
    }
}
