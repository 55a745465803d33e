//! Places for labels that would collide.

/// A label that wishes to stand somewhere along a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Label {
    /// Where its centre wishes to be.
    pub at: f64,
    /// How much room it takes along the line.
    pub width: f64,
}

/// Centres at which no label overlaps another, as near the wishes as can be.
///
/// The sum of the squared distances to the wishes is the smallest possible: labels that collide share their
/// displacement (pool adjacent violators), and the others stay where they wish.
///
/// - **Unit:** any, the same for all.
/// - **Shape:** n in → n out, same order; labels stand in the order of their wishes, equal ones in the order given.
/// - **Edge cases:** where all of them together are longer than the room, they still do not overlap and stand out
///   equally at both ends.
///
/// ```
/// use layout::{Label, spread};
/// let labels = [1.0, 1.2, 5.0].map(|at| Label { at, width: 1.0 });
/// assert_eq!(spread(&labels, 0.0, 10.0, 0.0), [0.6, 1.6, 5.0]);
/// ```
pub fn spread(labels: &[Label], low: f64, high: f64, gap: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*a].at.total_cmp(&labels[*b].at));

    // Packed tightly from nought the centres would stand at `offsets`; what is left to choose never falls.
    let mut offsets = Vec::with_capacity(labels.len());
    let mut end = 0.0;
    for &idx in &order {
        offsets.push(end + labels[idx].width / 2.0);
        end += labels[idx].width + gap;
    }
    let slack = high - low - (end - gap);
    let wishes = order.iter().zip(&offsets).map(|(idx, offset)| labels[*idx].at - offset);
    let shifts = rising(wishes)
        .into_iter()
        .map(|shift| if slack > 0.0 { shift.clamp(low, low + slack) } else { low + slack / 2.0 });

    let mut centres = vec![0.0; labels.len()];
    for ((idx, offset), shift) in order.into_iter().zip(&offsets).zip(shifts) {
        centres[idx] = offset + shift;
    }
    centres
}

/// The nearest sequence that never falls: neighbours in the wrong order share their mean.
fn rising(wishes: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut pools: Vec<(f64, usize)> = Vec::new();
    for wish in wishes {
        let mut pool = (wish, 1);
        while let Some(&(sum, n)) = pools.last()
            && sum / n as f64 >= pool.0 / pool.1 as f64
        {
            pools.pop();
            pool = (sum + pool.0, n + pool.1);
        }
        pools.push(pool);
    }
    pools.into_iter().flat_map(|(sum, n)| std::iter::repeat_n(sum / n as f64, n)).collect()
}

/// Lines nearer to each other than this get one label together, in inches.
pub const JOINT_BELOW_IN: f64 = 0.15;

/// Where the labels of reference lines stand.
#[derive(Debug, Clone, PartialEq)]
pub enum ReferencePlaces {
    /// Each by its own line: its left edge, in the order given.
    Apart(Vec<f64>),
    /// One label for all: the lines are too near to each other.
    Joint,
}

/// Places for the labels above reference lines: they lean outwards, away from each other.
///
/// The lower line's label ends at its line, the higher one's begins there; a single label begins at its line. A label
/// that would leave the room is moved in.
///
/// - **Unit:** inches; [`Label::at`] is the line and [`Label::width`] the text's width.
/// - **Edge cases:** lines nearer than [`JOINT_BELOW_IN`], or labels that overlap once moved in, are joint.
pub fn reference_labels(labels: &[Label], low: f64, high: f64) -> ReferencePlaces {
    let inside = |left: f64, width: f64| left.min(high - width).max(low);
    match labels {
        [one, other] => {
            let is_one_lower = one.at <= other.at;
            let (lower, higher) = if is_one_lower { (one, other) } else { (other, one) };
            let lower_left = inside(lower.at - lower.width, lower.width);
            let higher_left = inside(higher.at, higher.width);
            if higher.at - lower.at < JOINT_BELOW_IN || lower_left + lower.width > higher_left {
                return ReferencePlaces::Joint;
            }
            ReferencePlaces::Apart(if is_one_lower {
                vec![lower_left, higher_left]
            } else {
                vec![higher_left, lower_left]
            })
        }
        [one] => ReferencePlaces::Apart(vec![inside(one.at, one.width)]),
        _ => {
            let centres = spread(labels, low, high, JOINT_BELOW_IN);
            ReferencePlaces::Apart(
                centres.iter().zip(labels).map(|(centre, label)| centre - label.width / 2.0).collect(),
            )
        }
    }
}

