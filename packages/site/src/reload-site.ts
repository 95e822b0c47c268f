import type { Clock } from '@hawser/core/clock';
import { type Problem, toProblem } from '@hawser/core/errors';
import type { Log } from '@hawser/core/log';
import { changedForNextStart } from '@hawser/core/site/changed-settings';
import type { OverriddenSetting } from '@hawser/core/site/read-site-settings';
import type { ReloadOutcome } from '@hawser/core/site/reload-outcome';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { planOf, type SitePlan } from '@hawser/core/site/site-plan';
import type { GivenSiteSettings } from '@hawser/core/site/site-settings';

/** The settings as they are now, and what the file has otherwise. */
export interface ReadAgain {
  readonly settings: GivenSiteSettings;
  readonly overridden: readonly OverriddenSetting[];
}

export interface ReloadOptions {
  readonly folder: SiteFolder;
  /** Those that the site was started with. */
  readonly settings: GivenSiteSettings;
  /** Takes a changed plan, as far as a running site can. */
  readonly take: (plan: SitePlan) => Promise<void>;
  /** Tells commands on this machine what came of it. */
  readonly announce: (outcome: ReloadOutcome) => Promise<void>;
  readonly log: Log;
  readonly clock: Clock;
}

/** Has a running site read its settings and certificates again; after a mistake in them it goes on as it was. */
export async function reloadSite(
  readAgain: () => Promise<ReadAgain>,
  { folder, settings, take, announce, log, clock }: ReloadOptions,
): Promise<void> {
  const begun = new Date(clock.now()).toISOString();
  const outcome = await taken().catch((error: unknown): ReloadOutcome => {
    log.error({ err: error }, 'nothing was read again, the site goes on as it was');
    return { begun, waiting: [], overridden: [], problem: shortened(toProblem(error)) };
  });
  await announce(outcome).catch((error: unknown) => {
    log.error({ err: error }, 'what came of reading the settings again could not be written');
  });

  async function taken(): Promise<ReloadOutcome> {
    const { settings: changed, overridden } = await readAgain();
    await take(planOf(folder, changed));
    const waiting = changedForNextStart(settings, changed);
    const more = overridden.length === 0 ? {} : { overridden };
    const readAnew = 'the settings and the certificates were read again';
    if (waiting.length === 0) log.info(more, readAnew);
    else log.warn({ waiting, ...more }, `${readAnew}; some settings hold from the next start on`);
    return { begun, waiting, overridden, problem: undefined };
  }
}

const longest = 2000;

// What commands read has to stay small, or they would not read it at all.
function shortened({ detail, hint, target, ...problem }: Problem): Problem {
  return {
    ...problem,
    detail: detail.slice(0, longest),
    hint: hint.slice(0, longest),
    ...(target === undefined ? {} : { target: target.slice(0, longest) }),
  };
}
