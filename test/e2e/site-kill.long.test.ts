import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../hawser.ts';
import { beginSite, startSite } from '../running-site.ts';

const rounds = 40;

it('a first start that is cut short again and again at any moment ends well at last', async () => {
  const begun = performance.now();
  await (await startSite()).kill();
  const length = performance.now() - begun;
  for (let round = 0; round < rounds; round += 1) {
    const home = await temporaryFolder();
    // Each time further, with what the starts before have left.
    for (let part = 0.2; part < 1.2; part += 0.2 + Math.random() * 0.4) {
      const site = beginSite({ home });
      await setTimeout(length * part * Math.random());
      await site.kill();
    }
    const site = await startSite({ home });
    expect((await site.ask('/readyz')).status, `round ${round}`).toBe(200);
    expect((await site.askAsAdmin('/admin/v1/caller')).status, `round ${round}`).toBe(200);
    expect(await site.stop()).toBe(0);
  }
}, 1_200_000);
