import type { Session } from '@hawser/command/invocation/session';
import { siteErrors } from '@hawser/core/api/site-errors';
import type { SiteAddress } from '@hawser/core/api/site-request';
import { systemClock } from '@hawser/core/clock';
import { HawserError } from '@hawser/core/errors';
import { type Profile, readProfiles } from '@hawser/core/identity/profiles';
import { readKeptAdmin } from '@hawser/core/site/kept-admin';
import { siteFolderErrors } from '@hawser/core/site/site-folder-errors';
import type { SiteFolder } from '@hawser/core/site/site-folder';
import { belongsTo, localSite, shownWithoutAnswer } from './local-site.ts';
import { answeringSite, type OnThisMachine, type ShownSite, silentSite } from './shown-site.ts';
import { signedInSite, signedInWith } from './signed-in-site.ts';
import { siteProcessErrors } from './site-process-errors.ts';

interface Search {
  readonly folder: SiteFolder;
  readonly session: Session;
  readonly signal: AbortSignal;
}

/** The site of a data folder, asked as its administrator. */
export async function siteOfFolder({ folder, session, signal }: Search): Promise<ShownSite> {
  const { root: dataFolder } = folder;
  const local = await localSite(folder);
  if (local.state === 'none') {
    throw siteFolderErrors('empty', { folder: dataFolder }, { target: dataFolder });
  }
  if (local.state !== 'running') return silentSite({ state: local.state, dataFolder });
  const { pid, certificateUrl: url } = local.running;
  const profile = await administratorOf(folder, pid);
  const address = { ...(await signedInWith(profile, session)), url };
  try {
    return await ask(address, signal, { dataFolder, process: pid });
  } catch (error) {
    const shown = isUnreachable(error)
      ? shownWithoutAnswer(folder, local, error.message, systemClock.now())
      : undefined;
    if (shown === undefined) throw error;
    return shown;
  }
}

/** The site of the profile in use; where it does not answer, what its data folder here tells of it. */
export async function siteOfProfile({ folder, session, signal }: Search): Promise<ShownSite> {
  const profile = await session.profile().catch((error: unknown) => {
    if (error instanceof HawserError && error.code === 'profile-none') return error;
    throw error;
  });
  if (profile instanceof HawserError) {
    // Nobody is known to ask, so that it can only be the one here.
    if ((await localSite(folder)).state === 'none') throw profile;
    return await siteOfFolder({ folder, session, signal });
  }
  try {
    const here = await placeOf(folder, profile);
    return await ask(await signedInSite(session), signal, here);
  } catch (error) {
    if (!isUnreachable(error)) throw error;
    if (await belongsTo(folder, profile)) {
      const local = await localSite(folder);
      const shown = shownWithoutAnswer(folder, local, error.message, systemClock.now());
      if (shown !== undefined) return shown;
    }
    if (!isAnswer(error)) throw error;
    return silentSite({ state: 'troubled', trouble: [error.message] });
  }
}

async function ask(
  address: SiteAddress,
  signal: AbortSignal,
  here: OnThisMachine | undefined,
): Promise<ShownSite> {
  const { callSite } = await import('@hawser/core/api/call-site');
  const { getSite } = await import('@hawser/core/api/contracts/site');
  return answeringSite(await callSite(address, getSite, {}, { signal }), systemClock.now(), here);
}

async function administratorOf(folder: SiteFolder, pid: number): Promise<Profile> {
  const admin = await readKeptAdmin(folder.admin);
  const profile = admin === undefined ? undefined : (await readProfiles()).all.get(admin.profile);
  if (profile !== undefined && profile.url === admin?.url) return profile;
  const values = { folder: folder.root, pid, admin: folder.admin };
  throw siteProcessErrors('no-profile', values, { target: folder.root });
}

async function placeOf(folder: SiteFolder, profile: Profile): Promise<OnThisMachine | undefined> {
  if (!(await belongsTo(folder, profile))) return undefined;
  const local = await localSite(folder).catch(() => undefined);
  return local?.state === 'running'
    ? { dataFolder: folder.root, process: local.running.pid }
    : undefined;
}

function isUnreachable(error: unknown): error is HawserError {
  return error instanceof HawserError && error.kind === 'unreachable';
}

/** Whether a site has said it itself. */
function isAnswer({ code }: HawserError): boolean {
  return !Object.keys(siteErrors.entries).some((key) => code === `site-${key}`);
}
