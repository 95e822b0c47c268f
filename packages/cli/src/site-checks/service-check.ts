import { askServices } from '@hawser/core/api/public-endpoints';
import { siteErrors } from '@hawser/core/api/site-errors';
import { answerOf, type Check } from './check.ts';

/** Whether the site offers its services, and the one that was asked for among them. */
export function serviceCheck(wanted: string | undefined): Check {
  return {
    name: 'Services',
    title: 'Asking for the services',
    async run(examined) {
      const names = (await answerOf(examined, askServices)).map(({ name }) => name);
      const services = names.length === 0 ? 'none' : names.join(', ');
      if (wanted !== undefined && !names.includes(wanted)) {
        throw siteErrors('unknown-service', { service: wanted, services }, { target: wanted });
      }
      return `it offers ${services}`;
    },
  };
}
