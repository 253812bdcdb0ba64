# shellcheck shell=bash
# Sourced after common.sh: runs test projects one after the other, with progress, and counts across all of them.
#
#   tests_run PROJECT… -- [dotnet test arguments]     each result is kept in artifacts/test-results/
#   tests_report    names what failed and what was skipped and why; ends with the line "N passed, N failed, N skipped";
#                   returns non-zero if a test failed, a project ended abnormally, or no test ran

TESTS_RESULTS=$LEDGER_ROOT/artifacts/test-results
TESTS_BROKEN=()     # projects that ended badly without naming a failed test (a crash, a usage error): each counts as one failed
TESTS_PROCESS=

tests_run() {
    local projects=() project
    while [ "$#" -gt 0 ] && [ "$1" != -- ]; do
        projects+=("$1")
        shift
    done
    shift
    rm -rf "$TESTS_RESULTS"
    mkdir -p "$TESTS_RESULTS"
    trap 'tests_interrupt' INT TERM
    for project in "${projects[@]}"; do tests_run_project "$project" "$@"; done
    trap - INT TERM
}

# The test run is a process group of its own, so that its hosts end with it: Ctrl-C alone does not reach them.
tests_interrupt() {
    if [ -n "$TESTS_PROCESS" ]; then kill -- "-$TESTS_PROCESS" 2>/dev/null || true; fi
    exit 130
}

tests_run_project() {
    local project=$1 name log trx status=0 shown=$SECONDS begun=$SECONDS
    shift
    name=${project##*/}
    log=$TESTS_RESULTS/$name.log
    trx=$TESTS_RESULTS/$name.trx
    say "$name"
    set -m
    (cd "$LEDGER_ROOT" && exec dotnet test "$project" --no-build -c Release --nologo --results-directory "$TESTS_RESULTS" \
        --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=normal' "$@") >"$log" 2>&1 </dev/null &
    TESTS_PROCESS=$!
    set +m
    while kill -0 "$TESTS_PROCESS" 2>/dev/null; do
        sleep 0.2
        if [ $((SECONDS - shown)) -ge 15 ]; then
            shown=$SECONDS
            say "$name: $(grep -cE '^ +(Passed|Failed|Skipped) ' "$log" || true) so far"
        fi
    done
    wait "$TESTS_PROCESS" || status=$?
    TESTS_PROCESS=

    local failed
    failed=$(tests_count Failed "$trx")
    say "$name: $(tests_count Passed "$trx") passed, $failed failed, $(tests_count NotExecuted "$trx") skipped, in $((SECONDS - begun)) s"
    if [ "$failed" -gt 0 ]; then
        tests_show_failures "$log"
    elif [ "$status" -ne 0 ]; then
        TESTS_BROKEN+=("$name")
        printf '\n%s ended abnormally (exit code %s):\n' "$name" "$status"
        grep -vE '^ +at (System|Xunit|Microsoft)\.' "$log" | tail -n 20 | cut -c 1-240
    fi
}

# tests_count OUTCOME FILE…: results with that outcome in the result files that exist. Whatever is neither passed nor
# skipped counts as failed (an error, a timeout, a test that was running when its process died).
tests_count() {
    local outcome=$1 trx pattern
    shift
    case $outcome in
    Passed | NotExecuted) pattern="outcome=\"$outcome\"" ;;
    *) pattern='outcome="(Failed|Error|Timeout|Aborted|Inconclusive|InProgress|Disconnected)"' ;;
    esac
    for trx in "$@"; do
        if [ -f "$trx" ]; then grep -oE '<UnitTestResult [^>]*>' "$trx" | grep -oE " $pattern" || true; fi
    done | wc -l | tr -d ' '
}

# The console log's blocks of failed tests: from "  Failed name" to the next result.
tests_show_failures() {
    awk '/^ +Failed [^ ]/ { show = 1 }
         /^ +(Passed|Skipped) [^ ]/ || /^\[xUnit/ || /^Test Run / || /^Results File/ { show = 0 }
         show && shown++ < 200' "$1" # all of the log is read: a closed pipe would end the script here
}

# "name: reason" of each skipped test.
tests_skipped() {
    local trx
    for trx in "$TESTS_RESULTS"/*.trx; do
        [ -f "$trx" ] || continue
        awk '
            /<UnitTestResult / {
                name = ""
                if (/ outcome="NotExecuted"/) { name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); reason = "" }
                if (name != "" && /\/>/) { print name; name = "" }
            }
            name != "" && /<(Message|StdOut)>/ && reason == "" {
                reason = $0; sub(/.*<(Message|StdOut)>/, "", reason); sub(/<\/(Message|StdOut)>.*/, "", reason)
            }
            /<\/UnitTestResult>/ && name != "" { print name (reason == "" ? "" : ": " reason); name = "" }
        ' "$trx"
    done | sed -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' -e "s/&apos;/'/g" -e 's/&#x[AaDd];/ /g' -e 's/&amp;/\&/g'
}

tests_report() {
    local passed failed skipped name
    passed=$(tests_count Passed "$TESTS_RESULTS"/*.trx)
    failed=$(tests_count Failed "$TESTS_RESULTS"/*.trx)
    skipped=$(tests_count NotExecuted "$TESTS_RESULTS"/*.trx)
    failed=$((failed + ${#TESTS_BROKEN[@]}))

    if [ "$skipped" -gt 0 ]; then
        printf '\nSkipped:\n'
        tests_skipped | sed 's/^/  /'
    fi
    for name in ${TESTS_BROKEN[@]+"${TESTS_BROKEN[@]}"}; do printf '\nEnded abnormally, counted as one failed test: %s\n' "$name"; done
    if [ $((passed + failed)) -eq 0 ]; then printf '\nNo test ran.\n'; fi
    printf '\n%d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
