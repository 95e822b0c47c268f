import type { AnnouncedPrinter } from './browse.ts';
import type { DnsName, DnsQuestion, DnsRecord } from './dns-message.ts';
import type { OwnNetwork } from './own-networks.ts';
import { keyOf, txtPairs } from './service-text.ts';

type Type = AnnouncedPrinter['type'];

interface Service {
  readonly name: DnsName;
  readonly type: Type;
  place?: { readonly host: DnsName; readonly port: number };
  txt?: ReadonlyMap<string, string>;
}

/** As many as a site takes; of a building with more the rest has another connector. */
const mostServices = 2000;
const mostHosts = 4000;
const mostAddresses = 8;
const longestLabel = 63;
/** So many are asked for in one go. */
const mostMissing = 200;

const types = ['_ipp._tcp', '_ipps._tcp'] as const satisfies readonly Type[];
const typeNames: readonly DnsName[] = types.map((type) => [...type.split('.'), 'local']);

/** What was heard of printers, put together. */
export class AnnouncedServices {
  readonly #services = new Map<string, Service>();
  readonly #hosts = new Map<string, Set<string>>();

  types(): readonly DnsQuestion[] {
    return typeNames.map((name) => ({ name, type: 'PTR' }));
  }

  hear(records: readonly DnsRecord[]): void {
    // In any order: one packet says where a service is, and which there are.
    for (const record of records) if (record.type === 'PTR') this.#service(record.name, record);
    for (const record of records) {
      const service = this.#services.get(keyOf(record.name));
      if (record.ttl === 0) continue;
      if (record.type === 'SRV' && service !== undefined) {
        service.place = { host: record.target, port: record.port };
      } else if (record.type === 'TXT' && service !== undefined) {
        service.txt = txtPairs(record.strings);
      } else if (record.type === 'A' || record.type === 'AAAA') this.#address(record);
    }
  }

  /** What is yet to be asked for. */
  missing(): readonly DnsQuestion[] {
    const questions: DnsQuestion[] = [];
    for (const { name, place, txt } of this.#services.values()) {
      if (place === undefined) questions.push({ name, type: 'SRV' });
      else if (!this.#hosts.has(keyOf(place.host))) questions.push({ name: place.host, type: 'A' });
      if (txt === undefined) questions.push({ name, type: 'TXT' });
    }
    return questions.slice(0, mostMissing);
  }

  printers(networks: readonly OwnNetwork[]): readonly AnnouncedPrinter[] {
    return [...this.#services.values()].flatMap((service) => {
      const printer = this.#printer(service, networks);
      return printer === undefined ? [] : [printer];
    });
  }

  #service(typeName: DnsName, { target, ttl }: DnsRecord & { readonly type: 'PTR' }): void {
    const type = types[typeNames.findIndex((each) => keyOf(each) === keyOf(typeName))];
    const [, ...rest] = target;
    if (type === undefined || keyOf(rest) !== keyOf(typeName)) return;
    // What is no text has become longer by being read as one, and cannot be asked for.
    if (target.some((label) => label === '' || Buffer.byteLength(label) > longestLabel)) return;
    const key = keyOf(target);
    if (ttl === 0) this.#services.delete(key);
    else if (!this.#services.has(key) && this.#services.size < mostServices) {
      this.#services.set(key, { name: target, type });
    }
  }

  #address({ name, address }: DnsRecord & { readonly type: 'A' | 'AAAA' }): void {
    const key = keyOf(name);
    const known = this.#hosts.get(key) ?? new Set();
    if (known.size < mostAddresses) known.add(address);
    if (this.#hosts.size < mostHosts) this.#hosts.set(key, known);
  }

  #printer(
    { name, type, place, txt = new Map() }: Service,
    networks: readonly OwnNetwork[],
  ): AnnouncedPrinter | undefined {
    if (place === undefined || place.port === 0) return undefined;
    const [label = '', domain = '', ...more] = place.host;
    const isHost = /^[a-z\d_-]{1,63}$/i.test(label) && domain.toLowerCase() === 'local';
    if (!isHost || more.length > 0) return undefined;
    const known = [...(this.#hosts.get(keyOf(place.host)) ?? [])];
    const addresses = known.filter((each) => networks.some((network) => network.has(each)));
    const path = (txt.get('rp') ?? 'ipp/print').replace(/^\/+/, '');
    const isPath =
      /^[\w.~%!$&'()*+,;=:@/-]{1,255}$/.test(path) && !/(?:^|\/)\.\.?(?:\/|$)/.test(path);
    if (addresses.length === 0 || !isPath) return undefined;
    const uuid = txt.get('uuid')?.toLowerCase();
    const isUuid = uuid !== undefined && /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(uuid);
    return {
      name: name[0] ?? '',
      type,
      host: `${label}.local`.toLowerCase(),
      addresses,
      port: place.port,
      path,
      ...(isUuid ? { uuid } : {}),
      txt,
    };
  }
}
