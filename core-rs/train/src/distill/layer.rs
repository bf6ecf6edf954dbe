//! A layer of the encoder: attention, then two dense maps, each added to what came in and normalised.

use super::tensors::Tensors;
use ndarray::linalg::general_mat_mul;
use ndarray::{Array1, Array2, ArrayView2, Axis, concatenate, s};

/// Units of a state.
pub const WIDTH: usize = 384;
/// Attention heads.
const HEADS: usize = 12;
/// Units of a head.
const HEAD: usize = WIDTH / HEADS;
/// Units between the two dense maps.
const INNER: usize = 1_536;
/// What a variance is at least.
const LEAST_VARIANCE: f32 = 1e-12;

/// A dense map.
struct Dense {
    /// A row for each output.
    weights: Array2<f32>,
    bias: Array1<f32>,
}

impl Dense {
    fn of(tensors: &Tensors, name: &str, [inputs, outputs]: [usize; 2]) -> Result<Dense, String> {
        Ok(Dense {
            weights: tensors.matrix(name, inputs)?,
            bias: tensors.vector(&format!("{name}.bias"), outputs)?,
        })
    }

    fn apply(&self, states: &Array2<f32>) -> Array2<f32> {
        let mut out = states.dot(&self.weights.t());
        out += &self.bias;
        out
    }
}

/// Layer normalisation (Ba et al., 2016).
pub struct Norm {
    scale: Array1<f32>,
    shift: Array1<f32>,
}

impl Norm {
    pub fn of(tensors: &Tensors, name: &str) -> Result<Norm, String> {
        Ok(Norm {
            scale: tensors.vector(&format!("{name}.LayerNorm.weight"), WIDTH)?,
            shift: tensors.vector(&format!("{name}.LayerNorm.bias"), WIDTH)?,
        })
    }

    pub fn apply(&self, states: &mut Array2<f32>) {
        for mut row in states.rows_mut() {
            let mean = row.sum() / WIDTH as f32;
            row -= mean;
            let variance = row.dot(&row) / WIDTH as f32;
            row /= (variance + LEAST_VARIANCE).sqrt();
        }
        *states *= &self.scale;
        *states += &self.shift;
    }
}

pub struct Layer {
    /// Queries, keys and values side by side.
    asked: Dense,
    attended: Dense,
    attended_norm: Norm,
    up: Dense,
    down: Dense,
    norm: Norm,
}

impl Layer {
    /// # Errors
    /// When a tensor is missing or of another shape.
    pub fn of(tensors: &Tensors, name: &str) -> Result<Layer, String> {
        let dense = |part: &str, sizes| Dense::of(tensors, &format!("{name}.{part}"), sizes);
        let square = |part: &str| dense(part, [WIDTH, WIDTH]);
        let three = [
            square("attention.self.query")?,
            square("attention.self.key")?,
            square("attention.self.value")?,
        ];
        let weights = three.each_ref().map(|part| part.weights.view());
        let bias = three.each_ref().map(|part| part.bias.view());
        Ok(Layer {
            asked: Dense {
                weights: concatenate(Axis(0), &weights).map_err(|e| e.to_string())?,
                bias: concatenate(Axis(0), &bias).map_err(|e| e.to_string())?,
            },
            attended: square("attention.output.dense")?,
            attended_norm: Norm::of(tensors, &format!("{name}.attention.output"))?,
            up: dense("intermediate.dense", [WIDTH, INNER])?,
            down: dense("output.dense", [INNER, WIDTH])?,
            norm: Norm::of(tensors, &format!("{name}.output"))?,
        })
    }

    /// Turns the states of texts of `length` pieces, one after the other.
    pub fn apply(&self, states: &mut Array2<f32>, length: usize) {
        let asked = self.asked.apply(states);
        *states += &self.attended.apply(&attend(&asked.view(), length));
        self.attended_norm.apply(states);
        let mut inner = self.up.apply(states);
        for x in inner.as_slice_mut().into_iter().flatten() {
            *x = gelu(*x);
        }
        *states += &self.down.apply(&inner);
        self.norm.apply(states);
    }
}

