import { callSite } from '@hawser/core/api/call-site';
import { getListedPrinter, searchPrinters } from '@hawser/core/api/contracts/discovery';
import { HawserError } from '@hawser/core/errors';
import type { Walk } from './walk.ts';
import { walkErrors } from './walk-errors.ts';

/** A printer as it was found. */
export interface Listed {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  /** Those that are to print for it; undefined where only others may see them. */
  readonly connectors?: readonly Connector[];
}

interface Connector {
  readonly name: string;
  /** Where it reaches the real printer. */
  readonly device: string;
}

type Seeking = Pick<Walk, 'named' | 'site' | 'signal' | 'caller'>;

const mostPages = 20;

/** The printer of the name or the id, as people find it who look for it. */
export async function findListed(walk: Seeking): Promise<Listed> {
  const { named, caller } = walk;
  const known = await asPublisher(walk);
  const printer = known === 'nowhere' ? undefined : known;
  const found = await searched(walk, printer?.name ?? named);
  if (found !== undefined) {
    return printer?.connectors === undefined ? found : { ...found, connectors: printer.connectors };
  }
  const { name: who } = await caller();
  if (known === undefined) {
    const next = `Look for mistakes in the name, and whether they should be let in. ${await othersOf(walk)}`;
    throw walkErrors('not-listed', { name: named, who, next }, { target: named });
  }
  if (known !== 'nowhere') {
    throw walkErrors('hidden', { name: known.name, who }, { target: named });
  }
  const next = `Look for mistakes in the name, or publish it. ${await othersOf(walk)}`;
  throw walkErrors('not-published', { name: named, next }, { target: named });
}

/** Who publishes printers knows them all, also by their ids; undefined where that is somebody else. */
async function asPublisher({ named, site, signal }: Seeking): Promise<Known> {
  const given = { params: { printer: named } };
  return await callSite(site, getListedPrinter, given, { signal }).catch((error: unknown) => {
    if (!(error instanceof HawserError)) throw error;
    if (error.kind === 'not-found') return 'nowhere';
    if (error.kind === 'denied') return undefined;
    throw error;
  });
}

type Known = Listed | 'nowhere' | undefined;

/** In any case, as the site has names. */
async function searched({ site, signal }: Seeking, name: string): Promise<Listed | undefined> {
  const text = [...name.matchAll(/[\p{L}\p{M}\p{N}]+/gu)]
    .slice(0, 8)
    .map(([word]) => word)
    .join(' ');
  const key = keyOf(name);
  let after: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = {
      ...(text === '' ? {} : { text }),
      ...(after === undefined ? {} : { after }),
      limit: 500,
    };
    const { items, next } = await callSite(site, searchPrinters, { query }, { signal });
    const found = items.find((item) => keyOf(item.name) === key);
    if (found !== undefined || next === null) return found;
    after = next;
  }
  return undefined;
}

const shown = 5;

async function othersOf({ site, signal }: Seeking): Promise<string> {
  const { items } = await callSite(site, searchPrinters, { query: { limit: shown } }, { signal });
  if (items.length === 0) return 'There is none that they may use.';
  return `Some that they may use: ${items.map(({ name }) => name).join(', ')}.`;
}

function keyOf(name: string): string {
  return name.normalize('NFKC').toLowerCase();
}
