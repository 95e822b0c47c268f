import { HawserError } from '@hawser/core/errors';
import { openIppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';

export interface PrinterLook {
  readonly state: 'idle' | 'processing' | 'stopped' | 'not-running';
  readonly says: string | null;
  readonly jobs: number | null;
}

const states = ['idle', 'processing', 'stopped'] as const;

const wanted = [
  'printer-state',
  'printer-state-reasons',
  'printer-state-message',
  'queued-job-count',
];

const notRunning = 'No agent runs here. Start it: hawser-agent start-agent -Detach';

/** How a printer of this device is, as the agent that runs says. */
export async function lookAtPrinter(uri: string, signal: AbortSignal): Promise<PrinterLook> {
  const client = openIppClient({ uri, repeating: { attempts: 1 } });
  try {
    const attributes = { 'requested-attributes': wanted };
    const groups = [{ tag: 'operation' as const, attributes }];
    const { message } = await client.send('Get-Printer-Attributes', groups, { signal });
    const [told] = groupsOf(message, 'printer');
    const reasons = told?.keywords('printer-state-reasons') ?? [];
    const said = told?.text('printer-state-message') ?? '';
    const words = said === '' ? reasons.filter((each) => each !== 'none').join(', ') : said;
    return {
      state: states[(told?.enum('printer-state') ?? 3) - 3] ?? 'idle',
      says: words === '' ? null : words,
      jobs: told?.integer('queued-job-count') ?? null,
    };
  } catch (error) {
    if (!(error instanceof HawserError) || error.code !== 'ipp-peer-closed') throw error;
    return { state: 'not-running', says: notRunning, jobs: null };
  } finally {
    client.close();
  }
}
