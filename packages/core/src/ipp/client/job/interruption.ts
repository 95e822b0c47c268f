import { HawserError } from '../../../errors.ts';
import { ippClientErrors } from '../client-errors.ts';
import type { Progress } from '../connection/exchange.ts';
import type { IppClient } from '../ipp-client.ts';
import { readIppUri } from '../ipp-uri.ts';
import { isPassing } from '../may-repeat.ts';
import { Refusal } from '../refusal.ts';
import type { Attempt } from './print-document.ts';
import { settleJob } from './settle-job.ts';

/** A printer without paper takes nothing until somebody comes. */
export const patientLimits = { idle: 600_000, answer: 600_000 };

const ofDocument = new Set(['ipp-peer-document-broken', 'ipp-peer-cannot-send-again']);

/** Whether it says nothing about what the printer has done. */
export function isInterruption(error: unknown, sent: Progress): boolean {
  if (!(error instanceof HawserError) || error instanceof Refusal) return false;
  return isPassing(error) || (sent !== 'nothing' && !ofDocument.has(error.code));
}

export interface Interrupted {
  readonly jobId: number;
  readonly sent: Progress;
  readonly error: unknown;
  readonly canWait?: boolean;
}

/** What became of the job, where the document is there, or can be sent again without harm; else an error. */
export async function afterInterruption(
  client: IppClient,
  attempt: Attempt,
  { jobId, sent, error, canWait = true }: Interrupted,
): Promise<'accepted' | 'waiting' | 'gone'> {
  const { signal, document, pauses, jobName: name } = attempt;
  const { host } = readIppUri(client.uri);
  const fate = await settleJob(client, { jobId, sent }, { signal, canWait });
  switch (fate) {
    case 'accepted':
      return fate;
    case 'canceled':
      throw ippClientErrors('canceled', { name, host, id: jobId }, { target: host, cause: error });
    case 'unknown':
      throw possiblyPrinted(client, attempt, {
        error,
        sight: `the printer does not say what became of job ${jobId}`,
      });
    case 'waiting':
    case 'gone':
      if (typeof document !== 'function' && sent !== 'nothing') {
        throw ippClientErrors('cannot-send-again', { host }, { target: host, cause: error });
      }
      if (!(await pauses.next(signal))) throw error;
      return fate;
  }
}

export function possiblyPrinted(
  { uri }: IppClient,
  { jobName: name }: Attempt,
  { error, sight }: { readonly error: unknown; readonly sight: string },
): HawserError {
  const { host } = readIppUri(uri);
  const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
  return ippClientErrors(
    'possibly-printed',
    { name, host, reason, sight },
    { target: host, cause: error },
  );
}
