import { isIP } from 'node:net';

/** Where a server listens: without a host, on every address of the machine. */
export interface ListenAddress {
  readonly host: string | undefined;
  /** 0: one that is free. */
  readonly port: number;
}

/** Reads `8443`, `:8443`, `127.0.0.1:8443`, `[::1]:8443` or `name:8443`; undefined where it is none. */
export function parseListenAddress(text: string): ListenAddress | undefined {
  const [, bracketed, plain, digits = ''] =
    /^(?:\[([\da-f:.%\w]{2,64})\]:|([\w.-]{0,253}):)?(\d{1,5})$/i.exec(text) ?? [];
  if (digits === '' || Number(digits) > 65_535) return undefined;
  if (bracketed !== undefined && isIP(bracketed) !== 6) return undefined;
  return { host: bracketed ?? (plain === '' ? undefined : plain), port: Number(digits) };
}

export function writtenListenAddress({ host, port }: ListenAddress): string {
  return `${host === undefined ? '' : inUrl(host)}:${port}`;
}

/** A host as it stands in a URL: an IPv6 address in brackets. */
export function inUrl(host: string): string {
  return isIP(host) === 6 ? `[${host}]` : host;
}

/** Whether it is on every address of the machine, so that its networks reach it. */
export function isEverywhere({ host }: ListenAddress): boolean {
  return host === undefined || host === '::' || host === '0.0.0.0';
}

/** Whether only this machine can reach it. A name that begins like such an address can lead anywhere. */
export function isLoopback(host: string | undefined): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return host !== undefined && isIP(host) === 4 && host.startsWith('127.');
}
