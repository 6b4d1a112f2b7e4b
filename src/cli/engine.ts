import { placesOf } from '../core/host/places.ts';
import { openTongues } from '../core/tongues.ts';
import { planSteps } from '../engine/index.ts';
import type { Plan, Stage } from '../shared/plan.ts';
import type { Terminal } from './terminal.ts';

const tongues = openTongues(placesOf(import.meta.dirname).tongues);

/** Runs the engine here and now, telling how far it is where a person watches. */
export function planWith(terminal: Terminal, name: string, text: string): Plan {
  const steps = planSteps(text, { tongues });
  let step = steps.next();
  let told = 0;
  while (!step.done) {
    const now = performance.now();
    if (now - told > 100) {
      told = now;
      const { stage, done } = step.value;
      terminal.progress(`${name}  ${STAGES[stage][terminal.language]}  ${Math.round(done * 100)} %`);
    }
    step = steps.next();
  }
  terminal.progress('');
  return step.value;
}

export const STAGES: Readonly<Record<Stage | 'read' | 'store', { en: string; zh: string }>> = {
  read: { en: 'reading', zh: '读取' },
  blocks: { en: 'blocks', zh: '分块' },
  copies: { en: 'copies', zh: '找重复' },
  loops: { en: 'loops', zh: '找循环' },
  chrome: { en: 'furniture', zh: '找杂项' },
  sections: { en: 'sections', zh: '分小节' },
  seams: { en: 'seams', zh: '找断口' },
  threads: { en: 'threads', zh: '接续' },
  articles: { en: 'articles', zh: '分篇' },
  plan: { en: 'plan', zh: '汇总' },
  store: { en: 'storing', zh: '存盘' },
};
