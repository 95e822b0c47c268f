import { errorTable } from '@hawser/core/errors';

/** What can go wrong with blobs, and with where they are kept. */
export const blobErrors = errorTable('blob', {
  'not-found': {
    kind: 'not-found',
    message: 'There is no blob {name}.',
    hint: 'It was deleted, or never arrived; send its content again.',
  },
  'bad-name': {
    kind: 'usage',
    message: '"{name}" is not the name of a blob.',
    hint: 'A blob is named by the SHA-256 of its content: 64 small hexadecimal digits.',
  },
  'bad-range': {
    kind: 'usage',
    status: 416,
    message: 'Bytes {start} to {end} are no part of blob {name}, which has {size}.',
    hint: 'Ask for a part that begins inside the blob.',
  },
  'too-large': {
    kind: 'usage',
    status: 413,
    message: 'The content has more than the {limit} bytes that it may have.',
    hint: 'Send less, or have the limit raised.',
  },
  'wrong-size': {
    kind: 'usage',
    message: 'The content has {size} bytes, but {expected} were announced. Nothing of it was kept.',
    hint: 'Send it again, whole.',
  },
  'wrong-hash': {
    kind: 'usage',
    message: 'The content has SHA-256 {sha256}, but {expected} was announced. Nothing was kept.',
    hint: 'It was altered on its way, or is something else; send it again.',
  },
  'not-ours': {
    kind: 'failed',
    message: '{path} in the blob store is something that Hawser did not put there.',
    hint: 'See what it is, a symbolic link perhaps, and move it away.',
  },
  'store-unavailable': {
    kind: 'unreachable',
    message: 'The blob store {store} cannot be used: {reason}.',
    hint: 'See to it; the site goes on by itself as soon as the blob store can be used again.',
  },
  'store-url': {
    kind: 'usage',
    message: '{url} does not name a blob store: {reason}.',
    hint: 'Write file:///folder, or azure://ACCOUNT/CONTAINER with a connection string.',
  },
});
