import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { open, seal } from '../../src/site-key/seal.ts';
import { readOrMakeSiteKey } from '../../src/site-key/site-key.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

async function newPath(): Promise<string> {
  return join(await temporaryFolder(), 'data/site.key');
}

describe('the site key', () => {
  test('is made once, for its user alone, and read again', async () => {
    const path = await newPath();
    const made = await readOrMakeSiteKey(path);
    expect(made.keyId).toMatch(/^[\da-f]{16}$/);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(path, '..'))).mode & 0o777).toBe(0o700);
    const text = await readFile(path, 'utf8');
    const read = await readOrMakeSiteKey(path);
    expect(read.keyId).toBe(made.keyId);
    expect(read.key.equals(made.key)).toBe(true);
    expect(await readFile(path, 'utf8')).toBe(text);
    expect(Buffer.from(text, 'base64')).toHaveLength(32);
    expect(JSON.stringify(made)).not.toContain(text.trim());
  });

  test('is one, however many make it at once', async () => {
    const path = await newPath();
    const keys = await Promise.all(Array.from({ length: 8 }, async () => readOrMakeSiteKey(path)));
    expect(new Set(keys.map(({ keyId }) => keyId)).size).toBe(1);
    expect((await readdir(join(path, '..'))).toSorted()).toEqual(['site.key', 'site.key.lock']);
  });

  test('is refused where others may read it', async () => {
    const path = await newPath();
    await readOrMakeSiteKey(path);
    await chmod(path, 0o640);
    await expect(readOrMakeSiteKey(path)).rejects.toMatchObject({
      code: 'file-exposed',
      hint: expect.stringContaining('chmod 600'),
    });
  });

  test.each([
    ['nothing', '\n', 'site-key-damaged'],
    ['too little', `${randomBytes(31).toString('base64')}\n`, 'site-key-damaged'],
    ['something else', 'x'.repeat(44), 'site-key-damaged'],
    ['what is not random', Buffer.alloc(32).toString('base64'), 'site-key-damaged'],
    ['too much', 'A'.repeat(2000), 'file-too-large'],
  ])('is not made anew over %s', async (_, text, code) => {
    const path = await newPath();
    await mkdir(join(path, '..'));
    await writeFile(path, text, { mode: 0o600 });
    await expect(readOrMakeSiteKey(path)).rejects.toMatchObject({ code });
    expect(await readFile(path, 'utf8')).toBe(text);
  });
});

describe('what is sealed', () => {
  test('opens under the same key and name', async () => {
    const key = await readOrMakeSiteKey(await newPath());
    const property = fc.property(fc.string(), fc.uint8Array({ maxLength: 200 }), (name, bytes) => {
      expect(open(key, name, seal(key, name, bytes))).toEqual(Buffer.from(bytes));
    });
    fc.assert(property);
  });

  test('opens under no other key or name, and not when a bit of it was changed', async () => {
    const key = await readOrMakeSiteKey(await newPath());
    const other = await readOrMakeSiteKey(await newPath());
    const sealed = seal(key, 'name', Buffer.from('a secret'));
    expect(sealed).not.toEqual(seal(key, 'name', Buffer.from('a secret')));
    expect(sealed.includes('a secret')).toBe(false);
    expect(other.keyId).not.toBe(key.keyId);
    expect(open(other, 'name', sealed)).toBeUndefined();
    expect(open(key, 'other', sealed)).toBeUndefined();
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(open(key, 'name', changed)).toBeUndefined();
    }
    for (let length = 0; length < sealed.length; length += 1) {
      expect(open(key, 'name', sealed.subarray(0, length))).toBeUndefined();
    }
  });
});
