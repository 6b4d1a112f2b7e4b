import type { Reason } from './plan.ts';

/** A reason in words, in the language asked for. */
export function reasonText(reason: Reason, _language: 'zh' | 'en'): string {
  return reason.code;
}
