import type { Socket } from 'node:net';
import type { Attributes } from '@hawser/core/ipp/attributes';
import { printerRefusals } from '../../ipp-server/printer-refusals.ts';
import { isHeldByCups, isUserOfCups } from './is-cups.ts';
import { tcpPeer } from './tcp-peer.ts';

/** Whose printers they are: of one person, or of everybody who uses the machine. */
export type Owner =
  | { readonly kind: 'person'; readonly name: string; readonly uid: number | undefined }
  | { readonly kind: 'everybody' };

/** Who is at the other end of a connection. */
type Asking = 'the person' | 'CUPS' | 'root' | 'somebody else';

const known = new WeakMap<Socket, Promise<Asking>>();

/**
 * Lets in who may ask: the person whose printers they are, and CUPS, which prints for him. A path that
 * nobody can guess travels through CUPS, where others see it: by itself it lets nobody in.
 */
export async function admitted(
  socket: Socket,
  owner: Owner,
): Promise<(operation: Attributes) => string> {
  const who = await askingAt(socket, owner);
  if (who === 'somebody else') {
    const reason =
      owner.kind === 'person'
        ? `it belongs to ${owner.name}`
        : 'what asks is not the CUPS of this machine';
    throw printerRefusals('client-error-forbidden', { reason });
  }
  return (operation) => userOf(operation, { who, owner });
}

/** Looked at once: who has a connection stays the same. */
export async function askingAt(socket: Socket, owner: Owner): Promise<Asking> {
  const asking = known.get(socket) ?? lookedAt(socket, owner);
  known.set(socket, asking);
  return await asking;
}

async function lookedAt(socket: Socket, owner: Owner): Promise<Asking> {
  // Elsewhere nothing tells who has a connection: there the path alone has to do.
  if (process.platform !== 'linux') return owner.kind === 'person' ? 'the person' : 'somebody else';
  const peer = await tcpPeer(socket);
  if (peer === undefined) return 'somebody else';
  const { uid, inode } = peer;
  if (owner.kind === 'person') {
    if (uid === owner.uid) return 'the person';
    return (await isUserOfCups(uid)) ? 'CUPS' : 'somebody else';
  }
  if ((await isUserOfCups(uid)) && (await isHeldByCups(inode))) return 'CUPS';
  return uid === 0 ? 'root' : 'somebody else';
}

/** For whom it is printed. CUPS has checked who it is, and nobody else is believed. */
function userOf(
  operation: Attributes,
  { who, owner }: { readonly who: Asking; readonly owner: Owner },
): string {
  if (owner.kind === 'person' && who === 'the person') return owner.name;
  const name = operation.name('requesting-user-name') ?? '';
  if (who !== 'CUPS') {
    throw printerRefusals('client-error-forbidden', {
      reason: 'only the CUPS of this machine says who prints',
    });
  }
  if (owner.kind === 'person' && name !== owner.name) {
    const reason = `it belongs to ${owner.name}, and CUPS prints for ${name === '' ? 'nobody' : name}`;
    throw printerRefusals('client-error-not-authorized', { reason });
  }
  // A name that another system would take for something else is none of a user of this machine.
  if (!/^[a-z_][\w.@-]{0,31}$/i.test(name)) {
    throw printerRefusals('client-error-not-authorized', { reason: 'CUPS does not say for whom' });
  }
  return name;
}
