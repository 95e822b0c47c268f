import type { Call } from '@hawser/command/invocation/call';
import { HawserError } from '@hawser/core/errors';
import { type Asked, namesCloudService } from '@hawser/core/pki/checks/examined';
import { type CheckRow, failed, passed, rowOf, warning } from '@hawser/core/pki/checks/finding';
import { profileInUse } from '../profiles/profile-in-use.ts';
import { signedInSite } from '../sites/signed-in-site.ts';

const most = 20;

/** Whether a device has the name of a service: it would be taken for it. Only a site knows the devices. */
export async function checkDevices(
  asked: Pick<Asked, 'purpose' | 'commonName' | 'extensions' | 'serviceName'>,
  { session, signal }: Pick<Call, 'session' | 'signal'>,
): Promise<readonly CheckRow[]> {
  if (!namesCloudService(asked) || (await profileInUse(session)) === undefined) return [];
  const row = (finding: Parameters<typeof rowOf>[1]): readonly CheckRow[] => [
    rowOf('device', finding),
  ];
  try {
    const found = await devicesNamed(namesIn(asked), { session, signal });
    if (found.length === 0) return row(passed('no device of the site has its name'));
    return row(
      failed(
        `a device of the site is called so: ${found.join(', ')}`,
        'Take a name that no device has, for it would be taken for the service.',
      ),
    );
  } catch (error) {
    if (signal.aborted || !(error instanceof HawserError)) throw error;
    return row(
      warning(
        `the site does not say whether a device has its name: ${error.message.replace(/\.$/, '')}`,
        'Look yourself that no device has it: hawser get-agent',
      ),
    );
  }
}

/** Whole, and as devices call themselves. */
function namesIn({
  commonName,
  serviceName,
  extensions,
}: Pick<Asked, 'commonName' | 'extensions' | 'serviceName'>): readonly string[] {
  const whole = [commonName, serviceName, ...extensions.names.dnsNames].flatMap((name) =>
    name === undefined || name.startsWith('*') ? [] : [name.toLowerCase()],
  );
  const all = whole.flatMap((name) => [name, name.split('.', 1)[0] ?? name]);
  return [...new Set(all)].filter((name) => name !== '' && name.length <= 100).slice(0, most);
}

async function devicesNamed(
  names: readonly string[],
  { session, signal }: Pick<Call, 'session' | 'signal'>,
): Promise<readonly string[]> {
  const site = await signedInSite(session);
  const { callSite } = await import('@hawser/core/api/call-site');
  const { listAgents } = await import('@hawser/core/api/contracts/agents');
  const found = new Set<string>();
  for (const name of names) {
    const { items } = await callSite(site, listAgents, { query: { name } }, { signal });
    for (const agent of items) if (agent.state !== 'revoked') found.add(agent.name);
  }
  return [...found];
}
