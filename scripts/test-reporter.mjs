// A vitest reporter for test.mjs: writes to the file in GALLEY_REPORT how many tests passed, failed and were skipped, and
// what went wrong, a line each. Vitest's own JSON does not say which file a dying process took along.
import { writeFileSync } from 'node:fs';
import { root } from './runtime.mjs';

/** Longest line, in characters. */
const LONGEST = 240;

export default class TestReporter {
  #files = [];

  onTestRunStart(specifications) {
    this.#files = specifications.map(({ moduleId }) => moduleId);
  }

  onTestRunEnd(modules, unhandledErrors) {
    const report = { passed: 0, failed: 0, skipped: 0, problems: [] };
    const tell = (where, error) => report.problems.push(line(where, reason(error)));
    for (const module of modules) {
      const states = { passed: 0, failed: 0, skipped: 0, pending: 0 };
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        states[state]++;
        if (state === 'failed') tell(`${module.moduleId} > ${test.fullName}`, errors?.[0]);
      }
      const broken = [module, ...module.children.allSuites()].flatMap((one) =>
        one
          .errors()
          .map((error) => [one === module ? module.moduleId : `${module.moduleId} > ${one.fullName}`, error]),
      );
      for (const [where, error] of broken) tell(where, error);
      if (states.pending > 0)
        report.problems.push(line(module.moduleId, `${states.pending} tests have no result`));
      report.passed += states.passed;
      report.skipped += states.skipped;
      report.failed += states.failed + broken.length + states.pending;
    }
    const seen = new Set(modules.map(({ moduleId }) => moduleId));
    for (const file of this.#files.filter((one) => !seen.has(one))) {
      report.problems.push(line(file, 'has no result'));
      report.failed++;
    }
    for (const error of unhandledErrors) tell(error.VITEST_TEST_PATH ?? 'outside of any test', error);
    writeFileSync(process.env.GALLEY_REPORT, JSON.stringify(report));
  }
}

/** What an error says in its first line; of one with a cause, the cause. */
function reason(error) {
  let deepest = error;
  while (deepest?.cause?.message) deepest = deepest.cause;
  return (deepest?.message || deepest?.name || 'no reason given').split('\n', 1)[0];
}

function line(where, why) {
  return `${where}: ${why}`.replaceAll(`${root}/`, '').slice(0, LONGEST);
}
