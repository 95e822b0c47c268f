import { randomUUID } from 'node:crypto';
import { Check, Errors } from 'typebox/value';
import type { Clock } from '../clock.ts';
import { fromProblem } from '../errors.ts';
import { askAgain } from './ask-again.ts';
import type { Answered, Contract, Given } from './contract.ts';
import { entityTag } from './entity-tag.ts';
import { notASite } from './public-endpoints.ts';
import type { SiteAddress, SiteAnswer } from './site-request.ts';

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
  const request = {
    method: contract.method,
    path: pathOf(contract, params, query),
    signal,
    headers: {
      ...(isKeyed ? { 'idempotency-key': randomUUID() } : {}),
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch === undefined ? {} : { 'if-match': ifMatch === '*' ? '*' : entityTag(ifMatch) }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(patience === undefined ? {} : { patience }),
  };
  const again = { isKnown: isKeyed, ...(clock === undefined ? {} : { clock }) };
  const answer = await askAgain(site, request, again);
  if (answer.status !== (contract.status ?? 200)) throw refusalOf(answer);
  const value = contract.status === 204 ? undefined : parsed(answer.text);
  if (!Check(contract.answer, value)) {
    const [wrong] = Errors(contract.answer, value);
    const reason = `${contract.path} answers otherwise than agreed (${wrong?.instancePath} ${wrong?.message})`;
    throw notASite(site, reason);
  }
  return value as Answered<C>;
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
export function refusalOf({ status, text }: Pick<SiteAnswer, 'status' | 'text'>): Error {
  return fromProblem(parsed(text), status);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
