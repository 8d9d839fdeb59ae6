//! Cells that exist on request only, allocated when first used.

use super::Cell;

/// Place and category of a problem: the indices of its cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Location {
    /// Index of the district.
    pub district: usize,
    /// Index of the street.
    pub street: usize,
    /// Index of the community.
    pub community: usize,
    /// Index of the problem's category.
    pub category: usize,
}

/// The cells of one interval. A slot is 0 for a place without a cell, else one more than the index of its cell. Unmet time is
/// kept separately: nearly every place has some, but few have orders.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Page {
    slots: Vec<u32>,
    cells: Vec<Cell>,
    unmet: Vec<i64>,
}

/// Cells by interval and place.
///
/// ```
/// # let small = ["run.months=1", "run.warmup=1", "output.levels=[\"city\", \"street\", \"community\"]"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &small)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// let city = jiesu::draw_city(&setup, 1);
/// let ledger = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off).ledger;
/// let communities = ledger.communities.as_ref().expect("the scenario asks for communities");
/// assert_eq!(communities.width(), city.communities.len());
/// // A street's complaints are those of its communities.
/// let (month, (from, to)) = (setup.periods.periods[0].intervals, city.streets[0].communities);
/// let opened: u32 = (from..to).map(|c| communities.sum(month, c as usize).opened).sum();
/// assert!(opened > 0);
/// assert_eq!(opened, ledger.place_sum(month, 0).opened);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Cells {
    width: usize,
    pages: Vec<Page>,
}

impl Cells {
    /// No cells yet, for `width` places in each interval.
    pub(crate) fn new(intervals: usize, width: usize) -> Cells {
        Cells { width, pages: vec![Page::default(); intervals] }
    }

    /// Number of places.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The cell of a place in an interval; its unmet time is not in it.
    pub(crate) fn counts(&mut self, interval: usize, place: usize) -> &mut Cell {
        let page = &mut self.pages[interval];
        if page.slots.is_empty() {
            page.slots.resize(self.width, 0);
        }
        let slot = &mut page.slots[place];
        if *slot == 0 {
            page.cells.push(Cell::default());
            *slot = page.cells.len() as u32;
        }
        &mut page.cells[*slot as usize - 1]
    }

    /// Adds to the unmet time of a place in an interval.
    pub(crate) fn add_unmet(&mut self, interval: usize, place: usize, unmet: i64) {
        let page = &mut self.pages[interval];
        if page.unmet.is_empty() {
            page.unmet.resize(self.width, 0);
        }
        page.unmet[place] += unmet;
    }

    /// Orders opened minus orders closed in an interval.
    pub(crate) fn growth(&self, interval: usize, place: usize) -> i64 {
        self.pages[interval].counted(place).map_or(0, |cell| i64::from(cell.opened) - i64::from(cell.closed))
    }

    /// The sum over a period's intervals for a place.
    pub fn sum(&self, (from, to): (usize, usize), place: usize) -> Cell {
        let mut sum = Cell::default();
        for page in &self.pages[from..to] {
            if let Some(cell) = page.counted(place) {
                sum.add(cell);
            }
            sum.unmet += page.unmet.get(place).copied().unwrap_or_default();
        }
        sum
    }
}

impl Page {
    fn counted(&self, place: usize) -> Option<&Cell> {
        match self.slots.get(place) {
            None | Some(0) => None,
            Some(slot) => self.cells.get(*slot as usize - 1),
        }
    }
}

/// Cells by interval, district and category of problems.
///
/// ```
/// # let small = ["run.months=1", "run.warmup=1", "output.levels=[\"city\", \"street\", \"topic\"]"].map(String::from);
/// # let base = jiesu::Scenario::load("scenarios/teaching/two-streets.toml".as_ref(), &small)?;
/// # let setup = jiesu::Setup::read(&base)?;
/// let city = jiesu::draw_city(&setup, 1);
/// let ledger = jiesu::simulate(&setup, &city, 1, 1, jiesu::Log::Off).ledger;
/// let topics = ledger.topics.as_ref().expect("the scenario asks for topics");
/// // The city has one district: its categories and its streets have the same complaints.
/// let month = setup.periods.periods[0].intervals;
/// let by_category: u32 = (0..setup.categories.len()).map(|k| topics.cells.sum(month, topics.place(0, k)).opened).sum();
/// let by_street: u32 = (0..city.street_count()).map(|s| ledger.place_sum(month, s).opened).sum();
/// assert!(by_category > 0);
/// assert_eq!(by_category, by_street);
/// # Ok::<(), jiesu::Error>(())
/// ```
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Topics {
    /// The cells; a place is a district and a category.
    pub cells: Cells,
    categories: usize,
}

impl Topics {
    /// No cells yet, for the categories of each district.
    pub(crate) fn new(intervals: usize, districts: usize, categories: usize) -> Topics {
        Topics { cells: Cells::new(intervals, districts * categories), categories }
    }

    /// The index of a district's category among the cells.
    pub fn place(&self, district: usize, category: usize) -> usize {
        topic_place(district, category, self.categories)
    }
}

/// The index of a district's category among the cells of topics.
pub(crate) fn topic_place(district: usize, category: usize, categories: usize) -> usize {
    district * categories + category
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_use_memory_only_where_something_is_counted() {
        let mut cells = Cells::new(400, 1_000);
        cells.counts(7, 999).opened += 2;
        cells.counts(9, 999).closed += 1;
        cells.counts(9, 999).closed += 2;
        cells.add_unmet(9, 0, 5);
        assert_eq!((cells.sum((0, 400), 999).opened, cells.sum((8, 10), 999).closed, cells.sum((0, 400), 0).unmet), (2, 3, 5));
        assert_eq!((cells.growth(7, 999), cells.growth(9, 999), cells.growth(8, 999)), (2, -3, 0));
        assert_eq!(cells.pages.iter().map(|page| page.cells.len()).sum::<usize>(), 2);
        assert_eq!(cells.pages.iter().filter(|page| !page.slots.is_empty() || !page.unmet.is_empty()).count(), 2);
    }
}
