import { createHash, randomInt } from 'node:crypto';

const howMany = 10;
const length = 16;

/** Digits and letters without those that look like another one, as Crockford has them. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export const recoveryCodeForm = /^[0-9A-HJKMNP-TV-Z]{16}$/;

/** New codes, as they are shown: each has 80 random bits. */
export function newRecoveryCodes(): readonly string[] {
  return Array.from({ length: howMany }, () => {
    let code = '';
    for (let n = 0; n < length; n += 1) {
      if (n > 0 && n % 4 === 0) code += '-';
      code += alphabet.charAt(randomInt(alphabet.length));
    }
    return code;
  });
}

/** What is kept of a code. So much chance needs no costly hash; whose it is makes equal ones differ. */
export function recoveryCodeHash(userId: string, code: string): string {
  return createHash('sha256')
    .update(`hawser-recovery-code:1:${userId}:${code.replaceAll('-', '')}`)
    .digest('base64url');
}
