import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { atEnd } from './at-end.ts';
import { freePort } from './free-port.ts';
import { noAnnouncements } from './no-announcements.ts';
import { startOwnProcess, type OwnProcess } from './own-process.ts';
import { listensAt } from './listening-ports.ts';
import { loadPaper, type Paper } from './paper.ts';
import { printerFolder } from './printer-folder.ts';

/** A real IPP Everywhere printer, but for the paper: Debian's ippeveprinter. It does one job at a time. */
export interface EvePrinter extends OwnProcess {
  readonly port: number;
  /** ipp: */
  readonly uri: string;
  /** ipps:, with a certificate that it has signed itself. */
  readonly encryptedUri: string;
  /** PEM; there is none before somebody reaches the printer by ipps. */
  certificate(): Promise<string>;
  readonly paper: Paper;
}

export interface EvePrinterSettings {
  readonly formats?: readonly string[];
  /** Prints in place of laying it on the paper: called with the name of the file. */
  readonly command?: string;
  /** Makes of the command that lays it on the paper another one, which calls that. */
  readonly before?: (command: string) => Promise<string>;
  /** Further words, as `-a FILE` or `-2`. */
  readonly words?: readonly string[];
  /** Of another network: its address there, and the command that runs others in it. */
  readonly network?: { readonly inside: string; readonly within: readonly string[] };
}

const usualFormats = ['application/pdf', 'image/jpeg', 'image/pwg-raster', 'text/plain'];

export async function startEvePrinter({
  formats = usualFormats,
  command,
  before = async (print) => print,
  words = [],
  network,
}: EvePrinterSettings = {}): Promise<EvePrinter> {
  const folder = await printerFolder();
  const spool = join(folder, 'spool');
  const keys = join(folder, 'keys');
  await mkdir(spool);
  await mkdir(keys);
  const paper = await loadPaper(folder, join(folder, 'print'));
  const { environment, stop } = await noAnnouncements(folder);
  atEnd(stop);
  const port = await freePort();
  const host = network?.inside ?? 'localhost';
  // Named localhost it listens on loopback only, without a name everywhere; another one it does not take.
  const named = network === undefined ? ['-n', host] : [];
  const place = [...named, '-p', String(port), '-r', 'off', '-d', spool, '-K', keys];
  const prints = ['-f', formats.join(','), '-c', command ?? (await before(paper.program))];
  const line = [...place, ...prints, ...words, 'Office'];
  const [program = '', ...itsWords] = [
    ...(network?.within ?? []),
    '/usr/sbin/ippeveprinter',
    ...line,
  ];
  const process = await startOwnProcess({
    program,
    words: itsWords,
    environment,
    cwd: folder,
    port,
    ...(network === undefined ? {} : { isThere: async (pid) => listensAt(pid, port) }),
  });
  const path = `${host}:${port}/ipp/print`;
  return {
    ...process,
    port,
    uri: `ipp://${path}`,
    encryptedUri: `ipps://${path}`,
    certificate: async () => readFile(join(keys, `${host}.crt`), 'utf8'),
    paper,
  };
}
