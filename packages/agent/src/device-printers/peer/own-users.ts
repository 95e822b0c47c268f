import { readFile } from 'node:fs/promises';

/** Where users have all their numbers, and not only some. */
const all = /^\s*0\s+0\s+4294967295\s*$/;

/**
 * The number by which the kernel tells a process in a container of all users that have none there, if this
 * is one: nobody is known by it.
 */
export async function numberOfUnknown(): Promise<number | undefined> {
  const map = await readFile('/proc/self/uid_map', 'latin1').catch(() => '0 0 4294967295');
  if (all.test(map)) return undefined;
  const told = await readFile('/proc/sys/kernel/overflowuid', 'latin1').catch(() => '');
  return Number(told) || 65_534;
}

/** What somebody is called here; his number where he is called nothing. */
export async function userName(uid: number): Promise<string> {
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  for (const line of lines) {
    const [name = '', , number] = line.split(':');
    if (number === String(uid) && /^[\w.@-]{1,64}$/.test(name)) return name;
  }
  return `number ${uid}`;
}
