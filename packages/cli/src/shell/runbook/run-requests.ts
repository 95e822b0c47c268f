import { createHmac } from 'node:crypto';
import type { AskedQuestion, Repeating, SeenAnswer } from '@hawser/core/api/repeating';
import { withoutSecrets } from '@hawser/core/secret';
import { type Place, placeText } from './place.ts';

/** A question that was answered, by what tells it from others. */
export type SeenRequest = readonly [name: string, answer: SeenAnswer];

export interface RunRequestsSetting {
  /** What the keys follow from. */
  readonly seed: Uint8Array;
  /** What was answered since the run was written down last, before it was interrupted. */
  readonly seen: readonly SeenRequest[];
  /** Writes down what was answered since the run was written down. */
  readonly remember: (seen: readonly SeenRequest[]) => Promise<void>;
}

const mostBytes = 4 * 1024 * 1024;

/**
 * What a run asks of a site. Keys follow from the run, the place in it, and what is asked for how often
 * there: a statement that runs again gives a request the key that it had. Before it asks for the first
 * change, what it was answered until then is written down, so that it comes to the same change again,
 * though that may have been made meanwhile.
 */
export class RunRequests implements Repeating {
  readonly #setting: RunRequestsSetting;
  #place = '';
  readonly #times = new Map<string, number>();
  readonly #seen: Map<string, SeenAnswer>;
  #length = 0;
  #isNew = false;

  constructor(setting: RunRequestsSetting) {
    this.#setting = setting;
    this.#seen = new Map(setting.seen);
    this.#length = lengthOf(setting.seen);
  }

  begin(place: Place): void {
    this.#place = placeText(place);
    this.#times.clear();
  }

  /** The run is written down where it is: nothing before that is asked for again. */
  forget(): void {
    this.#seen.clear();
    this.#length = 0;
    this.#isNew = false;
  }

  keyOf(content: string): string {
    return this.#name(content);
  }

  asked(content: string): AskedQuestion {
    const name = this.#name(content);
    return {
      answer: this.#seen.get(name),
      keep: (answer) => {
        const { text } = answer;
        const length = lengthOf([name, answer]);
        // What is not kept is asked for anew, which is no more than could be before.
        if (this.#length + length > mostBytes || withoutSecrets(text) !== text) return;
        this.#length += length;
        this.#seen.set(name, answer);
        this.#isNew = true;
      },
    };
  }

  async beforeChange(): Promise<void> {
    if (!this.#isNew) return;
    this.#isNew = false;
    await this.#setting.remember([...this.#seen]);
  }

  #name(content: string): string {
    const mark = createHmac('sha256', this.#setting.seed)
      .update(`${this.#place}\n${content}`)
      .digest('base64url');
    const times = (this.#times.get(mark) ?? 0) + 1;
    this.#times.set(mark, times);
    return `${mark}.${times}`;
  }
}

/** How many bytes of the file it takes. */
function lengthOf(seen: SeenRequest | readonly SeenRequest[]): number {
  return Buffer.byteLength(JSON.stringify(seen));
}
