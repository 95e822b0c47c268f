import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** As whom CUPS does its work, besides root, unless somebody has told it otherwise. */
const cupsUsers = new Set(['lp', '_lp', 'cups']);

const programs =
  /^\/usr\/sbin\/cupsd$|^\/usr\/(?:lib|lib64|libexec)\/cups\/(?:backend\/(?:ipps?|https?)|daemon\/cups-driverd)$/;

/** Whether CUPS can be at work under that number of a user. */
export async function isUserOfCups(uid: number): Promise<boolean> {
  if (uid === 0) return true;
  const lines = (await readFile('/etc/passwd', 'utf8').catch(() => '')).split('\n');
  return lines.some((line) => {
    const [name = '', , number] = line.split(':');
    return cupsUsers.has(name) && number === String(uid);
  });
}

/**
 * Whether a connection is held by CUPS: by a program of it that only root can have put there. For root
 * alone; nobody else sees what the processes of others have open.
 */
export async function isHeldByCups(inode: number): Promise<boolean> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const program = await readlink(`/proc/${pid}/exe`).catch(() => '');
    if (programs.test(program) && (await holds(pid, inode))) return await isOfRoot(pid, program);
  }
  return false;
}

async function holds(pid: string, inode: number): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  for (const fd of await readdir(folder).catch(() => [])) {
    const target = await readlink(`${folder}/${fd}`).catch(() => '');
    if (target === `socket:[${inode}]`) return true;
  }
  return false;
}

/** What runs, and where it lies, can be changed by nobody but root. */
async function isOfRoot(pid: string, program: string): Promise<boolean> {
  const places = [`/proc/${pid}/exe`];
  for (let path = program; path !== '/'; path = dirname(path)) places.push(path);
  for (const place of places) {
    const stats = await stat(place).catch(() => undefined);
    if (stats === undefined || stats.uid !== 0 || (stats.mode & 0o022) !== 0) return false;
  }
  return true;
}
