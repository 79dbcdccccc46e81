//! Finds loops in a graph of references.

/// Loops of a directed graph given as successor lists: each as its nodes in walking order.
///
/// A node is part of at most one loop that is told, so a tangle of many loops gives few
/// findings; mending them one after the other ends in a graph without loops. Depth-first search
/// in linear time, without recursion.
pub fn cycles(successors: &[Vec<usize>]) -> Vec<Vec<usize>> {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; successors.len()];
    let mut told = vec![false; successors.len()];
    let mut found = Vec::new();
    for root in 0..successors.len() {
        if state[root] != State::New {
            continue;
        }
        state[root] = State::Open;
        // The way from the root, with the next successor to look at.
        let mut way = vec![(root, 0)];
        while let Some((node, next)) = way.last_mut() {
            let Some(&successor) = successors[*node].get(*next) else {
                state[*node] = State::Done;
                way.pop();
                continue;
            };
            *next += 1;
            match state[successor] {
                State::New => {
                    state[successor] = State::Open;
                    way.push((successor, 0));
                }
                State::Open => {
                    let from = way.iter().position(|&(node, _)| node == successor);
                    let nodes: Vec<usize> = way[from.unwrap_or_default()..]
                        .iter()
                        .map(|&(node, _)| node)
                        .collect();
                    if nodes.iter().all(|&node| !told[node]) {
                        for &node in &nodes {
                            told[node] = true;
                        }
                        found.push(nodes);
                    }
                }
                State::Done => {}
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn loops_are_found_whole() {
        assert_eq!(cycles(&[vec![1], vec![2], vec![0]]), [vec![0, 1, 2]]);
        assert_eq!(cycles(&[vec![0]]), [vec![0]]);
        assert_eq!(
            cycles(&[vec![1, 2], vec![2], vec![]]),
            Vec::<Vec<usize>>::new()
        );
        assert_eq!(
            cycles(&[vec![1], vec![0], vec![3], vec![2]]),
            [vec![0, 1], vec![2, 3]]
        );
    }

    #[test]
    fn a_long_chain_needs_no_stack() {
        let chain: Vec<Vec<usize>> = (0..200_000).map(|n| vec![(n + 1) % 200_000]).collect();
        assert_eq!(cycles(&chain).len(), 1);
    }
}
