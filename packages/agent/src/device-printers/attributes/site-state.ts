import type { Attributes } from '@hawser/core/ipp/attributes';
import type { GivenAttributes } from '@hawser/core/ipp/encode/given';
import type { Clock } from '@hawser/core/clock';
import { secondsUp } from '../../ipp-server/seconds-up.ts';
import type { Trouble } from '../jobs/job-trouble.ts';

/** How a printer is, as the site has said last, and why it cannot be asked. */
export interface SiteState {
  readonly told: Attributes;
  readonly trouble: Trouble | undefined;
}

/** From when on the site counts its seconds, so that its times are right here as well. */
export const secondsFrom = Date.UTC(2020, 0);

const idle = 3;

/** What of a printer is otherwise from one moment to the next. */
export function shownState(
  { told, trouble }: SiteState,
  {
    clock,
    open,
    full,
  }: {
    readonly clock: Clock;
    readonly open: number;
    /** Why this device takes no more jobs. */
    readonly full: string | undefined;
  },
): GivenAttributes {
  const now = clock.now();
  const reasons = told.keywords('printer-state-reasons').filter((each) => each !== 'none');
  // While it is away nobody knows how it is, and it takes jobs all the same.
  const ofSite = trouble === undefined ? reasons : [offlineReasons[trouble.reason]];
  const shown = full === undefined ? ofSite : [...ofSite, 'spool-area-full-warning'];
  const message = full ?? trouble?.message ?? told.text('printer-state-message') ?? '';
  return {
    'printer-is-accepting-jobs':
      trouble !== undefined || told.boolean('printer-is-accepting-jobs') !== false,
    'printer-state': trouble === undefined ? (told.enum('printer-state') ?? idle) : idle,
    'printer-state-reasons': shown.length === 0 ? 'none' : shown,
    'printer-state-message': message.slice(0, 1000),
    'printer-state-change-time': told.integer('printer-state-change-time') ?? 1,
    'printer-state-change-date-time': told.values('printer-state-change-date-time'),
    'printer-up-time': secondsUp(now, secondsFrom),
    'printer-current-time': new Date(now),
    'queued-job-count': open,
  };
}

/** The words that CUPS has for it. */
const offlineReasons = {
  'service-off-line': 'offline-report',
  'account-info-needed': 'offline-report',
  'resources-are-not-ready': 'other-warning',
} as const satisfies Record<Trouble['reason'], string>;
