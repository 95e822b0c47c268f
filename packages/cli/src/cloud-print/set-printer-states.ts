import type { Call } from '@hawser/command/invocation/call';
import { callSite } from '@hawser/core/api/call-site';
import type { Parts } from '@hawser/core/api/contract';
import { setPrinterState } from '@hawser/core/api/contracts/printers';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { warnOfUnknown } from './warn-of-unknown.ts';
import { type ShownCloudPrinter, shownCloudPrinter } from './shown-cloud-printer.ts';

interface StateWanted {
  readonly names: readonly string[];
  readonly action: string;
  readonly wanted: Parts<typeof setPrinterState>['body'];
}

/** Has each of some printers print, or take new jobs, or not; gives how it is then. */
export async function* setPrinterStates(
  site: SiteAddress,
  call: Pick<Call, 'should' | 'attempt' | 'signal' | 'whatIf' | 'warn'>,
  { names, action, wanted: body }: StateWanted,
): AsyncGenerator<ShownCloudPrinter, void> {
  const { should, attempt, signal } = call;
  for (const each of new Set(names)) {
    const changed = await attempt(async () => {
      await warnOfUnknown(site, each, call);
      if (!(await should(each, action))) return;
      return await callSite(site, setPrinterState, { params: { printer: each }, body }, { signal });
    });
    if (changed !== undefined) yield shownCloudPrinter(changed);
  }
}
