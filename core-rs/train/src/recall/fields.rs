//! JSON with the place of each value, so that an error can name it.

use crate::corpus::{CorpusError, Fault, read};
use serde_json::Value;
use std::path::Path;

/// A value and where it stands, as `qa[3].question`.
pub struct Place<'v> {
    pub value: &'v Value,
    pub name: String,
}

impl<'v> Place<'v> {
    /// The whole of a file.
    pub fn root(value: &'v Value) -> Place<'v> {
        Place {
            value,
            name: String::new(),
        }
    }

    fn fault(&self, cause: &str) -> Fault {
        let name = if self.name.is_empty() {
            "the whole"
        } else {
            &self.name
        };
        Fault::whole(format!("{name}: {cause}"))
    }

    /// A field, if the object has it.
    pub fn find(&self, field: &str) -> Option<Place<'v>> {
        let dot = if self.name.is_empty() { "" } else { "." };
        Some(Place {
            value: self.value.get(field)?,
            name: format!("{}{dot}{field}", self.name),
        })
    }

    pub fn field(&self, field: &str) -> Result<Place<'v>, Fault> {
        self.find(field)
            .ok_or_else(|| self.fault(&format!("no {field}")))
    }

    /// The elements of an array.
    pub fn items(&self) -> Result<impl Iterator<Item = Place<'v>>, Fault> {
        let array = self.value.as_array();
        let array = array.ok_or_else(|| self.fault("expected an array"))?;
        let name = self.name.clone();
        Ok(array.iter().enumerate().map(move |(place, value)| Place {
            value,
            name: format!("{name}[{place}]"),
        }))
    }

    /// The fields of an object, in the order of their names.
    pub fn entries(&self) -> Result<impl Iterator<Item = (&'v str, Place<'v>)>, Fault> {
        let object = self.value.as_object();
        let object = object.ok_or_else(|| self.fault("expected an object"))?;
        let name = self.name.clone();
        Ok(object.iter().map(move |(field, value)| {
            let name = format!("{name}.{field}").trim_start_matches('.').to_owned();
            (field.as_str(), Place { value, name })
        }))
    }

    pub fn text(&self) -> Result<&'v str, Fault> {
        let text = self.value.as_str();
        text.ok_or_else(|| self.fault("expected a string"))
    }

    /// What `read` makes of the string.
    pub fn read<T>(&self, read: impl Fn(&str) -> Option<T>, what: &str) -> Result<T, Fault> {
        let text = self.text()?;
        read(text).ok_or_else(|| self.fault(&format!("\"{text}\" is not {what}")))
    }
}

/// Reads a file and what `parse` makes of it.
///
/// # Errors
/// With the file and the place in it.
pub fn load<T>(
    path: &Path,
    parse: impl FnOnce(&Place) -> Result<T, Fault>,
) -> Result<T, CorpusError> {
    let value: Value = serde_json::from_str(&read(path)?)
        .map_err(|cause| Fault::at(cause.line(), cause.to_string()).of(path))?;
    parse(&Place::root(&value)).map_err(|fault| fault.of(path))
}
