import { HawserError } from '@hawser/core/errors';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import { statusCodes } from '@hawser/core/ipp/tables/status-codes';

/** Why a job does not go on by itself, by the keywords of IPP and in words. */
export interface Trouble {
  readonly reason: 'service-off-line' | 'account-info-needed' | 'resources-are-not-ready';
  readonly message: string;
}

const signInCodes: ReadonlySet<string> = new Set([
  'device-no-site',
  'device-told-nothing',
  'device-not-signed-in',
  'device-sign-in-ended',
  'ipp-peer-credentials-refused',
  'ipp-peer-credentials-wanted',
]);

const signIn = 'Sign in again: hawser-agent connect-agent-user';

const passing: ReadonlySet<number> = new Set([
  statusCodes['server-error-not-accepting-jobs'],
  statusCodes['server-error-busy'],
  statusCodes['server-error-temporary-error'],
  statusCodes['server-error-service-unavailable'],
  statusCodes['server-error-too-many-jobs'],
  statusCodes['client-error-not-authenticated'],
]);

/** What a job waits for after that went wrong; undefined where it never goes on. */
export function troubleFrom(error: unknown): Trouble | undefined {
  if (!(error instanceof HawserError)) {
    return {
      reason: 'resources-are-not-ready',
      message: 'The agent has failed at it, and tries it again.',
    };
  }
  const { code, kind, message } = error;
  if (code === 'device-printer-document-lost') return undefined;
  if (signInCodes.has(code))
    return { reason: 'account-info-needed', message: `${message} ${signIn}` };
  if (error instanceof Refusal) {
    if (!passing.has(error.ippStatus)) return undefined;
    return { reason: 'resources-are-not-ready', message };
  }
  if (kind === 'unreachable') {
    return {
      reason: 'service-off-line',
      message: `The site is not reached, and the job waits. ${message}`,
    };
  }
  if (code.startsWith('file-')) return { reason: 'resources-are-not-ready', message };
  return kind === 'denied' || code.startsWith('connect-')
    ? { reason: 'account-info-needed', message: `${message} ${signIn}` }
    : { reason: 'service-off-line', message };
}

/** Why somebody is told nothing of a printer: mostly he may not use it. */
export function refusedFor(error: unknown): Trouble {
  const message = error instanceof Error ? error.message : String(error);
  return {
    reason: 'account-info-needed',
    message: `The site does not let you print here. ${message}`,
  };
}
