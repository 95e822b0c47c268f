import { asText } from '../values/as-text.ts';
import { requireRoomFor } from '../values/limits.ts';
import type { Stage } from '../run/frame.ts';
import type { Later } from '../run/later.ts';

/** A stage that needs the whole of a text, of which lines come down the pipeline. */
export function gatheredText(
  given: string | undefined,
  work: (text: string) => Later<void>,
): Stage {
  const lines: string[] = given === undefined ? [] : [given];
  let length = 0;
  return {
    take(value) {
      const line = asText(value);
      length += line.length + 1;
      requireRoomFor(length);
      lines.push(line);
    },
    end: () => work(lines.join('\n')),
  };
}
