//! The rule by which a claim holds, holds in part, does not hold, or cannot be told.

use catalogue::{Bounds, Way};
use domain::Direction;
use stats::{Better, Explained};

use crate::standing::better_of;

/// What is said of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The explanation alone accounts for a quarter of the differences or more.
    Holds,
    /// For a tenth or more.
    HoldsInPart,
    /// For a tenth at most, or the slope goes the other way.
    DoesNotHold,
    /// The figures leave it open.
    CannotTell,
}

/// Which way the slope goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Going {
    /// As the claim says, or the claim says no way.
    ClaimsWay,
    /// The other way, which may be chance.
    OtherWay,
    /// The other way with 95 % confidence.
    SurelyOtherWay,
}

/// The sign that a claim gives the slope: more of the explanation, a larger figure. `None` where it says no way, or the key figure has
/// no good end.
pub fn sign_of(way: Way, direction: Direction) -> Option<f64> {
    let good = match better_of(direction)? {
        Better::Higher => 1.0,
        Better::Lower => -1.0,
    };
    match way {
        Way::Better => Some(good),
        Way::Worse => Some(-good),
        Way::Any => None,
    }
}

impl Going {
    /// Of a slope with its 95 % interval.
    pub fn of(sign: Option<f64>, estimate: f64, (low, high): (f64, f64)) -> Going {
        let Some(sign) = sign else { return Going::ClaimsWay };
        // The end of the interval that lies furthest the claim's way.
        let furthest = (sign * low).max(sign * high);
        match (sign * estimate >= 0.0, furthest < 0.0) {
            (true, _) => Going::ClaimsWay,
            (false, false) => Going::OtherWay,
            (false, true) => Going::SurelyOtherWay,
        }
    }
}

/// The verdict, by the interval [L, U] of the share of the differences that the explanation alone accounts for.
///
/// - Fewer municipalities than the bounds ask for: cannot tell, whatever the interval.
/// - Does not hold: U at most the lower bound, or the slope surely goes the other way.
/// - Holds: L at least the upper bound and the slope goes the claim's way; in part: L at least the lower bound, likewise.
/// - Otherwise cannot tell. "Not significant" is never "no effect".
///
/// ```
/// use compare::claim::{Going, Verdict, verdict};
/// let bounds = catalogue::built_in::claims().bounds;
/// let of = |share, low, high, n| verdict(&stats::Explained { share, low, high, n }, Going::ClaimsWay, &bounds);
/// assert_eq!(of(0.025, 0.002, 0.071, 218), Verdict::DoesNotHold);
/// assert_eq!(of(0.54, 0.47, 0.60, 290), Verdict::Holds);
/// assert_eq!(of(0.246, 0.165, 0.331, 218), Verdict::HoldsInPart);
/// assert_eq!(of(0.207, 0.015, 0.484, 23), Verdict::CannotTell);
/// ```
pub fn verdict(explained: &Explained, going: Going, bounds: &Bounds) -> Verdict {
    if explained.n < bounds.municipalities_at_least {
        return Verdict::CannotTell;
    }
    if explained.high <= bounds.does_not_hold_at_most || going == Going::SurelyOtherWay {
        return Verdict::DoesNotHold;
    }
    match going {
        Going::ClaimsWay if explained.low >= bounds.holds_at_least => Verdict::Holds,
        Going::ClaimsWay if explained.low >= bounds.does_not_hold_at_most => Verdict::HoldsInPart,
        _ => Verdict::CannotTell,
    }
}
