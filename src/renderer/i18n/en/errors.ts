import type { Words } from '../zh/index.ts';
import { s } from './plural.ts';

/** Words for troubles and refusals. */
export const errors: Words['errors'] = {
  offline: 'The connection to Galley is lost',
  offlineBody: 'Your changes stay in this window and are saved once it is back. Reconnecting…',
  notFound: 'It is gone; perhaps it was removed elsewhere.',
  refused: 'That cannot be done now.',
  refusals: {
    'folder-busy': 'Another Galley is writing into this folder. Try again when it is done.',
    'nothing-to-undo': 'There is nothing to undo.',
    'nothing-to-redo': 'There is nothing to redo.',
    'other-plan': 'That decision belongs to an earlier analysis of this dump.',
    undone: 'That decision is undone already.',
    planning: 'This dump is being analysed. Try again when it is done.',
    'bad-splice': 'The change does not fit the article. Open it again.',
    'no-blocks': 'There is no such paragraph in the article any more.',
    'nothing-left': 'Nothing would be left of the first article.',
    'one-article': 'Choose two different articles.',
    'no-next': 'There is nothing after it to join.',
    'not-a-paragraph':
      'Only paragraphs and headings can do that. Take it out of its list or quotation first.',
    'empty-block': 'This paragraph is empty.',
    'too-long': 'This paragraph is too long for that.',
    'plan-failed': 'The analysis failed twice. The earlier one stays.',
    'no-piece': 'The text of this finding is no longer in the dump.',
    'one-piece': 'Both ends are one piece.',
    'in-field': 'The first half is a field of the article. Make it a paragraph first.',
    gone: 'It is gone; perhaps it was removed elsewhere.',
    stale: 'The text this finding speaks of is no longer in the drafts.',
    'no-candidate': 'Say which article it belongs to.',
    'no-article': 'There is no article to put it in. Make one first.',
    'has-decisions':
      'There are edits, moves or approvals in this dump, and a new analysis would part the text differently. Undo them in the history first; answers to findings are carried over.',
    'cannot-undo': 'The text has changed too much to undo this alone. Undo the newer decisions first.',
    'bad-manifest':
      'The galley-manifest.json in this folder cannot be read. Move it away, or choose another folder.',
    'not-approved': 'Only an approved article can be validated.',
    'no-name': 'A validation is signed: give a name first.',
    'same-name': 'Whoever approved an article can’t validate it as well.',
    'no-folder': 'Choose the folder again.',
  },
  dependents: (n) => `${n} later decision${s(n)} build on it; undo those first.`,
  notValidated: (n, titles) => `${n} still need${n === '1' ? 's' : ''} a second person: ${titles}.`,
  notReady: 'It cannot be approved yet; see the list.',
  unknown: (message) => `Something went wrong: ${message}`,
  badInput: 'Galley did not understand that step; nothing was changed.',
  unauthorised: 'This address carries no token. Open the full address printed at start.',
  doing: (what) => `“${what}” did not work`,
  brokenTitle: 'This part could not be drawn',
  brokenBody: 'The rest goes on, and your changes are kept. Try again, or reload the window.',
  startTitle: 'Galley could not open',
  store: {
    newer:
      'The library was made by a newer Galley. What was saved is safe; nothing was changed. Install the newer version.',
    corrupt:
      'The library file is damaged. It was left as it is, and its backups are untouched; the last change is only in this window. End Galley and run “galley restore” to go back to the newest good backup.',
    locked:
      'Another program holds the library. What was saved is safe; the last change is only in this window. Close the other program: it is tried again.',
    full: 'The disk is full. What was saved is safe; the last change is only in this window. Make room: it is tried again.',
    'read-only':
      'The library cannot be written: its disk or file is read-only. What was saved is safe; the last change is only in this window. Make it writable: it is tried again.',
    denied:
      'Galley has no right to use the library’s folder. What was saved is safe; the last change is only in this window. Give Galley the right to it: it is tried again.',
    missing:
      'The library’s folder is gone: moved, renamed, or on a disk that is no longer there. What was saved is in it; the last change is only in this window. Bring the folder back: it is tried again.',
    unusable:
      'The disk could not be read or written. What was saved before is on it; the last change is only in this window. Look after the disk: it is tried again.',
  },
};