/// Each piece's mean of the values of its text, weighted by query and key.
fn attend(asked: &ArrayView2<f32>, length: usize) -> Array2<f32> {
    let mut means = Array2::zeros((asked.nrows(), WIDTH));
    let mut weights = Array2::zeros((length, length));
    let texts = asked.axis_chunks_iter(Axis(0), length);
    for (text, mut means) in texts.zip(means.axis_chunks_iter_mut(Axis(0), length)) {
        for head in (0..WIDTH).step_by(HEAD) {
            let part =
                |which| text.slice(s![.., which * WIDTH + head..which * WIDTH + head + HEAD]);
            let scale = (HEAD as f32).sqrt().recip();
            general_mat_mul(scale, &part(0), &part(1).t(), 0.0, &mut weights);
            for mut row in weights.rows_mut() {
                let most = row.fold(f32::NEG_INFINITY, |a, &b| a.max(b));
                row.mapv_inplace(|x| (x - most).exp());
                row /= row.sum();
            }
            let mut mean = means.slice_mut(s![.., head..head + HEAD]);
            general_mat_mul(1.0, &weights, &part(2), 0.0, &mut mean);
        }
    }
    means
}

/// Gaussian error linear unit (Hendrycks and Gimpel, 2016).
#[inline(always)]
fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x * std::f32::consts::FRAC_1_SQRT_2))
}

/// The error function, right to 5e-7: the rational approximation of Eigen's `generic_fast_erf_float`,
/// which a compiler can compute for several numbers at once.
#[inline(always)]
fn erf(x: f32) -> f32 {
    const ABOVE: [f32; 7] = [
        -2.726_142_3e-10,
        2.770_681_3e-8,
        -2.101_024e-6,
        -5.692_506_4e-5,
        -7.349_906_5e-4,
        -2.954_6e-3,
        -1.609_603_3e-2,
    ];
    const BELOW: [f32; 5] = [
        -1.456_607_2e-5,
        -2.133_740_6e-4,
        -1.682_827_e-3,
        -7.373_329_2e-3,
        -1.426_473_9e-2,
    ];
    let x = x.clamp(-4.0, 4.0);
    let square = x * x;
    let above = ABOVE
        .into_iter()
        .fold(0.0, |sum, factor| sum * square + factor);
    let below = BELOW
        .into_iter()
        .fold(0.0, |sum, factor| sum * square + factor);
    x * above / below
}

#[cfg(test)]
mod tests {
    use super::*;
    use ndarray::array;

    #[test]
    fn the_error_function_has_its_known_values() {
        // Abramowitz and Stegun, table 7.1.
        for (x, expected) in [
            (0.0, 0.0),
            (0.1, 0.112_462_9),
            (0.5, 0.520_499_9),
            (1.0, 0.842_700_8),
            (2.0, 0.995_322_3),
            (5.0, 1.0),
        ] {
            assert!((erf(x) - expected).abs() < 1e-6, "{x}: {}", erf(x));
            assert!((erf(-x) + expected).abs() < 1e-6);
        }
    }

    #[test]
    fn a_normalised_row_has_mean_0_and_variance_1_before_scale_and_shift() {
        let norm = Norm {
            scale: Array1::from_elem(WIDTH, 2.0),
            shift: Array1::from_elem(WIDTH, 1.0),
        };
        let mut states =
            Array2::from_shape_fn((1, WIDTH), |(_, i)| if i % 2 == 0 { 7.0 } else { 3.0 });
        norm.apply(&mut states);
        assert!((states[[0, 0]] - 3.0).abs() < 1e-5 && (states[[0, 1]] + 1.0).abs() < 1e-5);
    }

    /// Queries, keys and values of one text, with one unit of each that is not zero.
    fn asked(rows: &[[f32; 3]]) -> Array2<f32> {
        let mut all = Array2::zeros((rows.len(), 3 * WIDTH));
        for (i, row) in rows.iter().enumerate() {
            for (which, &x) in row.iter().enumerate() {
                all[[i, which * WIDTH]] = x;
            }
        }
        all
    }

    #[test]
    fn attention_is_a_mean_by_query_and_key_within_the_text() {
        let far = 100.0;
        let rows = [
            [far, far, 5.0],
            [0.0, 0.0, 1.0],
            [far, far, 8.0],
            [0.0, 0.0, 2.0],
        ];
        let means = attend(&asked(&rows).view(), 2);
        let first = means.column(0).to_vec();
        // The first piece of each text attends to itself, the second to both alike.
        assert_eq!(first, array![5.0, 3.0, 8.0, 5.0].to_vec());
    }
}
