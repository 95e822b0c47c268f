import { personWriter } from '@hawser/command/output/person-writer';
import { wholeProperties, wrappedProperties } from '@hawser/command/output/shown-whole';
import { visible } from '@hawser/core/visible';
import { afterAll } from '../run/later.ts';
import type { Frame, Out, Stage } from '../run/frame.ts';
import type { ShellTools } from '../shell-tools.ts';
import { asText } from '../values/as-text.ts';
import { propertiesOf } from '../values/members.ts';
import { isLike } from '../values/wildcard.ts';
import { ShownText } from '../values/shown-text.ts';
import { AskedProperties } from './asked-properties.ts';
import { gathered } from './gathered.ts';
import { type Selector, selectorOf } from './selector.ts';

interface Formatting {
  readonly command: string;
  readonly form: 'table' | 'list';
  readonly property: readonly unknown[] | undefined;
  readonly groupBy: unknown;
  /** Whether a table shows all of each value, in several lines where it is long. */
  readonly wrap?: boolean;
  readonly frame: Frame;
  readonly out: Out;
  readonly shell: ShellTools;
}

/** Objects as a table or a list: text, which nothing can be taken of any more. */
export function formatting(options: Formatting): Stage {
  const { command, frame, out, groupBy, property = [], shell } = options;
  const by = groupBy === undefined ? undefined : selectorOf(groupBy, frame);
  const asked = new AskedProperties(property, shell);
  return gathered(command, async (objects) => {
    for (const object of objects) asked.look(object);
    asked.warn();
    if (by === undefined) {
      await out.write(await formatted(objects, options));
      return;
    }
    let group: unknown[] = [];
    let name: unknown;
    const give = async (): Promise<void> => {
      if (group.length === 0) return;
      await out.write(new ShownText(`\n   ${visible(`${by.name}: ${asText(name)}`)}\n\n`));
      await out.write(await formatted(group, options));
      group = [];
    };
    for (const object of objects) {
      const value = await by.of(object);
      if (value !== name) await give();
      name = value;
      group.push(object);
    }
    await give();
  });
}

async function formatted(
  objects: readonly unknown[],
  { form, property, wrap = false, frame, shell }: Formatting,
): Promise<ShownText> {
  const [first] = objects;
  const type = shell.typeOf(first);
  const selectors = property?.flatMap((each) => selectorsOf(each, first, frame));
  const shown =
    selectors === undefined
      ? objects
      : await afterAll(objects, async (each) => taken(each, selectors));
  const writer = personWriter({
    form,
    output: selectors === undefined ? type : undefined,
    properties: selectors?.map(({ name }) => name),
    whole: wholeProperties(type),
    wraps: wrap ? all(shown) : wrappedProperties(type),
    ...(wrap ? { narrowestLines: 10 } : {}),
    display: shell.display,
    screenful: Math.max(1, shown.length),
  });
  const text = shown.map((each) => writer.write(each)).join('');
  return new ShownText(text + writer.end({ errors: [], warnings: [] }));
}

/** All properties of them are shown whole. */
function all(objects: readonly unknown[]): ReadonlyMap<string, () => boolean> {
  const names = new Set(objects.flatMap((each) => Object.keys(propertiesOf(each))));
  return new Map([...names].map((name) => [name, () => true]));
}

function selectorsOf(given: unknown, first: unknown, frame: Frame): readonly Selector[] {
  if (typeof given !== 'string' || !/[*?]/.test(given)) return [selectorOf(given, frame)];
  const names = Object.keys(propertiesOf(first)).filter((name) => isLike(name, given, false));
  return names.map((name) => selectorOf(name, frame));
}

async function taken(object: unknown, selectors: readonly Selector[]): Promise<object> {
  const entries = await afterAll(selectors, async ({ name, of }) => [name, await of(object)]);
  return Object.fromEntries(entries) as object;
}
