import fc from 'fast-check';
import { z } from 'zod';
import { contract } from '../../src/shared/contract.ts';
import { Block } from '../../src/shared/document.ts';
import { PieceId, SpanSchema } from '../../src/shared/model/ids.ts';
import { anything, block, goodBlock, oddBytes, oddText } from './inputs.ts';

/**
 * Inputs for every call of the contract, made from the schemas themselves: a new call is fuzzed without a word here,
 * and one with a text or a type nobody has told of below fails the run.
 */

export interface Call {
  /** `group.name`, or the name alone. */
  readonly path: string;
  readonly inputs: fc.Arbitrary<unknown>;
}

/** Something of the library as it stands when the call is made: the `$pick`ed kind, modulo how many there are. */
export interface Pick {
  $pick: [kind: PickKind, n: number];
}
export const PICK_KINDS = [
  'dump',
  'article',
  'finding',
  'decision',
  'piece',
  'span',
  'revision',
  'rule',
  'backup',
] as const;
export type PickKind = (typeof PICK_KINDS)[number];

function pick(kind: PickKind): fc.Arbitrary<Pick> {
  return fc.nat({ max: 999 }).map((n): Pick => ({ $pick: [kind, n] }));
}

const text = oddText.map((t) => t.slice(0, 400));

/** What a text of the contract stands for, by its key. */
const TEXTS: Record<string, fc.Arbitrary<unknown>> = {
  dumpId: pick('dump'),
  articleId: pick('article'),
  otherId: pick('article'),
  afterArticleId: pick('article'),
  articleIds: pick('article'),
  decisionId: pick('decision'),
  decisionIds: pick('decision'),
  ids: pick('finding'),
  id: fc.oneof(
    { weight: 1, arbitrary: text },
    { weight: 4, arbitrary: fc.constantFrom('zh-page.md', '../x', 'a-command', 'a-command') },
  ),
  name: fc.oneof(text, pick('backup'), fc.constantFrom('CON', '../../x', '文'.repeat(300), 'A.txt', 'a.TXT')),
  query: fc.oneof(text, fc.constantFrom('渡', '一', ' ', '%', '"', 'NEAR(', '*')),
  title: text,
  subtitle: text,
  byline: text,
  date: text,
  burst: fc.constantFrom('b', 'c'),
  override: fc.oneof(text, fc.constant('核对过')),
  folder: fc.oneof(text, fc.constantFrom('/etc', '../../x')),
  text,
  was: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text }),
  key: fc.oneof(text, pick('rule')),
  origin: text,
  message: text,
  stack: text,
  editorName: fc.constantFrom('甲', '乙', ' ', '\u202e', 'A'),
  label: text.map((t) => t.slice(0, 40)),
  chord: fc.constantFrom('mod+k', '', '💥'),
  keys: text,
  layout: text,
};

/** Whole numbers by their key; any other is small and seldom odd. */
const NUMBERS: Record<string, fc.Arbitrary<unknown>> = {
  revision: pick('revision'),
  baseRevision: pick('revision'),
  limit: fc.constantFrom(1, 3, 200),
  start: fc.oneof(fc.constant(0), fc.nat({ max: 9 })),
  end: fc.oneof(fc.constant(0), fc.nat({ max: 9 })),
};
const ODD_NUMBERS = [-1, 0, 0.5, 2 ** 31, 2 ** 53, Number.MAX_VALUE] as const;

/** Calls whose streams end with the window alone, with what ends them; everything else is awaited. */
export const ENDLESS = new Set(['system.events']);

function isSchema(value: unknown): value is z.core.$ZodType {
  return typeof value === 'object' && value !== null && '_zod' in value;
}

/** What a schema takes, nine times of ten; `key` and `path` say where it stands. */
function inputsOf(schema: z.core.$ZodType, key: string, path: string): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 24, arbitrary: fitting(schema, key, path) },
    { weight: 1, arbitrary: fc.oneof(anything, oddText) },
  );
}

/** The kinds of schema the contract is made of; another falls to the end of `fitting` and fails the run. */
type Known =
  | z.core.$ZodObject
  | z.core.$ZodOptional
  | z.core.$ZodDefault
  | z.core.$ZodNullable
  | z.core.$ZodArray
  | z.core.$ZodUnion
  | z.core.$ZodEnum
  | z.core.$ZodLiteral
  | z.core.$ZodBoolean
  | z.core.$ZodNumber
  | z.core.$ZodRecord
  | z.core.$ZodString
  | z.core.$ZodCustom;

function fitting(given: z.core.$ZodType, key: string, path: string): fc.Arbitrary<unknown> {
  if (given === PieceId) return pick('piece');
  if (given === SpanSchema) return pick('span');
  if (given === Block) return fc.oneof({ weight: 3, arbitrary: goodBlock }, { weight: 1, arbitrary: block });
  const schema = given as Known;
  const { def } = schema._zod;
  switch (def.type) {
    case 'object': {
      const fields = Object.entries(def.shape);
      return fc.record(
        Object.fromEntries(fields.map(([name, one]) => [name, inputsOf(one, name, `${path}.${name}`)])),
        {
          requiredKeys: fields.filter(([, one]) => one._zod.optin !== 'optional').map(([name]) => name),
          noNullPrototype: true,
        },
      );
    }
    case 'optional':
    case 'default':
      return inputsOf(def.innerType, key, path);
    case 'nullable':
      return fc.oneof(fc.constant(null), inputsOf(def.innerType, key, path));
    case 'array':
      return fc.array(inputsOf(def.element, key, path), { minLength: 1, maxLength: 3 });
    case 'union':
      return fc.oneof(...def.options.map((one) => inputsOf(one, key, path)));
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries));
    case 'literal':
      return fc.constantFrom(...def.values);
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(
        { weight: 9, arbitrary: NUMBERS[key] ?? fc.nat({ max: 9 }) },
        { weight: 1, arbitrary: fc.constantFrom(...ODD_NUMBERS) },
      );
    case 'record':
      return fc.dictionary(text, inputsOf(def.valueType, key, path), { maxKeys: 3 });
    case 'string': {
      const known = TEXTS[key];
      if (!known) throw new Error(`no fuzzer knows what the text «${path}» stands for: tell TEXTS`);
      return known;
    }
    case 'custom':
      if (key === 'file') return oddBytes.map((bytes) => bytes);
      throw new Error(`no fuzzer knows what «${path}» is made of`);
  }
  throw new Error(`no fuzzer knows the type ${given._zod.def.type} of «${path}»`);
}

/** Every call of the contract. */
export const CALLS: readonly Call[] = Object.entries(contract).flatMap(([group, calls]) =>
  '~orpc' in calls
    ? [callOf(group, calls)]
    : Object.entries(calls).map(([name, call]) => callOf(`${group}.${name}`, call)),
);

function callOf(path: string, call: unknown): Call {
  const { inputSchema } = (call as { '~orpc': { inputSchema?: unknown } })['~orpc'];
  if (inputSchema === undefined) return { path, inputs: fc.oneof(fc.constant(undefined), anything) };
  if (!isSchema(inputSchema)) throw new Error(`the input of ${path} is no schema`);
  return { path, inputs: inputsOf(inputSchema, '', path) };
}
