//! The words of a command line.

use std::path::PathBuf;

/// Options as they were given: names and values, and names alone.
pub struct Arguments {
    values: Vec<(String, String)>,
    flags: Vec<String>,
}

impl Arguments {
    /// Reads `args`: those named in `values` have one, those in `flags` stand alone.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn read(args: &[String], values: &[&str], flags: &[&str]) -> Result<Arguments, String> {
        let mut given = Arguments {
            values: Vec::new(),
            flags: Vec::new(),
        };
        let mut args = args.iter();
        while let Some(name) = args.next() {
            if given.values.iter().any(|option| option.0 == *name) {
                return Err(format!("{name} twice"));
            }
            if flags.contains(&name.as_str()) {
                given.flags.push(name.clone());
            } else if values.contains(&name.as_str()) {
                let value = args.next().filter(|value| !value.starts_with("--"));
                let value = value.ok_or_else(|| format!("no value after {name}"))?;
                given.values.push((name.clone(), value.clone()));
            } else {
                return Err(format!("no option {name}"));
            }
        }
        Ok(given)
    }

    pub fn value(&mut self, name: &str) -> Option<String> {
        let at = self.values.iter().position(|option| option.0 == name)?;
        Some(self.values.swap_remove(at).1)
    }

    /// A value as a path.
    pub fn path(&mut self, name: &str, default: &str) -> PathBuf {
        self.value(name).unwrap_or(default.to_owned()).into()
    }

    pub fn flag(&self, name: &str) -> bool {
        self.flags.iter().any(|flag| flag == name)
    }
}
