//! The hash of a scenario.

use super::Scenario;
use crate::input::fnv1a;
use std::path::Path;

impl Scenario {
    /// [`fnv1a`] in hexadecimal of the resolved scenario. It includes only the last part of the paths of files, and not the scenario's
    /// name, so that the hash is the same in every folder.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// let longer = base.with("two-streets", &["run.months=2".into()])?;
    /// assert_ne!(base.hash(), longer.hash());
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn hash(&self) -> String {
        let mut plain = self.clone();
        plain.folders.clear();
        let city = &mut plain.tables.city;
        let names: Vec<String> = [&mut city.data, &mut city.calendar, &mut city.profiles, &mut plain.tables.run.sets]
            .map(std::mem::take)
            .iter()
            .map(|path| Path::new(path).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
            .collect();
        plain.name.clear();
        let text = plain.to_toml(Path::new("")) + &names.join("\n");
        format!("{:016x}", fnv1a(text.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_agrees_with_published_values() {
        assert_eq!(fnv1a(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a(b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn the_hash_depends_on_keys_and_not_on_folders() {
        let scenario = Scenario::parse("a", "[city.categories.noise]\nmix = 1\n", &[]).unwrap();
        let mut other = scenario.clone();
        other.name = "b".into();
        other.folders.insert("city.data".into(), "/elsewhere".into());
        assert_eq!(scenario.hash(), other.hash());
        other.tables.run.seed = 2;
        assert_ne!(scenario.hash(), other.hash());
    }
}
