import { hostname } from 'node:os';
import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { ShownCertificates } from '../../certificates/shown-certificates.ts';
import type { SiteAuthority } from '../../certificates/site-authority.ts';
import type { ToldEvents } from '../../store/events/told-events.ts';
import { certificateRevoked } from '../../store/mutations/append-revoked.ts';
import { certificateChanged } from '../../store/mutations/certificates/append-certificate-changed.ts';
import type { Store } from '../../store/store.ts';
import type { Alerts } from '../alerts.ts';
import { administratorEndings } from './administrator-endings.ts';
import { authorityEndings } from './authority-endings.ts';
import { keptCertificateEndings } from './kept-certificate-endings.ts';
import { shownCertificateEndings } from './shown-certificate-endings.ts';
import { type EndingsWatch, watchEndings } from './watch-endings.ts';

export interface SiteEndingsOptions {
  readonly store: Pick<Store, 'report'>;
  readonly authority: SiteAuthority;
  readonly shown: ShownCertificates;
  readonly events: Pick<ToldEvents, 'on'>;
  readonly replica: string;
  readonly alerts: Pick<Alerts, 'settle'>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Watches over all that ends of a site. Certificates of agents are not among it: agents renew them. */
export function watchSiteEndings(options: SiteEndingsOptions): EndingsWatch {
  const { store, authority, shown, events, replica, alerts, clock, log } = options;
  const sources = [
    shownCertificateEndings(shown, { replica, host: hostname() }),
    administratorEndings({ store, clock }),
    keptCertificateEndings({ store }),
    authorityEndings(authority),
  ];
  const watch = watchEndings({ sources, alerts, clock, log });
  shown.whenChanged(() => void watch.look());
  for (const kind of [certificateRevoked, certificateChanged]) {
    events.on(kind, () => void watch.look());
  }
  return watch;
}
