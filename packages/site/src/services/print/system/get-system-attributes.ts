import { systemUrl } from '../../../printing/print-url.ts';
import { systemEvents } from '../../../store/mutations/printing/subscriptions/print-events.ts';
import { settableOfSystem, systemSaid } from './system-settings.ts';
import { siteId } from '../../../printing/site-id.ts';
import { offeredAuthority } from '../offered-sign-in.ts';
import { only, requestedBy } from '@hawser/core/ipp/answering/requested';
import { seconds } from '../shown-job.ts';
import { shownNotifying } from '../shown-notifying.ts';
import { mostPrinters, printersShown, usableBy } from './printers-shown.ts';
import { shownRegistration } from './shown-registration.ts';
import type { SystemOperation } from './system-operation.ts';

/** PWG 5100.22, 6.3.5. */
export const getSystemAttributes: SystemOperation = {
  name: 'Get-System-Attributes',
  right: 'print or device',
  async run({ operation, caller, reachedAt }, { store, clock, offered, accesses, signIn }) {
    const now = clock.now();
    const { host } = new URL(reachedAt);
    const { said, changes, changed } = await systemSaid(store);
    const own = {
      'charset-configured': 'utf-8',
      'charset-supported': 'utf-8',
      'generated-natural-language-supported': 'en',
      'ipp-features-supported': ['infrastructure-printer', 'system-service'],
      'ipp-versions-supported': ['1.1', '2.0', '2.1', '2.2'],
      'natural-language-configured': 'en',
      ...offeredAuthority(signIn()),
      'operations-supported': [...offered],
      'printer-creation-attributes-supported': ['printer-name'],
      'system-config-change-date-time': new Date(changed),
      'system-config-change-time': seconds(changed),
      'system-config-changes': changes,
      'system-current-time': new Date(now),
      'system-info': 'Hawser',
      'system-make-and-model': 'Hawser',
      'system-mandatory-printer-attributes': 'printer-name',
      'system-name': host,
      'system-settable-attributes-supported': settableOfSystem,
      'system-state': 3,
      'system-state-reasons': 'none',
      'system-up-time': seconds(now),
      'system-uuid': `urn:uuid:${await siteId(store)}`,
      'system-xri-supported': {
        'xri-uri': systemUrl(reachedAt),
        'xri-authentication': 'oauth',
        'xri-security': 'tls',
      },
      'xri-authentication-supported': 'oauth',
      'xri-security-supported': 'tls',
      'xri-uri-scheme-supported': 'ipps',
      ...shownNotifying(systemEvents),
    };
    const configured = 'system-configured-printers';
    const wanted = requestedBy(operation, {
      'system-description': (name) => name in own || said?.has(name) === true,
      'system-status': (name) => name in own || name === configured,
    });
    // What operators say outweighs what is said without them.
    const unsaid = only(own, (name) => said?.has(name) !== true);
    const printers = wanted(configured)
      ? await printersShown(
          { limit: mostPrinters, usableBy: await usableBy(caller, accesses) },
          store,
        )
      : [];
    const shown = await Promise.all(
      printers.map(async (printer) => shownRegistration(printer, { store, reachedAt })),
    );
    const attributes = [
      only(unsaid, wanted),
      said?.those(wanted) ?? {},
      shown.length === 0 ? {} : { [configured]: shown.map(ofConfigured) },
    ];
    return { groups: [{ tag: 'system', attributes }] };
  },
};

/** Its members are all of them but the uuid. */
function ofConfigured(shown: Awaited<ReturnType<typeof shownRegistration>>): typeof shown {
  return only(shown, (name) => name !== 'printer-uuid');
}
