import { isSecretName } from '@hawser/core/log-redaction';

/** Whether what somebody calls so is a secret; at a prompt names are shorter than in a log. */
export function namesSecret(name: string): boolean {
  return isSecretName(name) || /^[^a-z]*(?:pass|pin|pw)[^a-z]*$/i.test(name);
}
