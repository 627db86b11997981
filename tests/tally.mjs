// Counts checks; tells those that fail, with at most eight of the problems each has.
let passed = 0;
let failed = 0;

// A check passes where there are no problems.
export function check(where, what, problems) {
  if (problems.length === 0) { passed += 1; return; }
  failed += 1;
  console.log(`FAILED ${where}: ${what}`);
  for (const problem of problems.slice(0, 8)) console.log(`    ${problem}`);
}

// Prints the count and ends; the exit code is 1 if anything failed.
export function end() {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}
