import { randomUUID } from 'node:crypto';
import { HawserError } from '@hawser/core/errors';
import {
  type DeviceJobEvent,
  factsOfJobEvent,
  type JobEvent,
  jobEventNames,
} from '@hawser/core/printing/job/job-events';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changePrintJob } from '../../src/store/mutations/printing/change-print-job.ts';
import { copyPrintJob } from '../../src/store/mutations/printing/copy-print-job.ts';
import { publishPrinter } from '../../src/store/mutations/printing/publish-printer.ts';
import { purgePrintJobs } from '../../src/store/mutations/printing/purge-print-jobs.ts';
import { selectPrinter } from '../../src/store/mutations/printing/select-printer.ts';
import { submitJob } from '../../src/store/mutations/printing/submit-job.ts';
import type { Store } from '../../src/store/store.ts';
import { noPrintLimits } from '../printing/no-print-limits.ts';
import { sqlite } from './engines.ts';

const asker = { device: 'urn:uuid:00000000-0000-4000-8000-000000000002' };

const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.tuple(fc.constantFrom(...jobEventNames), fc.integer({ min: 1, max: 4 })),
  },
  { weight: 4, arbitrary: fc.constantFrom('submit' as const, 'create' as const) },
  // What most jobs come to.
  {
    weight: 4,
    arbitrary: fc.tuple(
      fc.constantFrom<JobEvent>('acknowledge', 'device-completed'),
      fc.integer({ min: 1, max: 4 }),
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('copy' as const, 'purge' as const) },
);

test('the counts of a printer, and of who prints, agree with the jobs, whatever happens to them', async () => {
  const store = await sqlite.open(await sqlite.newDatabase());
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const printer = randomUUID();
      await store.mutate(publishPrinter, { id: printer, name: printer });
      for (const each of ['submit', 'create', ...steps] as const) {
        await taken(store, printer, each);

        expect(await kept(store, printer), JSON.stringify(each)).toEqual(
          await counted(store, printer),
        );
      }
    }),
    { numRuns: 12, seed: 6 },
  );
});

type Step = 'submit' | 'create' | 'copy' | 'purge' | [JobEvent, number];

/** What cannot happen changes nothing. */
async function taken(store: Store, printer: string, given: Step): Promise<void> {
  try {
    await take(store, printer, given);
  } catch (error) {
    if (!(error instanceof HawserError)) throw error;
  }
}

async function take(store: Store, printer: string, given: Step): Promise<void> {
  if (given === 'purge') await store.mutate(purgePrintJobs, { printer, by: 'ada' });
  else if (given === 'copy') {
    await store.mutate(copyPrintJob, {
      printer,
      number: 1,
      uuid: randomUUID(),
      limits: noPrintLimits,
    });
  } else if (typeof given === 'string') await submit(store, printer, given === 'submit');
  else {
    const [event, number] = given;
    await store.mutate(
      changePrintJob,
      isOfDevice(event)
        ? { printer, number, by: 'device', asker, event }
        : { printer, number, by: 'other', event },
    );
  }
}

function isOfDevice(event: JobEvent): event is DeviceJobEvent {
  return factsOfJobEvent(event).by === 'device';
}

async function submit(store: Store, printer: string, isWhole: boolean): Promise<void> {
  const document = {
    name: null,
    format: 'text/plain',
    compression: 'none',
    attributes: null,
    size: 1,
    bytes: new Uint8Array(1),
    blob: null,
  };
  await store.mutate(submitJob, {
    printer,
    uuid: randomUUID(),
    name: 'Letter',
    owner: 'ada',
    ownerName: 'Ada',
    attributes: new Uint8Array(0),
    priority: 50,
    holds: [],
    holdUntil: null,
    // What is created is not kept once it is over.
    retainSeconds: isWhole ? 3600 : 0,
    password: null,
    limits: noPrintLimits,
    document: isWhole ? document : undefined,
  });
}

interface Counts {
  readonly open: number;
  readonly atDevice: number;
  /** Who prints everything has these, and documents of so many bytes. */
  readonly openOfUser: number;
  readonly octets: number;
}

async function kept(store: Store, id: string): Promise<Counts> {
  const printer = await store.read(async (db) => selectPrinter({ db }, id));
  const accounts = await store.read(async (db) =>
    db
      .selectFrom('print_account')
      .select(['open_jobs', 'octets'])
      .where('owner', '=', 'ada')
      .where('printer', '=', id)
      .execute(),
  );
  return {
    open: printer?.open_jobs ?? NaN,
    atDevice: printer?.jobs_at_device ?? NaN,
    openOfUser: accounts[0]?.open_jobs ?? NaN,
    octets: accounts[0]?.octets ?? NaN,
  };
}

async function counted(store: Store, printer: string): Promise<Counts> {
  const jobs = await store.read(async (db) =>
    db
      .selectFrom('print_job')
      .select('lease_state')
      .where('printer', '=', printer)
      .where('completed', 'is', null)
      .execute(),
  );
  const atDevice = jobs.filter((job) => job.lease_state === 'held').length;
  const documents = await store.read(async (db) =>
    db
      .selectFrom('print_document')
      .select('size')
      .where('printer', '=', printer)
      .where('bytes', 'is not', null)
      .execute(),
  );
  return { open: jobs.length, atDevice, openOfUser: jobs.length, octets: documents.length };
}
