# shellcheck shell=bash
# Sourced after common.sh: finds or makes a database.
#
#   database_provide             exports LEDGER_DATABASE: the one given; else database "ledger" on a private PostgreSQL
#                                (installed programs, or installed with apt when allowed); else PostgreSQL in docker compose
#   database_provide_for_tests   exports LEDGER_TEST_POSTGRES: an administrator's connection to the given or private server,
#                                never to the server of LEDGER_DATABASE: tests create and drop databases and roles
#   database_provide_for_scratch exports both, LEDGER_DATABASE being a database of the script's own, dropped when it ends
#   database_fresh               after database_provide: empties the database, if it is ours
#   database_create NAME, database_drop NAME, database_connection NAME   scratch databases on the private server
#   database_stop                stops the private server; database_stop_if_started: only if this script started it
#
# Settings, all optional: LEDGER_DATABASE; LEDGER_TEST_POSTGRES; LEDGER_POSTGRES_BIN, the folder of PostgreSQL's programs
# ("none": as if there were none, and nothing is installed); LEDGER_INSTALL=no: never install packages.
#
# The private server listens on 127.0.0.1 only, with a generated password. Everything of it is in one folder, its "area":
#   data/  log/  password  port  checkout        (server files; logs; 0600; the port used last; the path it belongs to)
# .ledger/postgresql in the checkout, or for root, whom PostgreSQL refuses to serve, a folder below /var/lib that the
# account "postgres" can reach, noted in .ledger/area-root.

POSTGRES_OLDEST=14         # the oldest major version the ledger runs on
SERVER_ROLE=ledger         # superuser of the private server: owns the databases, migrates, creates the tests' databases
DATABASE_KIND=             # given, private or docker, once provided
SERVER_KIND=               # private or docker, once running
SERVER_PORT=
SERVER_PASSWORD=
SERVER_STARTED_HERE=
AREA=
PG_BIN=
TRIED=()                   # why each way to a database was not taken, for the last message

# ---------------------------------------------------------------- what the scripts call

database_provide() {
    if [ -n "${LEDGER_DATABASE:-}" ]; then
        DATABASE_KIND=given
        say "database: the one LEDGER_DATABASE names"
        return
    fi
    server_provide
    DATABASE_KIND=$SERVER_KIND
    database_create ledger
    LEDGER_DATABASE=$(database_connection ledger)
    export LEDGER_DATABASE
}

database_provide_for_tests() {
    if [ -n "${LEDGER_TEST_POSTGRES:-}" ]; then
        say "test database server: the one LEDGER_TEST_POSTGRES names"
        return
    fi
    server_provide
    LEDGER_TEST_POSTGRES=$(database_connection postgres)
    export LEDGER_TEST_POSTGRES
}

# A database that lives as long as the script, for LEDGER_DATABASE, and the administrator's connection beside it.
database_provide_for_scratch() {
    server_provide
    SCRATCH=ledger_scratch_$$
    database_drop "$SCRATCH"
    database_create "$SCRATCH"
    trap 'database_drop "$SCRATCH"' EXIT
    LEDGER_DATABASE=$(database_connection "$SCRATCH")
    LEDGER_TEST_POSTGRES=$(database_connection postgres)
    export LEDGER_DATABASE LEDGER_TEST_POSTGRES
}

database_connection() {
    printf 'Host=127.0.0.1;Port=%s;Database=%s;Username=%s;Password=%s' "$SERVER_PORT" "$1" "$SERVER_ROLE" "$SERVER_PASSWORD"
}

database_create() {
    local there
    there=$(server_sql postgres "SELECT 1 FROM pg_database WHERE datname = '$1'") ||
        fail "PostgreSQL on 127.0.0.1:$SERVER_PORT does not answer as it should; its log: $(server_log)"
    # Two scripts may get here together: the one that comes second finds it created.
    [ -n "$there" ] || server_sql postgres "CREATE DATABASE \"$1\"" 2>/dev/null ||
        [ -n "$(server_sql postgres "SELECT 1 FROM pg_database WHERE datname = '$1'")" ] ||
        fail "cannot create the database $1; the server's log: $(server_log)"
}

