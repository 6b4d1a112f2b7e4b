import { decideFindings } from '../services/answers.ts';
import { findingsOf } from '../services/views.ts';
import { from, type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for findings and the answers to them. */
export function findingsRouter(os: Implementer, { library }: RouterParts) {
  return {
    list: os.findings.list.handler(({ input }) => findingsOf(library, input)),
    decide: os.findings.decide.handler(({ input, context }) => decideFindings(library, input, from(context))),
  };
}
