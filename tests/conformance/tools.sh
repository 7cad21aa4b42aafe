#!/bin/sh
# Installs what the conformance tests need beside npm's packages, where it is missing.
set -eu

missing=""
command -v qpdf >/dev/null 2>&1 || missing="$missing qpdf"
command -v pdftotext >/dev/null 2>&1 || missing="$missing poppler-utils"
command -v firefox >/dev/null 2>&1 || command -v firefox-esr >/dev/null 2>&1 || missing="$missing firefox-esr"
# veraPDF runs in Java, from its source; Java 11 and later no longer bring JAXB.
command -v javac >/dev/null 2>&1 || missing="$missing default-jdk-headless"
[ -f /usr/share/java/jaxb-runtime.jar ] || missing="$missing libjaxb-java"
[ -z "$missing" ] && exit 0

if ! command -v apt-get >/dev/null 2>&1; then
  echo "The conformance tests need$missing. Install them and run again." >&2
  exit 3
fi
as_root=""
[ "$(id -u)" = 0 ] || as_root="sudo"
log=$(mktemp)
export DEBIAN_FRONTEND=noninteractive
# shellcheck disable=SC2086 # a list of packages
if ! { $as_root apt-get update -qq && $as_root apt-get install -y -qq --no-install-recommends $missing; } >"$log" 2>&1; then
  cat "$log" >&2
  echo "Installing$missing failed. Install them yourself and run again." >&2
  exit 3
fi
rm -f "$log"
