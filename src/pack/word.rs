//! Every interface word, with the placeholders that its text must contain.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $id:literal [$($place:literal)*];)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(missing_docs)] // the text in `packs/en.json` says what each one is
        pub enum $name { $($variant),* }

        impl $name {
            /// Each word with its id in the pack and its placeholders, in the order of the binary form.
            #[cfg(not(target_arch = "wasm32"))]
            pub const ALL: &'static [($name, &'static str, &'static [&'static str])] =
                &[$(($name::$variant, $id, &[$($place),*])),*];
        }
    };
}

words! {
    /// A word or sentence of the decide view, of the tabs, or of the first screen of another view.
    Word {
        IntroTitle "intro_title" [];
        IntroWho "intro_who" [];
        IntroWhere "intro_where" [];
        IntroBoth "intro_both" [];
        IntroFacts "intro_facts" ["of"];
        IntroPrivacy "intro_privacy" [];
        IntroPrivacyTab "intro_privacy_tab" [];
        Start "start" [];
        Progress "progress" ["step" "of"];
        ContextStep "context_step" [];
        NotSure "not_sure" [];
        Next "next" [];
        Back "back" [];
        Skip "skip" [];
        Save "save" [];
        ChooseOne "choose_one" [];
        ReviewTitle "review_title" [];
        ReviewLead "review_lead" [];
        ShowResult "show_result" [];
        Change "change" [];
        ChangeOf "change_of" ["topic"];
        Done "done" [];
        NotAnswered "not_answered" [];
        LevelClear "level_clear" ["points" "second"];
        LevelLikely "level_likely" ["points" "second"];
        LevelClose "level_close" ["first" "second" "points"];
        LevelTie "level_tie" ["first" "second"];
        LevelFew "level_few" ["answered" "needed"];
        LevelCrowd "level_crowd" [];
        LevelOnly "level_only" [];
        TagClear "tag_clear" [];
        TagLikely "tag_likely" [];
        TagWeak "tag_weak" [];
        TagClose "tag_close" [];
        TagNoClear "tag_no_clear" [];
        TagOnly "tag_only" [];
        NoClearTitle "no_clear_title" [];
        CloseTitle "close_title" ["first" "second"];
        CloseNote "close_note" [];
        CloseWeak "close_weak" [];
        NoClearNote "no_clear_note" [];
        FewNote "few_note" [];
        WeakNote "weak_note" [];
        FromAnswers "from_answers" ["answered" "of"];
        OnlyNote "only_note" [];
        Conflict "conflict" ["outcomes"];
        MapOwn "map_own" [];
        MapOutside "map_outside" [];
        MapHome "map_home" [];
        MapAbroad "map_abroad" [];
        MapYou "map_you" [];
        MapAlt "map_alt" [];
        MapAltYou "map_alt_you" ["who" "where"];
        WhoTitle "who_title" [];
        WhereTitle "where_title" [];
        LeanOwn "lean_own" ["points"];
        LeanOutside "lean_outside" ["points"];
        LeanHome "lean_home" ["points"];
        LeanAbroad "lean_abroad" ["points"];
        LeanEven "lean_even" [];
        LeanRule "lean_rule" ["side"];
        RankingTitle "ranking_title" [];
        RankingNote "ranking_note" [];
        Points "points" ["points"];
        PointsOne "points_one" ["points"];
        Excluded "excluded" [];
        ReasonsTitle "reasons_title" [];
        Because "because" ["outcome"];
        Against "against" ["outcome"];
        NoBecause "no_because" [];
        NoAgainst "no_against" [];
        HingesTitle "hinges_title" [];
        HingesOne "hinges_one" [];
        HingesSome "hinges_some" [];
        HingesNone "hinges_none" [];
        HingesRule "hinges_rule" [];
        DecidersTitle "deciders_title" [];
        DecidersNote "deciders_note" ["first" "second"];
        ChangeAnswer "change_answer" [];
        ChangeAnswerOf "change_answer_of" ["topic"];
        UnsureTitle "unsure_title" [];
        UnsureNote "unsure_note" [];
        UnsureFew "unsure_few" ["count"];
        WhyTitle "why_title" [];
        WatchTitle "watch_title" [];
        StepsTitle "steps_title" [];
        ShiftTitle "shift_title" [];
        RulesFirst "rules_first" [];
        WebTitle "web_title" [];
        AnswersTitle "answers_title" [];
        AnswersNote "answers_note" [];
        AnswerPoints "answer_points" ["points" "outcome"];
        AnswerRule "answer_rule" [];
        ResultNow "result_now" ["headline" "tag" "level"];
        SourcesTitle "sources_title" [];
        Assessment "assessment" [];
        Advice "advice" [];
        RuledOutTitle "ruled_out_title" [];
        Restart "restart" [];
        RestartNote "restart_note" [];
        And "and" [];
        LinkDamaged "link_damaged" [];
        LinkOtherPack "link_other_pack" [];
        LinkNewer "link_newer" [];
        LinkNotHere "link_not_here" [];
        CheckGoesOn "check_goes_on" [];
        LinkDropped "link_dropped" ["count"];
        LinkShown "link_shown" [];
        LoadFailed "load_failed" [];
        TryAgain "try_again" [];
        Loading "loading" [];
        Views "views" [];
        ViewDecide "view_decide" [];
        ViewCompare "view_compare" [];
        ViewCheck "view_check" [];
        CompareTitle "compare_title" [];
        CompareLead "compare_lead" [];
        CheckTitle "check_title" [];
        CheckLead "check_lead" ["of"];
        CheckFacts "check_facts" [];
        PartFailed "part_failed" [];
        SeeInComparison "see_in_comparison" [];
        SeeRow "see_row" ["row"];
        ChecklistOpen "checklist_open" [];
        ChecklistClose "checklist_close" [];
        BackToReason "back_to_reason" [];
        BackToCheck "back_to_check" [];
        ToCheck "to_check" [];
        LinkTeam "link_team" ["count"];
        LinkFresh "link_fresh" ["questions"];
        LinkLeftOut "link_left_out" ["count"];
        TakeItYourself "take_it_yourself" [];
        ToYours "to_yours" [];
        YoursKept "yours_kept" [];
        Adopt "adopt" [];
        ShareTitle "share_title" [];
        ShareNote "share_note" [];
        ShareNoteScore "share_note_score" [];
        ShareLink "share_link" [];
        ShareText "share_text" ["tag" "headline"];
        ShareSubject "share_subject" [];
        CopyLink "copy_link" [];
        ShareNative "share_native" [];
        ShareMail "share_mail" [];
        ShareLinkedIn "share_linkedin" [];
        ShareWhatsApp "share_whatsapp" [];
        ShareX "share_x" [];
        CopyText "copy_text" [];
        QrCode "qr_code" [];
        QrAlt "qr_alt" [];
        Picture "picture" [];
        PrintResult "print_result" [];
        Copied "copied" [];
        CopyRefused "copy_refused" [];
        TextRefused "text_refused" [];
        ShareRefused "share_refused" [];
        PictureSaved "picture_saved" [];
        NotLoaded "not_loaded" [];
        CompareWith "compare_with" [];
        JoinNote "join_note" ["most"];
        JoinField "join_field" [];
        JoinAdd "join_add" [];
        Joined "joined" ["count"];
        JoinAgain "join_again" ["count"];
        JoinLeftOut "join_left_out" ["count"];
        JoinNothing "join_nothing" [];
        TeamFull "team_full" ["most"];
        PeopleTitle "people_title" [];
        TeamTitle "team_title" ["count"];
        PeopleYou "people_you" [];
        PeopleOther "people_other" ["number"];
        SameOutcome "same_outcome" ["outcome"];
        Spread "spread" ["count" "all" "outcome"];
        NoOutcome "no_outcome" [];
        Together "together" ["headline" "tag"];
        TogetherNone "together_none" [];
        DifferTitle "differ_title" ["count" "all"];
        DifferNone "differ_none" [];
        MostSplit "most_split" [];
        OtherWork "other_work" [];
        TurnsTo "turns_to" ["outcome"];
        TurnsNone "turns_none" [];
        AgreeTitle "agree_title" ["count" "all"];
        MapAltPeople "map_alt_people" ["people"];
        Remove "remove" [];
        RemoveOf "remove_of" ["person"];
        CopyTeam "copy_team" [];
    }
}

