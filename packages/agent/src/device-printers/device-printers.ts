import type { IncomingMessage } from 'node:http';
import { changedAt } from './installed/changed-at.ts';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { announce } from '../dns-sd/announce.ts';
import { answerRequest } from '../ipp-server/answer-request.ts';
import { type IppServer, startIppServer } from '../ipp-server/ipp-server.ts';
import { announcedPrinter } from './attributes/announced-printer.ts';
import { devicePrinterErrors } from './device-printer-errors.ts';
import { DevicePrinter, type PrinterParts } from './device-printer.ts';
import {
  forgetPrinter,
  type InstalledPrinter,
  type InstalledPrinters,
  keepPort,
  localPath,
  localUri,
  readInstalled,
} from './installed/installed-printers.ts';
import { freePort } from './installed/free-port.ts';
import type { PrintersByPolicy } from './installed/printers-by-policy.ts';
import { localOperations } from './ipp/operations.ts';
import { admitted, type Owner } from './peer/admission.ts';
import { otherHolder } from './peer/port-holder.ts';
import { Strangers } from './peer/strangers.ts';

export interface DevicePrintersParts extends PrinterParts {
  readonly owner: Owner;
  /** Where the site says which printers there are as well. */
  readonly byPolicy?: Pick<PrintersByPolicy, 'follow'>;
}

interface Announced {
  /** Whether programs are told what it can do. */
  readonly isKnown: boolean;
  readonly over: AbortController;
}

/** How often it looks whether others are installed, and for jobs whose clients have gone. */
const lookMs = 1000;

/** The cloud printers of a device, each at a path of its own of one port that is always the same. */
export class DevicePrinters {
  readonly #parts: DevicePrintersParts;
  readonly #byPath = new Map<string, DevicePrinter>();
  /** Those that programs are told of. */
  readonly #announced = new WeakMap<DevicePrinter, Announced>();
  readonly #strangers: Strangers;
  #server: IppServer | undefined;
  #coming: Promise<void> = Promise.resolve();

  constructor(parts: DevicePrintersParts) {
    this.#parts = parts;
    this.#strangers = new Strangers(parts.owner);
  }

