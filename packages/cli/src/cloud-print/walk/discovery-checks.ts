import { type Check, type Examined } from '../../site-checks/check.ts';
import { clockCheck } from '../../site-checks/clock-check.ts';
import { nameCheck } from '../../site-checks/name-check.ts';
import { portCheck } from '../../site-checks/port-check.ts';
import { serviceCheck } from '../../site-checks/service-check.ts';
import { tlsCheck } from '../../site-checks/tls-check.ts';
import type { WalkCheck } from './walk-check.ts';
import { walkErrors } from './walk-errors.ts';

/** What a profile needs, this needs, too. */
function ofProfile(check: Check, examined: Examined): WalkCheck {
  return { ...check, step: 'Discovery', run: async (_, report) => check.run(examined, report) };
}

const addressCheck: WalkCheck = {
  step: 'Discovery',
  name: 'Address',
  title: 'Comparing addresses',
  async run({ profile, site, resource }) {
    const { resource: own, authorization_servers: issuers } = await resource();
    const { url } = profile;
    // Tokens are for what the site is called, to the letter; certificates have an address of their own.
    if (site.tokens !== undefined && own !== url) {
      throw walkErrors('other-address', { resource: own, url }, { target: url });
    }
    return `the site is ${own}, and people sign in at ${issuers.join(', ')}`;
  },
};

export function discoveryChecks(examined: Examined): readonly WalkCheck[] {
  return [
    ...[nameCheck, portCheck, tlsCheck, clockCheck, serviceCheck('discovery')].map((check) =>
      ofProfile(check, examined),
    ),
    addressCheck,
  ];
}
