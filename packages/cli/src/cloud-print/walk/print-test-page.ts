import { setTimeout } from 'node:timers/promises';
import type { Report } from '@hawser/command/invocation/call';
import { groupsOf } from '@hawser/core/ipp/message';
import { cancelJob } from '@hawser/core/ipp/client/job/ask-for-job';
import { printDocument } from '@hawser/core/ipp/client/job/print-document';
import { testPage } from '@hawser/core/printing/test-page';
import { shownTime } from '@hawser/core/shown-time';
import { jobInWords, type SeenJob, seenJob, seenOfJob } from './seen-job.ts';
import type { Walk } from './walk.ts';
import { walkErrors } from './walk-errors.ts';

export interface TestPageOptions {
  readonly waitSeconds: number;
  readonly report: Report;
}

const pdf = 'application/pdf';
const lookEveryMs = 500;

/** Prints one page, and follows it until it is over; gives how that was, or throws what went wrong. */
export async function printTestPage(
  walk: Walk,
  { waitSeconds, report }: TestPageOptions,
): Promise<string> {
  const { signal } = walk;
  const { name } = await walk.listed();
  await requirePdf(walk);
  const client = await walk.client();
  const began = client.clock.now();
  const page = await pageFor(walk, began);
  const { jobId: job } = await printDocument(client, {
    jobName: 'Hawser test page',
    documentFormat: pdf,
    async *document() {
      yield page;
    },
    signal,
  });
  const seconds = (): number => Math.round((client.clock.now() - began) / 1000);
  for (;;) {
    const seen = await look();
    report(`job ${job} is ${jobInWords(seen)}`);
    if (seen.isOver) return ended(seen, { name, job, seconds: seconds() });
    if (seconds() >= waitSeconds) throw await givenUp(seen);
    await setTimeout(lookEveryMs, undefined, { signal });
  }

  async function look(): Promise<SeenJob> {
    const attributes = { 'job-id': job, 'requested-attributes': seenOfJob };
    const groups = [{ tag: 'operation' as const, attributes }];
    const { message } = await client.send('Get-Job-Attributes', groups, { signal });
    return seenJob(groupsOf(message, 'job')[0]);
  }

  /** One that comes out tomorrow nobody wants; what may be on its way to paper is left to the printer. */
  async function givenUp(seen: SeenJob): Promise<Error> {
    if (seen.isBegun) {
      return waits(
        seen,
        `It is with the device, and stays. See its way: hawser trace-print-job ${name}/${job} -Follow`,
      );
    }
    await cancelJob(client, job, { signal });
    return waits(
      seen,
      `It was canceled. See what it has waited for: hawser trace-print-job ${name}/${job}`,
    );
  }

  function waits({ state, reasons }: SeenJob, next: string): Error {
    const values = { job, seconds: seconds(), state, reasons: reasons.join(', '), next };
    return walkErrors('page-waits', values, { target: name });
  }
}

function ended(
  seen: SeenJob,
  { name, job, seconds }: { readonly name: string; readonly job: number; readonly seconds: number },
): string {
  const { state, reasons, pages } = seen;
  if (state === 'completed') {
    const said = pages === 0 ? 'nobody says how many pages' : `${pages} on paper`;
    return `job ${job} was printed in ${seconds} s, ${said}`;
  }
  throw walkErrors('page-ended', { name, job, state, reasons: reasons.join(', ') });
}

async function requirePdf({ printer, listed }: Walk): Promise<void> {
  const formats = (await printer()).mimeMediaTypes('document-format-supported');
  if (formats.some((format) => format === pdf || format === 'application/octet-stream')) return;
  const { name } = await listed();
  throw walkErrors('no-pdf', { name, formats: formats.join(', ') }, { target: name });
}

async function pageFor(
  { printer, listed, caller, profile }: Walk,
  now: number,
): Promise<Uint8Array> {
  const { name, url } = await listed();
  const { name: who } = await caller();
  const medium = (await printer()).keywordOrName('media-default') ?? '';
  const [width, height] = medium.startsWith('na_') ? [612, 792] : [595, 842];
  const lines = [
    `Printer: ${name}`,
    `Address: ${url}`,
    `Site: ${profile.url}`,
    `Printed by: ${who}`,
    `At: ${shownTime(now)}`,
    '',
    'Where a side of the frame is missing, the printer cuts the page there.',
  ];
  return testPage({ width, height, title: 'Hawser test page', lines });
}
