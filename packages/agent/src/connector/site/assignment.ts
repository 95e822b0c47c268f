import type { Assignment } from './site-door.ts';

type Named = Pick<Assignment, 'printer' | 'deviceUuid'>;

export function keyOf({ printer, deviceUuid }: Named): string {
  return `${printer} ${deviceUuid}`;
}

/** Names of files and paths are made of both. */
export function isSound({ printer, deviceUuid }: Named): boolean {
  return isUuid.test(printer) && isUuid.test(deviceUuid.replace(/^urn:uuid:/, ''));
}

const isUuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
