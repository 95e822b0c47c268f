import { createHash } from 'node:crypto';
import type { Change } from '../audit/change.ts';
import type { NewOperation } from '../store/mutations/operations/start-operation.ts';
import { boundedJson, mostBytes } from './bounded-json.ts';
import { operationErrors } from './operation-errors.ts';
import { orderedId } from '../store/ordered-id.ts';
import type { AnyOperationKind } from './operation-kind.ts';

export interface StartOptions {
  /** By what it is kept, so that the audit trail tells who has started it. */
  readonly change?: Change;
  /** Chosen by whoever starts it: a repeat with the same key starts nothing and gives the first. */
  readonly key?: string | undefined;
  /** Whose operation it is. Everybody has keys of their own. */
  readonly startedBy: string;
}

const longestKey = 200;
const longestTitle = 200;

/** An operation as it is started; throws what whoever starts it has to know. */
export function newOperation(
  kind: AnyOperationKind,
  given: unknown,
  { key, startedBy, now }: StartOptions & { readonly now: number },
): NewOperation {
  if (key !== undefined && !/^[\u0021-\u007e]{1,200}$/.test(key)) {
    throw operationErrors('bad-key', { most: longestKey });
  }
  const checked = kind.check(given);
  const input = kept(kind.name, checked);
  return {
    id: orderedId(now),
    kind: kind.name,
    title: kind.title(checked).slice(0, longestTitle),
    startedBy,
    key: key ?? null,
    fingerprint: createHash('sha256').update(`${kind.name}\n${input}`).digest('hex'),
    steps: kind.steps.map(({ name, title }) => ({ name, title, state: 'pending', attempts: 0 })),
    input,
    state: kept(kind.name, kind.begin(checked)),
  };
}

function kept(kind: string, value: unknown): string {
  const text = boundedJson(value);
  if (text === undefined) throw operationErrors('too-large', { kind, limit: mostBytes });
  return text;
}
