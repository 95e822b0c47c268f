import { HawserError } from '@hawser/core/errors';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import type { SiteOf } from './site-clients.ts';

const never: ReadonlySet<string> = new Set([
  'device-no-site',
  'device-told-nothing',
  'device-not-signed-in',
  'device-printer-no-such-user',
]);

/** Refuses whoever has not signed in: a job of his would wait for something that may never come. */
export async function requireSignIn(siteOf: SiteOf, user: string): Promise<void> {
  try {
    await siteOf(user);
  } catch (error) {
    if (!(error instanceof HawserError) || !never.has(error.code)) return;
    const reason = error.message.replace(/\.$/, '');
    throw printerRefusals('client-error-not-authorized', { reason }, { cause: error });
  }
}
