/** What the joint model is fitted on: every end of a case with the beginnings it could go on in, and the true one. */

import { join } from 'node:path';
import { openTongues } from '../src/core/tongues.ts';
import type { Piece } from '../src/engine/base/model.ts';
import { plan } from '../src/engine/index.ts';
import { headSigns } from '../src/engine/language/torn.ts';
import type { Joint, SeeJoint } from '../src/engine/seams/joints.ts';
import { firstRound, lookAgain } from '../src/engine/threads/threads.ts';
import { casesOf } from './cases.ts';
import { drained } from './drained.ts';
import type { Gold } from './eval-score.ts';

/** One end: the features of its joints, and which of them is true; -1 where it goes on nowhere. */
export interface Row {
  case: string;
  cjk: boolean;
  tail: string;
  heads: string[];
  /** The piece of the end, and those of the beginnings. */
  at: number;
  to: number[];
  features: Float64Array[];
  right: number;
}

/** One piece's beginning: its signs, and whether it is the rest of a paragraph begun elsewhere. */
export interface Beginning {
  cjk: boolean;
  text: string;
  signs: Float64Array;
  torn: boolean;
}

/** The first and last unit of the truth that each piece shows. */
function unitsOf(pieces: readonly Piece[], gold: Gold): { first: string; last: string }[] {
  const spans = [...gold.spans].sort((a, b) => a.start - b.start);
  return pieces.map((p) => {
    const own = spans.filter((s) => s.end > p.start && s.start < p.end);
    return { first: own[0]?.unit ?? '', last: own.at(-1)?.unit ?? '' };
  });
}

/** Runs the engine's stages up to the joints over the cases of a folder. */
export function readRows(dir: string): { rows: Row[]; again: Row[]; beginnings: Beginning[] } {
  const tongues = openTongues(join(import.meta.dirname, '..', 'resources', 'tongues'));
  const rows: Row[] = [];
  const again: Row[] = [];
  const beginnings: Beginning[] = [];
  for (const { name, gold, text } of casesOf(dir)) {
    const next = new Map(gold.joins);
    const ends = new Set(gold.joins.map(([, head]) => head));
    const roles = new Map(gold.units.map((u) => [u.id, u.role]));
    plan(text, {
      tongues,
      seen: (pieces, topics, grams, titles) => {
        const units = unitsOf(pieces, gold);
        pieces.forEach((piece, p) => {
          const unit = units[p]?.first ?? '';
          if (roles.get(unit) !== 'paragraph' || piece.mark || piece.heading) return;
          beginnings.push({
            cjk: piece.cjk,
            text: piece.text.slice(0, 24),
            signs: headSigns(piece, grams),
            torn: ends.has(unit),
          });
        });
        const features = new Map<Joint, Float64Array>();
        const joint: SeeJoint = (j, f) => features.set(j, f.slice());
        const { proposal, first, woven } = drained(firstRound(pieces, topics, grams, titles, { joint }));
        const isTitle = (p: number) => (titles[p] as number) >= 0.5;
        const second = drained(lookAgain(pieces, topics, proposal, first, woven, isTitle, joint));
        const add = (list: Row[], t: number, joints: readonly Joint[]): void => {
          const goal = next.get(units[t]?.last ?? '');
          const head = goal === undefined ? -1 : units.findIndex((u) => u.first === goal);
          const right = joints.findIndex((j) => j.head === head);
          // An end that goes on where no joint was proposed teaches nothing about joints.
          if ((goal !== undefined && right < 0) || !joints.length) return;
          list.push({
            case: name,
            cjk: (pieces[t] as Piece).cjk,
            tail: (pieces[t] as Piece).text.slice(-24),
            heads: joints.map((j) => (pieces[j.head] as Piece).text.slice(0, 24)),
            at: t,
            to: joints.map((j) => j.head),
            features: joints.map((j) => features.get(j) as Float64Array),
            right,
          });
        };
        for (const [t, joints] of proposal.joints) add(rows, t, joints);
        for (const [t, joints] of second) add(again, t, joints);
      },
    });
  }
  return { rows, again, beginnings };
}
