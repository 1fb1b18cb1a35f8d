#!/usr/bin/env bash
# Builds and runs the benchmarks: run.sh [--quick] [filter]
# Prints one table per operation with ratios; writes benchmarks/target/results.json.
set -eu
cd "$(dirname "$0")/.."
mvn -q -pl benchmarks -am package -DskipTests
java -Dresults=benchmarks/target/results.json \
  -Dflights=samples/flights/src/main/resources/data/flights.csv.gz \
  -cp 'benchmarks/target/classes:benchmarks/target/lib/*' dev.singletable.benchmarks.Benchmarks "$@"
