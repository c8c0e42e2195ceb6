//! What people complain about in embedded quizzes and widgets, what is promised here instead, and the tests of it.

/// A complaint, the promise, and the tests by group and name; `native` and `site` are tests without a browser.
pub struct Complaint(pub &'static str, pub &'static str, pub &'static [&'static str]);

/// Headings, each with its complaints.
pub const COMPLAINTS: &[(&str, &[Complaint])] = &[
    (
        "Height, scrolling, layout",
        &[
            Complaint(
                "A frame is cut off, scrolls inside, or grows for ever",
                "With `frame.js` a frame is as high as its content, and frame and page come to rest.",
                &[
                    "hosts::frame_has_the_height_of_its_content",
                    "hosts::frame_and_host_do_not_chase_each_other",
                    "hosts::frame_border_counts",
                    "hosts::frame_hidden_until_opened",
                    "hosts::frame_kept_lower_scrolls",
                ],
            ),
            Complaint(
                "With several frames, the wrong one is resized",
                "Each frame gets the height that it has asked for.",
                &["hosts::frames_are_told_apart"],
            ),
            Complaint(
                "Messages from other scripts break the listener",
                "Whatever other scripts send or call, the quiz keeps working.",
                &["hosts::frame_script_is_deaf_to_others", "hosts::fuzzed_attributes_and_calls"],
            ),
            Complaint(
                "The page jumps at loading or at a step",
                "Your page scrolls only if a new heading is out of sight, and never by loading. A link in the page scrolls to what it opens, like an anchor.",
                &[
                    "loading::page_stays_where_it_is",
                    "loading::heading_comes_into_sight",
                    "loading::heading_comes_into_sight_in_a_pane",
                    "early::reminder_comes_into_sight",
                    "hosts::frame_heading_comes_into_sight",
                ],
            ),
            Complaint(
                "The layout shifts",
                "Nothing in sight moves while quiz, page and builder load; a few lines of CSS keep the place until the script is \
                 there.",
                &[
                    "hosts::recipe_kept_place",
                    "access::layout_stands_still",
                    "hosts::inline_form_is_taken_over_without_a_flash",
                    "builder::stands_still",
                    "builder::deep_links_stand_still",
                ],
            ),
        ],
    ),
    (
        "Policies and servers",
        &[
            Complaint(
                "Inline styles or scripts break under a policy, or with Trusted Types",
                "A policy without `unsafe-inline` is enough, with nonces and with Trusted Types too.",
                &["hosts::strict_policy", "hosts::strict_nonce_only", "hosts::strict_nonce_and_strict_dynamic"],
            ),
            Complaint(
                "A policy forbids WebAssembly, and nothing says so",
                "You are told the missing word and where to put it; your visitors keep the first screens.",
                &["hosts::doctor_tells_policy_against_wasm", "failure::policy_without_wasm"],
            ),
            Complaint(
                "A wrong media type loads the program twice",
                "The program is loaded once, whatever your server calls it.",
                &["failure::wrong_type_works"],
            ),
            Complaint(
                "Another origin or a sub-path is not found",
                "The folder works under any path and on any origin that allows it.",
                &[
                    "hosts::strict_other_origin_with_integrity",
                    "hosts::server_nginx_with_the_documented_settings",
                    "hosts::server_apache_with_the_documented_settings",
                    "hosts::doctor_tells_other_origin_not_allowed",
                ],
            ),
            Complaint(
                "Digests do not match after post-processing, and the page stays blank",
                "A changed file is named, and the page stays readable.",
                &[
                    "hosts::strict_changed_script_does_not_run",
                    "hosts::doctor_tells_changed_program",
                    "hosts::doctor_tells_changed_content",
                ],
            ),
        ],
    ),
    (
        "Answers and history",
        &[
            Complaint(
                "Storage throws in private windows and sandboxes",
                "Everything works without storage.",
                &["hosts::storage_throws", "hosts::sandboxed_frame", "hosts::frame_of_another_site_in_a_sandbox"],
            ),
            Complaint(
                "A reload loses the answers",
                "With `storage=\"session\"`, a reload returns to the same step with all answers.",
                &[
                    "memory::resume_a_question",
                    "memory::resume_a_result",
                    "memory::storage_set_after_the_tag",
                    "memory::storage_allowed_late",
                ],
            ),
            Complaint(
                "A link to a result shows the first page",
                "It opens the result, even if the quiz has not loaded yet, in an element that your page creates again, or a second time. Your router's links on the same page work where the browser reports them and the quiz is running. What a link in your page opens scrolls into view.",
                &[
                    "memory::link_opens_the_result",
                    "memory::link_wakes_a_sleeping_widget",
                    "memory::link_from_a_router",
                    "memory::link_followed_once_more",
                    "memory::link_comes_into_sight",
                    "memory::link_opens_in_an_element_made_anew",
                    "memory::link_that_one_comes_back_to",
                ],
            ),
            Complaint(
                "The Back button leaves, or the history fills up",
                "Embedded, no entry is written; on its own page, Back goes to the previous step.",
                &["loading::history_stays", "share::history_embedded", "share::history_alone"],
            ),
            Complaint(
                "One crash takes everything down",
                "All widgets of the page keep their answers and continue in a fresh program.",
                &["hosts::many_survive_the_crash_of_one", "failure::crash_keeps_answers"],
            ),
        ],
    ),
    (
        "Many widgets, applications",
        &[
            Complaint(
                "Several widgets get mixed up; a new render starts over; something is left behind",
                "Each widget has its own answers, renders keep them, and a removed one leaves nothing.",
                &[
                    "hosts::two_widgets",
                    "hosts::twenty_widgets_share_one_program",
                    "life::fifty_rounds_leave_nothing",
                    "loading::two_versions",
                    "hosts::framework_react_19",
                    "hosts::framework_vue_3",
                    "hosts::framework_svelte_5",
                ],
            ),
            Complaint(
                "Each widget costs as much as the first",
                "All widgets of a page share one program; waiting costs neither timers nor frames.",
                &["hosts::many_cost_little_each", "hosts::many_wait_without_timers"],
            ),
            Complaint(
                "Two quizzes on a page get in each other's way",
                "Each has answers and styles of its own, and a link opens in the one that has its view and content and is visible.",
                &[
                    "hosts::many_look_the_same",
                    "growth::links_find_their_pack",
                    "memory::link_for_the_copy_that_is_seen",
                ],
            ),
            Complaint(
                "A double click answers the next question",
                "Its second half never hits what the first one has brought up, whenever the program arrives, and does nothing twice.",
                &[
                    "decide::double_clicks_are_one_step",
                    "decide::double_clicks_before_the_program",
                    "decide::double_clicks_across_the_swap",
                    "share::add_twice_adds_once",
                    "share::picture_twice_is_one",
                    "share::qr_code_twice_is_one",
                ],
            ),
            Complaint(
                "It works only when the script comes in the right order",
                "Script and element may come in any order, from the parser too.",
                &[
                    "hosts::parser_meets_the_element_after_its_script",
                    "hosts::parser_meets_the_inline_form_after_its_script",
                    "loading::script_comes_twice",
                    "loading::properties_before_the_script",
                ],
            ),
            Complaint(
                "It hangs in tabs, accordions and dialogs",
                "Hidden, it fetches nothing; opened, it looks as it does anywhere else.",
                &["hosts::css_opened_later"],
            ),
            Complaint(
                "A form inside loses what was typed",
                "What people type into your form in the slot stays there, whatever the quiz does.",
                &["hosts::slot_form_keeps_what_was_typed", "attributes::slot_for_the_host"],
            ),
        ],
    ),
    (
        "Looks",
        &[
            Complaint(
                "The host's styles leak in",
                "First screens and result look the same under every style sheet.",
                &[
                    "hosts::css_bootstrap_5",
                    "hosts::css_tailwind_preflight",
                    "hosts::css_hostile_sheet",
                    "hosts::css_small_root",
                    "hosts::css_important_colours",
                    "hosts::css_wordpress_theme",
                ],
            ),
            Complaint(
                "The theme does not fit the page",
                "It follows your `color-scheme`, otherwise the system, even when they change.",
                &[
                    "hosts::css_scheme_of_the_host_live",
                    "hosts::css_dark_page",
                    "hosts::media_theme_auto_follows_the_system_live",
                ],
            ),
            Complaint(
                "The brand's colour makes it unreadable",
                "Your accent is corrected to a readable contrast, and the console says to which colours.",
                &["colours::accents_are_readable", "colours::accent_is_reported"],
            ),
        ],
    ),
    (
        "Accessibility",
        &[
            Complaint(
                "Arrow keys move on by themselves",
                "Arrows choose; only Next or Enter moves on.",
                &["decide::arrows_do_not_advance"],
            ),
            Complaint(
                "A live region comes too late to speak",
                "The region is there before it speaks.",
                &["access::focus_and_live_region"],
            ),
            Complaint(
                "A frame has no title",
                "Every frame that we show you how to write has one.",
                &["native::documented_frames_have_titles", "snippets::with_a_frame"],
            ),
            Complaint(
                "Differences are shown by colour alone, and a table reads badly",
                "Ratings have shapes and words, the table has real headers, narrow places get cards.",
                &["compare::headers_are_announced", "compare::widths", "access::axe_light", "access::axe_dark"],
            ),
            Complaint(
                "Forced colours, more contrast and less motion are ignored",
                "Every choice and the focus stay visible, text gets darker, and nothing moves.",
                &["hosts::media_forced_colours", "hosts::media_more_contrast", "hosts::media_reduced_motion"],
            ),
        ],
    ),
    (
        "Results",
        &[
            Complaint(
                "Sharing and copying are refused in a frame",
                "What is not allowed is not offered, and the link is shown to be copied by hand.",
                &["hosts::strict_permissions_refused", "share::clipboard_refused"],
            ),
            Complaint(
                "All results have the same preview",
                "Each result has a page with its own title, words and picture.",
                &[
                    "pages::links_lead_to_the_page_of_the_result",
                    "pages::a_page_shows_the_senders_result",
                    "site::with_the_sites_address_every_tag_is_there_and_whole",
                    "site::every_card_is_a_small_picture_of_the_right_size_with_something_on_it",
                ],
            ),
            Complaint(
                "A result cannot be printed or kept",
                "It prints alone and complete, and can be saved as text or as a picture.",
                &[
                    "share::the_ways_to_share",
                    "share::prints_alone",
                    "compare::prints_alone",
                    "paper::result_is_whole_on_paper",
                    "paper::comparison_is_whole_on_paper",
                ],
            ),
            Complaint(
                "Nobody understands the result",
                "It says how sure it is, which answers decided, and what it depends on.",
                &[
                    "result::every_change_in_place",
                    "result::hinge_opens_its_answer",
                    "result::close_pair_shows_both",
                    "result::rules_are_explained",
                    "compare::reason_to_row_and_back",
                ],
            ),
            Complaint(
                "A long comparison hides what differs",
                "One switch shows the differences only, and their number is announced.",
                &["compare::differences_only"],
            ),
        ],
    ),
    (
        "Editors, optimisers, blockers",
        &[
            Complaint(
                "The editor strips scripts and unknown elements",
                "A frame or a plain link does the same without a script in your page.",
                &[
                    "hosts::without_scripts",
                    "hosts::frame_page_stands_alone",
                    "hosts::frame_without_its_script_scrolls",
                    "hosts::stand_alone_page",
                ],
            ),
            Complaint(
                "The editor damages attributes",
                "Attributes are plain words without JSON, snippets read back as they were made, and a damaged value is reported.",
                &[
                    "site::every_snippet_is_html_that_reads_back_what_was_chosen",
                    "site::no_text_breaks_out",
                    "attributes::bad_values_warn_once",
                    "attributes::unknown_ones_warn_once",
                ],
            ),
            Complaint(
                "An optimiser delays the script",
                "It starts whenever the script loads.",
                &["loading::script_comes_late", "hosts::frame_script_comes_late"],
            ),
            Complaint(
                "A blocker stops the file by its name",
                "No file, class or id has a name that blockers look for.",
                &["hosts::file_names_that_blockers_leave_alone"],
            ),
            Complaint(
                "Cookies and consent come with the widget",
                "Nothing is stored, nothing is sent; what you measure, you measure yourself.",
                &[
                    "hosts::quiet_page_stays_as_it_was",
                    "hosts::recipe_data_layer",
                    "hosts::recipe_plausible",
                    "hosts::recipe_matomo",
                ],
            ),
            Complaint(
                "Events stay inside the frame",
                "With `frame.js` they are dispatched on the frame as well, including earlier ones; no other page gets them.",
                &["hosts::frame_events_reach_the_page", "hosts::frame_events_reach_a_page_of_another_site"],
            ),
            Complaint(
                "Address parameters interfere; links open inside the frame",
                "Only the attributes are read, links leave the frame, and none leads to a page without an address.",
                &[
                    "hosts::frame_takes_its_attributes_from_the_address",
                    "hosts::frame_links_leave_the_frame",
                    "hosts::frame_without_an_address_links_to_the_folder",
                ],
            ),
        ],
    ),
    (
        "Languages, size, technology",
        &[
            Complaint(
                "Right-to-left pages turn it over",
                "It reads in the direction of its own language.",
                &["hosts::right_to_left", "hosts::css_right_to_left_page"],
            ),
            Complaint(
                "The browser's translation breaks it",
                "The whole quiz works on translated text, and every change reaches it.",
                &["hosts::translated"],
            ),
            Complaint(
                "It is large",
                "A byte budget limits each stage, and a visitor who only takes the quiz loads nothing of the other views.",
                &["native::the_bundle_is_within_its_budget", "compare::nothing_before_it_is_opened"],
            ),
            Complaint(
                "It does not work inside another shadow root",
                "It does, and each click counts once.",
                &["loading::inside_another_shadow_root"],
            ),
            Complaint(
                "It needs the network again after loading",
                "Once loaded, the quiz works offline to its end.",
                &["hosts::strict_offline_after_loading"],
            ),
        ],
    ),
];