words! {
    /// A word or sentence of the compare view.
    CompareWord {
        FaceoffTitle "faceoff_title" [];
        FaceoffCaption "faceoff_caption" [];
        Question "question" [];
        Definition "definition" [];
        Example "example" [];
        Motive "motive" [];
        Benefits "benefits" [];
        Challenges "challenges" [];
        BothTitle "both_title" [];
        Together "together" [];
        Neither "neither" [];
        TableTitle "table_title" [];
        TableLead "table_lead" [];
        TableCaption "table_caption" ["outcomes"];
        Dimension "dimension" [];
        Choose "choose" [];
        TwoNeeded "two_needed" [];
        Show "show" [];
        AllRows "all_rows" [];
        MarkedRows "marked_rows" [];
        Differences "differences" [];
        ByResult "by_result" [];
        Count "count" ["shown" "all"];
        CountSame "count_same" ["shown" "all" "same"];
        NoneShown "none_shown" [];
        FiveMeans "five_means" ["text"];
        Why "why" [];
        Matters "matters" [];
        MattersOf "matters_of" ["row"];
        YourResult "your_result" [];
        YourSecond "your_second" [];
        Rating1 "rating_1" [];
        Rating2 "rating_2" [];
        Rating3 "rating_3" [];
        Rating4 "rating_4" [];
        Rating5 "rating_5" [];
        Rating "rating" ["rating"];
        NoSum "no_sum" [];
        NoSumNote "no_sum_note" [];
        TakeQuiz "take_quiz" [];
        BoxesTitle "boxes_title" [];
        BoxesLead "boxes_lead" [];
        BoxesChoose "boxes_choose" [];
        MisconceptionsTitle "misconceptions_title" [];
        MisconceptionsLead "misconceptions_lead" [];
        EdgeTitle "edge_title" [];
        EdgeLead "edge_lead" [];
        GlossaryTitle "glossary_title" [];
        ChecklistTitle "checklist_title" [];
        ChecklistLead "checklist_lead" [];
        ChecklistDone "checklist_done" ["done" "all"];
        Print "print" [];
        PrintChecklist "print_checklist" [];
        SourcesTitle "sources_title" [];
        Conclusion "conclusion" [];
        Origin "origin" [];
        Assessment "assessment" [];
    }
}

