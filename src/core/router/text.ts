import { letStand, rewriteText } from '../services/rewriting.ts';
import { findText, proofText } from '../services/wording.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the words of the drafts. */
export function textRouter(os: Implementer, { library }: RouterParts) {
  return {
    find: os.text.find.handler(({ input, signal }) => findText(library, input, signal)),
    proof: os.text.proof.handler(({ input, signal }) => proofText(library, input, signal)),
    rewrite: os.text.rewrite.handler(({ input, context }) => rewriteText(library, input, from(context))),
    letStand: os.text.letStand.handler(({ input, context }) => letStand(library, input, from(context))),
  };
}
