// Many light printers in a process of their own, for the bench: their CPU is not that of the connector.
import { startLightPrinters } from '../light-printers.ts';

const printers = await startLightPrinters(Number(process.argv[2] ?? '1'));
process.send?.({ uris: printers.all.map((printer) => printers.uri(printer)) });

/** What has come since it was asked last. */
process.on('message', () => {
  const asked: Record<string, number> = {};
  const arrivals = printers.all.flatMap(({ arrivals: each }) => each.splice(0));
  for (const printer of printers.all) {
    for (const [name, count] of printer.asked) asked[name] = (asked[name] ?? 0) + count;
    printer.asked.clear();
  }
  process.send?.({ asked, arrivals });
});
process.once('disconnect', () => process.exit());
