import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { siteErrors } from '@hawser/core/api/site-errors';
import { type Check, hostOf } from './check.ts';

export const nameCheck: Check = {
  name: 'Name',
  title: 'Looking up the name',
  async run({ url }) {
    const host = hostOf(url);
    if (isIP(host) !== 0) return `${host} is an address`;
    const found = await lookup(host, { all: true }).catch((error: unknown) => {
      throw siteErrors('unknown-name', { host }, { target: host, cause: error });
    });
    return `${host} is ${found.map(({ address }) => address).join(', ')}`;
  },
};
