/**
 * The head of an article: kicker, title, subtitle, byline and date, in whatever order they stand before the first
 * running text; a byline or date that closes the article.
 */

import type { Piece } from '../base/model.ts';
import { plainOf } from '../base/plain.ts';
import { isKnownName, isLatinNames, isNamedOffice, isNamesOnly } from '../look/bylines.ts';
import { isField, saysByline, saysDate } from '../look/fields.ts';
import { isSectionName } from '../look/furniture.ts';
import { isCaption, shapeOf, titleLook } from '../look/look.ts';
import { isProse } from '../titles/titles.ts';

export interface Head {
  /** The piece that is the title, or -1. */
  title: number;
  /** Kicker and subtitle, in reading order. */
  subtitle: number[];
  byline: number[];
  date: number[];
  /** What is left: the body, in order. */
  rest: number[];
}

/** Lines of a head that are looked at: more are no head. */
const LINES = 12;

/** What kind of text it is, as it stands over a title. */
const GENRE =
  /^(?:opinion|editorial|letters?(?: to the editor)?|analysis|news analysis|commentary|comment|review|interview|feature|obituar(?:y|ies)|exclusive|profile|column|special report|in brief|社论|评论|短评|时评|述评|特稿|专访|访谈|读者来信|来信|来论|言论|人物|综述|特写|通讯|消息|快讯|独家|本报评论员文章)$/iu;

/** Whether a line is a kicker to the longer one after it: a short label, or one in capitals. */
export function isKicker(line: Piece, next: Piece): boolean {
  const a = line.text;
  const b = next.text;
  // What begins with a dash stands under a title.
  if (isField(line) || isField(next) || /[。！!.]$/u.test(a) || /^(?:—|–|--)/u.test(b)) return false;
  if (GENRE.test(a) || isSectionName(a)) return b.length > 3;
  if (line.cjk) return a.length <= 8 && b.length >= a.length + 3 && b.length >= 8;
  const shape = shapeOf(a);
  const words = a.split(/\s+/u).length;
  const capitals = shape.latin > 0 && shape.upper / shape.latin > 0.8;
  const other = shapeOf(b);
  const titled = other.latin > 0 && other.upper / other.latin <= 0.8;
  return b.length >= a.length + 8 && ((capitals && titled && words <= 4) || (words <= 2 && a.length <= 18));
}

/** Whether a line between a title and running text can be a subtitle: a phrase of some length, no label, no sentence. */
function isSubtitle({ text, cjk, mark }: Piece): boolean {
  if (mark || isNamesOnly(text)) return false;
  return text.length >= (cjk ? 7 : 24) && titleLook(text.replace(/^[—–-]+\s*/u, ''), cjk, 0) >= 0.5;
}

/** Which of an article's head lines is its title: the one with the strongest mark, else the first that is no kicker. */
function pickTitle(pieces: readonly Piece[], heads: readonly number[]): number {
  const rank = (p: number) => {
    const { mark, role } = pieces[p] as Piece;
    if (role) return role === 'title' ? 9 : -1;
    return mark ? 7 - mark : 0;
  };
  let best = 0;
  heads.forEach((p, i) => {
    if (rank(p) > rank(heads[best] as number)) best = i;
  });
  const line = pieces[heads[best] as number] as Piece;
  const next = pieces[heads[best + 1] ?? -1];
  if (next && next.mark === line.mark && !line.role && isKicker(line, next)) best++;
  return best;
}

/**
 * Title odds where an article surely begins with its head, as in a listing: its first plain line is its title, and so
 * are the few lines between that and a byline or date, or behind a kicker.
 */
export function headTitles(
  pieces: readonly Piece[],
  sequence: readonly number[],
  titles: Float32Array,
): Float32Array {
  const run: number[] = [];
  let k = 0;
  let field = false;
  for (; k < sequence.length && run.length < 4; k++) {
    const piece = pieces[sequence[k] as number] as Piece;
    if (isField(piece)) {
      // A date in the title's own line closes nothing.
      if (!run.length || piece.glued) continue;
      field = true;
      break;
    }
    if (isProse(piece) || piece.heading) break;
    // A picture over the title, and what it shows.
    if (!piece.mark && isCaption(piece.text)) continue;
    run.push(sequence[k] as number);
  }
  if (!run.length) return titles;
  const end = pieces[sequence[k] ?? -1];
  let count = field ? run.length : 1;
  // The last short line before running text may be a name alone.
  const last = pieces[run[run.length - 1] as number] as Piece;
  if (
    !field &&
    run.length > 1 &&
    end &&
    isProse(end) &&
    last.cjk &&
    (isNamesOnly(last.text) || isNamedOffice(last.text))
  )
    count = run.length - 1;
  if (count < run.length && isKicker(pieces[run[0] as number] as Piece, pieces[run[1] as number] as Piece))
    count = Math.max(count, 2);
  // One line more, right over running text, is the subtitle.
  if (!field && count === run.length - 1 && run.length <= 3 && end && isProse(end) && isSubtitle(last))
    count++;
  // Written where it was read: a copy for every article would make a long listing quadratic.
  const out = titles;
  run.slice(0, count).forEach((p, i) => {
    const { text, cjk, mark } = pieces[p] as Piece;
    if (i === 0 || titleLook(text.replace(/^[—–-]+\s*/u, ''), cjk, mark) > 0)
      out[p] = Math.max(0.6, out[p] as number);
  });
  return out;
}

