#!/bin/sh
# Pins every requirement with its hashes, for all systems and Python versions we run on. Called by `make lock`, with uv.
# UPGRADE=1 takes the newest of everything; else pins stay unless pyproject.toml asks otherwise.
set -eu
cd "$(dirname "$0")/.."

if ! command -v "${UV:=uv}" >/dev/null 2>&1; then
  echo "make lock needs uv: python3 -m venv DIR && DIR/bin/pip install uv, then UV=DIR/bin/uv make lock" >&2
  exit 1
fi

pin() {
  target=$1
  shift
  "$UV" pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-annotate --python-version 3.11 \
    --custom-compile-command "make lock" ${UPGRADE:+--upgrade} --output-file "requirements/$target" "$@"
}

# What runs and what builds; each wider list keeps to the pins of the narrower one.
pin run.txt pyproject.toml --group build
pin test.txt pyproject.toml --group build --group test --constraint requirements/run.txt
pin bench.txt pyproject.toml --group build --extra bench --constraint requirements/run.txt
pin package.txt pyproject.toml --group build --group package --constraint requirements/run.txt
echo pip | pin pip.txt -
