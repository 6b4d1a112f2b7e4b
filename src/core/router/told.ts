import { ORPCError } from '@orpc/server';
import type { Trouble } from '../../shared/model/system.ts';
import type { Care } from '../care.ts';
import { Fault, type FaultCode, refused, StoreError } from '../errors.ts';
import { FOLDER_WORDS, TROUBLE_WORDS, troubleOf } from '../store/trouble.ts';

const STATUS: Record<FaultCode, number> = {
  NOT_FOUND: 404,
  CONFLICT: 409,
  NOT_READY: 412,
  NOT_VALIDATED: 412,
  DEPENDENTS: 409,
  REFUSED: 422,
};

/** A refusal of a service as the contract knows it; anything else as it is. */
export function told(error: unknown, { log }: Pick<Care, 'log'>): unknown {
  if (error instanceof ORPCError) return error;
  const trouble = storeTrouble(error);
  if (trouble !== null) {
    log.note('store', error);
    const message = error instanceof StoreError ? error.message : TROUBLE_WORDS[trouble];
    return new ORPCError('STORE', { status: 507, message, data: { trouble } });
  }
  // What is left of the system's own errors comes from folders that are written to.
  const elsewhere = troubleOf(error);
  const folder = elsewhere === null ? undefined : FOLDER_WORDS[elsewhere];
  if (folder !== undefined) return told(refused('folder', folder), { log });
  if (!isFault(error)) {
    if (!(error instanceof Error && error.name === 'AbortError')) log.note('router', error);
    return error;
  }
  return new ORPCError(error.code, { status: STATUS[error.code], message: error.message, data: error.data });
}

/** What befell the store, if the error speaks of the store at all. */
function storeTrouble(error: unknown): Trouble | null {
  if (error instanceof StoreError) return error.code;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? (troubleOf(error) ?? null) : null;
}

function isFault(error: unknown): error is Fault {
  return error instanceof Fault;
}

/** A stream whose errors are told as `told` tells them. */
export async function* toldStream<T>(steps: AsyncGenerator<T, void>, care: Care): AsyncGenerator<T, void> {
  try {
    yield* steps;
  } catch (error) {
    throw told(error, care);
  }
}
