import { expect } from 'vitest';
import type { TestSite } from '../running-site.ts';
import { Machine, type Shown } from './machine.ts';

/** What the trail tells that was done or refused, the latest first: `who call what came of it, to whom`. */
export async function auditTrail(site: TestSite): Promise<readonly string[]> {
  const records = await Machine.ofSite(site).shown('get-audit-record');
  // All were on this machine.
  const from = new Set(records.flatMap(({ address }) => address ?? []));
  expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining([...from]));
  return records.map(({ actor, call, code, result, before, after }) => {
    const who = actor === '' ? 'nobody' : actor;
    const whom = nameIn(after) ?? nameIn(before);
    return [who, call, code ?? result, ...(whom === undefined ? [] : [whom])].map(String).join(' ');
  });
}

function nameIn(thing: unknown): unknown {
  const { name, role } = (thing ?? {}) as Shown;
  return name ?? role;
}
