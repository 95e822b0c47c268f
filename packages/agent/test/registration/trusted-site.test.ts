import {
  readRegistrationToken,
  writtenRegistrationToken,
} from '@hawser/core/identity/registration-token';
import { expect, test } from 'vitest';
import { trustedSite } from '../../src/registration/trusted-site.ts';

test.each(['http://localhost:9', 'localhost:9', 'nothing'])(
  'no token is sent to %s, where everybody could read it',
  async (url) => {
    await expect(trustedSite(url, '0'.repeat(64))).rejects.toMatchObject({
      code: 'this-agent-bad-address',
      message: expect.stringContaining(`"${url}"`),
    });
    const secret = Buffer.alloc(20);
    const token = writtenRegistrationToken({ secret, authority: '0'.repeat(64), url });
    expect(() => readRegistrationToken(token)).toThrow('damaged');
  },
);
