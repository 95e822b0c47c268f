import { callSite } from '@hawser/core/api/call-site';
import type { Answered } from '@hawser/core/api/contract';
import { listAgents } from '@hawser/core/api/contracts/agents';
import type { listPrinterDevices } from '@hawser/core/api/contracts/printer-devices';
import { HawserError } from '@hawser/core/errors';
import { shownTime } from '@hawser/core/shown-time';
import type { Listed } from './find-listed.ts';
import type { Walk } from './walk.ts';
import type { WalkCheck } from './walk-check.ts';
import { walkErrors } from './walk-errors.ts';

type Device = Answered<typeof listPrinterDevices>['items'][number];
type Agent = Answered<typeof listAgents>['items'][number];

const registered: WalkCheck = {
  step: 'Connector',
  name: 'Device',
  title: 'Looking for its devices',
  async run(walk) {
    const { name, connectors: wanted } = await walk.listed();
    const uuids = (await walk.printer()).uris('output-device-uuid-supported');
    if (uuids.length === 0) {
      throw walkErrors('no-device', { name, next: nextStep(name, wanted) }, { target: name });
    }
    const known = await walk.devices();
    if (known === undefined) {
      return `${uuids.length} registered; more of them is seen with the role Printers.Publish`;
    }
    const agents = await connectors(walk);
    const away = known.items.flatMap(({ servedBy }) => agents.filter(({ id }) => id === servedBy));
    const [first] = away;
    // Of several any one does.
    if (first !== undefined && known.items.every(isAwayAmong(agents))) {
      const seen = first.lastSeen === null ? 'no time' : shownTime(first.lastSeen);
      const { name: connector, state } = first;
      throw walkErrors('connector-away', { connector, name, state, seen }, { target: connector });
    }
    return known.items.map((device) => told(device, agents)).join('; ');
  },
};

function isAwayAmong(agents: readonly Agent[]): (device: Device) => boolean {
  return ({ servedBy }) => agents.some(({ id, state }) => id === servedBy && state !== 'connected');
}

function told({ uuid, model, servedBy, said, jobs, leaseUntil }: Device, agents: readonly Agent[]) {
  const agent = agents.find(({ id }) => id === servedBy);
  const by = agent === undefined ? '' : ` by connector ${agent.name} (${agent.state})`;
  const lease =
    leaseUntil === null ? '' : `, has ${jobs} jobs, the lease until ${shownTime(leaseUntil)}`;
  return `${model ?? uuid}${by}, heard of ${shownTime(said)}${lease}`;
}

/** Who may not see them knows no more than their ids. */
async function connectors({ site, signal }: Walk): Promise<readonly Agent[]> {
  const query = { role: 'connector', limit: 200 } as const;
  try {
    return (await callSite(site, listAgents, { query }, { signal })).items;
  } catch (error) {
    if (error instanceof HawserError && error.kind === 'denied') return [];
    throw error;
  }
}

function nextStep(name: string, wanted: Listed['connectors']): string {
  if (wanted === undefined) return 'Have somebody look who has the role Printers.Publish.';
  const [first] = wanted;
  if (first === undefined) {
    return `Say which connector prints for it: hawser set-cloud-printer ${name} -Connector NAME`;
  }
  const { name: connector, device } = first;
  return `See whether the connector ${connector} runs, and reaches ${device}: hawser get-agent -Name ${connector}`;
}

/** A connector fetches a job at once; what waits so long nobody fetches. */
const patienceMs = 60_000;

const fetched: WalkCheck = {
  step: 'Connector',
  name: 'Jobs',
  title: 'Looking whether jobs are fetched',
  async run(walk) {
    const known = await walk.devices();
    const state = (await walk.printer()).enum('printer-state');
    if (known === undefined) return 'it is not seen without the role Printers.Publish';
    const { jobs, since } = known.waiting;
    if (jobs === 0 || since === null) return 'none waits to be fetched';
    const waited = Date.now() - Date.parse(since);
    // Before a printer that prints, or has stopped, jobs wait their turn.
    if (state !== idle || waited < patienceMs) return `${jobs} to be fetched, as it has to be`;
    const { name } = await walk.listed();
    const values = { jobs, name, since: shownTime(since) };
    throw walkErrors('not-fetched', values, { target: name });
  },
};

const idle = 3;

/** What programs show people to choose from. */
const abilities = ['media-supported', 'sides-supported', 'print-color-mode-supported'] as const;

const capable: WalkCheck = {
  step: 'Connector',
  name: 'Capabilities',
  title: 'Looking at what the printer can do',
  async run({ printer }) {
    const said = await printer();
    const missing = abilities.filter((name) => said.values(name).length === 0);
    if (missing.length > 0) {
      return {
        detail: `the real printer’s ${missing.join(', ')} are not passed through: programs offer people no choice`,
        hint: 'See whether the connector reaches the real printer, and what that says of itself.',
      };
    }
    const [media, sides, colours] = abilities.map((name) => said.values(name).length);
    return `so many choices: ${media} of media, ${sides} of sides, ${colours} of colour`;
  },
};

export const connectorChecks: readonly WalkCheck[] = [registered, fetched, capable];
