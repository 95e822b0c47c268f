import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@hawser/core/clock';
import type { Log } from '@hawser/core/log';
import type { SitePlan } from '@hawser/core/site/site-plan';
import type { Audit } from '../audit/audit.ts';
import type { SignIns } from '../directory/sign-ins.ts';
import type { Routes } from '../server/routes.ts';
import type { ToldEvents } from '../store/events/told-events.ts';
import type { Store } from '../store/store.ts';
import { AccessNews } from './access-news.ts';
import { identifyRegistration } from '../agents/registration-bearer.ts';
import type { Identify } from './caller.ts';
import { type Gate, gateOf } from './gate.ts';
import { identifyBy } from './identify.ts';
import { identifyByPassword } from './passwords/identify-by-password.ts';
import { addResourceMetadata } from './resource-metadata.ts';
import { AccessRules } from './rules/access-rules.ts';
import { type DirectorySettings, directorySettings } from './tokens/directory-settings.ts';
import { externalCaller } from './tokens/external-caller.ts';
import { identifyByToken } from './tokens/identify-by-token.ts';
import type { DirectoryReach } from './tokens/load-issuer-keys.ts';
import { type OwnDirectory, ownCaller } from './tokens/own-caller.ts';
import { refusalLog } from './tokens/refusal-log.ts';
import type { TokenIssuer } from './tokens/token-issuer.ts';
import { tokenTrail } from './tokens/token-trail.ts';
import { tokenIssuers } from './tokens/token-issuers.ts';

export interface AccessOptions {
  readonly plan: SitePlan;
  /** How people reach the site, and callers with certificates; known when it listens. */
  readonly publicUrl: () => string;
  readonly certificateUrl: () => string;
  readonly byCertificate: Identify;
  /** The site's own directory. */
  readonly own: OwnDirectory;
  /** How people of the directory prove who they are. */
  readonly signIns: Pick<SignIns, 'checkPassword' | 'hasPasswordOf'>;
  readonly store: Store;
  readonly audit: Pick<Audit, 'call'>;
  readonly events: ToldEvents;
  readonly clock: Clock;
  readonly log: Log;
}

/** Who is asking, and what he may do. */
export interface Access {
  readonly gate: Gate;
  /** What anybody may know of it. */
  addRoutes(routes: Routes): void;
  /** How other directories are reached. */
  reach(): DirectoryReach;
  /** What somebody may do has changed here: it holds at once, before other replicas have heard of it. */
  changed(): void;
  /** Takes changed settings; throws where they cannot be used. */
  reload(plan: SitePlan): Promise<void>;
}

export async function openAccess(options: AccessOptions): Promise<Access> {
  const { publicUrl, certificateUrl, own, store, events, clock, log } = options;
  const news = new AccessNews(clock);
  news.hear(events);
  let settings = await directorySettings(options.plan);
  let made: Made | undefined;

  const issuers = (): ReadonlyMap<string, TokenIssuer> => {
    const url = publicUrl();
    if (made?.url !== url || made.settings !== settings) {
      const { external, audiences, reach } = settings;
      const all = tokenIssuers({ publicUrl: url, own, external, audiences, reach, clock, log });
      made = { url, settings, all };
    }
    return made.all;
  };
  const byToken = identifyByToken({
    issuers,
    callerOf: async (token) =>
      token.issuer.isOwn
        ? ownCaller(token, { store, own })
        : {
            caller: await externalCaller(token, { store, names: settings.claims }),
            isLetIn: true,
          },
    news,
    clock,
    refused: refusalLog(log, clock),
    trail: tokenTrail(options.audit),
  });
  const rules = new AccessRules({ store, news, clock });
  const proven = identifyBy(options.byCertificate, byToken);
  const identify = identifyRegistration(proven, { store });
  const { signIns } = options;
  const byPassword = identifyByPassword({ signIns, store, publicUrl, news, clock });
  let takesPasswords = options.plan.printSignIn === 'password';
  return {
    gate: gateOf({
      identify,
      byPassword: () => (takesPasswords ? byPassword : undefined),
      rules,
      publicUrl,
      certificateUrl,
    }),
    addRoutes(routes) {
      addResourceMetadata(routes, { publicUrl, issuers: () => [...issuers().keys()] });
    },
    reach: () => settings.reach,
    changed: () => news.changed(),
    async reload(plan) {
      takesPasswords = plan.printSignIn === 'password';
      const next = await directorySettings(plan);
      // Keys and tokens that were looked at stay known where nothing is different.
      if (!isDeepStrictEqual(next, settings)) settings = next;
    },
  };
}

interface Made {
  readonly url: string;
  readonly settings: DirectorySettings;
  readonly all: ReadonlyMap<string, TokenIssuer>;
}
