//! Typed indices: the index of one kind of thing cannot be used for another.

use std::marker::PhantomData;
use std::num::NonZeroU32;
use std::ops::{Index, IndexMut};

/// An index into a [`Table`].
pub(super) trait Id: Copy {
    /// The id of the row with this index.
    fn at(index: usize) -> Self;

    /// The index of its row.
    fn index(self) -> usize;
}

/// Ids have this bit, so that an `Option` takes no more space than the id. An index is smaller: no table has so many rows.
const MARK: NonZeroU32 = NonZeroU32::new(1 << 31).expect("a bit is not zero");

macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident,)*) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
            pub(super) struct $name(NonZeroU32);

            impl Id for $name {
                #[inline(always)]
                fn at(index: usize) -> $name {
                    debug_assert!(index < MARK.get() as usize, "an index of {index}");
                    $name(MARK | index as u32)
                }

                #[inline(always)]
                fn index(self) -> usize {
                    (self.0.get() & !MARK.get()) as usize
                }
            }

            const _: () = assert!(size_of::<Option<$name>>() == 4);
        )*
    };
}

ids! {
    /// The slot of a problem.
    ProblemId,
    /// The slot of an order.
    OrderId,
    /// A street as handling unit, or a department; the streets come first.
    UnitId,
    /// A street.
    StreetId,
    /// A community.
    CommunityId,
}

impl From<StreetId> for UnitId {
    /// A street as handling unit.
    fn from(street: StreetId) -> UnitId {
        UnitId(street.0)
    }
}

/// Rows of one kind of thing, by id.
#[derive(Clone, Debug)]
pub(super) struct Table<I, T> {
    rows: Vec<T>,
    id: PhantomData<I>,
}

impl<I: Id, T> Table<I, T> {
    pub(super) const fn new() -> Table<I, T> {
        Table { rows: Vec::new(), id: PhantomData }
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: T) -> I {
        self.rows.push(row);
        I::at(self.rows.len() - 1)
    }

    pub(super) fn get(&self, id: I) -> Option<&T> {
        self.rows.get(id.index())
    }

    /// All ids.
    pub(super) fn ids(&self) -> impl ExactSizeIterator<Item = I> + use<I, T> {
        (0..self.rows.len()).map(I::at)
    }

    /// All rows, in order of id.
    pub(super) fn rows(&self) -> &[T] {
        &self.rows
    }

    /// All rows, in order of id.
    pub(super) fn rows_mut(&mut self) -> &mut [T] {
        &mut self.rows
    }
}

impl<I: Id, T> FromIterator<T> for Table<I, T> {
    fn from_iter<R: IntoIterator<Item = T>>(rows: R) -> Table<I, T> {
        Table { rows: rows.into_iter().collect(), id: PhantomData }
    }
}

impl<I: Id, T> Index<I> for Table<I, T> {
    type Output = T;

    #[inline(always)]
    fn index(&self, id: I) -> &T {
        &self.rows[id.index()]
    }
}

impl<I: Id, T> IndexMut<I> for Table<I, T> {
    #[inline(always)]
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.rows[id.index()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_place_of_its_row() {
        let mut table: Table<UnitId, &str> = ["a", "b"].into_iter().collect();
        let third = table.push("c");
        assert_eq!((table[third], third.index()), ("c", 2));
        table[UnitId::at(0)] = "d";
        assert_eq!(table.ids().map(|id| (id.index(), table[id])).collect::<Vec<_>>(), [(0, "d"), (1, "b"), (2, "c")]);
        assert_eq!(table.get(UnitId::at(3)), None);
        for index in [0, 65_534, (1 << 31) - 1] {
            assert_eq!(OrderId::at(index).index(), index);
        }
    }
}
