//! The tensors of a `safetensors` file, by name and of the shape that is needed.

use ndarray::{Array1, Array2};
use safetensors::{Dtype, SafeTensors};

pub struct Tensors<'b>(SafeTensors<'b>);

impl<'b> Tensors<'b> {
    /// # Errors
    /// When `bytes` are no such file.
    pub fn new(bytes: &'b [u8]) -> Result<Self, String> {
        let tensors = SafeTensors::deserialize(bytes);
        tensors.map(Tensors).map_err(|cause| cause.to_string())
    }

    /// The numbers of the tensor `name`, and its shape.
    fn numbers(&self, name: &str) -> Result<(Vec<f32>, Vec<usize>), String> {
        let tensor = self.0.tensor(name).map_err(|cause| cause.to_string())?;
        if tensor.dtype() != Dtype::F32 {
            return Err(format!("{name} is not of 32-bit floats"));
        }
        let four = |four: &[u8]| f32::from_le_bytes([four[0], four[1], four[2], four[3]]);
        let numbers = tensor.data().chunks_exact(4).map(four).collect();
        Ok((numbers, tensor.shape().to_vec()))
    }

    /// The weights `name`, of `columns` inputs.
    ///
    /// # Errors
    /// When there is no such matrix.
    pub fn matrix(&self, name: &str, columns: usize) -> Result<Array2<f32>, String> {
        let (numbers, shape) = self.numbers(&format!("{name}.weight"))?;
        match shape[..] {
            [rows, found] if found == columns => {
                Array2::from_shape_vec((rows, columns), numbers).map_err(|e| e.to_string())
            }
            _ => Err(format!("{name} is {shape:?}, not of {columns} columns")),
        }
    }

    /// The vector `name`, of `length` numbers.
    ///
    /// # Errors
    /// When there is no such vector.
    pub fn vector(&self, name: &str, length: usize) -> Result<Array1<f32>, String> {
        let (numbers, shape) = self.numbers(name)?;
        if shape == [length] {
            return Ok(Array1::from_vec(numbers));
        }
        Err(format!("{name} is {shape:?}, not {length} numbers"))
    }
}
