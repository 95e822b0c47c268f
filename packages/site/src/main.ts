import { hostname } from 'node:os';
import { systemClock } from '@hawser/core/clock';
import { holdSiteFolder, refuseUnfinished } from '@hawser/core/site/hold-site-folder';
import { isEverywhere } from '@hawser/core/site/listen-address';
import { runningProcess } from '@hawser/core/site/process-start';
import type { RunningSite } from '@hawser/core/site/running-site';
import { Alerts } from './alerts/alerts.ts';
import { watchSiteEndings } from './alerts/endings/watch-site-endings.ts';
import { openAudit } from './audit/open-audit.ts';
import type { KeptAdmin } from '@hawser/core/site/kept-admin';
import { provideAdmin } from './certificates/admin-access.ts';
import { ShownCertificates } from './certificates/shown-certificates.ts';
import { openSiteAuthority } from './certificates/site-authority.ts';
import { BackupsUnderWay } from './backup/backups-under-way.ts';
import type { Described } from './describe-site.ts';
import { firstSettings } from './first-settings.ts';
import { addHealthRoutes } from './health/health-routes.ts';
import { Readiness } from './health/readiness.ts';
import { siteNeeds } from './health/site-needs.ts';
import { openSiteLogs } from './logs/open-site-logs.ts';
import { refuseLostDatabase } from './lost-database.ts';
import { Metrics } from './metrics/metrics.ts';
import { addMetricsRoute, metricsOnly } from './metrics/metrics-routes.ts';
import { openAdministration } from './open-administration.ts';
import { openCallers } from './open-callers.ts';
import { openKeeping } from './open-keeping.ts';
import { refuseEarly } from './refuse-early.ts';
import { Presence } from './replicas/presence.ts';
import { reloadSite } from './reload-site.ts';
import { tellOtherPolicies, type ToldPolicies } from './agents/tell-other-policies.ts';
import { replicaId } from './replicas/replica-id.ts';
import { makeApp } from './server/app.ts';
import { localUrl } from './server/listener.ts';
import { Listeners } from './server/listeners.ts';
import { siteRoutes } from './server/site-routes.ts';
import type { Service } from './services/service.ts';
import { servicesWanted } from './services/services-wanted.ts';
import { openDiscovery } from './open-discovery.ts';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import { cloudPrintOf } from './printing/cloud-print-of.ts';
import { openPrinting } from './open-printing.ts';
import { openWork } from './open-work.ts';
import { openSiteKey } from './site-key/open-site-key.ts';
import type { Site, SiteOptions } from './site-options.ts';
import { assumedUrl, planOf } from '@hawser/core/site/site-plan';

/** Beyond what requests that still run may take. */
const graceMs = 5000;