database_drop() { server_sql postgres "DROP DATABASE IF EXISTS \"$1\" WITH (FORCE)"; }

database_fresh() {
    if [ "$DATABASE_KIND" != given ]; then
        database_drop ledger
        database_create ledger
        say "database: emptied"
        return
    fi
    local tables
    if tables=$(given_tables) && [ "$tables" = 0 ]; then
        say "database: the given one is empty, nothing to drop"
        return
    fi
    fail "--fresh would drop the database that LEDGER_DATABASE names${tables:+ (tables, views and sequences in it: $tables)}, and only you may do that.
Empty it yourself and run again, or unset LEDGER_DATABASE to use a private one."
}

database_stop() {
    lock_take 9 database
    area_find
    if [ -n "$AREA" ] && [ -d "$AREA/data" ] && server_alive; then
        binaries_find || fail "PostgreSQL's programs are gone; the server's process is $(server_pid)."
        as_server "$PG_BIN/pg_ctl" -D data -m fast -w -t 120 stop >/dev/null ||
            fail "the private server does not stop; its log: $(server_log)"
    elif [ -f "$LEDGER_ROOT/.ledger/compose-password" ] && docker_answers; then
        compose stop postgres >/dev/null 2>&1 || fail "docker compose could not stop the database."
    fi
    lock_release 9
    SERVER_KIND='' SERVER_STARTED_HERE=''
}

database_stop_if_started() { [ -z "$SERVER_STARTED_HERE" ] || database_stop; }

# ---------------------------------------------------------------- the server: private, or docker, or a message

server_provide() {
    [ -z "$SERVER_KIND" ] || return 0
    lock_take 9 database
    area_find
    if binaries_find || { binaries_install && binaries_find; }; then
        private_start
        SERVER_KIND=private
    elif [ -n "$AREA" ] && [ -f "$AREA/data/PG_VERSION" ]; then
        # Anything else would be another, empty ledger under the same name.
        fail "this checkout's database ($AREA/data) needs the programs of PostgreSQL $(cat "$AREA/data/PG_VERSION"), which were not found.
$(tried_list)
Install that version, or name its folder in LEDGER_POSTGRES_BIN, or delete the database to start anew."
    elif docker_answers; then
        docker_start
        SERVER_KIND=docker
    else
        fail "there is no database. Provide one of the three:
  1. a database of yours:    export LEDGER_DATABASE='Host=…;Port=5432;Database=…;Username=…;Password=…'
  2. PostgreSQL's programs, version $POSTGRES_OLDEST or later, for a private server:  apt-get install postgresql
     (or your system's package; elsewhere than usual: export LEDGER_POSTGRES_BIN=/its/bin)
  3. a running Docker engine with 'docker compose'
$(tried_list)"
    fi
    lock_release 9
    local how='already running'
    if [ -n "$SERVER_STARTED_HERE" ]; then how=started; fi
    say "database: PostgreSQL on 127.0.0.1:$SERVER_PORT ($SERVER_KIND, $how)"
}

tried_list() {
    local line
    echo "Tried:"
    for line in ${TRIED[@]+"${TRIED[@]}"}; do printf '  - %s\n' "$line"; done
}

# server_sql DATABASE STATEMENT, as the administrator.
server_sql() {
    local quiet='SET client_min_messages = warning'
    if [ "$SERVER_KIND" = docker ]; then
        compose exec -T postgres psql -X -q -A -t -v ON_ERROR_STOP=1 -U "$SERVER_ROLE" -d "$1" -c "$quiet" -c "$2" </dev/null
        return
    fi
    # shellcheck disable=SC2086 # names of variables
    (
        unset ${!PG@}
        PGPASSWORD=$SERVER_PASSWORD PGCONNECT_TIMEOUT=10 PGCLIENTENCODING=UTF8 "$SERVER_PSQL" -X -q -A -t -v ON_ERROR_STOP=1 \
            -h 127.0.0.1 -p "$SERVER_PORT" -U "$SERVER_ROLE" -d "$1" -c "$quiet" -c "$2" </dev/null
    )
}

server_log() { if [ "$SERVER_KIND" = docker ]; then echo "docker compose logs postgres"; else echo "$AREA/log/postgres.log"; fi; }

# The number of tables in the database of LEDGER_DATABASE; fails where it cannot be told (SQL Server, no psql, no connection).
given_tables() {
    local part key value host='' port=5432 database='' user='' password='' rest=$LEDGER_DATABASE
    case $rest in *[\"\']*) return 1 ;; esac
    while [ -n "$rest" ]; do
        part=${rest%%;*}
        case $rest in *\;*) rest=${rest#*;} ;; *) rest='' ;; esac
        value=${part#*=}
        key=$(printf '%s' "${part%%=*}" | tr 'A-Z' 'a-z' | tr -d ' ')
        case $key in
        host | server) host=$value ;;
        port) port=$value ;;
        database | db) database=$value ;;
        username | userid | user | uid) user=$value ;;
        password | pwd | psw) password=$value ;;
        esac
    done
    [ -n "$host" ] && [ -n "$database" ] && [ -n "$user" ] || return 1
    local psql
    psql=$(command -v psql) || { binaries_find && psql=$PG_BIN/psql; } || return 1
    # shellcheck disable=SC2086
    (
        unset ${!PG@}
        PGPASSWORD=$password PGCONNECT_TIMEOUT=10 "$psql" -X -q -A -t -w -h "$host" -p "$port" -U "$user" -d "$database" -c \
            "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\_toast%'" \
            2>/dev/null </dev/null
    )
}

