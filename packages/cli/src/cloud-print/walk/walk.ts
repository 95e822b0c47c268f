import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { getServices } from '@hawser/core/api/contracts/health';
import { listPrinterDevices } from '@hawser/core/api/contracts/printer-devices';
import { getProtectedResource } from '@hawser/core/api/contracts/protected-resource';
import { getCaller } from '@hawser/core/api/contracts/site';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { HawserError } from '@hawser/core/errors';
import type { Profile } from '@hawser/core/identity/profiles';
import type { Attributes } from '@hawser/core/ipp/attributes';
import type { IppClient } from '@hawser/core/ipp/client/ipp-client';
import { groupsOf } from '@hawser/core/ipp/message';
import { findListed, type Listed } from './find-listed.ts';
import { ippClientOf } from './ipp-client-of.ts';

/** One way from here to the paper of a printer; each thing on it is asked for once, when it is reached. */
export interface Walk {
  /** What the printer was called. */
  readonly named: string;
  readonly profile: Profile;
  /** As who the profile signs in. */
  readonly site: SiteAddress;
  readonly signal: AbortSignal;
  readonly resource: () => Promise<Answered<typeof getProtectedResource>>;
  readonly offered: () => Promise<Answered<typeof getServices>>;
  readonly caller: () => Promise<Answered<typeof getCaller>>;
  readonly listed: () => Promise<Listed>;
  readonly client: () => Promise<IppClient>;
  /** What the printer says of itself. */
  readonly printer: () => Promise<Attributes>;
  /** The same again, after the real one was asked how it is. */
  readonly printerNow: () => Promise<Attributes>;
  /** Undefined where only others may see them. */
  readonly devices: () => Promise<Answered<typeof listPrinterDevices> | undefined>;
  close(): Promise<void>;
}

export type WalkGiven = Pick<Walk, 'named' | 'profile' | 'site' | 'signal'>;

export function walkTo(given: WalkGiven): Walk {
  const { site, profile, signal } = given;
  const nobody = { ...profile };
  let opened: Promise<IppClient> | undefined;
  const walk: Walk = {
    ...given,
    resource: once(async () => callSite(nobody, getProtectedResource, {}, { signal })),
    offered: once(async () => callSite(nobody, getServices, {}, { signal })),
    caller: once(async () => callSite(site, getCaller, {}, { signal })),
    listed: once(async () => findListed(walk)),
    client: once(async () => {
      opened = ippClientOf(walk);
      return opened;
    }),
    printer: once(async () => said(walk)),
    printerNow: once(async () => said(walk)),
    devices: once(async () => {
      const params = { printer: (await walk.listed()).id };
      return callSite(site, listPrinterDevices, { params }, { signal }).catch((error: unknown) => {
        if (error instanceof HawserError && error.kind === 'denied') return undefined;
        throw error;
      });
    }),
    async close() {
      (await opened?.catch(() => undefined))?.close();
    },
  };
  return walk;
}

async function said({ client, signal }: Walk): Promise<Attributes> {
  const { message } = await (await client()).send('Get-Printer-Attributes', [], { signal });
  const [printer] = groupsOf(message, 'printer');
  if (printer === undefined) throw new Error('the site answers with no printer');
  return printer;
}

function once<Value>(ask: () => Promise<Value>): () => Promise<Value> {
  let asked: Promise<Value> | undefined;
  return async () => {
    asked ??= ask();
    return await asked;
  };
}
