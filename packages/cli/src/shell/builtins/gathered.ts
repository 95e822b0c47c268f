import { mostItems } from '../values/limits.ts';
import type { Stage } from '../run/frame.ts';
import type { Later } from '../run/later.ts';
import { builtInErrors } from './built-in-errors.ts';

/** A stage that can only work when it has all objects. */
export function gathered(command: string, work: (objects: unknown[]) => Later<void>): Stage {
  const objects: unknown[] = [];
  return {
    take(object) {
      if (objects.length >= mostItems) {
        throw builtInErrors('too-many', { most: '1,000,000', command });
      }
      objects.push(object);
    },
    end: () => work(objects),
  };
}
