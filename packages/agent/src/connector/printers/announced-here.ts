import { visible } from '@hawser/core/visible';
import type { AnnouncedPrinter } from '../../dns-sd/browse.ts';

/** One printer, however often and in how many ways it announces itself. */
export interface AnnouncedHere {
  readonly uri: string;
  readonly identity: string;
  /** As it calls itself, safe to show. */
  readonly name: string;
  readonly host: string;
  readonly addresses: readonly string[];
  readonly model?: string;
  readonly location?: string;
  readonly uuid?: string;
}

const longest = 127;

/** Each once: of a printer that offers encryption the encrypted way, and else the first. */
export function announcedHere(announced: readonly AnnouncedPrinter[]): readonly AnnouncedHere[] {
  const byIdentity = new Map<string, AnnouncedPrinter>();
  for (const each of announced) {
    const before = byIdentity.get(identityOf(each));
    const isBetter = before?.type === '_ipp._tcp' && each.type === '_ipps._tcp';
    if (before === undefined || isBetter) byIdentity.set(identityOf(each), each);
  }
  return Array.from(byIdentity, ([identity, each]) => {
    const { type, host, port, path, addresses, name, txt, uuid } = each;
    const scheme = type === '_ipps._tcp' ? 'ipps' : 'ipp';
    const model = shown(txt.get('ty'));
    const location = shown(txt.get('note'));
    return {
      uri: `${scheme}://${host}:${port}/${path}`,
      identity,
      name: shown(name) ?? host,
      host,
      addresses,
      ...(model === undefined ? {} : { model }),
      ...(location === undefined ? {} : { location }),
      ...(uuid === undefined ? {} : { uuid: `urn:uuid:${uuid}` }),
    };
  });
}

function identityOf({ uuid, host, name }: AnnouncedPrinter): string {
  return uuid ?? `${host} ${name}`;
}

function shown(text: string | undefined): string | undefined {
  const clean = visible(text ?? '')
    .trim()
    .slice(0, longest);
  return clean === '' ? undefined : clean;
}
