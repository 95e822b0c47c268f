import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMetrics } from '@hawser/core/api/contracts/health';
import type { Routes } from '../server/routes.ts';
import type { Metrics } from './metrics.ts';

/** The measures for administrators, at the site itself. */
export function addMetricsRoute(routes: Routes, metrics: Metrics): void {
  routes.addStream(getMetrics, async ({ reply }) => answer(reply.raw, metrics));
}

/** The measures alone, for a listener that only this machine reaches. */
export function metricsOnly(
  metrics: Metrics,
): (request: IncomingMessage, response: ServerResponse) => void {
  return ({ method, url }, response) => {
    const path = url?.split('?', 1)[0];
    if (method === 'GET' && path === getMetrics.path) void answer(response, metrics);
    else response.writeHead(404).end();
  };
}

async function answer(response: ServerResponse, metrics: Metrics): Promise<void> {
  const text = await metrics.text();
  response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  response.end(text);
}
