import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkplace, type Workplace } from '../certificates/workplace.ts';
import { describeWithPeers } from '../peers/describe-with-peers.ts';

describeWithPeers('certificates', 'a certificate is asked for', () => {
  let work: Workplace;
  beforeAll(async () => {
    work = await openWorkplace();
  });
  afterAll(async () => work[Symbol.asyncDispose]());

  test.each([
    ['no country', ['a.contoso.com', '-Country', 'XX'], 'There is no country "XX".'],
    ['a country of another code', ['a.contoso.com', '-Country', 'uk'], 'Say -Country GB'],
    ['a country in words', ['a.contoso.com', '-Country', 'France'], 'a code of two letters (FR)'],
    ['a dash', ['my-cmg.contoso.com', '-Purpose', 'cmg'], 'without dashes'],
    ['all hosts as a service', ['*.contoso.com', '-Purpose', 'cmg'], 'stands for every host'],
  ])('not with %s', async (_, words, says) => {
    const { code, stderr } = await work.hawser(['generate-csr', ...words, '-Path', 'not.csr']);
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)]);
    await expect(work.text('not.csr')).rejects.toThrow('ENOENT');
    expect(await work.emitted('get-certificate-request')).toEqual([]);
  });

  test('into a file that is named, which a list does not repeat, and not twice without a word', async () => {
    const words = ['generate-csr', 'a.contoso.com', '-Country', 'gb', '-Path'];
    const { stdout, stderr } = await work.hawser([...words, 'a.csr']);
    expect(stdout).toContain(`Path           : ${join(work.folder, 'a.csr')}`);
    expect(stdout).not.toContain('BEGIN');
    expect(stderr).toBe('');
    const [first] = await work.emitted('get-certificate-request');
    expect(first?.['request']).toBe(await readFile(join(work.folder, 'a.csr'), 'utf8'));
    const again = await work.hawser([...words, 'again.csr']);
    expect(again.code).toBe(0);
    const given = ['remove-certificate-request', String(first?.['id'])];
    expect(again.stderr).toContain(`hawser ${given.join(' ')}`);
    const unasked = await work.hawser(given);
    expect([unasked.code, unasked.stderr]).toEqual([2, expect.stringContaining('private key')]);
    await work.emitted(...given, '-Force');
    expect(await work.emitted('get-certificate-request')).toHaveLength(1);
  });

  test.each([
    ['MyCMG', '"MyCMG" has no domain'],
    ['MyCMG.cloudapp.net', "cloudapp.net is Microsoft's"],
  ])('with a warning where no public authority issues it: %s', async (name, says) => {
    const words = ['generate-csr', name, '-Purpose', 'cmg', '-Path', `${name}.csr`];
    const { code, stderr } = await work.hawser([...words, '-WhatIf']);
    expect([code, stderr]).toEqual([0, expect.stringContaining(says)]);
  });
});
