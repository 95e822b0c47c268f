import { resolve } from 'node:path';
import { inPath, isProgram } from '@hawser/core/files/in-path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The program of the machine that a name means: one of the path, or the file that is named. */
export async function findNative(name: string, env: Environment): Promise<string | undefined> {
  // Nothing that could be a name of two things, or of none.
  if (name === '' || name.includes('\0')) return undefined;
  for (const ending of endings(env)) {
    const whole = `${name}${ending}`;
    const found = /[\\/]/.test(name)
      ? (await isProgram(whole)) && resolve(whole)
      : await inPath(whole, env);
    if (typeof found === 'string') return found;
  }
  return undefined;
}

/** On Windows a program is found without the ending of its name. */
function endings(env: Environment): readonly string[] {
  if (process.platform !== 'win32') return [''];
  return ['', ...(env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';')];
}
