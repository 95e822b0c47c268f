import { expect, test } from 'vitest';
import type { LogEntry } from '../../src/site/logs/log-entry.ts';
import { readableLine } from '../../src/site/logs/readable-line.ts';

const entry: LogEntry = {
  time: '2026-01-01T00:00:00.000Z',
  level: 'warn',
  component: 'store',
  message: 'slow',
  detail: { ms: 1200, table: 'event', statement: 'select 1', retried: true, hosts: ['a', 'b'] },
};

test('an entry is a line for a person', () => {
  expect(readableLine(entry, { colour: false })).toBe(
    '2026-01-01T00:00:00.000Z warn  store      slow ms=1200 table=event statement="select 1" retried=true hosts=["a","b"]',
  );
  // oxlint-disable-next-line no-control-regex -- that is what colours are made of
  expect(readableLine(entry, { colour: true })).toMatch(/\u001b\[33mwarn/);
});

test('an error in it is told without its stack', () => {
  const err = { type: 'Error', message: 'refused', code: 'ECONNREFUSED', stack: 'Error: refused' };
  const line = (message: string): string =>
    readableLine({ ...entry, message, detail: { err } }, { colour: false });
  expect(line('no database')).toMatch(/ no database err=refused err\.code=ECONNREFUSED$/);
  expect(line('refused')).toMatch(/ refused err\.code=ECONNREFUSED$/);
});

test('nothing in it commands a terminal or fills the screen', () => {
  const hostile = `a\u001b[2J\n\u202e${'x'.repeat(100_000)}`;
  const detail = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`${hostile}${n}`, hostile]),
  );
  const line = readableLine({ ...entry, message: hostile, detail }, { colour: false });
  // oxlint-disable-next-line no-control-regex -- that is what must not be in it
  expect(line).not.toMatch(/[\u0000-\u001f\u202e]/);
  expect(line.length).toBeLessThan(20_000);
});
