import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { offers } from './offers.ts';
import type { CloudPrinter } from '../site/cloud-printer.ts';

export interface Identifying {
  readonly client: IppClient;
  readonly cloud: Pick<CloudPrinter, 'acknowledgeIdentify'>;
  /** What the printer can do; undefined while it is away. */
  readonly abilities: Attributes | undefined;
  readonly signal: AbortSignal;
}

const patience = { connect: 5000, answer: 20_000, idle: 20_000, whole: 30_000 };

/** Has the real printer show which one it is, as somebody has asked the published one; gives what came of it. */
export async function identifyPrinter(identifying: Identifying): Promise<string> {
  const { client, cloud, abilities, signal } = identifying;
  const wanted = await cloud.acknowledgeIdentify();
  if (wanted === undefined) return 'nobody wants to see any more which printer it is';
  if (!offers(abilities, 'Identify-Printer')) return 'it cannot show which printer it is';
  const known = abilities?.keywords('identify-actions-supported') ?? [];
  const actions = wanted.keywords('identify-actions').filter((each) => known.includes(each));
  const message = wanted.text('message');
  const attributes = {
    ...(actions.length === 0 ? {} : { 'identify-actions': actions }),
    ...(message === undefined ? {} : { message }),
  };
  await client.send('Identify-Printer', [{ tag: 'operation', attributes }], {
    signal,
    timeLimits: patience,
    // It would flash or sound again.
    repeating: { attempts: 1 },
  });
  return 'it shows which printer it is';
}
