import type { Socket } from 'node:net';
import { askingAt, type Owner } from './admission.ts';

/** So many connections all those have together who may not print, and are only told so. */
const most = 32;

/** Keeps who may not print from taking the connections of who may: he is looked at before he says anything. */
export class Strangers {
  readonly #owner: Owner;
  #count = 0;

  constructor(owner: Owner) {
    this.#owner = owner;
  }

  meet(socket: Socket): void {
    this.#meet(socket).catch(() => socket.destroy());
  }

  async #meet(socket: Socket): Promise<void> {
    if ((await askingAt(socket, this.#owner)) !== 'somebody else' || socket.destroyed) return;
    if (this.#count >= most) {
      socket.destroy();
      return;
    }
    this.#count += 1;
    socket.once('close', () => (this.#count -= 1));
  }
}
