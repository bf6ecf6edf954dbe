//! Faults that are planted on purpose, so that the suites can show that they notice: in test builds alone
//! (feature `trap`), and there only when asked for.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Fault {
    /// Two entities that are made one stay two.
    Merge = 1,
    /// A merge that is taken back stays.
    Undo,
    /// A message that is forgotten stays.
    Forget,
    /// Times are not looked at.
    AsOf,
}

#[cfg(feature = "trap")]
mod state {
    use super::Fault;
    use core::sync::atomic::{AtomicU8, Ordering};

    static PLANTED: AtomicU8 = AtomicU8::new(0);

    /// Plants one of `merge`, `undo`, `forget`, `as_of`; false if there is no such.
    pub fn plant(name: &str) -> bool {
        let fault = match name {
            "merge" => Fault::Merge,
            "undo" => Fault::Undo,
            "forget" => Fault::Forget,
            "as_of" => Fault::AsOf,
            _ => return false,
        };
        PLANTED.store(fault as u8, Ordering::Relaxed);
        true
    }

    pub(in super::super) fn is_planted(fault: Fault) -> bool {
        PLANTED.load(Ordering::Relaxed) == fault as u8
    }
}

#[cfg(feature = "trap")]
pub(super) use state::is_planted;
#[cfg(feature = "trap")]
pub use state::plant;

#[cfg(not(feature = "trap"))]
pub(super) const fn is_planted(_: Fault) -> bool {
    false
}
