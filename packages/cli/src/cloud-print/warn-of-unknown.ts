import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import { getPrinter } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';

/**
 * Under -WhatIf, says of a printer that the site does not know it. It is no error there: in a runbook
 * something before this may publish it, which under -WhatIf it has not.
 */
export async function warnOfUnknown(
  site: SiteAddress,
  printer: string,
  { whatIf, warn, signal }: Pick<Call, 'whatIf' | 'warn' | 'signal'>,
): Promise<void> {
  if (!whatIf) return;
  try {
    await callSite(site, getPrinter, { params: { printer } }, { signal });
  } catch (error) {
    if (!(error instanceof HawserError) || error.kind !== 'not-found') throw error;
    warn(`${error.message} This fails unless something before it publishes one.`);
  }
}
