import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Alerts } from '../alerts/alerts.ts';
import type { Readiness } from '../health/readiness.ts';

export interface Measured {
  readonly version: string;
  readonly readiness: Pick<Readiness, 'trouble'>;
  readonly alerts: Pick<Alerts, 'counts'>;
}

/** What the site measures of itself, as Prometheus takes it. */
export class Metrics {
  readonly #registry = new Registry();

  constructor({ version, readiness, alerts }: Measured) {
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry });
    const info = new Gauge({
      name: 'hawser_info',
      help: 'The version that runs.',
      labelNames: ['version'],
      registers,
    });
    info.set({ version }, 1);
    const ready = new Gauge({
      name: 'hawser_ready',
      help: '1 where the site can do its work, 0 where it cannot.',
      registers,
      async collect() {
        ready.set((await readiness.trouble()).length === 0 ? 1 : 0);
      },
    });
    const alertCounts = new Gauge({
      name: 'hawser_alerts',
      help: 'What somebody should look at: alerts of the whole site.',
      labelNames: ['severity'],
      registers,
      async collect() {
        const counts = await alerts.counts();
        // What was known is not what is.
        alertCounts.reset();
        for (const [severity, count] of Object.entries(counts ?? {})) {
          alertCounts.set({ severity }, count);
        }
      },
    });
  }

  /** Counts and times the answers of an app. A path stands as its route, for there are only so many. */
  watch(app: FastifyInstance): void {
    const labelNames = ['method', 'route', 'status'] as const;
    const registers = [this.#registry];
    const answers = new Counter({
      name: 'hawser_http_requests_total',
      help: 'Requests that were answered.',
      labelNames,
      registers,
    });
    const durations = new Histogram({
      name: 'hawser_http_request_duration_seconds',
      help: 'How long answers took.',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    });
    app.addHook('onResponse', ({ method, routeOptions }, reply, done) => {
      const route = routeOptions.url ?? 'unknown';
      answers.inc({ method, route, status: String(reply.statusCode) });
      durations.observe({ method, route }, reply.elapsedTime / 1000);
      done();
    });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  async text(): Promise<string> {
    return await this.#registry.metrics();
  }
}
