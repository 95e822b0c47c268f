import type { Answered } from '@hawser/core/api/contract';
import type { getSite } from '@hawser/core/api/contracts/site';
import { shownCounts } from '../site-alerts/shown-counts.ts';

type Described = Answered<typeof getSite>;

/** A site as a command shows it. */
export interface ShownSite {
  readonly state: 'ready' | 'troubled' | 'draining' | 'starting' | 'stopped';
  readonly trouble: readonly string[];
  readonly alerts: string | null;
  readonly url: string | null;
  readonly version: string | null;
  readonly services: readonly string[];
  readonly replicas: readonly {
    readonly host: string;
    readonly url: string;
    readonly seen: string;
    readonly id: string;
  }[];
  readonly database: string | null;
  readonly blobs: string | null;
  readonly started: string | null;
  readonly uptimeSeconds: number | null;
  readonly certificates: Described['certificates'];
  readonly id: string | null;
  readonly dataFolder: string | null;
  readonly process: number | null;
}

/** Where a site is that runs on this machine. */
export type OnThisMachine = Pick<ShownSite, 'dataFolder' | 'process'>;

/** A site that answers, as it describes itself. */
export function answeringSite(
  site: Described,
  now: number,
  here: OnThisMachine = elsewhere,
): ShownSite {
  const { state, trouble, url, version, started, certificates, id } = site;
  return {
    state,
    trouble,
    alerts: site.alerts === null ? null : shownCounts(site.alerts),
    url,
    version,
    services: site.services.map(({ name }) => name),
    replicas: site.replicas.map(({ host, url: own, seen, id: its }) => ({
      host,
      url: own,
      seen,
      id: its,
    })),
    database: `${site.database.engine}, ${site.database.name}`,
    blobs: `${site.blobs.kind}, ${site.blobs.place}`,
    started,
    uptimeSeconds: Math.max(0, Math.round((now - Date.parse(started)) / 1000)),
    // What matters of them first: an issuer's name is long.
    certificates: certificates.map(({ use, until, source, from, name, issuer, fingerprint }) => ({
      use,
      until,
      source,
      from,
      name,
      issuer,
      fingerprint,
    })),
    id,
    ...here,
  };
}

const elsewhere: OnThisMachine = { dataFolder: null, process: null };

/** A site that does not describe itself: what is known of it all the same. */
export function silentSite({
  state,
  ...known
}: Pick<ShownSite, 'state'> & Partial<Omit<ShownSite, 'state'>>): ShownSite {
  return {
    state,
    trouble: [],
    alerts: null,
    url: null,
    version: null,
    services: [],
    replicas: [],
    database: null,
    blobs: null,
    started: null,
    uptimeSeconds: null,
    certificates: [],
    id: null,
    ...elsewhere,
    ...known,
  };
}
