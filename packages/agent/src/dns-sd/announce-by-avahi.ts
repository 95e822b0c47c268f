import { networkInterfaces } from 'node:os';
import { type Bus, BusError, busItself, onBus } from '@hawser/core/dbus/bus';
import type { BusMessage } from '@hawser/core/dbus/message';
import { Bell } from '../bell.ts';
import type { AnnouncedService, Announcing } from './announce.ts';

const avahi = 'org.freedesktop.Avahi';
const ipv4 = 0;
const running = 2;
/** What becomes of a group of services. */
const groupStates = { collision: 3, failure: 4 };

const firstPauseMs = 5000;
const longestPauseMs = 300_000;
/** Nothing is asked of a daemon again and again; it says itself what happens. */
const lookMs = 600_000;
const mostNames = 100;

/** Announces it through the Avahi of this machine, and anew whenever that is started anew. */
export async function announceByAvahi(
  service: AnnouncedService,
  { signal, say, clock }: Required<Announcing>,
): Promise<void> {
  let isThere = false;
  let pause = firstPauseMs;
  while (!signal.aborted) {
    const bell = new Bell(clock);
    try {
      const hear = (message: BusMessage): void => {
        if (isOfInterest(message)) bell.ring();
      };
      await onBus({ address: systemBus(process.env), signal, hear }, async (bus) => {
        void bus.ended.then(() => bell.ring());
        isThere = true;
        pause = firstPauseMs;
        await keepAnnounced(new Announcement(bus, service, say), { bus, bell, signal });
      });
    } catch (error) {
      if (signal.aborted) return;
      const reason = error instanceof Error ? error.message : String(error);
      if (!isThere) {
        say(`"${service.name}" is not announced on this machine: ${reason}`);
        return;
      }
      await clock.sleep(pause, signal).catch(() => undefined);
      pause = Math.min(longestPauseMs, pause * 2);
    }
  }
}

/** Where Avahi is spoken with. */
function systemBus(env: NodeJS.ProcessEnv): string {
  return env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/run/dbus/system_bus_socket';
}

/** The daemon has come, gone or changed, or its name for the service is another's. */
function isOfInterest({ member, values }: BusMessage): boolean {
  if (member === 'NameOwnerChanged') return values[0] === avahi;
  return member === 'StateChanged';
}

interface Keeping {
  readonly bus: Bus;
  readonly bell: Bell;
  readonly signal: AbortSignal;
}

async function keepAnnounced(
  announcement: Announcement,
  { bus, bell, signal }: Keeping,
): Promise<void> {
  for (const rule of [
    `type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='${avahi}'`,
    `type='signal',sender='${avahi}',member='StateChanged'`,
  ]) {
    const method = 'org.freedesktop.DBus.AddMatch';
    await bus.call({ ...busItself, method, signature: 's', values: [rule] });
  }
  let ended: Error | undefined;
  void bus.ended.then((error) => (ended = error));
  while (!signal.aborted) {
    await announcement.renew();
    await bell.wait(lookMs, signal);
    bell.wasRung();
    if (ended !== undefined) throw ended;
  }
}

/** One service, and what Avahi has of it. */
class Announcement {
  readonly #bus: Bus;
  readonly #service: AnnouncedService;
  readonly #say: (line: string) => void;
  #owner = '';
  #group: string | undefined;
  #count = 1;
  #said = '';

  constructor(bus: Bus, service: AnnouncedService, say: (line: string) => void) {
    this.#bus = bus;
    this.#service = service;
    this.#say = say;
  }

  /** Sees to it that it is announced, whatever has happened to the daemon meanwhile. */
  async renew(): Promise<void> {
    const { name } = this.#service;
    try {
      // This starts it where it is there and does not run.
      const state = await this.#number('/', 'Server.GetState');
      const [owner] = await this.#bus.call({
        ...busItself,
        method: 'org.freedesktop.DBus.GetNameOwner',
        signature: 's',
        values: [avahi],
      });
      if (owner !== this.#owner) this.#group = undefined;
      this.#owner = String(owner);
      // While its own name is not settled it announces nothing, and tells when it is.
      if (state !== running) return await this.#forget();
      if (this.#group !== undefined) {
        const now = await this.#number(this.#group, 'EntryGroup.GetState');
        if (now === groupStates.failure) throw new Error('Avahi has failed to');
        if (now !== groupStates.collision) return;
        this.#count += 1;
        await this.#forget();
        if (this.#count > mostNames) throw new Error('all its names are taken');
      }
      await this.#add();
      if (this.#said !== '') this.#say(`"${name}" is announced on this machine again`);
      this.#said = '';
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#group = undefined;
      const reason = reasonOf(error);
      if (this.#said === reason) return;
      this.#said = reason;
      this.#say(`"${name}" is not announced on this machine: ${reason}`);
    }
  }

  async #add(): Promise<void> {
    const { name, type, subtypes, port, txt } = this.#service;
    const called = this.#count === 1 ? name : `${name} #${this.#count}`;
    const loopback = await this.#loopback();
    const [group] = await this.#call('/', 'Server.EntryGroupNew');
    if (typeof group !== 'string') throw new Error('Avahi answers otherwise than it should');
    this.#group = group;
    const where = [loopback, ipv4, 0, called, type, 'local'] as const;
    const pairs = Object.entries(txt).map(([key, value]) => Buffer.from(`${key}=${value}`));
    // Without a host: on that interface this machine is 127.0.0.1.
    const added = [...where, '', port, pairs.map((pair) => pair.subarray(0, 255))];
    await this.#call(group, 'EntryGroup.AddService', 'iiussssqaay', added);
    for (const subtype of subtypes) {
      const values = [...where, `${subtype}._sub.${type}`];
      await this.#call(group, 'EntryGroup.AddServiceSubtype', 'iiussss', values);
    }
    await this.#call(group, 'EntryGroup.Commit');
  }

  async #forget(): Promise<void> {
    const group = this.#group;
    this.#group = undefined;
    if (group !== undefined) await this.#call(group, 'EntryGroup.Free');
  }

  /** The number of the interface that leads nowhere else. */
  async #loopback(): Promise<number> {
    const [name] =
      Object.entries(networkInterfaces()).find(([, places = []]) =>
        places.some(({ internal, family }) => internal && family === 'IPv4'),
      ) ?? [];
    if (name === undefined) throw new Error('this machine has no loopback interface');
    return await this.#number('/', 'Server.GetNetworkInterfaceIndexByName', 's', [name]);
  }

  async #number(path: string, method: string, ...more: Called): Promise<number> {
    const [value] = await this.#call(path, method, ...more);
    if (typeof value !== 'number') throw new Error('Avahi answers otherwise than it should');
    return value;
  }

  async #call(
    path: string,
    method: string,
    ...[signature = '', values = []]: Called
  ): ReturnType<Bus['call']> {
    const call = { service: avahi, path, method: `${avahi}.${method}` as const };
    return await this.#bus.call({ ...call, signature, values });
  }
}

function reasonOf(error: Error): string {
  if (!(error instanceof BusError)) return error.message;
  // There is none, it does not begin, or it has just ended.
  const isAbsent = /ServiceUnknown|NameHasNoOwner|Spawn|NoReply/.test(error.errorName);
  return isAbsent ? 'no Avahi runs' : `Avahi says: ${error.message}`;
}

type Called = readonly [signature?: string, values?: Parameters<Bus['call']>[0]['values']];
