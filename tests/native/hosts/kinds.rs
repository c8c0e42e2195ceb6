//! What the hosts of the browser tests are, and what a further widget costs on them.

/// What the names of the host tests begin with, and what these hosts are.
pub const HOSTS: &[(&str, &str)] = &[
    ("css", "Pages with style sheets of all kinds. The pictures of first screens and result must be the same."),
    ("strict", "Pages with strict policies, other origins, no permissions, no network."),
    ("doctor", "Hosts with one thing wrong, each of which must be named."),
    ("frame", "Frames: heights, addresses, links, sandboxes."),
    ("frames", "Several frames on one page."),
    ("framework", "Applications built with a framework."),
    ("package", "The npm package, through a bundler."),
    ("inline", "First screens as declarative shadow DOM in the page's own HTML."),
    ("parser", "Elements that the parser makes when the script is there already."),
    ("slot", "The host's own form on the result."),
    ("many", "Twenty widgets on one page."),
    ("media", "Visitors whose system asks for forced colours, more contrast, less motion or another scheme."),
    ("server", "The servers of [hosting.md](hosting.md), with the settings that it shows."),
    (
        "recipe",
        "The recipes of [events.md](events.md), without and with consent, and the CSS of [hosting.md](hosting.md).",
    ),
];

/// Measured by `many_cost_little_each`, which prints them; each engine alone.
pub const COSTS: &str = "\
## What a further widget costs

`hosts::many_cost_little_each` adds nineteen widgets one after the other to a page that has one, and prints what each
of the last eighteen costs: the median time until its first screen stands and until the program answers for it, the
growth of scripts and nodes after everything unused is gone (only Chromium tells it), and the growth of the program's
memory, which all share. Medians of three runs, each engine alone on two cores, in November 2026:

| engine | first screen | program answers | scripts and nodes | program's memory |
| --- | --- | --- | --- | --- |
| Chromium 156 | 1.6 ms | 3.7 ms | 110 KB | 18 KB |
| Firefox 153 | 2 ms | 4 ms | not told | 18 KB |
| WebKitGTK 2.50 | 3 ms | 6 ms | not told | 18 KB |

Twenty widgets have one program with 1.6 MB of memory. The test fails above 300 KB for each.
";
