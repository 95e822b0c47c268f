import { isDeepStrictEqual } from 'node:util';
import type { AgentFolder } from '../../registration/agent-folder.ts';
import { type KeptPolicies, readPolicies } from '../../policies/kept-policies.ts';
import type { DevicePrintersFolder } from '../device-printers-folder.ts';
import { changedAt } from './changed-at.ts';
import {
  changeInstalled,
  type InstalledPrinters,
  most,
  newPrinter,
  readInstalled,
} from './installed-printers.ts';

type Told = NonNullable<KeptPolicies['printers']>;

interface Following {
  readonly folder: Pick<AgentFolder, 'policies'>;
  readonly printers: Pick<DevicePrintersFolder, 'installed'>;
  readonly say: (line: string) => void;
}

/** Has a device have the printers that its site gives it, beside those that were added here. */
export class PrintersByPolicy {
  readonly #following: Following;
  #changed = '';
  #isAnyLeaving = false;
  /** What was said of it the last time. */
  #said = '';

  constructor(following: Following) {
    this.#following = following;
  }

  /** A printer that is taken back stays until the site has its jobs; how many those are is asked. */
  async follow(waiting: (id: string) => number): Promise<void> {
    const { folder, printers, say } = this.#following;
    const changed = await changedAt(folder.policies);
    if (changed === this.#changed && !this.#isAnyLeaving) return;
    const told = (await readPolicies(folder))?.printers ?? [];
    const before = await readInstalled(printers);
    let { printers: next } = withPolicy(before, told, waiting);
    if (!isDeepStrictEqual(next, before.printers)) {
      await changeInstalled(printers, (now) => {
        const installed = withPolicy(now, told, waiting);
        next = installed.printers;
        return installed;
      });
    }
    this.#changed = changed;
    this.#isAnyLeaving = next.some(({ source }) => source === 'leaving');
    const lines = [
      ...next
        .filter(({ source }) => source === 'leaving')
        .map(({ id, name }) => `${name} goes when the site has its jobs, ${waiting(id)} now`),
      ...told
        .filter(({ id }) => !next.some((each) => each.id === id))
        .map(({ name }) => `${name} is not here: this device has ${most} cloud printers already`),
    ];
    const said = lines.join('\n');
    if (said !== this.#said) lines.forEach(say);
    this.#said = said;
  }
}

function withPolicy(
  { default: usual, printers, ...rest }: InstalledPrinters,
  told: Told,
  waiting: (id: string) => number,
): InstalledPrinters {
  const given = new Map(told.map((each) => [each.id, each]));
  const kept = printers.flatMap((printer) => {
    const { source, ...own } = printer;
    const now = given.get(printer.id);
    if (now !== undefined) {
      const isOwn = source === undefined || source === 'both';
      return [{ ...own, ...now, source: isOwn ? ('both' as const) : ('policy' as const) }];
    }
    if (source === undefined || source === 'both') return [own];
    return waiting(printer.id) > 0 ? [{ ...own, source: 'leaving' as const }] : [];
  });
  const isHere = new Set(kept.map(({ id }) => id));
  const added = told
    .filter(({ id }) => !isHere.has(id))
    .map((each) => ({ ...newPrinter(each), source: 'policy' as const }));
  const next = [...kept, ...added].slice(0, Math.max(most, kept.length));
  return {
    ...rest,
    default: next.some(({ id }) => id === usual) ? usual : null,
    printers: next,
  };
}
