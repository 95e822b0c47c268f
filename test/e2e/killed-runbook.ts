import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../hawser.ts';
import { hawserHere } from '../in-process.ts';
import { type Running, running, runbookSite } from './runbook-site.ts';

export const statements = 30;

export interface Outcome {
  /** What the last statement gave. */
  readonly last: string;
  readonly printers: readonly string[];
  /** What the audit trail tells of, in its order. */
  readonly changes: readonly string[];
  readonly kills: number;
}

/**
 * A runbook of thirty statements, which is killed just when the site has done what some of them ask
 * for, before it can hear of it, and then run again.
 */
export async function killedRunbook(isKilledAt: (statement: number) => boolean): Promise<Outcome> {
  const seen = new Set<string>();
  let kills = 0;
  let run: Running | undefined;
  const { home, changes } = await runbookSite(async (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    if (!isKilledAt(seen.size)) return;
    kills += 1;
    await run?.kill();
  });
  const folder = await temporaryFolder();
  const book = join(folder, 'publish.hw');
  await writeFile(book, program());
  const words = ['invoke-runbook', book, '-Checkpoint', join(folder, 'publish.checkpoint')];
  for (;;) {
    run = running(home, words);
    const { code, said } = await run.ended;
    if (code === null) continue;
    if (code !== 0) throw new Error(`it ended with ${code}: ${said}`);
    const list = await hawserHere(['get-cloud-printer', '-Output', 'jsonl'], { home });
    return {
      last: said.trim().split('\n').at(-1) ?? '',
      printers: list.stdout.trim().split('\n').map(nameAndPlace).toSorted(),
      changes: await changes(),
      kills,
    };
  }
}

/** Some of them find nothing of the name any more when they have been done. */
const others: Readonly<Record<number, string>> = {
  9: 'set-cloud-printer "Room 8" -Location "building=$($all[-1]);floor=9"',
  18: 'unpublish-cloud-printer "Room 1" -Confirm:$false',
  26: 'new-site-group Night | out-null',
  27: 'set-site-group Night -NewName Nightly',
};

/** Each statement asks for one change; some by a loop, a function, or of what one before has made. */
function program(): string {
  const publish = (number: number): string =>
    `publish "Room ${number}" "building=Dom;floor=${number % 4}"`;
  const lines = Array.from({ length: statements - 3 }, (_, index) => {
    const number = index + 1;
    return others[number] ?? `$all += ${publish(number)}`;
  });
  return [
    'function publish($name, $place) { publish-cloud-printer $name -Location $place | select -ExpandProperty name }',
    `$all = @(${publish(100)})`,
    ...lines,
    'foreach ($name in "Hall", "Attic") { $all += publish $name "building=Dom;room=$($all.Count)" }',
    "$all -join ','",
    '',
  ].join('\n');
}

function nameAndPlace(line: string): string {
  const { name, location } = JSON.parse(line) as Readonly<Record<'name' | 'location', string>>;
  return `${name}: ${location}`;
}
