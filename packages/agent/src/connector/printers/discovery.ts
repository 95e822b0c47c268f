import { isDeepStrictEqual } from 'node:util';
import type { Clock } from '@hawser/core/clock';
import type { browse } from '../../dns-sd/browse.ts';
import { rememberHost } from '../../dns-sd/local-lookup.ts';
import { atMost } from '../at-most.ts';
import type { ConnectorFolder } from '../connector-folder.ts';
import { announcedHere, type AnnouncedHere } from './announced-here.ts';
import { changeFound, type FoundPrinter, foundPrinters, mostFound } from './found-printers.ts';
import { isToDiscover } from './kept-printers.ts';
import { meetPrinter } from './meet-printer.ts';

export interface DiscoveryOptions {
  readonly folder: ConnectorFolder;
  readonly clock: Clock;
  readonly say: (line: string) => void;
  /** What announces itself now. */
  readonly browse: typeof browse;
}

/** How often it is looked what announces itself; each time the whole building answers. */
const browseMs = 300_000;
const dayMs = 86_400_000;
/** One that is switched off for so long is forgotten. */
const keptDays = 30;
const atOnce = 16;

/** Finds the printers that announce themselves, where a person has said that those are to be reached. */
export class Discovery {
  readonly #options: DiscoveryOptions;
  #browsedAt = -Infinity;
  #wasOn = false;
  readonly #said = new Set<string>();

  constructor(options: DiscoveryOptions) {
    this.#options = options;
  }

  /** Looks, where it is time; whether others are known than before. */
  async look(signal: AbortSignal): Promise<boolean> {
    const { folder, clock, say, browse } = this.#options;
    const isOn = await isToDiscover(folder);
    const isDue = Math.abs(clock.now() - this.#browsedAt) >= browseMs || !this.#wasOn;
    this.#wasOn = isOn;
    if (!isOn || !isDue) return false;
    this.#browsedAt = clock.now();
    const announced = announcedHere(await browse({ clock, signal }));
    for (const { host, addresses } of announced) rememberHost(host, addresses);
    const before = new Map((await foundPrinters(folder)).map((each) => [each.identity, each]));
    const day = Math.floor(clock.now() / dayMs);
    const seen = await atMost(atOnce, announced, async (each) => {
      const known = before.get(each.identity);
      if (known !== undefined) return [this.#again(known, each, day)];
      const met = await meetPrinter(each, { clock, signal });
      if (met === undefined) return [];
      const { identity, name } = each;
      say(`found "${name}" at ${met.uri}`);
      if (met.fingerprint !== undefined) {
        say(`"${name}" is trusted from now on by its certificate, ${met.fingerprint}`);
      }
      return [{ ...met, isFound: true as const, identity, name, day }];
    });
    const known = new Map([
      ...before,
      ...seen.flat().map((each) => [each.identity, each] as const),
    ]);
    const now = [...known.values()]
      .filter((each) => day - each.day <= keptDays)
      .slice(0, mostFound);
    if (isDeepStrictEqual(now, [...before.values()])) return false;
    // A person may have removed one, or all, meanwhile.
    await changeFound(folder, (there) => {
      const left = new Set(there.map(({ identity }) => identity));
      return now.filter(({ identity }) => left.has(identity) || !before.has(identity));
    });
    return true;
  }

  /** One that is known may have moved. What it was known to encrypt it does not send in the clear. */
  #again(known: FoundPrinter, { uri, name }: AnnouncedHere, day: number): FoundPrinter {
    const isWeaker = known.uri.startsWith('ipps:') && !uri.startsWith('ipps:');
    if (!isWeaker) return { ...known, uri, name, day };
    if (!this.#said.has(known.identity)) {
      this.#options.say(
        `"${name}" announces itself without encryption now, and is not reached so. If it is meant: hawser-agent remove-connector-printer ${known.uri}`,
      );
    }
    this.#said.add(known.identity);
    return { ...known, day };
  }
}
