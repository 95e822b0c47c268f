import { X509Certificate } from 'node:crypto';
import type { Answered } from '@hawser/core/api/contract';
import type { getSite } from '@hawser/core/api/contracts/site';
import type { RunningSite } from '@hawser/core/site/running-site';
import { shownPlace } from '@hawser/core/site/shown-place';
import type { KeptAdmin } from '@hawser/core/site/kept-admin';
import type { Alerts } from './alerts/alerts.ts';
import type { ShownCertificates } from './certificates/shown-certificates.ts';
import type { Readiness } from './health/readiness.ts';
import type { Presence } from './replicas/presence.ts';
import type { Service } from './services/service.ts';
import { isEmbedded, type SitePlan } from '@hawser/core/site/site-plan';
import type { Store } from './store/store.ts';

type Description = Answered<typeof getSite>;
type Certificate = Description['certificates'][number];

export interface Described {
  readonly running: () => RunningSite;
  readonly plan: () => SitePlan;
  readonly store: Store;
  readonly presence: Presence;
  readonly alerts: Pick<Alerts, 'counts'>;
  readonly self: string;
  readonly readiness: Readiness;
  readonly services: readonly Service[];
  readonly shown: ShownCertificates;
  readonly authority: string;
  readonly admin: () => KeptAdmin | undefined;
}

/** What a site says of itself to its administrators. */
export async function describeSite(described: Described): Promise<Description> {
  const { store, presence, alerts, self, readiness, services } = described;
  const { version, url, certificateUrl, started } = described.running();
  const plan = described.plan();
  const trouble = await readiness.trouble();
  const [replicas, alertCounts] = await Promise.all([
    // Where the database is gone, this one knows of itself only.
    presence.all().catch(() => []),
    alerts.counts(),
  ]);
  return {
    id: store.site.id,
    state: readiness.draining ? 'draining' : trouble.length > 0 ? 'troubled' : 'ready',
    trouble: [...trouble],
    alerts: alertCounts ?? null,
    version,
    url,
    certificateUrl,
    created: time(store.site.created),
    started,
    services: services.map(({ name, version: spoken }) => ({ name, version: spoken })),
    database: {
      engine: isEmbedded(plan) ? 'SQLite' : 'PostgreSQL',
      name: shownPlace(plan.database),
    },
    blobs: {
      kind: plan.blobs.protocol === 'file:' ? 'files' : 'Azure',
      place: shownPlace(plan.blobs),
    },
    replicas: replicas.map(({ started: from, seen, ...replica }) => ({
      ...replica,
      started: time(from),
      seen: time(seen),
      self: replica.id === self,
    })),
    certificates: certificatesOf(described),
  };
}

/** The certificates that a site depends on. */
export function certificatesOf({
  authority,
  shown,
  admin,
}: Pick<Described, 'authority' | 'shown' | 'admin'>): Certificate[] {
  const kept = admin();
  return [
    facts('authority', new X509Certificate(authority), 'automatic'),
    ...shown.all.map(({ now, source }) => facts('server', now.certificate, source)),
    ...(kept === undefined
      ? []
      : [
          {
            use: 'admin' as const,
            name: `profile ${kept.profile}`,
            issuer: commonName(new X509Certificate(authority).subject),
            fingerprint: null,
            from: kept.from,
            until: kept.until,
            source: 'automatic' as const,
          },
        ]),
  ];
}

function facts(
  use: Certificate['use'],
  { subject, issuer, fingerprint256, validFromDate, validToDate }: X509Certificate,
  source: Certificate['source'],
): Certificate {
  return {
    use,
    name: commonName(subject),
    issuer: commonName(issuer),
    fingerprint: fingerprint256,
    from: validFromDate.toISOString(),
    until: validToDate.toISOString(),
    source,
  };
}

// Node writes a name with a line for each of its parts.
function commonName(name: string | undefined): string {
  return /^CN=(.*)$/m.exec(name ?? '')?.[1] ?? (name ?? '').replaceAll('\n', ', ');
}

function time(at: number): string {
  return new Date(at).toISOString();
}
