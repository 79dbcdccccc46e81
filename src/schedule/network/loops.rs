//! Loops of links, shown whole.

use std::collections::VecDeque;

use super::Network;

/// Items that wait for each other, round in a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loop {
    /// The items in the order in which they wait: each for the one before it, the first for the
    /// last.
    pub items: Vec<u32>,
    /// The numbers of the links that hold them, in the same order.
    pub links: Vec<u32>,
}

/// For each tangle of loops the shortest loop through its first item.
///
/// Tangles are strongly connected components (R. Tarjan, Depth-first search and linear graph
/// algorithms, 1972), found without recursion.
pub(super) fn find(network: &Network) -> Vec<Loop> {
    let tangle = tangles(network);
    let mut shown = vec![false; network.items.len()];
    let mut loops = Vec::new();
    for item in 0..network.items.len() {
        let number = tangle[item] as usize;
        if shown[number] {
            continue;
        }
        shown[number] = true;
        loops.extend(shortest(network, item, &tangle));
    }
    loops
}

/// The number of each item's component: the smallest item of it.
fn tangles(network: &Network) -> Vec<u32> {
    const NEW: u32 = u32::MAX;
    let count = network.items.len();
    let mut tangle: Vec<u32> = vec![NEW; count];
    let (mut number, mut low) = (vec![NEW; count], vec![NEW; count]);
    let mut next_number = 0;
    let mut open: Vec<u32> = Vec::new();
    for root in 0..count {
        if number[root] != NEW {
            continue;
        }
        // The way from the root, with the next link to look at.
        let mut way = vec![(root, 0)];
        while let Some((item, next)) = way.last_mut() {
            let item = *item;
            if *next == 0 {
                (number[item], low[item]) = (next_number, next_number);
                next_number += 1;
                open.push(item as u32);
            }
            if let Some(behind) = network.behind(item).get(*next) {
                *next += 1;
                let to = behind.item as usize;
                if number[to] == NEW {
                    way.push((to, 0));
                } else if tangle[to] == NEW {
                    low[item] = low[item].min(number[to]);
                }
                continue;
            }
            way.pop();
            if let Some(&(parent, _)) = way.last() {
                low[parent] = low[parent].min(low[item]);
            }
            if low[item] == number[item] {
                let from = open.iter().rposition(|&other| other as usize == item);
                let members = open.split_off(from.unwrap_or_default());
                let smallest = members.iter().copied().min().unwrap_or_default();
                for member in members {
                    tangle[member as usize] = smallest;
                }
            }
        }
    }
    tangle
}

/// The shortest loop through an item that stays in its tangle.
fn shortest(network: &Network, item: usize, tangle: &[u32]) -> Option<Loop> {
    let mut came_by: std::collections::HashMap<u32, (u32, u32)> = std::collections::HashMap::new();
    let mut queue = VecDeque::from([item as u32]);
    while let Some(at) = queue.pop_front() {
        for behind in network.behind(at as usize) {
            if tangle[behind.item as usize] != tangle[item] || came_by.contains_key(&behind.item) {
                continue;
            }
            came_by.insert(behind.item, (at, behind.link));
            if behind.item as usize == item {
                return Some(walk_back(item as u32, &came_by));
            }
            queue.push_back(behind.item);
        }
    }
    None
}

fn walk_back(item: u32, came_by: &std::collections::HashMap<u32, (u32, u32)>) -> Loop {
    let (mut items, mut links) = (Vec::new(), Vec::new());
    let mut at = item;
    while let Some(&(from, link)) = came_by.get(&at) {
        items.push(at);
        links.push(link);
        at = from;
        if at == item {
            break;
        }
    }
    items.reverse();
    links.reverse();
    // The item itself first.
    items.rotate_right(1);
    links.rotate_right(1);
    Loop { items, links }
}
