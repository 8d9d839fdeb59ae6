//! Designs with the same setup: simulated once, under the name of the first.

use super::{Crossing, Listed, Plan};

impl Plan {
    /// Removes every design that is the same as an earlier one, whose index is in `same`; the listing names that one.
    ///
    /// ```
    /// # let sets = ["run.months=1", "run.warmup=1", "run.cities=2", "run.replications=2"].map(String::from);
    /// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &sets)?;
    /// use jiesu::plan::{Design, Plan};
    ///
    /// let design = |name| Ok(Design { scenario: base.with(name, &[])?, factors: Vec::new() });
    /// let mut plan = Plan::side_by_side("both".into(), vec![design("a")?, design("b")?]);
    /// plan.leave_out(&[None, Some(0)]);
    /// assert_eq!(plan.designs.len(), 1);
    /// assert_eq!(plan.left_out(), [("a", vec!["b"])]);
    /// # Ok::<(), jiesu::Error>(())
    /// ```
    pub fn leave_out(&mut self, same: &[Option<usize>]) {
        let names: Vec<String> = self.designs.iter().map(|design| design.scenario.name.clone()).collect();
        let mut kept = 0;
        let mut numbers: Vec<usize> = Vec::new();
        for earlier in same {
            numbers.push(earlier.map_or(kept, |number| numbers[number]));
            kept += usize::from(earlier.is_none());
        }
        for (name, earlier) in names.iter().zip(same) {
            if let (Some(earlier), Some(row)) = (earlier, self.listing.iter_mut().find(|row| row.name == *name)) {
                row.same_as.clone_from(&names[*earlier]);
            }
        }
        let mut design = 0;
        self.designs.retain(|_| {
            design += 1;
            same[design - 1].is_none()
        });
        for number in self.game.iter_mut().flat_map(|game| game.designs.values_mut()) {
            *number = numbers[*number];
        }
        if let Some(crossing) = &mut self.crossing {
            crossing.renumber(&numbers);
        }
        if let Some(sampled) = &mut self.sampled {
            sampled.renumber(&numbers);
        }
        if let Some(variations) = &mut self.variations {
            variations.renumber(&numbers);
        }
    }

    /// The designs that were removed: for each that stays and has others like it, its name and theirs.
    pub fn left_out(&self) -> Vec<(&str, Vec<&str>)> {
        let of = |row: &Listed| self.listing.iter().filter(|other| other.same_as == row.name).map(|other| other.name.as_str()).collect();
        let all = self.listing.iter().filter(|row| row.same_as.is_empty()).map(|row| (row.name.as_str(), of(row)));
        all.filter(|(_, others): &(&str, Vec<&str>)| !others.is_empty()).collect()
    }
}

impl Crossing {
    /// Renumbers the designs; of designs that are the same at the base and at every point, the first stays.
    fn renumber(&mut self, numbers: &[usize]) {
        let all = self.designs.iter_mut().chain(self.points.iter_mut().flat_map(|point| &mut point.runs));
        all.for_each(|design| *design = numbers[*design]);
        let column = |i: usize| (self.designs[i], self.points.iter().map(|point| point.runs[i]).collect::<Vec<_>>());
        let stays: Vec<bool> = (0..self.designs.len()).map(|i| (0..i).all(|earlier| column(earlier) != column(i))).collect();
        fn keep<T>(list: &mut Vec<T>, stays: &[bool]) {
            let mut stays = stays.iter();
            list.retain(|_| stays.next().copied().unwrap_or(true));
        }
        keep(&mut self.designs, &stays);
        keep(&mut self.names, &stays);
        self.points.iter_mut().for_each(|point| keep(&mut point.runs, &stays));
    }
}