# ---------------------------------------------------------------- PostgreSQL's programs

is_root() { [ "$(id -u)" = 0 ]; }

# Sets PG_BIN to the newest programs that fit: those of the data's version, if there are data.
binaries_find() {
    local folder version wanted='' best=0
    PG_BIN=''
    if [ "${LEDGER_POSTGRES_BIN:-}" = none ]; then
        TRIED+=("PostgreSQL's programs: not looked for, LEDGER_POSTGRES_BIN is 'none'")
        return 1
    fi
    if is_root && ! id postgres >/dev/null 2>&1; then
        TRIED+=("PostgreSQL's programs: root needs the account 'postgres' to run them, and there is none")
        return 1
    fi
    if [ -n "$AREA" ] && [ -f "$AREA/data/PG_VERSION" ]; then wanted=$(cat "$AREA/data/PG_VERSION"); fi
    while IFS= read -r folder; do
        version=$(binaries_version "$folder") || continue
        if [ -n "$wanted" ] && [ "$version" != "$wanted" ]; then continue; fi
        if [ "$version" -ge "$POSTGRES_OLDEST" ] && [ "$version" -gt "$best" ]; then
            best=$version
            PG_BIN=$folder
        fi
    done < <(binaries_candidates)
    [ -n "$PG_BIN" ] && return 0
    TRIED+=("PostgreSQL's programs: version ${wanted:-$POSTGRES_OLDEST or later} not found in ${LEDGER_POSTGRES_BIN:-PATH, by pg_config, nor in the usual folders}")
    return 1
}

binaries_candidates() {
    if [ -n "${LEDGER_POSTGRES_BIN:-}" ]; then
        echo "$LEDGER_POSTGRES_BIN"
        return
    fi
    local found
    if found=$(command -v pg_ctl); then dirname "$(readlink -f "$found" || echo "$found")"; fi
    if command -v pg_config >/dev/null; then pg_config --bindir 2>/dev/null || true; fi
    for found in /usr/lib/postgresql/*/bin /usr/pgsql-*/bin /usr/local/pgsql/bin /usr/lib64/pgsql/bin /usr/bin \
        /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin /Applications/Postgres.app/Contents/Versions/*/bin; do
        [ ! -d "$found" ] || echo "$found"
    done
}

# The major version of the programs in a folder, if all that are needed are there.
binaries_version() {
    local program
    for program in initdb pg_ctl postgres psql pg_isready; do [ -x "$1/$program" ] || return 1; done
    "$1/postgres" --version 2>/dev/null | sed -n 's/^postgres (PostgreSQL) \([0-9][0-9]*\).*/\1/p' | grep .
}

