//! The reader breaks a long fetch off: by Ctrl-C, or by ending the program.
//!
//! Nothing has to be put right then. Whatever reaches the lake is whole or not there, so the program may end at any moment; it
//! only says so first.

use tokio::sync::oneshot;

use crate::error::Error;

/// How it was broken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrokenOff {
    /// Ctrl-C (SIGINT).
    Interrupted,
    /// The system or another program asked it to end (SIGTERM).
    Terminated,
}

/// While it lives, the first signal calls the function it was made with; afterwards none is heeded.
#[derive(Debug)]
pub struct Listening {
    _stop: oneshot::Sender<()>,
}

/// Calls `told` at the first signal, on a thread of its own.
///
/// # Errors
/// [`Error::Start`] when the system gives no thread or no signals.
pub fn when_broken_off(told: impl FnOnce(BrokenOff) + Send + 'static) -> Result<Listening, Error> {
    let start = |source| Error::Start { source };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().map_err(start)?;
    let mut signals = {
        let _inside = runtime.enter();
        Signals::new().map_err(start)?
    };
    let (stop, stopped) = oneshot::channel::<()>();
    let listen = move || {
        let broken_off = runtime.block_on(async {
            tokio::select! {
                broken_off = signals.first() => Some(broken_off),
                _ = stopped => None,
            }
        });
        if let Some(broken_off) = broken_off {
            told(broken_off);
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(listen).map_err(start)?;
    Ok(Listening { _stop: stop })
}

#[cfg(unix)]
struct Signals {
    interrupt: tokio::signal::unix::Signal,
    terminate: tokio::signal::unix::Signal,
}

#[cfg(unix)]
impl Signals {
    fn new() -> std::io::Result<Signals> {
        use tokio::signal::unix::{SignalKind, signal};
        Ok(Signals { interrupt: signal(SignalKind::interrupt())?, terminate: signal(SignalKind::terminate())? })
    }

    async fn first(&mut self) -> BrokenOff {
        tokio::select! {
            _ = self.interrupt.recv() => BrokenOff::Interrupted,
            _ = self.terminate.recv() => BrokenOff::Terminated,
        }
    }
}

#[cfg(windows)]
struct Signals {
    interrupt: tokio::signal::windows::CtrlC,
    terminate: tokio::signal::windows::CtrlClose,
}

#[cfg(windows)]
impl Signals {
    fn new() -> std::io::Result<Signals> {
        use tokio::signal::windows::{ctrl_c, ctrl_close};
        Ok(Signals { interrupt: ctrl_c()?, terminate: ctrl_close()? })
    }

    async fn first(&mut self) -> BrokenOff {
        tokio::select! {
            _ = self.interrupt.recv() => BrokenOff::Interrupted,
            _ = self.terminate.recv() => BrokenOff::Terminated,
        }
    }
}
