import { isBlobName } from '../../blobs/blob-name.ts';
import type { PutBlob } from '../../blobs/blob-store.ts';
import { Fields, misshapen, parseJson } from './fields.ts';

export function blobLines(blobs: readonly PutBlob[]): string {
  return blobs.map(({ name, size }) => JSON.stringify({ name, size })).join('\n');
}

export function parseBlobLines(payload: Buffer): readonly PutBlob[] {
  return payload
    .toString()
    .split('\n')
    .map((line) => parseBlob(new Fields(parseJson(line))));
}

export function parseBlob(fields: Fields): PutBlob {
  return { name: parseBlobName(fields), size: fields.count('size') };
}

export function parseBlobName(fields: Fields): string {
  const name = fields.text('name');
  if (!isBlobName(name)) throw misshapen();
  return name;
}
