import { randomUUID } from 'node:crypto';
import { Check, Errors } from 'typebox/value';
import type { Clock } from '../clock.ts';
import { fromProblem } from '../errors.ts';
import { askAgain } from './ask-again.ts';
import type { Answered, Contract, Given } from './contract.ts';
import { entityTag } from './entity-tag.ts';
import { notASite } from './public-endpoints.ts';
import type { SeenAnswer } from './repeating.ts';
import type { SiteAddress } from './site-request.ts';

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds until a site that does not answer is given up. */
  readonly patience?: number;
  readonly clock?: Clock;
}

/**
 * Makes a call of the API: what it refuses is thrown, and what it answers is what the contract says. A
 * call that changes something has a key of its own, by which it can be repeated when its answer is lost.
 */
export async function callSite<C extends Contract>(
  site: SiteAddress,
  contract: C,
  given: Given<C>,
  { signal, headers = {}, patience, clock }: CallOptions,
): Promise<Answered<C>> {
  const { params = {}, query = {}, body, ifMatch } = given as GivenParts;
  const isKeyed = contract.method !== 'GET' && contract.repeat !== 'harmless';
  const path = pathOf(contract, params, query);
  // Not of which version it knows: whoever repeats what has been done knows another one.
  const content = JSON.stringify([contract.method, path, body]);
  const request = {
    method: contract.method,
    path,
    signal,
    headers: {
      ...(isKeyed ? { 'idempotency-key': site.repeating?.keyOf(content) ?? randomUUID() } : {}),
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch === '*' ? '*' : entityTag(ifMatch) }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(patience === undefined ? {} : { patience }),
  };
  const again = { isKnown: isKeyed, ...(clock === undefined ? {} : { clock }) };
  const ask = async (): Promise<SeenAnswer> => askAgain(site, request, again);
  const answer = await answerOf(site, { method: contract.method, content, isKeyed }, ask);
  if (answer.status !== (contract.status ?? 200)) throw refusalOf(answer);
  const value = contract.status === 204 ? undefined : parsed(answer.text);
  if (!Check(contract.answer, value)) {
    const [wrong] = Errors(contract.answer, value);
    const reason = `${contract.path} answers otherwise than agreed (${wrong?.instancePath} ${wrong?.message})`;
    throw notASite(site, reason);
  }
  return value as Answered<C>;
}

/** Asks, unless it is known what was answered when the same was asked before an interruption. */
async function answerOf(
  { repeating }: SiteAddress,
  { method, content, isKeyed }: { method: string; content: string; isKeyed: boolean },
  ask: () => Promise<SeenAnswer>,
): Promise<SeenAnswer> {
  if (repeating === undefined) return await ask();
  if (isKeyed) await repeating.beforeChange();
  if (method !== 'GET') return await ask();
  const { answer: before, keep } = repeating.asked(content);
  if (before !== undefined) return before;
  const { status, text } = await ask();
  // Otherwise the site may answer in a moment already.
  if (status < 500 && status !== 429) keep({ status, text });
  return { status, text };
}

interface GivenParts {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
  readonly ifMatch?: number | '*';
}

/** The path of a call, with what it is given in its places. */
export function pathOf(
  { path }: Contract,
  params: NonNullable<GivenParts['params']>,
  query: NonNullable<GivenParts['query']> = {},
): string {
  const filled = path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const asked = Object.entries(query).flatMap<[string, string]>(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return asked.length === 0 ? filled : `${filled}?${new URLSearchParams(asked).toString()}`;
}

/** What a site that refuses has said. */
export function refusalOf({ status, text }: SeenAnswer): Error {
  return fromProblem(parsed(text), status);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
