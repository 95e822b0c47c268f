import type { FastifyInstance } from 'fastify';
import type { Clock } from '@hawser/core/clock';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { SiteKey } from '../site-key/site-key.ts';
import type { Store } from '../store/store.ts';
import { firstAnswersIn } from './idempotency/first-answers.ts';
import { limitRequests } from './limits/request-limits.ts';
import { type RouteOptions, type Routes, routesOf } from './routes.ts';

export interface SiteRouteOptions extends Pick<RouteOptions, 'access' | 'audit'> {
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly clock: Clock;
  readonly plan: () => Pick<SitePlan, 'requestsPerSecond' | 'connectorRequestsPerSecond'>;
}

/** The routes of a whole site, whose requests are counted, and repeats of them known. */
export function siteRoutes(
  app: FastifyInstance,
  { access, store, siteKey, audit, clock, plan }: SiteRouteOptions,
): Routes {
  return routesOf(app, {
    access,
    audit,
    firstAnswers: firstAnswersIn({ store, siteKey }),
    limits: limitRequests(app, {
      clock,
      perSecond: () => plan().requestsPerSecond,
      ofConnectors: () => plan().connectorRequestsPerSecond,
    }),
  });
}
