import { callSite } from '@hawser/core/api/call-site';
import { previewListedPrinter, publishListedPrinter } from '@hawser/core/api/contracts/discovery';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import { locationJson } from '@hawser/core/printing/location/write-location';
import { printerImportErrors } from './import-errors.ts';
import type { PublishablePrinter } from './planned-printer.ts';

/** What came of publishing a printer, or with a look only what would come of it. */
export interface Published {
  readonly result: 'published' | 'updated' | 'unchanged' | 'new' | 'changed' | 'failed';
  readonly url?: string | null;
  /** Why it failed, or what was changed. */
  readonly reason?: string;
  readonly error?: HawserError;
}

export interface Publishing {
  readonly site: SiteAddress;
  readonly signal: AbortSignal;
  /** Nothing is published; it is asked what would be. */
  readonly looksOnly: boolean;
}

/** What the site refuses of this printer is its result; what would be in the way of all of them is thrown. */
export async function publishPlanned(
  planned: PublishablePrinter,
  { site, signal, looksOnly }: Publishing,
): Promise<Published> {
  const body = bodyOf(planned);
  try {
    const now = await callSite(site, previewListedPrinter, { body }, { signal });
    // Each call that may change something is written down by the site, whatever comes of it.
    if (!looksOnly && (now.isNew || now.changes.length > 0)) {
      const done = await callSite(site, publishListedPrinter, { body }, { signal });
      return { url: done.url, ...resultOf(done, 'published', 'updated') };
    }
    return { url: now.url, ...resultOf(now, 'new', 'changed') };
  } catch (error) {
    if (signal.aborted || !(error instanceof HawserError) || ofAll.has(error.kind)) throw error;
    const { where, printer } = planned;
    const { name } = printer;
    const { message: reason, hint: mend } = error;
    const options = { target: name, cause: error };
    const told = printerImportErrors('not-published', { name, where, reason, mend }, options);
    return { result: 'failed', reason, error: told };
  }
}

const ofAll: ReadonlySet<string> = new Set(['unreachable', 'denied', 'interrupted']);

function bodyOf({ printer, location, sddl, connector }: PublishablePrinter) {
  const { name, manufacturer, model, uri } = printer;
  return {
    name,
    ...(manufacturer === undefined ? {} : { manufacturer }),
    ...(model === undefined ? {} : { model }),
    ...(location === undefined ? {} : { location: locationJson(location) }),
    ...(sddl === undefined ? {} : { sddl }),
    ...(connector === undefined ? {} : { connector }),
    ...(connector === undefined || uri === undefined ? {} : { device: uri }),
  };
}

function resultOf(
  { isNew, changes }: { readonly isNew: boolean; readonly changes: readonly string[] },
  ofNew: 'published' | 'new',
  ofChanged: 'updated' | 'changed',
): Pick<Published, 'result' | 'reason'> {
  if (isNew) return { result: ofNew };
  if (changes.length === 0) return { result: 'unchanged' };
  return { result: ofChanged, reason: `otherwise: ${changes.join(', ')}` };
}