/** The composition: the only place that knows all parts of a site. */
export async function startSite(options: SiteOptions): Promise<Site> {
  const { folder, settings, version, foreground, report, clock = systemClock } = options;
  let plan = planOf(folder, settings);
  await using parts = new AsyncDisposableStack();

  const held = await holdSiteFolder(folder);
  parts.defer(async () => held.release());
  await refuseUnfinished(folder);
  const keepFirstSettings = await firstSettings(folder, options.firstSettings);
  await refuseEarly(plan, clock);
  const logs = openSiteLogs({
    folder: plan.logFolder,
    level: plan.logLevel,
    foreground,
    maxBytes: plan.logBytes,
    clock,
  });
  parts.defer(async () => logs.close());
  const log = logs.component('site');
  log.info({ version, folder: folder.root }, 'the site starts');
  parts.defer(() => log.info('the site has ended'));

  report('Opening the database');
  await refuseLostDatabase(plan);
  const overdue = new AbortController();
  const cut = overdue.signal;
  const keeping = await openKeeping(plan, { clock, log: logs.component('store'), cut });
  parts.defer(async () => keeping.close());
  const { store, blobs, largeBlobs } = keeping;
  const siteKey = await openSiteKey(store, plan);
  const self = await replicaId(folder.replica);
  const audit = await openAudit({ store, siteKey, folder, replica: self, clock, log });
  parts.defer(async () => audit.close());

  report('Looking at the certificates');
  const certificateLog = logs.component('certificates');
  const authority = await openSiteAuthority({ store, siteKey, clock });
  const shown = await ShownCertificates.open(plan, { authority, clock, log: certificateLog });
  parts.defer(() => shown.stop());

  const alertLog = logs.component('alerts');
  const alerts = new Alerts({ store, log: alertLog });
  const readiness = new Readiness(siteNeeds({ store, largeBlobs }), clock);
  const metrics = new Metrics({ version, readiness, alerts });
  const app = makeApp(logs.component('server'));
  parts.defer(async () => app.close());
  metrics.watch(app);
  // As others reach it, who are not on this machine.
  const certificateUrl = (port: number): string =>
    plan.certificateUrl ?? assumedUrl(plan.certificateListen, port, hostname());
  let certificatePort = plan.certificateListen.port;
  const started = clock.now();
  const presence = new Presence(
    { id: self, host: hostname(), version, started },
    { store, clock, log },
  );
  const callers = await openCallers(parts, {
    plan,
    store,
    siteKey,
    authority,
    presence,
    audit,
    clock,
    logs,
    signIns: options.signIns,
    publicUrl: () => running.url,
    certificateUrl: () => certificateUrl(certificatePort),
    cloudPrint: () => cloudPrint(),
    printInstalled: () => plan.printInstalled,
  });
  const { agents, proofs, directory, access, directorySources } = callers;
  const routes = siteRoutes(app, { access, audit, store, siteKey, clock, plan: () => plan });

  const known: { admin?: KeptAdmin } = {};
  const services: Service[] = [];
  const described: Described = {
    store,
    presence,
    alerts,
    self,
    readiness,
    services,
    shown,
    running: () => running,
    plan: () => plan,
    authority: authority.certificate,
    admin: () => known.admin,
  };
  const printing = openPrinting({
    store,
    blobs,
    siteKey,
    events: callers.events,
    clock,
    logs,
    publicUrl: () => running.url,
    plan: () => plan,
  });
  const backups = new BackupsUnderWay();
  const operations = await openWork(parts, {
    store,
    blobs,
    backups,
    directorySources,
    kinds: options.operationKinds ?? [],
    replica: self,
    audit,
    clock,
    logs,
    plan: () => plan,
  });
  const all: readonly Service[] = [
    openAdministration({
      described,
      access,
      proofs,
      directorySources,
      largeBlobs,
      siteKey,
      authority,
      audit,
      alerts,
      dataKeys: printing.dataKeys,
      operations,
      backups,
      writtenSettings: options.writtenSettings,
      clock,
      log,
      version,
    }),
    directory.service,
    agents.service,
    printing.service,
    openDiscovery({ store, publicUrl: () => running.url, plan: () => plan, clock }),
  ];
  services.push(...servicesWanted(all, plan.services));
  for (const service of services) service.addRoutes(routes.of(service.name));
  const cloudPrint = (): CloudPrint => cloudPrintOf(plan, running.url);
  const toldToDevices = (): ToldPolicies => ({ ...cloudPrint(), installed: plan.printInstalled });
  addHealthRoutes(routes, { readiness, services, signIn: cloudPrint });
  addMetricsRoute(routes, metrics);
  access.addRoutes(routes);
  await app.ready();

  report('Opening the ports');
  const listeners = await Listeners.open(plan, {
    respond: (request, response) => app.routing(request, response),
    respondWithMetrics: metricsOnly(metrics),
    isRevoked: agents.isRevoked,
    tls: (who) => shown.tls(who),
    connectionsPerAddress: () => plan.connectionsPerAddress,
    clock,
    log,
  });
  parts.defer(async () => {
    readiness.drain();
    log.info('the site stops: it takes nothing more, and finishes what runs');
    // Who follows an operation, or waits for changes, is let go of, and asks another replica.
    printing.drain();
    await Promise.all([operations.close(), agents.close(), listeners.drain(plan.drainMs)]);
  });
  agents.whenRevoked((fingerprint) => listeners.revoke(fingerprint));
  callers.events.start();
  shown.whenChanged(() => listeners.showCertificate());

  const runningNow = (): RunningSite => ({
    ...runningProcess(),
    host: hostname(),
    version,
    started: new Date(started).toISOString(),
    url: plan.publicUrl ?? assumedUrl(plan.listen, listeners.port, hostname()),
    certificateUrl: localUrl(plan.certificateListen, listeners.certificatePort),
    drainSeconds: plan.drainMs / 1000,
  });
  let running = runningNow();
  ({ certificatePort } = listeners);
  await presence.start(certificateUrl(certificatePort));
  parts.defer(async () => presence.stop());
  const admin = await provideAdmin({
    path: folder.admin,
    url: running.certificateUrl,
    authority,
    store,
    clock,
    administrator: options.administrator,
    change: audit.call({ call: 'startSite', actor: 'site' }).change,
  });
  known.admin = admin;
  if (admin.isNew) log.info({ profile: admin.profile }, 'a profile has got an admin certificate');
  const watched = { store, authority, shown, events: callers.events, replica: self };
  printing.start(parts);
  parts.use(watchSiteEndings({ ...watched, alerts, clock, log: alertLog }));
  options.beforeAnnounced?.();
  await held.announce(running);
  await keepFirstSettings();
  const reach = isEverywhere(plan.listen) ? 'every address of this machine' : plan.listen.host;
  log.info({ url: running.url, reach }, 'the site is ready');

  const whole = parts.move();
  return {
    running,
    admin,
    async reload(readAgain) {
      await reloadSite(readAgain, {
        folder,
        settings,
        async take(next) {
          await shown.reload(next);
          await access.reload(next);
          const before = toldToDevices();
          plan = next;
          logs.setLevel(plan.logLevel);
          running = runningNow();
          const reload = audit.call({ call: 'reloadSite', actor: 'site' });
          await tellOtherPolicies(reload.change, before, toldToDevices());
        },
        announce: async (reload) => held.announce({ ...running, reload }),
        log,
        clock,
      });
    },
    async stop() {
      // A database that hangs keeps everything waiting that wants something of it.
      const end = (): void => {
        log.warn('the database does not answer: the site ends without it');
        overdue.abort();
      };
      const patience = clock.timer(plan.drainMs + graceMs, end);
      await whole.disposeAsync();
      patience.cancel();
    },
  };
}
