import { execFile } from 'node:child_process';
import { cp } from 'node:fs/promises';
import { temporaryFolder } from '../../../store/temporary-folder.ts';
import { writeSampleDocuments } from './sample-documents.ts';

/**
 * The suites of Debian's cups-ipp-utils: the version of IPP that each speaks, how many of its tests are
 * passed here, and how many it skips of cupsd 2.4.
 */
export const suites = {
  'ipp-1.1': { version: '1.1', passed: 53, skippedOfCupsd: 14 },
  'ipp-2.0': { version: '2.0', passed: 54, skippedOfCupsd: 14 },
  'ipp-2.1': { version: '2.1', passed: 55, skippedOfCupsd: 14 },
  'ipp-2.2': { version: '2.2', passed: 56, skippedOfCupsd: 14 },
  'ipp-everywhere': { version: '2.0', passed: 487, skippedOfCupsd: 422 },
} as const;

export type SuiteName = keyof typeof suites;

export const suiteNames = Object.keys(suites) as readonly SuiteName[];

export interface SuiteScore {
  readonly passed: number;
  readonly skipped: number;
  /** Each with what ipptool says of it. */
  readonly failed: readonly string[];
}

/** A folder with copies of the suites beside the documents that they print. */
export async function suiteFolder(): Promise<string> {
  const folder = await temporaryFolder();
  await cp('/usr/share/cups/ipptool', folder, { recursive: true });
  await writeSampleDocuments(folder);
  return folder;
}

export async function runSuite(folder: string, name: SuiteName, uri: string): Promise<SuiteScore> {
  const { version } = suites[name];
  const words = ['-I', '-R', '-t', '-V', version, '-f', 'document-a4.pdf', uri, `${name}.test`];
  // It ends with 1 where a test fails, which is in what it prints.
  const printed = await new Promise<string>((resolve) => {
    execFile('ipptool', words, { cwd: folder, maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      resolve(stdout + stderr),
    );
  });
  // Each test is a line that ends with its result, and those under it say more.
  const results = [...printed.matchAll(/^ {4}(\S.*?) *\[(PASS|FAIL|SKIP)\]\n((?: {5,}.*\n)*)/gm)];
  const count = (wanted: string): number =>
    results.filter(([, , result]) => result === wanted).length;
  if (results.length === 0) throw new Error(`${name} did not run: ${printed}`);
  return {
    passed: count('PASS'),
    skipped: count('SKIP'),
    failed: results.flatMap(([, title, result, why]) =>
      result === 'FAIL' ? [`${title}\n${why}`] : [],
    ),
  };
}
