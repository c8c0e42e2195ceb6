//! `setup`: the tools, and nothing else.

use crate::{
    cli::{Engine, SetupPart},
    project::Project,
    tools::{BuildTools, browsers, hosts, web_servers::WebServers},
};
use anyhow::Result;

/// Installs what is missing and says what there is.
///
/// # Errors
/// When a tool can neither be found nor installed.
pub fn run(project: &Project, part: SetupPart) -> Result<()> {
    if part != SetupPart::Browsers {
        let tools = BuildTools::set_up(project)?;
        tools.wasm.set_up_lints(project)?;
        let pins = &project.pins;
        println!("Ready: trunk {}, wasm-bindgen {}, wasm-opt {}", pins.trunk, pins.wasm_bindgen, pins.wasm_opt);
        println!("Ready: the standard library for WebAssembly, {}", tools.wasm.describe());
    }
    if part != SetupPart::Build {
        for browser in browsers::set_up(project, &Engine::ALL)? {
            println!("Ready: {}, driven by {}", browser.browser.display(), browser.driver.display());
        }
        hosts::frameworks(project)?;
        WebServers::set_up(project)?;
        println!("Ready: React, Vue and Svelte, nginx and Apache, in which the widget is tested");
    }
    Ok(())
}
