//! Ordinals: `21st`, `two hundredth`, and those told from an end or the present one (`last`, `next
//! to last`), which are no numbers.

use super::cardinal::cardinal;
use super::json::Object;
use super::lists::list;
use super::scan::Scan;
use super::vocabulary::Class;

/// The ordinal at `i`: the lexeme after it and its number.
pub(crate) fn ordinal(scan: &Scan, i: usize) -> Option<(usize, f64)> {
    if let Some((value, _)) = scan.integer(i) {
        let suffixed =
            scan.glued(i + 1) && scan.is(i + 1, list!("st nd rd th")) && !scan.in_longer(i + 1);
        return (suffixed && !scan.in_name(i)).then_some((i + 2, f64::from(value)));
    }
    let found = cardinal(scan, i, true).filter(|n| n.ordinal)?;
    Some((found.end, found.value))
}

/// The relative ordinal at `i`, written as `{"offset":-1,"from":"end"}`.
pub(crate) fn relative(scan: &Scan, i: usize, out: &mut Vec<u8>) -> Option<usize> {
    let (end, code) = scan.phrase(i, Class::RelativeOrdinal)?;
    let (side, offset) = (code / 100, code % 100 - 50);
    let mut object = Object::new(out);
    object.number("offset", f64::from(offset));
    object.string("from", if side == 1 { "end" } else { "current" });
    object.end();
    Some(end)
}