binaries_install() {
    local become=() log=$LEDGER_LOGS/apt.log
    if [ -n "${LEDGER_POSTGRES_BIN:-}" ]; then return 1; fi
    if [ "${LEDGER_INSTALL:-}" = no ]; then
        TRIED+=("installing them: LEDGER_INSTALL is 'no'")
        return 1
    fi
    if ! command -v apt-get >/dev/null; then
        TRIED+=("installing them: there is no apt-get here")
        return 1
    fi
    if ! is_root; then
        if ! { command -v sudo && sudo -n true; } >/dev/null 2>&1; then
            TRIED+=("installing them with apt: neither root nor sudo without a password")
            return 1
        fi
        become=(sudo -n)
    fi
    mkdir -p "$LEDGER_LOGS"
    say "installing PostgreSQL with apt (log: artifacts/logs/apt.log)"
    # Debian's package makes and starts a server of its own as well; it is left as it is.
    if { ${become[@]+"${become[@]}"} apt-get -o DPkg::Lock::Timeout=300 update &&
        ${become[@]+"${become[@]}"} env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 \
            install -y --no-install-recommends postgresql; } >"$log" 2>&1 </dev/null 9>&-; then
        return 0
    fi
    TRIED+=("installing them with apt: failed: $(grep -E '^(E|Err)' "$log" | tail -n 1) (log: $log)")
    return 1
}

# ---------------------------------------------------------------- the area

checkout_hash() { printf '%s' "$LEDGER_ROOT" | git hash-object --stdin | cut -c 1-12; }

# Sets AREA to the folder of this checkout's server, where one has been made or begun; empty otherwise.
area_find() {
    AREA=''
    if [ -f "$(area_note)" ]; then
        AREA=$(cat "$(area_note)")
    elif ! is_root && [ -d "$LEDGER_ROOT/.ledger/postgresql" ]; then
        AREA=$LEDGER_ROOT/.ledger/postgresql
    fi
    if [ -n "$AREA" ] && area_is_anothers; then AREA=''; fi
}

# Where the path of an area outside the checkout is noted: root's is not for other users, nor theirs for root.
area_note() { if is_root; then echo "$LEDGER_ROOT/.ledger/area-root"; else echo "$LEDGER_ROOT/.ledger/area"; fi; }

# The area, or the note of it, came with a copy of the checkout, and the original is still there and uses it.
# (A checkout that was moved keeps its database: the path that the area belonged to no longer exists.)
area_is_anothers() {
    local owner=''
    if [ -f "$AREA/checkout" ]; then owner=$(cat "$AREA/checkout"); fi
    [ -n "$owner" ] && [ "$owner" != "$LEDGER_ROOT" ] && [ -d "$owner/.ledger" ] && ! [ "$owner" -ef "$LEDGER_ROOT" ]
}

