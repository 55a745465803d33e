//! Many dots on one line, moved aside where they would cover each other.

/// How far from the line each dot stands so that none covers another.
///
/// From the lowest to the highest, each takes the place nearest to the line that is free, above before below. Where the
/// pile would be higher than the room, all of it is pressed together, and dots overlap.
///
/// - **Unit:** any, the same for all; `along` are the dots' centres, `half_height` what there is on either side of the line
///   for centres.
/// - **Shape:** n in → n out, same order.
/// - **Edge cases:** dots without width stay on the line.
///
/// ```
/// assert_eq!(layout::swarm(&[1.0, 1.0, 5.0], 0.2, 3.0), [0.0, -0.2, 0.0]);
/// ```
pub fn swarm(along: &[f64], width: f64, half_height: f64) -> Vec<f64> {
    let mut offsets = vec![0.0; along.len()];
    if width <= 0.0 {
        return offsets;
    }
    let mut order: Vec<usize> = (0..along.len()).collect();
    order.sort_by(|a, b| along[*a].total_cmp(&along[*b]));
    for (rank, &idx) in order.iter().enumerate() {
        // What is nearer than a width along the line, and so keeps some places from being free.
        let near: Vec<(f64, f64)> = order[..rank]
            .iter()
            .rev()
            .map(|other| (along[idx] - along[*other], offsets[*other]))
            .take_while(|(distance, _)| *distance < width)
            .map(|(distance, offset)| (offset, (width * width - distance * distance).sqrt()))
            .collect();
        let is_free = |at: f64| near.iter().all(|(offset, reach)| (at - offset).abs() >= reach - 1e-9);
        let touching = near.iter().flat_map(|(offset, reach)| [offset - reach, offset + reach]);
        let free = std::iter::once(0.0).chain(touching).filter(|at| is_free(*at));
        offsets[idx] = free.min_by(|a, b| a.abs().total_cmp(&b.abs()).then(a.total_cmp(b))).unwrap_or(0.0);
    }
    let highest = offsets.iter().fold(0.0_f64, |highest, offset| highest.max(offset.abs()));
    if highest > half_height && highest > 0.0 {
        offsets.iter_mut().for_each(|offset| *offset *= half_height.max(0.0) / highest);
    }
    offsets
}
