import { type Clock, testClock } from '@hawser/core/clock';
import { createLog } from '@hawser/core/log';
import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Caller } from '../../src/access/caller.ts';
import { gateOf } from '../../src/access/gate.ts';
import { makeApp } from '../../src/server/app.ts';
import { limitRequests } from '../../src/server/limits/request-limits.ts';
import { routesOf, type RouteOptions, type Routes } from '../../src/server/routes.ts';

/** Whoever says by the header `x-caller` who he is, is believed, and may do all; "single" has one factor, and needs two, and those that begin with connector are such. */
function callerOf(name: string): Caller {
  return {
    kind: 'user',
    id: `user-${name}`,
    name,
    roles: ['Site.Admin'],
    sids: [],
    multiFactor: name !== 'single',
    ...(name.startsWith('connector') ? { agent: 'connector' } : {}),
  };
}

/** Nothing is kept where there is no database, and so nothing can be changed. */
const noAudit: RouteOptions['audit'] = {
  call: () => ({
    change: async () => {
      throw new Error('there is nothing to change');
    },
    isTold: true,
    tell: async () => undefined,
    fail: async () => undefined,
  }),
  refused: () => undefined,
};

/** The site's HTTP with routes of the test, which are asked without a socket. */
export async function madeApp(
  add: (routes: Routes) => void,
  { clock = testClock(), ...options }: Partial<RouteOptions> & { readonly clock?: Clock } = {},
): Promise<FastifyInstance> {
  const app = makeApp(createLog({ component: 'test', level: 'silent' }));
  onTestFinished(async () => app.close());
  const routes = routesOf(app, {
    access: {
      changed: () => undefined,
      gate: gateOf({
        identify: async ({ headers }) => {
          const name = headers['x-caller'];
          return typeof name === 'string' ? callerOf(name) : undefined;
        },
        rules: { needsMore: async () => true },
        publicUrl: () => 'https://site.example:8443',
        certificateUrl: () => 'https://site.example:8444',
      }),
    },
    limits: limitRequests(app, { clock, perSecond: () => 50, ofConnectors: () => 100 }),
    firstAnswers: { once: async (_, carryOut) => carryOut({ caller: '', key: '', token: 1 }) },
    audit: noAudit,
    ...options,
  });
  add(routes);
  await app.ready();
  return app;
}
