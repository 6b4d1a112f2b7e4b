/** Why a joint was made, in the words of `reasons.ts`: the grounds that weighed most. */
import type { Reason } from '../../shared/plan.ts';
import type { ReasonCode } from '../../shared/reasons.ts';
import { asTold } from '../base/forms.ts';
import type { Piece } from '../base/model.ts';
import { bracketState, wordAcross } from '../language/torn.ts';
import { isAsDeep } from '../seams/depths.ts';
import type { Joint } from '../seams/joints.ts';
import type { Threads } from '../threads/threads.ts';

/** Grounds told for one joint, at most. */
const TOLD = 4;

/** The reasons for joining `joint.tail` to `joint.head`, the weightiest first. */
export function jointReasons(pieces: readonly Piece[], joint: Joint, threads: Threads): Reason[] {
  const tail = pieces[joint.tail] as Piece;
  const head = pieces[joint.head] as Piece;
  const out: Reason[] = [];
  const say = (code: ReasonCode, params?: Record<string, string | number>) => {
    if (out.length < TOLD) out.push(params ? { code, params } : { code });
  };
  if (tail.goesTo?.includes(joint.head)) say('join.told');
  const left = tail.text.slice(-12);
  const right = head.text.slice(0, 12);
  if (tail.cjk && head.cjk) {
    const across = wordAcross(left, right);
    if (across >= 2) {
      const word = acrossWord(
        left,
        right,
        asTold(tail).slice(-left.length) + asTold(head).slice(0, right.length),
      );
      if (word) say('join.word', { word });
    }
  }
  const open = bracketState(tail.text.slice(-2000)).open;
  const closed = bracketState(head.text.slice(0, 2000)).closed;
  if (open && closed && open.endsWith(closed.charAt(0))) say('join.bracket');
  if (/\d$/u.test(left) && /^[\d%年月日万亿多余个]/u.test(right)) say('join.measure');
  if (!head.cjk && /^[a-z]/u.test(right)) say('join.case');
  if (threads.woven && threads.woven.article[joint.tail] === threads.woven.article[joint.head])
    say('join.article');
  if (threads.depths && isAsDeep(threads.depths, joint.tail, joint.head)) say('join.depth');
  if (joint.head === joint.tail + 1) say('join.next');
  else if (joint.head > 0 && (threads.tailTorn[joint.head - 1] as number) >= 0.4) say('join.column');
  if ((threads.headTorn[joint.head] as number) > 0.6) say('join.start');
  if (!out.length) say('join.only');
  return out;
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The dictionary word that reaches across the joint, in the letters of `told`; '' without one. */
function acrossWord(left: string, right: string, told: string): string {
  for (const { segment, index } of segmenter.segment(left + right)) {
    const end = index + segment.length;
    if (index < left.length && end > left.length) return told.slice(index, end);
  }
  return '';
}