/// The row each label goes on so that none overlaps another of its row; nought is nearest to the line.
///
/// - **Shape:** n in → n out, same order; no more rows than needed.
///
/// ```
/// use layout::{Label, rows_of_labels};
/// let labels = [1.0, 1.5, 2.2].map(|at| Label { at, width: 1.0 });
/// assert_eq!(rows_of_labels(&labels, 0.1), [0, 1, 0]);
/// ```
pub fn rows_of_labels(labels: &[Label], gap: f64) -> Vec<usize> {
    let left = |label: &Label| label.at - label.width / 2.0;
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| left(&labels[*a]).total_cmp(&left(&labels[*b])));

    let mut ends: Vec<f64> = Vec::new();
    let mut rows = vec![0; labels.len()];
    for idx in order {
        let begin = left(&labels[idx]);
        let row = ends.iter().position(|end| end + gap <= begin).unwrap_or(ends.len());
        let end = begin + labels[idx].width;
        match ends.get_mut(row) {
            Some(taken) => *taken = end,
            None => ends.push(end),
        }
        rows[idx] = row;
    }
    rows
}

/// Where a label hangs on a pole that stands on its point.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Flag {
    /// Its left edge.
    pub left: f64,
    /// Its row; nought is nearest to the points.
    pub row: usize,
}

/// Labels as flags on poles: those of the left part fly to the left, the others to the right, so that no pole passes through
/// another's flag and no flag lies on another.
///
/// Of all ways to part them, the one with the fewest rows; of these the most even.
///
/// - **Unit:** any; [`Label::at`] is the pole, [`Label::width`] the flag's width.
/// - **Shape:** n in → n out, same order. Labels at the same place are on different rows.
/// - **Edge cases:** `None` where no parting keeps all flags between `low` and `high`.
///
/// ```
/// use layout::{Label, flags};
/// let labels = [1.0, 1.2, 1.4].map(|at| Label { at, width: 1.0 });
/// let rows: Vec<usize> = flags(&labels, 0.0, 9.0, 0.1).unwrap().iter().map(|flag| flag.row).collect();
/// assert_eq!(rows, [0, 1, 0]);
/// ```
pub fn flags(labels: &[Label], low: f64, high: f64, gap: f64) -> Option<Vec<Flag>> {
    let mut order: Vec<usize> = (0..labels.len()).collect();
    order.sort_by(|a, b| labels[*a].at.total_cmp(&labels[*b].at));
    let n = order.len();
    let mut best: Option<(usize, usize, Vec<Flag>)> = None;
    for n_left in 0..=n {
        let (left, right) = order.split_at(n_left);
        let is_inside = left.iter().all(|idx| labels[*idx].at - labels[*idx].width >= low)
            && right.iter().all(|idx| labels[*idx].at + labels[*idx].width <= high);
        if !is_inside {
            continue;
        }
        let mut placed = vec![Flag { left: 0.0, row: 0 }; n];
        // From the outside in: a flag hangs above every pole it would pass through.
        for (rank, idx) in left.iter().enumerate() {
            let Label { at, width } = labels[*idx];
            let above = left[..rank].iter().filter(|other| labels[**other].at > at - width - gap);
            let row = above.map(|other| placed[*other].row + 1).max().unwrap_or(0);
            placed[*idx] = Flag { left: at - width, row };
        }
        for (rank, idx) in right.iter().rev().enumerate() {
            let Label { at, width } = labels[*idx];
            let above = right[n - n_left - rank..].iter().filter(|other| labels[**other].at < at + width + gap);
            let row = above.map(|other| placed[*other].row + 1).max().unwrap_or(0);
            placed[*idx] = Flag { left: at, row };
        }
        let n_rows = placed.iter().map(|flag| flag.row + 1).max().unwrap_or(0);
        let unevenness = n_left.abs_diff(n - n_left);
        if best.as_ref().is_none_or(|(rows, uneven, _)| (n_rows, unevenness) < (*rows, *uneven)) {
            best = Some((n_rows, unevenness, placed));
        }
    }
    best.map(|(_, _, placed)| placed)
}