area_provide() {
    if [ -z "$AREA" ]; then
        if is_root; then area_choose_root; else area_choose_user; fi
        area_set_aside
        # Noted before the folder exists: what is begun is always found again. Inside the checkout no note is needed.
        case $AREA in "$LEDGER_ROOT"/*) ;; *) printf '%s\n' "$AREA" >"$(area_note)" ;; esac
    fi
    mkdir -p "$AREA" || fail "cannot create $AREA."
    # Only the account that runs the server comes through, to data/ and log/, which are its own.
    if is_root; then chmod 711 "$AREA"; else chmod 700 "$AREA"; fi
    printf '%s\n' "$LEDGER_ROOT" >"$AREA/checkout"
    server_folder "$AREA/log"
}

# PostgreSQL does not run as root, and the checkout may be where no other account can read.
area_choose_root() {
    if [ -w /var/lib ]; then AREA=/var/lib/ledger-$(checkout_hash); else AREA=$(mktemp -d /var/tmp/ledger-XXXXXXXX); fi
}

area_choose_user() {
    AREA=$LEDGER_ROOT/.ledger/postgresql
    # PostgreSQL insists on a folder closed to others; some mounted file systems cannot keep one.
    local probe=$LEDGER_ROOT/.ledger/probe
    mkdir -p "$probe" && chmod 700 "$probe"
    case $(ls -ld "$probe") in drwx------*) ;; *) AREA=${XDG_DATA_HOME:-$HOME/.local/share}/ledger-$(checkout_hash) ;; esac
    rmdir "$probe"
}

# A new checkout does not take over what an earlier one at the same path left, nor a copy made under a running server.
# (A copy made of a server at rest is a good copy, and is kept.)
area_set_aside() {
    [ -e "$AREA/data" ] || return 0
    case $AREA in "$LEDGER_ROOT"/*) if [ ! -e "$AREA/data/postmaster.pid" ]; then return 0; fi ;; esac
    local aside
    aside=$AREA.before-$(date +%Y%m%d%H%M%S)
    if server_alive; then
        binaries_find || fail "a server of an earlier checkout runs in $AREA; stop it (process $(server_pid))."
        as_server "$PG_BIN/pg_ctl" -D data -m fast -w -t 120 stop >/dev/null || fail "the server of an earlier checkout in $AREA does not stop."
    fi
    mv "$AREA" "$aside"
    say "an earlier or copied checkout left a database in $AREA: it is now in $aside; delete it when it is not needed"
}

# A folder that only the server's account can use.
server_folder() {
    mkdir -p "$1" && chmod 700 "$1" || fail "cannot create $1."
    if is_root; then chown postgres: "$1"; fi
}

# Runs a program as the account of the server, in the area, untouched by the caller's PostgreSQL settings,
# and without the lock's descriptor, which a server would keep for as long as it runs.
# shellcheck disable=SC2086
as_server() (
    cd "$AREA" || exit 1
    unset ${!PG@}
    export LC_ALL=C
    if ! is_root; then
        "$@"
    elif command -v runuser >/dev/null; then
        runuser -u postgres -- "$@"
    else
        su postgres -s /bin/sh -c 'exec "$0" "$@"' -- "$@"
    fi
) 9>&- </dev/null

# ---------------------------------------------------------------- the private server

private_start() {
    area_provide
    SERVER_PSQL=$PG_BIN/psql
    password_provide
    private_initialise
    if ! private_wait; then private_launch; fi
    SERVER_PORT=$(sed -n 4p "$AREA/data/postmaster.pid")
    # The last proof that it is ours: it knows the password that only this area holds.
    server_sql postgres 'SELECT 1' >/dev/null 2>>"$LEDGER_ROOT/.ledger/errors" ||
        fail "the private server on 127.0.0.1:$SERVER_PORT refuses its password ($AREA/password): $(tail -n 1 "$LEDGER_ROOT/.ledger/errors")"
    rm -f "$LEDGER_ROOT/.ledger/errors"
}

password_provide() {
    if [ ! -s "$AREA/password" ]; then
        [ ! -e "$AREA/data" ] || fail "the private server's password ($AREA/password) is gone; restore it, or delete $AREA to start anew."
    fi
    password_make "$AREA/password"
    SERVER_PASSWORD=$(cat "$AREA/password")
}

# Makes a password in a file that only its owner reads, whole or not at all, unless there is one.
password_make() {
    if [ -s "$1" ]; then return 0; fi
    (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$1.new")
    mv "$1.new" "$1"
}

# Made under another name and renamed at the end: a half-made one is never taken for a database.
private_initialise() {
    if [ -f "$AREA/data/PG_VERSION" ]; then return 0; fi
    [ ! -e "$AREA/data" ] || fail "$AREA/data is not a PostgreSQL data folder; move it away."
    say "making a private PostgreSQL in $AREA"
    local new=new-$$ locale=C log=$AREA/log/initdb.log
    if locale -a 2>/dev/null | grep -qixE 'c\.utf-?8'; then locale=C.UTF-8; fi
    # What a killed attempt left may still be written to by an orphan of it: hence a name of its own, and no insistence.
    rm -rf "$AREA"/new-* 2>/dev/null || true
    server_folder "$AREA/$new"
    (umask 077 && printf '%s\n' "$SERVER_PASSWORD" >"$AREA/$new.password")
    if is_root; then chown postgres: "$AREA/$new.password"; fi
    as_server "$PG_BIN/initdb" -D "$new" -U "$SERVER_ROLE" --pwfile="$new.password" --encoding=UTF8 --locale="$locale" \
        --data-checksums --auth-local=scram-sha-256 --auth-host=scram-sha-256 >"$log" 2>&1 ||
        fail "PostgreSQL's initdb failed: $(tail -n 3 "$log") (log: $log)"
    rm -f "$AREA/$new.password"
    as_server sh -c "echo \"include_if_exists = 'ledger.conf'\" >>$new/postgresql.conf"
    mv "$AREA/$new" "$AREA/data"
}

server_pid() { sed -n 1p "$AREA/data/postmaster.pid" 2>/dev/null || true; }

# Is the process named in postmaster.pid a server of our data folder? A number alone proves nothing: after a crash the
# system may have given it to another program. A server works inside its data folder, even if that has been moved.
server_alive() {
    local pid
    pid=$(server_pid)
    [ -n "$pid" ] || return 1
    if [ -d /proc/self ]; then
        as_server test "/proc/$pid/cwd" -ef data
    else
        ps -p "$pid" -o command= 2>/dev/null | grep -q postgres
    fi
}

# True once a server of ours that is running, or still starting, answers; false when there is none (any more).
private_wait() {
    local port tries=0
    while server_alive; do
        port=$(sed -n 4p "$AREA/data/postmaster.pid" 2>/dev/null || true)
        if [ -n "$port" ] && as_server "$PG_BIN/pg_isready" -q -h 127.0.0.1 -p "$port"; then return 0; fi
        tries=$((tries + 1))
        [ "$tries" -lt 1200 ] || fail "the private server (process $(server_pid)) has not answered for 5 minutes; its log: $AREA/log/postgres.log"
        sleep 0.25
    done
    return 1
}

private_launch() {
    local port='' try before news log=$AREA/log/postgres.log
    if [ -f "$AREA/port" ]; then port=$(cat "$AREA/port"); fi
    stale_pid_clear
    log_rotate "$log"
    for try in $(seq 1 40); do
        if [ -z "$port" ] || port_taken "$port"; then port=$(port_choose); fi
        private_settings "$port"
        before=$(log_size "$log")
        if as_server "$PG_BIN/pg_ctl" -D data -l log/postgres.log -w -t 300 start >"$AREA/pg_ctl.log" 2>&1; then
            SERVER_STARTED_HERE=1
            printf '%s\n' "$port" >"$AREA/port"
            return 0
        fi
        news=$(tail -c "+$((before + 1))" "$log" 2>/dev/null || true)
        case $news in
        *"could not bind"* | *"could not create any TCP/IP sockets"*) port='' ;;
        # After a crash of the server, the last of its processes may take a moment to notice.
        *"shared memory block"* | *"lock file"*) sleep 1 ;;
        *) break ;;
        esac
    done
    fail "the private PostgreSQL did not start (attempt $try):
$(printf '%s\n' "${news:-$(cat "$AREA/pg_ctl.log")}" | tail -n 5)
Its log: $log"
}

# Durable in every respect, and sized for a small machine: two cores, a few GB of memory.
private_settings() {
    as_server sh -c 'printf "%s\n" "$1" >data/ledger.conf' sh "# Written by scripts/lib/database.sh at each start: changes here are lost.
listen_addresses = '127.0.0.1'
port = $1
unix_socket_directories = ''    # a path in a deep checkout can be too long for one, and nobody needs it
max_connections = 200
password_encryption = 'scram-sha-256'

fsync = on
synchronous_commit = on
full_page_writes = on
wal_level = replica
wal_compression = off
max_wal_size = 4GB
checkpoint_timeout = 15min
checkpoint_completion_target = 0.9

shared_buffers = 256MB
work_mem = 16MB
maintenance_work_mem = 128MB
jit = off                       # short statements: compiling them costs more than it saves

timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
log_line_prefix = '%m [%p] %q%d '
log_checkpoints = off"
}

# PostgreSQL sees by itself that the process of an old postmaster.pid is dead, and that no orphan still works on the data.
# It cannot see that the number now belongs to some other program of ours; then, if nobody works on the data, the file goes.
stale_pid_clear() {
    local pid
    pid=$(server_pid)
    if [ -z "$pid" ]; then
        rm -f "$AREA/data/postmaster.pid"   # empty: the machine went down while it was written
    elif [ -d "/proc/$pid" ] && as_server sh -c 'for process in /proc/[0-9]*/cwd; do if [ "$process" -ef data ]; then exit 1; fi; done'; then
        rm -f "$AREA/data/postmaster.pid"
    fi
}

