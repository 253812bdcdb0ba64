# shellcheck shell=bash
# Sourced by every script: where the checkout is, messages with elapsed seconds, locks, the SDK, the build.

unset CDPATH
LEDGER_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LEDGER_LOGS=$LEDGER_ROOT/artifacts/logs

# English, whatever the machine speaks: the scripts read some of these messages.
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%4ds  %s\n' "$SECONDS" "$*"; }

fail() {
    printf '\nscripts/%s: %s\n' "${0##*/}" "$*" >&2
    exit 1
}

is_ci() { [ "${CI:-}" = true ]; }

# The comment at the top of a script is its help.
print_help() { awk 'NR > 1 { if (!/^#/) exit; sub(/^# ?/, ""); print }' "$0"; }

# lock_take FD NAME: one script at a time in a critical section. The lock lives as long as the descriptor,
# so a killed script leaves none behind; whatever outlives the script must be started with FD closed.
# Where there is no flock (macOS) two scripts started at the same moment are on their own.
lock_take() {
    local fd=$1 name=$2
    mkdir -p "$LEDGER_ROOT/.ledger" 2>/dev/null && [ -w "$LEDGER_ROOT/.ledger" ] ||
        fail "cannot write in $LEDGER_ROOT/.ledger: run as the user who owns the checkout, or remove that folder."
    eval "exec $fd>>\"\$LEDGER_ROOT/.ledger/$name.lock\""
    command -v flock >/dev/null || return 0
    flock -n "$fd" && return 0
    say "waiting for another script to finish with the $name"
    flock -w 900 "$fd" || fail "another script has held $LEDGER_ROOT/.ledger/$name.lock for 15 minutes."
}

lock_release() { eval "exec $1>&-"; }

# Finds the SDK that global.json asks for.
dotnet_provide() {
    home_provide
    local folder
    for folder in "${DOTNET_ROOT:-}" "$HOME/.dotnet" /usr/share/dotnet /usr/local/share/dotnet; do
        command -v dotnet >/dev/null && break
        if [ -n "$folder" ] && [ -x "$folder/dotnet" ]; then export PATH="$folder:$PATH" DOTNET_ROOT="$folder"; fi
    done

    local asked answer
    asked=$(sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$LEDGER_ROOT/global.json")
    command -v dotnet >/dev/null ||
        fail "the .NET SDK is not installed (no 'dotnet' in PATH). Install version $asked or later: https://dotnet.microsoft.com/download"
    if ! answer=$(cd "$LEDGER_ROOT" && dotnet --version 2>&1 </dev/null); then
        case $answer in
        *ICU*) fail "the .NET SDK needs the ICU library; install it (Debian: 'libicu72' or the libicu of your release; Fedora: 'libicu')." ;;
        *) fail "global.json asks for the .NET SDK $asked (or a later feature band of it); installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' - || true). Get it: https://dotnet.microsoft.com/download" ;;
        esac
    fi
    say ".NET SDK $answer"
}

# NuGet and the SDK keep their state in the home folder; service accounts often have none that they can write.
home_provide() {
    if [ -n "${HOME:-}" ] && [ -d "$HOME" ] && [ -w "$HOME" ]; then return 0; fi
    mkdir -p "$LEDGER_ROOT/.ledger/home"
    export HOME=$LEDGER_ROOT/.ledger/home
    say "no home folder that can be written: NuGet uses .ledger/home"
}

# Builds everything once in Release, quietly; shows the errors if there are any.
build_release() {
    local log=$LEDGER_LOGS/build.log options=()
    mkdir -p "$LEDGER_LOGS"
    # In CI nothing may stay behind: build servers would keep the job's output open.
    if is_ci; then options=(-nodeReuse:false -p:UseSharedCompilation=false); fi
    lock_take 8 build
    say "building (log: artifacts/logs/build.log)"
    if ! (cd "$LEDGER_ROOT" && dotnet build Ledger.sln -c Release --nologo -v quiet ${options[@]+"${options[@]}"}) >"$log" 2>&1 </dev/null 8>&-; then
        { grep -E '(^|[: ])error( |:)' "$log" | sort -u || tail -n 40 "$log"; } | head -n 40 >&2
        fail "the build failed; the whole log: $log"
    fi
    lock_release 8
    say "built"
}
