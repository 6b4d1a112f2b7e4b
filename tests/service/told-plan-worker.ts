import { serveOrders } from '../../src/core/planner.ts';
import type { Plan, Progress } from '../../src/shared/plan.ts';

/**
 * A plan worker for tests: a dump whose first line is `%plan {json}` is planned as that line says, `%slow` is
 * worked on until it is called off, `%crash` ends the thread. Anything else becomes one article, a paragraph a line.
 */
function* told(text: string): Generator<Progress, Plan> {
  const line = firstLine(text);
  if (line.startsWith('%crash')) process.exit(7);
  if (line.startsWith('%slow')) {
    const until = Date.now() + 20_000;
    while (Date.now() < until) yield { stage: 'seams', done: 0.5 };
  }
  if (!line.startsWith('%plan ')) return plain(text);
  yield { stage: 'blocks', done: 0.5 };
  return JSON.parse(line.slice('%plan '.length)) as Plan;
}

function firstLine(text: string): string {
  const end = text.indexOf('\n');
  return end < 0 ? text : text.slice(0, end);
}

function plain(text: string): Plan {
  const blocks = [...text.matchAll(/\S[^\n]*/g)].map((m) => ({
    type: 'paragraph' as const,
    sources: [[m.index, m.index + m[0].trimEnd().length] as const],
  }));
  return {
    format: 'plan/1',
    engine: 'told',
    articles: [{ blocks }],
    dropped: [],
    unplaced: [],
    findings: [],
    notices: [],
  };
}

await serveOrders(told);