/** Reads the head of an article out of its pieces in reading order. */
export function readHead(pieces: readonly Piece[], sequence: readonly number[], titles: Float32Array): Head {
  const head: Head = { title: -1, subtitle: [], byline: [], date: [], rest: [] };
  const heads: number[] = [];
  let k = 0;
  // Lines after the byline or date are no part of the headline any more.
  let told = -1;
  const captions: number[] = [];
  for (; k < sequence.length && k < LINES; k++) {
    const p = sequence[k] as number;
    const piece = pieces[p] as Piece;
    const next = pieces[sequence[k + 1] ?? -1];
    const over = pieces[sequence[k + 2] ?? -1];
    const proseNext = next !== undefined && (isProse(next) || saysDate(next) || next.heading);
    if (saysDate(piece)) {
      head.date.push(p);
      // In the title's own line, or with a subtitle and a byline to come, it closes no headline.
      if (piece.glued || (next && over && !isProse(next) && !saysByline(next) && saysByline(over))) continue;
    } else if (saysByline(piece)) head.byline.push(p);
    else if (
      heads.length &&
      !head.byline.length &&
      piece.cjk &&
      !piece.mark &&
      !piece.heading &&
      (isNamesOnly(piece.text) || isNamedOffice(piece.text)) &&
      proseNext
    )
      head.byline.push(p);
    else if (
      heads.length &&
      !head.byline.length &&
      !piece.cjk &&
      !piece.mark &&
      next &&
      (saysDate(next) ? isLatinNames(piece.text) : proseNext && isKnownName(piece.text))
    )
      head.byline.push(p);
    else if (
      ((titles[p] as number) >= 0.5 && !piece.heading && !isProse(piece)) ||
      // Between a title and a byline stands a subtitle, whatever its mark says.
      (heads.length > 0 && told < 0 && !isProse(piece) && next !== undefined && saysByline(next)) ||
      (heads.length === 1 && told < 0 && piece.cjk && /^(?:——|--)/u.test(piece.text) && !isProse(piece))
    ) {
      heads.push(p);
      continue;
    } else if (!heads.length && !piece.mark && isCaption(piece.text) && over !== undefined) {
      // What a picture over the title shows is no part of it.
      captions.push(p);
      continue;
    } else break;
    if (heads.length && told < 0) told = heads.length;
  }
  if (heads.length) {
    const own = told > 0 ? heads.slice(0, told) : heads;
    const at = pickTitle(pieces, own);
    head.title = own[at] as number;
    heads.forEach((p, i) => {
      if (i === at) return;
      // Lines before the title and two after it are its kickers and subtitles; others head sections.
      if (i < own.length && i >= at - 3 && i <= at + 2) head.subtitle.push(p);
      else head.rest.push(p);
    });
  }
  for (const p of [...captions, ...sequence.slice(k)]) head.rest.push(p);
  labelled(pieces, head);
  closing(pieces, head);
  return head;
}

/** A record tells its fields by their names, wherever they stand: takes from the body what the head has not told. */
function labelled(pieces: readonly Piece[], head: Head): void {
  const roleOf = (p: number) => (pieces[p] as Piece).role;
  if (head.title < 0 ? !head.rest.some((p) => roleOf(p) === 'title') : roleOf(head.title) !== 'title') return;
  const [dated, signed] = [head.date.length > 0, head.byline.length > 0];
  head.rest = head.rest.filter((p) => {
    const role = roleOf(p);
    if (role === 'title' && head.title < 0) head.title = p;
    else if (role === 'subtitle') head.subtitle.push(p);
    else if (role === 'date' && !dated) head.date.push(p);
    else if (role === 'byline' && !signed) head.byline.push(p);
    else return true;
    return false;
  });
}

/** Whose it is, told behind the text though its author is told before it. */
const SOURCE = /^[（(【[\s]*(?:(?:文章|信息|新闻|稿件)?来源|稿源|出处|转自)\s*[:\uff1a]/u;

/** Takes a byline or date off the end of the body, if the head told none. Who signed may take several lines. */
function closing(pieces: readonly Piece[], head: Head): void {
  const signed: number[] = [];
  const told = head.byline.length > 0;
  for (let tries = 0; tries < 3 && head.rest.length > 1; tries++) {
    const p = head.rest[head.rest.length - 1] as number;
    const piece = pieces[p] as Piece;
    if (!head.date.length && saysDate(piece)) head.date.push(p);
    else if (
      saysByline(piece) &&
      (!(told || signed.length) ||
        SOURCE.test(plainOf(piece.text)) ||
        (!told && piece.role === 'byline' && (pieces[signed[0] as number] as Piece).role === 'byline'))
    )
      signed.unshift(p);
    else break;
    head.rest.pop();
  }
  head.byline.push(...signed);
}
