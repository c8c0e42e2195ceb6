//! A small static server for this machine: for `serve`, `dev` and every browser test.
//!
//! It behaves like a good static host (types, compressed siblings, caching, cross-origin use), and a test can change
//! any answer with hooks and read what was requested.

mod message;
mod connection;
mod answer;
mod files;
mod headers;

pub use files::Mount;
pub use headers::kind;
pub use message::{Gate, Request, Response, Seen};

use anyhow::{Context as _, Result};
use std::{
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError, RwLock},
    thread::JoinHandle,
};
use tokio::sync::oneshot;

/// Sees a request before the server does: may change it (without `accept-encoding`, bodies are uncompressed), and may
/// answer instead of the server.
pub type Before = dyn Fn(&mut Request) -> Option<Response> + Send + Sync;

/// Sees an answer before the browser does, and may change it: headers, status, body, delay.
pub type After = dyn Fn(&Request, &mut Response) + Send + Sync;

/// What to serve, and where.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Folders by path; the longest matching prefix wins.
    pub mounts: Vec<Mount>,
    /// Whether to remember requests for [`Server::seen`].
    pub remember: bool,
}

/// A running server. It ends when the value is dropped.
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

/// What the server's thread and its owner share.
struct Shared {
    mounts: Vec<Mount>,
    remember: bool,
    seen: Mutex<Vec<Seen>>,
    before: RwLock<Option<Arc<Before>>>,
    after: RwLock<Option<Arc<After>>>,
}

impl Server {
    /// Starts serving in a thread of its own.
    ///
    /// # Errors
    /// When the port is taken or the system gives no thread.
    pub fn start(config: Config) -> Result<Self> {
        let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, config.port));
        let listener = std::net::TcpListener::bind(wanted).with_context(|| format!("cannot listen on {wanted}"))?;
        listener.set_nonblocking(true)?;
        let address = listener.local_addr()?;
        let mut mounts = config.mounts;
        mounts.sort_by_key(|mount| std::cmp::Reverse(mount.prefix.len()));
        let shared = Arc::new(Shared {
            mounts,
            remember: config.remember,
            seen: Mutex::default(),
            before: RwLock::default(),
            after: RwLock::default(),
        });
        let (stop, stopped) = oneshot::channel();
        let thread = connection::spawn(listener, Arc::clone(&shared), stopped)?;
        Ok(Self { address, shared, stop: Some(stop), thread: Some(thread) })
    }

    /// The server's origin without a slash at the end: `http://127.0.0.1:8080`.
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The port in use.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Sets the hook that sees requests first; it replaces an earlier one.
    pub fn before(&self, hook: impl Fn(&mut Request) -> Option<Response> + Send + Sync + 'static) {
        *self.shared.before.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(hook));
    }

    /// Sets the hook that sees answers last; it replaces an earlier one.
    pub fn after(&self, hook: impl Fn(&Request, &mut Response) + Send + Sync + 'static) {
        *self.shared.after.write().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(hook));
    }

    /// The requests so far, in the order of their answers. Empty unless [`Config::remember`] is set.
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.seen.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Forgets the requests so far.
    pub fn forget(&self) {
        self.shared.seen.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // An error means that the thread has ended already.
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests;
