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
/** And where somebody asks what there is. */
const askedMs = 10_000;
const dayMs = 86_400_000;
/** One that is switched off for so long is forgotten. */
const keptDays = 30;
const atOnce = 16;

/** Finds the printers that announce themselves, where a person has said that those are to be reached. */
export class Discovery {
  readonly #options: DiscoveryOptions;
  #browsedAt = -Infinity;
  #wasOn = false;
  #isLooking = false;
  readonly #said = new Set<string>();
  /** Where each was, while this process has looked. */
  readonly #addresses = new Map<string, string>();

  constructor(options: DiscoveryOptions) {
    this.#options = options;
  }

  /** Looks, where it is time, sooner where somebody asks; whether others are known than before. */
  async look(isAsked: boolean, signal: AbortSignal): Promise<boolean> {
    const { folder, clock } = this.#options;
    const isOn = await isToDiscover(folder);
    const isDue =
      Math.abs(clock.now() - this.#browsedAt) >= (isAsked ? askedMs : browseMs) || !this.#wasOn;
    this.#wasOn = isOn;
    // Of a thousand that do not answer each takes its time.
    if (!isOn || !isDue || this.#isLooking) return false;
    this.#browsedAt = clock.now();
    this.#isLooking = true;
    try {
      return await this.#look(signal);
    } finally {
      this.#isLooking = false;
    }
  }

  async #look(signal: AbortSignal): Promise<boolean> {
    const { folder, clock, say, browse } = this.#options;
    const announced = announcedHere(await browse({ clock, signal }));
    for (const { host, addresses } of announced) rememberHost(host, addresses);
    const before = new Map((await foundPrinters(folder)).map((each) => [each.identity, each]));
    const day = Math.floor(clock.now() / dayMs);
    const again = announced.flatMap((each) => {
      const known = before.get(each.identity);
      return known === undefined ? [] : [this.#again(known, each, day)];
    });
    let isOther = await this.#keep(again, { before, day });
    const others = announced.filter(({ identity }) => !before.has(identity));
    // Each is reached as soon as it has answered, whatever others do.
    await atMost(atOnce, others, async (each) => {
      const met = await meetPrinter(each, { clock, signal });
      if (met === undefined) return;
      const { identity, name } = each;
      say(`found "${name}" at ${met.uri}`);
      if (met.fingerprint !== undefined) {
        say(`"${name}" is trusted from now on by its certificate, ${met.fingerprint}`);
      }
      const found = [{ ...met, isFound: true as const, identity, name, day }];
      isOther = (await this.#keep(found, { before, day })) || isOther;
    });
    return isOther;
  }

  /** Whether that changes anything. A person may have removed one, or all, meanwhile. */
  async #keep(
    seen: readonly FoundPrinter[],
    { before, day }: { readonly before: ReadonlyMap<string, FoundPrinter>; readonly day: number },
  ): Promise<boolean> {
    const { folder } = this.#options;
    const merged = (there: readonly FoundPrinter[]): readonly FoundPrinter[] => {
      const now = new Map(there.map((each) => [each.identity, each]));
      for (const each of seen) {
        if (now.has(each.identity) || !before.has(each.identity)) now.set(each.identity, each);
      }
      return [...now.values()].filter((each) => day - each.day <= keptDays).slice(0, mostFound);
    };
    const there = await foundPrinters(folder);
    if (isDeepStrictEqual(merged(there), there)) return false;
    await changeFound(folder, merged);
    return true;
  }

  /** One that is known may have moved. What it was known to encrypt it does not send in the clear. */
  #again(known: FoundPrinter, each: AnnouncedHere, day: number): FoundPrinter {
    this.#sayWhere(known, each);
    const { uri, name } = each;
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

  /** Whatever answers in the place of a printer is noticed by who looks after it. */
  #sayWhere({ identity, uri }: FoundPrinter, { name, addresses, ...now }: AnnouncedHere): void {
    const { say } = this.#options;
    const place = addresses.toSorted().join(', ');
    const before = this.#addresses.get(identity);
    this.#addresses.set(identity, place);
    if (now.uri !== uri) say(`"${name}" announces itself at ${now.uri} now, and was at ${uri}`);
    else if (before !== undefined && before !== place) {
      say(`"${name}" has other addresses now: ${place}; they were ${before}`);
    }
  }
}
