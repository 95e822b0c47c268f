import type { Attributes } from '@hawser/core/ipp/attributes';
import { HawserError } from '@hawser/core/errors';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { visible } from '@hawser/core/visible';
import type { JobWord } from '../site/cloud-printer.ts';
import { saidNumber, saidTexts } from '../printers/said.ts';

/** What the real printer says of its job; `gone` where it knows none of that number any more. */
export type DeviceJob = JobWord | 'gone' | 'unreachable';

const wanted = [
  'job-state',
  'job-state-reasons',
  'job-state-message',
  'job-printer-state-message',
  'job-impressions-completed',
];

const patience = { connect: 5000, answer: 20_000, idle: 20_000, whole: 30_000 };
const mostReasons = 16;
const longestText = 500;

export async function lookAtDeviceJob(
  client: IppClient,
  job: number,
  signal: AbortSignal,
): Promise<DeviceJob> {
  const attributes = { 'job-id': job, 'requested-attributes': wanted };
  try {
    const { message } = await client.send(
      'Get-Job-Attributes',
      [{ tag: 'operation', attributes }],
      { signal, timeLimits: patience, repeating: { attempts: 1 } },
    );
    const [said] = groupsOf(message, 'job');
    return said === undefined ? 'gone' : wordOf(said);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof HawserError)) throw error;
    return error.kind === 'not-found' ? 'gone' : 'unreachable';
  }
}

/** A job that waits in the printer is in the hands of the printer, for all that the site knows. */
const words: ReadonlyMap<number | undefined, JobWord['state']> = new Map([
  [3, 'processing'],
  [4, 'processing'],
  [5, 'processing'],
  [6, 'processing-stopped'],
  [7, 'canceled'],
  [8, 'aborted'],
  [9, 'completed'],
]);

function wordOf(said: Attributes): JobWord {
  const state = words.get(saidNumber(said, 'job-state')) ?? 'processing';
  const reasons = saidTexts(said, 'job-state-reasons')
    .filter((reason) => /^[a-z\d][\w.-]{0,254}$/i.test(reason) && reason !== 'none')
    .slice(0, mostReasons);
  const message = ['job-state-message', 'job-printer-state-message']
    .flatMap((name) => saidTexts(said, name))
    .find((text) => text !== '');
  const impressions = saidNumber(said, 'job-impressions-completed');
  return {
    state,
    ...(reasons.length === 0 ? {} : { reasons }),
    ...(message === undefined ? {} : { message: visible(message).slice(0, longestText) }),
    ...(impressions === undefined || impressions < 0 ? {} : { impressions }),
  };
}

export function isOver({ state }: JobWord): boolean {
  return state === 'canceled' || state === 'aborted' || state === 'completed';
}
