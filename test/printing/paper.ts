import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What came out of a printer: each time that something was printed, its bytes. */
export interface Paper {
  printed(): Promise<readonly Buffer[]>;
  /** Waits until so much was printed; more is told, too. */
  printedTimes(times: number): Promise<readonly Buffer[]>;
}

/** Where everything is busy it takes its time; nothing is expected of how long. */
const patienceMs = 50_000;

/** A folder for paper, and the program that a printer prints by: it gets a file, as the last word of its call. */
export async function loadPaper(
  folder: string,
  program: string,
): Promise<Paper & { readonly program: string }> {
  const sheets = join(folder, 'paper');
  await mkdir(sheets, { recursive: true });
  // cupsd prints as another user.
  await chmod(sheets, 0o777);
  // A backend without words is asked what it could print on. The name begins with the time.
  await writeFile(
    program,
    `#!/bin/sh
[ $# -eq 0 ] && exit 0
for file; do :; done
[ -f "$file" ] || file=/dev/stdin
sheet="${sheets}/$(date +%s%N)-$$"
cat "$file" > "$sheet.part" && mv "$sheet.part" "$sheet"
`,
    { mode: 0o755 },
  );
  const printed = async (): Promise<readonly Buffer[]> => {
    const names = (await readdir(sheets)).filter((name) => !name.endsWith('.part')).toSorted();
    return await Promise.all(names.map(async (name) => readFile(join(sheets, name))));
  };
  return {
    program,
    printed,
    async printedTimes(times) {
      const giveUp = Date.now() + patienceMs;
      for (;;) {
        const sheetsNow = await printed();
        if (sheetsNow.length >= times) return sheetsNow;
        if (Date.now() > giveUp) throw new Error(`printed ${sheetsNow.length} times, not ${times}`);
        await pause(5);
      }
    },
  };
}
