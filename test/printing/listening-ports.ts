import { readFile } from 'node:fs/promises';

/** The tenth state that TCP has. */
const listening = '0A';

/** The ports that somebody listens at in the network that a process is in. Of Linux. */
export async function listeningPorts(pid: number): Promise<readonly number[]> {
  const tables = ['tcp', 'tcp6'].map(async (name) =>
    readFile(`/proc/${pid}/net/${name}`, 'utf8').catch(() => ''),
  );
  const ports = (await Promise.all(tables))
    .flatMap((table) => table.trim().split('\n').slice(1))
    .flatMap((line) => {
      const [, address = '', , state] = line.trim().split(/\s+/);
      return state === listening ? [Number.parseInt(address.split(':')[1] ?? '', 16)] : [];
    });
  return [...new Set(ports)];
}

export async function listensAt(pid: number, port: number): Promise<boolean> {
  return (await listeningPorts(pid)).includes(port);
}
