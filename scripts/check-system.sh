#!/bin/sh
# Names the system pieces that are missing, with the command that installs them.
#   check-system.sh setup   what installing needs (fails when something is missing)
#   check-system.sh test    what the page tests need (page tests are skipped without it)
set -u

python=${PYTHON:-python3}

case "${1:-setup}" in
setup)
    if ! command -v "$python" >/dev/null 2>&1; then
        echo "Python is missing. Install Python 3.11 or 3.12, or name one: make run PYTHON=/path/to/python3.11" >&2
        exit 1
    fi
    if ! "$python" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 12))'; then
        echo "$("$python" --version) is not supported. Name a Python 3.11 or 3.12: make run PYTHON=python3.11" >&2
        exit 1
    fi
    if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
        echo "Python's venv module is missing. Debian and Ubuntu: sudo apt-get install python3-venv" >&2
        exit 1
    fi
    if [ "$(uname -s)-$(uname -m)" != "Linux-x86_64" ] && ! command -v "${CC:-cc}" >/dev/null 2>&1; then
        echo "A C compiler is missing; the bundled embedding model is compiled on this platform." >&2
        echo "macOS: xcode-select --install    Debian and Ubuntu: sudo apt-get install build-essential" >&2
        exit 1
    fi
    ;;
test)
    if ! command -v "${ADVISOR_CHROMIUM:-chromium}" >/dev/null 2>&1; then
        echo "Chromium is missing: the page tests are skipped. Debian: sudo apt-get install chromium fonts-noto-cjk" >&2
        [ "${CI:-}" = "true" ] && exit 1
    fi
    exit 0
    ;;
esac
