import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  runSuite,
  suiteFolder,
  type SuiteName,
  type SuiteScore,
} from '../../packages/site/test/services/print/conformance/ipptool-suites.ts';
import { DeviceLab } from './device-lab.ts';

/** What ipptool finds of a cloud printer on a device, whose jobs are printed meanwhile. */
export async function suiteOfDevice(
  name: SuiteName,
  { isWhole }: { readonly isWhole: boolean },
): Promise<SuiteScore> {
  const lab = await DeviceLab.start();
  const folder = await suiteFolder();
  if (!isWhole) {
    // One kind of raster says as much as thirty: the printer passes on what it gets.
    const suite = join(folder, 'ipp-everywhere.test');
    const others = /^\{\n\tNAME "Print [^"]* @ (?!300dpi, sgray-8)[^}]*\}\n/gm;
    await writeFile(suite, (await readFile(suite, 'utf8')).replaceAll(others, ''));
  }
  return await lab.whilePrinting(async () => runSuite(folder, name, lab.uri));
}
