//! Units of measure as the vocabulary has them.

/// What a unit measures.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Sort {
    Length,
    Temperature,
    /// `degree`, which is one of temperature or of angle.
    Degree,
    Other,
}

/// The value of the class `Measure`: the vocabulary's entry that is the unit's name, and its sort.
#[cfg(any(test, feature = "tables"))]
pub(crate) fn measure(name: u16, sort: Sort) -> i32 {
    i32::from(name) * 4 + sort as i32
}

/// What a unit measures.
pub(crate) fn sort(measure: i32) -> Sort {
    match measure & 3 {
        0 => Sort::Length,
        1 => Sort::Temperature,
        2 => Sort::Degree,
        _ => Sort::Other,
    }
}

/// The entry that is the unit's name.
pub(crate) fn name(measure: i32) -> u16 {
    (measure >> 2) as u16
}