log_size() { if [ -f "$1" ]; then wc -c <"$1" | tr -d ' '; else echo 0; fi; }

log_rotate() { if [ "$(log_size "$1")" -gt 16777216 ]; then mv "$1" "$1.1"; fi; }

# Below the ports that systems hand out by themselves (32768 and up on Linux, 49152 elsewhere).
port_choose() {
    local port
    for _ in $(seq 1 100); do
        port=$((15432 + RANDOM % 15000))
        if ! port_taken "$port"; then
            echo "$port"
            return
        fi
    done
    fail "found no free port between 15432 and 30432."
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# ---------------------------------------------------------------- docker compose (not tested against an engine by its authors)

docker_answers() {
    if ! command -v docker >/dev/null; then
        TRIED+=("docker: not installed")
    elif ! docker info >/dev/null 2>&1 </dev/null; then
        TRIED+=("docker: installed, but no engine answers")
    elif ! docker compose version >/dev/null 2>&1 </dev/null; then
        TRIED+=("docker: an engine answers, but 'docker compose' is not installed")
    else
        return 0
    fi
    return 1
}

# The password of SQL Server is only there because compose reads the whole file: that service is not started.
compose() {
    local password project
    password=$(cat "$LEDGER_ROOT/.ledger/compose-password")
    # Its own project, and so its own volume, for each checkout and password: a copied checkout does not share a database,
    # and a new one at the same path does not meet a volume that keeps the password of the last.
    project=ledger-$(printf '%s %s' "$LEDGER_ROOT" "$password" | git hash-object --stdin | cut -c 1-12)
    LEDGER_POSTGRES_PASSWORD=$password LEDGER_SQLSERVER_PASSWORD=${LEDGER_SQLSERVER_PASSWORD:-not-started-by-this} \
        docker compose -p "$project" -f "$LEDGER_ROOT/docker-compose.yml" --profile postgres "$@" 9>&-
}

docker_start() {
    local log=$LEDGER_LOGS/docker.log address
    mkdir -p "$LEDGER_LOGS"
    password_make "$LEDGER_ROOT/.ledger/compose-password"
    [ -n "$(compose ps -q --status running postgres 2>/dev/null </dev/null || true)" ] || SERVER_STARTED_HERE=1
    say "starting PostgreSQL with docker compose (log: artifacts/logs/docker.log)"
    compose up -d --wait postgres >"$log" 2>&1 </dev/null ||
        fail "docker compose could not start PostgreSQL: $(tail -n 3 "$log") (log: $log)"
    address=$(compose port postgres 5432 </dev/null) || fail "docker compose does not tell the port of PostgreSQL (log: $log)"
    SERVER_PORT=${address##*:}
    SERVER_PASSWORD=$(cat "$LEDGER_ROOT/.ledger/compose-password")
}
