import { randomUUID } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import { expect, test } from 'vitest';
import { changePrintJob } from '../../src/store/mutations/printing/change-print-job.ts';
import { deletePrinter } from '../../src/store/mutations/printing/delete-printer.ts';
import { movePrintJob } from '../../src/store/mutations/printing/jobs/move-print-job.ts';
import { stopPrintJob } from '../../src/store/mutations/printing/jobs/stop-print-job.ts';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { submitJob } from '../../src/store/mutations/printing/submit-job.ts';
import type { Store } from '../../src/store/store.ts';
import { noPrintLimits } from '../printing/no-print-limits.ts';
import { describeEngines } from './engines.ts';

const asker = { device: 'urn:uuid:00000000-0000-4000-8000-000000000002' };
const count = 16;
const here = 'a'.repeat(8);
const there = 'b'.repeat(8);

describeEngines('print jobs that are moved', (engine) => {
  test('are at one printer each, and counted there, whatever happens to them at once', async () => {
    const url = await engine.newDatabase();
    const one = await engine.open(url);
    // A second replica, where there can be one.
    const other = engine.name === 'postgresql' ? await engine.open(url) : one;
    for (const id of [here, there]) await one.mutate(publishPrinter, { id, name: id });
    await Promise.all(Array.from({ length: count }, async () => submit(one)));
    const by = { printer: here, who: 'Ada', isOwner: true, manages: false } as const;
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    const move = async (store: Store, number: number): Promise<boolean> =>
      taken(
        store.mutate(movePrintJob, {
          ...by,
          number,
          to: there,
          uuid: randomUUID(),
          attributes: new Uint8Array(0),
          limits: noPrintLimits,
          again: false,
        }),
      );
    const ends = await Promise.all(
      numbers.map(async (number) =>
        Promise.all([
          move(one, number),
          move(other, number),
          // Of half of them nobody wants anything else.
          number % 2 === 0 || taken(other.mutate(stopPrintJob, { ...by, number })),
          number % 2 === 0 ||
            taken(
              one.mutate(changePrintJob, {
                printer: here,
                number,
                by: 'device',
                asker,
                event: 'acknowledge',
              }),
            ),
        ]),
      ),
    );
    const moved = ends.filter(([first, second]) => first || second).length;
    expect(moved).toBeGreaterThanOrEqual(count / 2);
    expect(ends.some(([first, second]) => first && second)).toBe(false);
    expect((await jobs(one, there)).length).toBe(moved);
    await expectRightCounts(one);

    const deleted = one.mutate(deletePrinter, { id: there });
    await Promise.all([deleted, ...numbers.map(async (number) => move(other, number))]);
    await expectRightCounts(one);
  });
});

async function submit(store: Store): Promise<void> {
  await store.mutate(submitJob, {
    printer: here,
    uuid: randomUUID(),
    name: 'Letter',
    owner: 'ada',
    ownerName: 'Ada',
    attributes: new Uint8Array(0),
    priority: 50,
    holds: [],
    holdUntil: null,
    retainSeconds: 3600,
    password: null,
    limits: noPrintLimits,
    document: {
      name: null,
      format: 'text/plain',
      compression: 'none',
      attributes: null,
      size: 1,
      bytes: new Uint8Array(1),
      blob: null,
    },
  });
}

/** Whether it happened; what cannot happen any more changes nothing. */
async function taken(change: Promise<unknown>): Promise<boolean> {
  try {
    await change;
    return true;
  } catch (error) {
    if (error instanceof HawserError && error.kind !== 'failed') return false;
    throw error;
  }
}

interface Job {
  readonly printer: string;
  readonly completed: number | null;
  readonly retain_until: number | null;
}

async function jobs(store: Store, printer: string): Promise<readonly Job[]> {
  return await store.read(async (db) =>
    db
      .selectFrom('print_job')
      .select(['printer', 'completed', 'retain_until'])
      .where('printer', '=', printer)
      .execute(),
  );
}

async function expectRightCounts(store: Store): Promise<void> {
  const all = [...(await jobs(store, here)), ...(await jobs(store, there))];
  const accounts = await store.read(async (db) =>
    db.selectFrom('print_account').select(['printer', 'open_jobs', 'octets']).execute(),
  );
  for (const { printer, open_jobs: open, octets } of accounts) {
    const mine = all.filter((job) => printer === '' || job.printer === printer);
    const kept = mine.filter((job) => job.completed === null || job.retain_until !== null);
    expect({ printer, open, octets }).toEqual({
      printer,
      open: mine.filter(({ completed }) => completed === null).length,
      octets: kept.length,
    });
  }
  const printers = await store.read(async (db) =>
    db.selectFrom('printer').select(['id', 'open_jobs']).execute(),
  );
  for (const { id, open_jobs: open } of printers) {
    const left = all.filter(({ printer, completed }) => printer === id && completed === null);
    expect(open).toBe(left.length);
  }
}
