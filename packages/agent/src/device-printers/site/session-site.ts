import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from '@hawser/command/invocation/session';
import { deviceSite, type DeviceSite } from '../../printing/device-site.ts';
import type { AgentFolder } from '../../registration/agent-folder.ts';
import type { SiteOf } from './site-clients.ts';

/** The site as whoever is signed in in this folder prints there, also once he signs in again. */
export function sessionSite(folder: AgentFolder, session: Session): SiteOf {
  let known: { readonly at: string; readonly site: DeviceSite } | undefined;
  return async () => {
    const at = await changedAt(join(folder.root, 'user.json'), folder.policies);
    if (known?.at !== at) known = { at, site: await deviceSite(folder, session) };
    return known.site;
  };
}

async function changedAt(...paths: readonly string[]): Promise<string> {
  const all = paths.map(async (path) =>
    stat(path).then(
      ({ mtimeMs, ino }) => `${mtimeMs} ${ino}`,
      () => '',
    ),
  );
  return (await Promise.all(all)).join(', ');
}
