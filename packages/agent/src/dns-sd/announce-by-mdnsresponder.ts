import type { AnnouncedService, Announcing } from './announce.ts';

const firstPauseMs = 5000;
const longestPauseMs = 300_000;
/** What has run for so long had not simply failed to begin. */
const steadyMs = 60_000;

/** Has Apple's dns-sd announce it for as long as that runs; it is started again where it ends. */
export async function announceByMdnsResponder(
  service: AnnouncedService,
  { signal, say, clock }: Required<Announcing>,
): Promise<void> {
  const { execa } = await import('execa');
  let wait = firstPauseMs;
  while (!signal.aborted) {
    const began = clock.now();
    const { code, stderr, shortMessage } = await execa('dns-sd', mdnsResponderWords(service), {
      cancelSignal: signal,
      stdin: 'ignore',
      // It tells of each step, as long as it runs.
      stdout: 'ignore',
      maxBuffer: 64 * 1024,
      reject: false,
    });
    if (signal.aborted) return;
    const isAbsent = code === 'ENOENT';
    if (isAbsent || wait === firstPauseMs) {
      const reason = isAbsent ? 'there is no mDNSResponder' : stderr.trim() || shortMessage;
      say(`"${service.name}" is not announced on this machine: ${reason}`);
    }
    if (isAbsent) return;
    if (clock.now() - began > steadyMs) wait = firstPauseMs;
    await clock.sleep(wait, signal).catch(() => undefined);
    wait = Math.min(longestPauseMs, wait * 2);
  }
}

/**
 * The words of `dns-sd`: -lo for the interface that only this machine has, -P for a service of a host
 * that is said with its address, which is not that of this machine in the network.
 */
export function mdnsResponderWords(service: AnnouncedService): readonly string[] {
  const { name, type, subtypes, port, txt } = service;
  const pairs = Object.entries(txt).map(([key, value]) => `${key}=${value}`);
  const types = [type, ...subtypes].join(',');
  return [
    '-lo',
    '-P',
    name,
    types,
    'local',
    String(port),
    'hawser-agent.local',
    '127.0.0.1',
    ...pairs,
  ];
}
