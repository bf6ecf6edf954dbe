//! Objects whose fields have names that are known.

use super::cursor::{Cursor, Value};
use super::error::JsonError;

/// How a field's value is read: [`plain`], or something that goes inside. It gets the name's place.
pub type ReadField<'r, 'j> =
    &'r mut dyn FnMut(usize, &mut Cursor<'j>) -> Result<Value<'j>, JsonError>;

/// Reads a value as a whole.
pub fn plain<'j>(_: usize, cursor: &mut Cursor<'j>) -> Result<Value<'j>, JsonError> {
    cursor.value()
}

/// Reads the object that comes next: the value of the n-th name into the n-th slot. Other members are
/// passed over.
pub fn read_fields<'j>(
    cursor: &mut Cursor<'j>,
    names: &[&str],
    values: &mut [Option<Value<'j>>],
    read: ReadField<'_, 'j>,
) -> Result<(), JsonError> {
    let mut members = cursor.object()?;
    while let Some(key) = members.next(cursor)? {
        let Some(place) = names.iter().position(|name| *name == key) else {
            cursor.value()?;
            continue;
        };
        let value = read(place, cursor)?;
        if let Some(slot) = values.get_mut(place) {
            *slot = Some(value);
        }
    }
    Ok(())
}
