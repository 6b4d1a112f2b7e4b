import type { Node } from '@tiptap/pm/model';
import { create } from 'zustand';
import type { ArticleView, Fields } from '../../shared/model/articles.ts';
import type { Outcome } from '../../shared/model/outcome.ts';
import { client } from '../client.ts';
import type { DraftEditor } from '../editor/draft-editor.ts';
import { dataOf } from '../errors.ts';
import { type DraftReport, DraftSync } from '../model/draft-sync.ts';

const NO_FIELDS: Fields = { title: '', subtitle: '', byline: '', date: '' };

/** How the open draft stands: what the cleaned pane shows above the text. */
export const useDraft = create<DraftReport>(() => ({
  status: 'saved',
  revision: 0,
  fields: NO_FIELDS,
  conflict: null,
  error: null,
}));

let editor: DraftEditor | null = null;
let sync: DraftSync<Node> | null = null;
let waiting: ArticleView | null = null;
let onOutcome: (outcome: Outcome) => void = () => undefined;

/** Who takes in what a save has come to. */
export function onSaved(take: (outcome: Outcome) => void): void {
  onOutcome = take;
}

/** The editor of the cleaned pane, once it is on the page. */
export function draftEditor(): DraftEditor | null {
  return editor;
}

/** Called when the cleaned pane comes and goes. */
export function setDraftEditor(next: DraftEditor | null): void {
  editor = next;
  if (next && waiting) openDraft(waiting);
}

/** Shows an article in the editor and keeps it saved from now on. The one before must be flushed. */
export function openDraft(article: ArticleView): void {
  sync?.close();
  sync = null;
  waiting = article;
  if (!editor) return;
  editor.show(article.blocks);
  sync = new DraftSync<Node>(article, editor, {
    save: (input) => client.articles.save(input),
    saved: (outcome) => onOutcome(outcome),
    report: (report) => useDraft.setState(report),
    conflictOf: (error) => dataOf<{ article: ArticleView }>(error, 'CONFLICT')?.article ?? null,
    newBurst: () => crypto.randomUUID(),
    now: () => Date.now(),
  });
}

export function closeDraft(): void {
  sync?.close();
  sync = null;
  waiting = null;
}

export const draft = {
  touch: (): void => sync?.touch(),
  setField: (field: keyof Fields, value: string): void => sync?.setField(field, value),
  composed: (): void => sync?.composed(),
  endBurst: (): void => sync?.endBurst(),
  retry: (): void => sync?.retry(),
  keepMine: (): void => sync?.keepMine(),
  takeTheirs: (): void => sync?.takeTheirs(),
  receive: (view: ArticleView): void => {
    if (waiting?.id === view.id) waiting = view;
    sync?.receive(view);
  },
  /** True if the store holds everything the editor shows. */
  flush: async (): Promise<boolean> => (sync ? sync.flush() : true),
  clean: (): boolean => sync?.clean ?? true,
};