  /** Until the signal is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { folder, clock, say } = this.#parts;
    let last = '';
    let trouble = '';
    while (!signal.aborted) {
      try {
        const changed = await changedAt(folder.installed);
        if (changed !== last) {
          this.#coming = this.#bringUpToDate(await readInstalled(folder));
          await this.#coming;
        }
        last = changed;
        for (const printer of this.#byPath.values()) await printer.endForgotten();
        this.#announceKnown();
        await this.#parts.byPolicy?.follow((id) => this.#waiting(id));
        trouble = '';
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        if (message !== trouble) say(`The cloud printers are not up to date. ${message}`);
        trouble = message;
      }
      await clock.sleep(lookMs, signal).catch(() => undefined);
    }
    await this.#server?.close();
    await Promise.all([...this.#byPath.values()].map(async (printer) => printer.stop()));
  }

  async #bringUpToDate(installed: InstalledPrinters): Promise<void> {
    const { say, folder } = this.#parts;
    const paths = new Set(installed.printers.map(localPath));
    for (const [path, printer] of this.#byPath) {
      if (paths.has(path)) continue;
      this.#byPath.delete(path);
      await printer.stop();
      say(`${printer.installed.name} is no longer here`);
      // What was taken in the very last moment is not thrown away.
      if (printer.installed.source === undefined || printer.waiting > 0) continue;
      await forgetPrinter(folder, printer.installed.id);
    }
    if (installed.printers.length === 0) return;
    this.#server ??= await this.#listen(installed.port);
    for (const each of installed.printers) {
      const path = localPath(each);
      const here = this.#byPath.get(path);
      if (here !== undefined) {
        this.#change(here, each);
        continue;
      }
      const uri = localUri(this.#server.port, each);
      const printer = await DevicePrinter.open(each, uri, this.#parts);
      this.#byPath.set(path, printer);
      say(`${each.name} is here: ${uri}`);
    }
  }

  /** One that is called otherwise is found by its new name from now on. */
  #change(printer: DevicePrinter, installed: InstalledPrinter): void {
    const { name: before } = printer.installed;
    printer.become(installed);
    if (before === installed.name) return;
    this.#parts.say(`${before} is called ${installed.name} now`);
    this.#announced.get(printer)?.over.abort();
    this.#announced.delete(printer);
  }

  #waiting(id: string): number {
    const all = [...this.#byPath.values()];
    return all.find(({ installed }) => installed.id === id)?.waiting ?? 0;
  }

  /**
   * A printer of which nothing is known yet, as one by policy, would be found and be of little use: its person
   * is asked for. Where it is everybody's, somebody has to find it before it can be known.
   */
  #announceKnown(): void {
    const { owner } = this.#parts;
    for (const printer of this.#byPath.values()) {
      if (this.#server === undefined) return;
      const { isKnown } = printer;
      const before = this.#announced.get(printer);
      if (before !== undefined && before.isKnown === isKnown) continue;
      if (isKnown || owner.kind === 'everybody') {
        before?.over.abort();
        const over = new AbortController();
        this.#announced.set(printer, { isKnown, over });
        this.#announce(printer, over.signal, this.#server.port);
      } else void printer.asked(() => owner.name, owner.name);
    }
  }

  /** Where nobody can tell who asks, the path is not told to all programs of the machine. */
  #announce({ installed, told, ending }: DevicePrinter, over: AbortSignal, port: number): void {
    const { say, clock } = this.#parts;
    if (process.platform !== 'linux') return;
    const service = announcedPrinter(installed, { port, told });
    const signal = AbortSignal.any([ending, over]);
    announce(service, { signal, say, clock }).catch((error: unknown) => {
      say(
        `${installed.name} is not announced: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
  }

  /** Where it was before, or where it will be from now on. */
  async #listen(port: number | null): Promise<IppServer> {
    const { folder, say } = this.#parts;
    if (port !== null) {
      try {
        return await this.#listenAt(port);
      } catch (error) {
        say(error instanceof Error ? error.message : String(error));
        await this.#sayWhoListens(port);
      }
    }
    const server = await this.#listenAt(await freePort());
    await keepPort(folder, server.port);
    return server;
  }

  /** What is printed by queues that lead there is his meanwhile. */
  async #sayWhoListens(port: number): Promise<void> {
    const { owner, say } = this.#parts;
    const own = owner.kind === 'person' ? owner.uid : 0;
    const holder = await otherHolder(port, own);
    if (holder === undefined) return;
    say(
      `The port ${port} is taken by another user of this machine, ${holder}, who gets what queues send there. Lead them to the address that get-cloud-printer shows now.`,
    );
  }

  async #listenAt(port: number): Promise<IppServer> {
    return await startIppServer(
      { host: '127.0.0.1', port },
      {
        answer: async (request) => this.#answer(request),
        page: () => 'The cloud printers of this device\n',
        meet: (socket) => this.#strangers.meet(socket),
        notListening: (address, reason) =>
          devicePrinterErrors('not-listening', { address, reason }, { target: address }),
      },
    );
  }

  async #answer(request: IncomingMessage): Promise<Buffer | undefined> {
    // To CUPS a printer that is not there is gone for good, and it stops its queue.
    await this.#coming.catch(() => undefined);
    const printer = this.#byPath.get(request.url ?? '');
    if (printer === undefined) return undefined;
    const { owner, say } = this.#parts;
    return await answerRequest(request, {
      // Who asks is looked at before anything of what he says.
      printer: async (operation) => {
        const user = await admitted(request.socket, owner);
        return await printer.asked(user, nameFor(operation, { user, owner }));
      },
      operations: localOperations,
      say,
    });
  }
}

/** Whose token the printer is asked with; undefined where nobody says for whom it is. */
function nameFor(
  operation: Attributes,
  { user, owner }: { readonly user: (operation: Attributes) => string; readonly owner: Owner },
): string | undefined {
  if (owner.kind === 'person') return owner.name;
  try {
    return user(operation);
  } catch {
    return undefined;
  }
}
