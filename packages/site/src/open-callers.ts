import type { Clock } from '@hawser/core/clock';
import type { CloudPrint } from '@hawser/core/printing/policies/cloud-print';
import type { SitePlan } from '@hawser/core/site/site-plan';
import { type Access, openAccess } from './access/open-access.ts';
import { AgentsDoor } from './agents/agents-door.ts';
import type { Audit } from './audit/audit.ts';
import type { SiteAuthority } from './certificates/site-authority.ts';
import { DirectorySources } from './directory-sync/directory-sources.ts';
import { checkPremisesPassword } from './directory-sync/check-premises-password.ts';
import { type Proofs, proofsOf } from './directory/proofs.ts';
import type { PasswordCheck } from './directory/sign-ins.ts';
import type { SiteLogs } from './logs/open-site-logs.ts';
import type { Presence } from './replicas/presence.ts';
import { type OpenDirectory, openDirectory } from './services/directory/open-directory.ts';
import type { SignIns } from './services/directory/sign-ins.ts';
import type { SiteKey } from './site-key/site-key.ts';
import { ToldEvents } from './store/events/told-events.ts';
import type { Store } from './store/store.ts';

export interface CallersOptions {
  readonly plan: SitePlan;
  readonly store: Store;
  readonly siteKey: SiteKey;
  readonly authority: SiteAuthority;
  readonly presence: Presence;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly logs: SiteLogs;
  /** Instead of what people prove to the site's own directory and those that it reads. */
  readonly signIns: SignIns | undefined;
  readonly publicUrl: () => string;
  readonly certificateUrl: () => string;
  readonly cloudPrint: () => CloudPrint;
  readonly printInstalled: () => readonly string[];
}

/** All by which a site knows who calls: agents, people, programs, and those of other directories. */
export interface Callers {
  /** What changes who may what, and what agents wait for; told once it is started. */
  readonly events: ToldEvents;
  readonly agents: AgentsDoor;
  readonly directorySources: DirectorySources;
  readonly proofs: Proofs;
  readonly directory: OpenDirectory;
  readonly access: Access;
}

export async function openCallers(
  parts: AsyncDisposableStack,
  { plan, store, siteKey, authority, presence, audit, clock, logs, ...options }: CallersOptions,
): Promise<Callers> {
  const { signIns, publicUrl, certificateUrl, cloudPrint, printInstalled } = options;
  const agentsLog = logs.component('agents');
  // First: what happens while the others look at how things stand is told afterwards.
  const events = await ToldEvents.open({ store, clock, log: logs.component('store') });
  parts.defer(async () => events.stop());
  const agents = await AgentsDoor.open({
    store,
    authority,
    presence,
    events,
    clock,
    log: agentsLog,
    url: certificateUrl,
    publicUrl,
    cloudPrint,
    printInstalled,
  });
  // Also where the site does not get as far as to have listeners, which end later than these.
  parts.defer(async () => agents.close());
  const directorySources = new DirectorySources({ store, siteKey, clock });
  const log = logs.component('directory');
  const elsewhere: PasswordCheck = async ({ id }, password, signal) =>
    checkPremisesPassword({ store, sources: directorySources }, { userId: id, password, signal });
  const proofs = proofsOf({ store, siteKey, clock, log, audit, elsewhere });
  const directory = openDirectory({
    store,
    siteKey,
    clock,
    log,
    audit,
    url: publicUrl,
    signIns: signIns ?? proofs.signIns,
  });
  const access = await openAccess({
    plan,
    publicUrl,
    certificateUrl,
    byCertificate: agents.byCertificate,
    own: directory.own,
    signIns: proofs.signIns,
    store,
    audit,
    events,
    clock,
    log: logs.component('access'),
  });
  return { events, agents, directorySources, proofs, directory, access };
}
