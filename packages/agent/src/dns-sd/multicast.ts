import { createSocket, type Socket } from 'node:dgram';
import { decodeAnswer, type DnsQuestion, type DnsRecord, encodeQuestions } from './dns-message.ts';
import { ownNetworks, type OwnNetwork } from './own-networks.ts';

const group = '224.0.0.251';
const port = 5353;
/** What fits into one frame of a network. */
const mostQuestions = 10;
/** What comes faster than this many in one asking is not looked at. */
const mostPackets = 20_000;

export interface Multicast {
  ask(questions: readonly DnsQuestion[]): void;
  readonly networks: readonly OwnNetwork[];
  close(): void;
}

/**
 * Asks all machines of the networks that this one is in (RFC 6762), and hears what they say: at the port
 * that all of them use, so that no daemon is needed, and one that runs is not disturbed.
 */
export async function openMulticast(
  hear: (records: readonly DnsRecord[]) => void,
): Promise<Multicast> {
  const networks = ownNetworks();
  let packets = 0;
  const opened = await Promise.all(
    networks
      .filter(({ family }) => family === 'ipv4')
      .map(async (network) =>
        openSocket(network, (bytes, from) => {
          packets += 1;
          const isNear = from.port === port && networks.some((each) => each.has(from.address));
          if (!isNear || packets > mostPackets) return;
          const records = decodeAnswer(bytes);
          if (records !== undefined) hear(records);
        }),
      ),
  );
  const sockets = opened.filter((each) => each !== undefined);
  return {
    networks,
    ask(questions) {
      for (let at = 0; at < questions.length; at += mostQuestions) {
        const message = encodeQuestions(questions.slice(at, at + mostQuestions));
        // A network that is gone meanwhile is asked nothing.
        for (const socket of sockets) socket.send(message, port, group, () => undefined);
      }
    },
    close() {
      for (const socket of sockets) socket.close();
    },
  };
}

/** Undefined where the system does not let it. */
async function openSocket(
  { address }: OwnNetwork,
  got: (bytes: Buffer, from: { readonly address: string; readonly port: number }) => void,
): Promise<Socket | undefined> {
  const socket = createSocket({ type: 'udp4', reuseAddr: true });
  return await new Promise((resolve) => {
    socket.on('error', () => {
      resolve(undefined);
    });
    socket.on('message', got);
    socket.bind(port, () => {
      try {
        socket.setMulticastInterface(address);
        socket.addMembership(group, address);
        socket.setMulticastTTL(255);
        resolve(socket);
      } catch {
        socket.close();
        resolve(undefined);
      }
    });
  });
}
