//! From a request to the answer of a static host.

use super::{
    Shared,
    files::{Found, find},
    headers::{Coding, accepted, cache_control, is_fresh, kind},
    message::{Request, Response, Seen},
};
use crate::fingerprint;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::PoisonError,
};

/// Answers a request, through the hooks, and remembers it.
pub fn answer(shared: &Shared, request: Request) -> Response {
    let before = shared.before.read().unwrap_or_else(PoisonError::into_inner).clone();
    let after = shared.after.read().unwrap_or_else(PoisonError::into_inner).clone();
    let mut bent = request.clone();
    let mut response = match before.and_then(|hook| hook(&mut bent)) {
        Some(response) => response,
        None => from_files(shared, &bent),
    };
    if let Some(hook) = after {
        hook(&bent, &mut response);
    }
    if shared.remember {
        let seen = Seen { request, status: response.status, bytes: response.body.len() };
        shared.seen.lock().unwrap_or_else(PoisonError::into_inner).push(seen);
    }
    response
}

fn from_files(shared: &Shared, request: &Request) -> Response {
    if request.method != "GET" && request.method != "HEAD" {
        let mut response = Response::text(405, "405: only GET and HEAD are understood here");
        response.set("allow", "GET, HEAD");
        return response;
    }
    match find(&shared.mounts, &request.path) {
        Found::File(file) => file_response(&file, request),
        Found::AddSlash => {
            let query = request.query.as_ref().map(|query| format!("?{query}")).unwrap_or_default();
            // One slash in front: two would make the address name another host.
            let path = request.path.trim_matches('/');
            let mut response = Response::text(308, "308: the folder's name ends in a slash");
            response.set("location", format!("/{path}/{query}"));
            response
        }
        Found::Nothing => {
            let mut response = Response::text(404, &format!("404: there is nothing at {}", request.path));
            response.set("cache-control", "no-store");
            response
        }
    }
}

fn file_response(file: &Path, request: &Request) -> Response {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let coded = accepted(request.header("accept-encoding"))
        .into_iter()
        .map(|coding| (sibling(file, coding), coding))
        .find(|(sibling, _)| sibling.is_file());
    let source = coded.as_ref().map_or(file, |(sibling, _)| sibling);
    let Ok(body) = fs::read(source) else {
        // It was there a moment ago: a build is replacing it.
        return Response::text(404, &format!("404: {} is being replaced", request.path));
    };
    let etag = format!("\"{}\"", fingerprint::short(&[&body]));
    let mut response = Response::new(200, kind(&name), body);
    response.set("cache-control", cache_control(&name));
    response.set("x-content-type-options", "nosniff");
    if !name.ends_with(".html") {
        response.set("access-control-allow-origin", "*");
    }
    if coded.is_some() || has_sibling(file) {
        response.set("vary", "accept-encoding");
    }
    if let Some((_, coding)) = coded {
        response.set("content-encoding", coding.name());
    }
    if is_fresh(request.header("if-none-match"), &etag) {
        response.status = 304;
        response.body.clear();
        response.remove("content-type");
        response.remove("content-encoding");
    }
    response.set("etag", etag);
    response
}

fn sibling(file: &Path, coding: Coding) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(coding.suffix());
    name.into()
}

fn has_sibling(file: &Path) -> bool {
    [Coding::Brotli, Coding::Gzip].into_iter().any(|coding| sibling(file, coding).is_file())
}
