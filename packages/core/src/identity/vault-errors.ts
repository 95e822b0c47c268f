import { errorTable } from '../errors.ts';

export const vaultErrors = errorTable('vault', {
  'bad-name': {
    kind: 'usage',
    message: 'A secret cannot be named "{name}".',
    hint: 'A name has 1 to {most} characters, none of them a control character.',
  },
  empty: {
    kind: 'usage',
    message: 'The secret "{name}" is empty.',
    hint: 'Give its value, or delete it.',
  },
  'too-large': {
    kind: 'usage',
    message: 'The secret "{name}" is larger than {limit} bytes.',
    hint: 'Keep it in a file of its own that only your user can read.',
  },
  full: {
    kind: 'conflict',
    message: 'The vault {path} holds {most} secrets already, which is as many as it may.',
    hint: 'Delete those that are no longer needed.',
  },
  'weak-key': {
    kind: 'usage',
    message: 'The vault key in {source} is too easy to guess: {reason}.',
    hint: 'Take a random one: openssl rand -base64 32. Or a passphrase of 12 characters or more.',
  },
  'no-key-file': {
    kind: 'not-found',
    message: 'The key file {path} that HAWSER_VAULT_KEY_FILE names is not there.',
    hint: 'Put it back, or make one: (umask 077 && openssl rand -base64 32 > {quoted})',
  },
  'lost-key': {
    kind: 'failed',
    message: 'The vault {vault} holds secrets, but its key {path} is not there.',
    hint: 'Put the key back from a copy, or set HAWSER_VAULT_KEY or HAWSER_VAULT_KEY_FILE to what it was sealed with. Without the key the secrets are lost: move the vault away and sign in anew.',
  },
  'wrong-key': {
    kind: 'denied',
    message: 'The vault {path} cannot be opened with the key from {source}. It is unchanged.',
    hint: 'Set HAWSER_VAULT_KEY or HAWSER_VAULT_KEY_FILE to what it was sealed with, or unset them if that was {own}. If the key is lost, move the vault away and sign in anew.',
  },
  damaged: {
    kind: 'failed',
    message: 'The secret "{name}" in the vault {path} was changed by something other than Hawser.',
    hint: 'Do not trust that file. Delete the secret and store it anew, or put back a copy from before.',
  },
  'no-keyring': {
    kind: 'failed',
    message: 'There is no keyring to keep secrets in: {reason}.',
    hint: 'Unlock or start the secret service of your desktop, or keep secrets in a sealed file: HAWSER_VAULT=file',
  },
  'keyring-failed': {
    kind: 'failed',
    message: 'The keyring did not {action}: {reason}.',
    hint: 'Unlock the keyring and repeat the command, or keep secrets in a sealed file: HAWSER_VAULT=file',
  },
  'keyring-too-small': {
    kind: 'failed',
    message: 'The secret "{name}" is larger than the keyring of this system can hold.',
    hint: 'Let Hawser choose where it fits: HAWSER_VAULT=auto, or keep all in a sealed file: HAWSER_VAULT=file',
  },
});
