import { notFound } from '../errors.ts';
import { listRules, removeRule } from '../store/rules.ts';
import { type Implementer, type RouterParts } from './parts.ts';

/** Implements the calls for the rules of the desk. */
export function rulesRouter(os: Implementer, { library }: RouterParts) {
  const { store, bus } = library;
  return {
    list: os.rules.list.handler(() => listRules(store)),
    remove: os.rules.remove.handler(({ input }) => {
      if (!removeRule(store, input.key)) throw notFound('rule', input.key);
      bus.emit({ kind: 'settings' });
    }),
  };
}
