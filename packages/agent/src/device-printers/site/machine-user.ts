import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { devicePrinterErrors } from '../device-printer-errors.ts';

/** A user of this machine, as its system knows him, wherever it keeps its users. */
export interface MachineUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  readonly home: string;
}

export async function machineUser(name: string): Promise<MachineUser> {
  const found = await promisify(execFile)('/usr/bin/getent', ['passwd', '--', name]).catch(
    () => undefined,
  );
  const [known, , uid, gid, , home = ''] = found?.stdout.trimEnd().split(':') ?? [];
  if (known !== name || !/^\d+$/.test(uid ?? '') || !home.startsWith('/')) {
    throw devicePrinterErrors('no-such-user', { user: name }, { target: name });
  }
  return { name, uid: Number(uid), gid: Number(gid), home };
}
