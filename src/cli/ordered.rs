//! Work side by side, results in order, memory bounded.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;

/// Pieces that each thread may find waiting, so that it never has to.
const WAITING: usize = 4;

/// How far work may run ahead of the result that comes next: one huge file keeps the others
/// waiting to be written, not to be worked on.
const AHEAD: usize = 1_024;

/// Most bytes of results that wait for one before them.
const MOST_BYTES: usize = 32 << 20;

/// Works on items on all cores and takes the results on this thread, in the order of the items.
///
/// `size` tells the bytes of a result; `finished` is called for each result as it comes in, in
/// whatever order.
///
/// # Errors
///
/// Stops at the first error of `take` and gives it back.
pub fn ordered<T: Sync, R: Send, E>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    size: impl Fn(&R) -> usize,
    mut finished: impl FnMut(),
    mut take: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let busy = rayon::current_num_threads() * WAITING;
    let work = &work;
    rayon::in_place_scope_fifo(|scope| {
        let (send, receive) = mpsc::channel();
        let mut waiting: BTreeMap<usize, R> = BTreeMap::new();
        let mut bytes = 0;
        // Items that were begun, that came back, and whose results were taken.
        let (mut begun, mut back, mut taken) = (0, 0, 0);
        while taken < items.len() {
            while begun < items.len()
                && begun - back < busy
                && begun - taken < AHEAD
                && bytes < MOST_BYTES
            {
                let (item, place, send) = (&items[begun], begun, send.clone());
                scope.spawn_fifo(move |_| {
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    // Nobody listens any more once `take` has failed.
                    let _ = send.send((place, result));
                });
                begun += 1;
            }
            // The next result is either on its way or waits already, so this never blocks for
            // ever; a sender is kept above, so it never fails either.
            let Ok((place, result)) = receive.recv() else {
                break;
            };
            let result = result.unwrap_or_else(|panic| resume_unwind(panic));
            back += 1;
            finished();
            bytes += size(&result);
            waiting.insert(place, result);
            while let Some(result) = waiting.remove(&taken) {
                bytes -= size(&result);
                take(result)?;
                taken += 1;
            }
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_though_early_items_take_longest() {
        let items: Vec<u64> = (0..200).collect();
        let mut came = Vec::new();
        let mut count = 0;
        let done: Result<(), ()> = ordered(
            &items,
            |&item| {
                std::thread::sleep(std::time::Duration::from_micros(200 - item));
                item
            },
            |_| 1,
            || count += 1,
            |item| {
                came.push(item);
                Ok(())
            },
        );
        assert_eq!((done, count), (Ok(()), 200));
        assert_eq!(came, items);
    }

    /// How many items are begun and not taken at most, when the first one takes until no other
    /// is begun any more.
    fn most_at_once(size: usize) -> usize {
        let items: Vec<usize> = (0..5_000).collect();
        let begun = AtomicUsize::new(0);
        let mut taken = 0;
        let mut most = 0;
        let done: Result<(), ()> = ordered(
            &items,
            |&item| {
                begun.fetch_add(1, Ordering::SeqCst);
                let mut before = 0;
                while item == 0 && before < begun.load(Ordering::SeqCst) {
                    before = begun.load(Ordering::SeqCst);
                    std::thread::sleep(std::time::Duration::from_millis(200));
                }
            },
            |()| size,
            || {},
            |()| {
                most = most.max(begun.load(Ordering::SeqCst) - taken);
                taken += 1;
                Ok(())
            },
        );
        assert_eq!((done, taken), (Ok(()), items.len()));
        most
    }

    #[test]
    fn results_don_t_pile_up_behind_a_slow_one() {
        let most = most_at_once(MOST_BYTES / 10);
        let bound = 11 + rayon::current_num_threads() * WAITING;
        assert!(most <= bound, "{most} large results at once");
        let most = most_at_once(1);
        assert!(most <= AHEAD, "{most} small results at once");
    }

    #[test]
    fn an_error_stops_the_work() {
        let items: Vec<usize> = (0..100_000).collect();
        let begun = AtomicUsize::new(0);
        let done = ordered(
            &items,
            |_| begun.fetch_add(1, Ordering::SeqCst),
            |_| 1,
            || {},
            |_| Err("no room on the disk"),
        );
        assert_eq!(done, Err("no room on the disk"));
        assert!(begun.load(Ordering::SeqCst) <= 1_100);
    }

    #[test]
    #[should_panic(expected = "a fault of the program")]
    fn a_panic_is_passed_on() {
        let done: Result<(), ()> = ordered(
            &[1],
            |_| panic!("a fault of the program"),
            |()| 0,
            || {},
            |()| Ok(()),
        );
        assert_eq!(done, Ok(()));
    }
}
