/** What the stages hand on: the blocks and markers of a layout, and the pieces made of them. */
import type { Span } from '../../shared/span.ts';

/** Offsets `[start, end)` that a stage may still move. */
export type Range = [start: number, end: number];

/**
 * A block of the dump: a line, or the lines of one paragraph whose hard line ends were undone. Its span is
 * trimmed of white space; marks such as `# ` before it are blocks of their own kind.
 */
export interface Block {
  start: number;
  end: number;
  /** Depth of the heading mark before it, 0 without one. */
  mark: number;
  /** Blank lines before it. */
  gap: number;
  /** Whether its first line is set in, as the first line of a paragraph is. */
  indent: boolean;
  /** How many lines of the dump it takes. */
  lines: number;
  /** What inside it is no text: left-over tags, ascending and apart. */
  holes?: Range[];
  /** Parted from the block before it on the same line. */
  glued?: boolean;
  /** Tells again the title before it, and was set apart for that. */
  echo?: boolean;
  /** Begins a line that tells a whole article. */
  row?: boolean;
  /** Set off as a quotation. */
  quoted?: boolean;
  /** Emphasised from end to end, as a title or heading may be. */
  bold?: boolean;
  /** Its line is links and nothing else. */
  links?: boolean;
  /** What its line is known to be. */
  role?: Role;
  /** Its role is the name it has in a record, no guess. */
  named?: boolean;
  /** What its line says it is: housekeeping read beside a date, say, or where a story goes on. */
  field?: 'chrome' | 'jump';
}

/** How a Chinese text is written. */
export type Script = 'traditional' | 'simplified';

/** What a line is known to be by its label or by those beside it. */
export type Role = 'title' | 'subtitle' | 'byline' | 'date';

/** A part of the dump with no words of its own: a separator line, a heading mark. */
export interface Marker {
  start: number;
  end: number;
  /** A line of its own, as a separator between articles is; else a mark before a heading. */
  alone: boolean;
  /** Index of the block that follows it. */
  before: number;
}

/** What `blocks` makes of a dump. */
export interface Layout {
  blocks: Block[];
  markers: Marker[];
}

export type { Span };

/**
 * What the later stages work with: a stretch of the dump that stays, with the text as a reader sees it. A block
 * becomes one piece, or several where it was glued of many.
 */
export interface Piece {
  start: number;
  end: number;
  /** What stays of `[start, end)`, in order: less than all where a loop inside was folded. */
  sources: Range[];
  /** The piece as one line: hard line ends undone. Chinese in simplified letters, as the language is known. */
  text: string;
  /** The same in the dump's own letters, where they differ. */
  told?: string;
  /** How its Chinese is written. */
  script?: Script;
  block: number;
  mark: number;
  /** Set apart from what stands before it more than blocks of this dump commonly are. */
  breakBefore: boolean;
  /** Running text of a dump without punctuation, see `unmarked`. */
  unmarked?: boolean;
  /** Its end is none of a cut though it has no stop, as sure as this, see `wholes`. */
  whole?: number;
  /** Stands in a list whose items are numbered on, see `items`. */
  item?: boolean;
  /** Opens an article by the dump's own habit, see `openings`. */
  opens?: boolean;
  /** Follows the site's own lines. */
  apart?: boolean;
  indent: boolean;
  /** Parted from the piece before it on the same line. */
  glued: boolean;
  /** Known as a heading by its number and its place in a glued line. */
  heading: boolean;
  /** Emphasised from end to end. */
  bold?: boolean;
  /** A headline where titles stand, no running text though it ends in a stop, see `stopped-headlines`. */
  headline?: boolean;
  /** What its line is known to be. */
  role?: Role;
  /** Its story goes on on another page: the pieces where it may, see `continued`. */
  goesTo?: number[];
  /** Goes on with a story of another page. */
  comesFrom?: boolean;
  cjk: boolean;
}
