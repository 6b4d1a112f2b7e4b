import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Bus } from '../../../src/core/bus.ts';
import type { Library } from '../../../src/core/library.ts';
import { composePlan, composeText } from '../../../src/core/services/compose.ts';
import { Drafts } from '../../../src/core/services/drafts.ts';
import { PlanningThreads } from '../../../src/core/services/planning-threads.ts';
import { Staging } from '../../../src/core/services/staging.ts';
import { addDump } from '../../../src/core/store/dumps.ts';
import { openStore } from '../../../src/core/store/open.ts';
import { Texts } from '../../../src/core/store/texts.ts';
import type { Evidence, Finding, FindingKind, Plan, PlanArticle } from '../../../src/shared/plan.ts';
import { findingId } from '../../../src/shared/plan.ts';
import { inkOf, type Span } from '../../../src/shared/span.ts';

/** A dump written piece by piece, with the plan that goes with it. */
export class DumpMaker {
  text = '';
  readonly articles: PlanArticle[] = [];
  readonly plan: Plan = {
    format: 'plan/1',
    engine: 'test',
    articles: this.articles,
    dropped: [],
    unplaced: [],
    findings: [],
    notices: [],
  };

  /** Appends a piece of text; its span. */
  say(text: string, after = '\n'): Span {
    const span: Span = [this.text.length, this.text.length + text.length];
    this.text += text + after;
    return span;
  }

  article(fields: Partial<Record<'title' | 'subtitle' | 'byline' | 'date', Span[]>> = {}): PlanArticle {
    const article: PlanArticle = { blocks: [] };
    for (const [name, sources] of Object.entries(fields)) article[name as 'title'] = { sources };
    this.articles.push(article);
    return article;
  }

  find(kind: FindingKind, spans: Span[], evidence: Evidence, stands: boolean, confidence = 0.8): Finding {
    const finding: Finding = {
      id: findingId(kind, spans),
      kind,
      confidence,
      stands,
      spans,
      evidence,
      reasons: [{ code: 'test' }],
    };
    this.plan.findings.push(finding);
    return finding;
  }
}

export interface TestLibrary {
  library: Library;
  dumpId: string;
  close: () => void;
}

/** A library in a folder of its own that holds one dump, planned as `maker` says. */
export async function libraryWith(maker: Pick<DumpMaker, 'text' | 'plan'>): Promise<TestLibrary> {
  const folder = mkdtempSync(join(tmpdir(), 'galley-desk-'));
  const store = await openStore(join(folder, 'galley.sqlite'));
  // Speed alone: what is durable is tested elsewhere.
  store.pragma('synchronous = OFF');
  let now = 1_700_000_000_000;
  const library: Library = {
    store,
    texts: new Texts(store),
    drafts: new Drafts(store),
    bus: new Bus(),
    planning: new PlanningThreads('unused'),
    maxBytes: 1 << 20,
    samplesFolder: join(folder, 'samples'),
    exportFolder: join(folder, 'exports'),
    clock: () => now++,
  };
  const dumpId = 'dump';
  const { text, plan } = maker;
  const bytes = new TextEncoder().encode(text);
  addDump(
    store,
    {
      id: dumpId,
      name: 'test.txt',
      sha256: 'f'.repeat(64),
      bytes: bytes.length,
      encoding: 'utf-8',
      encoding_sure: 1,
      length: text.length,
      ink: inkOf(text),
      imported_at: now,
      status: 'planning',
      problem: null,
      planner: null,
    },
    bytes,
  );
  const staging = new Staging(library, dumpId);
  for (const batch of composeText(text)) await staging.take(batch, text.length);
  for (const batch of composePlan(text, plan)) await staging.take(batch, text.length);
  staging.adopt();
  return {
    library,
    dumpId,
    close: () => {
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
