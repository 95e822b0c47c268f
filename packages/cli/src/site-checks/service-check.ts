import { askServices } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { Check } from './check.ts';

/** Whether the site offers its services, and the one that was asked for among them. */
export function serviceCheck(wanted: string | undefined): Check {
  return {
    name: 'Services',
    title: 'Asking for the services',
    async run({ profile, signal }) {
      const names = (await askServices(profile, signal)).map(({ name }) => name);
      const services = names.length === 0 ? 'none' : names.join(', ');
      if (wanted !== undefined && !names.includes(wanted)) {
        throw siteErrors('unknown-service', { service: wanted, services }, { target: wanted });
      }
      return `it offers ${services}`;
    },
  };
}