words! {
    /// A word or sentence of the check view.
    CheckWord {
        Step "step" ["step" "of"];
        WhoWhere "who_where" [];
        TrueOrFalse "true_or_false" [];
        True "true" [];
        False "false" [];
        Answer "answer" [];
        ChooseOne "choose_one" [];
        Right "right" [];
        Wrong "wrong" [];
        Is "is" ["answer"];
        Yours "yours" ["answer"];
        Who "who" [];
        Where "where" [];
        WhoOwn "who_own" [];
        WhoOutside "who_outside" [];
        WhereHome "where_home" [];
        WhereAbroad "where_abroad" [];
        Trap "trap" [];
        Judgement "judgement" [];
        About "about" ["row"];
        Next "next" [];
        Finish "finish" [];
        Score "score" ["correct" "of"];
        AgainTitle "again_title" [];
        AllRight "all_right" [];
        Missed "missed" [];
        MissedOne "missed_one" [];
        MissedRound "missed_round" [];
        Another "another" [];
        ToDecide "to_decide" [];
        ToCompare "to_compare" [];
        Sources "sources" [];
        Said "said" ["result" "answer"];
        Shared "shared" [];
        SharedScore "shared_score" ["correct" "of"];
        ShareText "share_text" ["correct" "of"];
    }
}

words! {
    /// A word or sentence of the result pages.
    PageWord {
        Title "title" ["headline"];
        Skip "skip" [];
        Nav "nav" [];
        TakeQuiz "take_quiz" [];
        CompareAll "compare_all" [];
        TakeYourself "take_yourself" [];
        NeedsProgram "needs_program" [];
        General "general" [];
        GeneralNote "general_note" [];
        Meaning "meaning" [];
        WhoOwn "who_own" [];
        WhoOutside "who_outside" [];
        WhereHome "where_home" [];
        WhereNear "where_near" [];
        WhereFar "where_far" [];
        WhereAbroad "where_abroad" [];
        Open "open" [];
        Marked "marked" ["outcomes"];
        PairSummary "pair_summary" ["first" "second"];
        WhyNone "why_none" [];
        LineByLine "line_by_line" [];
        Others "others" [];
        OthersLead "others_lead" [];
        ClosePairs "close_pairs" [];
        Footer "footer" [];
    }
}
