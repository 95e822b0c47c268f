import { inPath } from '@hawser/core/files/in-path';
import type { ConversionTools } from './offered-formats.ts';

const name = process.platform === 'win32' ? 'gswin64c.exe' : 'gs';

/** What this machine has to convert documents with; it is looked for where programs are. */
export async function findTools(env: NodeJS.ProcessEnv): Promise<ConversionTools> {
  return { ghostscript: await inPath(name, env) };
}
