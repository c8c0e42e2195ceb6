//! What a page has loaded: bytes as they came over the network, headers included, by type.

use super::browser::Event;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, ops::AddAssign};

/// Bytes by type.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bytes {
    /// The page itself.
    pub html: u64,
    /// Style sheets.
    pub css: u64,
    /// Scripts.
    pub js: u64,
    /// WebAssembly.
    pub wasm: u64,
    /// Everything else: Shoreline's content pack.
    pub other: u64,
}

impl Bytes {
    /// All of them.
    pub fn total(self) -> u64 {
        self.parts().iter().map(|(_, bytes)| bytes).sum()
    }

    /// Name and bytes of each type.
    pub fn parts(self) -> [(&'static str, u64); 5] {
        [("HTML", self.html), ("CSS", self.css), ("JS", self.js), ("Wasm", self.wasm), ("content", self.other)]
    }
}

impl AddAssign<(Kind, u64)> for Bytes {
    fn add_assign(&mut self, (kind, bytes): (Kind, u64)) {
        let place = match kind {
            Kind::Html => &mut self.html,
            Kind::Css => &mut self.css,
            Kind::Js => &mut self.js,
            Kind::Wasm => &mut self.wasm,
            Kind::Other => &mut self.other,
        };
        *place += bytes;
    }
}

/// A type of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// HTML
    Html,
    /// CSS
    Css,
    /// JavaScript
    Js,
    /// WebAssembly
    Wasm,
    /// Anything else.
    Other,
}

impl Kind {
    fn of(mime: &str) -> Self {
        match mime {
            "text/html" => Self::Html,
            "text/css" => Self::Css,
            "text/javascript" => Self::Js,
            "application/wasm" => Self::Wasm,
            _ => Self::Other,
        }
    }
}

/// The requests of one page.
#[derive(Debug, Default)]
pub struct Traffic {
    /// When the page's own request was made, on the browser's clock, in seconds.
    start: Option<f64>,
    requests: BTreeMap<String, Request>,
    is_loaded: bool,
}

#[derive(Debug)]
struct Request {
    url: String,
    kind: Kind,
    /// When bytes came, and how many.
    chunks: Vec<(f64, u64)>,
    is_done: bool,
    failure: Option<String>,
}

impl Traffic {
    /// Records an event.
    pub fn see(&mut self, event: &Event) {
        let params = &event.params;
        let text = |path: &str| params.pointer(path).and_then(Value::as_str).unwrap_or_default();
        let time = params.get("timestamp").and_then(Value::as_f64).unwrap_or_default();
        let bytes = || params.get("encodedDataLength").and_then(Value::as_f64).unwrap_or_default() as u64;
        let id = text("/requestId");
        if event.method == "Page.loadEventFired" {
            // The empty page before this one is complete too.
            self.is_loaded = self.start.is_some();
        } else if event.method == "Network.requestWillBeSent" {
            let url = text("/request/url").to_owned();
            if url.starts_with("http") {
                self.start.get_or_insert(time);
                let request = Request { url, kind: Kind::Other, chunks: Vec::new(), is_done: false, failure: None };
                self.requests.insert(id.to_owned(), request);
            }
        } else if let Some(request) = self.requests.get_mut(id) {
            match event.method.as_str() {
                "Network.responseReceived" => {
                    request.kind = Kind::of(text("/response/mimeType"));
                    if params.pointer("/response/status").and_then(Value::as_u64) != Some(200) {
                        request.failure = Some("was not answered with 200".to_owned());
                    }
                }
                "Network.dataReceived" => request.chunks.push((time, bytes())),
                "Network.loadingFinished" => {
                    // The total is known at the end; headers are in no chunk.
                    let told: u64 = request.chunks.iter().map(|(_, bytes)| bytes).sum();
                    request.chunks.push((time, bytes().saturating_sub(told)));
                    request.is_done = true;
                }
                "Network.loadingFailed" => {
                    request.failure = Some(text("/errorText").to_owned());
                    request.is_done = true;
                }
                _ => {}
            }
        }
    }

    /// Whether the page is complete and waits for nothing.
    pub fn is_quiet(&self) -> bool {
        self.is_loaded && self.requests.values().all(|request| request.is_done)
    }

    /// The first request that went wrong.
    pub fn failure(&self) -> Option<String> {
        self.requests.values().find_map(|request| Some(format!("{}: {}", request.url, request.failure.as_ref()?)))
    }

    /// What has arrived by `time`, in milliseconds since the page's beginning.
    pub fn until(&self, time: f64) -> Bytes {
        let end = self.start.unwrap_or_default() + time / 1000.0;
        let mut sum = Bytes::default();
        for request in self.requests.values() {
            sum += (request.kind, request.chunks.iter().filter(|(at, _)| *at <= end).map(|(_, bytes)| bytes).sum());
        }
        sum
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn traffic(events: &[(&str, Value)]) -> Traffic {
        let mut traffic = Traffic::default();
        for (method, params) in events {
            traffic.see(&Event { session: String::new(), method: (*method).to_owned(), params: params.clone() });
        }
        traffic
    }

    #[test]
    fn bytes_count_when_they_come_and_headers_at_the_end() {
        let begin = |id: &str, time: f64| json!({ "requestId": id, "timestamp": time, "request": { "url": format!("http://127.0.0.1/{id}") } });
        let answer = |id: &str, mime: &str| json!({ "requestId": id, "response": { "mimeType": mime, "status": 200 } });
        let bytes = |id: &str, time: f64, n: u64| json!({ "requestId": id, "timestamp": time, "encodedDataLength": n });
        let mut events = vec![
            ("Network.requestWillBeSent", begin("a", 10.0)),
            ("Network.responseReceived", answer("a", "text/html")),
            ("Network.loadingFinished", bytes("a", 10.1, 300)),
            ("Network.requestWillBeSent", begin("b", 10.2)),
            ("Network.responseReceived", answer("b", "application/wasm")),
            ("Network.dataReceived", bytes("b", 10.3, 1000)),
            ("Page.loadEventFired", json!({})),
        ];
        assert!(!traffic(&events).is_quiet());
        events.push(("Network.loadingFinished", bytes("b", 10.5, 1250)));
        let traffic = traffic(&events);
        assert!(traffic.is_quiet());
        assert_eq!(traffic.until(400.0), Bytes { html: 300, wasm: 1000, ..Bytes::default() });
        assert_eq!(traffic.until(1000.0).total(), 1550);
        assert_eq!(traffic.failure(), None);
    }
}
