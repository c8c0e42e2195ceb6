//! Requests and responses as hooks and tests see them.

use std::time::Duration;
use tokio::sync::watch;

/// A request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Request {
    /// `GET`, `HEAD`, …
    pub method: String,
    /// The path as sent, still percent-encoded, without the query.
    pub path: String,
    /// What follows the question mark.
    pub query: Option<String>,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The first header of that name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Removes a header.
    pub fn remove(&mut self, name: &str) {
        self.headers.retain(|(key, _)| key != name);
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Response {
    /// The status code.
    pub status: u16,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The bytes as sent, compressed when `content-encoding` says so.
    pub body: Vec<u8>,
    /// How long the answer is held back.
    pub delay: Duration,
    /// What it waits for beyond that.
    pub gate: Option<Gate>,
}

/// Holds answers back until somebody opens it, or for ever.
#[derive(Debug, Clone)]
pub struct Gate(watch::Sender<bool>);

impl Default for Gate {
    fn default() -> Self {
        Gate(watch::Sender::new(false))
    }
}

impl Gate {
    /// Lets everything through, from now on.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    pub(super) async fn opened(&self) {
        // The sender is our own, so it cannot have gone.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}

impl Response {
    /// An answer of one media type.
    pub fn new(status: u16, kind: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), kind.to_owned())];
        Self { status, headers, body: body.into(), delay: Duration::ZERO, gate: None }
    }

    /// A line of plain text.
    pub fn text(status: u16, text: &str) -> Self {
        Self::new(status, "text/plain; charset=utf-8", format!("{text}\n"))
    }

    /// The first header of that name, given in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Sets a header, replacing all of that name.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.remove(name);
        self.headers.push((name.to_owned(), value.into()));
    }

    /// Removes a header.
    pub fn remove(&mut self, name: &str) {
        self.headers.retain(|(key, _)| key != name);
    }
}

/// A request that was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The request as sent.
    pub request: Request,
    /// The status of the answer.
    pub status: u16,
    /// The length of the answer's body in bytes, as sent.
    pub bytes: usize,
}
