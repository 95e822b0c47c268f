import { siteErrors } from '@hawser/core/api/site-errors';
import { Refusal } from '@hawser/core/ipp/client/refusal';
import { groupsOf } from '@hawser/core/ipp/message';
import { statusName } from '@hawser/core/ipp/tables/status-codes';
import type { WalkCheck } from './walk-check.ts';
import { walkErrors } from './walk-errors.ts';

const listed: WalkCheck = {
  step: 'PrintService',
  name: 'Listed',
  title: 'Looking for the printer',
  async run({ listed: found }) {
    const { name, url } = await found();
    return `${name} is at ${url}`;
  },
};

const answers: WalkCheck = {
  step: 'PrintService',
  name: 'IPP',
  title: 'Asking the print service',
  async run({ offered, printer }) {
    const { services, signIn } = await offered();
    const names = services.map(({ name }) => name);
    if (!names.includes('print')) {
      const known = { service: 'print', services: names.join(', ') };
      throw siteErrors('unknown-service', known, { target: 'print' });
    }
    const said = await printer();
    const ways = said.keywords('uri-authentication-supported').join(' or ');
    const authority = said.uri('oauth-authorization-server-uri');
    if (authority === signIn.authority) {
      return `it answers; clients sign in by ${ways}, at ${authority}`;
    }
    return {
      detail: `it answers, and sends clients to sign in at ${authority}, policies to ${signIn.authority}`,
      hint: 'Ask again: settings of the site may just have changed. If it stays, replicas have different ones.',
    };
  },
};

const access: WalkCheck = {
  step: 'PrintService',
  name: 'Access',
  title: 'Asking whether a job would be taken',
  async run({ listed: found, client, caller, signal }) {
    const { name } = await found();
    try {
      await (await client()).send('Validate-Job', [], { signal });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = statusName(error.ippStatus);
      // Who may not print is told that first.
      if (status === 'server-error-not-accepting-jobs') return 'they may print, where it is open';
      if (status !== 'client-error-forbidden') throw error;
      const [operation] = groupsOf(error.answer, 'operation');
      const said = operation?.text('status-message') ?? 'the site does not say why';
      const { name: who } = await caller();
      const reason = said.replace(/\.$/, '');
      throw walkErrors('may-not-print', { name, who, reason }, { target: name, cause: error });
    }
    return 'a job would be taken';
  },
};

export const printServiceChecks: readonly WalkCheck[] = [listed, answers, access];
