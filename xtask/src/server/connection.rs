//! The wire: connections in one thread, each kept alive as browsers like it.

use super::{
    Shared,
    answer::answer,
    message::{Request, Response},
};
use anyhow::{Context as _, Result};
use http_body_util::Full;
use hyper::{
    HeaderMap, Method,
    body::{Bytes, Incoming},
    header::{HeaderName, HeaderValue},
    service::service_fn,
};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, sync::Arc, thread, thread::JoinHandle, time::Duration};
use tokio::{net::TcpListener, sync::oneshot};

/// Serves until told to stop through `stopped`.
///
/// # Errors
/// When the system gives no thread or no event queue.
pub fn spawn(
    listener: std::net::TcpListener,
    shared: Arc<Shared>,
    stopped: oneshot::Receiver<()>,
) -> Result<JoinHandle<()>> {
    let runtime =
        tokio::runtime::Builder::new_current_thread().enable_all().build().context("cannot start a server")?;
    let listener = {
        let _inside = runtime.enter();
        TcpListener::from_std(listener).context("cannot listen")?
    };
    let serve = move || {
        runtime.spawn(accept(listener, shared));
        // Told, or its owner is gone: both mean the same. Dropping the runtime then closes every connection.
        let _ = runtime.block_on(stopped);
    };
    thread::Builder::new().name("server".to_owned()).spawn(serve).context("cannot start a thread")
}

async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // Such as too many open files: let some of them close.
            tokio::time::sleep(Duration::from_millis(50)).await;
            continue;
        };
        // Small answers go out at once instead of waiting for more.
        let _ = stream.set_nodelay(true);
        let shared = Arc::clone(&shared);
        let service = service_fn(move |request| respond(Arc::clone(&shared), request));
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new());
        // An error here means that the browser closed the connection.
        tokio::spawn(async move { http.serve_connection(TokioIo::new(stream), service).await.ok() });
    }
}

async fn respond(
    shared: Arc<Shared>,
    request: hyper::Request<Incoming>,
) -> Result<hyper::Response<Full<Bytes>>, Infallible> {
    let is_head = request.method() == Method::HEAD;
    let response = answer(&shared, read(&request));
    if !response.delay.is_zero() {
        tokio::time::sleep(response.delay).await;
    }
    if let Some(gate) = &response.gate {
        gate.opened().await;
    }
    Ok(write(response, is_head))
}

fn read(request: &hyper::Request<Incoming>) -> Request {
    let text = |value: &HeaderValue| String::from_utf8_lossy(value.as_bytes()).into_owned();
    Request {
        method: request.method().as_str().to_owned(),
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        headers: request.headers().iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect(),
    }
}

fn write(response: Response, is_head: bool) -> hyper::Response<Full<Bytes>> {
    let length = response.body.len();
    let body = if is_head { Bytes::new() } else { Bytes::from(response.body) };
    let mut written = hyper::Response::new(Full::new(body));
    *written.status_mut() = hyper::StatusCode::from_u16(response.status).unwrap_or_default();
    *written.headers_mut() = headers(&response.headers);
    if is_head {
        written.headers_mut().insert("content-length", HeaderValue::from(length));
    }
    written
}

/// A header that HTTP does not allow is left out: a hook's mistake must not end the connection.
fn headers(list: &[(String, String)]) -> HeaderMap {
    let parse = |(name, value): &(String, String)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_bytes(value.as_bytes()).ok()?))
    };
    let mut map = HeaderMap::new();
    for (name, value) in list.iter().filter_map(parse) {
        map.append(name, value);
    }
    map
}
