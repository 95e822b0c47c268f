import type { Answered } from '@hawser/core/api/contract';
import type { tracePrintJob } from '@hawser/core/api/contracts/print-jobs';

type Told = Answered<typeof tracePrintJob>['hops'][number];

export interface ShownHop extends Told {
  readonly who: string;
  readonly seconds: number;
  readonly ms: number;
  readonly time: string;
}

/** Shows each step once, however often the site is asked. */
export class JobHops {
  readonly #shown = new Set<string>();

  /** Those that were not shown yet, with the time since the step before. */
  fresh(hops: readonly Told[]): readonly ShownHop[] {
    return hops.flatMap((hop, place) => {
      const key = JSON.stringify(hop);
      if (this.#shown.has(key)) return [];
      this.#shown.add(key);
      const before = hops[place - 1]?.at ?? hop.at;
      const ms = Date.parse(hop.at) - Date.parse(before);
      const time = timeIn(hop.at, hops[0]?.at ?? hop.at);
      return [{ ...hop, who: hop.who ?? 'site', seconds: ms / 1000, time, ms }];
    });
  }
}

function timeIn(at: string, first: string): string {
  const [day = '', time = ''] = at.replace('Z', '').split('T');
  return first.startsWith(day) ? time : `${day} ${time}`;
}
