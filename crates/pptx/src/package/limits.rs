//! How much of a stranger's archive is read.

/// No template unpacks to more.
pub const BYTES_MAX: u64 = 512 << 20;

/// Above this size an archive that swells more than [`SWELL_MAX`] times is taken for a bomb.
pub const BYTES_UNSUSPECTED: u64 = 32 << 20;

/// How many times its own size an archive may unpack to. XML swells about twenty times, an empty picture a hundred.
pub const SWELL_MAX: u64 = 200;

/// No template has more parts.
pub const N_PARTS_MAX: usize = 20_000;

/// No template has more relationships, all its parts together.
pub const N_RELATIONSHIPS_MAX: usize = 200_000;

/// How much an archive of that many bytes may unpack to.
pub fn unpacked_max(n_bytes: u64) -> u64 {
    BYTES_MAX.min(BYTES_UNSUSPECTED.max(n_bytes.saturating_mul(SWELL_MAX)))
}
